//! What comes back: who is where, which topic is whose, and how far the search has come.

use serde::{Deserialize, Serialize};

use crate::report::Report;

/// A grouping: every person in one group, every group with its topic.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// For each group the indices of its people, ascending.
    pub groups: Vec<Vec<usize>>,
    /// For each group its topic, when there are topics.
    pub topics: Vec<Option<usize>>,
}

impl Assignment {
    /// The group a person is in.
    #[must_use]
    pub fn group_of(&self, person: usize) -> Option<usize> {
        self.groups.iter().position(|group| group.contains(&person))
    }
}

/// A grouping with its report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// Who is where.
    pub assignment: Assignment,
    /// Topics no group has taken.
    pub unchosen: Vec<usize>,
    /// What was kept, what was not, and how good it is.
    pub report: Report,
}

/// How far the search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Proposals looked at.
    pub iteration: u64,
    /// Proposals in all.
    pub of: u64,
    /// The total of the best grouping so far that keeps every rule.
    pub best: Option<i64>,
}
