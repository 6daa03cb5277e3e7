//! What a result consists of: announced values, ranks, and the sum behind each value as data.

use serde::{Deserialize, Serialize};

use crate::contest::Lack;
use crate::decimal::Decimal;
use crate::exact::Exact;
use crate::keys::TeamKey;
use crate::rule::TieBreak;

/// The whole contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Official {
    /// Everything is in: best first, equal ranks in the order of entry.
    Complete(Vec<Placed>),
    /// Something is still waited for, so there are no ranks yet.
    NotYet {
        /// Teams whose own value is already known, in the order of entry.
        known: Vec<TeamResult>,
        /// What is waited for.
        lacking: Vec<Lack>,
    },
}

/// One team, which can be announced before the others are through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamStanding {
    /// Its value.
    Known(TeamResult),
    /// What is waited for.
    NotYet(Vec<Lack>),
}

/// A team's announced value and everything needed to recompute it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamResult {
    /// Which team.
    pub team: TeamKey,
    /// The announced value.
    pub announced: Decimal,
    /// The sum written out; [`Working::sentence`] prints it.
    pub working: Working,
    /// Mean of each dimension at the announced places, in the order of the sheet: over everybody present, or, where
    /// the rule drops extremes in each dimension, over those kept.
    pub dimension_means: Vec<Decimal>,
    /// What each link of the tie chain compares, in the chain's order; larger is better.
    pub tie_values: Vec<Exact>,
}

/// A team with its rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// 1 is best; a shared rank skips the next ones (1-2-2-4).
    pub rank: u32,
    /// Whether others were announced with the same value, and what came of it.
    pub tie: Tie,
    /// The value and its working.
    pub result: TeamResult,
}

/// What became of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// Nobody else has this value.
    None,
    /// The chain told this team from all others of the same value; this was the last link needed.
    Settled(TieBreak),
    /// The chain is used up: the rank is shared.
    Shared,
}

/// The sum behind an announced value, as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Working {
    /// One line for judges' totals, or one for each dimension.
    pub lines: Vec<Line>,
    /// How many scores each line keeps.
    pub kept: usize,
    /// The panel's figure at the announced places, before anything is taken off.
    pub panel: Decimal,
    /// Points off for overtime; nought for none.
    pub overtime: Decimal,
    /// The audience's part, where the rule counts it.
    pub audience: Option<AudiencePart>,
    /// The announced value.
    pub announced: Decimal,
    /// Places of the announced value.
    pub places: u8,
    /// Places that scores are shown with: those of the rule's step.
    pub score_places: u8,
}

/// One mean: what was dropped, what was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The dimension's place on the sheet; none for judges' totals.
    pub dimension: Option<usize>,
    /// Dropped at the top, highest first.
    pub dropped_high: Vec<Decimal>,
    /// Dropped at the bottom, lowest last.
    pub dropped_low: Vec<Decimal>,
    /// Kept, highest first; in this order nobody can tell whose is whose.
    pub kept: Vec<Decimal>,
    /// Sum of the kept ones.
    pub sum: Decimal,
    /// What a point here counts; 1 for judges' totals.
    pub weight: Decimal,
    /// Mean of the kept ones, where the rule rounds at this stage.
    pub rounded_mean: Option<Decimal>,
}

/// How the audience's vote came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AudiencePart {
    /// Its share of the result in percent.
    pub percent: u8,
    /// Share of the vote in thousandths.
    pub share_thousandths: u16,
    /// Full marks × share of the vote, at the announced places.
    pub points: Decimal,
}
