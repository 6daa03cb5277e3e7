//! What people do with stages: plan and open them, let groups through their gates, tick off what is done.

use std::collections::BTreeMap;

use classes::{Class, ClassId};
use store::{Tx, journal};
use web::{Ctx, Error};

use super::events::{DeliverableTicked, GateDecided, StageOpened, StagePlanned};
use super::name_of;
use super::room::enter;
use crate::access::{DECIDE_GATE, OPEN_STAGE, SEE_STAGES};
use crate::model::{Decision, Gate, Group, GroupId, Handed, Handing, Stage, StagePlan, Verdict};
use crate::refusal::Refusal;
use crate::store::{files, groups, proposals, stages as sql};

/// Whether a class has passed its first gate (开题), or a group has begun to write: from then on published
/// groups stay as they are.
pub(crate) fn past_first_gate(tx: &mut Tx<'_>, class: &ClassId) -> Result<bool, Error> {
    let beyond = sql::openings(tx, class)?.keys().any(|stage| *stage > Stage::Opening);
    Ok(beyond || sql::any_work(tx, class)?)
}

/// The stage a class is in: the last one that was opened.
///
/// # Errors
/// As the database fails.
pub fn stage_now(tx: &mut Tx<'_>, class: &ClassId) -> Result<Option<Stage>, Error> {
    Ok(sql::openings(tx, class)?.keys().max().copied())
}

/// What a class asks for in a stage: as it was written down, else as is usual.
pub(crate) fn plan_of(tx: &mut Tx<'_>, ctx: &Ctx, class: &Class, stage: Stage) -> Result<StagePlan, Error> {
    let written = sql::plan(tx, &class.id, stage)?;
    Ok(written.unwrap_or_else(|| StagePlan::usual(class, stage, ctx.zone(), ctx.lang)))
}

/// Where everything a plan asks for stands with a group.
pub(crate) fn handed(tx: &mut Tx<'_>, group: &GroupId, plan: &StagePlan) -> Result<Vec<Handed>, Error> {
    let asks = |kind| plan.deliverables.iter().any(|deliverable| deliverable.kind == kind);
    let ticked = if asks(Handing::Tick) { sql::ticked(tx, group, plan.stage)? } else { BTreeMap::new() };
    let files = if asks(Handing::File) { files::files(tx, group)? } else { Vec::new() };
    let proposal = if asks(Handing::Text) { proposals::proposal(tx, group)? } else { None };
    let states = plan.deliverables.iter().map(|deliverable| {
        let (at, empty) = match deliverable.kind {
            Handing::Tick => (ticked.get(&deliverable.key).copied(), Vec::new()),
            Handing::File => {
                let file = files.iter().find(|file| {
                    !file.removed && file.deliverable == deliverable.key && file.stage == plan.stage.word()
                });
                (file.map(|file| file.at), Vec::new())
            }
            Handing::Text => {
                let wanted = plan.stage.sections();
                let empty = proposal.as_ref().map_or(wanted.to_vec(), |p| p.body.empty_of(wanted));
                (proposal.as_ref().filter(|_| empty.is_empty()).map(|p| p.saved_at), empty)
            }
        };
        let begun =
            at.is_some() || (deliverable.kind == Handing::Text && empty.len() < plan.stage.sections().len());
        Handed { deliverable: deliverable.clone(), done: at.is_some(), empty, begun, at }
    });
    Ok(states.collect())
}

/// The stages of a class as its organiser sees them.
pub(crate) struct Board {
    /// The class.
    pub class: Class,
    /// The plans of all four stages.
    pub plans: Vec<StagePlan>,
    /// The stage the class is in.
    pub now: Option<Stage>,
    /// The groups.
    pub lines: Vec<Line>,
}

/// One group on the board.
pub(crate) struct Line {
    /// The group.
    pub group: Group,
    /// What the stage asks for, and where each thing stands.
    pub handed: Vec<Handed>,
    /// The last decision at this stage's gate.
    pub gate: Option<Gate>,
}

impl Line {
    /// Whether the group is through the gate.
    pub(crate) fn passed(&self) -> bool {
        self.gate.as_ref().is_some_and(|gate| gate.verdict == Verdict::Passed)
    }

    /// What is still missing.
    pub(crate) fn missing(&self) -> Vec<&Handed> {
        self.handed.iter().filter(|handed| !handed.done).collect()
    }
}

/// Reads the board.
pub(crate) fn see_stages(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId) -> Result<Board, Error> {
    let class = classes::class(tx, id)?;
    ctx.may(SEE_STAGES, &class.scope())?;
    board(tx, ctx, class)
}

/// The board without asking who looks: for panels that have asked.
pub(crate) fn board(tx: &mut Tx<'_>, ctx: &Ctx, class: Class) -> Result<Board, Error> {
    let now = stage_now(tx, &class.id)?;
    let mut plans = Vec::new();
    for stage in Stage::ALL {
        plans.push(plan_of(tx, ctx, &class, stage)?);
    }
    let mut lines = Vec::new();
    for group in groups::groups(tx, &class.id)? {
        let (mut there, mut gate) = (Vec::new(), None);
        if let Some(stage) = now {
            if let Some(plan) = plans.iter().find(|plan| plan.stage == stage) {
                there = handed(tx, &group.id, plan)?;
            }
            gate = sql::gates(tx, &group.id)?.into_iter().find(|gate| gate.stage == stage);
        }
        lines.push(Line { group, handed: there, gate });
    }
    Ok(Board { class, plans, now, lines })
}

/// One stage's plan, for its form.
pub(crate) fn see_plan(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    stage: Stage,
) -> Result<(Class, StagePlan), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(OPEN_STAGE, &class.scope())?;
    let plan = plan_of(tx, ctx, &class, stage)?;
    Ok((class, plan))
}

/// Writes down what a stage asks for and until when.
///
/// # Errors
/// When the actor may not.
pub fn plan_stage(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, plan: &StagePlan) -> Result<(), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(OPEN_STAGE, &class.scope())?;
    sql::add_plan(tx, ctx, &class.id, plan)?;
    let told = StagePlanned {
        class: &class.id,
        stage: plan.stage.word(),
        due_at: plan.due_at.0,
        deliverables: plan.deliverables.len(),
    };
    journal::record(tx, ctx, &told)?;
    Ok(())
}

/// Opens a stage for the whole class; opening an open one again changes nothing.
///
/// # Errors
/// When the actor may not, there are no groups, or an earlier stage is not open yet.
pub fn open_stage(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, stage: Stage) -> Result<(), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(OPEN_STAGE, &class.scope())?;
    let openings = sql::openings(tx, &class.id)?;
    if openings.contains_key(&stage) {
        return Ok(());
    }
    if groups::groups(tx, &class.id)?.is_empty() {
        return Err(Refusal::NoGroupsYet.into());
    }
    if let Some(missing) = Stage::ALL.into_iter().find(|s| *s < stage && !openings.contains_key(s)) {
        return Err(Refusal::StageOutOfOrder { first: missing }.into());
    }
    // What is asked for is fixed with the opening, so that later defaults do not change it.
    if sql::plan(tx, &class.id, stage)?.is_none() {
        let plan = plan_of(tx, ctx, &class, stage)?;
        sql::add_plan(tx, ctx, &class.id, &plan)?;
    }
    sql::open(tx, ctx, &class.id, stage)?;
    journal::record(tx, ctx, &StageOpened { class: &class.id, stage: stage.word() })?;
    Ok(())
}

/// A group at the gate of the stage the class is in.
pub(crate) struct AtGate {
    /// The class.
    pub class: Class,
    /// The group.
    pub line: Line,
    /// The stage.
    pub stage: Stage,
    /// Every decision so far with who decided, the latest first.
    pub gates: Vec<(Gate, String)>,
}

/// Reads a group at its gate.
pub(crate) fn see_gate(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupId) -> Result<AtGate, Error> {
    let (class, group) = enter(tx, ctx, id)?;
    ctx.may(DECIDE_GATE, &class.scope())?;
    let stage = stage_now(tx, &class.id)?.ok_or_else(|| Error::from(Refusal::NoStageOpen))?;
    let plan = plan_of(tx, ctx, &class, stage)?;
    let there = handed(tx, &group.id, &plan)?;
    let mut gates = Vec::new();
    for gate in sql::gates(tx, id)? {
        let by = name_of(tx, &gate.by)?;
        gates.push((gate, by));
    }
    let gate = gates.iter().map(|(gate, _)| gate).find(|gate| gate.stage == stage).cloned();
    Ok(AtGate { class, line: Line { group, handed: there, gate }, stage, gates })
}

/// Lets a group through the gate of a stage, or sends it back with a reason. Deciding the same again
/// changes nothing.
///
/// # Errors
/// When the actor may not, or the stage is not open.
pub fn decide_gate(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    group: &GroupId,
    stage: Stage,
    decision: &Decision,
) -> Result<(), Error> {
    let group = groups::group(tx, group)?.ok_or(Error::NotFound)?;
    let class = classes::class(tx, &group.class)?;
    ctx.may(DECIDE_GATE, &class.scope())?;
    if !sql::openings(tx, &class.id)?.contains_key(&stage) {
        return Err(Refusal::NoStageOpen.into());
    }
    let last = sql::gates(tx, &group.id)?.into_iter().find(|gate| gate.stage == stage);
    if last.is_some_and(|last| last.verdict == decision.verdict && last.note == decision.note) {
        return Ok(());
    }
    sql::add_gate(tx, ctx, &group.id, stage, decision)?;
    journal::record(tx, ctx, &GateDecided::of(&group.id, stage, decision.verdict, &decision.note))?;
    Ok(())
}

/// Ticks a deliverable of the present stage off, or takes the tick back.
///
/// # Errors
/// When the actor may not enter the room, or the stage asks for no such thing.
pub fn tick(tx: &mut Tx<'_>, ctx: &Ctx, group: &GroupId, deliverable: &str, done: bool) -> Result<(), Error> {
    let (class, group) = enter(tx, ctx, group)?;
    let stage = stage_now(tx, &class.id)?.ok_or_else(|| Error::from(Refusal::NoStageOpen))?;
    let plan = plan_of(tx, ctx, &class, stage)?;
    let asked = plan.deliverables.iter().any(|d| d.key == deliverable && d.kind == Handing::Tick);
    if !asked {
        return Err(Error::NotFound);
    }
    if sql::ticked(tx, &group.id, stage)?.contains_key(deliverable) == done {
        return Ok(());
    }
    sql::add_tick(tx, ctx, &group.id, stage, deliverable, done)?;
    journal::record(tx, ctx, &DeliverableTicked { group: &group.id, deliverable, done })?;
    Ok(())
}
