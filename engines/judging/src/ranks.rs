//! Ranks: 1-2-2-4 on the announced value, then the tie chain of the rule.
//!
//! Source: competition ranking as usual in contests; the chain's links are those seen in review rules (third and
//! fourth decimal; sum with the dropped scores; module scores in a fixed order). Only the announced, rounded value
//! ranks: two teams that the hall sees with 90.30 are tied, whatever lies behind, until the chain says otherwise.

use std::cmp::Ordering;

use crate::outcome::{Placed, TeamResult, Tie};
use crate::rule::TieBreak;

/// Best first; equal ranks keep the order they came in.
pub(crate) fn placed(chain: &[TieBreak], mut results: Vec<TeamResult>) -> Vec<Placed> {
    results.sort_by(better_first);
    let ties: Vec<Tie> = results.iter().map(|result| what_became(chain, result, &results)).collect();
    let mut ranked: Vec<Placed> = Vec::with_capacity(results.len());
    for (place, (result, tie)) in (1..).zip(results.into_iter().zip(ties)) {
        let rank = match ranked.last() {
            Some(before) if better_first(&before.result, &result).is_eq() => before.rank,
            _ => place,
        };
        ranked.push(Placed { rank, tie, result });
    }
    ranked
}

fn better_first(a: &TeamResult, b: &TeamResult) -> Ordering {
    b.announced.cmp(&a.announced).then_with(|| b.tie_values.cmp(&a.tie_values))
}

/// The furthest link needed to tell this team from every other one with the same announced value.
fn what_became(chain: &[TieBreak], result: &TeamResult, all: &[TeamResult]) -> Tie {
    let rivals = all.iter().filter(|other| other.team != result.team && other.announced == result.announced);
    let mut furthest = None;
    for rival in rivals {
        let mut pairs = result.tie_values.iter().zip(&rival.tie_values);
        match pairs.position(|(mine, theirs)| mine != theirs) {
            None => return Tie::Shared,
            Some(link) => furthest = furthest.max(Some(link)),
        }
    }
    furthest.and_then(|link| chain.get(link)).map_or(Tie::None, |link| Tie::Settled(*link))
}
