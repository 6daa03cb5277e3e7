//! The sentences of this room, typed at build from `locales/`.

web::words!();
