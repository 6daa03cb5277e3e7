//! Which statistics journal cites which: the table of S. M. Stigler, Citation patterns in the journals of statistics and
//! probability (Statistical Science 9, 1994). Estimates: R package BradleyTerry2 1.1-2-2, confirmed by choix 0.4.1.

use crate::ballots::{close, entries, votes};
use judging::pairs::{Votes, strengths};

const JOURNALS: [&str; 4] = ["Biometrika", "CommStatist", "JASA", "JRSSB"];
/// How often the journal of the line was cited by that of the column.
const CITED: [[u32; 4]; 4] = [[0, 730, 498, 221], [33, 0, 68, 17], [320, 813, 0, 142], [284, 276, 325, 0]];

fn citations() -> Vec<Votes> {
    let pairs = (0..4).flat_map(|one| (one + 1..4).map(move |other| (one, other)));
    pairs.map(|(a, b)| votes(JOURNALS[a], JOURNALS[b], [CITED[a][b], CITED[b][a], 0])).collect()
}

#[test]
fn the_export_of_statistical_ideas_comes_out_as_published() {
    let found = strengths(&entries(&JOURNALS), &citations(), None).unwrap();
    // The programs measure against the first journal.
    let (first, rest) = JOURNALS.split_at(1);
    let expected = [(-2.949072, 0.1025453), (-0.47957, 0.0605887), (0.268954, 0.07083)];
    for (journal, (logit, se)) in rest.iter().zip(expected) {
        let difference = found.difference(&(*journal).into(), &first[0].into()).unwrap();
        close(difference.logit, logit, 1e-5);
        close(difference.se, se, 1e-5);
    }
    close(found.deviance, 4.293384, 1e-5);
    assert_eq!(found.degrees_of_freedom, Some(3));
    for (entry, line) in found.entries.iter().zip(CITED) {
        assert_eq!(entry.wins, f64::from(line.iter().sum::<u32>()));
        close(entry.wins, entry.expected, 1e-6);
    }
}

#[test]
fn two_entries_are_the_logarithm_of_the_odds() {
    let found = strengths(&entries(&["a", "b"]), &[votes("b", "a", [9, 2, 2])], None).unwrap();
    // Ten wins to three, the equal ones as halves.
    let difference = found.difference(&"b".into(), &"a".into()).unwrap();
    close(difference.logit, f64::ln(10.0 / 3.0), 1e-9);
    close(difference.se, f64::sqrt(1.0 / 10.0 + 1.0 / 3.0), 1e-9);
    // Against the average of the two, everything is half.
    close(found.entries[1].logit, difference.logit / 2.0, 1e-9);
    close(found.entries[1].se, difference.se / 2.0, 1e-9);
    assert_eq!((found.entries[0].votes, found.entries[0].wins), (13, 3.0));
    // One pair, one difference: nothing is left to fit.
    assert_eq!(found.degrees_of_freedom, Some(0));
    close(found.deviance, 0.0, 1e-9);
    assert_eq!(found.difference(&"a".into(), &"c".into()), None);
    assert_eq!(found.difference(&"a".into(), &"a".into()).map(|d| (d.logit, d.se)), Some((0.0, 0.0)));
}

#[test]
fn a_cycle_of_equals_is_all_nought() {
    let circle = [("a", "b"), ("b", "c"), ("c", "a")].map(|(one, other)| votes(one, other, [1, 0, 0]));
    let found = strengths(&entries(&["c", "b", "a"]), &circle, None).unwrap();
    for entry in &found.entries {
        close(entry.logit, 0.0, 1e-12);
        // The information of three votes at even chances is ¼ (3 I − J): 3/4 against the average, for two thirds of one.
        close(entry.se, f64::sqrt(4.0 / 3.0 * 2.0 / 3.0), 1e-12);
    }
}
