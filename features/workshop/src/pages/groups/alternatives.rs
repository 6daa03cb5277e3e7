//! Where else a person could be: of every move and swap that breaks nothing, the few that do best.

use grouping::{Effect, Standing};

use super::effect::whole;
use super::sentences::Names;
use crate::model::{Change, Draft, Now};
use crate::words::words;

/// So many are shown.
const SHOWN: usize = 3;
/// In a larger class not every swap is tried while somebody waits for a page.
const LARGEST: usize = 400;

/// A change worth a look.
pub(crate) struct Alternative {
    pub said: String,
    pub note: String,
    /// What the address asks about.
    pub query: String,
    pub whole: String,
    pub tone: &'static str,
}

/// The best that can be done with a person, the best first; none in a large class.
pub(super) fn alternatives(draft: &Draft, now: &Now, names: &Names<'_>, at: usize) -> Vec<Alternative> {
    let w = words(names.lang);
    if draft.snapshot.problem.people.len() > LARGEST {
        return Vec::new();
    }
    let Some(person) = draft.snapshot.person(at) else { return Vec::new() };
    let moves = (0..now.assignment.groups.len()).map(|to| Change::Move { person: person.clone(), to });
    let swaps = draft.snapshot.people().map(|b| Change::Swap { a: person.clone(), b });
    let mut found: Vec<(Change, Effect)> = moves
        .chain(swaps)
        .filter(|change| draft.allows(now, change).is_ok())
        .filter_map(|change| draft.effect(now, &change).ok().map(|effect| (change, effect)))
        .filter(|(_, effect)| effect.newly_broken().is_empty())
        .collect();
    found.sort_by_key(|(_, effect)| std::cmp::Reverse(effect.gain()));
    let shown = found.into_iter().take(SHOWN).filter_map(|(change, effect)| {
        let (said, query) = match &change {
            Change::Move { to, .. } => {
                (w.could_move(names.group(*to)), format!("person={person}&group={}", to + 1))
            }
            Change::Swap { b, .. } => {
                let other = draft.snapshot.index_of(b)?;
                let group = now.assignment.group_of(other)?;
                let said = w.could_swap(names.person(other), names.group(group));
                (said, format!("person={person}&other={b}"))
            }
            _ => return None,
        };
        let (whole, tone) = whole(effect.gain(), names.lang);
        Some(Alternative {
            said,
            note: differences(names, &effect.before, &effect.after),
            query,
            whole,
            tone,
        })
    });
    shown.collect()
}

/// What changes by it that can be counted in people and pairs.
fn differences(names: &Names<'_>, before: &Standing, after: &Standing) -> String {
    let w = words(names.lang);
    let signed = |before: usize, after: usize| {
        let (before, after) = (i64::try_from(before).unwrap_or(0), i64::try_from(after).unwrap_or(0));
        (before != after).then(|| format!("{:+}", after - before))
    };
    let parts = [
        signed(before.first_wish.got, after.first_wish.got).map(|by| w.differs_first(by)),
        signed(before.top_three.got, after.top_three.got).map(|by| w.differs_three(by)),
        signed(before.same_unit_pairs, after.same_unit_pairs).map(|by| w.differs_units(by)),
        signed(before.repeated_pairs, after.repeated_pairs).map(|by| w.differs_again(by)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
