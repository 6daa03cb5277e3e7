//! The official result of a judged contest, in exact arithmetic.
