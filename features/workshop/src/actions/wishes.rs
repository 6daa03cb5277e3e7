//! Actions on wishes.
