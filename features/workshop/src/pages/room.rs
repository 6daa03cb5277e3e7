//! A group's room: what is due, who spoke of the topic, who is in it, what was said about its rehearsals.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::{get, post};
use web::{App, Error, Fields, Kind, Page, Visit};

use super::rehearsal::{live_channel, remarks_html};
use super::stages::{due_words, steps};
use super::{files, proposals, rehearsal};
use crate::actions::room::{self as actions, Room};
use crate::actions::stages;
use crate::links;
use crate::model::{GroupId, Handed, Handing, Stage, Verdict, spread};
use crate::words::{Words, words};

/// The addresses of this part: the room and everything in it.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/groups", get(mine))
        .route("/groups/{group}", get(room))
        .route("/groups/{group}/watch", get(watch))
        .route("/groups/{group}/ticks", post(tick))
        .merge(proposals::routes())
        .merge(files::routes())
        .merge(rehearsal::routes())
}

#[derive(Template)]
#[template(path = "group_room.html")]
pub(crate) struct RoomPage {
    /// Staff come from the list of groups; trainees have the tab.
    pub crumb: Option<(String, String)>,
    pub title: String,
    pub lead: String,
    pub stage: Option<String>,
    pub steps: Vec<(&'static str, String)>,
    pub verdict: Option<(&'static str, String)>,
    pub asks_title: String,
    pub due: String,
    pub handed: Vec<EachHanded>,
    pub topic_href: Option<String>,
    pub said_count: String,
    pub quotes: Vec<(String, String)>,
    pub remarks: String,
    pub spread: String,
    pub people: Vec<Person>,
    pub primary: (String, String),
    pub proposal_href: String,
    pub files_href: String,
    pub timer_href: String,
    pub feedback_href: String,
    pub watch_href: String,
    pub w: &'static Words,
}

/// One thing to hand in, as it is shown.
pub(crate) struct EachHanded {
    pub title: String,
    pub note: String,
    pub done: bool,
    pub href: Option<String>,
    pub tick: Option<Tick>,
}

/// The button that ticks something off.
pub(crate) struct Tick {
    pub action: String,
    pub key: String,
    pub done: &'static str,
    pub label: String,
}

/// A member.
pub(crate) struct Person {
    pub label: String,
    pub leader: bool,
}

/// The group an address names.
pub(crate) fn group_id(group: &str) -> Result<GroupId, Error> {
    Ok(group.parse()?)
}

/// What a stage asks for, line by line; `text` says what is known of the proposal.
pub(crate) fn handed_rows(
    visit: &Visit,
    group: &GroupId,
    handed: &[Handed],
    text: Option<&str>,
) -> Vec<EachHanded> {
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let rows = handed.iter().map(|handed| {
        let kind = handed.deliverable.kind;
        let names: Vec<String> = handed.empty.iter().map(|section| section.name(lang)).collect();
        let came = handed.at.map(|at| visit.ctx.moment(at)).unwrap_or_default();
        let note = match kind {
            Handing::Text if handed.done => text.map_or(came, ToOwned::to_owned),
            Handing::Text if !handed.begun => w.room_text_none(),
            Handing::Text => w.room_text_empty(names.join(&w.list_comma())),
            Handing::File | Handing::Tick => came,
        };
        // Only who is in the room to work has the buttons.
        let works = text.is_some();
        EachHanded {
            title: handed.deliverable.title.clone(),
            note,
            done: handed.done,
            href: match kind {
                Handing::Text => Some(links::proposal(group)),
                Handing::File => Some(links::files(group)),
                Handing::Tick => None,
            },
            tick: (works && kind == Handing::Tick).then(|| Tick {
                action: links::ticks(group),
                key: handed.deliverable.key.clone(),
                done: if handed.done { "" } else { "yes" },
                label: if handed.done { w.room_tick_undo() } else { w.room_tick_done() },
            }),
        }
    });
    rows.collect()
}

#[derive(Template)]
#[template(path = "group_none.html")]
pub(crate) struct NonePage {
    pub w: &'static Words,
}

/// A trainee's own group, or that there is none yet.
async fn mine(visit: Visit) -> Result<Response, Error> {
    match visit.read(actions::my_group).await? {
        Some(id) => Ok(visit.see_other(&links::room(&id))),
        None => {
            let w = words(visit.lang());
            visit.page(&Page::for_reader(&visit, w.group_none()), &NonePage { w })
        }
    }
}

async fn room(visit: Visit, Path(group): Path<String>) -> Result<Response, Error> {
    let id = group_id(&group)?;
    let room = visit.read(move |tx, ctx| actions::see_room(tx, ctx, &id)).await?;
    let title = room.group.name.clone();
    let page = Page::for_reader(&visit, title).of_class(room.class.here());
    visit.page(&page, &room_page(&visit, &room)?)
}

fn room_page(visit: &Visit, room: &Room) -> Result<RoomPage, Error> {
    let (lang, w, id) = (visit.lang(), words(visit.lang()), &room.group.id);
    let text = room.proposal.as_ref().map_or_else(String::new, |(version, by)| {
        w.room_text_state(version.number, visit.ctx.moment(version.at), by)
    });
    let quotes = room.needs.iter().map(|need| {
        let who = [need.trade.as_str(), need.place.as_str()];
        let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
        (need.text.clone(), who.join(" · "))
    });
    let (cities, industries) =
        spread(room.people.iter().map(|person| (person.city.as_deref(), person.industry.as_deref())));
    let people = room.people.iter().map(|person| {
        let from = person.city.as_deref().unwrap_or(&person.unit_name);
        let label = if from.is_empty() { person.name.clone() } else { format!("{} · {from}", person.name) };
        Person { label, leader: room.group.leader.as_ref() == Some(&person.person) }
    });
    let has_topic = !room.group.topic_title.is_empty();
    let lead = [
        w.room_of_workshop(),
        if has_topic { room.group.name.clone() } else { String::new() },
        w.room_people(room.group.members.len()),
    ];
    let lead: Vec<String> = lead.into_iter().filter(|part| !part.is_empty()).collect();
    Ok(RoomPage {
        crumb: (Kind::for_reader(&visit.ctx) == Kind::Desk)
            .then(|| (w.groups_title(), links::groups(&room.class.id))),
        title: if has_topic { room.group.topic_title.clone() } else { room.group.name.clone() },
        lead: lead.join(" · "),
        stage: room.stage.map(|stage| stage.name(lang)),
        steps: steps(room.stage, lang),
        verdict: verdict(room, w, lang),
        asks_title: asks_title(visit, room),
        due: room.plan.as_ref().map(|plan| due_words(visit, plan.due_at)).unwrap_or_default(),
        handed: handed_rows(visit, id, &room.handed, Some(&text)),
        topic_href: room.group.topic.as_ref().map(|topic| links::topic(&room.class.id, topic)),
        said_count: w.room_who_said_count(room.needs.len()),
        quotes: quotes.collect(),
        remarks: remarks_html(id, &room.remarks, lang)?,
        spread: w.room_spread(cities, industries),
        people: people.collect(),
        primary: primary(room, w),
        proposal_href: links::proposal(id),
        files_href: links::files(id),
        timer_href: links::timer(id),
        feedback_href: links::feedback(id),
        watch_href: links::room_watch(id),
        w,
    })
}

/// Whether what is asked for is due today, or only belongs to the stage.
fn asks_title(visit: &Visit, room: &Room) -> String {
    let w = words(visit.lang());
    let Some(plan) = &room.plan else { return w.room_today() };
    let zone = visit.ctx.zone();
    if plan.due_at.zoned(zone).date() == visit.ctx.now.zoned(zone).date() {
        w.room_today()
    } else {
        w.room_stage_asks(plan.stage.name(visit.lang()))
    }
}

/// What was decided last at the gate of the present stage.
fn verdict(room: &Room, w: &Words, lang: web::Lang) -> Option<(&'static str, String)> {
    let gate = room.gates.iter().find(|gate| Some(gate.stage) == room.stage)?;
    let stage = gate.stage.name(lang);
    Some(match gate.verdict {
        Verdict::Passed if gate.note.is_empty() => ("jade", w.room_passed(stage)),
        Verdict::Passed => ("jade", w.room_passed_note(stage, &gate.note)),
        Verdict::SentBack => ("gold", w.room_sent_back(stage, &gate.note)),
    })
}

/// The one next action: put right what was sent back, write what is missing, else rehearse.
fn primary(room: &Room, w: &Words) -> (String, String) {
    let id = &room.group.id;
    let last = room.gates.iter().find(|gate| Some(gate.stage) == room.stage);
    let unwritten = room.handed.iter().any(|handed| handed.deliverable.kind == Handing::Text && !handed.done);
    let unsent = room.handed.iter().any(|handed| handed.deliverable.kind == Handing::File && !handed.done);
    if last.is_some_and(|gate| gate.verdict == Verdict::SentBack) {
        (w.room_fix(), links::proposal(id))
    } else if unwritten || room.stage.is_none_or(|stage| stage < Stage::Rehearsal) {
        (w.room_write(), links::proposal(id))
    } else if room.rehearsal.is_some() && unsent {
        (w.room_file_go(), links::files(id))
    } else {
        (w.room_rehearse(), links::timer(id))
    }
}

async fn watch(visit: Visit, Path(group): Path<String>) -> Result<Response, Error> {
    let id = group_id(&group)?;
    let wanted = id.clone();
    visit.read(move |tx, ctx| actions::enter(tx, ctx, &wanted).map(drop)).await?;
    live::watch(&visit, &live_channel(&id, visit.lang()))
}

async fn tick(visit: Visit, Path(group): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = group_id(&group)?;
    let key: String = fields.value("deliverable").chars().take(20).collect();
    let done = !fields.value("done").is_empty();
    let href = links::room(&id);
    visit.write(move |tx, ctx| stages::tick(tx, ctx, &id, &key, done)).await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).toast_ticked()))
}
