//! This room's sentences, typed at build.

use web::{Lang, Problem};

web::words!();

/// A problem of a field in this room's words.
pub(crate) fn said(sentence: impl Fn(&Words) -> String) -> Problem {
    Problem::Said(sentence(words(Lang::Zh)), sentence(words(Lang::En)))
}
