//! Receipt files: read for a class, put right, taken over as a whole.

use std::collections::HashMap;

use ::sheets::receipt::Matched;
use people::access::EDIT_ORGANISATIONS;
use people::{Org, OrgId, OrgKind};
use store::{Files, Tx, Witness as _, journal};
use web::{Ctx, Error};

use super::events::{ReceiptDropped, ReceiptImported, ReceiptRead};
use crate::access::IMPORT_ROSTER;
use crate::actions::{Placed, class, place};
use crate::model::{Class, ClassId, Done, Effect, Fixes, Import, ImportId, Known, Ready, effect, ready};
use crate::refusal::Refusal;
use crate::sheets::{self, Reading};
use crate::store as sql;

/// A class into which the actor may import.
pub(crate) fn class_to_fill(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId) -> Result<Class, Error> {
    let class = class(tx, id)?;
    ctx.may(IMPORT_ROSTER, &class.scope())?;
    Ok(class)
}

/// Notes a file that was read and kept.
pub(crate) fn add_import(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    file_name: &str,
    file: &str,
    fixes: &Fixes,
) -> Result<ImportId, Error> {
    class_to_fill(tx, ctx, id)?;
    let import: ImportId = ctx.id();
    sql::add_import(tx, ctx, &import, id, file_name, file, fixes)?;
    journal::record(tx, ctx, &ReceiptRead { class: id, import: &import, file_name })?;
    Ok(import)
}

/// A file under preview: what it says now, and what taking it over would do.
pub(crate) struct Preview {
    pub class: Class,
    pub import: Import,
    pub reading: Reading,
    pub orgs: Vec<Org>,
    /// What each row that can be taken over would do, by row.
    pub effects: HashMap<u32, Effect>,
}

/// Reads a file with its fixes and compares it with the roster.
pub(crate) fn preview(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    files: &Files,
    id: &ClassId,
    import: &ImportId,
) -> Result<Preview, Error> {
    let class = class_to_fill(tx, ctx, id)?;
    let import = sql::import(tx, ctx, id, import)?.ok_or(Error::NotFound)?;
    let orgs = people::orgs(tx)?;
    let book = people::unit_book(tx)?;
    let reading = sheets::read(files, ctx, &import.file, &import.fixes, book)?;
    let roster = by_phone(tx, ctx, id)?;
    let rows = ready(&reading.receipt, &import.fixes, &reading.ids);
    let effects = rows.iter().map(|row| (row.row, effect(row, &roster))).collect();
    Ok(Preview { class, import, reading, orgs, effects })
}

/// Changes what was put right; refused once the file is imported or dropped.
pub(crate) fn fix(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    import: &ImportId,
    change: impl Fn(&mut Fixes),
) -> Result<(), Error> {
    let mut found = open_import(tx, ctx, id, import)?.1;
    change(&mut found.fixes);
    sql::fix(tx, ctx, import, &found.fixes)?;
    Ok(())
}

/// What a file means by a unit it writes in a way nobody knows.
#[derive(Debug, Clone)]
pub(crate) struct Meant {
    /// As the file writes it.
    pub written: String,
    /// The rows that write it so.
    pub rows: Vec<u32>,
    /// The unit's name; who is not known by it is registered.
    pub name: String,
}

/// Takes units as written for those of these names, and registers those that are new. Says how many were.
pub(crate) fn name_units(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    import: &ImportId,
    meant: &[Meant],
) -> Result<usize, Error> {
    let (class, mut found) = open_import(tx, ctx, id, import)?;
    let (book, ids) = people::unit_book(tx)?;
    let mut registered: HashMap<&str, OrgId> = HashMap::new();
    // Cities come first, so that a unit that lies in one of them is registered below it.
    let mut in_order: Vec<&Meant> = meant.iter().collect();
    in_order.sort_by_key(|unit| OrgKind::by_name(&unit.name));
    for unit in in_order {
        let known = match book.find(&unit.name) {
            Matched::Known(index) => ids.get(index).cloned(),
            Matched::Plausible | Matched::Ambiguous(_) | Matched::Unknown => None,
        };
        let known = known.or_else(|| registered.get(unit.name.as_str()).cloned());
        let org = match known {
            Some(org) => org,
            None => {
                let org = people::register_unit(tx, ctx, &unit.name, &class.host)?;
                registered.insert(&unit.name, org.clone());
                org
            }
        };
        for row in &unit.rows {
            found.fixes.units.insert(*row, org.clone());
        }
        let may = ctx.can(EDIT_ORGANISATIONS, &people::org(tx, &org)?.scope());
        if may && unit.written != unit.name {
            // The next file that writes it so is understood at once.
            people::add_alias(tx, ctx, &org, &unit.written)?;
        }
    }
    sql::fix(tx, ctx, import, &found.fixes)?;
    Ok(registered.len())
}

/// Gives a file up.
pub(crate) fn drop_import(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId, import: &ImportId) -> Result<(), Error> {
    open_import(tx, ctx, id, import)?;
    sql::drop_import(tx, ctx, import)?;
    journal::record(tx, ctx, &ReceiptDropped { class: id, import })?;
    Ok(())
}

/// Takes a file over: all rows or none. `version` is that of the fixes the rows were read with.
pub(crate) fn import_rows(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    import: &ImportId,
    version: i64,
    rows: &[Ready],
) -> Result<Done, Error> {
    let (class, found) = open_import(tx, ctx, id, import)?;
    if found.version != version {
        return Err(Refusal::ImportMoved.into());
    }
    if rows.is_empty() {
        return Err(Refusal::NothingToImport.into());
    }
    let roster = by_phone(tx, ctx, id)?;
    let mut done = Done { at: ctx.now, skipped: found.fixes.skipped.len(), ..Done::default() };
    for row in rows {
        let effect = effect(row, &roster);
        if effect == Effect::Same {
            done.unchanged += 1;
            continue;
        }
        let person = people::keep_person(tx, ctx, &row.person)?;
        match place(tx, ctx, &class, &person, &row.extras)?.1 {
            Placed::Added => done.added += 1,
            Placed::Changed | Placed::Same => done.updated += 1,
        }
    }
    sql::finish_import(tx, ctx, import, &done)?;
    let (added, updated, unchanged) = (done.added, done.updated, done.unchanged);
    let event = ReceiptImported { class: id, import, file_name: &found.file_name, added, updated, unchanged };
    journal::record(tx, ctx, &event)?;
    Ok(done)
}

fn open_import(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    import: &ImportId,
) -> Result<(Class, Import), Error> {
    let class = class_to_fill(tx, ctx, id)?;
    let found = sql::import(tx, ctx, id, import)?.ok_or(Error::NotFound)?;
    if found.is_open() { Ok((class, found)) } else { Err(Refusal::ImportClosed.into()) }
}

/// Everybody who has or had a place in the class, by phone number.
fn by_phone(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId) -> Result<HashMap<String, Known>, Error> {
    let mut enrolments = sql::enrolled(tx, id)?;
    enrolments.extend(sql::withdrawn(tx, id)?);
    let ids: Vec<_> = enrolments.iter().map(|e| e.person.clone()).collect();
    let mut phones = people::phones_of(tx, ctx, &ids)?;
    let persons: HashMap<_, _> = people::persons(tx, &ids)?.into_iter().map(|p| (p.id.clone(), p)).collect();
    let mut known = HashMap::new();
    for enrolment in enrolments {
        let Some(phone) = phones.remove(&enrolment.person) else { continue };
        let Some(person) = persons.get(&enrolment.person) else { continue };
        known.insert(
            phone,
            Known {
                name: person.name.clone(),
                sex: person.sex,
                unit: person.unit.clone(),
                post: person.post.clone(),
                extras: enrolment.extras,
                withdrawn: enrolment.withdrawn_at.is_some(),
            },
        );
    }
    Ok(known)
}
