//! A draft as the studio shows it: figures, groups, what is not kept, what was not met, what can be done.

use web::form::{Choice, choice};
use web::{PersonId, Visit};

use super::board::{self, Colour, Figure, GroupCard, cards, figures, people_choices};
use super::effect::{Asked, PersonPanel, panel};
use super::history::{Happened, change_words, history};
use crate::actions::groups::Studio;
use crate::links;
use crate::model::{Draft, KeptChange, rounds};
use crate::words::words;

/// A draft, looked at.
pub(crate) struct DraftView {
    pub figures: Vec<Figure>,
    pub made: String,
    pub drift: Option<String>,
    pub broken: Vec<String>,
    pub thinned: Vec<String>,
    pub unmet: Vec<String>,
    pub cards: Vec<GroupCard>,
    pub legend: Vec<Colour>,
    pub pinned: Vec<Choice>,
    pub people: Vec<Choice>,
    pub groups: Vec<Choice>,
    pub topics: Vec<Choice>,
    pub panel: Option<PersonPanel>,
    pub here: String,
    /// Where changes are sent; none for a reader who may not change anything, or while the draft is locked.
    pub change_action: Option<String>,
    /// Where locking and unlocking is sent.
    pub lock_action: Option<String>,
    pub locked: bool,
    pub version: usize,
    pub once: String,
    pub undo: Option<(usize, String)>,
    pub redo: Option<(usize, String)>,
    pub history: Vec<Happened>,
    /// The draft before this one, to be read side by side.
    pub beside: Option<String>,
    pub export_href: String,
    pub print_href: String,
    pub publish_href: Option<String>,
}

pub(super) fn draft_view(
    visit: &Visit,
    studio: &Studio,
    draft: &Draft,
    asked: &Asked,
    may_make: bool,
) -> DraftView {
    let (w, lang, class) = (words(visit.lang()), visit.lang(), &studio.class);
    let now = draft.now();
    let report = now.report();
    let names = board::names(studio, draft, lang);
    let cards = cards(studio, draft, &now, &report, &names);
    let roster: Vec<PersonId> = studio.roster.iter().map(|trainee| trainee.person.clone()).collect();
    let (joined, left) = draft.drift(&roster);
    let step = |word: &str| links::draft_step(&class.id, &draft.id, word);
    let mut topics = vec![choice("", w.as_computed())];
    topics.extend(draft.snapshot.topics.iter().enumerate().filter_map(|(at, id)| {
        let topic = names.topic(at)?;
        Some(choice(id.as_str(), w.numbered_topic(topic.number, topic.title.as_str())))
    }));
    let pinned = now.pinned.iter().filter_map(|at| {
        let group = now.assignment.group_of(*at)?;
        let label = w.pinned_in(names.person(*at), names.group(group));
        Some(choice(draft.snapshot.person(*at)?.as_str(), label))
    });
    let said = |kept: &KeptChange| (kept.number, change_words(draft, &kept.change, &names));
    let may_change = may_make && !now.locked;
    let older = studio.drafts.iter().skip_while(|listed| listed.id != draft.id).nth(1);
    DraftView {
        figures: figures(&now, &report, lang),
        made: made(visit, draft, now.changes()),
        drift: (joined + left > 0).then(|| w.draft_drift(joined, left)),
        broken: report.broken.iter().map(|broken| names.broken(*broken)).collect(),
        thinned: names.thinned(&report),
        unmet: names.unmet(&report),
        legend: board::legend(draft, lang),
        pinned: pinned.collect(),
        people: people_choices(&cards),
        groups: cards.iter().map(|card| choice(card.number.to_string(), card.name.clone())).collect(),
        topics,
        panel: panel(draft, &now, &names, &cards, asked),
        here: links::draft(&class.id, &draft.id),
        change_action: may_change.then(|| step("change")),
        lock_action: may_make.then(|| step("change")),
        locked: now.locked,
        version: draft.version(),
        once: visit.ctx.token(),
        undo: now.undoable().filter(|_| may_change).map(said),
        redo: now.redoable().filter(|_| may_change).map(said),
        history: history(visit, studio, draft, &now, &names),
        beside: older.map(|older| links::drafts_compared(&class.id, &older.id, &draft.id)),
        export_href: step("export"),
        print_href: step("print"),
        publish_href: (may_make && studio.publication.is_none()).then(|| step("publish")),
        cards,
    }
}

/// When and from which seed it was made, and whether somebody stopped the search.
fn made(visit: &Visit, draft: &Draft, changes: usize) -> String {
    let w = words(visit.lang());
    let mut made = w.draft_made(visit.ctx.moment(draft.made_at), draft.seed, changes);
    let rounds = rounds(draft.snapshot.problem.people.len(), draft.settings.care).len();
    if draft.snapshot.rounds < rounds {
        made.push_str(&w.draft_stopped(draft.snapshot.rounds, rounds));
    }
    made
}
