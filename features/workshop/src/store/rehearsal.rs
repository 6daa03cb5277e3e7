//! Rehearsals and what was said about them. A remark has no author anywhere.

use store::{Millis, Row, StoreError, Tx, Witness, args};
use web::Ctx;

use crate::model::{
    FEEDBACK_MINUTES, GroupId, NewRemark, Rehearsal, RehearsalId, Remark, RemarkId, RemarkPassageId,
    SHOW_MINUTES,
};

fn read_rehearsal(row: &Row<'_>) -> Result<Rehearsal, StoreError> {
    let started_at: Millis = row.get(1)?;
    let (show, feedback) = (row.get::<i64>(2)?, row.get::<i64>(3)?);
    Ok(Rehearsal {
        id: row.get(0)?,
        started_at,
        show_until: started_at.plus(show * Millis::MINUTE),
        feedback_until: started_at.plus((show + feedback) * Millis::MINUTE),
        stopped_at: row.get(4)?,
    })
}

/// The rehearsals of a group, the latest first.
pub(crate) fn rehearsals(tx: &mut Tx<'_>, group: &GroupId) -> Result<Vec<Rehearsal>, StoreError> {
    tx.all(
        "SELECT r.id, r.started_at, r.show_minutes, r.feedback_minutes, s.at
         FROM rehearsals r LEFT JOIN rehearsal_stops s ON s.rehearsal = r.id
         WHERE r.group_id = $1 ORDER BY r.id DESC",
        args![group],
        read_rehearsal,
    )
}

/// Starts the clock.
pub(crate) fn start(tx: &mut Tx<'_>, ctx: &Ctx, group: &GroupId) -> Result<RehearsalId, StoreError> {
    let id: RehearsalId = ctx.id();
    tx.exec(
        "INSERT INTO rehearsals (id, group_id, started_at, show_minutes, feedback_minutes, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6)",
        args![&id, group, ctx.now, SHOW_MINUTES, FEEDBACK_MINUTES, ctx.actor()],
    )?;
    Ok(id)
}

/// Stops the clock.
pub(crate) fn stop(tx: &mut Tx<'_>, ctx: &Ctx, rehearsal: &RehearsalId) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO rehearsal_stops (rehearsal, at, by_actor) VALUES ($1, $2, $3)
         ON CONFLICT (rehearsal) DO NOTHING",
        args![rehearsal, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// Everything said about a group's rehearsals, what is still open first, in the order it came.
pub(crate) fn remarks(tx: &mut Tx<'_>, group: &GroupId) -> Result<Vec<Remark>, StoreError> {
    let mut remarks = tx.all(
        "SELECT r.id, r.kind, r.text, COALESCE((SELECT p.kind FROM remark_passages p
           WHERE p.remark = r.id ORDER BY p.id DESC LIMIT 1), 'open')
         FROM rehearsal_remarks r WHERE r.group_id = $1 ORDER BY r.id",
        args![group],
        |row| {
            let handled = row.get::<String>(3)? == "handled";
            Ok(Remark { id: row.get(0)?, kind: row.get(1)?, text: row.get(2)?, handled })
        },
    )?;
    remarks.sort_by_key(|remark| (remark.handled, remark.kind));
    Ok(remarks)
}

/// Keeps a remark; the same form sent twice is kept once.
pub(crate) fn add_remark(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    group: &GroupId,
    new: &NewRemark,
    sent: &str,
) -> Result<bool, StoreError> {
    let added = tx.exec(
        "INSERT INTO rehearsal_remarks (id, group_id, kind, text, at, sent) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (sent) DO NOTHING",
        args![ctx.id::<RemarkId>(), group, new.kind, &new.text, ctx.now, sent],
    )?;
    Ok(added > 0)
}

/// Notes that a remark was dealt with, or is open again.
pub(crate) fn pass_remark(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    remark: &RemarkId,
    handled: bool,
) -> Result<(), StoreError> {
    let kind = if handled { "handled" } else { "reopened" };
    tx.exec(
        "INSERT INTO remark_passages (id, remark, kind, at, by_actor) VALUES ($1, $2, $3, $4, $5)",
        args![ctx.id::<RemarkPassageId>(), remark, kind, ctx.now, ctx.actor()],
    )?;
    Ok(())
}
