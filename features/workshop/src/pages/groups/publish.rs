//! Publishing groups, with the consequences written out first, and taking that back.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use web::{Error, Fields, Kind, Page, Visit};

use super::board;
use crate::access::MAKE_GROUPS;
use crate::actions::groups as actions;
use crate::links;
use crate::model::GroupingId;
use crate::refusal::Refusal;
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "groups/publish.html")]
pub(crate) struct PublishPage {
    pub back: String,
    pub action: String,
    pub version: usize,
    pub once: String,
    pub consequences: Vec<String>,
    pub doubts: Vec<String>,
    pub w: &'static Words,
}

pub(super) async fn ask(
    visit: Visit,
    Path((class, draft)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, id): (ClassId, GroupingId) = (class.parse()?, draft.parse()?);
    let wanted = id.clone();
    let studio = visit
        .read(move |tx, ctx| {
            let studio = actions::studio(tx, ctx, &class, Some(&wanted))?;
            ctx.may(MAKE_GROUPS, &studio.class.scope())?;
            Ok(studio)
        })
        .await?;
    if studio.publication.is_some() {
        return Err(Refusal::GroupsAreOut.into());
    }
    let draft = studio.draft.as_ref().ok_or(Error::NotFound)?;
    let (w, now) = (words(visit.lang()), draft.now());
    let report = now.report();
    let names = board::names(&studio, draft, visit.lang());
    let (groups, people) = (now.assignment.groups.len(), draft.snapshot.problem.people.len());
    let mut doubts: Vec<String> = report.broken.iter().map(|broken| names.broken(*broken)).collect();
    let leaderless = now.leaders.iter().filter(|leader| leader.is_none()).count();
    if leaderless > 0 {
        doubts.push(w.doubt_leaders(leaderless));
    }
    if !report.unmet.is_empty() {
        doubts.push(w.doubt_unmet(report.unmet.len()));
    }
    let content = PublishPage {
        back: links::draft(&studio.class.id, &id),
        action: links::draft_step(&studio.class.id, &id, "publish"),
        version: draft.version(),
        once: visit.ctx.token(),
        consequences: vec![
            w.published_means_people(people, groups),
            w.published_means_pool(),
            w.published_means_back(),
        ],
        doubts,
        w,
    };
    visit.page(&Page::new(Kind::Desk, w.publish_groups()).of_class(studio.class.here()), &content)
}

pub(super) async fn publish(
    visit: Visit,
    Path((class, draft)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (class, id): (ClassId, GroupingId) = (class.parse()?, draft.parse()?);
    let version: usize = fields.value("version").parse().map_err(|_| Error::Unreadable)?;
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::publish(tx, ctx, &class, &id, version)?;
            Ok(links::groups(&class))
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).groups_published()))
}

pub(super) async fn withdraw(
    visit: Visit,
    Path(class): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::withdraw(tx, ctx, &class)?;
            Ok(links::grouping(&class))
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).groups_withdrawn()))
}
