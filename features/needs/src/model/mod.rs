//! What a need is and how it moves.

mod clock;
mod code;
mod need;

pub use clock::{ANSWER_WITHIN, is_late};
pub use code::{code_of, hash_of, shown};
pub use need::{Answer, Filter, FilterState, Need, NeedId, NewNeed, Passage, PassageId, State};
