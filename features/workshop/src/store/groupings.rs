//! SQL of groupings.
