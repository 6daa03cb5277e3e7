//! Forms: what was typed ([`Fields`]), turned into a type or into problems at their fields
//! ([`Reader`], [`Problems`]), and shown again as it was typed ([`FormState`]).

mod fields;
mod problems;
mod reader;
mod state;

pub(crate) use fields::FILES_LIMIT;
pub use fields::{Fields, Upload};
pub use problems::{Problem, Problems};
pub use reader::Reader;
pub use state::FormState;

/// A choice of a list: what is sent, and what is read.
pub type Choice = (String, String);

/// What is sent under what is read.
pub fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    (value.into(), label.into())
}
