//! SQL of wishes.
