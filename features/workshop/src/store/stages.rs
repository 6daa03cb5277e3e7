//! Stages, gates and what was ticked off.

use std::collections::BTreeMap;

use classes::ClassId;
use store::{Millis, Row, StoreError, Tx, Witness, args};
use web::Ctx;

use crate::model::{Decision, Gate, GateId, GroupId, OpeningId, PlanId, Stage, StagePlan, TickId};

/// The plan of a stage, where one was written down.
pub(crate) fn plan(tx: &mut Tx<'_>, class: &ClassId, stage: Stage) -> Result<Option<StagePlan>, StoreError> {
    tx.opt(
        "SELECT due_at, deliverables FROM stage_plans WHERE class = $1 AND stage = $2
         ORDER BY id DESC LIMIT 1",
        args![class, stage],
        |row| {
            let deliverables = serde_json::from_str(&row.get::<String>(1)?).map_err(StoreError::broken)?;
            Ok(StagePlan { stage, due_at: row.get(0)?, deliverables })
        },
    )
}

/// Writes a plan down; the latest counts.
pub(crate) fn add_plan(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    plan: &StagePlan,
) -> Result<(), StoreError> {
    let deliverables = serde_json::to_string(&plan.deliverables).map_err(StoreError::broken)?;
    tx.exec(
        "INSERT INTO stage_plans (id, class, stage, due_at, deliverables, at, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![ctx.id::<PlanId>(), class, plan.stage, plan.due_at, deliverables, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// The stages a class has opened, each with when.
pub(crate) fn openings(tx: &mut Tx<'_>, class: &ClassId) -> Result<BTreeMap<Stage, Millis>, StoreError> {
    let rows = tx.all("SELECT stage, at FROM stage_openings WHERE class = $1", args![class], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.into_iter().collect())
}

/// Opens a stage.
pub(crate) fn open(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, stage: Stage) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO stage_openings (id, class, stage, at, by_actor) VALUES ($1, $2, $3, $4, $5)",
        args![ctx.id::<OpeningId>(), class, stage, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

fn read_gate(row: &Row<'_>) -> Result<Gate, StoreError> {
    Ok(Gate { stage: row.get(0)?, verdict: row.get(1)?, note: row.get(2)?, at: row.get(3)?, by: row.get(4)? })
}

/// Every decision on a group, the latest first.
pub(crate) fn gates(tx: &mut Tx<'_>, group: &GroupId) -> Result<Vec<Gate>, StoreError> {
    tx.all(
        "SELECT stage, kind, note, at, by_actor FROM gate_passages WHERE group_id = $1 ORDER BY id DESC",
        args![group],
        read_gate,
    )
}

/// Writes a decision down.
pub(crate) fn add_gate(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    group: &GroupId,
    stage: Stage,
    decision: &Decision,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO gate_passages (id, group_id, stage, kind, note, at, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![
            ctx.id::<GateId>(),
            group,
            stage,
            decision.verdict.to_string(),
            &decision.note,
            ctx.now,
            ctx.actor()
        ],
    )?;
    Ok(())
}

/// What a group has ticked off in a stage, each with when.
pub(crate) fn ticked(
    tx: &mut Tx<'_>,
    group: &GroupId,
    stage: Stage,
) -> Result<BTreeMap<String, Millis>, StoreError> {
    let rows = tx.all(
        "SELECT deliverable, kind, at FROM deliverable_ticks WHERE group_id = $1 AND stage = $2 ORDER BY id",
        args![group, stage],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<Millis>(2)?)),
    )?;
    let mut ticked = BTreeMap::new();
    for (deliverable, kind, at) in rows {
        if kind == "done" {
            ticked.insert(deliverable, at);
        } else {
            ticked.remove(&deliverable);
        }
    }
    Ok(ticked)
}

/// Ticks a deliverable off, or takes the tick back.
pub(crate) fn add_tick(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    group: &GroupId,
    stage: Stage,
    deliverable: &str,
    done: bool,
) -> Result<(), StoreError> {
    let kind = if done { "done" } else { "undone" };
    tx.exec(
        "INSERT INTO deliverable_ticks (id, group_id, stage, deliverable, kind, at, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![ctx.id::<TickId>(), group, stage, deliverable, kind, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// Whether any group of a class has passed a gate or begun its proposal.
pub(crate) fn any_work(tx: &mut Tx<'_>, class: &ClassId) -> Result<bool, StoreError> {
    let found = tx.all(
        "SELECT 'gate' FROM gate_passages p JOIN class_groups g ON g.id = p.group_id
         WHERE g.class = $1 AND p.kind = 'passed'
         UNION SELECT 'proposal' FROM proposals r JOIN class_groups g ON g.id = r.group_id WHERE g.class = $1",
        args![class],
        |row| row.get::<String>(0),
    )?;
    Ok(!found.is_empty())
}
