//! Gongfang: one program for the education loop of a trade-union federation.

fn main() {}
