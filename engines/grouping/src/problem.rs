//! What is asked for: people with their attributes and wishes, how many groups, what matters, what must hold.
//!
//! People, attributes, groups and topics are named by their index; categories are numbers the caller chose.

use serde::{Deserialize, Serialize};

use crate::rules::Rule;

/// The category of an attribute nobody told us. It counts neither as the same as nor as different from any other.
pub const UNKNOWN: u32 = u32::MAX;

/// More people than this are refused: pair sums stay far away from the end of `i64`.
pub const MAX_PEOPLE: usize = 20_000;

/// More groups than this are refused.
pub const MAX_GROUPS: usize = 1_000;

/// One person to be put into a group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The caller's own name for this person; carried along, never interpreted.
    pub key: String,
    /// One category per attribute of the problem, or [`UNKNOWN`].
    pub attributes: Vec<u32>,
    /// The work unit, where it is known.
    pub unit: Option<u32>,
    /// Topics wished for, the dearest first.
    pub wishes: Vec<usize>,
    /// The group this person must be in, when an organiser has put them there by hand.
    pub fixed_group: Option<usize>,
}

/// How much something matters. An integer factor behind it keeps every sum exact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Weight {
    /// Not looked at.
    Off,
    /// A little.
    Low,
    /// The usual.
    #[default]
    Medium,
    /// Much.
    High,
}

impl Weight {
    /// The factor of this weight; each step is worth three of the one below.
    #[must_use]
    pub const fn factor(self) -> i64 {
        match self {
            Self::Off => 0,
            Self::Low => 1,
            Self::Medium => 3,
            Self::High => 9,
        }
    }
}

/// Something people differ in: region, industry, post, years of service.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// The caller's name for it.
    pub name: String,
    /// How much mixing it matters.
    pub weight: Weight,
}

/// The fewest and the most people of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// The fewest people.
    pub min: usize,
    /// The most people.
    pub max: usize,
}

/// How large groups may be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sizes {
    /// As equal as the number of people allows: 118 in 6 groups makes 19 or 20 each.
    #[default]
    Balanced,
    /// The same bounds for every group.
    Between(Size),
    /// Bounds for each group.
    Each(Vec<Size>),
}

/// The topics groups work on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topics {
    /// For each topic, how many groups may take it. There may be more topics than groups.
    pub capacity: Vec<usize>,
    /// For each group, the topic an organiser has already given it. Empty means none is given.
    pub kept: Vec<Option<usize>>,
}

/// Two people who have been in one group before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encounter {
    /// One of them.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// How many times.
    pub times: u32,
}

/// How much work the search may do. Steps, not seconds: the same budget gives the same groups on any machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Proposals looked at by the annealing.
    pub iterations: u64,
}

impl Budget {
    /// What is enough for so many people: less than a second for a class of 118, some seconds for 5,000.
    #[must_use]
    pub fn fitting(people: usize) -> Self {
        let people = u64::try_from(people).unwrap_or(u64::MAX);
        Self { iterations: people.saturating_mul(25_000).clamp(100_000, 5_000_000) }
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self { iterations: 120_000 }
    }
}

/// Everything that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Who is to be grouped.
    pub people: Vec<Person>,
    /// What people differ in, in the order of [`Person::attributes`].
    pub attributes: Vec<Attribute>,
    /// How many groups.
    pub groups: usize,
    /// How large each may be.
    pub sizes: Sizes,
    /// What must hold.
    pub rules: Vec<Rule>,
    /// The topics, when groups work on topics.
    pub topics: Option<Topics>,
    /// How much the wishes for topics matter.
    pub wish_weight: Weight,
    /// How much it matters that no group is less mixed than another.
    pub balance_weight: Weight,
    /// How much it matters that colleagues of one unit are parted (as a wish; [`Rule::Apart`] makes it a rule).
    pub unit_weight: Weight,
    /// Who has been in one group before.
    pub earlier: Vec<Encounter>,
    /// How much it matters that they meet new people.
    pub earlier_weight: Weight,
    /// Where chance starts: the same seed, problem and budget give the same groups.
    pub seed: u64,
    /// How long to look.
    pub budget: Budget,
}

impl Problem {
    /// The bounds of each group.
    ///
    /// A list of the wrong length is a fault the check names ([`crate::Fault::SizesForOtherGroups`]).
    #[must_use]
    pub fn bounds(&self) -> Vec<Size> {
        match &self.sizes {
            Sizes::Balanced if self.groups == 0 => Vec::new(),
            Sizes::Balanced => {
                let min = self.people.len() / self.groups;
                let max = self.people.len().div_ceil(self.groups);
                vec![Size { min, max }; self.groups]
            }
            Sizes::Between(size) => vec![*size; self.groups],
            Sizes::Each(each) => each.clone(),
        }
    }

    /// The known category of a person's attribute, or of their unit.
    #[must_use]
    pub fn category(&self, person: usize, by: By) -> Option<u32> {
        let person = self.people.get(person)?;
        match by {
            By::Attribute(attribute) => person.attributes.get(attribute).copied().filter(|c| *c != UNKNOWN),
            By::Unit => person.unit,
        }
    }

    /// The rank (0 is the dearest) a person gave to a topic, when they wished for it.
    #[must_use]
    pub fn rank(&self, person: usize, topic: usize) -> Option<usize> {
        self.people.get(person)?.wishes.iter().position(|wish| *wish == topic)
    }
}

/// What a rule or a report looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum By {
    /// One of the problem's attributes.
    Attribute(usize),
    /// The work unit.
    Unit,
}
