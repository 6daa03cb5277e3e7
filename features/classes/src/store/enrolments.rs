//! Enrolments: who is on which roster.

use store::{Row, StoreError, Tx, Witness, args};
use web::{Ctx, PersonId};

use crate::model::{ClassId, Enrolment, EnrolmentId, Extras};

const COLUMNS: &str = "id, person, category, question, wishes, note, withdrawn_at,
  lodging, arrival, leaving, travel, diet";

/// Everybody on a roster today.
pub(crate) fn enrolled(tx: &mut Tx<'_>, class: &ClassId) -> Result<Vec<Enrolment>, StoreError> {
    tx.all(
        &format!("SELECT {COLUMNS} FROM enrolments WHERE class = $1 AND withdrawn_at IS NULL ORDER BY id"),
        args![class],
        read_enrolment,
    )
}

/// Everybody who was taken off a roster, the latest first.
pub(crate) fn withdrawn(tx: &mut Tx<'_>, class: &ClassId) -> Result<Vec<Enrolment>, StoreError> {
    tx.all(
        &format!(
            "SELECT {COLUMNS} FROM enrolments WHERE class = $1 AND withdrawn_at IS NOT NULL
             ORDER BY withdrawn_at DESC, id DESC"
        ),
        args![class],
        read_enrolment,
    )
}

/// One place in a class.
pub(crate) fn enrolment(
    tx: &mut Tx<'_>,
    class: &ClassId,
    id: &EnrolmentId,
) -> Result<Option<Enrolment>, StoreError> {
    tx.opt(
        &format!("SELECT {COLUMNS} FROM enrolments WHERE class = $1 AND id = $2"),
        args![class, id],
        read_enrolment,
    )
}

/// A person's place in a class, on the roster or taken off it.
pub(crate) fn enrolment_of(
    tx: &mut Tx<'_>,
    class: &ClassId,
    person: &PersonId,
) -> Result<Option<Enrolment>, StoreError> {
    tx.opt(
        &format!("SELECT {COLUMNS} FROM enrolments WHERE class = $1 AND person = $2"),
        args![class, person],
        read_enrolment,
    )
}

/// Puts a person on a roster for the first time.
pub(crate) fn add_enrolment(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &EnrolmentId,
    class: &ClassId,
    person: &PersonId,
    extras: &Extras,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO enrolments
           (id, class, person, category, question, wishes, note, lodging, arrival, leaving, travel, diet,
            enrolled_at, enrolled_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13)",
        args![
            id,
            class,
            person,
            &extras.category,
            &extras.question,
            joined(&extras.wishes),
            &extras.note,
            &extras.lodging,
            &extras.arrival,
            &extras.leave,
            &extras.travel,
            &extras.diet,
            ctx.now,
            ctx.actor()
        ],
    )?;
    Ok(())
}

/// Brings what a class keeps of a person up to date; they are on the roster afterwards.
pub(crate) fn change_enrolment(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &EnrolmentId,
    extras: &Extras,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE enrolments SET category = $2, question = $3, wishes = $4, note = $5, lodging = $6, arrival = $7,
           leaving = $8, travel = $9, diet = $10, changed_at = $11, withdrawn_at = NULL, withdrawn_by = NULL
         WHERE id = $1",
        args![
            id,
            &extras.category,
            &extras.question,
            joined(&extras.wishes),
            &extras.note,
            &extras.lodging,
            &extras.arrival,
            &extras.leave,
            &extras.travel,
            &extras.diet,
            ctx.now
        ],
    )?;
    Ok(())
}

/// Points a place at another person: their phone number was put right and named somebody else.
pub(crate) fn change_person(tx: &mut Tx<'_>, id: &EnrolmentId, person: &PersonId) -> Result<(), StoreError> {
    tx.exec("UPDATE enrolments SET person = $2 WHERE id = $1", args![id, person])?;
    Ok(())
}

/// Takes a person off the roster; says whether they were on it.
pub(crate) fn withdraw(tx: &mut Tx<'_>, ctx: &Ctx, id: &EnrolmentId) -> Result<bool, StoreError> {
    let touched = tx.exec(
        "UPDATE enrolments SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1 AND withdrawn_at IS NULL",
        args![id, ctx.now, ctx.actor()],
    )?;
    Ok(touched > 0)
}

fn joined(wishes: &[usize]) -> String {
    wishes.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

fn read_enrolment(row: &Row<'_>) -> Result<Enrolment, StoreError> {
    let wishes: String = row.get(4)?;
    Ok(Enrolment {
        id: row.get(0)?,
        person: row.get(1)?,
        extras: Extras {
            category: row.get(2)?,
            question: row.get(3)?,
            wishes: wishes.split(',').filter_map(|wish| wish.parse().ok()).collect(),
            note: row.get(5)?,
            lodging: row.get(7)?,
            arrival: row.get(8)?,
            leave: row.get(9)?,
            travel: row.get(10)?,
            diet: row.get(11)?,
        },
        withdrawn_at: row.get(6)?,
    })
}
