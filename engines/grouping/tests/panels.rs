//! Judges for teams: no conflict, equal loads, teams that can be compared; and who is missing when it cannot be.

#![cfg(test)]

use std::collections::BTreeSet;

use grouping::panels::{Apart, Assigned, NoPanels, Panels, assign};
use proptest::prelude::*;

fn panels(judges: usize, teams: usize, per_team: usize) -> Panels {
    Panels { judges, teams, per_team, barred: Vec::new(), most: None }
}

/// Parts by walking from team to team, the long way.
fn walked(found: &Assigned) -> BTreeSet<BTreeSet<usize>> {
    let share = |a: usize, b: usize| found.panels[a].iter().any(|judge| found.panels[b].contains(judge));
    let from = |team: usize| {
        let mut part = BTreeSet::from([team]);
        loop {
            let more: Vec<usize> = (0..found.panels.len())
                .filter(|b| !part.contains(b) && part.iter().any(|a| share(*a, *b)))
                .collect();
            if more.is_empty() {
                return part;
            }
            part.extend(more);
        }
    };
    (0..found.panels.len()).map(from).collect()
}

#[test]
fn seven_judges_and_seven_teams_make_the_plane_of_seven_points() {
    // Three judges a team: every two judges share exactly one team (Fano), since 7 × 3 pairs are all there are.
    let found = assign(&panels(7, 7, 3), 1, 100_000).unwrap();
    assert_eq!(found.loads, vec![3; 7]);
    assert_eq!(found.together, vec![]);
    assert_eq!(found.parts, vec![(0..7).collect::<Vec<_>>()]);
}

#[test]
fn nobody_judges_their_own_city_and_loads_differ_by_one_at_most() {
    // Fourteen teams of seven cities, ten judges of five of them, five a team.
    let barred = (0..10)
        .flat_map(|judge| (0..14).map(move |team| (judge, team)))
        .filter(|(judge, team)| judge % 5 == team % 7);
    let barred: Vec<_> = barred.collect();
    let found = assign(&Panels { barred: barred.clone(), ..panels(10, 14, 5) }, 3, 50_000).unwrap();
    assert!(barred.iter().all(|(judge, team)| !found.panels[*team].contains(judge)));
    assert_eq!(found.loads, vec![7; 10]);
    assert_eq!((found.parts.len(), found.uneven_by(), found.apart), (1, 0, None));
}

#[test]
fn teams_that_fall_apart_at_first_are_joined_by_exchanges() {
    // Six judges, six teams, two each: without exchanges three pairs of judges would take two teams each.
    for seed in 0..10 {
        let found = assign(&panels(6, 6, 2), seed, 20_000).unwrap();
        assert_eq!((found.loads, found.parts.len()), (vec![2; 6], 1));
        assert_eq!(found.together, vec![]);
    }
}

#[test]
fn what_makes_comparison_impossible_is_said() {
    // Ten judges for five teams of two: everybody judges once, so no two teams share a judge.
    let found = assign(&panels(10, 5, 2), 1, 1000).unwrap();
    assert_eq!(found.parts.len(), 5);
    assert_eq!(found.apart, Some(Apart::TooFewJudgings { judgings: 10, need: 14 }));
    // Judges 0 and 1 may only judge teams 0 and 1, judges 2 and 3 only teams 2 and 3.
    let barred = (0..4)
        .flat_map(|judge| (0..4).map(move |team| (judge, team)))
        .filter(|(judge, team)| judge / 2 != team / 2);
    let found = assign(&Panels { barred: barred.collect(), ..panels(4, 4, 2) }, 1, 1000).unwrap();
    assert_eq!(found.apart, Some(Apart::Barred { parts: vec![vec![0, 1], vec![2, 3]] }));
}

#[test]
fn loads_are_as_equal_as_bars_allow() {
    // Judge 0 may judge team 0 only; the other two share what is left.
    let barred = vec![(0, 1), (0, 2), (0, 3)];
    let found = assign(&Panels { barred, ..panels(3, 4, 1) }, 1, 1000).unwrap();
    let mut loads = found.loads.clone();
    loads.sort_unstable();
    assert_eq!((loads, found.loads[0], found.uneven_by()), (vec![1, 1, 2], 1, 1));
}

#[test]
fn too_few_judges_are_named_with_their_teams() {
    // Team 2 is left with two judges of four and needs three.
    let barred = vec![(0, 2), (3, 2)];
    let refused = assign(&Panels { barred, ..panels(4, 5, 3) }, 1, 10).unwrap_err();
    assert_eq!(refused, NoPanels::TooFewJudges { teams: vec![2], judges: vec![1, 2], need: 3, left: 2 });
    // Teams 1, 2 and 4 may have judge 0 or 1 only, who take one team each; for any two of them that would do.
    let barred: Vec<_> = (2..6).flat_map(|judge| [1, 2, 4].map(|team| (judge, team))).collect();
    let refused = assign(&Panels { barred, most: Some(1), ..panels(6, 5, 1) }, 1, 10).unwrap_err();
    assert_eq!(
        refused,
        NoPanels::TooFewJudges { teams: vec![1, 2, 4], judges: vec![0, 1], need: 3, left: 2 }
    );
}

#[test]
fn what_is_no_question_is_refused() {
    let refused = |panels: Panels| assign(&panels, 1, 10).unwrap_err();
    assert_eq!(refused(panels(3, 0, 2)), NoPanels::Nothing);
    assert_eq!(refused(panels(3, 2, 0)), NoPanels::Nothing);
    assert_eq!(refused(panels(3, 2000, 1)), NoPanels::TooLarge);
    assert_eq!(refused(Panels { barred: vec![(0, 1), (3, 0)], ..panels(3, 2, 1) }), NoPanels::Bar(1));
    assert_eq!(
        refused(panels(0, 1, 1)),
        NoPanels::TooFewJudges { teams: vec![0], judges: vec![], need: 1, left: 0 }
    );
    // More than there are judges, even without any bar.
    assert!(matches!(refused(panels(3, 2, 4)), NoPanels::TooFewJudges { need: 4, left: 3, .. }));
}

/// Small questions, some of which have no answer.
fn questions() -> impl Strategy<Value = Panels> {
    (1_usize..7, 1_usize..6, 1_usize..4).prop_flat_map(|(judges, teams, per_team)| {
        let barred = prop::collection::vec((0..judges, 0..teams), 0..judges * teams);
        (barred, prop::option::of(1_usize..5)).prop_map(move |(barred, most)| Panels {
            barred,
            most,
            ..panels(judges, teams, per_team)
        })
    })
}

/// The sorted loads of every assignment there is, largest first.
fn all_loads(panels: &Panels) -> BTreeSet<Vec<usize>> {
    let mut reached = BTreeSet::from([vec![0; panels.judges]]);
    for team in 0..panels.teams {
        let choices =
            (0_u32..1 << panels.judges).filter(|bits| bits.count_ones() as usize == panels.per_team);
        let allowed =
            |bits: &u32| panels.barred.iter().all(|(judge, at)| *at != team || bits >> judge & 1 == 0);
        let choices: Vec<u32> = choices.filter(allowed).collect();
        let with = |loads: &Vec<usize>, bits: u32| -> Vec<usize> {
            loads.iter().enumerate().map(|(judge, load)| load + (bits >> judge & 1) as usize).collect()
        };
        reached = reached
            .iter()
            .flat_map(|loads| choices.iter().map(|bits| with(loads, *bits)).collect::<Vec<_>>())
            .collect();
    }
    let most = panels.most.unwrap_or(usize::MAX);
    let fitting = reached.into_iter().filter(|loads| loads.iter().all(|load| *load <= most));
    fitting
        .map(|mut loads| {
            loads.sort_unstable_by(|a, b| b.cmp(a));
            loads
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_keeps_its_word_and_a_refusal_is_a_proof(question in questions(), seed: u64) {
        let squares = |loads: &Vec<usize>| loads.iter().map(|load| load * load).sum::<usize>();
        let possible = all_loads(&question);
        match assign(&question, seed, 500) {
            Ok(found) => {
                for (team, panel) in found.panels.iter().enumerate() {
                    let distinct: BTreeSet<_> = panel.iter().collect();
                    prop_assert_eq!(distinct.len(), question.per_team);
                    prop_assert!(panel.iter().all(|judge| !question.barred.contains(&(*judge, team))));
                }
                let counted: Vec<usize> = (0..question.judges).map(|judge| found.panels.iter().filter(|panel| panel.contains(&judge)).count()).collect();
                prop_assert_eq!(&counted, &found.loads);
                // As equal as any by every measure.
                let uneven = |loads: &Vec<usize>| loads.iter().max().unwrap() - loads.iter().min().unwrap();
                prop_assert_eq!(Some(squares(&counted)), possible.iter().map(squares).min());
                prop_assert_eq!(Some(found.uneven_by()), possible.iter().map(uneven).min());
                let parts: BTreeSet<BTreeSet<usize>> = found.parts.iter().map(|part| part.iter().copied().collect()).collect();
                prop_assert_eq!(parts, walked(&found));
                prop_assert_eq!(found.apart.is_some(), found.parts.len() > 1);
            }
            Err(NoPanels::TooFewJudges { teams, judges, need, left }) => {
                prop_assert!(possible.is_empty());
                let given = |judge: &usize| {
                    let may = teams.iter().filter(|team| !question.barred.contains(&(*judge, **team))).count();
                    may.min(question.most.unwrap_or(may))
                };
                prop_assert_eq!(left, judges.iter().map(given).sum::<usize>());
                prop_assert_eq!(left, (0..question.judges).map(|judge| given(&judge)).sum::<usize>());
                prop_assert_eq!(need, teams.len() * question.per_team);
                prop_assert!(left < need);
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn pairs_of_judges_are_counted_as_they_are_and_seeds_repeat(question in questions(), seed: u64) {
        let found = assign(&question, seed, 500);
        prop_assert_eq!(&found, &assign(&question, seed, 500));
        if let Ok(found) = found {
            for a in 0..question.judges {
                for b in a + 1..question.judges {
                    let shared = found.panels.iter().filter(|panel| panel.contains(&a) && panel.contains(&b)).count();
                    prop_assert_eq!(found.together.contains(&(a, b, shared)), shared > 1);
                }
            }
        }
    }
}
