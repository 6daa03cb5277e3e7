//! What gives no strengths, and what is said then.

use crate::ballots::{close, entries, logits, votes};
use judging::pairs::{Refused, strengths, worthwhile};

#[test]
fn only_a_large_open_call_is_worth_votes_in_pairs() {
    assert_eq!([11, 29, 30, 200].map(worthwhile), [false, false, true, true]);
}

#[test]
fn contradictions_are_named() {
    let [a, b, c] = ["a", "b", "c"];
    let known = entries(&[a, b]);
    assert_eq!(strengths(&[], &[], None), Err(Refused::NoEntries));
    assert_eq!(strengths(&entries(&[a, b, a]), &[], None), Err(Refused::EntryTwice { entry: a.into() }));
    let stranger = [votes(a, c, [1, 1, 0])];
    assert_eq!(strengths(&known, &stranger, None), Err(Refused::NotAnEntry { entry: c.into() }));
    let itself = [votes(b, b, [1, 1, 0])];
    assert_eq!(strengths(&known, &itself, Some(1.0)), Err(Refused::WithItself { entry: b.into() }));
    for ridge in [0.0, -1.0, 1e-7, 1e7, f64::NAN, f64::INFINITY] {
        let refused = strengths(&known, &[votes(a, b, [1, 1, 0])], Some(ridge)).unwrap_err();
        assert_eq!(refused, Refused::RidgeOutOfRange { ridge: ridge.to_string() });
    }
    let said = Refused::RidgeOutOfRange { ridge: "0".to_owned() }.to_string();
    assert_eq!(said, "a ridge of 0: it must be from 0.000001 to 1000000");
}

#[test]
fn halves_of_a_call_that_never_met_are_named() {
    let ballots = [votes("a", "c", [2, 1, 0]), votes("d", "b", [0, 0, 1]), votes("a", "b", [0, 0, 0])];
    let refused = strengths(&entries(&["d", "c", "b", "a", "e"]), &ballots, None).unwrap_err();
    let pieces = vec![entries(&["a", "c"]), entries(&["b", "d"]), entries(&["e"])];
    assert_eq!(refused, Refused::Apart { pieces });
    assert_eq!(refused.to_string(), "no vote links these: a, c | b, d | e");
}

#[test]
fn whoever_never_lost_is_infinitely_strong_and_named_first() {
    // The last two only lost, to everybody; they are even between themselves.
    let ballots = [
        votes("d", "a", [3, 0, 0]),
        votes("a", "b", [1, 2, 0]),
        votes("b", "c", [4, 0, 0]),
        votes("e", "c", [0, 0, 1]),
        votes("e", "d", [0, 1, 0]),
    ];
    let all = entries(&["a", "b", "c", "d", "e"]);
    let refused = strengths(&all, &ballots, None).unwrap_err();
    assert_eq!(
        refused,
        Refused::OneSided { pieces: vec![entries(&["d"]), entries(&["a", "b"]), entries(&["c", "e"])] }
    );

    // A ridge keeps them finite, in the same order.
    let found = strengths(&all, &ballots, Some(0.1)).unwrap();
    let [a, b, c, d, e] = logits(&found)[..] else { panic!("five entries") };
    assert!(d > a.max(b) && a.min(b) > c.max(e), "{found:?}");
    assert_eq!(found.degrees_of_freedom, None);

    // And so does one vote the other way.
    let upset = [ballots.as_slice(), &[votes("c", "d", [1, 0, 0])]].concat();
    assert!(strengths(&all, &upset, None).is_ok());
}

#[test]
fn with_a_ridge_nothing_known_is_nought_and_the_error_is_that_of_the_prior() {
    let found = strengths(&entries(&["a", "b", "c"]), &[], Some(0.25)).unwrap();
    assert_eq!(logits(&found), [0.0; 3]);
    // A prior of variance 4 each, against the average of three.
    close(found.entries[0].se, f64::sqrt(4.0 * 2.0 / 3.0), 1e-12);
    assert_eq!(
        strengths(&entries(&["a", "b"]), &[], None).unwrap_err().to_string(),
        "no vote links these: a | b"
    );
}

#[test]
fn one_entry_alone_is_the_average() {
    for ridge in [None, Some(1.0)] {
        let found = strengths(&entries(&["a"]), &[], ridge).unwrap();
        assert_eq!((found.entries[0].logit, found.entries[0].se, found.deviance), (0.0, 0.0, 0.0));
    }
}

#[test]
fn votes_by_the_billion_and_a_hair_of_a_ridge_stay_finite() {
    let all = entries(&["a", "b", "c"]);
    let lopsided =
        [votes("a", "b", [u32::MAX, 1, 0]), votes("b", "c", [u32::MAX, 0, 0]), votes("c", "a", [1, 0, 0])];
    for (ballots, ridge) in
        [(&lopsided[..], None), (&lopsided[..2], Some(1e-6)), (&lopsided[1..2], Some(1e-6))]
    {
        let found = strengths(&all, ballots, ridge).unwrap();
        let finite = |x: f64| x.is_finite();
        assert!(found.entries.iter().all(|e| finite(e.logit) && finite(e.se) && e.se > 0.0), "{found:?}");
        assert!(finite(found.deviance));
        let [a, b, c] = logits(&found)[..] else { panic!("three entries") };
        assert!(b > c && (ballots.len() == 1 || a > b), "{found:?}");
    }
}
