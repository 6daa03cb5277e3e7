//! The bare grouping problem on a table of distances: what holds for every table, and what small ones must give.

#![cfg(test)]

use grouping::Size;
use grouping::diverse::{Distances, Diverse, NoGrouping, steps};
use proptest::prelude::*;

/// A table with its sizes: whole distances, some below nought, bounds that can be kept.
fn tables() -> impl Strategy<Value = (Vec<Vec<i32>>, Vec<Size>)> {
    (2_usize..40, 1_usize..6).prop_flat_map(|(people, groups)| {
        let row = prop::collection::vec(-20..100, people);
        let rows = prop::collection::vec(row, people);
        let slack = prop::collection::vec((0_usize..4, 0_usize..4), groups);
        (rows, slack).prop_map(move |(rows, slack)| {
            let bounds = slack.iter().map(|(below, above)| Size {
                min: (people / groups).saturating_sub(*below),
                max: people.div_ceil(groups) + above,
            });
            (rows, bounds.collect())
        })
    })
}

fn problem(rows: &[Vec<i32>], bounds: &[Size]) -> Diverse {
    let distances = Distances::between(rows.len(), rows.len(), |a, b| f64::from(rows[a][b]));
    Diverse::new(distances, bounds.to_vec()).expect("bounds that can be kept")
}

/// The sum of distances within groups, counted the long way.
fn counted(rows: &[Vec<i32>], groups: &[usize]) -> i64 {
    let pairs = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b)));
    pairs.filter(|(a, b)| groups[*a] == groups[*b]).map(|(a, b)| i64::from(rows[a][b])).sum()
}

fn sizes(groups: &[usize], of: usize) -> Vec<usize> {
    (0..of).map(|group| groups.iter().filter(|at| **at == group).count()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn sizes_are_kept_and_the_objective_is_what_counting_gives((rows, bounds) in tables(), seed: u64) {
        let found = problem(&rows, &bounds).solve(seed, &mut steps(60_000));
        prop_assert_eq!(found.groups.len(), rows.len());
        for (size, bound) in sizes(&found.groups, bounds.len()).into_iter().zip(&bounds) {
            prop_assert!(bound.min <= size && size <= bound.max, "{size} not in {bound:?}");
        }
        prop_assert_eq!(found.exact, counted(&rows, &found.groups));
        prop_assert!(found.objective <= problem(&rows, &bounds).ceiling());
    }

    #[test]
    fn no_single_exchange_or_move_is_left_that_adds_anything((rows, bounds) in tables(), seed: u64) {
        let found = problem(&rows, &bounds).solve(seed, &mut steps(60_000));
        for a in 0..rows.len() {
            for b in 0..a {
                let mut other = found.groups.clone();
                other.swap(a, b);
                prop_assert!(counted(&rows, &other) <= found.exact);
            }
            for to in 0..bounds.len() {
                let mut other = found.groups.clone();
                other[a] = to;
                let kept = sizes(&other, bounds.len()).iter().zip(&bounds).all(|(size, bound)| (bound.min..=bound.max).contains(size));
                prop_assert!(!kept || counted(&rows, &other) <= found.exact);
            }
        }
    }

    #[test]
    fn the_same_seed_and_steps_give_the_same_groups((rows, bounds) in tables(), seed: u64) {
        let problem = problem(&rows, &bounds);
        prop_assert_eq!(problem.solve(seed, &mut steps(40_000)), problem.solve(seed, &mut steps(40_000)));
    }
}

/// Every grouping of nine people into three groups of three, the best of which is known by looking at all.
#[test]
fn nine_people_in_three_groups_are_grouped_as_well_as_can_be() {
    for seed in 0..20_i32 {
        let rows: Vec<Vec<i32>> = (0..9)
            .map(|a: i32| (0..9).map(|b: i32| (a.min(b) * 31 + a.max(b) * 17 + seed * 7) * 13 % 97).collect())
            .collect();
        let mut best = i64::MIN;
        let mut groups = [0; 9];
        for code in 0..3_usize.pow(9) {
            let mut rest = code;
            for group in &mut groups {
                (*group, rest) = (rest % 3, rest / 3);
            }
            if sizes(&groups, 3) == [3, 3, 3] {
                best = best.max(counted(&rows, &groups));
            }
        }
        let found = problem(&rows, &[Size { min: 3, max: 3 }; 3]).solve(1, &mut steps(200_000));
        assert_eq!(found.exact, best, "table {seed}");
    }
}

#[test]
fn groups_drawn_by_lot_have_the_mean_distance_of_all_pairs() {
    // Six people in two groups of three: 6 of the 15 pairs are inside, and all distances together are 150.
    let rows: Vec<Vec<i32>> = (0..6).map(|_| vec![10; 6]).collect();
    let problem = problem(&rows, &[Size { min: 3, max: 3 }; 2]);
    assert_eq!(problem.by_lot(&[3, 3]), 60.0);
    assert_eq!(problem.solve(1, &mut steps(1000)).objective, 60.0);
    assert_eq!(problem.ceiling(), 60.0);
}

#[test]
fn several_seeds_give_the_best_of_them() {
    let rows: Vec<Vec<i32>> = (0..60)
        .map(|a: i32| (0..60).map(|b: i32| (a.min(b) * 131 + a.max(b) * 71) % 101).collect())
        .collect();
    let problem = problem(&rows, &[Size { min: 9, max: 11 }; 6]);
    let pace = |_: usize, seen: grouping::diverse::Seen| seen.looked as f64 / 300_000.0;
    let together = problem.solve_from_each(&[1, 2, 3], &pace).expect("three seeds");
    let alone = [1, 2, 3].map(|seed| problem.solve(seed, &mut steps(300_000)).exact);
    assert_eq!(Some(together.exact), alone.into_iter().max());
    assert!(problem.solve_from_each(&[], &pace).is_none());
}

#[test]
fn sizes_that_cannot_be_kept_are_refused_with_the_reason() {
    let table = || Distances::between(10, 10, |_, _| 1.0);
    let size = |min, max| Size { min, max };
    assert_eq!(
        Diverse::new(table(), vec![size(6, 8); 2]).err(),
        Some(NoGrouping::TooFewPeople { need: 12, people: 10 })
    );
    assert_eq!(
        Diverse::new(table(), vec![size(1, 4); 2]).err(),
        Some(NoGrouping::TooManyPeople { room: 8, people: 10 })
    );
    assert_eq!(
        Diverse::new(table(), vec![size(5, 4), size(5, 9)]).err(),
        Some(NoGrouping::Upside { group: 0, min: 5, max: 4 })
    );
    assert_eq!(
        Diverse::new(table(), vec![size(0, 1); 70_000]).err(),
        Some(NoGrouping::TooManyGroups { groups: 70_000, most: 65_535 })
    );
}

#[test]
fn nobody_and_one_group_are_no_trouble() {
    let none = Diverse::new(Distances::between(0, 0, |_, _| 1.0), vec![Size { min: 0, max: 3 }]).unwrap();
    assert_eq!(none.solve(1, &mut steps(10)).groups, Vec::<usize>::new());
    let one = Diverse::new(Distances::between(3, 3, |_, _| 2.0), vec![Size { min: 0, max: 3 }]).unwrap();
    assert_eq!(one.solve(1, &mut steps(10)).objective, 6.0);
}
