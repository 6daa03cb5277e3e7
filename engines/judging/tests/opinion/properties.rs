//! What holds for every table of scores, not only for the examples.

use judging::opinion::fair_rules::{FairRule, values};
use judging::opinion::{Opinion, Score, Table, least_squares, reml, second_opinion};
use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::scores::{first, names};
use crate::undefined::sound;

fn settings() -> ProptestConfig {
    ProptestConfig {
        cases: 96,
        rng_seed: RngSeed::Fixed(20_261_124),
        failure_persistence: None,
        ..Default::default()
    }
}

/// 2–8 teams before 2–7 judges in half points; about one cell in six is missing.
fn any_table() -> impl Strategy<Value = Table> {
    (2..=8_usize, 2..=7_usize).prop_flat_map(|(teams, judges)| {
        let cell = prop_oneof![5 => (140..=190_i32).prop_map(Some), 1 => Just(None)];
        prop::collection::vec(cell, teams * judges).prop_map(move |cells| table(teams, judges, &cells))
    })
}

/// The same, but with a flat judge, few different scores, or most cells missing.
fn odd_table() -> impl Strategy<Value = Table> {
    (1..=6_usize, 1..=5_usize, 0..=3_i32, 1..=4_u32).prop_flat_map(|(teams, judges, range, missing)| {
        let cell = prop_oneof![2 => (160..=160 + range).prop_map(Some), missing => Just(None)];
        prop::collection::vec(cell, teams * judges).prop_map(move |cells| table(teams, judges, &cells))
    })
}

fn table(teams: usize, judges: usize, halves: &[Option<i32>]) -> Table {
    let scores = halves.iter().enumerate().filter_map(|(at, halves)| {
        Some(Score { team: at / judges, judge: at % judges, points: f64::from((*halves)?) / 2.0 })
    });
    Table::new(names("team ", teams), names("judge ", judges), scores.collect()).unwrap()
}

fn ranks(opinion: &Opinion) -> Vec<Option<u32>> {
    opinion.teams.iter().map(|team| team.adjusted_rank).collect()
}

/// The same scores after a change of each.
fn changed(table: &Table, change: impl Fn(Score) -> Score) -> Table {
    let scores = table.scores().iter().map(|score| change(*score)).collect();
    Table::new(table.teams().to_vec(), table.judges().to_vec(), scores).unwrap()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * (1.0 + a.abs())
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn nothing_is_ever_nan(table in prop_oneof![any_table(), odd_table()]) {
        let opinion = sound(&table);
        if opinion.order.is_ok() {
            prop_assert!(close(first(&opinion).iter().sum(), 1.0));
            for standing in opinion.teams.iter().filter_map(|team| team.standing) {
                prop_assert!(1 <= standing.best && standing.best <= standing.worst);
                prop_assert!(standing.worst <= opinion.teams.len());
            }
        } else {
            prop_assert!(opinion.teams.iter().all(|team| team.standing.is_none()));
        }
    }

    #[test]
    fn a_judge_who_gives_everybody_more_changes_no_order(table in any_table(), more in -40..40_i32) {
        let raised = changed(&table, |score| {
            let more = if score.judge == 0 { f64::from(more) / 2.0 } else { 0.0 };
            Score { points: score.points + more, ..score }
        });
        let (before, after) = (second_opinion(&table, 1, 50), second_opinion(&raised, 1, 50));
        prop_assert_eq!(ranks(&before), ranks(&after));
    }

    #[test]
    fn the_order_in_which_teams_and_judges_come_makes_no_difference(table in any_table()) {
        let (teams, judges) = (table.teams().len(), table.judges().len());
        let turned = |names: &[String]| names.iter().rev().cloned().collect::<Vec<_>>();
        let scores = table.scores().iter().rev().map(|score| Score {
            team: teams - 1 - score.team,
            judge: judges - 1 - score.judge,
            ..*score
        });
        let scores = scores.collect();
        let other = Table::new(turned(table.teams()), turned(table.judges()), scores).unwrap();
        let (a, mut b) = (second_opinion(&table, 7, 400), second_opinion(&other, 7, 400));
        b.teams.reverse();
        b.judges.reverse();
        // To the last bit: the draws and all sums run in the order of the names.
        prop_assert_eq!(&a.teams, &b.teams);
        prop_assert_eq!(a.spread, b.spread);
        prop_assert_eq!(&a.reliability, &b.reliability);
        let severity = |opinion: &Opinion| opinion.judges.iter().map(|judge| judge.severity).collect::<Vec<_>>();
        prop_assert_eq!(severity(&a), severity(&b));
    }

    #[test]
    fn standing_back_from_everybody_is_the_same_as_not_being_there(table in any_table()) {
        let mut judges = table.judges().to_vec();
        judges.push("judge 99".to_owned());
        let mut with = Table::new(table.teams().to_vec(), judges, table.scores().to_vec()).unwrap();
        for team in 0..table.teams().len() {
            with = with.recuse(team, table.judges().len());
        }
        let (without, with) = (second_opinion(&table, 3, 200), second_opinion(&with, 3, 200));
        prop_assert_eq!(&without.teams, &with.teams);
        prop_assert_eq!(&without.winners, &with.winners);
        prop_assert_eq!(without.reliability, with.reliability);
        prop_assert_eq!(without.judges.as_slice(), &with.judges[..without.judges.len()]);
    }

    #[test]
    fn the_same_panel_twice_over_gives_the_same_ranks(table in any_table()) {
        let count = table.judges().len();
        let twins = table.judges().iter().map(|name| format!("{name} again"));
        let judges = table.judges().iter().cloned().chain(twins).collect();
        let again = table.scores().iter().map(|score| Score { judge: score.judge + count, ..*score });
        let scores = table.scores().iter().copied().chain(again).collect();
        let doubled = Table::new(table.teams().to_vec(), judges, scores).unwrap();
        let (one, two) = (least_squares(&table.tidy()), least_squares(&doubled.tidy()));
        prop_assert_eq!(one.is_ok(), two.is_ok());
        if let (Ok(one), Ok(two)) = (one, two) {
            for (one, two) in one.teams.iter().zip(&two.teams) {
                prop_assert!(close(*one, *two));
            }
        }
        for rule in FairRule::ALL.into_iter().filter(|rule| *rule != FairRule::Trimmed) {
            for (one, two) in values(rule, &table).iter().zip(values(rule, &doubled)) {
                prop_assert_eq!(one.is_some(), two.is_some());
                prop_assert!(one.is_none_or(|one| close(one, two.unwrap())));
            }
        }
    }

    #[test]
    fn least_squares_leave_nothing_over_for_any_team_or_judge(table in any_table()) {
        let table = table.tidy();
        if let Ok(fit) = least_squares(&table) {
            let over = |which: &dyn Fn(&Score) -> bool| -> f64 {
                table.scores().iter().zip(&fit.residuals).filter(|(s, _)| which(s)).map(|(_, r)| r).sum()
            };
            for team in 0..table.teams().len() {
                prop_assert!(over(&|score| score.team == team).abs() < 1e-9);
            }
            for judge in 0..table.judges().len() {
                prop_assert!(over(&|score| score.judge == judge).abs() < 1e-9);
            }
            prop_assert!(fit.teams.iter().sum::<f64>().abs() < 1e-9 && fit.judges.iter().sum::<f64>().abs() < 1e-9);
        }
    }

    /// V = teams + judges + chance, written out and inverted whole: what the short way must come to as well.
    #[test]
    fn the_short_way_is_the_long_way(table in any_table()) {
        let Ok(fit) = reml(&table) else { return Ok(()) };
        let Some(criterion) = fit.criterion else { return Ok(()) };
        let (n, scores) = (table.scores().len(), table.scores());
        let one_if = |same: bool| if same { 1.0 } else { 0.0 };
        let spread = fit.spread;
        let v = DMatrix::from_fn(n, n, |a, b| {
            let (x, y) = (scores[a], scores[b]);
            spread.team.powi(2) * one_if(x.team == y.team)
                + spread.judge.powi(2) * one_if(x.judge == y.judge)
                + spread.residual.powi(2) * one_if(a == b)
        });
        let inverse = v.clone().try_inverse().unwrap();
        let ones = DVector::from_element(n, 1.0);
        let weight = ones.dot(&(&inverse * &ones));
        let p = &inverse - &inverse * &ones * ones.transpose() * &inverse / weight;
        let y = DVector::from_iterator(n, scores.iter().map(|score| score.points));
        let quadratic = y.dot(&(&p * &y));
        let long = v.determinant().ln() + weight.ln() + quadratic
            + (n as f64 - 1.0) * std::f64::consts::TAU.ln();
        prop_assert!((long - criterion).abs() < 1e-6, "{} instead of {}", criterion, long);

        let z = DMatrix::from_fn(n, table.teams().len(), |a, team| one_if(scores[a].team == team));
        let variance = spread.team.powi(2);
        let believed = z.transpose() * &p * &y * variance;
        let teams = table.teams().len();
        let covariance =
            DMatrix::identity(teams, teams) * variance - z.transpose() * &p * &z * variance.powi(2);
        let short = fit.team_covariance();
        for a in 0..teams {
            prop_assert!(close(believed[a], fit.teams[a]));
            for b in 0..teams {
                prop_assert!(close(covariance[(a, b)], short[(a, b)]));
            }
        }
    }
}
