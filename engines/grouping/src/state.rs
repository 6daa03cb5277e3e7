//! A grouping under change, with every figure kept up to date: putting one person elsewhere costs a few
//! additions per attribute, never a recount.
//!
//! Within a group, the pairs that differ in an attribute are all pairs of known people less the pairs of the
//! same category. Who leaves a group with `k` known people, `n` of their own category, takes `k − n` differing
//! pairs along; so counts per category are all that is remembered.

use crate::model::{Model, NO_SLOT, count, pairs};
use crate::score::{BEHIND, REPEAT, SAME_UNIT, Score};
use crate::solution::Assignment;

#[derive(Debug, Clone)]
pub(crate) struct State<'m> {
    pub(crate) model: &'m Model<'m>,
    pub(crate) group_of: Vec<Option<usize>>,
    pub(crate) topic_of: Vec<Option<usize>>,
    pub(crate) size: Vec<i64>,
    /// For each topic, how many groups have it.
    pub(crate) taken: Vec<usize>,
    pub(crate) slots: usize,
    /// People per group and slot, and per group and dimension (those whose category is known).
    pub(crate) counts: Vec<i64>,
    pub(crate) known: Vec<i64>,
    /// What each topic is worth to each group.
    worth: Vec<i64>,
    pub(crate) distance: Vec<i64>,
    /// Of a thousand possible weighted differences in a group, how many there are; nothing without pairs.
    pub(crate) shares: Vec<Option<i64>>,
    /// The lowest and the highest of the shares.
    pub(crate) ends: Option<(i64, i64)>,
    pub(crate) same_unit_pairs: i64,
    repeats: i64,
    repeated_pairs: i64,
    wishes: i64,
    pairs: i64,
    violation: i64,
}

impl<'m> State<'m> {
    /// Nobody is anywhere yet.
    pub(crate) fn empty(model: &'m Model<'m>) -> Self {
        let slots = model.limits.len();
        let below: i64 = model.limits.iter().map(|limit| limit.0).sum::<i64>() * count(model.groups);
        Self {
            model,
            group_of: vec![None; model.people.len()],
            topic_of: vec![None; model.groups],
            size: vec![0; model.groups],
            taken: vec![0; model.topics],
            slots,
            counts: vec![0; model.groups * slots],
            known: vec![0; model.groups * model.dimensions()],
            worth: vec![0; model.groups * model.topics],
            distance: vec![0; model.groups],
            shares: vec![None; model.groups],
            ends: None,
            same_unit_pairs: 0,
            repeats: 0,
            repeated_pairs: 0,
            wishes: 0,
            pairs: 0,
            violation: below + model.sizes.iter().map(|size| count(size.min)).sum::<i64>(),
        }
    }

    /// As in an assignment; what it names beyond the problem is left out.
    pub(crate) fn of(model: &'m Model<'m>, assignment: &Assignment) -> Self {
        let mut state = Self::empty(model);
        for (group, people) in assignment.groups.iter().enumerate().take(model.groups) {
            for person in people.iter().filter(|person| **person < model.people.len()) {
                state.place(*person, Some(group));
            }
        }
        for (group, topic) in assignment.topics.iter().enumerate().take(model.groups) {
            state.give(group, topic.filter(|topic| *topic < model.topics));
        }
        state
    }

    pub(crate) fn assignment(&self) -> Assignment {
        let mut groups = vec![Vec::new(); self.model.groups];
        for (person, group) in self.group_of.iter().enumerate() {
            if let Some(group) = group {
                groups[*group].push(person);
            }
        }
        Assignment { groups, topics: self.topic_of.clone() }
    }

    /// Puts a person elsewhere.
    pub(crate) fn place(&mut self, person: usize, to: Option<usize>) {
        let from = self.group_of[person];
        if from == to {
            return;
        }
        if let Some(from) = from {
            self.join(person, from, -1);
        }
        if let Some(to) = to {
            self.join(person, to, 1);
        }
        self.group_of[person] = to;
    }

    /// A person comes to (`step` 1) or leaves (`step` −1) a group.
    fn join(&mut self, person: usize, group: usize, step: i64) {
        let model = self.model;
        let prepared = &model.people[person];
        let dimensions = model.dimensions();
        // Others are counted without the person: before coming, after leaving.
        let own = i64::from(step < 0);
        for (dimension, slot) in prepared.slots.iter().copied().enumerate() {
            if slot == NO_SLOT {
                continue;
            }
            let at = group * self.slots + slot;
            let known = group * dimensions + dimension;
            let alike = self.counts[at] - own;
            match model.weights.get(dimension) {
                Some(weight) => self.distance[group] += step * weight * (self.known[known] - own - alike),
                None => self.same_unit_pairs += step * alike,
            }
            let before = beyond(self.counts[at], model.limits[slot]);
            self.counts[at] += step;
            self.known[known] += step;
            self.violation += beyond(self.counts[at], model.limits[slot]) - before;
        }
        let bounds = (count(model.sizes[group].min), count(model.sizes[group].max));
        self.violation -= beyond(self.size[group], bounds);
        self.pairs += step * (self.size[group] - own);
        self.size[group] += step;
        self.violation += beyond(self.size[group], bounds);
        self.shares[group] = self.share_of(group, self.distance[group]);
        self.ends = ends(self.shares.iter().copied().flatten());
        for (topic, points) in &prepared.wishes {
            if *topic < model.topics {
                self.worth[group * model.topics + topic] += step * points;
                if self.topic_of[group] == Some(*topic) {
                    self.wishes += step * points;
                }
            }
        }
        for (other, times) in &prepared.met {
            if self.group_of[*other] == Some(group) {
                self.repeats += step * times;
                self.repeated_pairs += step;
            }
        }
    }

    /// Gives a group its topic.
    pub(crate) fn give(&mut self, group: usize, topic: Option<usize>) {
        if let Some(old) = self.topic_of[group] {
            self.wishes -= self.worth(group, old);
            self.taken[old] -= 1;
        }
        if let Some(new) = topic {
            self.wishes += self.worth(group, new);
            self.taken[new] += 1;
        }
        self.topic_of[group] = topic;
    }

    /// What a topic is worth to the people of a group.
    pub(crate) fn worth(&self, group: usize, topic: usize) -> i64 {
        self.worth[group * self.model.topics + topic]
    }

    /// How far sizes and limits are missed, in people; nought when all hold.
    pub(crate) const fn violation(&self) -> i64 {
        self.violation
    }

    /// Pairs in one group that have met before.
    pub(crate) const fn repeated_pairs(&self) -> i64 {
        self.repeated_pairs
    }

    /// Of a thousand possible weighted differences in a group, how many there would be with this distance.
    pub(crate) fn share_of(&self, group: usize, distance: i64) -> Option<i64> {
        let possible = pairs(self.size[group]) * self.model.full_difference();
        (possible > 0).then(|| distance * 1000 / possible)
    }

    pub(crate) fn score(&self) -> Score {
        let problem = self.model.problem;
        let behind = if problem.balance_weight.factor() == 0 { 0 } else { self.behind() };
        let uneven = (self.pairs - self.model.even_pairs) * self.model.full_difference();
        Score {
            distance: self.distance.iter().sum(),
            balance: -(behind * BEHIND * problem.balance_weight.factor() + uneven),
            wishes: self.wishes * problem.wish_weight.factor(),
            units: -self.same_unit_pairs * SAME_UNIT * problem.unit_weight.factor(),
            encounters: -self.repeats * REPEAT * problem.earlier_weight.factor(),
        }
    }

    /// By how many thousandths the least mixed group lies behind the most mixed.
    pub(crate) fn behind(&self) -> i64 {
        self.ends.map_or(0, |(low, high)| high - low)
    }
}

/// The lowest and the highest.
pub(crate) fn ends(shares: impl Iterator<Item = i64>) -> Option<(i64, i64)> {
    shares.fold(None, |ends, share| {
        let (low, high) = ends.unwrap_or((share, share));
        Some((low.min(share), high.max(share)))
    })
}

/// How far a count lies outside its bounds.
pub(crate) fn beyond(people: i64, (low, high): (i64, i64)) -> i64 {
    (low - people).max(0) + (people - high).max(0)
}
