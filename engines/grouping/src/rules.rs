//! What must hold, and which of it a given grouping breaks.

use serde::{Deserialize, Serialize};

use crate::problem::{By, Problem};
use crate::solution::Assignment;

/// A hard rule. The search never returns a grouping that breaks one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// No two of the same category in one group. A category with more members than there are groups is spread
    /// as thinly as counting allows; the report says so ([`crate::Kept::thinned`]).
    Apart {
        /// What is looked at.
        by: By,
    },
    /// These people are in one group.
    Together {
        /// Who.
        people: Vec<usize>,
    },
    /// This person is in this group.
    Keep {
        /// Who.
        person: usize,
        /// Where.
        group: usize,
    },
    /// Every group has at least so many of this category.
    AtLeast {
        /// The attribute.
        attribute: usize,
        /// Its category.
        category: u32,
        /// The fewest in each group.
        per_group: usize,
    },
    /// No group has more than so many of this category.
    AtMost {
        /// The attribute.
        attribute: usize,
        /// Its category.
        category: u32,
        /// The most in each group.
        per_group: usize,
    },
}

/// Which demand is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RuleRef {
    /// A rule of [`Problem::rules`].
    Rule(usize),
    /// The fixed group of a person.
    Fixed(usize),
    /// The sizes of the groups.
    Sizes,
    /// The capacity of topics, or a topic kept for a group.
    Topics,
}

/// A demand that a grouping does not keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Broken {
    /// Which.
    pub rule: RuleRef,
    /// In which group, where the demand is one on groups.
    pub group: Option<usize>,
    /// How many people (for topics: groups) are too many or too few.
    pub by: usize,
}

/// The most members of one category that [`Rule::Apart`] lets into a group.
#[must_use]
pub fn apart_ceiling(members: usize, groups: usize) -> usize {
    if groups == 0 { members } else { members.div_ceil(groups) }
}
