//! (second half)
