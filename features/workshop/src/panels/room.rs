//! What the stages and the group's room add to other pages.

use classes::ClassId;
use store::Tx;
use web::access::{Role, Scope};
use web::nav::NavItem;
use web::panels::{Card, ClassHere, Progress, Step, Todo};
use web::{Ctx, Error};

use crate::access::{OPEN_STAGE, SEE_STAGES};
use crate::actions::room::my_group;
use crate::actions::stages::{handed, plan_of, stage_now};
use crate::links;
use crate::model::{Handed, Stage};
use crate::pages::missing_words;
use crate::store::groups;
use crate::words::words;

fn place(class: &ClassHere) -> Scope {
    Scope::Class { class: class.id.clone(), host: class.host.clone() }
}

/// Entries below 本班.
pub(super) fn class_nav(ctx: &Ctx, class: &ClassHere) -> Vec<NavItem> {
    let Ok(id) = class.id.parse::<ClassId>() else { return Vec::new() };
    if !ctx.can(SEE_STAGES, &place(class)) {
        return Vec::new();
    }
    vec![NavItem::new(links::stages(&id), words(ctx.lang).stages_title(), "workshop")]
}

/// Steps of a class's strip: the stage the class is in.
pub(super) fn strip(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassHere) -> Result<Vec<Step>, Error> {
    let Ok(id) = class.id.parse::<ClassId>() else { return Ok(Vec::new()) };
    if !ctx.can(SEE_STAGES, &place(class)) {
        return Ok(Vec::new());
    }
    let w = words(ctx.lang);
    let (figure, label, progress) = match stage_now(tx, &id)? {
        None => (w.strip_stage_none(), w.strip_stage_label(), Progress::Ahead),
        Some(Stage::Roadshow) => {
            (Stage::Roadshow.name(ctx.lang), w.strip_stage_count(Stage::Roadshow.number()), Progress::Done)
        }
        Some(stage) => (stage.name(ctx.lang), w.strip_stage_count(stage.number()), Progress::Now),
    };
    Ok(vec![Step { figure, label, href: links::stages(&id), progress }])
}

/// What is still to do in a class: the first stage to be opened, then what groups have not handed in.
pub(super) fn todos(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassHere) -> Result<Vec<Todo>, Error> {
    let Ok(id) = class.id.parse::<ClassId>() else { return Ok(Vec::new()) };
    if !ctx.can(SEE_STAGES, &place(class)) {
        return Ok(Vec::new());
    }
    let groups = groups::names(tx, &id)?;
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let (w, href) = (words(ctx.lang), links::stages(&id));
    let Some(now) = stage_now(tx, &id)? else {
        let may = ctx.can(OPEN_STAGE, &place(class));
        let todo = Todo { done: false, title: w.todo_open_first(), note: w.todo_open_first_note(), href };
        return Ok(if may { vec![todo] } else { Vec::new() });
    };
    let whole = classes::class(tx, &id)?;
    let plan = plan_of(tx, ctx, &whole, now)?;
    let mut behind = Vec::new();
    for (group, name) in groups {
        let handed = handed(tx, &group, &plan)?;
        if handed.iter().any(|handed| !handed.done) {
            behind.push((name, handed));
        }
    }
    let due = plan.due_at;
    let at = ctx.due(due);
    let note = if due < ctx.now { w.stage_overdue(at) } else { w.stage_due(at) };
    let todo = match behind.as_slice() {
        [] => Todo { done: true, title: w.todo_all_in(now.name(ctx.lang)), note: w.todo_decide(), href },
        [(name, handed)] => {
            let missing: Vec<&Handed> = handed.iter().filter(|handed| !handed.done).collect();
            let missing = missing_words(&missing, ctx.lang);
            Todo { done: false, title: w.todo_group_missing(name, missing), note, href }
        }
        several => {
            let names: Vec<_> = several.iter().map(|(name, _)| name.as_str()).collect();
            let names = names.join(&w.list_comma());
            Todo { done: false, title: w.todo_groups_missing(several.len(), names), note, href }
        }
    };
    Ok(vec![todo])
}

/// Cards on a person's home: their group, with what is due.
pub(super) fn cards(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Card>, Error> {
    if !ctx.is_any(&[Role::Trainee]) {
        return Ok(Vec::new());
    }
    let Some(id) = my_group(tx, ctx)? else { return Ok(Vec::new()) };
    let Some(group) = groups::group(tx, &id)? else { return Ok(Vec::new()) };
    let w = words(ctx.lang);
    let (note, tag) = match stage_now(tx, &group.class)? {
        None => (w.card_no_stage(), String::new()),
        Some(stage) => {
            let class = classes::class(tx, &group.class)?;
            let plan = plan_of(tx, ctx, &class, stage)?;
            let handed = handed(tx, &id, &plan)?;
            let missing: Vec<&Handed> = handed.iter().filter(|handed| !handed.done).collect();
            let due = ctx.due(plan.due_at);
            let note = if missing.is_empty() {
                w.card_due_none()
            } else {
                format!("{} · {}", w.card_due(missing.len()), w.stage_due(due))
            };
            (note, stage.name(ctx.lang))
        }
    };
    let title = group.full_name();
    Ok(vec![Card { mark: w.card_group_mark(), tone: "gold", title, note, href: links::room(&id), tag }])
}

/// Tabs below the phone.
pub(super) fn tabs(ctx: &Ctx) -> Vec<NavItem> {
    if !ctx.is_any(&[Role::Trainee]) {
        return Vec::new();
    }
    vec![NavItem::new(links::GROUPS, words(ctx.lang).tab_group(), "group")]
}
