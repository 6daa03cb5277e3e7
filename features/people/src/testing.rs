//! Whom the stories of every room begin with: a fictional province and those who work there.

use store::Tx;
use web::access::{Over, Role, grant};
use web::{Ctx, Error, PersonId};

use crate::model::{NewOrg, NewPerson, OrgId, OrgKind};

/// Adds the topmost organisation.
///
/// # Errors
/// As adding fails.
pub fn province(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<OrgId, Error> {
    crate::add_org(tx, ctx, &NewOrg::new("北江省总工会", OrgKind::Province, None))
}

/// Adds an organisation below another.
///
/// # Errors
/// As adding fails.
pub fn union(tx: &mut Tx<'_>, ctx: &Ctx, name: &str, kind: OrgKind, above: &OrgId) -> Result<OrgId, Error> {
    crate::add_org(tx, ctx, &NewOrg::new(name, kind, Some(above)))
}

/// Enters somebody who holds a role over their own unit and all below it.
///
/// # Errors
/// As entering fails.
pub fn staff(tx: &mut Tx<'_>, ctx: &Ctx, name: &str, role: Role, unit: &OrgId) -> Result<PersonId, Error> {
    let new = NewPerson { name: name.to_owned(), unit: Some(unit.clone()), ..NewPerson::default() };
    let person = crate::keep_person(tx, ctx, &new)?;
    let path = crate::org(tx, unit)?.path;
    grant(tx, ctx, &person, role, &Over::Organisation(path), unit.as_str())?;
    Ok(person)
}
