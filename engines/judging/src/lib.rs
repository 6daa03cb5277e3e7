//! The official result of a judged contest, in exact arithmetic, and a second opinion beside it.
//!
//! A roadshow, a speech contest or a call for short lessons is judged by people, and every figure announced in
//! the hall must be one that a judge can recompute by hand. So the official result has no floating point, no clock
//! and no chance: it is a pure function of the frozen rule and the facts. The second opinion ([`mod@opinion`]) is
//! reckoned in floating point from a seed, says how sure the order is, and decides nothing.
//!
//! | File | Says |
//! |---|---|
//! | [`rule`] | what the organiser decides beforehand; [`presets`] to start from; `sentence` prints it |
//! | [`score`] | may this judge give this score? |
//! | [`contest`] | the facts that go in: who judged whom, who recused |
//! | [`mod@official`] | from the facts to announced values ([`outcome`]); `panel` is the trimmed mean; `working` writes the sum out |
//! | `ranks` | 1-2-2-4 and the tie chain |
//! | [`draw`] | a running order that anyone can check again |
//! | [`mod@chain`] | hashes that tell whether a sheet was changed afterwards |
//! | [`recusal`] | which judge should stand back from which team |
//! | [`audience`] | the hall's vote |
//! | [`facets`] | rubrics of a few steps: teams, judges and criteria on one scale (many-facet Rasch) |
//! | [`pairs`] | open calls too large to score whole: strengths from votes in pairs (Bradley–Terry) |
//! | [`mod@opinion`] | how sure the order is, how severe the judges are, whether another rule or panel would agree |
//!
//! ```
//! use judging::{Cell, Contest, Decimal, Entry, JudgeKey, Lang, Official, Preset, official};
//!
//! let rule = Preset::Roadshow.rule().freeze()?;
//! let judges: Vec<JudgeKey> = ["甲", "乙", "丙"].map(JudgeKey::from).into();
//! let sheet = Cell::Scored(vec![Some(Decimal::whole(18)); 5]);
//! let mut cells: std::collections::BTreeMap<_, _> =
//!     judges.iter().map(|judge| (judge.clone(), sheet.clone())).collect();
//! cells.insert("丙".into(), Cell::Recused);
//! let entry = Entry { team: "第一组".into(), cells, show_seconds: None, audience_thousandths: None };
//!
//! let Official::Complete(placed) = official(&rule, &Contest { judges, entries: vec![entry] })? else {
//!     unreachable!("everybody has scored or stood back");
//! };
//! assert_eq!(placed[0].result.working.sentence(Lang::Zh), "2 个相加 ÷ 2 = 90.00");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod audience;
pub mod chain;
pub mod contest;
pub mod decimal;
pub mod draw;
pub mod exact;
pub mod facets;
pub mod keys;
pub mod official;
pub mod opinion;
pub mod outcome;
pub mod pairs;
mod panel;
pub mod presets;
pub mod problem;
mod ranks;
pub mod recusal;
pub mod rule;
pub mod score;
mod sentence;
pub mod words;
mod working;

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
