//! The stages of a class on the organiser's desk: where every group stands, opening the next stage, what a
//! stage asks for, a group at its gate.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::{get, post};
use classes::ClassId;
use store::Millis;
use web::{App, Error, Fields, FormState, Kind, Lang, Page, Problem, Problems, Visit};

use super::room::{EachHanded, group_id, handed_rows};
use crate::access::{DECIDE_GATE, ENTER_ROOM, OPEN_STAGE};
use crate::actions::stages::{self as actions, Board, Line};
use crate::links;
use crate::model::{Decision, Gate, Handed, Handing, MOST_DELIVERABLES, Stage, StagePlan, Verdict};
use crate::words::{Words, words};

/// The addresses of this part.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/classes/{class}/stages", get(board))
        .route("/classes/{class}/stages/open", post(open))
        .route("/classes/{class}/stages/{stage}", get(plan).post(save_plan))
        .route("/groups/{group}/gate", get(gate).post(decide))
}

#[derive(Template)]
#[template(path = "stages.html")]
pub(crate) struct StagesPage {
    pub class_name: String,
    pub home_href: String,
    pub groups_href: String,
    pub steps: Vec<(&'static str, String)>,
    pub stages: Vec<StageRow>,
    pub opening: Option<Opening>,
    pub now: Option<String>,
    pub heads: Vec<String>,
    pub rows: Vec<GroupRow>,
    pub reminders: Vec<String>,
    pub w: &'static Words,
}

/// One stage in the list of deadlines.
pub(crate) struct StageRow {
    pub name: String,
    pub due: String,
    pub asks: String,
    pub edit_href: Option<String>,
}

/// The next stage, to be opened.
pub(crate) struct Opening {
    pub action: String,
    pub stage: &'static str,
    pub label: String,
    pub consequence: String,
    pub behind: Option<String>,
    pub form: FormState,
}

/// One group on the board.
pub(crate) struct GroupRow {
    pub name: String,
    pub topic: String,
    pub href: Option<String>,
    pub cells: Vec<bool>,
    pub missing: String,
    pub gate: String,
    pub tone: &'static str,
    pub decide_href: Option<String>,
}

/// What a group still lacks, in words.
pub(crate) fn missing_words(missing: &[&Handed], lang: Lang) -> String {
    let w = words(lang);
    let parts: Vec<String> = missing
        .iter()
        .map(|handed| {
            // Nothing written at all is said by the title alone.
            if !handed.begun || handed.empty.is_empty() {
                return handed.deliverable.title.clone();
            }
            let names: Vec<String> = handed.empty.iter().map(|section| section.name(lang)).collect();
            w.missing_sections(&handed.deliverable.title, names.join(&w.list_comma()))
        })
        .collect();
    parts.join(&w.list_comma())
}

/// A deadline in words: until when, or that it is over.
pub(crate) fn due_words(visit: &Visit, due: Millis) -> String {
    let w = words(visit.lang());
    let at = visit.ctx.due(due);
    if due < visit.ctx.now { w.stage_overdue(at) } else { w.stage_due(at) }
}

/// The steps of the stepper.
pub(crate) fn steps(now: Option<Stage>, lang: Lang) -> Vec<(&'static str, String)> {
    let state = |stage: Stage| match now {
        Some(now) if stage < now => "done",
        Some(now) if stage == now => "now",
        _ => "ahead",
    };
    Stage::ALL.into_iter().map(|stage| (state(stage), stage.name(lang))).collect()
}

fn gate_words(line: &Line, lang: Lang) -> (String, &'static str) {
    let w = words(lang);
    match line.gate.as_ref().map(|gate| gate.verdict) {
        None => (w.gate_waiting(), ""),
        Some(Verdict::Passed) => (w.gate_passed(), "jade"),
        Some(Verdict::SentBack) => (w.gate_sent_back(), "gold"),
    }
}

async fn board(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let board = visit.read(move |tx, ctx| actions::see_stages(tx, ctx, &id)).await?;
    let w = words(visit.lang());
    let page = Page::new(Kind::Desk, w.stages_title()).of_class(board.class.here());
    visit.page(&page, &stages_page(&visit, &board))
}

fn stages_page(visit: &Visit, board: &Board) -> StagesPage {
    let (lang, w, scope) = (visit.lang(), words(visit.lang()), board.class.scope());
    let may_open = visit.ctx.can(OPEN_STAGE, &scope);
    let may_decide = visit.ctx.can(DECIDE_GATE, &scope);
    let may_enter = visit.ctx.can(ENTER_ROOM, &scope);
    let plan_now = board.now.and_then(|now| board.plans.iter().find(|plan| plan.stage == now));
    let rows = board.lines.iter().map(|line| {
        let (gate, tone) = gate_words(line, lang);
        GroupRow {
            name: line.group.name.clone(),
            topic: line.group.topic_title.clone(),
            href: may_enter.then(|| links::room(&line.group.id)),
            cells: line.handed.iter().map(|handed| handed.done).collect(),
            missing: missing_words(&line.missing(), lang),
            gate,
            tone,
            decide_href: (may_decide && board.now.is_some()).then(|| links::gate(&line.group.id)),
        }
    });
    let due = plan_now.map(|plan| visit.ctx.due(plan.due_at)).unwrap_or_default();
    let reminders = board.lines.iter().filter(|line| !line.missing().is_empty());
    let stages = board.plans.iter().map(|plan| StageRow {
        name: plan.stage.name(lang),
        due: due_words(visit, plan.due_at),
        asks: plan.deliverables.iter().map(|d| d.title.clone()).collect::<Vec<_>>().join(&w.list_comma()),
        edit_href: may_open.then(|| links::stage_plan(&board.class.id, plan.stage)),
    });
    StagesPage {
        class_name: board.class.name.clone(),
        home_href: classes::links::class_home(&board.class.id),
        groups_href: links::grouping(&board.class.id),
        steps: steps(board.now, lang),
        stages: stages.collect(),
        opening: if may_open { opening(visit, board) } else { None },
        now: board.now.map(|now| now.name(lang)),
        heads: plan_now.map_or_else(Vec::new, |p| p.deliverables.iter().map(|d| d.title.clone()).collect()),
        reminders: reminders
            .map(|line| w.remind_line(&line.group.name, missing_words(&line.missing(), lang), &due))
            .collect(),
        rows: rows.collect(),
        w,
    }
}

fn opening(visit: &Visit, board: &Board) -> Option<Opening> {
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let next = board.now.map_or(Some(Stage::Opening), Stage::next).filter(|_| !board.lines.is_empty())?;
    let due = board.plans.iter().find(|plan| plan.stage == next).map(|p| visit.ctx.due(p.due_at))?;
    let behind = board.lines.iter().filter(|line| !line.passed()).count();
    let name = next.name(lang);
    Some(Opening {
        action: links::stage_open(&board.class.id),
        stage: next.word(),
        label: w.stage_open_button(&name),
        consequence: w.stage_open_consequence(&name, due),
        behind: board.now.filter(|_| behind > 0).map(|now| w.stage_open_behind(now.name(lang), behind)),
        form: FormState::filled(visit.ctx.token(), &[]),
    })
}

async fn open(visit: Visit, Path(class): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let mut read = fields.reader();
    let stage: Option<Stage> = read.parsed("stage");
    read.finish()?;
    let stage = stage.ok_or_else(|| Problems::at("stage", Problem::Missing))?;
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::open_stage(tx, ctx, &id, stage)?;
            Ok(links::stages(&id))
        })
        .await?;
    let w = words(visit.lang());
    Ok(visit.see_other_saying(&href, &w.stage_opened_toast(stage.name(visit.lang()))))
}

#[derive(Template)]
#[template(path = "stage_plan.html")]
pub(crate) struct PlanPage {
    pub title: String,
    pub back: String,
    pub form: FormState,
    pub rows: Vec<PlanRow>,
    pub kinds: Vec<(&'static str, String)>,
    pub w: &'static Words,
}

/// One line of the plan form.
pub(crate) struct PlanRow {
    pub key: String,
    pub key_name: String,
    pub title_name: String,
    pub title_label: String,
    pub kind_name: String,
    pub kind_label: String,
}

/// The plan form of a stage.
pub(crate) fn plan_page(lang: Lang, stage: Stage, back: String, form: FormState) -> PlanPage {
    let w = words(lang);
    let kinds = Handing::ALL.into_iter().map(|kind| {
        let label = match kind {
            Handing::Text => w.handing_text(),
            Handing::File => w.handing_file(),
            Handing::Tick => w.handing_tick(),
        };
        (kind.word(), label)
    });
    let rows = (0..MOST_DELIVERABLES).map(|at| PlanRow {
        key: form.value(&format!("key-{at}")).to_owned(),
        key_name: format!("key-{at}"),
        title_name: format!("title-{at}"),
        title_label: w.stage_plan_what(at + 1),
        kind_name: format!("kind-{at}"),
        kind_label: w.stage_plan_how(at + 1),
    });
    let rows = rows.collect();
    PlanPage { title: w.stage_plan_title(stage.name(lang)), back, form, rows, kinds: kinds.collect(), w }
}

/// The plan as the form holds it.
fn plan_fields(visit: &Visit, plan: &StagePlan) -> FormState {
    let due = plan.due_at.zoned(visit.ctx.zone()).datetime();
    let due = format!("{}T{:02}:{:02}", due.date(), due.hour(), due.minute());
    let mut pairs = vec![("due".to_owned(), due)];
    for at in 0..MOST_DELIVERABLES {
        let known = plan.deliverables.get(at);
        pairs.push((format!("key-{at}"), known.map(|d| d.key.clone()).unwrap_or_default()));
        pairs.push((format!("title-{at}"), known.map(|d| d.title.clone()).unwrap_or_default()));
        let kind = known.map_or(Handing::Tick, |d| d.kind);
        pairs.push((format!("kind-{at}"), kind.word().to_owned()));
    }
    FormState::holding(visit.ctx.token(), pairs)
}

async fn plan(visit: Visit, Path((class, stage)): Path<(String, String)>) -> Result<Response, Error> {
    let (id, stage) = in_class(&class, &stage)?;
    let (class, plan) = visit.read(move |tx, ctx| actions::see_plan(tx, ctx, &id, stage)).await?;
    let form = plan_fields(&visit, &plan);
    show_plan(&visit, &class, stage, form)
}

fn show_plan(
    visit: &Visit,
    class: &classes::Class,
    stage: Stage,
    form: FormState,
) -> Result<Response, Error> {
    let content = plan_page(visit.lang(), stage, links::stages(&class.id), form);
    let page = Page::new(Kind::Desk, content.title.clone()).of_class(class.here()).checked(&content.form);
    visit.page(&page, &content)
}

async fn save_plan(
    visit: Visit,
    Path((class, stage)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (id, stage) = in_class(&class, &stage)?;
    let plan = match StagePlan::read(&fields, stage, visit.ctx.zone()) {
        Ok(plan) => plan,
        Err(problems) => {
            let (class, _) = visit.read(move |tx, ctx| actions::see_plan(tx, ctx, &id, stage)).await?;
            let form = FormState::refused(&fields, &problems, visit.lang());
            return show_plan(&visit, &class, stage, form);
        }
    };
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::plan_stage(tx, ctx, &id, &plan)?;
            Ok(links::stages(&id))
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).stage_plan_saved()))
}

fn in_class(class: &str, stage: &str) -> Result<(ClassId, Stage), Error> {
    Ok((class.parse()?, stage.parse().map_err(|()| Error::NotFound)?))
}

#[derive(Template)]
#[template(path = "gate.html")]
pub(crate) struct GatePage {
    pub title: String,
    pub back: String,
    pub room_href: String,
    pub topic: String,
    pub stage: &'static str,
    pub action: String,
    pub handed: Vec<EachHanded>,
    pub gates: Vec<GateRow>,
    pub verdicts: Vec<(&'static str, String)>,
    pub form: FormState,
    pub w: &'static Words,
}

/// An earlier decision.
pub(crate) struct GateRow {
    pub said: String,
    pub note: String,
    pub tone: &'static str,
    pub by: String,
}

async fn gate(visit: Visit, Path(group): Path<String>) -> Result<Response, Error> {
    let form = FormState::filled(visit.ctx.token(), &[]);
    gate_page(&visit, &group, form).await
}

async fn gate_page(visit: &Visit, group: &str, form: FormState) -> Result<Response, Error> {
    let id = group_id(group)?;
    let at = visit.read(move |tx, ctx| actions::see_gate(tx, ctx, &id)).await?;
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let content = GatePage {
        title: w.gate_title(&at.line.group.name, at.stage.name(lang)),
        back: links::stages(&at.class.id),
        room_href: links::room(&at.line.group.id),
        topic: at.line.group.topic_title.clone(),
        stage: at.stage.word(),
        action: links::gate(&at.line.group.id),
        handed: handed_rows(visit, &at.line.group.id, &at.line.handed, None),
        gates: at.gates.iter().map(|(gate, by)| gate_row(visit, gate, by)).collect(),
        verdicts: vec![("passed", w.gate_pass()), ("sent-back", w.gate_send_back())],
        form,
        w,
    };
    let page = Page::new(Kind::Desk, content.title.clone()).of_class(at.class.here()).checked(&content.form);
    visit.page(&page, &content)
}

fn gate_row(visit: &Visit, gate: &Gate, by: &str) -> GateRow {
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let (said, tone) = match gate.verdict {
        Verdict::Passed => (w.gate_passed(), "jade"),
        Verdict::SentBack => (w.gate_sent_back(), "gold"),
    };
    GateRow {
        said: format!("{} · {said}", gate.stage.name(lang)),
        note: gate.note.clone(),
        tone,
        by: w.gate_by(by, visit.ctx.moment(gate.at)),
    }
}

async fn decide(visit: Visit, Path(group): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = group_id(&group)?;
    let mut read = fields.reader();
    let stage: Option<Stage> = read.parsed("stage");
    read.finish()?;
    let stage = stage.ok_or_else(|| Problems::at("stage", Problem::Missing))?;
    let decision = match Decision::read(&fields) {
        Ok(decision) => decision,
        Err(problems) => {
            return gate_page(&visit, &group, FormState::refused(&fields, &problems, visit.lang())).await;
        }
    };
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::decide_gate(tx, ctx, &id, stage, &decision)?;
            let at = actions::see_gate(tx, ctx, &id)?;
            Ok(links::stages(&at.class.id))
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).gate_saved()))
}
