//! Adding, changing and naming organisations.

use store::{Tx, Witness as _, journal};
use web::access::Scope;
use web::{Ctx, Error};

use super::events::{AliasAdded, AliasRemoved, OrgAdded, OrgChanged};
use crate::access::{EDIT_ORGANISATIONS, REGISTER_UNIT, SEE_ORGANISATIONS};
use crate::model::{NewOrg, Org, OrgId, OrgKind};
use crate::refusal::Refusal;
use crate::store::orgs;

/// The whole tree, for whoever may read any of it.
pub(crate) fn see_tree(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Org>, Error> {
    ctx.may(SEE_ORGANISATIONS, &Scope::Anywhere)?;
    Ok(orgs::all(tx)?)
}

/// Adds an organisation below its parent. Adding what is there already, by name below the same parent,
/// is refused.
///
/// # Errors
/// Where the actor may not, the name is taken, or there is a topmost organisation already.
pub fn add_org(tx: &mut Tx<'_>, ctx: &Ctx, new: &NewOrg) -> Result<OrgId, Error> {
    let above = new.parent.as_ref().map(|parent| orgs::by_id(tx, parent)).transpose()?;
    // Who adds a topmost organisation needs a grant that reaches everything: only the program has one.
    ctx.may(EDIT_ORGANISATIONS, &above.as_ref().map_or(Scope::Organisation("/".to_owned()), Org::scope))?;
    let id = insert(tx, ctx, new, above.as_ref())?;
    for alias in &new.aliases {
        add_alias(tx, ctx, &id, alias)?;
    }
    Ok(id)
}

/// Registers a unit that a receipt names, below `above` or, where its name begins with a city's, below that
/// city. What it is, its name tells; an administrator can put it right later.
///
/// # Errors
/// Where the actor may not, or the name is taken.
pub fn register_unit(tx: &mut Tx<'_>, ctx: &Ctx, name: &str, above: &OrgId) -> Result<OrgId, Error> {
    let above = orgs::by_id(tx, above)?;
    ctx.may(REGISTER_UNIT, &above.scope())?;
    let kind = OrgKind::by_name(name);
    let city = orgs::all(tx)?.into_iter().find(|org| {
        let place = org.name.trim_end_matches("总工会");
        let below = org.kind == OrgKind::City && org.path.starts_with(&above.path);
        below && org.name != name && org.name.ends_with("总工会") && name.starts_with(place)
    });
    let above = match kind {
        OrgKind::County | OrgKind::Grassroots => city.unwrap_or(above),
        OrgKind::Province | OrgKind::City | OrgKind::Industry => above,
    };
    let new = NewOrg {
        name: name.to_owned(),
        short_name: kind.short_of(name, &above.name),
        kind,
        parent: Some(above.id.clone()),
        industry_parent: None,
        region_code: None,
        aliases: Vec::new(),
    };
    insert(tx, ctx, &new, Some(&above))
}

fn insert(tx: &mut Tx<'_>, ctx: &Ctx, new: &NewOrg, above: Option<&Org>) -> Result<OrgId, Error> {
    check(tx, new, None)?;
    let id: OrgId = ctx.id();
    let path = format!("{}{id}/", above.map_or("/", |org| org.path.as_str()));
    orgs::insert(tx, ctx, &id, &named(new), &path)?;
    journal::record(tx, ctx, &OrgAdded { org: &id, name: &new.name })?;
    Ok(id)
}

/// Changes what is known of an organisation; a new parent moves its whole branch, and the grants with it.
pub(crate) fn change_org(tx: &mut Tx<'_>, ctx: &Ctx, id: &OrgId, new: &NewOrg) -> Result<(), Error> {
    let before = orgs::by_id(tx, id)?;
    ctx.may(EDIT_ORGANISATIONS, &before.scope())?;
    // The topmost one has no form field for a parent and stays where it is.
    let parent = if before.parent.is_none() { None } else { new.parent.clone() };
    let new = NewOrg { parent, ..named(new) };
    check(tx, &new, Some(&before))?;
    if new.parent != before.parent {
        let Some(parent) = &new.parent else { return Err(Refusal::RootExists.into()) };
        let above = orgs::by_id(tx, parent)?;
        ctx.may(EDIT_ORGANISATIONS, &above.scope())?;
        if above.path.starts_with(&before.path) {
            return Err(Refusal::MovedBelowItself.into());
        }
        orgs::move_branch(tx, &before.path, &format!("{}{id}/", above.path))?;
    }
    orgs::update(tx, id, &new)?;
    journal::record(tx, ctx, &OrgChanged { org: id, before: &before.name, name: &new.name })?;
    for gone in before.aliases.iter().filter(|alias| !new.aliases.contains(alias)) {
        orgs::remove_alias(tx, id, gone)?;
        journal::record(tx, ctx, &AliasRemoved { org: id, alias: gone })?;
    }
    for alias in new.aliases.iter().filter(|alias| !before.aliases.contains(alias)) {
        add_alias(tx, ctx, id, alias)?;
    }
    Ok(())
}

/// Adds another name by which receipts call the organisation.
///
/// # Errors
/// Where the actor may not, or the alias points to another organisation.
pub fn add_alias(tx: &mut Tx<'_>, ctx: &Ctx, id: &OrgId, alias: &str) -> Result<(), Error> {
    let org = orgs::by_id(tx, id)?;
    ctx.may(EDIT_ORGANISATIONS, &org.scope())?;
    match orgs::of_alias(tx, alias)? {
        Some(holder) if holder == *id => return Ok(()),
        Some(_) => return Err(Refusal::AliasTaken.into()),
        None => {}
    }
    orgs::add_alias(tx, ctx, id, alias)?;
    journal::record(tx, ctx, &AliasAdded { org: id, alias })?;
    Ok(())
}

/// Removes an alias; removing what is not there changes nothing.
///
/// # Errors
/// Where the actor may not.
pub fn remove_alias(tx: &mut Tx<'_>, ctx: &Ctx, id: &OrgId, alias: &str) -> Result<(), Error> {
    let org = orgs::by_id(tx, id)?;
    ctx.may(EDIT_ORGANISATIONS, &org.scope())?;
    if orgs::remove_alias(tx, id, alias)? {
        journal::record(tx, ctx, &AliasRemoved { org: id, alias })?;
    }
    Ok(())
}

/// One topmost organisation; one of a name below each parent; the industrial union exists.
fn check(tx: &mut Tx<'_>, new: &NewOrg, before: Option<&Org>) -> Result<(), Error> {
    let own = before.map(|org| &org.id);
    match &new.parent {
        Some(parent) => match orgs::named(tx, parent, &new.name)? {
            Some(found) if Some(&found) != own => return Err(Refusal::NameTaken.into()),
            _ => {}
        },
        None => match orgs::root(tx)? {
            Some(found) if Some(&found) != own => return Err(Refusal::RootExists.into()),
            _ => {}
        },
    }
    if let Some(union) = &new.industry_parent {
        let union = orgs::by_id(tx, union)?;
        if Some(&union.id) == own {
            return Err(Refusal::MovedBelowItself.into());
        }
    }
    Ok(())
}

/// A short name is the full one where none was given.
fn named(new: &NewOrg) -> NewOrg {
    let mut new = new.clone();
    if new.short_name.is_empty() {
        new.short_name.clone_from(&new.name);
    }
    new
}
