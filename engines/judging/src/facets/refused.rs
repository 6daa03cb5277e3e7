//! Why ratings cannot be measured, so that the page can say what is missing.

use serde::{Deserialize, Serialize};

use super::{Dropped, MOST_STEPS};
use crate::keys::{JudgeKey, TeamKey};

/// Why there is no measure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// More than [`MOST_STEPS`] ordered steps: this is a scale of points, not a rubric.
    #[error("{steps} ordered steps, at most {MOST_STEPS} can be measured")]
    TooManySteps {
        /// How many the rubric has.
        steps: u16,
    },
    /// No ratings at all.
    #[error("there are no ratings")]
    NoRatings,
    /// A step that the rubric does not have.
    #[error("{at}: step {step} is above the highest, {highest}")]
    StepTooHigh {
        /// Which rating.
        at: RatingAt,
        /// What it says.
        step: u8,
        /// The highest of the rubric.
        highest: u8,
    },
    /// The same judge rated the same team on the same criterion twice.
    #[error("{at}: rated twice")]
    RatedTwice {
        /// Which rating.
        at: RatingAt,
    },
    /// Whoever has nothing but lowest or highest ratings was left out, and nobody remained.
    #[error("nobody has ratings other than lowest and highest")]
    AllExtreme {
        /// Who was left out, in the order of leaving.
        dropped: Vec<Dropped>,
    },
    /// Pieces that nothing links: only within a piece can anything be compared.
    #[error("the ratings fall into pieces that cannot be compared: {pieces}")]
    Apart {
        /// Which.
        pieces: Pieces,
        /// Who had been left out before, and so links nothing.
        dropped: Vec<Dropped>,
    },
    /// Some measure would be infinite although no single element is extreme: the ratings are so few or so orderly that
    /// these become likelier without end. Where one panel is linked to the rest by highest steps only, it is those.
    #[error("no finite solution: ratings that pull without end: {}, the first is {}", .ratings.len(), first(.ratings))]
    NoFiniteSolution {
        /// The ratings that pull, by team, judge and criterion.
        ratings: Vec<RatingAt>,
    },
}

/// The place of one rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingAt {
    /// For which team.
    pub team: TeamKey,
    /// Whose.
    pub judge: JudgeKey,
    /// On which criterion.
    pub criterion: usize,
}

/// Each facet cut into pieces: two elements of one piece can be compared, two of different pieces cannot. A facet with
/// a single piece is whole.
///
/// Where the teams are cut because no judge rates across, the judges of a piece stand at the same place of the list as
/// their teams, and one judge who rates in both pieces would mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pieces {
    /// Teams, each piece by key.
    pub teams: Vec<Vec<TeamKey>>,
    /// Judges, each piece by key, in the order in which the ratings (by team, judge, criterion) first meet them.
    pub judges: Vec<Vec<JudgeKey>>,
    /// Criteria, each piece by place, in the same order.
    pub criteria: Vec<Vec<usize>>,
}

impl std::fmt::Display for RatingAt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "team {}, judge {}, criterion {}", self.team, self.judge, self.criterion)
    }
}

impl std::fmt::Display for Pieces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (teams, judges, criteria) =
            (written(&self.teams), written(&self.judges), written(&self.criteria));
        write!(f, "teams {teams}; judges {judges}; criteria {criteria}")
    }
}

fn written<K: std::fmt::Display>(pieces: &[Vec<K>]) -> String {
    let piece = |piece: &Vec<K>| piece.iter().map(K::to_string).collect::<Vec<_>>().join(", ");
    pieces.iter().map(piece).collect::<Vec<_>>().join(" | ")
}

fn first(ratings: &[RatingAt]) -> String {
    ratings.first().map(RatingAt::to_string).unwrap_or_default()
}
