//! Short ways for the tests to write down votes.

use judging::TeamKey;
use judging::pairs::{Strengths, Votes};

pub fn entries(keys: &[&str]) -> Vec<TeamKey> {
    keys.iter().map(|key| TeamKey::from(*key)).collect()
}

/// So many for the one, so many for the other, so many equal.
pub fn votes(one: &str, other: &str, [for_one, for_other, equal]: [u32; 3]) -> Votes {
    Votes { one: one.into(), other: other.into(), for_one, for_other, equal }
}

pub fn logits(found: &Strengths) -> Vec<f64> {
    found.entries.iter().map(|entry| entry.logit).collect()
}

#[track_caller]
pub fn close(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

#[track_caller]
pub fn all_close(found: &[f64], expected: &[f64], within: f64) {
    assert_eq!(found.len(), expected.len());
    found.iter().zip(expected).for_each(|(found, expected)| close(*found, *expected, within));
}
