//! Items of timetables.

use jiff::civil::Time;
use store::{Row, StoreError, Tx, Witness, args};
use web::Ctx;

use super::read_date;
use crate::model::{ClassId, Item, ItemDraft, ItemId, hhmm};

const COLUMNS: &str = "id, day, half, starts, ends, title, kind, room, lecturer";

/// The timetable of a class.
pub(crate) fn items(tx: &mut Tx<'_>, class: &ClassId) -> Result<Vec<Item>, StoreError> {
    tx.all(
        &format!("SELECT {COLUMNS} FROM agenda_items WHERE class = $1 AND removed_at IS NULL ORDER BY day, starts, id"),
        args![class],
        read_item,
    )
}

/// One item, removed or not.
pub(crate) fn item(tx: &mut Tx<'_>, class: &ClassId, id: &ItemId) -> Result<Option<Item>, StoreError> {
    tx.opt(
        &format!("SELECT {COLUMNS} FROM agenda_items WHERE class = $1 AND id = $2"),
        args![class, id],
        read_item,
    )
}

/// Puts an item into a timetable.
pub(crate) fn add_item(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ItemId,
    class: &ClassId,
    says: &ItemDraft,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO agenda_items
           (id, class, day, half, starts, ends, title, kind, room, lecturer, made_at, made_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11)",
        args![
            id,
            class,
            says.day.to_string(),
            says.half,
            kept(says.starts),
            kept(says.ends),
            &says.title,
            says.kind,
            &says.room,
            &says.lecturer,
            ctx.now,
            ctx.actor()
        ],
    )?;
    Ok(())
}

/// Brings an item up to date.
pub(crate) fn change_item(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ItemId,
    says: &ItemDraft,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE agenda_items SET day = $2, half = $3, starts = $4, ends = $5, title = $6, kind = $7, room = $8,
           lecturer = $9, changed_at = $10 WHERE id = $1",
        args![
            id,
            says.day.to_string(),
            says.half,
            kept(says.starts),
            kept(says.ends),
            &says.title,
            says.kind,
            &says.room,
            &says.lecturer,
            ctx.now
        ],
    )?;
    Ok(())
}

/// Takes an item out of its timetable.
pub(crate) fn remove_item(tx: &mut Tx<'_>, ctx: &Ctx, id: &ItemId) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE agenda_items SET removed_at = $2, removed_by = $3 WHERE id = $1 AND removed_at IS NULL",
        args![id, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// Puts a removed item back.
pub(crate) fn restore_item(tx: &mut Tx<'_>, id: &ItemId) -> Result<(), StoreError> {
    tx.exec("UPDATE agenda_items SET removed_at = NULL, removed_by = NULL WHERE id = $1", args![id])?;
    Ok(())
}

fn kept(time: Option<Time>) -> String {
    time.map(hhmm).unwrap_or_default()
}

fn read_item(row: &Row<'_>) -> Result<Item, StoreError> {
    let time = |position: usize| -> Result<Option<Time>, StoreError> {
        let text: String = row.get(position)?;
        if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(StoreError::broken) }
    };
    Ok(Item {
        id: row.get(0)?,
        says: ItemDraft {
            day: read_date(row, 1)?,
            half: row.get(2)?,
            starts: time(3)?,
            ends: time(4)?,
            title: row.get(5)?,
            kind: row.get(6)?,
            room: row.get(7)?,
            lecturer: row.get(8)?,
        },
    })
}
