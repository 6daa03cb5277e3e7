//! Every address of this room.

use web::links::escaped;

use crate::model::{Filter, NeedId};

/// Where a worker says a difficulty.
pub const SAY: &str = "/say";
/// Where a worker looks up what became of it.
pub const REPLY: &str = "/reply";
/// What was said, for staff.
pub const NEEDS: &str = "/needs";
/// A poster with the QR code, to print.
pub const POSTER: &str = "/needs/poster";

/// The page for saying something at a place: its poster leads here.
pub fn say_at(place: &str) -> String {
    if place.is_empty() { SAY.to_owned() } else { format!("{SAY}?place={}", escaped(place)) }
}

/// After saying it: thanks, and the reply code.
pub fn said(need: &NeedId) -> String {
    format!("{SAY}/{need}")
}

/// What became of it.
pub fn reply(code: &str) -> String {
    format!("{REPLY}/{code}")
}

/// The list, looked through.
pub fn needs_filtered(filter: &Filter) -> String {
    format!("{NEEDS}?state={}&q={}", filter.state.word(), escaped(&filter.words))
}

/// One need.
pub fn need(need: &NeedId) -> String {
    format!("{NEEDS}/{need}")
}

/// Answering it.
pub fn answer(need: &NeedId) -> String {
    format!("{NEEDS}/{need}/answer")
}

/// The poster for a place.
pub fn poster_at(place: &str) -> String {
    format!("{POSTER}?place={}", escaped(place))
}
