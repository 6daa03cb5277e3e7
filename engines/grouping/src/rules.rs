//! What must hold, and which of it a given grouping breaks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::demands::members;
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

/// The demands a grouping does not keep, counted anew: rules, fixed people, sizes, topics.
#[must_use]
pub fn broken_rules(problem: &Problem, assignment: &Assignment) -> Vec<Broken> {
    let mut broken = Vec::new();
    let mut add = |rule: RuleRef, group: Option<usize>, by: usize| {
        if by > 0 {
            broken.push(Broken { rule, group, by });
        }
    };
    let mut group_of = vec![None; problem.people.len()];
    for (group, people) in assignment.groups.iter().enumerate() {
        for person in people {
            if let Some(place) = group_of.get_mut(*person) {
                *place = Some(group);
            }
        }
    }
    let is_in = |person: usize, group: usize| group_of.get(person).copied().flatten() == Some(group);
    for (at, rule) in problem.rules.iter().enumerate() {
        let at = RuleRef::Rule(at);
        match rule {
            Rule::Apart { by } => {
                let members = members(problem, *by);
                for (group, people) in assignment.groups.iter().enumerate() {
                    let mut here: BTreeMap<u32, usize> = BTreeMap::new();
                    for category in people.iter().filter_map(|person| problem.category(*person, *by)) {
                        *here.entry(category).or_default() += 1;
                    }
                    let most =
                        |category| apart_ceiling(members.get(category).copied().unwrap_or(0), problem.groups);
                    add(
                        at,
                        Some(group),
                        here.iter().map(|(category, n)| n.saturating_sub(most(category))).sum(),
                    );
                }
            }
            Rule::Together { people } => {
                let mut who = people.clone();
                who.sort_unstable();
                who.dedup();
                let mut parts: BTreeMap<Option<usize>, usize> = BTreeMap::new();
                for person in &who {
                    *parts.entry(group_of.get(*person).copied().flatten()).or_default() += 1;
                }
                add(at, None, who.len() - parts.values().max().copied().unwrap_or(0));
            }
            Rule::Keep { person, group } => add(at, Some(*group), usize::from(!is_in(*person, *group))),
            Rule::AtLeast { attribute, category, per_group }
            | Rule::AtMost { attribute, category, per_group } => {
                let low = matches!(rule, Rule::AtLeast { .. });
                for (group, people) in assignment.groups.iter().enumerate() {
                    let of = |person: &&usize| {
                        problem.category(**person, By::Attribute(*attribute)) == Some(*category)
                    };
                    let here = people.iter().filter(of).count();
                    let by =
                        if low { per_group.saturating_sub(here) } else { here.saturating_sub(*per_group) };
                    add(at, Some(group), by);
                }
            }
        }
    }
    for (at, person) in problem.people.iter().enumerate() {
        if let Some(group) = person.fixed_group {
            add(RuleRef::Fixed(at), Some(group), usize::from(!is_in(at, group)));
        }
    }
    for (group, size) in problem.bounds().iter().enumerate() {
        let people = assignment.groups.get(group).map_or(0, Vec::len);
        add(RuleRef::Sizes, Some(group), size.min.saturating_sub(people) + people.saturating_sub(size.max));
    }
    if let Some(topics) = &problem.topics {
        for group in 0..problem.groups {
            let has = assignment.topics.get(group).copied().flatten();
            let kept = topics.kept.get(group).copied().flatten();
            add(RuleRef::Topics, Some(group), usize::from(has.is_none() || kept.is_some() && kept != has));
        }
        for (topic, capacity) in topics.capacity.iter().enumerate() {
            let taken = assignment.topics.iter().filter(|has| **has == Some(topic)).count();
            add(RuleRef::Topics, None, taken.saturating_sub(*capacity));
        }
    }
    broken
}
