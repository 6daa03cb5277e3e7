//! What holds for every set of votes, not only for the examples.

use crate::ballots::{all_close, close, logits, votes};
use judging::TeamKey;
use judging::pairs::{Refused, Votes, strengths};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn settings() -> ProptestConfig {
    ProptestConfig {
        cases: 256,
        rng_seed: RngSeed::Fixed(20_261_124),
        failure_persistence: None,
        ..Default::default()
    }
}

fn key(place: usize) -> String {
    format!("e{place:02}")
}

fn call(size: usize) -> Vec<TeamKey> {
    (0..size).map(|place| key(place).into()).collect()
}

/// Votes between any two of up to twelve entries, about half of which never meet.
fn anything() -> impl Strategy<Value = (usize, Vec<Votes>)> {
    (2..=12_usize).prop_flat_map(|size| {
        let ballot = (0..size, 1..size, [0..6_u32, 0..4_u32, 0..2_u32]);
        prop::collection::vec(ballot, 0..3 * size).prop_map(move |ballots| {
            let written = |(one, ahead, counts)| votes(&key(one), &key((one + ahead) % size), counts);
            (size, ballots.into_iter().map(written).collect())
        })
    })
}

/// Votes that link everybody both ways: a ring in which each was chosen over the next, and anything besides.
fn linked() -> impl Strategy<Value = (usize, Vec<Votes>)> {
    anything().prop_map(|(size, mut ballots)| {
        ballots.extend((0..size).map(|one| votes(&key(one), &key((one + 1) % size), [1, 0, 0])));
        (size, ballots)
    })
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn whatever_comes_in_gives_expected_wins_or_a_reason((size, ballots) in anything()) {
        match strengths(&call(size), &ballots, None) {
            Ok(found) => {
                for entry in &found.entries {
                    prop_assert!(entry.logit.is_finite() && entry.se.is_finite() && entry.se > 0.0);
                    prop_assert!((entry.wins - entry.expected).abs() <= 1e-6);
                }
                prop_assert!(found.deviance >= 0.0 && found.deviance.is_finite());
                prop_assert!(logits(&found).iter().sum::<f64>().abs() <= 1e-9);
            }
            Err(Refused::Apart { pieces } | Refused::OneSided { pieces }) => {
                prop_assert!(pieces.len() > 1);
                let mut named: Vec<_> = pieces.concat();
                named.sort_unstable();
                prop_assert_eq!(named, call(size));
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn what_is_linked_both_ways_always_has_strengths((size, ballots) in linked()) {
        let found = strengths(&call(size), &ballots, None).unwrap();
        prop_assert!(found.entries.iter().all(|entry| (entry.wins - entry.expected).abs() <= 1e-6));
    }

    #[test]
    fn in_a_one_sided_call_no_later_piece_ever_won_against_an_earlier_one((size, ballots) in anything()) {
        let Err(Refused::OneSided { pieces }) = strengths(&call(size), &ballots, None) else { return Ok(()) };
        let place = |entry: &TeamKey| pieces.iter().position(|piece| piece.contains(entry)).unwrap();
        for votes in &ballots {
            let (one, other) = (place(&votes.one), place(&votes.other));
            if votes.for_one + votes.equal > 0 {
                prop_assert!(one <= other);
            }
            if votes.for_other + votes.equal > 0 {
                prop_assert!(other <= one);
            }
        }
    }

    #[test]
    fn with_a_ridge_there_is_always_an_answer((size, ballots) in anything(), ridge in 0.01..2.0_f64) {
        let found = strengths(&call(size), &ballots, Some(ridge)).unwrap();
        for entry in &found.entries {
            // At the solution what was won beyond expectation is what the ridge holds back.
            prop_assert!((entry.wins - entry.expected - ridge * entry.logit).abs() <= 1e-6);
            prop_assert!(entry.se > 0.0 && entry.se.is_finite());
        }
    }

    #[test]
    fn neither_the_order_nor_the_side_nor_the_bundling_of_votes_makes_a_difference((size, ballots) in linked()) {
        let found = strengths(&call(size), &ballots, None).unwrap();
        let mut single: Vec<Votes> = Vec::new();
        for Votes { one, other, for_one, for_other, equal } in ballots.iter().rev() {
            let (one, other) = (one.as_str(), other.as_str());
            single.extend((0..*for_one).map(|_| votes(other, one, [0, 1, 0])));
            single.extend((0..*for_other).map(|_| votes(other, one, [1, 0, 0])));
            single.extend((0..*equal).map(|_| votes(other, one, [0, 0, 1])));
        }
        let mut entries = call(size);
        entries.reverse();
        prop_assert_eq!(strengths(&entries, &single, None).unwrap(), found);
    }

    #[test]
    fn other_names_give_the_same_strengths((size, ballots) in linked()) {
        let found = strengths(&call(size), &ballots, None).unwrap();
        let other = |name: &TeamKey| key(size - 1 - name.as_str()[1..].parse::<usize>().unwrap());
        let renamed = ballots.iter().map(|v| {
            votes(&other(&v.one), &other(&v.other), [v.for_one, v.for_other, v.equal])
        });
        let again = strengths(&call(size), &renamed.collect::<Vec<_>>(), None).unwrap();
        let mut turned = logits(&again);
        turned.reverse();
        all_close(&turned, &logits(&found), 1e-7);
    }

    #[test]
    fn the_opposite_of_every_vote_is_the_opposite_of_every_strength((size, mut ballots) in linked()) {
        let found = strengths(&call(size), &ballots, None).unwrap();
        ballots.iter_mut().for_each(|v| std::mem::swap(&mut v.for_one, &mut v.for_other));
        let turned = strengths(&call(size), &ballots, None).unwrap();
        let negative: Vec<f64> = logits(&found).iter().map(|logit| -logit).collect();
        all_close(&logits(&turned), &negative, 1e-7);
        close(turned.deviance, found.deviance, 1e-7);
    }

    #[test]
    fn four_times_the_votes_are_the_same_strengths_twice_as_sure((size, ballots) in linked()) {
        let found = strengths(&call(size), &ballots, None).unwrap();
        let again = strengths(&call(size), &vec![ballots; 4].concat(), None).unwrap();
        all_close(&logits(&again), &logits(&found), 1e-7);
        for (sure, unsure) in again.entries.iter().zip(&found.entries) {
            close(2.0 * sure.se, unsure.se, 1e-6);
        }
        close(again.deviance, 4.0 * found.deviance, 1e-6);
    }

    #[test]
    fn an_equal_vote_is_half_a_vote_each_way((size, mut ballots) in linked()) {
        let doubled: Vec<Votes> = vec![ballots.clone(); 2].concat();
        ballots.iter_mut().for_each(|v| {
            (v.for_one, v.for_other, v.equal) = (2 * v.for_one + v.equal, 2 * v.for_other + v.equal, 0);
        });
        prop_assert_eq!(strengths(&call(size), &ballots, None), strengths(&call(size), &doubled, None));
    }
}
