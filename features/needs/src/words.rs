//! This room's sentences, typed at build.

web::words!();
