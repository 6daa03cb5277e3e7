//! What can be proven before any search: the problem is well formed, and counting leaves room for every rule.
//!
//! Each check is a necessary condition. A set of clashing demands is thinned by deletion: a demand without which
//! the clash remains is not part of it (the deletion filter of Chinneck & Dravnieks 1991 for irreducible
//! infeasible subsets), so what is named is what must be eased.

use std::collections::{BTreeMap, BTreeSet};

use crate::conflict::{Conflict, Fault, Reason};
use crate::demands::{Demands, Limit, members};
use crate::problem::{By, MAX_GROUPS, MAX_PEOPLE, Problem, Sizes, UNKNOWN};
use crate::rules::{Rule, RuleRef};

/// Everything in the problem that points nowhere.
pub(crate) fn faults(problem: &Problem) -> Vec<Fault> {
    let people = problem.people.len();
    if people > MAX_PEOPLE || problem.groups > MAX_GROUPS {
        return vec![Fault::TooLarge];
    }
    let topics = problem.topics.as_ref().map_or(0, |topics| topics.capacity.len());
    let mut faults = Vec::new();
    if people > 0 && problem.groups == 0 {
        faults.push(Fault::NoGroups);
    }
    for (at, person) in problem.people.iter().enumerate() {
        if person.attributes.len() != problem.attributes.len() {
            faults.push(Fault::AttributesOf(at));
        }
        if person.wishes.iter().any(|wish| *wish >= topics) {
            faults.push(Fault::WishOf(at));
        }
        if person.fixed_group.is_some_and(|group| group >= problem.groups) {
            faults.push(Fault::FixedGroupOf(at));
        }
    }
    if let Sizes::Each(each) = &problem.sizes
        && each.len() != problem.groups
    {
        faults.push(Fault::SizesForOtherGroups);
    }
    if let Some(given) = &problem.topics
        && (!given.kept.is_empty() && given.kept.len() != problem.groups
            || given.kept.iter().flatten().any(|topic| *topic >= topics))
    {
        faults.push(Fault::KeptTopics);
    }
    for (at, rule) in problem.rules.iter().enumerate() {
        let sound = match rule {
            Rule::Apart { by: By::Unit } => true,
            Rule::Apart { by: By::Attribute(attribute) } => *attribute < problem.attributes.len(),
            Rule::Together { people: who } => who.iter().all(|person| *person < people),
            Rule::Keep { person, group } => *person < people && *group < problem.groups,
            Rule::AtLeast { attribute, category, .. } | Rule::AtMost { attribute, category, .. } => {
                *attribute < problem.attributes.len() && *category != UNKNOWN
            }
        };
        if !sound {
            faults.push(Fault::Rule(at));
        }
    }
    for (at, met) in problem.earlier.iter().enumerate() {
        if met.a >= people || met.b >= people || met.a == met.b {
            faults.push(Fault::Encounter(at));
        }
    }
    faults
}

/// The conflicts that counting proves, each thinned to the demands that make it.
pub(crate) fn conflicts(problem: &Problem) -> Vec<Conflict> {
    let found = clashes(problem, &|_| true);
    let mut thinned: Vec<Conflict> = Vec::new();
    for conflict in found {
        let conflict = thin(problem, conflict);
        if !thinned.contains(&conflict) {
            thinned.push(conflict);
        }
    }
    thinned
}

/// Leaves out every demand without which the conflict remains.
fn thin(problem: &Problem, mut conflict: Conflict) -> Conflict {
    let mut left: BTreeSet<RuleRef> = conflict.rules.iter().copied().collect();
    for rule in conflict.rules.clone() {
        if matches!(rule, RuleRef::Sizes | RuleRef::Topics) {
            continue;
        }
        left.remove(&rule);
        let alike = |other: &Conflict| {
            std::mem::discriminant(&other.reason) == std::mem::discriminant(&conflict.reason)
        };
        match clashes(problem, &|at| left.contains(&at)).into_iter().find(alike) {
            Some(smaller) => conflict = smaller,
            None => {
                left.insert(rule);
            }
        }
    }
    conflict
}

fn clashes(problem: &Problem, wanted: &dyn Fn(RuleRef) -> bool) -> Vec<Conflict> {
    let demands = Demands::only(problem, wanted);
    let mut found = Vec::new();
    let mut add = |reason: Reason, rules: Vec<RuleRef>| {
        let rules: BTreeSet<RuleRef> = rules.into_iter().collect();
        found.push(Conflict { reason, rules: rules.into_iter().collect() });
    };
    sizes(problem, &demands, &mut add);
    bundles(&demands, &mut add);
    limits(problem, &demands, &mut add);
    topics(problem, &mut add);
    found
}

type Add<'a> = &'a mut dyn FnMut(Reason, Vec<RuleRef>);

fn sizes(problem: &Problem, demands: &Demands, add: Add<'_>) {
    for (group, size) in demands.sizes.iter().enumerate() {
        if size.min > size.max {
            add(Reason::SizeReversed { group }, vec![RuleRef::Sizes]);
        }
    }
    let people = problem.people.len();
    let fewest = demands.sizes.iter().fold(0_usize, |sum, size| sum.saturating_add(size.min));
    let most = demands.sizes.iter().fold(0_usize, |sum, size| sum.saturating_add(size.max));
    if people < fewest || people > most {
        add(Reason::SizesDoNotAddUp { people, fewest, most }, vec![RuleRef::Sizes]);
    }
}

fn bundles(demands: &Demands, add: Add<'_>) {
    let largest = demands.sizes.iter().map(|size| size.max).max().unwrap_or(0);
    let mut kept: BTreeMap<usize, (usize, Vec<RuleRef>)> = BTreeMap::new();
    for bundle in &demands.bundles {
        if let Some((first, by)) = bundle.kept.first() {
            if let Some((second, other)) = bundle.kept.iter().find(|(group, _)| group != first) {
                let mut rules = bundle.ties.clone();
                rules.extend([*by, *other]);
                let people = bundle.people.clone();
                add(Reason::KeptInTwoGroups { people, first: *first, second: *second }, rules);
            }
            let entry = kept.entry(*first).or_default();
            entry.0 += bundle.people.len();
            entry.1.extend(bundle.ties.iter().copied().chain(bundle.kept.iter().map(|(_, at)| *at)));
        }
        if bundle.people.len() > largest && bundle.people.len() > 1 {
            let mut rules = bundle.ties.clone();
            rules.push(RuleRef::Sizes);
            add(Reason::TogetherTooLarge { people: bundle.people.clone(), largest }, rules);
        }
    }
    for (group, (kept, mut rules)) in kept {
        let most = demands.sizes.get(group).map_or(0, |size| size.max);
        if kept > most {
            rules.push(RuleRef::Sizes);
            add(Reason::GroupOverfull { group, kept, most }, rules);
        }
    }
}

/// The tightest limits on one category, and where its members are already held.
struct Tightest {
    low: Option<Limit>,
    high: Option<Limit>,
}

fn limits(problem: &Problem, demands: &Demands, add: Add<'_>) {
    let mut tightest: BTreeMap<(By, u32), Tightest> = BTreeMap::new();
    for limit in &demands.limits {
        let entry = tightest.entry((limit.by, limit.category)).or_insert(Tightest { low: None, high: None });
        if limit.low > entry.low.map_or(0, |low| low.low) {
            entry.low = Some(*limit);
        }
        if limit.high < entry.high.map_or(usize::MAX, |high| high.high) {
            entry.high = Some(*limit);
        }
    }
    let mut counts: BTreeMap<By, BTreeMap<u32, usize>> = BTreeMap::new();
    for (by, _) in tightest.keys() {
        counts.entry(*by).or_insert_with(|| members(problem, *by));
    }
    for (&(by, category), limit) in &tightest {
        let there_are = counts.get(&by).and_then(|counts| counts.get(&category)).copied().unwrap_or(0);
        let of = |person: &usize| problem.category(*person, by) == Some(category);
        // Members already held in one place: by a bundle that moves as one, or by a group they are kept in.
        let mut held: BTreeMap<usize, (Vec<usize>, Vec<RuleRef>)> = BTreeMap::new();
        for bundle in &demands.bundles {
            let who: Vec<usize> = bundle.people.iter().copied().filter(of).collect();
            if who.is_empty() {
                continue;
            }
            if let Some(limit) = limit.high.filter(|limit| who.len() > limit.high) {
                let mut rules = bundle.ties.clone();
                rules.push(limit.rule);
                add(Reason::ForcedTogether { by, category, people: who.clone(), at_most: limit.high }, rules);
            }
            if let Some((group, _)) = bundle.kept.first() {
                let entry = held.entry(*group).or_default();
                entry.0.extend(who);
                entry.1.extend(bundle.ties.iter().copied().chain(bundle.kept.iter().map(|(_, at)| *at)));
            }
        }
        if let Some(limit) = limit.high {
            for (people, rules) in held.values().filter(|(people, _)| people.len() > limit.high) {
                let mut rules = rules.clone();
                rules.push(limit.rule);
                add(
                    Reason::ForcedTogether { by, category, people: people.clone(), at_most: limit.high },
                    rules,
                );
            }
            let allowed = limit.high.saturating_mul(problem.groups);
            if allowed < there_are {
                add(Reason::TooManyMembers { by, category, allowed, there_are }, vec![limit.rule]);
            }
        }
        if let Some(limit) = limit.low {
            let bare = limit.low.saturating_mul(problem.groups);
            let beyond: usize = held.values().map(|(people, _)| people.len().saturating_sub(limit.low)).sum();
            let needed = bare.saturating_add(beyond);
            if needed > there_are {
                let mut rules = vec![limit.rule];
                if bare <= there_are {
                    rules.extend(held.values().flat_map(|(_, rules)| rules.iter().copied()));
                }
                add(Reason::NotEnoughMembers { by, category, needed, there_are }, rules);
            }
        }
        if let (Some(low), Some(high)) = (limit.low, limit.high)
            && low.low > high.high
        {
            let reason = Reason::LimitsCross { by, category, at_least: low.low, at_most: high.high };
            add(reason, vec![low.rule, high.rule]);
        }
    }
    let holds = demands.sizes.iter().map(|size| size.max).min().unwrap_or(0);
    for by in counts.keys() {
        let lows = || tightest.iter().filter(|((of, _), _)| of == by).filter_map(|(_, limit)| limit.low);
        let needed = lows().fold(0_usize, |sum, limit| sum.saturating_add(limit.low));
        if needed > holds && problem.groups > 0 {
            let rules = lows().map(|limit| limit.rule).chain([RuleRef::Sizes]).collect();
            add(Reason::NeedsMoreThanHolds { by: *by, needed, holds }, rules);
        }
    }
}

fn topics(problem: &Problem, add: Add<'_>) {
    let Some(topics) = &problem.topics else { return };
    let places = topics.capacity.iter().fold(0_usize, |sum, capacity| sum.saturating_add(*capacity));
    if places < problem.groups {
        add(Reason::TopicsTooFew { groups: problem.groups, places }, vec![RuleRef::Topics]);
    }
    for (topic, capacity) in topics.capacity.iter().enumerate() {
        let kept = topics.kept.iter().filter(|kept| **kept == Some(topic)).count();
        if kept > *capacity {
            add(Reason::TopicOverfull { topic, kept, capacity: *capacity }, vec![RuleRef::Topics]);
        }
    }
}
