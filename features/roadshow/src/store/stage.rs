//! The desk's steps in the database.

use std::collections::BTreeMap;

use store::{Millis, Row, StoreError, Tx, Witness, args};
use workshop::GroupId;

use crate::RoadshowId;
use crate::model::stage::{Desk, Step, Taken};

/// Every step taken at a roadshow's desk, in order.
pub(crate) fn steps(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Vec<Taken>, StoreError> {
    tx.all(
        "SELECT version, step, at, who FROM desk_steps WHERE roadshow = $1 ORDER BY version",
        args![roadshow],
        read_step,
    )
}

/// The state of a roadshow's desk.
pub(crate) fn desk(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Desk, StoreError> {
    Ok(Desk::of(&steps(tx, roadshow)?))
}

/// Writes a step down. [`StoreError::Conflict`] when another one took its number.
pub(crate) fn add_step(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    roadshow: &RoadshowId,
    version: i64,
    step: &Step,
) -> Result<(), StoreError> {
    let text = serde_json::to_string(step).map_err(StoreError::broken)?;
    tx.exec(
        "INSERT INTO desk_steps (roadshow, version, step, at, who) VALUES ($1, $2, $3, $4, $5)",
        args![roadshow, version, text, who.now(), who.actor()],
    )?;
    Ok(())
}

/// How long each group has spoken by the stage clock, without time that was granted on top.
pub(crate) fn show_seconds(
    tx: &mut Tx<'_>,
    roadshow: &RoadshowId,
    now: Millis,
) -> Result<BTreeMap<GroupId, u32>, StoreError> {
    Ok(desk(tx, roadshow)?.spoken(now))
}

fn read_step(row: &Row<'_>) -> Result<Taken, StoreError> {
    let text: String = row.get(1)?;
    let step = serde_json::from_str(&text).map_err(StoreError::broken)?;
    Ok(Taken { version: row.get(0)?, step, at: row.get(2)?, who: row.get(3)? })
}
