//! The timetable: reading it, and putting items in, moving and taking them out.

use store::{Tx, Witness as _, journal};
use web::{Ctx, Error};

use super::events::TimetableChanged;
use crate::access::{EDIT_TIMETABLE, SEE_TIMETABLE};
use crate::actions::class;
use crate::model::{Class, ClassId, Item, ItemDraft, ItemId};
use crate::store as sql;

/// A class and its timetable.
pub(crate) fn timetable(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId) -> Result<(Class, Vec<Item>), Error> {
    let class = class(tx, id)?;
    ctx.may(SEE_TIMETABLE, &class.scope())?;
    let items = sql::items(tx, id)?;
    Ok((class, items))
}

/// A class and one item of its timetable, for whoever may change it.
pub(crate) fn item_to_edit(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    item: Option<&ItemId>,
) -> Result<(Class, Option<Item>), Error> {
    let class = class(tx, id)?;
    ctx.may(EDIT_TIMETABLE, &class.scope())?;
    let item = match item {
        None => None,
        Some(item) => Some(sql::item(tx, id, item)?.ok_or(Error::NotFound)?),
    };
    Ok((class, item))
}

/// Puts an item into the timetable.
pub(crate) fn add_item(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId, says: &ItemDraft) -> Result<ItemId, Error> {
    let (class, _) = item_to_edit(tx, ctx, id, None)?;
    let item: ItemId = ctx.id();
    sql::add_item(tx, ctx, &item, &class.id, says)?;
    changed(tx, ctx, id, "added", says)?;
    Ok(item)
}

/// Changes an item, or moves it to another half day.
pub(crate) fn change_item(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    item: &ItemId,
    says: &ItemDraft,
) -> Result<(), Error> {
    item_to_edit(tx, ctx, id, Some(item))?;
    sql::change_item(tx, ctx, item, says)?;
    changed(tx, ctx, id, "changed", says)
}

/// Takes an item out; it can be put back.
pub(crate) fn remove_item(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId, item: &ItemId) -> Result<String, Error> {
    let (_, found) = item_to_edit(tx, ctx, id, Some(item))?;
    let found = found.ok_or(Error::NotFound)?;
    sql::remove_item(tx, ctx, item)?;
    changed(tx, ctx, id, "removed", &found.says)?;
    Ok(found.says.title)
}

/// Puts a removed item back.
pub(crate) fn restore_item(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId, item: &ItemId) -> Result<(), Error> {
    let (_, found) = item_to_edit(tx, ctx, id, Some(item))?;
    let found = found.ok_or(Error::NotFound)?;
    sql::restore_item(tx, item)?;
    changed(tx, ctx, id, "restored", &found.says)
}

fn changed(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    how: &'static str,
    says: &ItemDraft,
) -> Result<(), Error> {
    let event = TimetableChanged { class, how, day: says.day.to_string(), title: &says.title };
    journal::record(tx, ctx, &event)?;
    Ok(())
}
