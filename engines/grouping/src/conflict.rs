//! Why no grouping exists, or none was found: always named, never a bare no.

use serde::{Deserialize, Serialize};

use crate::problem::By;
use crate::rules::{Broken, RuleRef};

/// Something in the problem that points nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// There are people but no groups.
    NoGroups,
    /// More people than [`crate::MAX_PEOPLE`] or more groups than [`crate::MAX_GROUPS`].
    TooLarge,
    /// A person has more or fewer categories than there are attributes.
    AttributesOf(usize),
    /// A person wishes for a topic that does not exist.
    WishOf(usize),
    /// A person is fixed to a group that does not exist.
    FixedGroupOf(usize),
    /// [`crate::Sizes::Each`] lists another number of groups.
    SizesForOtherGroups,
    /// [`crate::Topics::kept`] lists another number of groups, or a topic that does not exist.
    KeptTopics,
    /// This rule names a person, group or attribute that does not exist.
    Rule(usize),
    /// This earlier encounter names a person who does not exist, or one person twice.
    Encounter(usize),
}

/// Why demands exclude each other; a proof by counting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The bounds do not hold all people.
    SizesDoNotAddUp {
        /// How many people there are.
        people: usize,
        /// The sum of the lower bounds.
        fewest: usize,
        /// The sum of the upper bounds.
        most: usize,
    },
    /// A group's lower bound is above its upper bound.
    SizeReversed {
        /// Which group.
        group: usize,
    },
    /// People who belong together are kept in different groups.
    KeptInTwoGroups {
        /// Who.
        people: Vec<usize>,
        /// One group.
        first: usize,
        /// The other.
        second: usize,
    },
    /// People who belong together do not fit into the largest group.
    TogetherTooLarge {
        /// Who.
        people: Vec<usize>,
        /// The largest group.
        largest: usize,
    },
    /// More people are kept in a group than it holds.
    GroupOverfull {
        /// Which group.
        group: usize,
        /// How many are kept there.
        kept: usize,
        /// How many it holds.
        most: usize,
    },
    /// Too few members of a category for what the groups need.
    NotEnoughMembers {
        /// What is looked at.
        by: By,
        /// Its category.
        category: u32,
        /// How many the groups need.
        needed: usize,
        /// How many there are.
        there_are: usize,
    },
    /// More members of a category than the groups may take.
    TooManyMembers {
        /// What is looked at.
        by: By,
        /// Its category.
        category: u32,
        /// How many the groups may take.
        allowed: usize,
        /// How many there are.
        there_are: usize,
    },
    /// The same category has a lower limit above its upper limit.
    LimitsCross {
        /// What is looked at.
        by: By,
        /// Its category.
        category: u32,
        /// The lower limit.
        at_least: usize,
        /// The upper limit.
        at_most: usize,
    },
    /// People who belong together, or are kept in one group, are more of a category than a group may have.
    ForcedTogether {
        /// What is looked at.
        by: By,
        /// Its category.
        category: u32,
        /// Who.
        people: Vec<usize>,
        /// How many a group may have.
        at_most: usize,
    },
    /// The categories every group must have need more people than a group holds.
    NeedsMoreThanHolds {
        /// What is looked at.
        by: By,
        /// How many people are needed.
        needed: usize,
        /// How many the smallest group holds.
        holds: usize,
    },
    /// Fewer places on topics than groups.
    TopicsTooFew {
        /// How many groups.
        groups: usize,
        /// How many places.
        places: usize,
    },
    /// A topic is kept for more groups than may take it.
    TopicOverfull {
        /// Which topic.
        topic: usize,
        /// For how many groups it is kept.
        kept: usize,
        /// How many may take it.
        capacity: usize,
    },
}

/// Demands that exclude each other, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Why.
    pub reason: Reason,
    /// Which; dropping or easing one of them ends this conflict.
    pub rules: Vec<RuleRef>,
}

/// No grouping comes back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Infeasible {
    /// The problem points at things that do not exist.
    #[error("the problem names things that do not exist: {0:?}")]
    Malformed(Vec<Fault>),
    /// Proven: these demands exclude each other.
    #[error("demands exclude each other: {0:?}")]
    Conflicting(Vec<Conflict>),
    /// Not proven, but the search found no grouping that keeps all of these at once.
    #[error("no grouping found that keeps all of {rules:?}")]
    NotFound {
        /// Demands that the search could not keep together; without any one of them it found a grouping,
        /// unless there are too many rules to try, or it was stopped: then those that stayed broken.
        rules: Vec<RuleRef>,
        /// Where the nearest grouping fell short.
        nearest: Vec<Broken>,
        /// The caller stopped the search.
        stopped: bool,
    },
}
