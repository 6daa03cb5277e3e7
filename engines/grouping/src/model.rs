//! The problem in the form the search counts with: dense numbers instead of categories, limits merged, people
//! who move as one.

use std::collections::BTreeMap;

use crate::comparison::even;
use crate::demands::Demands;
use crate::problem::{By, Problem, Size};
use crate::score::{DIFFERENCE, wish_points};

/// No category is known.
pub(crate) const NO_SLOT: usize = usize::MAX;

/// One person, prepared.
#[derive(Debug, Clone, Default)]
pub(crate) struct Prepared {
    /// For each dimension (the attributes, then the unit) the slot of their category, or [`NO_SLOT`].
    pub(crate) slots: Vec<usize>,
    /// Topics they wished for and what each is worth to them.
    pub(crate) wishes: Vec<(usize, i64)>,
    /// Whom they have met, and how many times.
    pub(crate) met: Vec<(usize, i64)>,
}

/// People who move as one.
#[derive(Debug, Clone)]
pub(crate) struct Party {
    pub(crate) people: Vec<usize>,
    pub(crate) kept: Option<usize>,
}

/// The prepared problem.
#[derive(Debug)]
pub(crate) struct Model<'p> {
    pub(crate) problem: &'p Problem,
    pub(crate) people: Vec<Prepared>,
    pub(crate) parties: Vec<Party>,
    /// Parties that may move.
    pub(crate) free: Vec<usize>,
    pub(crate) groups: usize,
    pub(crate) sizes: Vec<Size>,
    /// For each attribute what one differing pair is worth. The unit, which comes last in the slots, has none.
    pub(crate) weights: Vec<i64>,
    /// For each slot the fewest and the most people in a group.
    pub(crate) limits: Vec<(i64, i64)>,
    /// Whether a slot has a limit at all.
    pub(crate) limited: Vec<bool>,
    /// The fewest pairs that groups can have: when sizes are as equal as can be.
    pub(crate) even_pairs: i64,
    pub(crate) topics: usize,
}

/// Pairs among so many.
pub(crate) const fn pairs(people: i64) -> i64 {
    people * (people - 1) / 2
}

/// More people than there can be: a limit as high as this is no limit, and sums of it do not run over.
const NO_LIMIT: i64 = 1 << 32;

/// A number of people, to be counted with.
pub(crate) fn count(people: usize) -> i64 {
    i64::try_from(people).map_or(NO_LIMIT, |people| people.min(NO_LIMIT))
}

impl<'p> Model<'p> {
    /// The problem under all its demands.
    pub(crate) fn new(problem: &'p Problem) -> Self {
        Self::under(problem, &Demands::all(problem))
    }

    /// The problem under some of its demands.
    pub(crate) fn under(problem: &'p Problem, demands: &Demands) -> Self {
        let dimensions: Vec<By> =
            (0..problem.attributes.len()).map(By::Attribute).chain([By::Unit]).collect();
        let mut slots: BTreeMap<(By, u32), usize> = BTreeMap::new();
        let mut people = vec![Prepared::default(); problem.people.len()];
        for (at, prepared) in people.iter_mut().enumerate() {
            for by in &dimensions {
                let next = slots.len();
                let slot =
                    problem.category(at, *by).map(|category| *slots.entry((*by, category)).or_insert(next));
                prepared.slots.push(slot.unwrap_or(NO_SLOT));
            }
            let wishes = problem.people[at].wishes.iter().enumerate();
            for (rank, topic) in wishes {
                if problem.rank(at, *topic) == Some(rank) {
                    prepared.wishes.push((*topic, wish_points(rank)));
                }
            }
        }
        for (&(a, b), &times) in &meetings(problem) {
            people[a].met.push((b, times));
            people[b].met.push((a, times));
        }
        let mut limits = vec![(0, NO_LIMIT); slots.len()];
        for limit in &demands.limits {
            // A category nobody has needs no watching; that it lacks members is proven before.
            if let Some(slot) = slots.get(&(limit.by, limit.category)) {
                let (low, high) = &mut limits[*slot];
                *low = (*low).max(count(limit.low));
                *high = (*high).min(count(limit.high));
            }
        }
        let parties: Vec<Party> = demands
            .bundles
            .iter()
            .map(|bundle| Party {
                people: bundle.people.clone(),
                kept: bundle.kept.first().map(|(group, _)| *group),
            })
            .collect();
        let free = (0..parties.len()).filter(|at| parties[*at].kept.is_none()).collect();
        let groups = problem.groups;
        // A malformed list of sizes is refused before a search; a report on such a problem must still be possible.
        let mut sizes = demands.sizes.clone();
        sizes.resize(groups, Size { min: 0, max: problem.people.len() });
        let even_pairs = even(problem.people.len(), groups);
        Self {
            problem,
            people,
            parties,
            free,
            groups,
            sizes,
            weights: problem.attributes.iter().map(|of| of.weight.factor() * DIFFERENCE).collect(),
            limited: limits.iter().map(|limit| *limit != (0, NO_LIMIT)).collect(),
            limits,
            even_pairs,
            topics: problem.topics.as_ref().map_or(0, |topics| topics.capacity.len()),
        }
    }

    /// The attributes and the unit.
    pub(crate) fn dimensions(&self) -> usize {
        self.weights.len() + 1
    }

    /// What a pair that differs in everything is worth.
    pub(crate) fn full_difference(&self) -> i64 {
        self.weights.iter().sum()
    }

    /// The topic kept for a group.
    pub(crate) fn kept_topic(&self, group: usize) -> Option<usize> {
        self.problem.topics.as_ref()?.kept.get(group).copied().flatten()
    }

    /// How many groups may take a topic.
    pub(crate) fn capacity(&self, topic: usize) -> usize {
        self.problem.topics.as_ref().and_then(|topics| topics.capacity.get(topic)).copied().unwrap_or(0)
    }
}

/// Who has met whom, each pair once, the smaller index first.
pub(crate) fn meetings(problem: &Problem) -> BTreeMap<(usize, usize), i64> {
    let mut met = BTreeMap::new();
    for earlier in &problem.earlier {
        let pair = (earlier.a.min(earlier.b), earlier.a.max(earlier.b));
        if pair.0 != pair.1 && pair.1 < problem.people.len() {
            *met.entry(pair).or_insert(0) += i64::from(earlier.times);
        }
    }
    met
}
