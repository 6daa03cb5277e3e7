//! A draft as the studio shows it: the groups with their people, the figures, what is not kept, what was not met.

use std::collections::BTreeMap;

use grouping::{CategoryCount, GroupProfile, Report};
use people::Sex;
use web::Lang;
use web::PersonId;
use web::form::{Choice, choice};

use super::sentences::{Names, attribute_name, fewer_words};
use crate::actions::groups::Studio;
use crate::model::{CITY, Draft, INDUSTRY, Likeness, Now, POST, SEX};
use crate::words::words;

/// So many colours tell cities apart.
const COLOURS: usize = 8;

/// Names longer than this get two places in a row.
const LONG_NAME: usize = 4;
/// A group this many points less mixed than the whole deserves a look.
const BEHIND: f64 = 10.0;

/// A group on the board.
pub(crate) struct GroupCard {
    pub number: usize,
    pub name: String,
    pub topic: String,
    pub note: String,
    pub wishes: String,
    pub mixed: Option<(String, &'static str)>,
    pub people: Vec<PersonTile>,
    pub mix: Vec<String>,
    pub held: bool,
}

/// A person on the board.
pub(crate) struct PersonTile {
    pub id: String,
    pub name: String,
    pub note: String,
    pub class: String,
    pub long: bool,
}

/// A figure in a sentence.
pub(crate) struct Figure {
    pub figure: String,
    pub label: String,
    pub tone: &'static str,
}

/// What a colour stands for.
pub(crate) struct Colour {
    pub class: String,
    pub cities: String,
}

/// Names for everything a draft numbers.
pub(crate) fn names<'a>(studio: &'a Studio, draft: &'a Draft, lang: Lang) -> Names<'a> {
    let on_roster: BTreeMap<&PersonId, &str> =
        studio.roster.iter().map(|trainee| (&trainee.person, trainee.name.as_str())).collect();
    let people = draft.snapshot.people().map(|person| {
        let name = on_roster.get(&person).copied().map(ToOwned::to_owned);
        name.or_else(|| studio.gone.get(&person).cloned()).unwrap_or_default()
    });
    Names {
        people: people.collect(),
        snapshot: &draft.snapshot,
        topics: studio.topics.iter().map(|topic| (topic.id.as_str(), topic)).collect(),
        lang,
    }
}

/// The indices of a group's people: the leader first, the others as on the roster.
pub(crate) fn in_order(now: &Now, draft: &Draft, roster: &[PersonId], group: usize) -> Vec<usize> {
    let leader = now.leaders.get(group).copied().flatten();
    let mut people = now.assignment.groups.get(group).cloned().unwrap_or_default();
    people.sort_by_key(|at| {
        let person = draft.snapshot.person(*at);
        let place = roster.iter().position(|known| Some(known) == person.as_ref());
        (Some(*at) != leader, place.unwrap_or(usize::MAX))
    });
    people
}

/// The groups of a draft as they stand.
pub(crate) fn cards(
    studio: &Studio,
    draft: &Draft,
    now: &Now,
    report: &Report,
    names: &Names<'_>,
) -> Vec<GroupCard> {
    let w = words(names.lang);
    let roster: Vec<PersonId> = studio.roster.iter().map(|trainee| trainee.person.clone()).collect();
    let likeness = now.likeness();
    let card = |(at, profile): (usize, &GroupProfile)| {
        let topic = profile.topic.and_then(|topic| names.topic(topic));
        let cities = profile.attributes.get(CITY).map_or(&[][..], Vec::as_slice);
        let people = in_order(now, draft, &roster, at);
        let tiles = people.iter().map(|index| tile(draft, now, names, *index, at));
        GroupCard {
            number: at + 1,
            name: names.group(at),
            topic: topic.map_or_else(String::new, |t| w.numbered_topic(t.number, t.title.as_str())),
            note: note(draft, profile, names.lang),
            wishes: if profile.first_wish.of == 0 {
                String::new()
            } else {
                w.group_wishes(profile.first_wish.got, profile.first_wish.of)
            },
            mixed: mixed(&likeness, at, names.lang),
            people: tiles.collect(),
            mix: cities.iter().flat_map(colours).collect(),
            held: now.holds(at),
        }
    };
    report.groups.iter().enumerate().map(card).collect()
}

/// How many people a group has, of which sex, from how many cities and industries.
fn note(draft: &Draft, profile: &GroupProfile, lang: Lang) -> String {
    let w = words(lang);
    let many = |attribute: usize| profile.attributes.get(attribute).map_or(0, Vec::len);
    let of_sex = |sex: Sex| {
        let counted = profile.attributes.get(SEX).into_iter().flatten();
        let same = |one: &&CategoryCount| draft.snapshot.category(SEX, one.category) == sex.word();
        counted.filter(same).map(|one| one.people).sum::<usize>()
    };
    let (men, women) = (of_sex(Sex::Male), of_sex(Sex::Female));
    let people = if men + women == 0 {
        w.n_people(profile.people)
    } else {
        w.people_by_sex(profile.people, men, women)
    };
    [Some(people), kinds(many(CITY), many(INDUSTRY), " · ", lang)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// How many cities and industries, as far as they are known; nothing where neither is.
pub(crate) fn kinds(cities: usize, industries: usize, between: &str, lang: Lang) -> Option<String> {
    let w = words(lang);
    let cities = (cities > 0).then(|| w.n_cities(cities));
    let industries = (industries > 0).then(|| w.n_industries(industries));
    let known: Vec<String> = cities.into_iter().chain(industries).collect();
    (!known.is_empty()).then(|| known.join(between))
}

/// How mixed a group is, against chance; gold where it lies far behind the whole.
fn mixed(likeness: &Likeness, group: usize, lang: Lang) -> Option<(String, &'static str)> {
    let (here, whole) = (likeness.fewer_in(group)?, likeness.fewer()?);
    let tone = if here < 0.0 || here < whole - BEHIND { "gold" } else { "jade" };
    Some((words(lang).group_likeness(fewer_words(here, lang)), tone))
}

/// Which cities have which colour: there are more cities than colours.
pub(crate) fn legend(draft: &Draft, lang: Lang) -> Vec<Colour> {
    let cities = draft.snapshot.names.get(CITY).map_or(&[][..], Vec::as_slice);
    let of = |colour: usize| {
        let same: Vec<&str> = cities.iter().skip(colour).step_by(COLOURS).map(String::as_str).collect();
        Colour { class: format!("c-{}", colour + 1), cities: same.join(lang.pick("、", ", ")) }
    };
    (0..COLOURS.min(cities.len())).map(of).collect()
}

fn colours(count: &CategoryCount) -> impl Iterator<Item = String> {
    let colour = usize::try_from(count.category).unwrap_or_default() % COLOURS + 1;
    std::iter::repeat_n(format!("c-{colour}"), count.people)
}

fn tile(draft: &Draft, now: &Now, names: &Names<'_>, index: usize, group: usize) -> PersonTile {
    let w = words(names.lang);
    let snapshot = &draft.snapshot;
    let mut class = "person".to_owned();
    let city = snapshot.problem.category(index, grouping::By::Attribute(CITY));
    if let Some(city) = city.and_then(|city| usize::try_from(city).ok()) {
        class.push_str(&format!(" c-{}", city % COLOURS + 1));
    }
    let leads = now.leaders.get(group).copied().flatten() == Some(index);
    let pinned = now.pinned.contains(&index);
    let mut notes: Vec<String> = [CITY, INDUSTRY, POST]
        .into_iter()
        .map(|attribute| snapshot.category_of(index, attribute).to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    if leads {
        class.push_str(" lead");
        notes.push(w.leader());
    }
    if pinned {
        class.push_str(" pinned");
        notes.push(w.pinned());
    }
    PersonTile {
        id: snapshot.person(index).map_or_else(String::new, |person| person.to_string()),
        name: names.person(index).to_owned(),
        note: notes.join(" · "),
        class,
        long: names.person(index).chars().count() > LONG_NAME,
    }
}

/// The three figures of a draft, each a sentence with what it is compared with.
pub(crate) fn figures(now: &Now, report: &Report, lang: Lang) -> Vec<Figure> {
    let w = words(lang);
    let wishes = if report.top_three.of == 0 {
        Figure { figure: "0".to_owned(), label: w.stat_no_wishes(), tone: "" }
    } else {
        Figure {
            figure: format!("{} / {}", report.top_three.got, report.top_three.of),
            label: w.stat_wishes(report.first_wish.got),
            tone: "",
        }
    };
    vec![
        likeness_figure(&now.likeness(), lang),
        wishes,
        Figure {
            figure: report.same_unit_pairs.to_string(),
            label: w.stat_units(report.repeated_pairs),
            tone: if report.same_unit_pairs == 0 { "" } else { "gold" },
        },
    ]
}

/// How much less alike the people of one group are than chance would have it, and the most there can be.
pub(crate) fn likeness_figure(likeness: &Likeness, lang: Lang) -> Figure {
    let w = words(lang);
    let Some(fewer) = likeness.fewer() else {
        return Figure { figure: "—".to_owned(), label: w.stat_likeness_none(), tone: "" };
    };
    let looked_at: Vec<String> = likeness
        .attributes
        .iter()
        .filter(|one| one.weight > 0)
        .map(|one| attribute_name(one.attribute, lang))
        .collect();
    let mut label = w.stat_likeness(looked_at.join(lang.pick("、", ", ")));
    if let Some(most) = likeness.most_fewer() {
        label.push_str(&w.stat_likeness_most(fewer_words(most, lang)));
    }
    Figure { figure: fewer_words(fewer, lang), label, tone: if fewer > 0.0 { "jade" } else { "gold" } }
}

/// The people of a draft to choose from, by group.
pub(crate) fn people_choices(cards: &[GroupCard]) -> Vec<Choice> {
    let of_card = |card: &GroupCard| {
        let group = card.name.clone();
        let labelled = |tile: &PersonTile| choice(tile.id.as_str(), format!("{} · {}", tile.name, group));
        card.people.iter().map(labelled).collect::<Vec<_>>()
    };
    cards.iter().flat_map(of_card).collect()
}
