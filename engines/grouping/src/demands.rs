//! The rules, put into the three forms the search and the proofs work with: limits on categories, people who
//! move as one (bundles), and sizes. Any subset of the rules can be looked at, to find out which ones clash.

use std::collections::BTreeMap;

use crate::problem::{By, Problem, Size};
use crate::rules::{Rule, RuleRef, apart_ceiling};

/// So many of a category in every group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit {
    pub(crate) by: By,
    pub(crate) category: u32,
    pub(crate) low: usize,
    pub(crate) high: usize,
    pub(crate) rule: RuleRef,
}

/// People who are in one group whatever happens, and the group when it is given.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bundle {
    pub(crate) people: Vec<usize>,
    /// Groups demanded for them, with the demand; more than one group is a conflict.
    pub(crate) kept: Vec<(usize, RuleRef)>,
    /// The rules that tie them.
    pub(crate) ties: Vec<RuleRef>,
}

/// The demands in force.
#[derive(Debug, Clone)]
pub(crate) struct Demands {
    pub(crate) limits: Vec<Limit>,
    pub(crate) bundles: Vec<Bundle>,
    pub(crate) sizes: Vec<Size>,
}

impl Demands {
    /// All demands of a problem.
    pub(crate) fn all(problem: &Problem) -> Self {
        Self::only(problem, |_| true)
    }

    /// The demands that `wanted` lets through; sizes always hold.
    pub(crate) fn only(problem: &Problem, wanted: impl Fn(RuleRef) -> bool) -> Self {
        let rules = || {
            problem
                .rules
                .iter()
                .enumerate()
                .map(|(at, rule)| (RuleRef::Rule(at), rule))
                .filter(|(at, _)| wanted(*at))
        };
        let mut limits = Vec::new();
        for (at, rule) in rules() {
            match rule {
                Rule::Apart { by } => {
                    for (category, members) in members(problem, *by) {
                        let high = apart_ceiling(members, problem.groups);
                        limits.push(Limit { by: *by, category, low: 0, high, rule: at });
                    }
                }
                Rule::AtLeast { attribute, category, per_group } => limits.push(Limit {
                    by: By::Attribute(*attribute),
                    category: *category,
                    low: *per_group,
                    high: usize::MAX,
                    rule: at,
                }),
                Rule::AtMost { attribute, category, per_group } => limits.push(Limit {
                    by: By::Attribute(*attribute),
                    category: *category,
                    low: 0,
                    high: *per_group,
                    rule: at,
                }),
                Rule::Together { .. } | Rule::Keep { .. } => {}
            }
        }

        let mut ties = Ties::new(problem.people.len());
        for (_, rule) in rules() {
            if let Rule::Together { people } = rule {
                for pair in people.windows(2) {
                    ties.join(pair[0], pair[1]);
                }
            }
        }
        let mut bundles: BTreeMap<usize, Bundle> = BTreeMap::new();
        for person in 0..problem.people.len() {
            bundles.entry(ties.root(person)).or_default().people.push(person);
        }
        for (at, rule) in rules() {
            match rule {
                Rule::Together { people } if people.len() > 1 => {
                    if let Some(bundle) = bundles.get_mut(&ties.root(people[0])) {
                        bundle.ties.push(at);
                    }
                }
                Rule::Keep { person, group } => {
                    if let Some(bundle) = bundles.get_mut(&ties.root(*person)) {
                        bundle.kept.push((*group, at));
                    }
                }
                _ => {}
            }
        }
        for (at, person) in problem.people.iter().enumerate() {
            if let (Some(group), true) = (person.fixed_group, wanted(RuleRef::Fixed(at)))
                && let Some(bundle) = bundles.get_mut(&ties.root(at))
            {
                bundle.kept.push((group, RuleRef::Fixed(at)));
            }
        }
        Self { limits, bundles: bundles.into_values().collect(), sizes: problem.bounds() }
    }
}

/// How many members each known category has.
pub(crate) fn members(problem: &Problem, by: By) -> BTreeMap<u32, usize> {
    let mut counted = BTreeMap::new();
    for person in 0..problem.people.len() {
        if let Some(category) = problem.category(person, by) {
            *counted.entry(category).or_insert(0) += 1;
        }
    }
    counted
}

/// Who is tied to whom: a union-find, the smallest index being the root. People who do not exist are skipped.
struct Ties {
    parent: Vec<usize>,
}

impl Ties {
    fn new(people: usize) -> Self {
        Self { parent: (0..people).collect() }
    }

    fn root(&mut self, mut person: usize) -> usize {
        while let Some(&parent) = self.parent.get(person) {
            if parent == person {
                break;
            }
            self.parent[person] = self.parent[parent];
            person = parent;
        }
        person
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a.max(b) < self.parent.len() {
            self.parent[a.max(b)] = a.min(b);
        }
    }
}
