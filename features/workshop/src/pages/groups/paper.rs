//! Groups on paper and as an Excel file, drafts as well as what is published.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use classes::{Class, ClassId, Trainee};
use people::Sex;
use sheets::export::{Column, Table, Value, xlsx};
use web::{Download, Error, Kind, Page, PersonId, Visit};

use super::board::{in_order, names};
use super::sentences::group_name;
use crate::actions::groups as actions;
use crate::links;
use crate::model::{GroupingId, Topic};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "groups/print.html")]
pub(crate) struct PrintPage {
    pub title: String,
    pub note: String,
    pub groups: Vec<PrintedGroup>,
    pub back: String,
    pub w: &'static Words,
}

/// A group on paper.
pub(crate) struct PrintedGroup {
    pub name: String,
    pub topic: String,
    pub people: Vec<Printed>,
}

/// A person on paper and in the file.
pub(crate) struct Printed {
    pub name: String,
    pub sex: String,
    pub unit: String,
    pub city: String,
    pub industry: String,
    pub post: String,
    pub category: String,
    pub role: String,
    pub wish: String,
}

pub(super) async fn print_draft(
    visit: Visit,
    Path((class, draft)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, id): (ClassId, GroupingId) = (class.parse()?, draft.parse()?);
    let back = links::draft(&class, &id);
    let (class, groups) = of_draft(&visit, class, id).await?;
    print(&visit, &class, groups, back, words(visit.lang()).still_a_draft())
}

pub(super) async fn export_draft(
    visit: Visit,
    Path((class, draft)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, groups) = of_draft(&visit, class.parse()?, draft.parse()?).await?;
    let w = words(visit.lang());
    let name = w.groups_draft_of(&class.name);
    Ok(Download::excel(&name, file(&name, &groups, w)?).into_response())
}

pub(super) async fn print_published(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let back = links::groups(&class);
    let (class, groups) = of_publication(&visit, class).await?;
    print(&visit, &class, groups, back, String::new())
}

pub(super) async fn export_published(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let (class, groups) = of_publication(&visit, class.parse()?).await?;
    let w = words(visit.lang());
    let name = w.groups_of(&class.name);
    Ok(Download::excel(&name, file(&name, &groups, w)?).into_response())
}

async fn of_draft(
    visit: &Visit,
    class: ClassId,
    id: GroupingId,
) -> Result<(Class, Vec<PrintedGroup>), Error> {
    let studio = visit.read(move |tx, ctx| actions::studio(tx, ctx, &class, Some(&id))).await?;
    let (w, lang) = (words(visit.lang()), visit.lang());
    let draft = studio.draft.as_ref().ok_or(Error::NotFound)?;
    let now = draft.now();
    let names = names(&studio, draft, lang);
    let roster: Vec<PersonId> = studio.roster.iter().map(|trainee| trainee.person.clone()).collect();
    let known: BTreeMap<&PersonId, &Trainee> = studio.roster.iter().map(|t| (&t.person, t)).collect();
    let groups = (0..now.assignment.groups.len()).map(|at| {
        let topic = now.assignment.topics.get(at).copied().flatten();
        let people = in_order(&now, draft, &roster, at).into_iter().filter_map(|index| {
            let person = draft.snapshot.person(index)?;
            let leads = now.leaders.get(at).copied().flatten() == Some(index);
            let rank = topic.and_then(|topic| now.problem.rank(index, topic));
            Some(printed(known.get(&person)?, leads, rank, w))
        });
        PrintedGroup {
            name: group_name(at + 1, lang),
            topic: topic
                .and_then(|topic| names.topic(topic))
                .map_or_else(String::new, |t| w.numbered_topic(t.number, t.title.as_str())),
            people: people.collect(),
        }
    });
    let groups = groups.collect();
    Ok((studio.class, groups))
}

async fn of_publication(visit: &Visit, class: ClassId) -> Result<(Class, Vec<PrintedGroup>), Error> {
    let (published, wished, pool) = visit
        .read(move |tx, ctx| {
            let published = actions::published(tx, ctx, &class)?;
            ctx.may(crate::access::SEE_GROUPING, &published.class.scope())?;
            let all = crate::actions::wishes::all_wishes(tx, ctx, &class)?;
            let wished: BTreeMap<PersonId, Vec<crate::model::TopicId>> =
                all.people.into_iter().map(|(trainee, wished)| (trainee.person, wished.topics)).collect();
            let pool: Vec<Topic> = all.topics.into_iter().map(|(topic, ..)| topic).collect();
            Ok((published, wished, pool))
        })
        .await?;
    let w = words(visit.lang());
    let known: BTreeMap<&PersonId, &Trainee> = published.roster.iter().map(|t| (&t.person, t)).collect();
    let groups = published.groups.iter().map(|group| {
        let people = group.members.iter().filter_map(|person| {
            let leads = group.leader.as_ref() == Some(person);
            let rank = wished
                .get(person)
                .and_then(|wishes| wishes.iter().position(|topic| Some(topic) == group.topic.as_ref()));
            Some(printed(known.get(person)?, leads, rank, w))
        });
        let topic = pool.iter().find(|topic| Some(&topic.id) == group.topic.as_ref());
        PrintedGroup {
            name: group.name.clone(),
            topic: topic
                .map_or_else(|| group.topic_title.clone(), |t| w.numbered_topic(t.number, t.title.as_str())),
            people: people.collect(),
        }
    });
    let groups = groups.collect();
    Ok((published.class, groups))
}

fn printed(trainee: &Trainee, leads: bool, rank: Option<usize>, w: &Words) -> Printed {
    Printed {
        name: trainee.name.clone(),
        sex: trainee.sex.map_or_else(String::new, |sex| match sex {
            Sex::Male => w.male(),
            Sex::Female => w.female(),
        }),
        unit: trainee.unit_name.clone(),
        city: trainee.city.clone().unwrap_or_default(),
        industry: trainee.industry.clone().unwrap_or_default(),
        post: trainee.post.clone(),
        category: trainee.category.clone(),
        role: if leads { w.leader() } else { String::new() },
        wish: rank.map_or_else(String::new, |rank| (rank + 1).to_string()),
    }
}

fn print(
    visit: &Visit,
    class: &Class,
    groups: Vec<PrintedGroup>,
    back: String,
    note: String,
) -> Result<Response, Error> {
    let w = words(visit.lang());
    let title = w.groups_of(&class.name);
    let content = PrintPage { title: title.clone(), note, groups, back, w };
    visit.page(&Page::new(Kind::Paper, title).of_class(class.here()), &content)
}

fn file(title: &str, groups: &[PrintedGroup], w: &Words) -> Result<Vec<u8>, Error> {
    let headings = [
        w.group(),
        w.topic(),
        w.name(),
        w.sex(),
        w.unit(),
        w.city(),
        w.industry(),
        w.position(),
        w.category(),
        w.group_role(),
        w.wish_rank(),
    ];
    let of_group = |group: &PrintedGroup| {
        let row = |one: &Printed| -> Vec<Value> {
            vec![
                group.name.as_str().into(),
                group.topic.as_str().into(),
                one.name.as_str().into(),
                one.sex.as_str().into(),
                one.unit.as_str().into(),
                one.city.as_str().into(),
                one.industry.as_str().into(),
                one.post.as_str().into(),
                one.category.as_str().into(),
                one.role.as_str().into(),
                one.wish.as_str().into(),
            ]
        };
        group.people.iter().map(row).collect::<Vec<_>>()
    };
    let table = Table {
        title: title.to_owned(),
        columns: headings.into_iter().map(Column::new).collect(),
        rows: groups.iter().flat_map(of_group).collect(),
    };
    xlsx(&table).map_err(Error::broken)
}
