//! The first run: the topmost organisation and its first administrator, once.

use store::{Tx, journal};
use web::access::{Over, Role, grant};
use web::session::{self, Kind};
use web::{Ctx, Error};

use super::events::SetUp;
use super::orgs::add_org;
use super::persons::keep_person;
use crate::model::{NewOrg, NewPerson, OrgKind};
use crate::store::{logins, orgs, persons, staff};

/// What the first form says, already checked.
#[derive(Debug, Clone)]
pub(crate) struct FirstRun {
    pub(crate) organisation: String,
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) hash: String,
}

/// Whether nobody runs the installation yet.
pub(crate) fn is_open(tx: &mut Tx<'_>) -> Result<bool, Error> {
    Ok(!staff::has_administrator(tx)?)
}

/// Makes the topmost organisation (or takes the one that an import brought), and its administrator.
/// The caller has compared the one-time code. Returns the token of the new session.
pub(crate) fn set_up(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    program: &Ctx,
    first: &FirstRun,
    device: &str,
) -> Result<String, Error> {
    if !is_open(tx)? {
        return Err(Error::NotFound);
    }
    let root = match orgs::root(tx)? {
        Some(root) => root,
        None => add_org(tx, program, &NewOrg::new(&first.organisation, OrgKind::Province, None))?,
    };
    let new = NewPerson { name: first.name.clone(), unit: Some(root.clone()), ..NewPerson::default() };
    let person = keep_person(tx, program, &new)?;
    let name = persons::by_id(tx, &person)?.name;
    logins::reserve(tx, &person, &first.login)?;
    logins::set_password(tx, ctx, &person, &first.hash)?;
    let path = orgs::by_id(tx, &root)?.path;
    grant(tx, program, &person, Role::Administrator, &Over::Organisation(path), root.as_str())?;
    journal::record(tx, program, &SetUp { person: &person, organisation: &root })?;
    let (_, token) = session::start(tx, ctx, Kind::Password, Some((&person, &name)), device)?;
    Ok(token)
}
