//! How a draft came about: computed, changed by hand, locked, published, taken back, each with who and when.

use store::Millis;
use web::Visit;

use super::sentences::Names;
use crate::actions::groups::Studio;
use crate::model::{Change, Draft, KeptChange, Now};
use crate::words::words;

/// Something that happened to a draft.
pub(crate) struct Happened {
    pub at: String,
    pub said: String,
    pub by: String,
    /// Whether it was taken back since.
    pub undone: bool,
}

/// What a change did, without who did it.
pub(crate) fn change_words(draft: &Draft, change: &Change, names: &Names<'_>) -> String {
    let w = words(names.lang);
    let name = |person| draft.snapshot.index_of(person).map_or("", |at| names.person(at));
    let earlier = |number: usize| {
        let kept = draft.changes.iter().find(|kept| kept.number == number);
        kept.map_or_else(String::new, |kept| change_words(draft, &kept.change, names))
    };
    match change {
        Change::Move { person, to } => w.did_move(name(person), names.group(*to)),
        Change::Swap { a, b } => w.did_swap(name(a), name(b)),
        Change::Pin { person } => w.did_pin(name(person)),
        Change::Unpin { person } => w.did_unpin(name(person)),
        Change::Lead { person } => w.did_lead(name(person)),
        Change::Topic { group, .. } => w.did_retopic(names.group(*group)),
        Change::Hold { group } => w.did_hold(names.group(*group)),
        Change::Release { group } => w.did_release(names.group(*group)),
        Change::Undo { number } => w.did_undo(earlier(*number)),
        Change::Redo { number } => w.did_redo(earlier(*number)),
        Change::Lock => w.did_lock(),
        Change::Unlock => w.did_unlock(),
    }
}

/// Everything that happened to a draft, the latest first.
pub(crate) fn history(
    visit: &Visit,
    studio: &Studio,
    draft: &Draft,
    now: &Now,
    names: &Names<'_>,
) -> Vec<Happened> {
    let w = words(names.lang);
    let maker = |by: &str| studio.makers.get(by).cloned().unwrap_or_default();
    let mut all: Vec<(Millis, Happened)> = Vec::new();
    let mut add = |at: Millis, said: String, by: &str, undone: bool| {
        all.push((at, Happened { at: visit.ctx.moment(at), said, by: maker(by), undone }));
    };
    add(draft.made_at, w.did_compute(draft.seed), &draft.made_by, false);
    for kept in &draft.changes {
        add(kept.at, change_words(draft, &kept.change, names), &kept.by, is_undone(now, kept));
    }
    for outing in &studio.outings {
        add(outing.at, w.did_publish(), &outing.by, false);
        if let Some((at, by)) = &outing.withdrawn {
            add(*at, w.did_withdraw(), by, false);
        }
    }
    // Rows of one moment stay in the order they were made.
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().rev().map(|(_, happened)| happened).collect()
}

/// Undoing, redoing and locking are steps of their own and never taken back.
fn is_undone(now: &Now, kept: &KeptChange) -> bool {
    let counts =
        matches!(kept.change, Change::Undo { .. } | Change::Redo { .. } | Change::Lock | Change::Unlock);
    !counts && !now.counts(kept.number)
}
