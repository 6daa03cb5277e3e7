//! Setting up, changing and finding classes.

use std::collections::HashMap;

use people::{Org, OrgId};
use store::{Tx, Witness as _, journal};
use web::access::Scope;
use web::{Ctx, Error, PersonId};

use super::events::{ClassChanged, ClassCreated};
use crate::access::{CREATE_CLASS, EDIT_CLASS, SEE_CLASS};
use crate::model::{Class, ClassId, ItemId, NewClass, Phase, shifted, template};
use crate::store as sql;

/// A class; whoever asks decides what of it may be seen.
///
/// # Errors
/// [`Error::NotFound`] when there is none of this id.
pub fn class(tx: &mut Tx<'_>, id: &ClassId) -> Result<Class, Error> {
    let row = sql::class(tx, id)?.ok_or(Error::NotFound)?;
    let host = people::org(tx, &row.host)?;
    Ok(with_host(row, &host))
}

/// Where actions in a class take place, for who asks nothing else of it.
///
/// # Errors
/// Not found when there is no such class.
pub fn scope_of(tx: &mut Tx<'_>, id: &ClassId) -> Result<Scope, Error> {
    let host = sql::host(tx, id)?.ok_or(Error::NotFound)?;
    Ok(Scope::Class { class: id.to_string(), host: people::org_path(tx, &host)? })
}

/// The classes whose home the reader may open, the latest first.
///
/// # Errors
/// As the database fails.
pub fn classes_for(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Class>, Error> {
    let classes = joined(tx, sql::classes)?;
    Ok(classes.into_iter().filter(|class| ctx.can(SEE_CLASS, &class.scope())).collect())
}

/// The class a trainee is in: the one that is on, else the next, else the last.
///
/// # Errors
/// As the database fails.
pub fn class_of_trainee(tx: &mut Tx<'_>, ctx: &Ctx, person: &PersonId) -> Result<Option<Class>, Error> {
    let mut classes = joined(tx, |tx| sql::classes_of(tx, person))?;
    // The latest stands first; of those to come the nearest one is wanted.
    classes.sort_by_key(|class| match class.phase(ctx.now, ctx.zone()) {
        Phase::Now => (0, 0),
        Phase::Coming => (1, class.days_until(ctx.now, ctx.zone())),
        Phase::Past => (2, 0),
    });
    Ok(classes.into_iter().next())
}

/// The organisations for which the reader may set up a class.
///
/// # Errors
/// As the database fails.
pub fn hosts_for(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Org>, Error> {
    let orgs = people::orgs(tx)?;
    Ok(orgs.into_iter().filter(|org| ctx.can(CREATE_CLASS, &Scope::Organisation(org.path.clone()))).collect())
}

/// Sets up a class with a timetable: that of another class moved to the new dates, or the standard one.
///
/// # Errors
/// When the actor may not do so for this host.
pub fn create_class(tx: &mut Tx<'_>, ctx: &Ctx, new: &NewClass) -> Result<ClassId, Error> {
    let host = people::org(tx, &new.host)?;
    ctx.may(CREATE_CLASS, &Scope::Organisation(host.path))?;
    let plan = match &new.copied_from {
        None => template(new.starts_on, new.ends_on, ctx.lang),
        Some(source) => {
            let source = class(tx, source)?;
            ctx.may(SEE_CLASS, &source.scope())?;
            let items = sql::items(tx, &source.id)?.into_iter().map(|item| item.says).collect();
            shifted(items, source.starts_on, new.starts_on, new.ends_on)
        }
    };
    let id: ClassId = ctx.id();
    sql::add_class(tx, ctx, &id, new)?;
    for says in &plan {
        sql::add_item(tx, ctx, &ctx.id::<ItemId>(), &id, says)?;
    }
    let event =
        ClassCreated { class: &id, name: &new.name, host: &new.host, copied_from: new.copied_from.as_ref() };
    journal::record(tx, ctx, &event)?;
    Ok(id)
}

/// Changes a class. Where its first day moves, the timetable moves with it.
///
/// # Errors
/// When the actor may not, here or at the new host.
pub fn edit_class(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId, new: &NewClass) -> Result<(), Error> {
    let before = class(tx, id)?;
    ctx.may(EDIT_CLASS, &before.scope())?;
    if new.host != before.host {
        let host = people::org(tx, &new.host)?;
        ctx.may(CREATE_CLASS, &Scope::Organisation(host.path))?;
    }
    sql::change_class(tx, ctx, id, new)?;
    if new.starts_on != before.starts_on {
        for item in sql::items(tx, id)? {
            let last = jiff::civil::Date::MAX;
            for says in shifted(vec![item.says], before.starts_on, new.starts_on, last) {
                sql::change_item(tx, ctx, &item.id, &says)?;
            }
        }
    }
    let (starts_on, ends_on) = (new.starts_on.to_string(), new.ends_on.to_string());
    journal::record(tx, ctx, &ClassChanged { class: id, name: &new.name, starts_on, ends_on })?;
    Ok(())
}

fn joined(
    tx: &mut Tx<'_>,
    rows: impl Fn(&mut Tx<'_>) -> Result<Vec<sql::ClassRow>, store::StoreError>,
) -> Result<Vec<Class>, Error> {
    let rows = rows(tx)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let orgs: HashMap<OrgId, Org> = people::orgs(tx)?.into_iter().map(|org| (org.id.clone(), org)).collect();
    Ok(rows.into_iter().filter_map(|row| orgs.get(&row.host).map(|host| with_host(row, host))).collect())
}

fn with_host(row: sql::ClassRow, host: &Org) -> Class {
    Class {
        id: row.id,
        host: row.host,
        host_path: host.path.clone(),
        host_name: host.name.clone(),
        name: row.name,
        term: row.term,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        place: row.place,
        contact: row.contact,
        size: row.size,
    }
}
