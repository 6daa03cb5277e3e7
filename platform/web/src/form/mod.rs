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
