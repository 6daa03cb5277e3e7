//! What holds for every class, however it is made up.

#[path = "common/plain.rs"]
mod plain;

use std::ops::ControlFlow;

use grouping::{
    Assignment, Attribute, Budget, By, Change, Encounter, Infeasible, Person, Problem, Rule, RuleRef, Size,
    Sizes, Topics, UNKNOWN, Weight, broken_rules, effect_of, report_of, solve, wish_points,
};
use plain::plain_score;
use proptest::collection::vec;
use proptest::prelude::*;

const TOPICS: usize = 5;

fn weight() -> impl Strategy<Value = Weight> {
    prop_oneof![Just(Weight::Off), Just(Weight::Low), Just(Weight::Medium), Just(Weight::High)]
}

fn person(groups: usize) -> impl Strategy<Value = Person> {
    let category = prop_oneof![8 => 0..4_u32, 1 => Just(UNKNOWN)];
    let fixed = prop_oneof![20 => Just(None), 1 => (0..groups).prop_map(Some)];
    (vec(category, 2), prop::option::of(0..9_u32), vec(0..TOPICS, 0..4), fixed).prop_map(
        |(attributes, unit, wishes, fixed_group)| Person {
            key: String::new(),
            attributes,
            unit,
            wishes,
            fixed_group,
        },
    )
}

fn rule(people: usize, groups: usize) -> impl Strategy<Value = Rule> {
    prop_oneof![
        Just(Rule::Apart { by: By::Unit }),
        (0..2_usize).prop_map(|attribute| Rule::Apart { by: By::Attribute(attribute) }),
        vec(0..people, 0..4).prop_map(|people| Rule::Together { people }),
        (0..people, 0..groups).prop_map(|(person, group)| Rule::Keep { person, group }),
        (0..2_usize, 0..4_u32).prop_map(|(attribute, category)| Rule::AtLeast {
            attribute,
            category,
            per_group: 1
        }),
        (0..2_usize, 0..4_u32, 1..5_usize).prop_map(|(attribute, category, per_group)| Rule::AtMost {
            attribute,
            category,
            per_group
        }),
    ]
}

fn problem() -> impl Strategy<Value = Problem> {
    (1..40_usize, 1..6_usize).prop_flat_map(|(people, groups)| {
        let each = people / groups;
        let sizes = prop_oneof![
            3 => Just(Sizes::Balanced),
            1 => Just(Sizes::Between(Size { min: each.saturating_sub(2), max: each + 3 })),
            1 => Just(Sizes::Each(vec![Size { min: 0, max: people }; groups])),
        ];
        let topics =
            prop::option::of(vec(1..3_usize, TOPICS).prop_map(|capacity| Topics { capacity, kept: vec![] }));
        let earlier = vec((0..people, 0..people, 1..3_u32), 0..12).prop_map(|met| {
            met.into_iter()
                .filter(|(a, b, _)| a != b)
                .map(|(a, b, times)| Encounter { a, b, times })
                .collect::<Vec<_>>()
        });
        let parts = (vec(person(groups), people), vec(weight(), 6), vec(rule(people, groups), 0..4));
        (parts, sizes, topics, earlier, any::<u64>()).prop_map(
            move |(parts, sizes, topics, earlier, seed)| {
                let (mut people, weights, rules) = parts;
                if topics.is_none() {
                    people.iter_mut().for_each(|person| person.wishes.clear());
                }
                let attribute = |at: usize| Attribute { name: String::new(), weight: weights[at] };
                Problem {
                    people,
                    attributes: vec![attribute(0), attribute(1)],
                    groups,
                    sizes,
                    rules,
                    topics,
                    wish_weight: weights[2],
                    balance_weight: weights[3],
                    unit_weight: weights[4],
                    earlier,
                    earlier_weight: weights[5],
                    seed,
                    budget: Budget { iterations: 2_000 },
                }
            },
        )
    })
}

/// Any grouping at all, rules or no rules.
fn any_grouping(problem: &Problem, places: &[usize], topics: &[usize]) -> Assignment {
    let mut groups = vec![Vec::new(); problem.groups];
    for person in 0..problem.people.len() {
        groups[places[person] % problem.groups].push(person);
    }
    let topic = |group: usize| problem.topics.as_ref().map(|_| topics[group]);
    Assignment { groups, topics: (0..problem.groups).map(topic).collect() }
}

/// The most that topics can be worth to these groups: every way of dealing them is tried.
fn best_dealing(problem: &Problem, groups: &[Vec<usize>], room: &mut [usize]) -> i64 {
    let Some((first, rest)) = groups.split_first() else { return 0 };
    let mut best = i64::MIN;
    for topic in 0..room.len() {
        if room[topic] > 0 {
            room[topic] -= 1;
            let ranks = first.iter().filter_map(|person| problem.rank(*person, topic));
            let worth = ranks.map(|rank| wish_points(rank) * problem.wish_weight.factor()).sum::<i64>();
            best = best.max(worth.saturating_add(best_dealing(problem, rest, room)));
            room[topic] += 1;
        }
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn groups_keep_every_rule_or_the_clash_is_named(problem in problem()) {
        let first = solve(&problem, &mut |_| ControlFlow::Continue(()));
        match &first {
            Ok(solution) => {
                let mut everybody: Vec<usize> = solution.assignment.groups.concat();
                everybody.sort_unstable();
                prop_assert_eq!(everybody, (0..problem.people.len()).collect::<Vec<_>>());
                prop_assert!(broken_rules(&problem, &solution.assignment).is_empty());
                prop_assert_eq!(solution.report.score, plain_score(&problem, &solution.assignment));
                if let Some(topics) = &problem.topics {
                    let best = best_dealing(&problem, &solution.assignment.groups, &mut topics.capacity.clone());
                    prop_assert_eq!(solution.report.score.wishes, best);
                }
                if let Some(bound) = solution.report.distance_bound {
                    prop_assert!(solution.report.score.distance <= bound);
                }
            }
            Err(Infeasible::Malformed(faults)) => prop_assert!(false, "{:?}", faults),
            Err(Infeasible::Conflicting(conflicts)) => {
                prop_assert!(conflicts.iter().all(|conflict| !conflict.rules.is_empty()));
            }
            Err(Infeasible::NotFound { rules, nearest, .. }) => {
                prop_assert!(rules.iter().any(|rule| *rule != RuleRef::Sizes));
                prop_assert!(!nearest.is_empty());
            }
        }
        prop_assert_eq!(first, solve(&problem, &mut |_| ControlFlow::Continue(())));
    }

    #[test]
    fn the_report_counts_as_the_definition_reads(
        problem in problem(), places in vec(0..100_usize, 40), topics in vec(0..TOPICS, 6),
    ) {
        let assignment = any_grouping(&problem, &places, &topics);
        let report = report_of(&problem, &assignment);
        prop_assert_eq!(report.score, plain_score(&problem, &assignment));
        prop_assert_eq!(report.groups.iter().map(|group| group.distance).sum::<i64>(), report.score.distance);
        prop_assert_eq!(report.groups.iter().map(|group| group.first_wish.got).sum::<usize>(), report.first_wish.got);
        prop_assert_eq!(&report.broken, &broken_rules(&problem, &assignment));
    }

    #[test]
    fn the_effect_of_a_change_is_what_making_it_brings(
        problem in problem(), places in vec(0..100_usize, 40), topics in vec(0..TOPICS, 6),
        one in 0..40_usize, other in 0..40_usize, to in 0..6_usize, swap in any::<bool>(),
    ) {
        let assignment = any_grouping(&problem, &places, &topics);
        let (a, b) = (one % problem.people.len(), other % problem.people.len());
        let change =
            if swap { Change::Swap { a, b } } else { Change::Move { person: a, to_group: to % problem.groups } };
        let effect = effect_of(&problem, &assignment, change).unwrap();
        let mut changed = assignment.clone();
        changed.apply(change).unwrap();
        for (standing, grouping) in [(&effect.before, &assignment), (&effect.after, &changed)] {
            let report = report_of(&problem, grouping);
            prop_assert_eq!(standing.score, plain_score(&problem, grouping));
            prop_assert_eq!(standing.same_unit_pairs, report.same_unit_pairs);
            prop_assert_eq!(standing.repeated_pairs, report.repeated_pairs);
            prop_assert_eq!(standing.first_wish, report.first_wish);
            prop_assert_eq!(standing.top_three, report.top_three);
            prop_assert_eq!(&standing.broken, &report.broken);
        }
        let gain = plain_score(&problem, &changed).total() - plain_score(&problem, &assignment).total();
        prop_assert_eq!(effect.gain(), gain);
    }
}
