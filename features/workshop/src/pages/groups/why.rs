//! Why these people: for one trainee what their group came of, in sentences that can be checked; for everybody
//! what was looked at.

use grouping::Weight;
use web::{Lang, PersonId};

use super::board::kinds;
use super::sentences::{fewer_words, group_name};
use crate::model::{CITY, Change, Company, Draft, INDUSTRY, Now, Settings};
use crate::words::{Words, words};

/// Why a trainee is with these people; nothing where they were not there when the groups were made.
pub(crate) fn why_me(draft: &Draft, me: &PersonId, lang: Lang) -> Vec<String> {
    let w = words(lang);
    let now = draft.now();
    let Some(at) = draft.snapshot.index_of(me) else { return Vec::new() };
    let Some(company) = Company::of(&now.problem, &now.assignment, at) else { return Vec::new() };
    let mut why = vec![mixed(draft, &now, &company, lang)];
    if let Some(shared) = company.alike.get(CITY).copied().flatten() {
        let city = draft.snapshot.category_of(at, CITY);
        why.push(match shared.here {
            0 => w.why_city_alone(city),
            here => {
                let mut said = w.why_city_shared(here, city, shared.everywhere);
                if is_spread(draft, &now, at, shared.everywhere + 1) {
                    said.push_str(&w.why_city_spread());
                }
                said
            }
        });
    }
    if let Some(shared) = company.colleagues {
        match (shared.here, shared.everywhere) {
            (_, 0) => {}
            (0, elsewhere) => why.push(w.why_colleagues_elsewhere(elsewhere)),
            // So many that no grouping can keep all of them apart.
            (here, all) if all + 1 > now.assignment.groups.len() => {
                why.push(w.why_colleagues_many(here, all + 1, now.assignment.groups.len()));
            }
            (here, _) => why.push(w.why_colleagues_here(here)),
        }
    }
    why.extend(topic(draft, &company, w));
    if !now.problem.earlier.is_empty() {
        why.push(if company.met == 0 { w.why_met_nobody() } else { w.why_met(company.met) });
    }
    why.extend(by_hand(draft, &now, me, at, lang));
    why
}

/// Whether so many of a person's city are dealt out as evenly as can be: no group has more than its share.
fn is_spread(draft: &Draft, now: &Now, at: usize, many: usize) -> bool {
    let city = draft.snapshot.category_of(at, CITY);
    let share = many.div_ceil(now.assignment.groups.len().max(1));
    let from_there = |group: &Vec<usize>| {
        group.iter().filter(|person| draft.snapshot.category_of(**person, CITY) == city).count()
    };
    now.assignment.groups.iter().all(|group| from_there(group) <= share)
}

/// How mixed the group is.
fn mixed(draft: &Draft, now: &Now, company: &Company, lang: Lang) -> String {
    let w = words(lang);
    let people = now.assignment.groups.get(company.group).map_or(&[][..], Vec::as_slice);
    let many = |attribute: usize| {
        let mut kinds: Vec<&str> =
            people.iter().map(|person| draft.snapshot.category_of(*person, attribute)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.into_iter().filter(|kind| !kind.is_empty()).count()
    };
    let mut said = w.why_group(people.len());
    if let Some(kinds) = kinds(many(CITY), many(INDUSTRY), lang.pick("、", ", "), lang) {
        said.push_str(&w.why_kinds(kinds));
    }
    if let Some(fewer) = now.likeness().fewer_in(company.group).filter(|fewer| fewer.round() > 0.0) {
        said.push_str(&w.why_likeness(fewer_words(fewer, lang)));
    }
    said
}

/// Whose wish the topic is.
fn topic(draft: &Draft, company: &Company, w: &Words) -> Option<String> {
    draft.snapshot.problem.topics.as_ref()?;
    Some(match company.rank {
        Some(rank) => w.why_wish(rank),
        None if company.wished > 0 => w.why_no_wish(),
        None => w.why_none_wished(),
    })
}

/// What an organiser did about it.
fn by_hand(draft: &Draft, now: &Now, me: &PersonId, at: usize, lang: Lang) -> Option<String> {
    let w = words(lang);
    let (from, to) = (draft.computed.group_of(at)?, now.assignment.group_of(at)?);
    if from != to {
        return Some(w.why_moved(group_name(from + 1, lang), group_name(to + 1, lang)));
    }
    // Pinned in this draft, or carried along from the one before.
    let pinned = draft.snapshot.problem.people[at].fixed_group.is_some()
        || draft.changes.iter().any(|kept| {
            now.counts(kept.number) && matches!(&kept.change, Change::Pin { person } if person == me)
        });
    pinned.then(|| w.why_pinned())
}

/// What was looked at when the groups were made, in one sentence.
pub(crate) fn why_all(settings: &Settings, lang: Lang) -> String {
    let w = words(lang);
    let mixed = [
        (settings.city, w.city()),
        (settings.industry, w.industry()),
        (settings.post, w.post()),
        (settings.sex, w.sex()),
    ];
    let mixed: Vec<String> =
        mixed.into_iter().filter(|(weight, _)| *weight != Weight::Off).map(|(_, name)| name).collect();
    let mut parts = Vec::new();
    if !mixed.is_empty() {
        parts.push(w.why_mixed(mixed.join(lang.pick("、", ", "))));
    }
    if settings.apart {
        parts.push(w.why_apart());
    }
    if settings.wishes != Weight::Off {
        parts.push(w.why_wishes());
    }
    w.why_people(parts.join(lang.pick("，", "; ")))
}
