//! Whether the votes determine all strengths: everybody must be linked with everybody, in both directions.
//!
//! Sources: L. R. Ford Jr (1957): a finite solution exists just when, however the entries are cut in two, somebody on
//! each side was chosen over somebody on the other; M. Sharir, A strong-connectivity algorithm (1981), with Kosaraju's
//! two searches.

use super::Refused;
use super::tally::Tally;
use crate::keys::TeamKey;

/// Refuses what has no finite solution.
pub(super) fn check(tally: &Tally) -> Result<(), Refused> {
    let size = tally.entries.len();
    let (mut over, mut under, mut met) = (vec![vec![]; size], vec![vec![]; size], vec![vec![]; size]);
    for pair in &tally.pairs {
        for (winner, loser, halves) in
            [(pair.one, pair.other, pair.halves_one), (pair.other, pair.one, pair.halves_other)]
        {
            met[winner].push(loser);
            if halves > 0 {
                over[winner].push(loser);
                under[loser].push(winner);
            }
        }
    }
    let pieces = reached(&met, 0..size);
    if pieces.len() > 1 {
        return Err(Refused::Apart { pieces: named(tally, pieces) });
    }
    // Searching backwards, from those whom a forward search finishes last: the first piece is the one nobody beat.
    let finished: Vec<usize> = reached(&over, 0..size).into_iter().rev().flatten().collect();
    let pieces = reached(&under, finished.into_iter());
    if pieces.len() > 1 {
        return Err(Refused::OneSided { pieces: named(tally, pieces) });
    }
    Ok(())
}

/// From each start that was not reached before: what can be reached, the last finished first.
fn reached(next: &[Vec<usize>], starts: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut seen = vec![false; next.len()];
    let mut pieces = Vec::new();
    for start in starts {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut finished = Vec::new();
        // An entry, and how many of its neighbours have been looked at.
        let mut path = vec![(start, 0)];
        while let Some((here, looked)) = path.pop() {
            match next[here].get(looked) {
                None => finished.push(here),
                Some(there) => {
                    path.push((here, looked + 1));
                    if !std::mem::replace(&mut seen[*there], true) {
                        path.push((*there, 0));
                    }
                }
            }
        }
        finished.reverse();
        pieces.push(finished);
    }
    pieces
}

fn named(tally: &Tally, pieces: Vec<Vec<usize>>) -> Vec<Vec<TeamKey>> {
    let name = |mut piece: Vec<usize>| {
        piece.sort_unstable();
        piece.into_iter().map(|entry| tally.entries[entry].clone()).collect()
    };
    pieces.into_iter().map(name).collect()
}
