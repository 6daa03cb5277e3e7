//! People's names: one spelling, and the orders Chinese readers expect.
