//! How alike the people of one group are, against groups drawn by lot and against the least there can be.
//!
//! Two people are alike in an attribute when both are known to have the same category. Mixing groups means
//! fewer such pairs within them. Drawn by lot, every pair of people is in one group with the same probability
//! (pairs within groups ÷ all pairs), so the mean over all draws is known exactly; and a category of `n` people
//! has the fewest pairs within `k` groups when it is spread evenly. Nothing here is estimated.

use grouping::{Assignment, By, Problem};

/// City, industry, post and sex.
const ATTRIBUTES: usize = 4;

/// Pairs alike in one attribute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alike {
    /// Which attribute.
    pub attribute: usize,
    /// How much a pair counts; nothing where the attribute is not looked at.
    pub weight: i64,
    /// Pairs within groups.
    pub pairs: i64,
    /// The same in groups of these sizes drawn by lot, on average.
    pub by_lot: f64,
    /// No grouping into as many groups has fewer.
    pub fewest: i64,
}

/// How alike the people of a grouping are.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// By attribute, those not looked at too.
    pub attributes: Vec<Alike>,
    /// For each group, weighted pairs alike and the same drawn by lot.
    groups: Vec<(i64, f64)>,
}

const fn pairs(people: i64) -> i64 {
    people * (people - 1) / 2
}

fn count(people: usize) -> i64 {
    i64::try_from(people).unwrap_or(i64::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "pairs among 20,000 people stay below 2^53")]
const fn real(pairs: i64) -> f64 {
    pairs as f64
}

/// How many of each category there are among these people.
fn tally(problem: &Problem, attribute: usize, people: impl Iterator<Item = usize>) -> Vec<i64> {
    let mut counted = std::collections::BTreeMap::new();
    for category in people.filter_map(|person| problem.category(person, By::Attribute(attribute))) {
        *counted.entry(category).or_insert(0) += 1;
    }
    counted.into_values().collect()
}

impl Likeness {
    /// Counts a grouping.
    pub fn of(problem: &Problem, assignment: &Assignment) -> Self {
        let all = pairs(count(problem.people.len())).max(1);
        let sizes: Vec<i64> = assignment.groups.iter().map(|group| pairs(count(group.len()))).collect();
        let within: i64 = sizes.iter().sum();
        let k = count(problem.groups.max(1));
        let mut groups = vec![(0, 0.0); assignment.groups.len()];
        let mut attributes = Vec::new();
        // What comes after these is how the question is put to the engine, and nothing people are alike in.
        for (attribute, of) in problem.attributes.iter().enumerate().take(ATTRIBUTES) {
            let everybody = tally(problem, attribute, 0..problem.people.len());
            let alike: i64 = everybody.iter().map(|people| pairs(*people)).sum();
            let mut here = 0;
            for (at, people) in assignment.groups.iter().enumerate() {
                let counted = tally(problem, attribute, people.iter().copied());
                let alike_here: i64 = counted.into_iter().map(pairs).sum();
                here += alike_here;
                groups[at].0 += alike_here * of.weight.factor();
                groups[at].1 += real(alike * of.weight.factor()) * real(sizes[at]) / real(all);
            }
            let even = |people: i64| pairs(people / k) * k + people / k * (people % k);
            attributes.push(Alike {
                attribute,
                weight: of.weight.factor(),
                pairs: here,
                by_lot: real(alike) * real(within) / real(all),
                fewest: everybody.into_iter().map(even).sum(),
            });
        }
        Self { attributes, groups }
    }

    /// Per cent fewer likenesses within groups than drawn by lot, weighted by what matters; negative when there
    /// are more, nothing when nothing is looked at.
    pub fn fewer(&self) -> Option<f64> {
        self.against(|alike| alike.pairs)
    }

    /// Per cent fewer than drawn by lot that no grouping can exceed.
    pub fn most_fewer(&self) -> Option<f64> {
        self.against(|alike| alike.fewest)
    }

    /// The same for one group.
    pub fn fewer_in(&self, group: usize) -> Option<f64> {
        let (alike, by_lot) = self.groups.get(group).copied()?;
        per_cent(alike, by_lot)
    }

    fn against(&self, of: impl Fn(&Alike) -> i64) -> Option<f64> {
        let alike = self.attributes.iter().map(|one| of(one) * one.weight).sum();
        per_cent(alike, self.attributes.iter().map(|one| one.by_lot * real(one.weight)).sum())
    }
}

fn per_cent(alike: i64, by_lot: f64) -> Option<f64> {
    (by_lot > 0.0).then(|| (1.0 - real(alike) / by_lot) * 100.0)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::model::Settings;
    use crate::model::groups::snapshot::tests::class_of;

    #[test]
    fn what_is_said_of_chance_is_what_the_engine_draws() {
        let settings = Settings { groups: 3, ..Settings::usual(24) };
        let problem = class_of(24, &settings, 7).problem;
        let solved = grouping::solve(&problem, &mut |_| ControlFlow::Continue(())).unwrap();
        let likeness = Likeness::of(&problem, &solved.assignment);
        // The engine counts weighted differences, two for each: all pairs known, less those alike.
        let known = |attribute| tally(&problem, attribute, 0..24).iter().sum::<i64>();
        let (mut drawn, mut ours) = (0.0, 0);
        for alike in &likeness.attributes {
            let of_known = pairs(known(alike.attribute));
            let within = real(of_known) * real(3 * pairs(8)) / real(pairs(24));
            drawn += 2.0 * real(alike.weight) * (within - alike.by_lot);
            let known_within: i64 = solved
                .assignment
                .groups
                .iter()
                .map(|group| pairs(tally(&problem, alike.attribute, group.iter().copied()).iter().sum()))
                .sum();
            ours += 2 * alike.weight * (known_within - alike.pairs);
        }
        assert_eq!(ours, solved.report.score.distance);
        let mean = solved.report.drawn.mean_distance();
        assert!((drawn - mean).abs() < mean * 0.02, "{drawn} counted, {mean} drawn");
    }

    #[test]
    fn an_even_spread_is_the_least_there_can_be_and_one_crowd_is_more_than_chance() {
        let settings = Settings { groups: 3, ..Settings::usual(24) };
        let problem = class_of(24, &settings, 7).problem;
        let city = |person: usize| person % 3;
        // Cities are dealt in turn: one group a city is the worst there is, one of each in turn the best.
        let crowd = Assignment {
            groups: (0..3).map(|group| (0..24).filter(|p| city(*p) == group).collect()).collect(),
            topics: vec![None; 3],
        };
        let even = Assignment {
            groups: (0..3).map(|group| (0..24).filter(|p| p / 3 % 3 == group).collect()).collect(),
            topics: vec![None; 3],
        };
        let (crowd, even) = (Likeness::of(&problem, &crowd), Likeness::of(&problem, &even));
        assert!(crowd.attributes[0].pairs > 2 * even.attributes[0].pairs);
        assert!(crowd.fewer().unwrap() < 0.0 && even.fewer().unwrap() > 0.0);
        assert!(even.fewer() <= even.most_fewer());
        assert!(crowd.fewer_in(0).unwrap() < even.fewer_in(0).unwrap());
    }

    #[test]
    fn where_nothing_is_looked_at_nothing_is_claimed() {
        use grouping::Weight::Off;
        let settings = Settings { city: Off, industry: Off, post: Off, sex: Off, ..Settings::usual(24) };
        let problem = class_of(24, &settings, 7).problem;
        let groups =
            Assignment { groups: vec![(0..12).collect(), (12..24).collect()], topics: vec![None; 2] };
        let likeness = Likeness::of(&problem, &groups);
        assert_eq!((likeness.fewer(), likeness.most_fewer(), likeness.fewer_in(0)), (None, None, None));
    }
}
