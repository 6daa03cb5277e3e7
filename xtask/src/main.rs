//! The project's own commands: test, bench, shots, check.

fn main() {}
