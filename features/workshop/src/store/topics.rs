//! SQL of topics.
