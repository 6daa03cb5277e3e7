//! What is asked of staff: who holds which role where. The rows are the platform's; this room writes
//! them and reads them with their names.

use store::{Millis, StoreError, Tx, args};
use web::PersonId;
use web::access::{GrantId, Role};

/// A role somebody holds today.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    pub(crate) id: GrantId,
    pub(crate) person: PersonId,
    pub(crate) role: Role,
    /// Over an organisation: its name; over a class: nothing, this shelf knows no classes.
    pub(crate) over_name: Option<String>,
    pub(crate) over_id: String,
    pub(crate) over_path: String,
    pub(crate) over_class: bool,
    pub(crate) since: Millis,
}

const HELD: &str =
    "SELECT g.id, g.person, g.role, o.short_name, g.over_id, g.over_path, g.over_kind, g.granted_at
  FROM grants g LEFT JOIN organisations o ON o.id = g.over_id";

fn read_held(row: &store::Row<'_>) -> Result<Held, StoreError> {
    Ok(Held {
        id: row.get(0)?,
        person: row.get(1)?,
        role: row.get(2)?,
        over_name: row.get(3)?,
        over_id: row.get(4)?,
        over_path: row.get(5)?,
        over_class: row.get::<String>(6)? == "class",
        since: row.get(7)?,
    })
}

/// Every role over an organisation below a path.
pub(crate) fn below(tx: &mut Tx<'_>, path: &str) -> Result<Vec<Held>, StoreError> {
    tx.all(
        &format!(
            "{HELD} WHERE g.revoked_at IS NULL AND g.over_kind = 'organisation'
             AND substr(g.over_path, 1, $1) = $2 ORDER BY g.id"
        ),
        args![path.chars().count(), path],
        read_held,
    )
}

/// Every role of a person.
pub(crate) fn of_person(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Held>, StoreError> {
    tx.all(
        &format!("{HELD} WHERE g.revoked_at IS NULL AND g.person = $1 ORDER BY g.id"),
        args![person],
        read_held,
    )
}

/// One role somebody holds.
pub(crate) fn by_id(tx: &mut Tx<'_>, grant: &GrantId) -> Result<Held, StoreError> {
    tx.one(&format!("{HELD} WHERE g.revoked_at IS NULL AND g.id = $1"), args![grant], read_held)
}

/// Whether anybody runs the installation yet.
pub(crate) fn has_administrator(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    let found: Option<GrantId> = tx.opt(
        "SELECT id FROM grants WHERE role = $1 AND revoked_at IS NULL ORDER BY id LIMIT 1",
        args![Role::Administrator],
        |row| row.get(0),
    )?;
    Ok(found.is_some())
}
