//! What a change by hand does, said before it is done.

use serde::{Deserialize, Serialize};

use crate::report::Share;
use crate::rules::Broken;
use crate::score::Score;

/// A change an organiser is about to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// One person goes to another group.
    Move {
        /// Who.
        person: usize,
        /// Where to.
        to_group: usize,
    },
    /// Two people change places.
    Swap {
        /// One of them.
        a: usize,
        /// The other.
        b: usize,
    },
}

/// How things stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The parts of the objective.
    pub score: Score,
    /// Pairs of one unit in one group.
    pub same_unit_pairs: usize,
    /// Pairs that meet again.
    pub repeated_pairs: usize,
    /// People with their first wish, of those who wished.
    pub first_wish: Share,
    /// People with one of their first three wishes.
    pub top_three: Share,
    /// Demands not kept.
    pub broken: Vec<Broken>,
}

/// What a change does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// How things stand now.
    pub before: Standing,
    /// How they would stand; topics stay with their groups.
    pub after: Standing,
}

impl Effect {
    /// What the change adds to the total; negative when it makes the grouping worse.
    #[must_use]
    pub const fn gain(&self) -> i64 {
        self.after.score.total() - self.before.score.total()
    }

    /// Demands the change breaks that held before, or breaks further.
    #[must_use]
    pub fn newly_broken(&self) -> Vec<Broken> {
        let worse = |now: &&Broken| {
            !self
                .before
                .broken
                .iter()
                .any(|was| was.rule == now.rule && was.group == now.group && was.by >= now.by)
        };
        self.after.broken.iter().filter(worse).copied().collect()
    }
}

/// A change that cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum NoSuchChange {
    /// The person is in no group.
    #[error("person {0} is in no group")]
    Person(usize),
    /// The group does not exist.
    #[error("there is no group {0}")]
    Group(usize),
}
