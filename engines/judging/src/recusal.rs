//! Which judge should stand back from which team, from given facts.
//!
//! Source: skills-contest notices ask a judge with an interest in, or special relation to, a contestant to recuse
//! (回避). The same unit and having coached the team are plain cases; the same city is for the organiser to decide.

use serde::{Deserialize, Serialize};

use crate::keys::{JudgeKey, TeamKey};

/// Where somebody comes from. Empty or blank is "not known" and never matches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Unit (单位).
    pub unit: String,
    /// City.
    pub city: String,
}

/// What is known about a judge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgeFacts {
    /// Who.
    pub judge: JudgeKey,
    /// Where from.
    pub home: Home,
    /// Teams this judge has coached.
    pub coached: Vec<TeamKey>,
}

/// What is known about a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamFacts {
    /// Which team.
    pub team: TeamKey,
    /// Where its members come from.
    pub members: Vec<Home>,
}

/// A judge and a team that are too close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Who.
    pub judge: JudgeKey,
    /// Which team.
    pub team: TeamKey,
    /// Why; the strongest ground only.
    pub ground: Ground,
    /// What follows.
    pub call: Call,
}

/// Why a judge is too close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// A member is of the judge's own unit.
    SameUnit(String),
    /// The judge has coached the team.
    Coached,
    /// A member is from the judge's city.
    SameCity(String),
}

/// What follows from a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Call {
    /// The judge does not score this team.
    Recused,
    /// Shown to the organiser, who decides.
    Proposed,
}
