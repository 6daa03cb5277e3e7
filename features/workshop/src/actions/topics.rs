//! Actions on topics.
