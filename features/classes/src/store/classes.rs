//! Classes.

use jiff::civil::Date;
use people::OrgId;
use store::{Row, StoreError, Tx, Witness, args};
use web::{Ctx, PersonId};

use crate::model::{ClassId, NewClass};

/// A class as its row says it; the host's name and path belong to the organisations.
pub(crate) struct ClassRow {
    pub id: ClassId,
    pub host: OrgId,
    pub name: String,
    pub term: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub place: String,
    pub contact: String,
    pub size: usize,
}

const COLUMNS: &str = "c.id, c.host, c.name, c.term, c.starts_on, c.ends_on, c.place, c.contact,
  (SELECT count(*) FROM enrolments e WHERE e.class = c.id AND e.withdrawn_at IS NULL)";

/// One class.
pub(crate) fn class(tx: &mut Tx<'_>, id: &ClassId) -> Result<Option<ClassRow>, StoreError> {
    tx.opt(&format!("SELECT {COLUMNS} FROM classes c WHERE c.id = $1"), args![id], read_class)
}

/// Who holds a class.
pub(crate) fn host(tx: &mut Tx<'_>, id: &ClassId) -> Result<Option<OrgId>, StoreError> {
    tx.opt("SELECT host FROM classes WHERE id = $1", args![id], |row| row.get(0))
}

/// Every class, the latest first.
pub(crate) fn classes(tx: &mut Tx<'_>) -> Result<Vec<ClassRow>, StoreError> {
    tx.all(&format!("SELECT {COLUMNS} FROM classes c ORDER BY c.starts_on DESC, c.id DESC"), &[], read_class)
}

/// The classes a person is on the roster of, the latest first.
pub(crate) fn classes_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<ClassRow>, StoreError> {
    tx.all(
        &format!(
            "SELECT {COLUMNS} FROM classes c JOIN enrolments m ON m.class = c.id
             WHERE m.person = $1 AND m.withdrawn_at IS NULL ORDER BY c.starts_on DESC, c.id DESC"
        ),
        args![person],
        read_class,
    )
}

/// Writes a new class.
pub(crate) fn add_class(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId, new: &NewClass) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO classes
           (id, host, name, term, starts_on, ends_on, place, contact, copied_from, made_at, made_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10)",
        args![
            id,
            &new.host,
            &new.name,
            &new.term,
            new.starts_on.to_string(),
            new.ends_on.to_string(),
            &new.place,
            &new.contact,
            new.copied_from.as_ref(),
            ctx.now,
            ctx.actor()
        ],
    )?;
    Ok(())
}

/// Brings a class up to date.
pub(crate) fn change_class(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    new: &NewClass,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE classes SET host = $2, name = $3, term = $4, starts_on = $5, ends_on = $6, place = $7,
           contact = $8, changed_at = $9 WHERE id = $1",
        args![
            id,
            &new.host,
            &new.name,
            &new.term,
            new.starts_on.to_string(),
            new.ends_on.to_string(),
            &new.place,
            &new.contact,
            ctx.now
        ],
    )?;
    Ok(())
}

fn read_class(row: &Row<'_>) -> Result<ClassRow, StoreError> {
    Ok(ClassRow {
        id: row.get(0)?,
        host: row.get(1)?,
        name: row.get(2)?,
        term: row.get(3)?,
        starts_on: read_date(row, 4)?,
        ends_on: read_date(row, 5)?,
        place: row.get(6)?,
        contact: row.get(7)?,
        size: row.get(8)?,
    })
}

/// Dates are kept as `2026-07-27`: they sort, and no engine's date type is needed.
pub(crate) fn read_date(row: &Row<'_>, position: usize) -> Result<Date, StoreError> {
    row.get::<String>(position)?.parse().map_err(StoreError::broken)
}
