//! What a grouping is compared with: groups drawn by lot, and what counting says is the most there can be.

use crate::chance::Chance;
use crate::demands::members;
use crate::model::{Model, count, pairs};
use crate::problem::{By, Problem, Size};
use crate::report::Drawn;
use crate::score::DIFFERENCE;
use crate::solution::Assignment;
use crate::state::State;

/// How many draws the comparison takes.
const DRAWS: u32 = 50;

/// Draws groups by lot, of the sizes the assignment has, from the problem's seed.
pub(crate) fn drawn(model: &Model<'_>, assignment: &Assignment) -> Drawn {
    let sizes = assignment.groups.iter().take(model.groups).map(Vec::len);
    let seats: Vec<usize> =
        sizes.enumerate().flat_map(|(group, size)| std::iter::repeat_n(group, size)).collect();
    if seats.len() != model.people.len() {
        return Drawn::default();
    }
    // The draws must not follow the search, which starts at the seed itself.
    let mut chance = Chance::from(!model.problem.seed);
    let mut order: Vec<usize> = (0..seats.len()).collect();
    let mut state = State::empty(model);
    let mut sum = Drawn { samples: DRAWS, ..Drawn::default() };
    for _ in 0..DRAWS {
        chance.shuffle(&mut order);
        for (person, group) in order.iter().zip(&seats) {
            state.place(*person, Some(*group));
        }
        sum.distance += state.distance.iter().sum::<i64>();
        sum.same_unit_pairs += state.same_unit_pairs;
        sum.repeated_pairs += state.repeated_pairs();
    }
    sum
}

/// The most weighted differences any grouping can have, attribute by attribute.
///
/// The pairs within groups are given by the sizes; a category of `n` members has the fewest pairs of its own when
/// it is spread evenly. Both hold at once for one attribute, so for several this is a bound, not always reached.
/// Where sizes may vary the number of pairs does too, and nothing is claimed.
pub(crate) fn distance_bound(problem: &Problem) -> Option<i64> {
    let all = within_groups(problem)?;
    let groups = problem.groups;
    let mut bound = 0;
    for (attribute, of) in problem.attributes.iter().enumerate() {
        let alike: i64 =
            members(problem, By::Attribute(attribute)).values().map(|members| even(*members, groups)).sum();
        bound += (all - alike) * of.weight.factor() * DIFFERENCE;
    }
    Some(bound)
}

/// The pairs within groups, where the sizes leave no choice about their number.
fn within_groups(problem: &Problem) -> Option<i64> {
    let sizes = problem.bounds();
    if sizes.iter().all(|size| size.min == size.max) {
        return Some(sizes.iter().map(|size| pairs(count(size.max))).sum());
    }
    let Size { min, max } = *sizes.first()?;
    let same = sizes.iter().all(|size| size.min == min && size.max == max);
    (same && max - min == 1).then(|| even(problem.people.len(), problem.groups))
}

/// The pairs within groups when so many people are spread evenly.
pub(crate) fn even(people: usize, groups: usize) -> i64 {
    if groups == 0 {
        return 0;
    }
    let (each, rest) = (count(people / groups), count(people % groups));
    pairs(each) * count(groups) + each * rest
}
