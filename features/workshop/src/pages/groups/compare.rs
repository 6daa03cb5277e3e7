//! Two drafts side by side: every criterion with which of the two does better, then group beside group, each
//! beside the one it shares most people with.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use classes::ClassId;
use grouping::Report;
use store::Millis;
use web::{Error, Kind, Lang, Page, PersonId, Visit};

use super::board::{self, GroupCard, cards};
use super::sentences::fewer_words;
use crate::actions::groups::{self as actions, Studio};
use crate::links;
use crate::model::{Draft, GroupingId, Likeness, Now, paired};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "groups/compare.html")]
pub(crate) struct ComparePage {
    pub action: String,
    pub studio_href: String,
    pub sides: [Side; 2],
    pub drafts: Vec<DraftChoice>,
    pub rows: Vec<Compared>,
    pub moved: String,
    pub pairs: Vec<[Option<Beside>; 2]>,
    pub w: &'static Words,
}

/// A draft to choose, and which of the two it is.
pub(crate) struct DraftChoice {
    pub id: String,
    pub label: String,
    pub first: bool,
    pub second: bool,
}

/// One of the two drafts.
pub(crate) struct Side {
    pub title: String,
    pub made: String,
    pub href: String,
}

/// A criterion of both.
pub(crate) struct Compared {
    pub label: String,
    pub first: String,
    pub second: String,
    /// Which does better: 1, 2, or 0 where neither does.
    pub better: u8,
    pub verdict: String,
}

/// A group beside another.
pub(crate) struct Beside {
    pub card: GroupCard,
    /// Who sits elsewhere in the other draft.
    pub moved: Vec<bool>,
}

/// What the address names.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Two {
    first: String,
    second: String,
}

/// A draft with everything that is said of it.
struct Seen<'a> {
    draft: &'a Draft,
    now: Now,
    report: Report,
    likeness: Likeness,
}

impl<'a> Seen<'a> {
    fn of(draft: &'a Draft) -> Self {
        let now = draft.now();
        Self { draft, report: now.report(), likeness: now.likeness(), now }
    }

    fn groups(&self) -> Vec<Vec<PersonId>> {
        let people =
            |group: &Vec<usize>| group.iter().filter_map(|at| self.draft.snapshot.person(*at)).collect();
        self.now.assignment.groups.iter().map(people).collect()
    }
}

pub(super) async fn compare(
    visit: Visit,
    Path(class): Path<String>,
    Query(two): Query<Two>,
) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let (first, second): (GroupingId, GroupingId) = (two.first.parse()?, two.second.parse()?);
    let read = visit.read(move |tx, ctx| actions::compared(tx, ctx, &class, &first, &second));
    let (studio, other) = read.await?;
    let w = words(visit.lang());
    let first = studio.draft.as_ref().ok_or(Error::NotFound)?;
    let content = content(&visit, &studio, [&Seen::of(first), &Seen::of(&other)]);
    visit.page(&Page::new(Kind::Desk, w.compare_title()).of_class(studio.class.here()), &content)
}

fn content(visit: &Visit, studio: &Studio, two: [&Seen<'_>; 2]) -> ComparePage {
    let (w, lang, class) = (words(visit.lang()), visit.lang(), &studio.class);
    let pairing = paired(&two[0].groups(), &two[1].groups());
    let side = |seen: &Seen<'_>| Side {
        title: w.seed_named(seen.draft.seed),
        made: w.made_and_changed(visit.ctx.moment(seen.draft.made_at), seen.now.changes()),
        href: links::draft(&class.id, &seen.draft.id),
    };
    let listed = |id: &GroupingId, at: Millis, seed: i64| DraftChoice {
        label: w.draft_named(visit.ctx.moment(at), seed),
        first: *id == two[0].draft.id,
        second: *id == two[1].draft.id,
        id: id.to_string(),
    };
    let mut drafts: Vec<DraftChoice> =
        studio.drafts.iter().map(|one| listed(&one.id, one.made_at, one.seed)).collect();
    for Seen { draft, .. } in two {
        if !drafts.iter().any(|one| one.id == draft.id.as_str()) {
            drafts.push(listed(&draft.id, draft.made_at, draft.seed));
        }
    }
    let beside = |seen: &Seen<'_>| -> Vec<Option<Beside>> {
        let names = board::names(studio, seen.draft, lang);
        let cards = cards(studio, seen.draft, &seen.now, &seen.report, &names);
        let marked = |card: GroupCard| {
            let moved = card.people.iter().map(|tile| pairing.moved.iter().any(|p| p.as_str() == tile.id));
            Some(Beside { moved: moved.collect(), card })
        };
        cards.into_iter().map(marked).collect()
    };
    let (first, mut second) = (beside(two[0]), beside(two[1]));
    let mut pairs: Vec<[Option<Beside>; 2]> = first
        .into_iter()
        .zip(&pairing.other)
        .map(|(here, there)| [here, there.and_then(|at| second.get_mut(at)?.take())])
        .collect();
    pairs.extend(pairing.left.iter().map(|at| [None, second.get_mut(*at).and_then(Option::take)]));
    ComparePage {
        action: links::grouping_compare(&class.id),
        studio_href: links::grouping(&class.id),
        sides: [side(two[0]), side(two[1])],
        drafts,
        rows: rows(two, lang),
        moved: if pairing.moved.is_empty() { w.compare_same() } else { w.compare_moved(pairing.moved.len()) },
        pairs,
        w,
    }
}

fn rows([first, second]: [&Seen<'_>; 2], lang: Lang) -> Vec<Compared> {
    let w = words(lang);
    let row = |label: String, said: [String; 2], better: u8| Compared {
        label,
        verdict: match better {
            1 => w.first_is_better(),
            2 => w.second_is_better(),
            _ => w.both_alike(),
        },
        first: said[0].clone(),
        second: said[1].clone(),
        better,
    };
    let mut rows = Vec::new();
    let mut mixed = |label: String, of: &dyn Fn(&Seen<'_>) -> Option<f64>| {
        if let (Some(a), Some(b)) = (of(first), of(second)) {
            let said = [fewer_words(a, lang), fewer_words(b, lang)];
            let better = if said[0] == said[1] { 0 } else { 1 + u8::from(b > a) };
            rows.push(row(label, said, better));
        }
    };
    mixed(w.compare_likeness(), &|seen| seen.likeness.fewer());
    mixed(w.compare_least_mixed(), &|seen| {
        let groups = 0..seen.now.assignment.groups.len();
        groups.filter_map(|at| seen.likeness.fewer_in(at)).min_by(f64::total_cmp)
    });
    let mut counted = |label: String, more_is_better: bool, of: &dyn Fn(&Seen<'_>) -> usize| {
        let (a, b) = (of(first), of(second));
        let better = if a == b { 0 } else { 1 + u8::from((b > a) == more_is_better) };
        rows.push(row(label, [a.to_string(), b.to_string()], better));
    };
    if first.report.first_wish.of + second.report.first_wish.of > 0 {
        counted(w.criterion_first(), true, &|seen| seen.report.first_wish.got);
        counted(w.criterion_three(), true, &|seen| seen.report.top_three.got);
    }
    counted(w.criterion_units(), false, &|seen| seen.report.same_unit_pairs);
    counted(w.criterion_again(), false, &|seen| seen.report.repeated_pairs);
    counted(w.compare_unmet(), false, &|seen| seen.report.unmet.len());
    counted(w.compare_broken(), false, &|seen| seen.report.broken.len());
    rows
}
