//! What is sent to whom after each step: regions rendered once for each language that somebody reads, the
//! same bytes to everybody. A judge's hand-in and a vote show on the stage the same way.

use std::time::Duration;

use askama::Template as _;
use axum::response::Response;
use live::{Frame, Hub};
use store::StoreError;
use web::{Ctx, Error, Lang, Visit};

use crate::RoadshowId;
use crate::actions::stage::{Scene, scene};
use crate::model::stage::Voting;
use crate::model::vote::CODE_LASTS;
use crate::pages::judging_now::JudgingNow;
use crate::pages::stage::{keys_html, regions};
use crate::pages::{desk_view, stage_view};

/// How often the number of votes on the stage is brought up to date, however many vote.
const VOTE_BEAT: Duration = Duration::from_millis(1_000);

/// Who watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    /// The big screen.
    Stage,
    /// The big screen of an organiser, with keys.
    Operator,
    /// The desk.
    Desk,
    /// Judges' phones.
    Judges,
    /// Voters' phones.
    Voters,
}

impl Audience {
    fn word(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Operator => "operator",
            Self::Desk => "desk",
            Self::Judges => "judging",
            Self::Voters => "vote",
        }
    }
}

/// The channel of one audience of one roadshow in one language.
pub(crate) fn channel(kind: Audience, id: &RoadshowId, lang: Lang) -> String {
    format!("{}:{id}:{}", kind.word(), lang.tag())
}

/// Answers a browser that wants to watch, in its language. The page has checked that it may.
pub(crate) fn watch(visit: &Visit, kind: Audience, id: &RoadshowId) -> Result<Response, Error> {
    live::watch(visit, &channel(kind, id, visit.lang()))
}

/// Sends everybody who watches a roadshow its state as it is now. What was done is done, whether or not
/// anybody can be told; so a failure here is logged and not shown.
pub(crate) async fn refresh(visit: &Visit, id: &RoadshowId) {
    if !anybody_watches(visit, id) {
        return;
    }
    match current(visit, id).await.and_then(|scene| send(visit, &scene).map(|()| scene)) {
        Ok(scene) => keep_vote_fresh(visit, &scene),
        Err(error) => tracing::warn!(?error, roadshow = %id, "watchers were not told"),
    }
}

/// Reading the whole scene is the dear part of a refresh; judges hand in whether or not a screen is on.
fn anybody_watches(visit: &Visit, id: &RoadshowId) -> bool {
    let Some(hub) = visit.app.extras.get::<Hub>() else { return false };
    let kinds = [Audience::Stage, Audience::Operator, Audience::Desk, Audience::Judges];
    let channels = |lang| kinds.map(|kind| channel(kind, id, lang));
    Lang::ALL.into_iter().flat_map(channels).any(|channel| hub.watchers(&channel) > 0)
}

/// As [`refresh`], and voters' phones fetch their page: the vote was opened, closed or shown.
pub(crate) async fn refresh_voters(visit: &Visit, id: &RoadshowId) {
    refresh(visit, id).await;
    let Some(hub) = visit.app.extras.get::<Hub>() else { return };
    for lang in Lang::ALL {
        hub.publish(&channel(Audience::Voters, id, lang), &Frame::reload());
    }
}

async fn current(visit: &Visit, id: &RoadshowId) -> Result<Scene, Error> {
    // The action's own moment has passed; the clock on the stage wants the present one.
    let now = visit.app.sources.clock.now();
    let id = id.clone();
    visit.read(move |tx, _| scene(tx, &id, now)).await
}

fn send(visit: &Visit, scene: &Scene) -> Result<(), Error> {
    let id = &scene.facts.id;
    let Some(hub) = visit.app.extras.get::<Hub>() else { return Ok(()) };
    for lang in Lang::ALL {
        let watched = |kind| Some(channel(kind, id, lang)).filter(|channel| hub.watchers(channel) > 0);
        let (stage, operator) = (watched(Audience::Stage), watched(Audience::Operator));
        if stage.is_some() || operator.is_some() {
            let regions = regions(scene, &visit.ctx, &visit.app.settings.base_url, lang)?;
            let html =
                [("stage-now", &regions.now), ("stage-board", &regions.board), ("stage-foot", &regions.foot)];
            for channel in stage.iter().chain(&operator) {
                for (region, html) in html {
                    hub.publish(channel, &Frame::region(region, html));
                }
            }
        }
        if let Some(channel) = operator {
            hub.publish(&channel, &Frame::region("stage-keys", &keys_html(scene, lang)?));
        }
        if let Some(channel) = watched(Audience::Desk) {
            let html = desk_view::DeskNow::of(scene, &visit.ctx, &visit.app.settings.base_url, lang)?;
            let html = html.render().map_err(Error::broken)?;
            hub.publish(&channel, &Frame::region("desk-now", &html));
        }
        if let Some(channel) = watched(Audience::Judges) {
            let html = JudgingNow::of(scene, lang).render().map_err(Error::broken)?;
            hub.publish(&channel, &Frame::region("judging-now", &html));
        }
    }
    Ok(())
}

/// While the vote is open and somebody watches the stage: once a second at most, the number of votes and,
/// every half minute, the joining code are brought up to date. A thousand votes in a second are one frame.
pub(crate) fn keep_vote_fresh(visit: &Visit, scene: &Scene) {
    let Some(hub) = visit.app.extras.get::<Hub>() else { return };
    let id = scene.facts.id.clone();
    let beats = format!("beat:{id}");
    if scene.desk.voting != Voting::Open || hub.watchers(&beats) > 0 {
        return;
    }
    // Held as long as the beat goes on: that is how the next caller knows that there is one.
    let held = hub.watch(&beats);
    let visit = visit.clone();
    tokio::spawn(async move {
        if let Err(error) = beat(&visit, &id).await {
            tracing::warn!(?error, roadshow = %id, "the vote on the stage is not kept fresh any more");
        }
        drop(held);
    });
}

async fn beat(visit: &Visit, id: &RoadshowId) -> Result<(), Error> {
    let mut shown = None;
    loop {
        tokio::time::sleep(VOTE_BEAT).await;
        let Some(hub) = visit.app.extras.get::<Hub>() else { return Ok(()) };
        let channels = |lang| [Audience::Stage, Audience::Operator].map(|kind| channel(kind, id, lang));
        if !Lang::ALL.into_iter().flat_map(channels).any(|channel| hub.watchers(&channel) > 0) {
            return Ok(());
        }
        let now = visit.app.sources.clock.now();
        let asked = id.clone();
        let (desk, voted) = visit
            .app
            .db
            .read(move |tx| {
                Ok::<_, StoreError>((
                    crate::store::stage::desk(tx, &asked)?,
                    crate::store::vote::voted(tx, &asked)?,
                ))
            })
            .await?;
        if desk.voting != Voting::Open {
            return Ok(());
        }
        let state = (voted, now.0.div_euclid(CODE_LASTS));
        if shown.replace(state) == Some(state) {
            continue;
        }
        let scene = current(visit, id).await?;
        for lang in Lang::ALL {
            let html = foot(&scene, &visit.ctx, &visit.app.settings.base_url, lang)?;
            for channel in channels(lang) {
                hub.publish(&channel, &Frame::region("stage-foot", &html));
            }
        }
    }
}

fn foot(scene: &Scene, ctx: &Ctx, base_url: &str, lang: Lang) -> Result<String, Error> {
    stage_view::StageFoot::of(scene, ctx, base_url, lang)?.render().map_err(Error::broken)
}
