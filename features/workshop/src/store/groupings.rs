//! Drafts of groups and the changes made to them by hand.

use classes::ClassId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Row, StoreError, Tx, Witness, args};
use web::Ctx;

use crate::model::{Change, Draft, GroupingId, KeptChange, Listed, MoveId, Settings, Summary};

/// Keeps a draft.
pub(crate) fn add(tx: &mut Tx<'_>, draft: &Draft, summary: &Summary) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO groupings (id, class, seed, settings, problem, assignment, summary, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            &draft.id,
            &draft.class,
            draft.seed,
            json(&draft.settings)?,
            json(&draft.snapshot)?,
            json(&draft.computed)?,
            json(summary)?,
            draft.made_at,
            &draft.made_by
        ],
    )?;
    Ok(())
}

/// A draft with its changes.
pub(crate) fn draft(tx: &mut Tx<'_>, id: &GroupingId) -> Result<Option<Draft>, StoreError> {
    let found = tx.opt(
        "SELECT id, class, seed, settings, problem, assignment, made_at, made_by FROM groupings WHERE id = $1",
        args![id],
        |row| {
            Ok(Draft {
                id: row.get(0)?,
                class: row.get(1)?,
                seed: row.get(2)?,
                settings: from_json(row, 3)?,
                snapshot: from_json(row, 4)?,
                computed: from_json(row, 5)?,
                changes: Vec::new(),
                made_at: row.get(6)?,
                made_by: row.get(7)?,
            })
        },
    )?;
    let Some(mut draft) = found else { return Ok(None) };
    draft.changes = tx.all(
        "SELECT number, change, at, by_actor FROM grouping_moves WHERE grouping = $1 ORDER BY number",
        args![id],
        |row| {
            Ok(KeptChange {
                number: row.get(0)?,
                change: from_json(row, 1)?,
                at: row.get(2)?,
                by: row.get(3)?,
            })
        },
    )?;
    Ok(Some(draft))
}

/// The latest draft of a class.
pub(crate) fn latest(tx: &mut Tx<'_>, class: &ClassId) -> Result<Option<GroupingId>, StoreError> {
    tx.opt("SELECT id FROM groupings WHERE class = $1 ORDER BY id DESC LIMIT 1", args![class], |row| {
        row.get(0)
    })
}

/// The drafts of a class, the latest first.
pub(crate) fn drafts(tx: &mut Tx<'_>, class: &ClassId, most: usize) -> Result<Vec<Listed>, StoreError> {
    tx.all(
        "SELECT g.id, g.seed, g.settings, g.summary, g.made_at, g.made_by,
           (SELECT count(*) FROM grouping_moves m WHERE m.grouping = g.id)
         FROM groupings g WHERE g.class = $1 ORDER BY g.id DESC LIMIT $2",
        args![class, most],
        |row| {
            let settings: Settings = from_json(row, 2)?;
            Ok(Listed {
                id: row.get(0)?,
                seed: row.get(1)?,
                groups: settings.groups,
                summary: from_json(row, 3)?,
                made_at: row.get(4)?,
                made_by: row.get(5)?,
                changes: row.get(6)?,
            })
        },
    )
}

/// Keeps a change as the next of its draft; where another was faster, nothing is kept and it says so.
pub(crate) fn add_change(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    grouping: &GroupingId,
    number: usize,
    change: &Change,
) -> Result<bool, StoreError> {
    let id: MoveId = ctx.id();
    let touched = tx.exec(
        "INSERT INTO grouping_moves (id, grouping, number, change, at, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (grouping, number) DO NOTHING",
        args![id, grouping, number, json(change)?, ctx.now, ctx.actor()],
    )?;
    Ok(touched > 0)
}

pub(super) fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(StoreError::broken)
}

pub(super) fn from_json<T: DeserializeOwned>(row: &Row<'_>, at: usize) -> Result<T, StoreError> {
    serde_json::from_str(&row.get::<String>(at)?).map_err(StoreError::broken)
}
