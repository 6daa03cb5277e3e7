//! Around a rehearsal: the clock all phones of a group share, the line others write, the list of lines.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::{get, post};
use web::{App, Error, Fields, FormState, Kind, Lang, Page, Visit, qr, when};

use super::room::group_id;
use crate::actions::rehearsal as actions;
use crate::links;
use crate::model::{
    FEEDBACK_MINUTES, GroupId, NewRemark, Rehearsal, Remark, RemarkId, RemarkKind, SHOW_MINUTES, SHOWN_FROM,
};
use crate::words::{Words, words};

/// The addresses of this part.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/groups/{group}/feedback", get(feedback).post(give))
        .route("/groups/{group}/feedback/{remark}", post(handle))
        .route("/groups/{group}/timer", get(timer))
        .route("/groups/{group}/timer/start", post(start))
        .route("/groups/{group}/timer/stop", post(stop))
}

/// The channel of a group's room in one language: a region is sent already rendered.
pub(crate) fn live_channel(group: &GroupId, lang: Lang) -> String {
    format!("group:{group}:{}", lang.tag())
}

#[derive(Template)]
#[template(path = "group_remarks.html")]
struct RemarksRegion {
    title: String,
    counts: String,
    few: Option<String>,
    rows: Vec<RemarkRow>,
    w: &'static Words,
}

/// One line that was said.
struct RemarkRow {
    kind: String,
    tone: &'static str,
    text: String,
    handled: bool,
    action: String,
}

fn kind_word(kind: RemarkKind, w: &Words) -> String {
    match kind {
        RemarkKind::Keep => w.remark_keep(),
        RemarkKind::Change => w.remark_change(),
        RemarkKind::Ask => w.remark_ask(),
    }
}

/// The list of lines, as a region of its own: nothing is shown until enough have been said.
pub(crate) fn remarks_html(group: &GroupId, remarks: &[Remark], lang: Lang) -> Result<String, Error> {
    let w = words(lang);
    let count = |kind: RemarkKind| remarks.iter().filter(|remark| remark.kind == kind).count();
    let enough = remarks.len() >= SHOWN_FROM;
    let few = if remarks.is_empty() {
        Some(w.room_remarks_none())
    } else {
        (!enough).then(|| w.room_remarks_few(remarks.len(), SHOWN_FROM))
    };
    let rows = remarks.iter().filter(|_| enough).map(|remark| RemarkRow {
        kind: kind_word(remark.kind, w),
        tone: remark.kind.tone(),
        text: remark.text.clone(),
        handled: remark.handled,
        action: links::remark_handled(group, &remark.id),
    });
    let region = RemarksRegion {
        title: w.room_remarks(remarks.len()),
        counts: if enough {
            w.remarks_counts(count(RemarkKind::Keep), count(RemarkKind::Change), count(RemarkKind::Ask))
        } else {
            String::new()
        },
        few,
        rows: rows.collect(),
        w,
    };
    region.render().map_err(Error::broken)
}

#[derive(Template)]
#[template(path = "feedback.html")]
pub(crate) struct FeedbackPage {
    pub title: String,
    pub room_href: Option<String>,
    pub action: String,
    pub kinds: Vec<(&'static str, String)>,
    pub form: FormState,
    pub w: &'static Words,
}

async fn feedback(visit: Visit, Path(group): Path<String>) -> Result<Response, Error> {
    let form = FormState::filled(visit.ctx.token(), &[]);
    feedback_page(&visit, &group, form).await
}

async fn feedback_page(visit: &Visit, group: &str, form: FormState) -> Result<Response, Error> {
    let id = group_id(group)?;
    let wanted = id.clone();
    let (class, group, inside) =
        visit.read(move |tx, ctx| actions::see_feedback_form(tx, ctx, &wanted)).await?;
    let w = words(visit.lang());
    let content = FeedbackPage {
        title: w.feedback_title(&group.name),
        room_href: inside.then(|| links::room(&id)),
        action: links::feedback(&id),
        kinds: vec![
            (RemarkKind::Keep.word(), w.feedback_keep()),
            (RemarkKind::Change.word(), w.feedback_change()),
            (RemarkKind::Ask.word(), w.feedback_ask()),
        ],
        form,
        w,
    };
    let page = Page::for_reader(visit, content.title.clone()).of_class(class.here()).checked(&content.form);
    visit.page(&page, &content)
}

async fn give(visit: Visit, Path(group): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = group_id(&group)?;
    let new = match NewRemark::read(&fields) {
        Ok(new) => new,
        Err(problems) => {
            return feedback_page(&visit, &group, FormState::refused(&fields, &problems, visit.lang())).await;
        }
    };
    // Not through write_once, which would keep the sender beside the moment.
    let token = fields.once().unwrap_or_else(|| visit.ctx.token());
    let wanted = id.clone();
    visit.write(move |tx, ctx| actions::give_remark(tx, ctx, &wanted, &new, &token)).await?;
    publish_remarks(&visit, &id).await;
    Ok(visit.see_other_saying(&links::feedback(&id), &words(visit.lang()).feedback_sent()))
}

async fn handle(
    visit: Visit,
    Path((group, remark)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (id, remark): (GroupId, RemarkId) = (group_id(&group)?, remark.parse()?);
    let handled = !fields.value("handled").is_empty();
    let wanted = id.clone();
    visit.write(move |tx, ctx| actions::handle_remark(tx, ctx, &wanted, &remark, handled)).await?;
    publish_remarks(&visit, &id).await;
    Ok(visit.see_other_saying(&links::room(&id), &words(visit.lang()).toast_ticked()))
}

/// Sends the list of lines to everybody in the room. What was written is kept; failing to show it at once
/// fails nothing.
async fn publish_remarks(visit: &Visit, group: &GroupId) {
    let wanted = group.clone();
    let read: Result<Vec<Remark>, Error> =
        visit.app.db.read(move |tx| Ok(crate::store::rehearsal::remarks(tx, &wanted)?)).await;
    if let Ok(remarks) = read {
        publish(visit, group, "remarks", |lang| remarks_html(group, &remarks, lang));
    }
}

fn publish(visit: &Visit, group: &GroupId, region: &str, render: impl Fn(Lang) -> Result<String, Error>) {
    for lang in Lang::ALL {
        if let Ok(html) = render(lang) {
            live::publish(visit, &live_channel(group, lang), region, &html);
        }
    }
}

#[derive(Template)]
#[template(path = "timer.html")]
pub(crate) struct TimerPage {
    pub title: String,
    pub lead: String,
    pub room_href: String,
    pub watch_href: String,
    pub region: String,
    pub feedback_address: String,
    pub qr: String,
    pub w: &'static Words,
}

#[derive(Template)]
#[template(path = "timer_region.html")]
struct TimerRegion {
    said: String,
    parts: Vec<TimerPart>,
    start_action: String,
    start_label: String,
    stop_action: Option<String>,
    w: &'static Words,
}

/// One part of the clock: showing, listening.
struct TimerPart {
    name: String,
    span: String,
    state: &'static str,
    deadline: i64,
    now: i64,
}

/// The clock as a region: plain text that is right without scripts, and a countdown with them.
fn timer_html(visit: &Visit, group: &GroupId, rehearsals: &[Rehearsal], lang: Lang) -> Result<String, Error> {
    let (w, now) = (words(lang), visit.ctx.now);
    let last = rehearsals.first();
    let on = last.filter(|last| last.is_on(now));
    let clock = |at: store::Millis| visit.ctx.clock(at);
    let mut parts = Vec::new();
    if let Some(on) = on {
        let shows = on.shows(now);
        let part = |name: String, from, until: store::Millis, current: bool| TimerPart {
            name,
            span: w.timer_span(clock(from), clock(until)),
            state: if current { "now" } else { "" },
            deadline: until.0,
            now: now.0,
        };
        parts.push(part(w.timer_show(), on.started_at, on.show_until, shows));
        parts.push(part(w.timer_feedback(), on.show_until, on.feedback_until, !shows));
    }
    let said = match last {
        None => w.timer_idle(),
        Some(last) if on.is_none() => {
            w.timer_over(when::moment(last.started_at, now, visit.ctx.zone(), lang))
        }
        Some(_) => w.timer_count(rehearsals.len()),
    };
    let region = TimerRegion {
        said,
        parts,
        start_action: links::timer_step(group, "start"),
        start_label: if last.is_some() { w.timer_again() } else { w.timer_start() },
        stop_action: on.map(|_| links::timer_step(group, "stop")),
        w,
    };
    region.render().map_err(Error::broken)
}

async fn timer(visit: Visit, Path(group): Path<String>) -> Result<Response, Error> {
    let id = group_id(&group)?;
    let wanted = id.clone();
    let clock = visit.read(move |tx, ctx| actions::see_clock(tx, ctx, &wanted)).await?;
    let w = words(visit.lang());
    let feedback_address = visit.app.settings.address(&links::feedback(&id));
    let content = TimerPage {
        title: w.timer_title(&clock.group.name),
        lead: w.timer_lead(SHOW_MINUTES, FEEDBACK_MINUTES),
        room_href: links::room(&id),
        watch_href: links::room_watch(&id),
        region: timer_html(&visit, &id, &clock.rehearsals, visit.lang())?,
        qr: qr::svg(&feedback_address)?,
        feedback_address,
        w,
    };
    let page = Page::new(Kind::for_reader(&visit.ctx), content.title.clone()).of_class(clock.class.here());
    visit.page(&page, &content)
}

async fn start(visit: Visit, Path(group): Path<String>) -> Result<Response, Error> {
    let id = group_id(&group)?;
    let wanted = id.clone();
    visit.write(move |tx, ctx| actions::start_rehearsal(tx, ctx, &wanted)).await?;
    publish_timer(&visit, &id).await?;
    Ok(visit.see_other(&links::timer(&id)))
}

async fn stop(visit: Visit, Path(group): Path<String>) -> Result<Response, Error> {
    let id = group_id(&group)?;
    let wanted = id.clone();
    visit.write(move |tx, ctx| actions::stop_rehearsal(tx, ctx, &wanted)).await?;
    publish_timer(&visit, &id).await?;
    Ok(visit.see_other(&links::timer(&id)))
}

async fn publish_timer(visit: &Visit, group: &GroupId) -> Result<(), Error> {
    let wanted = group.clone();
    let clock = visit.read(move |tx, ctx| actions::see_clock(tx, ctx, &wanted)).await?;
    publish(visit, group, "timer", |lang| timer_html(visit, group, &clock.rehearsals, lang));
    Ok(())
}
