//! What is sent to whom after each step: regions rendered once for each language that somebody reads, the
//! same bytes to everybody. The hall's vote has a room of its own and is watched beside these.

use askama::Template as _;
use axum::response::Response;
use live::{Frame, Hub, Rooms, Watching};
use web::{Error, Lang, Visit};

use crate::actions::stage::{Scene, scene};
use crate::pages::desk_view;
use crate::pages::judging_now::JudgingNow;
use crate::pages::stage::{keys_html, regions};
use crate::{RoadshowId, hall};

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

/// Answers a browser that wants to watch the hall's vote on the stage, in its language.
pub(crate) async fn watch_votes(
    visit: &Visit,
    id: &RoadshowId,
    watching: &Watching,
) -> Result<Response, Error> {
    let rooms = Rooms::of(&visit.app)?;
    rooms.watch::<hall::VotingHall>(&visit.app, id.as_str(), visit.lang().tag(), watching).await
}

/// Sends everybody who watches a roadshow its state as it is now. What was done is done, whether or not
/// anybody can be told; so a failure here is logged and not shown.
pub(crate) async fn refresh(visit: &Visit, id: &RoadshowId) {
    if !anybody_watches(visit, id) {
        return;
    }
    let Some(hub) = visit.app.extras.get::<Hub>() else { return };
    // Judges hand in all at once: what one of them read first must not be sent last.
    let Some(turn) = hub.turn(id.as_str()).await else { return };
    match tell(visit, id, hub.is_alone()).await {
        Ok(()) => turn.told(),
        Err(error) => tracing::warn!(?error, roadshow = %id, "watchers were not told"),
    }
}

/// Reads and sends. Another node may have read later and sent sooner, so with others it is looked again, and told
/// again where they wrote meanwhile.
async fn tell(visit: &Visit, id: &RoadshowId, alone: bool) -> Result<(), Error> {
    let mut scene = current(visit, id).await?;
    loop {
        send(visit, &scene)?;
        if alone {
            return Ok(());
        }
        let now = current(visit, id).await?;
        if counts(&now) == counts(&scene) {
            return Ok(());
        }
        scene = now;
    }
}

/// What changes a scene: steps at the desk, sheets of judges, corrections.
fn counts(scene: &Scene) -> impl PartialEq + use<> {
    let groups = &scene.facts.groups;
    let handed: Vec<(usize, usize)> = groups.iter().map(|group| (group.handed, group.expected)).collect();
    let places = scene.facts.placed.iter().flatten().map(|place| (place.rank, place.value.clone()));
    (scene.desk.version, handed, places.collect::<Vec<_>>())
}

/// Reading the whole scene is the dear part of a refresh; judges hand in whether or not a screen is on.
fn anybody_watches(visit: &Visit, id: &RoadshowId) -> bool {
    let Some(hub) = visit.app.extras.get::<Hub>() else { return false };
    let kinds = [Audience::Stage, Audience::Operator, Audience::Desk, Audience::Judges];
    let channels = |lang| kinds.map(|kind| channel(kind, id, lang));
    Lang::ALL.into_iter().flat_map(channels).any(|channel| hub.watched(&channel))
}

/// As [`refresh`], and the hall reads how far the vote is, and voters' phones fetch their page: the vote was
/// opened, closed or shown.
pub(crate) async fn refresh_voters(visit: &Visit, id: &RoadshowId) {
    hall::reread(visit, id).await;
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
        let watched = |kind| Some(channel(kind, id, lang)).filter(|channel| hub.watched(channel));
        let (stage, operator) = (watched(Audience::Stage), watched(Audience::Operator));
        if stage.is_some() || operator.is_some() {
            let regions = regions(scene, &visit.ctx, lang)?;
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
