//! An organiser groups a class of 118 for a five-day workshop.

#[path = "common/class_of_118.rs"]
mod class_of_118;
#[path = "common/plain.rs"]
mod plain;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use class_of_118::class_of_118;
use grouping::{
    By, Change, Infeasible, Kept, Problem, Rule, RuleRef, Solution, Unmet, Weight, effect_of, solve,
};
use plain::plain_score;

/// Solves without anybody watching.
#[expect(clippy::expect_used, reason = "a test fails here")]
fn solved(problem: &Problem) -> Solution {
    solve(problem, &mut |_| ControlFlow::Continue(())).expect("this class can be grouped")
}

#[test]
fn six_groups_keep_every_rule() {
    let class = class_of_118(1);
    let solution = solved(&class);
    let report = &solution.report;

    let mut sizes: Vec<usize> = solution.assignment.groups.iter().map(Vec::len).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [19, 19, 20, 20, 20, 20]);
    assert!(report.broken.is_empty());
    assert_eq!(report.same_unit_pairs, 0, "23 pairs of colleagues are all parted");
    assert!(solution.assignment.groups[2].contains(&7));
    assert_eq!(solution.assignment.group_of(3), solution.assignment.group_of(40));
    for group in &report.groups {
        let writers = group.attributes[4].iter().find(|of| of.category == 1).map_or(0, |of| of.people);
        assert!(writers >= 2, "each group can write its proposal");
    }

    assert!(report.drawn.mean_same_unit_pairs() > 1.0, "by lot some would have met");
}

#[test]
fn groups_are_far_better_mixed_than_by_lot_and_close_to_what_counting_allows() {
    let mixing = |wish_weight| {
        let report = solved(&Problem { wish_weight, ..class_of_118(1) }).report;
        let bound = report.distance_bound.expect("sizes of 19 and 20 leave no choice");
        assert!(report.score.distance <= bound);
        #[expect(clippy::cast_precision_loss, reason = "small figures")]
        let (got, most) = (report.score.distance as f64, bound as f64);
        let by_lot = report.drawn.mean_distance();
        (got - by_lot) / (most - by_lot)
    };
    let (alone, beside_wishes) = (mixing(Weight::Off), mixing(Weight::High));
    assert!(alone > 0.95, "{alone}");
    assert!(beside_wishes > 0.5, "wishes that matter much cost some mixing, not most of it: {beside_wishes}");
}

#[test]
fn every_group_has_its_own_topic_and_most_people_one_they_wished_for() {
    let solution = solved(&class_of_118(1));
    let topics: BTreeSet<usize> =
        solution.assignment.topics.iter().map(|topic| topic.expect("a topic each")).collect();
    assert_eq!(topics.len(), 6);
    assert_eq!(solution.unchosen.len(), 5);
    assert!(solution.unchosen.iter().all(|topic| !topics.contains(topic)));

    let report = &solution.report;
    assert_eq!(report.top_three.of, 118);
    assert!(report.top_three.got * 2 > report.top_three.of, "{:?}", report.top_three);
    let without = report.unmet.iter().filter(|unmet| matches!(unmet, Unmet::NoWish { .. })).count();
    assert_eq!(without, 118 - report.top_three.got, "who got none of three wishes is named");
    let again = report.unmet.iter().filter(|unmet| matches!(unmet, Unmet::Repeated { .. })).count();
    assert_eq!(again, report.repeated_pairs);
}

#[test]
fn the_same_seed_gives_the_same_groups_and_another_seed_others() {
    let class = class_of_118(1);
    assert_eq!(solved(&class), solved(&class));
    let other = Problem { seed: 7, ..class.clone() };
    assert_ne!(solved(&other).assignment, solved(&class).assignment);
}

#[test]
fn no_single_swap_left_would_make_it_better() {
    let class = class_of_118(2);
    let solution = solved(&class);
    for a in 0..118 {
        for b in a + 1..118 {
            let effect = effect_of(&class, &solution.assignment, Change::Swap { a, b }).unwrap();
            assert!(effect.gain() <= 0 || !effect.newly_broken().is_empty(), "swapping {a} and {b} pays");
        }
    }
}

#[test]
fn the_organiser_sees_what_a_move_breaks_before_making_it() {
    let class = class_of_118(1);
    let solution = solved(&class);
    let effect = effect_of(&class, &solution.assignment, Change::Move { person: 7, to_group: 0 }).unwrap();
    let broken: Vec<RuleRef> = effect.newly_broken().iter().map(|broken| broken.rule).collect();
    assert!(broken.contains(&RuleRef::Rule(3)), "trainee 7 was to stay in the third group");

    let mut changed = solution.assignment.clone();
    changed.apply(Change::Move { person: 7, to_group: 0 }).unwrap();
    assert_eq!(effect.after.score, plain_score(&class, &changed));
    assert_eq!(effect.before.score, plain_score(&class, &solution.assignment));
}

#[test]
fn a_unit_with_more_people_than_groups_is_spread_thinly_and_the_report_says_so() {
    let mut class = class_of_118(3);
    for person in &mut class.people[20..29] {
        person.unit = Some(500);
    }
    let solution = solved(&class);
    let kept: &Kept = solution.report.kept.iter().find(|kept| kept.rule == RuleRef::Rule(0)).unwrap();
    assert_eq!(kept.thinned.len(), 1);
    let thinned = kept.thinned[0];
    assert_eq!((thinned.category, thinned.members, thinned.per_group), (500, 9, 2));
    for group in &solution.assignment.groups {
        assert!(group.iter().filter(|person| class.category(**person, By::Unit) == Some(500)).count() <= 2);
    }
}

#[test]
fn a_topic_may_be_kept_for_a_group_and_taken_by_two() {
    let mut class = class_of_118(4);
    let topics = class.topics.as_mut().unwrap();
    topics.capacity = vec![2; 4];
    topics.kept = vec![None, Some(3), None, None, None, None];
    for person in &mut class.people {
        person.wishes.retain(|wish| *wish < 4);
    }
    let solution = solved(&class);
    assert_eq!(solution.assignment.topics[1], Some(3));
    for topic in 0..4 {
        assert!(solution.assignment.topics.iter().filter(|has| **has == Some(topic)).count() <= 2);
    }
}

#[test]
fn whoever_waits_is_told_and_may_take_what_there_is() {
    let class = class_of_118(1);
    let mut told = Vec::new();
    let solution = solve(&class, &mut |progress| {
        told.push(progress);
        if progress.iteration > 50_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .unwrap();
    assert!(solution.report.broken.is_empty());
    assert!(
        told.windows(2).all(|pair| pair[0].iteration <= pair[1].iteration && pair[0].best <= pair[1].best)
    );
    assert!(told.len() > 10);
}

#[test]
fn the_order_of_the_list_does_not_matter_for_the_rules() {
    let mut class = class_of_118(5);
    class.people.reverse();
    class.rules.truncate(2);
    assert!(solved(&class).report.broken.is_empty());
    class.rules.push(Rule::Together { people: vec![117, 117] });
    assert!(solved(&class).report.broken.is_empty(), "naming somebody twice is harmless");
}

#[test]
fn a_problem_can_be_refused_with_its_words() {
    let mut class = class_of_118(1);
    class.rules.push(Rule::Keep { person: 7, group: 4 });
    let Err(Infeasible::Conflicting(conflicts)) = solve(&class, &mut |_| ControlFlow::Continue(())) else {
        panic!("trainee 7 cannot be in two groups");
    };
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].rules, [RuleRef::Rule(3), RuleRef::Rule(4)]);
}
