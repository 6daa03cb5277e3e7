//! What two people changing places would bring, read off the counts without doing it. Near the end of a search
//! hardly one exchange in a thousand is taken, so nearly all of its time goes here.

use crate::model::{NO_SLOT, Prepared};
use crate::score::{BEHIND, REPEAT, SAME_UNIT};
use crate::state::{State, beyond, ends};

/// What an exchange changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gain {
    /// The change of [`crate::Score::total`].
    pub(crate) score: i64,
    /// The change of [`State::violation`].
    pub(crate) violation: i64,
}

impl State<'_> {
    /// What it would bring if two people of different groups changed places; nothing when they are not in two
    /// groups.
    pub(crate) fn exchange_gain(&self, one: usize, other: usize) -> Option<Gain> {
        let (a, b) = (self.group_of[one]?, self.group_of[other]?);
        if a == b {
            return None;
        }
        let problem = self.model.problem;
        let (left, right) = (&self.model.people[one], &self.model.people[other]);
        let mut change = Change::default();
        for (dimension, (out, come)) in left.slots.iter().zip(&right.slots).enumerate() {
            if out != come {
                self.count_change(dimension, (a, *out), (b, *come), &mut change);
            }
        }
        let wishes = self.wish_change(left, right, a, b);
        let repeats = self.met_change(left, a, b, other) + self.met_change(right, b, a, one);
        let behind = if problem.balance_weight.factor() == 0 {
            0
        } else {
            self.behind_with((a, change.distance.0), (b, change.distance.1)) - self.behind()
        };
        Some(Gain {
            score: change.distance.0 + change.distance.1
                - behind * BEHIND * problem.balance_weight.factor()
                - change.same_unit * SAME_UNIT * problem.unit_weight.factor()
                + wishes * problem.wish_weight.factor()
                - repeats * REPEAT * problem.earlier_weight.factor(),
            violation: change.violation,
        })
    }

    /// One dimension in which the two differ: `out` leaves group `a` and `come` takes its place, and the other way
    /// round in `b`.
    fn count_change(
        &self,
        dimension: usize,
        (a, out): (usize, usize),
        (b, come): (usize, usize),
        change: &mut Change,
    ) {
        let weight = self.model.weights.get(dimension).copied();
        let known = |group: usize| self.known[group * self.model.dimensions() + dimension];
        // What somebody of a slot adds to a group that somebody of the slot `gone` has left.
        let pull = |group: usize, slot: usize, gone: usize| -> i64 {
            if slot == NO_SLOT {
                return 0;
            }
            let alike = self.counts[group * self.slots + slot] - i64::from(slot == gone);
            match weight {
                Some(weight) => weight * (known(group) - i64::from(gone != NO_SLOT) - alike),
                None => alike,
            }
        };
        let (in_a, in_b) = (pull(a, come, out) - pull(a, out, out), pull(b, out, come) - pull(b, come, come));
        if weight.is_some() {
            change.distance.0 += in_a;
            change.distance.1 += in_b;
        } else {
            change.same_unit += in_a + in_b;
        }
        for (slot, from, to) in [(out, a, b), (come, b, a)] {
            if slot != NO_SLOT && self.model.limited[slot] {
                let limit = self.model.limits[slot];
                let at = |group: usize| self.counts[group * self.slots + slot];
                change.violation += beyond(at(from) - 1, limit) - beyond(at(from), limit)
                    + beyond(at(to) + 1, limit)
                    - beyond(at(to), limit);
            }
        }
    }

    fn wish_change(&self, left: &Prepared, right: &Prepared, a: usize, b: usize) -> i64 {
        let points = |person: &Prepared, group: usize| -> i64 {
            let Some(topic) = self.topic_of[group] else { return 0 };
            person.wishes.iter().filter(|(wish, _)| *wish == topic).map(|(_, points)| points).sum()
        };
        points(left, b) - points(left, a) + points(right, a) - points(right, b)
    }

    /// How many more times somebody meets those they have met, going from a group to another that `leaver` leaves.
    fn met_change(&self, person: &Prepared, from: usize, to: usize, leaver: usize) -> i64 {
        person
            .met
            .iter()
            .map(|(other, times)| match self.group_of[*other] {
                Some(group) if group == from => -times,
                Some(group) if group == to && *other != leaver => *times,
                _ => 0,
            })
            .sum()
    }

    /// As [`State::behind`], with two groups' distances changed.
    fn behind_with(&self, (a, more_a): (usize, i64), (b, more_b): (usize, i64)) -> i64 {
        let new = [self.share_of(a, self.distance[a] + more_a), self.share_of(b, self.distance[b] + more_b)];
        let at_an_end = |group: usize| {
            self.shares[group]
                .is_some_and(|share| self.ends.is_some_and(|(low, high)| share == low || share == high))
        };
        let ends = if at_an_end(a) || at_an_end(b) {
            let others = (0..self.model.groups).filter(|group| *group != a && *group != b);
            ends(others.filter_map(|group| self.shares[group]).chain(new.into_iter().flatten()))
        } else {
            // Both lay between the ends, so the ends are still there.
            let now = self.ends.map(|(low, high)| [low, high]);
            ends(now.into_iter().flatten().chain(new.into_iter().flatten()))
        };
        ends.map_or(0, |(low, high)| high - low)
    }
}

#[derive(Debug, Default)]
struct Change {
    /// Of the first group's distance, and of the second's.
    distance: (i64, i64),
    same_unit: i64,
    violation: i64,
}
