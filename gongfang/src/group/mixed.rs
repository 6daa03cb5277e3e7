//! How mixed the groups are: pairs of one kind within groups, beside groups drawn by lot and the fewest there can be.
//!
//! Drawn by lot, every pair of people is in one group with the same probability (pairs within groups ÷ all pairs), so
//! the mean over all draws is known exactly. A kind of `n` people has the fewest pairs when it is spread evenly.

use grouping::{Assignment, By};
use serde::Serialize;

use super::question::Question;

/// Pairs alike in one thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Mixed {
    /// In what, as on the command line.
    pub(super) column: String,
    /// In what, in words.
    pub(super) name: String,
    /// Pairs within groups.
    pub(super) pairs: usize,
    /// The mean over groups of these sizes drawn by lot.
    pub(super) by_lot: f64,
    /// No grouping into as many groups has fewer.
    pub(super) fewest: usize,
}

/// Pairs alike, for everything that is looked at.
pub(super) fn mixed(question: &Question, assignment: &Assignment) -> Vec<Mixed> {
    let problem = &question.problem;
    let sizes: usize = assignment.groups.iter().map(|group| pairs(group.len())).sum();
    let all = pairs(problem.people.len()).max(1);
    let one = |(by, column): (By, &super::columns::Column)| {
        let everybody = question.tally(by, 0..problem.people.len());
        let alike: usize = everybody.values().map(|people| pairs(*people)).sum();
        let here = assignment.groups.iter().flat_map(|group| question.tally(by, group.iter().copied()));
        Mixed {
            column: column.key.clone(),
            name: column.name.clone(),
            pairs: here.map(|(_, people)| pairs(people)).sum(),
            by_lot: tenths(real(alike) * real(sizes) / real(all)),
            fewest: everybody.values().map(|people| fewest(*people, problem.groups)).sum(),
        }
    };
    question.looked_at().map(one).collect()
}

/// The fewest pairs of so many people in so many groups.
pub(super) fn fewest(people: usize, groups: usize) -> usize {
    let groups = groups.max(1);
    pairs(people / groups) * groups + people / groups * (people % groups)
}

/// The pairs among so many people.
pub(super) const fn pairs(people: usize) -> usize {
    people * people.saturating_sub(1) / 2
}

/// One decimal is more than a mean of pairs is worth.
pub(super) fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "pairs among 20,000 people stay below 2^53")]
fn real(pairs: usize) -> f64 {
    pairs as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirteen_in_six_groups_meet_in_eight_pairs_at_least() {
        // One group of three and five of two.
        assert_eq!(fewest(13, 6), 8);
        assert_eq!((fewest(6, 6), fewest(5, 6), fewest(12, 6)), (0, 0, 6));
    }
}
