//! Demands that cannot be met together are named, and only those.

use std::ops::ControlFlow;

use grouping::{
    Attribute, Budget, By, Fault, Infeasible, Person, Problem, Reason, Rule, RuleRef, Size, Sizes, Solution,
    Topics, report_of, solve,
};

/// Solves without anybody watching.
#[expect(clippy::expect_used, reason = "a test fails here")]
fn solved(problem: &Problem) -> Solution {
    solve(problem, &mut |_| ControlFlow::Continue(())).expect("this class can be grouped")
}

/// `people` with one attribute, whose categories repeat the given ones.
fn class(people: usize, groups: usize, categories: &[u32]) -> Problem {
    let person = |at: usize| Person {
        key: at.to_string(),
        attributes: vec![categories[at % categories.len()]],
        ..Person::default()
    };
    Problem {
        people: (0..people).map(person).collect(),
        attributes: vec![Attribute { name: "岗位".to_owned(), ..Attribute::default() }],
        groups,
        budget: Budget { iterations: 5_000 },
        ..Problem::default()
    }
}

#[expect(clippy::expect_used, reason = "a test fails here")]
fn refused(problem: &Problem) -> Infeasible {
    solve(problem, &mut |_| ControlFlow::Continue(())).expect_err("this cannot be done")
}

#[expect(clippy::panic, reason = "a test fails here")]
fn only_conflict(problem: &Problem) -> (Reason, Vec<RuleRef>) {
    let Infeasible::Conflicting(mut conflicts) = refused(problem) else { panic!("a proof was expected") };
    assert_eq!(conflicts.len(), 1, "{conflicts:?}");
    let conflict = conflicts.remove(0);
    (conflict.reason, conflict.rules)
}

#[test]
fn sizes_that_do_not_hold_everybody() {
    let mut problem = class(20, 3, &[0]);
    problem.sizes = Sizes::Between(Size { min: 2, max: 6 });
    let (reason, rules) = only_conflict(&problem);
    assert_eq!(reason, Reason::SizesDoNotAddUp { people: 20, fewest: 6, most: 18 });
    assert_eq!(rules, [RuleRef::Sizes]);
}

#[test]
fn together_and_kept_apart_by_hand_names_only_the_rules_that_tie_them() {
    let mut problem = class(20, 4, &[0]);
    problem.rules = vec![
        Rule::Together { people: vec![8, 9] },
        Rule::Together { people: vec![0, 1] },
        Rule::Together { people: vec![1, 2] },
        Rule::Together { people: vec![2, 3] },
    ];
    problem.people[0].fixed_group = Some(0);
    problem.people[2].fixed_group = Some(1);
    let (reason, rules) = only_conflict(&problem);
    assert!(matches!(reason, Reason::KeptInTwoGroups { first: 0, second: 1, .. }));
    assert_eq!(rules, [RuleRef::Rule(1), RuleRef::Rule(2), RuleRef::Fixed(0), RuleRef::Fixed(2)]);
}

#[test]
fn too_few_writers_for_all_groups() {
    let mut problem = class(20, 4, &[0, 0, 0, 0, 0, 0, 1]);
    problem.rules = vec![Rule::AtLeast { attribute: 0, category: 1, per_group: 1 }];
    let (reason, rules) = only_conflict(&problem);
    assert_eq!(
        reason,
        Reason::NotEnoughMembers { by: By::Attribute(0), category: 1, needed: 4, there_are: 2 }
    );
    assert_eq!(rules, [RuleRef::Rule(0)]);
}

#[test]
fn enough_writers_but_two_of_them_are_kept_together() {
    let mut problem = class(8, 2, &[0, 0, 0, 1]);
    problem.rules = vec![Rule::AtLeast { attribute: 0, category: 1, per_group: 1 }];
    assert!(solved(&problem).report.broken.is_empty());
    problem.people[3].fixed_group = Some(0);
    problem.people[7].fixed_group = Some(0);
    let (_, rules) = only_conflict(&problem);
    assert_eq!(rules, [RuleRef::Rule(0), RuleRef::Fixed(3), RuleRef::Fixed(7)]);
}

#[test]
fn a_limit_below_what_there_is() {
    let mut problem = class(20, 4, &[0, 1]);
    problem.rules = vec![Rule::AtMost { attribute: 0, category: 1, per_group: 2 }];
    let (reason, _) = only_conflict(&problem);
    assert_eq!(
        reason,
        Reason::TooManyMembers { by: By::Attribute(0), category: 1, allowed: 8, there_are: 10 }
    );
}

#[test]
fn colleagues_who_must_be_apart_and_together() {
    let mut problem = class(12, 3, &[0, 1, 2]);
    problem.people[4].unit = Some(9);
    problem.people[5].unit = Some(9);
    problem.rules = vec![Rule::Apart { by: By::Unit }, Rule::Together { people: vec![4, 5] }];
    let (reason, rules) = only_conflict(&problem);
    assert_eq!(reason, Reason::ForcedTogether { by: By::Unit, category: 9, people: vec![4, 5], at_most: 1 });
    assert_eq!(rules, [RuleRef::Rule(0), RuleRef::Rule(1)]);
}

#[test]
fn limits_that_cross_and_parties_that_do_not_fit() {
    let mut problem = class(12, 3, &[0, 1]);
    problem.rules = vec![
        Rule::AtLeast { attribute: 0, category: 0, per_group: 2 },
        Rule::AtMost { attribute: 0, category: 0, per_group: 1 },
    ];
    let Infeasible::Conflicting(conflicts) = refused(&problem) else { panic!("a proof was expected") };
    assert!(conflicts.iter().any(|conflict| matches!(conflict.reason, Reason::LimitsCross { .. })));

    problem.rules = vec![Rule::Together { people: vec![0, 1, 2, 3, 4] }];
    let (reason, rules) = only_conflict(&problem);
    assert_eq!(reason, Reason::TogetherTooLarge { people: vec![0, 1, 2, 3, 4], largest: 4 });
    assert_eq!(rules, [RuleRef::Rule(0), RuleRef::Sizes]);
}

#[test]
fn what_counting_does_not_see_the_search_names() {
    // Three couples in two groups of three: no count is wrong, yet no group can be filled.
    let mut problem = class(6, 2, &[0, 1]);
    problem.rules = vec![
        Rule::AtMost { attribute: 0, category: 0, per_group: 3 },
        Rule::Together { people: vec![0, 1] },
        Rule::Together { people: vec![2, 3] },
        Rule::Together { people: vec![4, 5] },
    ];
    let Infeasible::NotFound { rules, nearest, stopped } = refused(&problem) else {
        panic!("nothing can be proven")
    };
    assert!(!stopped);
    assert_eq!(rules, [RuleRef::Rule(1), RuleRef::Rule(2), RuleRef::Rule(3), RuleRef::Sizes]);
    assert!(!nearest.is_empty());
}

#[test]
fn fewer_places_on_topics_than_groups() {
    let mut problem = class(12, 3, &[0]);
    problem.topics = Some(Topics { capacity: vec![1, 1], kept: Vec::new() });
    let (reason, rules) = only_conflict(&problem);
    assert_eq!(reason, Reason::TopicsTooFew { groups: 3, places: 2 });
    assert_eq!(rules, [RuleRef::Topics]);
}

#[test]
fn what_points_nowhere_is_said_before_anything_else() {
    let mut problem = class(4, 2, &[0]);
    problem.people[1].wishes = vec![0];
    problem.people[2].attributes.clear();
    problem.people[3].fixed_group = Some(2);
    problem.rules = vec![Rule::Keep { person: 9, group: 0 }, Rule::Apart { by: By::Attribute(1) }];
    assert_eq!(
        refused(&problem),
        Infeasible::Malformed(vec![
            Fault::WishOf(1),
            Fault::AttributesOf(2),
            Fault::FixedGroupOf(3),
            Fault::Rule(0),
            Fault::Rule(1),
        ])
    );
    assert_eq!(refused(&class(4, 0, &[0])), Infeasible::Malformed(vec![Fault::NoGroups]));
}

#[test]
fn strange_classes_are_grouped_all_the_same() {
    assert_eq!(solved(&class(0, 0, &[0])).assignment.groups.len(), 0);
    assert_eq!(solved(&class(0, 3, &[0])).assignment.groups, vec![Vec::<usize>::new(); 3]);
    assert_eq!(solved(&class(5, 1, &[0, 1])).assignment.groups, [[0, 1, 2, 3, 4]]);
    let alone = solved(&class(3, 7, &[0]));
    assert_eq!(alone.assignment.groups.iter().filter(|group| group.len() == 1).count(), 3);

    let mut colleagues = class(12, 4, &[0]);
    for person in &mut colleagues.people {
        person.unit = Some(1);
    }
    colleagues.rules = vec![Rule::Apart { by: By::Unit }];
    let solution = solved(&colleagues);
    assert_eq!(solution.report.same_unit_pairs, 12, "three in each of four groups, and no fewer is possible");
    assert_eq!(solution.report.kept[0].thinned[0].per_group, 3);
}

#[test]
fn a_report_on_a_malformed_problem_does_not_fall_over() {
    let mut problem = class(4, 2, &[0, 1]);
    let groups = solved(&problem).assignment;
    problem.sizes = Sizes::Each(vec![Size { min: 2, max: 2 }]);
    problem.people[0].wishes = vec![9];
    problem.rules = vec![
        Rule::Keep { person: 9, group: 7 },
        Rule::Apart { by: By::Attribute(5) },
        Rule::Together { people: vec![0, 9] },
    ];
    let broken: Vec<RuleRef> = report_of(&problem, &groups).broken.iter().map(|broken| broken.rule).collect();
    assert_eq!(broken, [RuleRef::Rule(0), RuleRef::Rule(2)]);
}
