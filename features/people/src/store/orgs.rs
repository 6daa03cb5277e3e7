//! What is asked of the organisations.

use std::collections::HashMap;

use store::{Row, StoreError, Tx, Witness, args};
use web::Ctx;

use crate::model::{NewOrg, Org, OrgId};

const COLUMNS: &str = "id, name, short_name, kind, path, parent_id, industry_parent_id, region_code";

fn read_org(row: &Row<'_>) -> Result<Org, StoreError> {
    Ok(Org {
        id: row.get(0)?,
        name: row.get(1)?,
        short_name: row.get(2)?,
        kind: row.get(3)?,
        path: row.get(4)?,
        parent: row.get(5)?,
        industry_parent: row.get(6)?,
        region_code: row.get(7)?,
        aliases: Vec::new(),
    })
}

/// Every organisation, in the order they were added, with its aliases.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Org>, StoreError> {
    let mut orgs = tx.all(&format!("SELECT {COLUMNS} FROM organisations ORDER BY id"), args![], read_org)?;
    let mut aliases: HashMap<OrgId, Vec<String>> = HashMap::new();
    let rows =
        tx.all("SELECT org, alias FROM organisation_aliases ORDER BY added_at, alias", args![], |row| {
            Ok((row.get::<OrgId>(0)?, row.get::<String>(1)?))
        })?;
    for (org, alias) in rows {
        aliases.entry(org).or_default().push(alias);
    }
    for org in &mut orgs {
        org.aliases = aliases.remove(&org.id).unwrap_or_default();
    }
    Ok(orgs)
}

/// One organisation, with its aliases.
pub(crate) fn by_id(tx: &mut Tx<'_>, id: &OrgId) -> Result<Org, StoreError> {
    let mut org =
        tx.one(&format!("SELECT {COLUMNS} FROM organisations WHERE id = $1"), args![id], read_org)?;
    org.aliases = tx.all(
        "SELECT alias FROM organisation_aliases WHERE org = $1 ORDER BY added_at, alias",
        args![id],
        |row| row.get(0),
    )?;
    Ok(org)
}

/// Where an organisation stands among the others.
pub(crate) fn path(tx: &mut Tx<'_>, id: &OrgId) -> Result<String, StoreError> {
    tx.one("SELECT path FROM organisations WHERE id = $1", args![id], |row| row.get(0))
}

/// The topmost organisation.
pub(crate) fn root(tx: &mut Tx<'_>) -> Result<Option<OrgId>, StoreError> {
    tx.opt("SELECT id FROM organisations WHERE parent_id IS NULL ORDER BY id", args![], |row| row.get(0))
}

/// The organisation of this name below a parent.
pub(crate) fn named(tx: &mut Tx<'_>, parent: &OrgId, name: &str) -> Result<Option<OrgId>, StoreError> {
    tx.opt("SELECT id FROM organisations WHERE parent_id = $1 AND name = $2", args![parent, name], |row| {
        row.get(0)
    })
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &OrgId,
    new: &NewOrg,
    path: &str,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO organisations (id, parent_id, industry_parent_id, kind, name, short_name, region_code,
           path, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            id,
            new.parent.as_ref(),
            new.industry_parent.as_ref(),
            new.kind,
            &new.name,
            &new.short_name,
            new.region_code.clone(),
            path,
            ctx.now,
            ctx.actor()
        ],
    )?;
    Ok(())
}

/// Writes what may be changed of an organisation.
pub(crate) fn update(tx: &mut Tx<'_>, id: &OrgId, new: &NewOrg) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE organisations SET parent_id = $1, industry_parent_id = $2, kind = $3, name = $4,
           short_name = $5, region_code = $6 WHERE id = $7",
        args![
            new.parent.as_ref(),
            new.industry_parent.as_ref(),
            new.kind,
            &new.name,
            &new.short_name,
            new.region_code.clone(),
            id
        ],
    )?;
    Ok(())
}

/// Moves a whole branch: every path that begins with `from` begins with `to` afterwards, in the
/// organisations and in the grants over them.
pub(crate) fn move_branch(tx: &mut Tx<'_>, from: &str, to: &str) -> Result<(), StoreError> {
    let length = from.chars().count();
    tx.exec(
        "UPDATE organisations SET path = $1 || substr(path, $2) WHERE substr(path, 1, $3) = $4",
        args![to, length + 1, length, from],
    )?;
    tx.exec(
        "UPDATE grants SET over_path = $1 || substr(over_path, $2)
         WHERE over_kind = 'organisation' AND substr(over_path, 1, $3) = $4",
        args![to, length + 1, length, from],
    )?;
    Ok(())
}

/// Whom an alias points to already.
pub(crate) fn of_alias(tx: &mut Tx<'_>, alias: &str) -> Result<Option<OrgId>, StoreError> {
    tx.opt("SELECT org FROM organisation_aliases WHERE alias = $1", args![alias], |row| row.get(0))
}

pub(crate) fn add_alias(tx: &mut Tx<'_>, ctx: &Ctx, org: &OrgId, alias: &str) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO organisation_aliases (org, alias, added_at, added_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT (org, alias) DO NOTHING",
        args![org, alias, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

pub(crate) fn remove_alias(tx: &mut Tx<'_>, org: &OrgId, alias: &str) -> Result<bool, StoreError> {
    let touched =
        tx.exec("DELETE FROM organisation_aliases WHERE org = $1 AND alias = $2", args![org, alias])?;
    Ok(touched > 0)
}
