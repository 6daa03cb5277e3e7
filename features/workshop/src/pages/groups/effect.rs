//! One person in the studio: what can be done with them, and what a move or swap would do, before it is done.

use grouping::{Assignment, Effect};
use web::form::{Choice, choice};
use web::{Lang, PersonId};

use super::alternatives::{Alternative, alternatives};
use super::board::GroupCard;
use super::sentences::{Names, attribute_name, fewer_words};
use crate::model::{CITY, Change, Company, Draft, INDUSTRY, Likeness, Now, POST};
use crate::words::words;

/// What the address asks to look at.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Who.
    pub person: String,
    /// A group they could go to, counted from 1.
    pub group: String,
    /// Somebody they could change places with.
    pub other: String,
}

impl Asked {
    /// The change the address asks about, where it names one.
    pub(crate) fn change(&self) -> Option<Change> {
        let person: PersonId = self.person.parse().ok()?;
        if let Ok(b) = self.other.parse::<PersonId>() {
            return Some(Change::Swap { a: person, b });
        }
        let to = self.group.parse::<usize>().ok()?.checked_sub(1)?;
        Some(Change::Move { person, to })
    }
}

/// One person, looked at.
pub(crate) struct PersonPanel {
    pub id: String,
    pub name: String,
    pub about: String,
    pub here: String,
    pub wishes: String,
    pub pinned: bool,
    pub leads: bool,
    pub groups: Vec<Choice>,
    pub others: Vec<Choice>,
    pub better: bool,
    pub alternatives: Vec<Alternative>,
    pub effect: Option<EffectView>,
    pub refused: Option<String>,
}

/// What a change would do.
pub(crate) struct EffectView {
    pub title: String,
    /// On the whole: better, worse or the same, with the tone of it.
    pub whole: (String, &'static str),
    pub sizes: String,
    pub rows: Vec<Before>,
    pub broken: Vec<String>,
    pub fields: Vec<(&'static str, String)>,
}

/// A criterion before and after.
pub(crate) struct Before {
    pub label: String,
    pub before: String,
    pub after: String,
    pub verdict: String,
    pub tone: &'static str,
}

/// The panel for the person the address names; none where it names nobody of this draft.
pub(crate) fn panel(
    draft: &Draft,
    now: &Now,
    names: &Names<'_>,
    cards: &[GroupCard],
    asked: &Asked,
) -> Option<PersonPanel> {
    let w = words(names.lang);
    let person: PersonId = asked.person.parse().ok()?;
    let at = draft.snapshot.index_of(&person)?;
    let group = now.assignment.group_of(at)?;
    let about: Vec<String> = [CITY, INDUSTRY, POST]
        .into_iter()
        .map(|attribute| draft.snapshot.category_of(at, attribute).to_owned())
        .chain([names.group(group)])
        .filter(|part| !part.is_empty())
        .collect();
    let wishes: Vec<String> = draft.snapshot.problem.people[at]
        .wishes
        .iter()
        .filter_map(|wish| names.topic(*wish))
        .map(|topic| w.numbered_topic(topic.number, topic.title.as_str()))
        .collect();
    let (mut effect, mut refused) = (None, None);
    if let Some(change) = asked.change() {
        match draft.allows(now, &change).and_then(|()| draft.effect(now, &change)) {
            Ok(found) => effect = Some(view(names, &change, &found, draft, now)),
            Err(refusal) => refused = Some(web::Refusal::words(&refusal, names.lang)),
        }
    }
    let others_to_try = alternatives(draft, now, names, at);
    let elsewhere = |card: &&GroupCard| card.number != group + 1;
    let groups =
        cards.iter().filter(elsewhere).map(|card| choice(card.number.to_string(), card.name.clone()));
    let others = cards.iter().filter(elsewhere).flat_map(|card| {
        let of = card.name.clone();
        card.people.iter().map(move |tile| choice(tile.id.as_str(), format!("{} · {of}", tile.name)))
    });
    Some(PersonPanel {
        id: person.to_string(),
        name: names.person(at).to_owned(),
        about: about.join(" · "),
        here: here(now, at, names.lang),
        wishes: wishes.join(" → "),
        pinned: now.pinned.contains(&at),
        leads: now.leaders.get(group).copied().flatten() == Some(at),
        groups: groups.collect(),
        others: others.collect(),
        better: others_to_try.iter().any(|one| one.tone == "jade"),
        alternatives: others_to_try,
        effect,
        refused,
    })
}

/// What they share with the people of their group, in a line.
fn here(now: &Now, at: usize, lang: Lang) -> String {
    let w = words(lang);
    let Some(company) = Company::of(&now.problem, &now.assignment, at) else { return String::new() };
    let mut parts = Vec::new();
    for attribute in [CITY, INDUSTRY] {
        if let Some(shared) = company.alike.get(attribute).copied().flatten() {
            parts.push(w.shares_attribute(attribute_name(attribute, lang), shared.here));
        }
    }
    parts.extend(company.colleagues.map(|shared| w.shares_unit(shared.here)));
    match company.rank {
        Some(rank) => parts.push(w.works_on_wish(rank)),
        None if company.wished > 0 => parts.push(w.works_on_no_wish()),
        None => {}
    }
    parts.join(" · ")
}

fn view(names: &Names<'_>, change: &Change, effect: &Effect, draft: &Draft, now: &Now) -> EffectView {
    let (w, lang) = (words(names.lang), names.lang);
    let name = |person: &PersonId| {
        draft.snapshot.index_of(person).map_or_else(String::new, |at| names.person(at).to_owned())
    };
    let (title, fields) = match change {
        Change::Swap { a, b } => (
            w.effect_of_swap(name(a), name(b)),
            vec![("what", "swap".to_owned()), ("person", a.to_string()), ("other", b.to_string())],
        ),
        Change::Move { person, to } => (
            w.effect_of_move(name(person), names.group(*to)),
            vec![
                ("what", "move".to_owned()),
                ("person", person.to_string()),
                ("group", (to + 1).to_string()),
            ],
        ),
        _ => (String::new(), Vec::new()),
    };
    let changed = after(draft, now, change);
    let touched: Vec<usize> = (0..changed.groups.len())
        .filter(|at| changed.groups.get(*at) != now.assignment.groups.get(*at))
        .collect();
    let size = |at: &usize| w.group_size(names.group(*at), changed.groups[*at].len());
    let resized = touched.iter().any(|at| changed.groups[*at].len() != now.assignment.groups[*at].len());
    let sizes: Vec<String> = touched.iter().filter(|_| resized).map(size).collect();
    EffectView {
        title,
        whole: whole(effect.gain(), lang),
        sizes: sizes.join(lang.pick("，", ", ")),
        rows: rows(names, effect, &now.likeness(), &Likeness::of(&now.problem, &changed), &touched),
        broken: effect.newly_broken().into_iter().map(|broken| names.broken(broken)).collect(),
        fields,
    }
}

/// The groups as they would be.
fn after(draft: &Draft, now: &Now, change: &Change) -> Assignment {
    let mut changed = now.assignment.clone();
    if let Some(step) = draft.step(change) {
        // A change that cannot be made has been refused before; then nothing is different.
        let _ = changed.apply(step);
    }
    changed
}

/// Whether it is better on the whole, by everything that matters.
pub(super) fn whole(gain: i64, lang: Lang) -> (String, &'static str) {
    let w = words(lang);
    match gain {
        0 => (w.whole_same(), ""),
        1.. => (w.whole_better(), "jade"),
        _ => (w.whole_worse(), "gold"),
    }
}

fn rows(
    names: &Names<'_>,
    effect: &Effect,
    likeness: &Likeness,
    then: &Likeness,
    touched: &[usize],
) -> Vec<Before> {
    let (w, lang) = (words(names.lang), names.lang);
    let row = |label: String, (before, after): (String, String), better: Option<bool>| {
        let (verdict, tone) = match better {
            None => (w.stays(), ""),
            Some(true) => (w.gets_better(), "jade"),
            Some(false) => (w.gets_worse(), "gold"),
        };
        Before { label, before, after, verdict, tone }
    };
    let mut rows = Vec::new();
    for at in touched {
        if let (Some(before), Some(after)) = (likeness.fewer_in(*at), then.fewer_in(*at)) {
            let said = (fewer_words(before, lang), fewer_words(after, lang));
            let better = (said.0 != said.1).then_some(after > before);
            rows.push(row(w.criterion_likeness(names.group(*at)), said, better));
        }
    }
    let fewer_is_better = |label: String, before: i64, after: i64| {
        let better = (before != after).then_some(after < before);
        row(label, (before.to_string(), after.to_string()), better)
    };
    for (before, after) in likeness.attributes.iter().zip(&then.attributes).filter(|(one, _)| one.weight > 0)
    {
        let label = w.criterion_alike(attribute_name(before.attribute, lang));
        rows.push(fewer_is_better(label, before.pairs, after.pairs));
    }
    let (before, after) = (&effect.before, &effect.after);
    let more_is_better = |label: String, before: usize, after: usize| {
        let better = (before != after).then_some(after > before);
        row(label, (before.to_string(), after.to_string()), better)
    };
    if before.first_wish.of > 0 {
        rows.push(more_is_better(w.criterion_first(), before.first_wish.got, after.first_wish.got));
        rows.push(more_is_better(w.criterion_three(), before.top_three.got, after.top_three.got));
    }
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (units, again) = (w.criterion_units(), w.criterion_again());
    rows.push(fewer_is_better(units, count(before.same_unit_pairs), count(after.same_unit_pairs)));
    rows.push(fewer_is_better(again, count(before.repeated_pairs), count(after.repeated_pairs)));
    rows
}
