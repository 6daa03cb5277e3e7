//! Votes added up by pair, entries numbered by key.

use std::collections::BTreeMap;

use super::{Refused, Votes};
use crate::keys::TeamKey;

/// Entries and what happened between them.
pub(super) struct Tally {
    /// By key, each once.
    pub(super) entries: Vec<TeamKey>,
    /// By first and then second entry; a pair that never met is not there.
    pub(super) pairs: Vec<Pair>,
}

/// What happened between two entries.
pub(super) struct Pair {
    /// The one with the smaller key.
    pub(super) one: usize,
    pub(super) other: usize,
    /// Half votes: two for a choice, one each for "equal".
    pub(super) halves_one: u64,
    pub(super) halves_other: u64,
}

impl Pair {
    /// Votes won by each side, equal ones as halves, and votes in all. (Whole votes stay exact up to 2⁵³.)
    pub(super) fn wins(&self) -> (f64, f64, f64) {
        let (one, other) = (self.halves_one as f64 / 2.0, self.halves_other as f64 / 2.0);
        (one, other, one + other)
    }
}

pub(super) fn tally(entries: &[TeamKey], votes: &[Votes]) -> Result<Tally, Refused> {
    let mut entries = entries.to_vec();
    entries.sort_unstable();
    if entries.is_empty() {
        return Err(Refused::NoEntries);
    }
    if let Some([twice, _]) = entries.array_windows().find(|[a, b]| a == b) {
        return Err(Refused::EntryTwice { entry: twice.clone() });
    }
    let find =
        |key: &TeamKey| entries.binary_search(key).map_err(|_| Refused::NotAnEntry { entry: key.clone() });
    let mut halves: BTreeMap<(usize, usize), (u64, u64)> = BTreeMap::new();
    for votes in votes {
        let (one, other) = (find(&votes.one)?, find(&votes.other)?);
        if one == other {
            return Err(Refused::WithItself { entry: votes.one.clone() });
        }
        let halves_of = |chosen: u32| 2 * u64::from(chosen) + u64::from(votes.equal);
        let (mine, theirs) = (halves_of(votes.for_one), halves_of(votes.for_other));
        // Nobody voted: these two have not met.
        if mine + theirs == 0 {
            continue;
        }
        let sum = halves.entry((one.min(other), one.max(other))).or_default();
        let (first, second) = if one < other { (mine, theirs) } else { (theirs, mine) };
        *sum = (sum.0.saturating_add(first), sum.1.saturating_add(second));
    }
    let pairs = halves.into_iter().map(|((one, other), (halves_one, halves_other))| Pair {
        one,
        other,
        halves_one,
        halves_other,
    });
    let pairs = pairs.collect();
    Ok(Tally { entries, pairs })
}
