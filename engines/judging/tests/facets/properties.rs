//! What holds for every table of ratings, not only for the examples.

use std::collections::BTreeMap;

use crate::rubric::{Plan, all_close, close, disagreement, logits, places, rating, simulated};
use judging::TeamKey;
use judging::facets::{Facets, Measure, Rating, Refused, measure};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn settings(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(20_261_124),
        failure_persistence: None,
        ..Default::default()
    }
}

/// A contest drawn from the model, in which hardly ever anything is extreme but some teams.
fn any_plan() -> impl Strategy<Value = Plan> {
    (6..=20_usize, 3..=6_usize, 1..=4_u8, 2..=3_usize, any::<u64>())
        .prop_map(|(teams, judges, highest, rated_by, seed)| Plan { teams, judges, highest, rated_by, seed })
}

/// Whatever a desk could send: holes, extreme teams, unused steps, pieces.
fn anything() -> impl Strategy<Value = (u8, Vec<Rating>)> {
    (0..=9_u8, 1..=6_usize, 1..=5_usize, 1..=3_usize).prop_flat_map(|(highest, teams, judges, criteria)| {
        let cells =
            prop::collection::vec(prop::option::weighted(0.6, 0..=highest), teams * judges * criteria);
        cells.prop_map(move |cells| {
            let given = cells.into_iter().enumerate().filter_map(|(at, step)| {
                let (team, judge) = (at / (judges * criteria), at / criteria % judges);
                Some(rating(&format!("t{team}"), &format!("j{judge}"), at % criteria, step?))
            });
            (highest, given.collect())
        })
    })
}

/// Every number that is reported about elements and thresholds.
fn figures(found: &Facets) -> Vec<f64> {
    fn of<K>(measures: &[Measure<K>]) -> impl Iterator<Item = f64> {
        measures.iter().flat_map(|m| [m.logit, m.se, m.se_joint, m.expected, m.infit, m.outfit])
    }
    let thresholds = found.thresholds.iter().flat_map(|t| [t.logit, t.se, t.se_joint, t.expected]);
    let separations = [found.team_separation, found.judge_separation, found.criterion_separation];
    let separations = separations.into_iter().flatten().flat_map(|s| [s.separation, s.reliability]);
    let elements = of(&found.teams).chain(of(&found.judges)).chain(of(&found.criteria));
    elements.chain(thresholds).chain(separations).chain([found.log_likelihood]).collect()
}

fn by_team(found: &Facets) -> BTreeMap<TeamKey, f64> {
    found.teams.iter().map(|team| (team.key.clone(), team.logit)).collect()
}

/// A table drawn from the model that can be measured; the odd one that falls apart is passed over.
macro_rules! measured {
    ($highest:expr, $ratings:expr) => {{
        let found = measure($highest, $ratings);
        prop_assume!(found.is_ok());
        found.unwrap()
    }};
}

proptest! {
    #![proptest_config(settings(600))]

    #[test]
    fn whatever_comes_in_gives_numbers_that_agree_with_the_totals_or_a_reason((highest, ratings) in anything()) {
        match measure(highest, &ratings) {
            Ok(found) => {
                prop_assert!(figures(&found).iter().all(|figure| figure.is_finite()));
                // What runs off without end must not pass for a solution: its error would be enormous.
                prop_assert!(found.teams.iter().all(|team| team.se_joint < 1_000.0));
                prop_assert!(found.judges.iter().all(|judge| judge.se_joint < 1_000.0));
                prop_assert!(disagreement(&found) <= 1e-6, "{}", disagreement(&found));
                for sum in [logits(&found.judges), logits(&found.criteria)] {
                    prop_assert!(sum.iter().sum::<f64>().abs() <= 1e-9);
                }
            }
            Err(Refused::NoRatings) => prop_assert!(ratings.is_empty()),
            Err(Refused::AllExtreme { dropped }) => prop_assert!(!dropped.is_empty()),
            Err(Refused::Apart { pieces, .. }) => {
                let facets = [pieces.teams.len(), pieces.judges.len(), pieces.criteria.len()];
                prop_assert!(facets.iter().any(|pieces| *pieces > 1));
            }
            Err(Refused::NoFiniteSolution { ratings: pulling }) => {
                prop_assert!(!pulling.is_empty() && pulling.len() <= ratings.len());
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}

proptest! {
    #![proptest_config(settings(96))]

    #[test]
    fn the_order_of_ratings_makes_no_difference_at_all(plan in any_plan(), turn in 0..50_usize) {
        let mut ratings = simulated(&plan);
        let found = measure(plan.highest, &ratings);
        ratings.reverse();
        ratings.rotate_left(turn % 5);
        prop_assert_eq!(measure(plan.highest, &ratings), found);
    }

    #[test]
    fn other_names_for_teams_and_judges_give_the_same_measures(plan in any_plan()) {
        let ratings = simulated(&plan);
        let found = measured!(plan.highest, &ratings);
        // 99 − n turns the order of keys round.
        let other = |key: &str| format!("x{:02}", 99 - key[1..].parse::<u32>().unwrap());
        let renamed = ratings.iter().map(|r| {
            let (team, judge) = (other(r.team.as_str()), other(r.judge.as_str()));
            rating(&team, &judge, 7 - r.criterion, r.step)
        });
        let again = measure(plan.highest, &renamed.collect::<Vec<_>>()).unwrap();
        let reversed = |mut all: Vec<f64>| { all.reverse(); all };
        all_close(&reversed(logits(&again.teams)), &logits(&found.teams), 1e-7);
        all_close(&reversed(logits(&again.judges)), &logits(&found.judges), 1e-7);
        all_close(&reversed(logits(&again.criteria)), &logits(&found.criteria), 1e-7);
        close(again.log_likelihood, found.log_likelihood, 1e-7);
    }

    #[test]
    fn turning_the_scale_upside_down_turns_every_measure_round(plan in any_plan()) {
        let mut ratings = simulated(&plan);
        let found = measured!(plan.highest, &ratings);
        ratings.iter_mut().for_each(|rating| rating.step = plan.highest - rating.step);
        let turned = measure(plan.highest, &ratings).unwrap();
        let negative = |all: Vec<f64>| all.iter().map(|logit| -logit).collect::<Vec<_>>();
        all_close(&logits(&turned.teams), &negative(logits(&found.teams)), 1e-7);
        all_close(&logits(&turned.judges), &negative(logits(&found.judges)), 1e-7);
        let mut thresholds: Vec<f64> = turned.thresholds.iter().map(|threshold| -threshold.logit).collect();
        thresholds.reverse();
        let before: Vec<f64> = found.thresholds.iter().map(|threshold| threshold.logit).collect();
        all_close(&thresholds, &before, 1e-7);
    }

    #[test]
    fn where_everybody_rates_everybody_the_order_of_teams_is_that_of_their_totals(plan in any_plan()) {
        let complete = Plan { rated_by: plan.judges, ..plan };
        let found = measured!(complete.highest, &simulated(&complete));
        for a in &found.teams {
            for b in &found.teams {
                if a.observed == b.observed {
                    close(a.logit, b.logit, 1e-6);
                } else {
                    prop_assert_eq!(a.observed > b.observed, a.logit > b.logit);
                }
            }
        }
    }

    #[test]
    fn a_judge_who_gives_everybody_a_step_more_changes_no_order(plan in any_plan(), which in 0..6_usize) {
        let mut ratings = simulated(&Plan { rated_by: plan.judges, ..plan });
        // One step of room above, so that the more lenient judge does not bump into the end.
        let (highest, judge) = (plan.highest + 1, format!("j{}", which % plan.judges));
        let before = by_team(&measured!(highest, &ratings));
        let lenient = ratings.iter_mut().filter(|rating| rating.judge.as_str() == judge);
        lenient.for_each(|rating| rating.step += 1);
        let after = by_team(&measured!(highest, &ratings));
        for (a, above) in &before {
            for (b, below) in &before {
                if above - below > 1e-6 && after.contains_key(a) && after.contains_key(b) {
                    prop_assert!(after[a] > after[b]);
                }
            }
        }
    }

    #[test]
    fn a_twin_for_every_judge_changes_no_measure_and_makes_teams_surer(plan in any_plan()) {
        let ratings = simulated(&plan);
        let found = measured!(plan.highest, &ratings);
        let twins = ratings.iter().map(|r| {
            rating(r.team.as_str(), &format!("{} again", r.judge), r.criterion, r.step)
        });
        let again = measure(plan.highest, &ratings.iter().cloned().chain(twins).collect::<Vec<_>>()).unwrap();
        all_close(&logits(&again.teams), &logits(&found.teams), 1e-7);
        for (sure, unsure) in again.teams.iter().zip(&found.teams) {
            close(sure.se * f64::sqrt(2.0), unsure.se, 1e-7);
            close(sure.se_joint * f64::sqrt(2.0), unsure.se_joint, 1e-7);
            close(sure.outfit, unsure.outfit, 1e-6);
        }
    }

    #[test]
    fn steps_that_nobody_gives_are_as_if_the_rubric_did_not_have_them(plan in any_plan()) {
        let mut ratings = simulated(&plan);
        let found = measured!(plan.highest, &ratings);
        ratings.iter_mut().for_each(|rating| rating.step = 2 * rating.step + 1);
        let wide = measure(9, &ratings).unwrap();
        prop_assert_eq!(&wide.teams, &found.teams);
        prop_assert_eq!(wide.steps, found.steps.iter().map(|step| 2 * step + 1).collect::<Vec<_>>());
    }

    #[test]
    fn who_is_dropped_might_as_well_not_have_come(plan in any_plan()) {
        let mut ratings = simulated(&plan);
        let found = measured!(plan.highest, &ratings);
        let stays = |rating: &Rating| found.teams.iter().any(|team| team.key == rating.team);
        let judged = |rating: &Rating| found.judges.iter().any(|judge| judge.key == rating.judge);
        ratings.retain(|rating| stays(rating) && judged(rating));
        let without = measure(plan.highest, &ratings).unwrap();
        prop_assert_eq!(without.teams, found.teams);
        prop_assert_eq!(without.ratings, found.ratings);
    }
}

#[test]
fn with_many_teams_the_truth_about_the_judges_comes_back() {
    let plan = Plan { teams: 400, judges: 4, highest: 3, rated_by: 4, seed: 20_261_124 };
    let found = measure(3, &simulated(&plan)).unwrap();
    let [_, truth, _] = places(&plan);
    let mean = truth.iter().sum::<f64>() / 4.0;
    for (judge, truth) in found.judges.iter().zip(truth) {
        // Joint estimates lie out by about n ÷ (n − 1) with n ratings for each team; then four standard errors.
        close(judge.logit, (truth - mean) * 12.0 / 11.0, 4.0 * judge.se_joint);
    }
}
