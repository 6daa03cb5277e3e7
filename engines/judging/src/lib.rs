//! The official result of a judged contest, in exact arithmetic.
//!
//! A roadshow, a speech contest or a call for short lessons is judged by people, and every figure announced in
//! the hall must be one that a judge can recompute by hand. So this crate has no floating point, no clock and no
//! hidden chance: a result is a pure function of the frozen rule and the facts.
//!
//! | File | Says |
//! |---|---|
//! | [`rule`] | what the organiser decides beforehand; [`presets`] to start from; [`sentence`] prints it |
//! | [`score`] | may this judge give this score? |
//! | [`contest`] | the facts that go in: who judged whom, who recused |
//! | [`mod@official`] | from the facts to announced values ([`outcome`]); [`panel`] is the trimmed mean; [`working`] writes the sum out |
//! | [`ranks`] | 1-2-2-4 and the tie chain |
//! | [`draw`] | a running order that anyone can check again |
//! | [`recusal`] | which judge should stand back from which team |
//! | [`audience`] | the hall's vote |

pub mod audience;
pub mod contest;
pub mod decimal;
pub mod draw;
pub mod exact;
pub mod keys;
pub mod official;
pub mod outcome;
pub mod panel;
pub mod presets;
pub mod problem;
pub mod ranks;
pub mod recusal;
pub mod rule;
pub mod score;
pub mod sentence;
pub mod words;
pub mod working;

pub use contest::{Cell, Contest, Entry, Fault, Lack};
pub use decimal::{Decimal, DecimalError};
pub use exact::Exact;
pub use keys::{JudgeKey, TeamKey};
pub use official::{official, team_standing};
pub use outcome::{AudiencePart, Line, Official, Placed, TeamResult, TeamStanding, Tie, Working};
pub use presets::Preset;
pub use problem::Problem;
pub use rule::{Dimension, FrozenRule, NotFrozen, Overtime, Rounding, Rule, TieBreak, Timing, Trim, TrimOn};
pub use score::ScoreError;
pub use words::{Lang, Words};
