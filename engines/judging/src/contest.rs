//! The facts that a result is computed from: who sat on the panel, who scored whom, who recused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::keys::{JudgeKey, TeamKey};
use crate::score::ScoreError;

/// The most judges on one panel; with the rule's limits it keeps every sum far within `i64`.
pub const MOST_JUDGES: usize = 1_000;

/// One contest: a panel and the teams before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contest {
    /// Everybody on the panel; a judge without a cell for a team is waited for.
    pub judges: Vec<JudgeKey>,
    /// The teams, in any order.
    pub entries: Vec<Entry>,
}

/// What is known about one team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which team.
    pub team: TeamKey,
    /// What each judge did. A judge who is not here has not begun.
    pub cells: BTreeMap<JudgeKey, Cell>,
    /// Seconds spoken, from the timekeeper; asked for only where the rule deducts overtime.
    pub show_seconds: Option<u32>,
    /// Share of the audience's vote in thousandths; asked for only where the rule counts it.
    pub audience_thousandths: Option<u16>,
}

/// What one judge did about one team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Scores in the order of the sheet; `None` where nothing is filled in yet.
    Scored(Vec<Option<Decimal>>),
    /// Stood back because of a tie to the team: missing, never 0 and never the mean.
    Recused,
    /// Was not there: missing in the same way.
    Absent,
}

/// What a result is still waiting for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// A judge has not filled in these dimensions (all of them, when not begun).
    Scores {
        /// For which team.
        team: TeamKey,
        /// Who.
        judge: JudgeKey,
        /// Which, by place on the sheet.
        dimensions: Vec<usize>,
    },
    /// Everybody recused or was absent: there is nothing to take a mean of.
    NobodyLeft {
        /// For which team.
        team: TeamKey,
    },
    /// The timekeeper has not said how long the team spoke.
    Time {
        /// For which team.
        team: TeamKey,
    },
    /// The audience's vote is not closed.
    Audience {
        /// For which team.
        team: TeamKey,
    },
}

/// Facts that contradict the rule or each other: a mistake of the caller, not a state of the contest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A score that the rule does not allow.
    #[error("team {team}, judge {judge}, dimension {dimension}: {reason}")]
    ScoreNotAllowed {
        /// For which team.
        team: TeamKey,
        /// Whose.
        judge: JudgeKey,
        /// Which, by place on the sheet.
        dimension: usize,
        /// Why not.
        reason: ScoreError,
    },
    /// A sheet with too few or too many places.
    #[error("team {team}, judge {judge}: {found} scores for {expected} dimensions")]
    WrongSheet {
        /// For which team.
        team: TeamKey,
        /// Whose.
        judge: JudgeKey,
        /// How many dimensions the rule has.
        expected: usize,
        /// How many places the sheet has.
        found: usize,
    },
    /// Somebody scored who is not on the panel.
    #[error("team {team}: {judge} is not on the panel")]
    NotOnThePanel {
        /// For which team.
        team: TeamKey,
        /// Who.
        judge: JudgeKey,
    },
    /// The same judge twice on the panel.
    #[error("judge {judge} is on the panel twice")]
    JudgeTwice {
        /// Who.
        judge: JudgeKey,
    },
    /// The same team twice.
    #[error("team {team} is entered twice")]
    TeamTwice {
        /// Which.
        team: TeamKey,
    },
    /// More than [`MOST_JUDGES`].
    #[error("more than {most} judges")]
    TooManyJudges {
        /// The most allowed.
        most: usize,
    },
    /// An audience share above one.
    #[error("team {team}: an audience share of {thousandths} thousandths is more than everything")]
    AudienceAboveOne {
        /// For which team.
        team: TeamKey,
        /// What was given.
        thousandths: u16,
    },
}
