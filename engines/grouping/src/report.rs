//! What an organiser reads beside the groups: what was kept, what was not, and compared with what.

use serde::{Deserialize, Serialize};

use crate::rules::{Broken, RuleRef};
use crate::score::Score;

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// How many.
    pub got: usize,
    /// Of how many.
    pub of: usize,
}

/// A demand that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Which.
    pub rule: RuleRef,
    /// Categories with more members than groups: [`crate::Rule::Apart`] could only spread them thinly.
    pub thinned: Vec<Thinned>,
}

/// A category too large to be kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thinned {
    /// The category.
    pub category: u32,
    /// How many members it has.
    pub members: usize,
    /// The most of them in one group, the least that counting allows.
    pub per_group: usize,
}

/// A wish that was not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unmet {
    /// This person's group works on none of the topics they wished for.
    NoWish {
        /// Who.
        person: usize,
    },
    /// These two have been in one group before.
    Repeated {
        /// One of them.
        a: usize,
        /// The other.
        b: usize,
        /// How many times.
        times: u32,
    },
    /// These two come from one unit.
    SameUnit {
        /// One of them.
        a: usize,
        /// The other.
        b: usize,
    },
}

/// How groups drawn by lot would have done: the same sizes, no rules. Sums over `samples` seeded draws.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// How many draws.
    pub samples: u32,
    /// Sum of [`Score::distance`].
    pub distance: i64,
    /// Sum of pairs of one unit in one group.
    pub same_unit_pairs: i64,
    /// Sum of pairs that meet again.
    pub repeated_pairs: i64,
}

/// How many of a category a group has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryCount {
    /// The category.
    pub category: u32,
    /// How many.
    pub people: usize,
}

/// One group in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupProfile {
    /// How many people.
    pub people: usize,
    /// Its topic.
    pub topic: Option<usize>,
    /// For each attribute the categories it has, ascending; its length is the number of distinct categories.
    pub attributes: Vec<Vec<CategoryCount>>,
    /// How many units.
    pub units: usize,
    /// Weighted differences within the group, as in [`Score::distance`].
    pub distance: i64,
    /// Of a thousand possible weighted differences, how many there are.
    pub mixed_per_mille: i64,
    /// Members who work on their first wish.
    pub first_wish: Share,
}

/// The whole report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The parts of the objective.
    pub score: Score,
    /// Demands that hold.
    pub kept: Vec<Kept>,
    /// Demands that do not; empty after a search, possible after changes by hand.
    pub broken: Vec<Broken>,
    /// Wishes that were not met, honestly all of them.
    pub unmet: Vec<Unmet>,
    /// People with their first wish, of those who wished.
    pub first_wish: Share,
    /// People with one of their first three wishes, of those who wished.
    pub top_three: Share,
    /// Pairs of one unit in one group.
    pub same_unit_pairs: usize,
    /// Pairs that meet again.
    pub repeated_pairs: usize,
    /// Groups drawn by lot, for comparison.
    pub drawn: Drawn,
    /// No grouping of these sizes can have more [`Score::distance`]; absent where sizes leave it open.
    pub distance_bound: Option<i64>,
    /// Each group in figures.
    pub groups: Vec<GroupProfile>,
}
