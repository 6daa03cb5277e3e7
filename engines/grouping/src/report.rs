//! What an organiser reads beside the groups: what was kept, what was not, and compared with what.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::comparison::{distance_bound, drawn};
use crate::demands::members;
use crate::model::{Model, meetings};
use crate::problem::{By, Problem, Weight};
use crate::rules::{Broken, Rule, RuleRef, apart_ceiling, broken_rules};
use crate::score::Score;
use crate::solution::Assignment;
use crate::state::State;

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

impl Drawn {
    /// The mean of [`Score::distance`] over the draws.
    #[must_use]
    pub fn mean_distance(&self) -> f64 {
        self.mean(self.distance)
    }

    /// The mean number of pairs of one unit in one group.
    #[must_use]
    pub fn mean_same_unit_pairs(&self) -> f64 {
        self.mean(self.same_unit_pairs)
    }

    /// The mean number of pairs that meet again.
    #[must_use]
    pub fn mean_repeated_pairs(&self) -> f64 {
        self.mean(self.repeated_pairs)
    }

    #[expect(clippy::cast_precision_loss, reason = "sums over 20,000 people stay below 2^53")]
    fn mean(&self, sum: i64) -> f64 {
        if self.samples == 0 { 0.0 } else { sum as f64 / f64::from(self.samples) }
    }
}

/// Reports on any grouping of the people of a problem, found by the search or made by hand.
#[must_use]
pub fn report_of(problem: &Problem, assignment: &Assignment) -> Report {
    let model = Model::new(problem);
    let state = State::of(&model, assignment);
    let broken = broken_rules(problem, assignment);
    let unmet = unmet(problem, assignment, &state);
    let (first_wish, top_three) = wishes(problem, &state, 0..problem.people.len());
    Report {
        score: state.score(),
        kept: kept(problem, &broken),
        broken,
        unmet,
        first_wish,
        top_three,
        same_unit_pairs: usize::try_from(state.same_unit_pairs).unwrap_or(0),
        repeated_pairs: usize::try_from(state.repeated_pairs()).unwrap_or(0),
        drawn: drawn(&model, assignment),
        distance_bound: distance_bound(problem),
        groups: (0..problem.groups).map(|group| profile(problem, assignment, &state, group)).collect(),
    }
}

/// Of those who wished for topics: who has the first wish, who has one of the first three.
pub(crate) fn wishes(
    problem: &Problem,
    state: &State<'_>,
    who: impl Iterator<Item = usize>,
) -> (Share, Share) {
    let (mut first, mut three) = (Share::default(), Share::default());
    if problem.topics.is_none() {
        return (first, three);
    }
    for person in who.filter(|person| !problem.people[*person].wishes.is_empty()) {
        let topic = state.group_of[person].and_then(|group| state.topic_of[group]);
        let rank = topic.and_then(|topic| problem.rank(person, topic));
        first.of += 1;
        three.of += 1;
        first.got += usize::from(rank == Some(0));
        three.got += usize::from(rank.is_some_and(|rank| rank < 3));
    }
    (first, three)
}

/// Pairs in one group that have met before.
fn repeated(problem: &Problem, state: &State<'_>) -> impl Iterator<Item = ((usize, usize), i64)> {
    meetings(problem)
        .into_iter()
        .filter(|((a, b), _)| state.group_of[*a].is_some() && state.group_of[*a] == state.group_of[*b])
}

fn kept(problem: &Problem, broken: &[Broken]) -> Vec<Kept> {
    let rules = (0..problem.rules.len()).map(RuleRef::Rule);
    let fixed =
        (0..problem.people.len()).filter(|at| problem.people[*at].fixed_group.is_some()).map(RuleRef::Fixed);
    let topics = problem.topics.iter().map(|_| RuleRef::Topics);
    let all = rules.chain(fixed).chain([RuleRef::Sizes]).chain(topics);
    let holds = all.filter(|rule| !broken.iter().any(|broken| broken.rule == *rule));
    holds.map(|rule| Kept { rule, thinned: thinned(problem, rule) }).collect()
}

fn thinned(problem: &Problem, rule: RuleRef) -> Vec<Thinned> {
    let RuleRef::Rule(at) = rule else { return Vec::new() };
    let Rule::Apart { by } = problem.rules[at] else { return Vec::new() };
    let large = members(problem, by).into_iter().filter(|(_, members)| *members > problem.groups);
    large
        .map(|(category, members)| Thinned {
            category,
            members,
            per_group: apart_ceiling(members, problem.groups),
        })
        .collect()
}

fn unmet(problem: &Problem, assignment: &Assignment, state: &State<'_>) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if problem.topics.is_some() {
        for person in (0..problem.people.len()).filter(|person| !problem.people[*person].wishes.is_empty()) {
            let topic = state.group_of[person].and_then(|group| state.topic_of[group]);
            if topic.is_none_or(|topic| problem.rank(person, topic).is_none()) {
                unmet.push(Unmet::NoWish { person });
            }
        }
    }
    if problem.earlier_weight != Weight::Off {
        for ((a, b), times) in repeated(problem, state) {
            unmet.push(Unmet::Repeated { a, b, times: u32::try_from(times).unwrap_or(u32::MAX) });
        }
    }
    if problem.unit_weight != Weight::Off {
        for people in &assignment.groups {
            let mut by_unit: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
            for person in people {
                let Some(unit) = problem.category(*person, By::Unit) else { continue };
                let colleagues = by_unit.entry(unit).or_default();
                unmet.extend(colleagues.iter().map(|other| Unmet::SameUnit { a: *other, b: *person }));
                colleagues.push(*person);
            }
        }
    }
    unmet
}

fn profile(problem: &Problem, assignment: &Assignment, state: &State<'_>, group: usize) -> GroupProfile {
    let people = assignment.groups.get(group).map_or(&[][..], Vec::as_slice);
    let tally = |by: By| {
        let mut counted: BTreeMap<u32, usize> = BTreeMap::new();
        for category in people.iter().filter_map(|person| problem.category(*person, by)) {
            *counted.entry(category).or_default() += 1;
        }
        counted.into_iter().map(|(category, people)| CategoryCount { category, people }).collect::<Vec<_>>()
    };
    let known = people.iter().copied().filter(|person| *person < problem.people.len());
    GroupProfile {
        people: people.len(),
        topic: state.topic_of[group],
        attributes: (0..problem.attributes.len()).map(|attribute| tally(By::Attribute(attribute))).collect(),
        units: tally(By::Unit).len(),
        distance: state.distance[group],
        mixed_per_mille: state.shares[group].unwrap_or(0),
        first_wish: wishes(problem, state, known).0,
    }
}
