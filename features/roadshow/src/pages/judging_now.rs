//! What judges' phones show of the desk: who is on, whether scoring is open, and a reminder.

use askama::Template;
use web::{Error, Lang, Visit};

use super::stage_view::full_name;
use crate::RoadshowId;
use crate::actions::stage::{Scene, scene};
use crate::words::words;

/// The region that every judge's phone shows.
#[derive(Template)]
#[template(path = "judging_now.html")]
pub(crate) struct JudgingNow {
    pub on: Option<String>,
    pub state: String,
    pub tone: &'static str,
    pub nudge: Option<String>,
}

impl JudgingNow {
    pub(crate) fn of(scene: &Scene, lang: Lang) -> Self {
        let (w, desk) = (words(lang), &scene.desk);
        let on = desk.on.as_ref().and_then(|on| scene.facts.group(on));
        let (state, tone) = match on {
            _ if desk.locked.is_some() => (w.judging_now_locked(), "jade"),
            None => (w.judging_now_nobody(), ""),
            Some(group) if desk.scoring_open(&group.id) => (w.judging_now_open(), "seal"),
            Some(group) if desk.scored.contains(&group.id) => (w.judging_now_closed(), ""),
            Some(_) => (w.judging_now_wait(), ""),
        };
        let nudged = desk.nudged.as_ref().and_then(|group| scene.facts.group(group));
        let nudge =
            nudged.filter(|group| !group.missing.is_empty()).map(|group| w.judging_now_nudge(&group.name));
        let on = on.filter(|_| desk.locked.is_none()).map(|group| w.judging_now_on(full_name(group, lang)));
        Self { on, state, tone, nudge }
    }
}

/// The region as it is now, for the judge's page to start with.
pub(crate) async fn now_html(visit: &Visit, id: &RoadshowId) -> Result<String, Error> {
    let id = id.clone();
    let scene = visit.read(move |tx, ctx| scene(tx, &id, ctx.now)).await?;
    JudgingNow::of(&scene, visit.lang()).render().map_err(Error::broken)
}
