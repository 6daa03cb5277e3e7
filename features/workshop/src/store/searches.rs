//! Searches that are watched: begun, asked to stop, failed.

use classes::ClassId;
use store::{Millis, Row, StoreError, Tx, Witness, args};
use web::Ctx;

use super::groupings::{from_json, json};
use crate::model::{GroupingId, Settings, Sought};

/// Notes that a search has begun.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &GroupingId,
    class: &ClassId,
    settings: &Settings,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO grouping_searches (id, class, settings, begun_at, begun_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO NOTHING",
        args![id, class, json(settings)?, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// Notes that somebody wants it to stop with what it has.
pub(crate) fn stop(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupingId) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE grouping_searches SET stop_at = $2, stop_by = $3 WHERE id = $1 AND stop_at IS NULL",
        args![id, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// Notes why there are no groups.
pub(crate) fn fail(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &GroupingId,
    reasons: &[String],
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE grouping_searches SET failed_at = $2, reasons = $3 WHERE id = $1",
        args![id, ctx.now, json(&reasons)?],
    )?;
    Ok(())
}

const SOUGHT: &str = "SELECT s.id, s.settings, s.begun_at, s.stop_at, s.reasons FROM grouping_searches s";

fn read(row: &Row<'_>) -> Result<Sought, StoreError> {
    let reasons: Option<String> = row.get(4)?;
    Ok(Sought {
        id: row.get(0)?,
        settings: from_json(row, 1)?,
        begun_at: row.get(2)?,
        to_stop: row.get::<Option<Millis>>(3)?.is_some(),
        reasons: reasons.map(|_| from_json(row, 4)).transpose()?,
    })
}

/// One search of a class.
pub(crate) fn search(
    tx: &mut Tx<'_>,
    class: &ClassId,
    id: &GroupingId,
) -> Result<Option<Sought>, StoreError> {
    tx.opt(&format!("{SOUGHT} WHERE s.class = $1 AND s.id = $2"), args![class, id], read)
}

/// The latest search of a class begun since then that has neither a draft nor failed.
pub(crate) fn under_way(
    tx: &mut Tx<'_>,
    class: &ClassId,
    since: Millis,
) -> Result<Option<GroupingId>, StoreError> {
    tx.opt(
        "SELECT s.id FROM grouping_searches s LEFT JOIN groupings g ON g.id = s.id
         WHERE s.class = $1 AND s.begun_at > $2 AND s.failed_at IS NULL AND g.id IS NULL
         ORDER BY s.id DESC LIMIT 1",
        args![class, since],
        |row| row.get(0),
    )
}
