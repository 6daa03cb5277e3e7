//! Actions on groups.
