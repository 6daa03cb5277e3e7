//! What is asked of complaints and suggestions.

use store::{Millis, Row, StoreError, Tx, Witness as _, args};
use web::Ctx;

use crate::model::ComplaintId;

/// A complaint, with how it was dealt with.
#[derive(Debug, Clone)]
pub(crate) struct Complaint {
    pub(crate) id: ComplaintId,
    pub(crate) text: String,
    pub(crate) contact_sealed: Option<String>,
    pub(crate) said_at: Millis,
    pub(crate) handled: Option<Handled>,
}

/// How a complaint was dealt with.
#[derive(Debug, Clone)]
pub(crate) struct Handled {
    pub(crate) at: Millis,
    pub(crate) by: String,
    pub(crate) note: String,
}

fn read_complaint(row: &Row<'_>) -> Result<Complaint, StoreError> {
    let handled = match row.get::<Option<Millis>>(4)? {
        Some(at) => Some(Handled { at, by: row.get(5)?, note: row.get(6)? }),
        None => None,
    };
    Ok(Complaint {
        id: row.get(0)?,
        text: row.get(1)?,
        contact_sealed: row.get(2)?,
        said_at: row.get(3)?,
        handled,
    })
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ComplaintId,
    text: &str,
    contact: Option<&str>,
) -> Result<(), StoreError> {
    let sealed = contact.map(|contact| ctx.seal(contact)).transpose()?;
    tx.exec(
        "INSERT INTO complaints (id, text, contact_sealed, said_at) VALUES ($1, $2, $3, $4)",
        args![id, text, sealed, ctx.now],
    )?;
    Ok(())
}

/// Complaints, those still open first, then newest first.
pub(crate) fn list(tx: &mut Tx<'_>, most: usize) -> Result<Vec<Complaint>, StoreError> {
    tx.all(
        "SELECT c.id, c.text, c.contact_sealed, c.said_at, a.handled_at, COALESCE(p.name, ''), a.note
         FROM complaints c
         LEFT JOIN complaint_answers a ON a.complaint = c.id
         LEFT JOIN persons p ON p.id = a.handled_by
         ORDER BY CASE WHEN a.handled_at IS NULL THEN 0 ELSE 1 END, c.id DESC LIMIT $1",
        args![most],
        read_complaint,
    )
}

/// How many nobody has dealt with.
pub(crate) fn open(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    tx.one(
        "SELECT count(*) FROM complaints c LEFT JOIN complaint_answers a ON a.complaint = c.id
         WHERE a.complaint IS NULL",
        args![],
        |row| row.get(0),
    )
}

/// Whether there is such a complaint, and whether somebody has dealt with it.
pub(crate) fn is_handled(tx: &mut Tx<'_>, id: &ComplaintId) -> Result<bool, StoreError> {
    tx.one(
        "SELECT a.handled_at FROM complaints c LEFT JOIN complaint_answers a ON a.complaint = c.id
         WHERE c.id = $1",
        args![id],
        |row| Ok(row.get::<Option<Millis>>(0)?.is_some()),
    )
}

pub(crate) fn handle(tx: &mut Tx<'_>, ctx: &Ctx, id: &ComplaintId, note: &str) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO complaint_answers (complaint, note, handled_at, handled_by) VALUES ($1, $2, $3, $4)",
        args![id, note, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// Every contact, sealed.
pub(crate) fn sealed_contacts(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    tx.all(
        "SELECT contact_sealed FROM complaints WHERE contact_sealed IS NOT NULL ORDER BY id",
        args![],
        |row| row.get(0),
    )
}
