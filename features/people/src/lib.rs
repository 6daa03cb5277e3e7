//! Organisations, persons, roles, and how people get in.
