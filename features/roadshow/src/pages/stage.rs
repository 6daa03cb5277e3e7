//! The big screen: opened by an address that carries a key, watched by nobody in particular; and the live
//! streams of stage, desk and judges' phones.

use ::live::Watching;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use web::{App, Ctx, Error, Kind, Lang, Page, Visit};

use super::stage_view::{StageBoard, StageFoot, StageNow, StageVote};
use crate::RoadshowId;
use crate::access::{RUN_DESK, WATCH_JUDGING};
use crate::actions::stage::{self as actions, Scene};
use crate::links;
use crate::live;
use crate::model::clock::{Clock, Part};
use crate::model::stage::{Desk, Step};
use crate::words::{Words, words};

/// The stage and the streams.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/stage/{roadshow}", get(stage))
        .route("/stage/{roadshow}/live", get(watch_stage))
        .route("/stage/{roadshow}/votes", get(watch_votes))
        .route("/judging/{roadshow}/live", get(watch_judging))
        .route("/classes/{class}/roadshow/desk/live", get(watch_desk))
}

#[derive(Template)]
#[template(path = "stage.html")]
pub(crate) struct StagePage {
    pub live_href: String,
    pub now: String,
    pub board: String,
    pub foot: String,
    pub votes_href: String,
    pub vote: String,
    pub keys: Option<String>,
}

/// What the keys of an organiser's screen do now.
#[derive(Template)]
#[template(path = "stage_keys.html")]
pub(crate) struct StageKeys {
    pub action: String,
    pub desk_href: String,
    pub version: i64,
    pub keys: Vec<Key>,
    pub w: &'static Words,
}

/// A key and the step it takes.
pub(crate) struct Key {
    pub key: &'static str,
    pub label: String,
    pub step: &'static str,
    pub group: String,
    pub part: &'static str,
}

#[derive(Deserialize)]
struct WithKey {
    #[serde(default)]
    key: String,
}

async fn stage(
    visit: Visit,
    Path(roadshow): Path<String>,
    Query(WithKey { key }): Query<WithKey>,
) -> Result<Response, Error> {
    let id: RoadshowId = roadshow.parse()?;
    let asked = key.clone();
    let scene = visit.read(move |tx, ctx| actions::stage(tx, ctx, &id, &asked)).await?;
    let lang = visit.lang();
    let regions = regions(&scene, &visit.ctx, lang)?;
    let operates = visit.ctx.can(RUN_DESK, &scene.facts.class.scope());
    let content = StagePage {
        live_href: links::stage_live(&scene.facts.id, &key),
        now: regions.now,
        board: regions.board,
        foot: regions.foot,
        votes_href: links::stage_votes(&scene.facts.id, &key),
        vote: vote_html(&scene, &visit.ctx, &visit.app.settings.base_url, lang)?,
        keys: operates.then(|| keys_html(&scene, lang)).transpose()?,
    };
    visit.page(&Page::new(Kind::Stage, words(lang).stage_title()), &content)
}

/// The stage's regions as HTML.
pub(crate) struct Regions {
    pub now: String,
    pub board: String,
    pub foot: String,
}

pub(crate) fn regions(scene: &Scene, ctx: &Ctx, lang: Lang) -> Result<Regions, Error> {
    Ok(Regions {
        now: StageNow::of(scene, ctx, lang).render().map_err(Error::broken)?,
        board: StageBoard::of(scene, lang).render().map_err(Error::broken)?,
        foot: StageFoot::of(scene, lang).render().map_err(Error::broken)?,
    })
}

/// The hall's vote as a page begins with it.
pub(crate) fn vote_html(scene: &Scene, ctx: &Ctx, base_url: &str, lang: Lang) -> Result<String, Error> {
    let vote = StageVote::of(scene.desk.voting, scene.voted, ctx, base_url, &scene.facts.id, lang)?;
    vote.render().map_err(Error::broken)
}

/// The keys of a screen on which an organiser is signed in.
pub(crate) fn keys_html(scene: &Scene, lang: Lang) -> Result<String, Error> {
    let w = words(lang);
    let plain = |key, label, step| Key { key, label, step, group: String::new(), part: "" };
    let (desk, order) = (&scene.desk, scene.facts.order());
    let mut keys = Vec::new();
    if desk.locked.is_none() && desk.on.is_some() {
        keys.push(match &desk.clock {
            None => Key { part: Part::Show.word(), ..plain("Space", w.stage_key_clock(), "start-clock") },
            Some(clock) if Clock::runs(clock) => plain("Space", w.stage_key_clock(), "pause-clock"),
            Some(_) => plain("Space", w.stage_key_clock(), "resume-clock"),
        });
    }
    let placed = scene.facts.ranked().unwrap_or_default();
    let (step, group) = if desk.locked.is_none() {
        ("call", desk.next_on(&order))
    } else {
        ("reveal", desk.next_to_reveal(&placed))
    };
    if let Some(group) = group.filter(|_| !desk.announced) {
        keys.push(Key { group: group.to_string(), ..plain("ArrowRight", w.stage_key_next(), step) });
    }
    if Desk::undoable(&scene.steps, scene.now).is_some_and(|last| last.step != Step::Lock) {
        keys.push(plain("ArrowLeft", w.stage_key_back(), "undo"));
    }
    let class = &scene.facts.class.id;
    let page = StageKeys {
        action: links::desk_step(class),
        desk_href: links::desk(class),
        version: desk.version,
        keys,
        w,
    };
    page.render().map_err(Error::broken)
}

async fn watch_stage(
    visit: Visit,
    Path(roadshow): Path<String>,
    Query(WithKey { key }): Query<WithKey>,
) -> Result<Response, Error> {
    let id: RoadshowId = roadshow.parse()?;
    let asked = id.clone();
    let operates = visit.read(move |tx, ctx| actions::may_watch(tx, ctx, &asked, &key)).await?;
    let kind = if operates { live::Audience::Operator } else { live::Audience::Stage };
    live::watch(&visit, kind, &id)
}

async fn watch_votes(
    visit: Visit,
    Path(roadshow): Path<String>,
    Query(WithKey { key }): Query<WithKey>,
    watching: Watching,
) -> Result<Response, Error> {
    let id: RoadshowId = roadshow.parse()?;
    let asked = id.clone();
    visit.read(move |tx, ctx| actions::may_watch(tx, ctx, &asked, &key).map(drop)).await?;
    live::watch_votes(&visit, &id, &watching).await
}

async fn watch_desk(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: classes::ClassId = class.parse()?;
    let scene = visit.read(move |tx, ctx| super::desk::scene_of_class(tx, ctx, &class)).await?;
    let scene = scene.ok_or(Error::NotFound)?;
    live::watch(&visit, live::Audience::Desk, &scene.facts.id)
}

async fn watch_judging(visit: Visit, Path(roadshow): Path<String>) -> Result<Response, Error> {
    let id: RoadshowId = roadshow.parse()?;
    let asked = id.clone();
    visit
        .read(move |tx, ctx| {
            let facts = crate::actions::stage_facts::facts(tx, &asked, ctx.now)?;
            Ok(ctx.may(WATCH_JUDGING, &facts.class.scope())?)
        })
        .await?;
    live::watch(&visit, live::Audience::Judges, &id)
}
