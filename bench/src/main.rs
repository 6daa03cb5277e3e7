//! Figures, side by side, measured in one run.

fn main() {}
