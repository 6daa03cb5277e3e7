//! People's names: one spelling, and the orders Chinese readers expect.
//!
//! [`Name::parse`] brings a name as somebody typed it to the one spelling that is stored;
//! [`stroke_key`] and [`pinyin_key`] give texts that any database sorts rightly byte by byte;
//! [`display_spaced`] is for paper, where two-character names are set as wide as three.

mod order;
mod spelling;
mod surnames;

pub use order::{pinyin_key, stroke_key};
pub use spelling::{Changes, LONGEST, Name, NameProblem, display_spaced};
