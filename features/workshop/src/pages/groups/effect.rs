//! One person in the studio: what can be done with them, and what a move or swap would do, before it is done.

use grouping::{Effect, Standing};
use web::PersonId;

use super::board::GroupCard;
use super::sentences::Names;
use crate::model::{CITY, Change, Draft, INDUSTRY, Now, POST};
use crate::pages::show::{Choice, choice};
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
    pub wishes: String,
    pub pinned: bool,
    pub leads: bool,
    pub groups: Vec<Choice>,
    pub others: Vec<Choice>,
    pub effect: Option<EffectView>,
    pub refused: Option<String>,
}

/// What a change would do.
pub(crate) struct EffectView {
    pub title: String,
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
            Ok(found) => effect = Some(view(names, &change, &found, draft)),
            Err(refusal) => refused = Some(web::Refusal::words(&refusal, names.lang)),
        }
    }
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
        wishes: wishes.join(" → "),
        pinned: now.pinned.contains(&at),
        leads: now.leaders.get(group).copied().flatten() == Some(at),
        groups: groups.collect(),
        others: others.collect(),
        effect,
        refused,
    })
}

fn view(names: &Names<'_>, change: &Change, effect: &Effect, draft: &Draft) -> EffectView {
    let w = words(names.lang);
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
    EffectView {
        title,
        rows: rows(names, &effect.before, &effect.after),
        broken: effect.newly_broken().into_iter().map(|broken| names.broken(broken)).collect(),
        fields,
    }
}

fn rows(names: &Names<'_>, before: &Standing, after: &Standing) -> Vec<Before> {
    let w = words(names.lang);
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    // Label, before, after, and whether more of it is better.
    let criteria = [
        (w.criterion_mixed(), before.score.distance, after.score.distance, true),
        (w.criterion_balance(), -before.score.balance, -after.score.balance, false),
        (w.criterion_first(), count(before.first_wish.got), count(after.first_wish.got), true),
        (w.criterion_three(), count(before.top_three.got), count(after.top_three.got), true),
        (w.criterion_units(), count(before.same_unit_pairs), count(after.same_unit_pairs), false),
        (w.criterion_again(), count(before.repeated_pairs), count(after.repeated_pairs), false),
    ];
    criteria
        .into_iter()
        .map(|(label, before, after, more_is_better)| {
            let (verdict, tone) = match (before == after, (after > before) == more_is_better) {
                (true, _) => (w.stays(), ""),
                (false, true) => (w.gets_better(), "jade"),
                (false, false) => (w.gets_worse(), "gold"),
            };
            Before { label, before: before.to_string(), after: after.to_string(), verdict, tone }
        })
        .collect()
}
