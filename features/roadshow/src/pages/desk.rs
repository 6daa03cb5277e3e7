//! The control desk: the page, its one form, the private rehearsal of the reveal, and the code for ballots.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::header::REFRESH;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use classes::ClassId;
use serde::Deserialize;
use store::Tx;
use web::{App, Ctx, Error, Fields, Kind, Lang, Page, Visit};
use workshop::GroupId;

use super::desk_view::DeskNow;
use super::stage_view::StageBoard;
use crate::access::RUN_DESK;
use crate::actions::desk::{read_step, seen, take};
use crate::actions::stage::{self as actions, Scene};
use crate::links;
use crate::live;
use crate::model::stage::{Step, Voting};
use crate::model::vote::join_code;
use crate::words::{Words, words};

/// The desk.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/classes/{class}/roadshow/desk", get(desk))
        .route("/classes/{class}/roadshow/desk/step", post(step))
        .route("/classes/{class}/roadshow/desk/rehearse", get(rehearse))
        .route("/classes/{class}/roadshow/desk/join", get(join))
}

#[derive(Template)]
#[template(path = "desk.html")]
pub(crate) struct DeskPage {
    pub class_name: String,
    pub home_href: String,
    pub live_href: String,
    pub drill_href: String,
    pub refused: Option<String>,
    pub now: String,
    pub w: &'static Words,
}

#[derive(Template)]
#[template(path = "desk_none.html")]
pub(crate) struct NoDesk {
    pub home_href: String,
    pub w: &'static Words,
}

/// The scene of a class's roadshow, for whoever runs the desk; none while there is no roadshow.
pub(crate) fn scene_of_class(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<Option<Scene>, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(RUN_DESK, &class.scope())?;
    match crate::actions::stage_facts::roadshow_of(tx, &class.id)? {
        Some(id) => Ok(Some(actions::desk(tx, ctx, &id)?)),
        None => Ok(None),
    }
}

async fn desk(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    show(&visit, class.parse()?, None).await
}

/// The desk as it is now, with what was refused where something was.
async fn show(visit: &Visit, class: ClassId, refused: Option<String>) -> Result<Response, Error> {
    let asked = class.clone();
    let scene = visit.read(move |tx, ctx| scene_of_class(tx, ctx, &asked)).await?;
    let w = words(visit.lang());
    let page = Page::new(Kind::Desk, w.desk_title());
    let Some(scene) = scene else {
        let here = visit.read(move |tx, _| Ok(classes::class(tx, &class)?.here())).await?;
        let content = NoDesk { home_href: links::set_up(&here.id.parse()?), w };
        return visit.page(&page.of_class(here), &content);
    };
    let now = DeskNow::of(&scene, &visit.ctx, &visit.app.settings.base_url, visit.lang())?;
    let class = &scene.facts.class;
    let content = DeskPage {
        class_name: class.name.clone(),
        home_href: links::set_up(&class.id),
        live_href: links::desk_live(&class.id),
        drill_href: links::drill(&class.id),
        now: now.render().map_err(Error::broken)?,
        w,
        refused,
    };
    let status = if content.refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    visit.page(&page.of_class(class.here()).status(status), &content)
}

/// One step. Whoever is refused, or was slower than a colleague, sees why and the desk as it is now.
async fn step(visit: Visit, Path(class): Path<String>, fields: Fields) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let (asked, sent) = (class.clone(), fields.clone());
    let taken = visit
        .write(move |tx, ctx| {
            let scene = scene_of_class(tx, ctx, &asked)?.ok_or(Error::NotFound)?;
            let step = read_step(&sent, &scene.facts)?;
            take(tx, ctx, &scene.facts.id, seen(&sent)?, &step)?;
            Ok((scene.facts.id, step))
        })
        .await;
    match taken {
        Ok((id, step)) => {
            if matches!(step, Step::OpenVote | Step::CloseVote | Step::ShowVote | Step::Undo { .. }) {
                live::refresh_voters(&visit, &id).await;
            } else {
                live::refresh(&visit, &id).await;
            }
            // The stage's own keys lead back to the stage.
            let stage = fields.value("back") == "stage";
            Ok(visit.see_other(&if stage { links::stage(&id, "") } else { links::desk(&class) }))
        }
        Err(Error::Refused(refusal)) => show(&visit, class, Some(refusal.words(visit.lang()))).await,
        Err(other) => Err(other),
    }
}

#[derive(Deserialize)]
struct Shown {
    #[serde(default)]
    shown: usize,
}

#[derive(Template)]
#[template(path = "desk_rehearse.html")]
pub(crate) struct RehearsePage {
    pub board: Option<String>,
    pub next: Option<String>,
    pub back: Option<String>,
    pub start: String,
    pub desk_href: String,
    pub w: &'static Words,
}

async fn rehearse(
    visit: Visit,
    Path(class): Path<String>,
    Query(Shown { shown }): Query<Shown>,
) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let scene = visit.read(move |tx, ctx| scene_of_class(tx, ctx, &class)).await?.ok_or(Error::NotFound)?;
    let w = words(visit.lang());
    let content = RehearsePage::of(&scene, shown, visit.lang())?;
    visit.page(&Page::new(Kind::Stage, w.desk_rehearse_title()), &content)
}

impl RehearsePage {
    pub(crate) fn of(scene: &Scene, shown: usize, lang: Lang) -> Result<Self, Error> {
        let (class, w) = (&scene.facts.class.id, words(lang));
        let ranked = scene.facts.ranked();
        let all = ranked.as_ref().map_or(0, Vec::len);
        let shown = shown.min(all);
        let at = |shown: usize| links::desk_rehearse(class, shown);
        let board = ranked.map(|ranked| {
            let visible: Vec<GroupId> = ranked.into_iter().rev().take(shown).collect();
            let scene = as_if_locked(scene);
            StageBoard::showing(&scene, lang, |group| visible.contains(group)).render()
        });
        Ok(Self {
            next: (board.is_some() && shown < all).then(|| at(shown + 1)),
            back: (shown > 0).then(|| at(shown - 1)),
            board: board.transpose().map_err(Error::broken)?,
            start: at(0),
            desk_href: links::desk(class),
            w,
        })
    }
}

/// The board at the reveal looks as it will after the lock, also when it is rehearsed before.
fn as_if_locked(scene: &Scene) -> Scene {
    let mut scene = scene.clone();
    scene.desk.locked = scene.desk.locked.or(Some(scene.now));
    scene
}

#[derive(Template)]
#[template(path = "desk_join.html")]
pub(crate) struct JoinPage {
    pub qr: Option<String>,
    pub address: String,
    pub here: String,
    pub desk_href: String,
    pub w: &'static Words,
}

async fn join(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let scene = visit.read(move |tx, ctx| scene_of_class(tx, ctx, &class)).await?.ok_or(Error::NotFound)?;
    let (w, id) = (words(visit.lang()), &scene.facts.id);
    let code = join_code(visit.ctx.keys(), id, scene.now);
    let address = visit.app.settings.address(&links::vote_join(id, &code));
    let open = scene.desk.voting <= Voting::Open;
    let class = &scene.facts.class;
    let content = JoinPage {
        qr: open.then(|| web::qr::svg(&address)).transpose()?,
        address,
        here: links::desk_join(&class.id),
        desk_href: links::desk(&class.id),
        w,
    };
    let page = Page::new(Kind::Desk, w.desk_join_title()).of_class(class.here());
    let mut response = visit.page(&page, &content)?;
    if open {
        // Left open at the door, the page always shows a code that is still good.
        response.headers_mut().insert(REFRESH, HeaderValue::from_static("20"));
    }
    Ok(response)
}
