//! Organisations, persons, roles, and how people get in.
//!
//! 工会组织 stand in two axes (region and industry) and carry the path by which a grant reaches down.
//! 人员 are kept with the least that is needed; the phone number is sealed. Staff sign in by password,
//! participants by a personal link, workers' phones stay without a name.

pub mod access;
mod actions;
mod hashing;
pub mod links;
mod model;
mod pages;
mod panels;
mod refusal;
mod samples;
mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ::store::migrate::{Room, Step};
use ::store::{StoreError, Tx};
use sheets::receipt::{Unit, UnitBook};
use web::{Ctx, Error};

pub use crate::actions::orgs::{add_alias, add_org, register_unit, remove_alias};
pub use crate::actions::persons::{correct_phone, keep_person, link_for};
pub use crate::model::{
    NewOrg, NewPerson, Org, OrgId, OrgKind, Person, Sex, mobile_number, role_name, shown_phone,
};
pub use crate::pages::demo::{DemoKeys, demo_routes};
pub use crate::panels::Contribution;
pub use crate::refusal::Refusal;
pub use crate::samples::samples;
pub use web::PersonId;

/// This room's tables.
pub const PEOPLE: Room = Room {
    name: "people",
    steps: &[Step {
        name: "0001_people",
        sql: include_str!("../migrations/0001_people.sql"),
        postgres: None,
    }],
    tables: &[
        "organisations",
        "organisation_aliases",
        "persons",
        "logins",
        "password_links",
        "complaints",
        "complaint_answers",
    ],
};

/// Every organisation, with its aliases, in the order they were added.
///
/// # Errors
/// As the database fails.
pub fn orgs(tx: &mut Tx<'_>) -> Result<Vec<Org>, StoreError> {
    store::orgs::all(tx)
}

/// One organisation.
///
/// # Errors
/// [`StoreError::NoRow`], which is the page 没有这个页面, when there is none.
pub fn org(tx: &mut Tx<'_>, id: &OrgId) -> Result<Org, StoreError> {
    store::orgs::by_id(tx, id)
}

/// An organisation's path alone, which is where its rights reach.
///
/// # Errors
/// As the database fails.
pub fn org_path(tx: &mut Tx<'_>, id: &OrgId) -> Result<String, StoreError> {
    store::orgs::path(tx, id)
}

/// The topmost organisation; none before the installation is set up.
///
/// # Errors
/// As the database fails.
pub fn root(tx: &mut Tx<'_>) -> Result<Option<Org>, StoreError> {
    store::orgs::root(tx)?.map(|id| store::orgs::by_id(tx, &id)).transpose()
}

/// The book by which receipts recognise units: full and short names and aliases, and which organisation
/// each entry is.
///
/// # Errors
/// As the database fails.
pub fn unit_book(tx: &mut Tx<'_>) -> Result<(UnitBook, Vec<OrgId>), StoreError> {
    let (mut units, mut ids) = (Vec::new(), Vec::new());
    for org in store::orgs::all(tx)? {
        let mut aliases = org.aliases;
        if org.short_name != org.name {
            aliases.push(org.short_name);
        }
        units.push(Unit { name: org.name, aliases });
        ids.push(org.id);
    }
    Ok((UnitBook::new(units), ids))
}

/// One person.
///
/// # Errors
/// [`StoreError::NoRow`] when there is none.
pub fn person(tx: &mut Tx<'_>, id: &PersonId) -> Result<Person, StoreError> {
    store::persons::by_id(tx, id)
}

/// These persons, in the order asked for; unknown ids are left out.
///
/// # Errors
/// As the database fails.
pub fn persons(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
    store::persons::by_ids(tx, ids)
}

/// Where a person is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// Their unit.
    pub unit: OrgId,
    /// The city it lies in, by its short name.
    pub city: Option<String>,
}

/// Where these persons are from, and no more of them; who has no unit is left out.
///
/// # Errors
/// As the database fails.
pub fn homes(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, Home>, StoreError> {
    let units = store::persons::units(tx, ids)?;
    let distinct: BTreeSet<&OrgId> = units.values().collect();
    let cities = store::persons::cities(tx, &distinct.into_iter().cloned().collect::<Vec<_>>())?;
    let home = |unit: OrgId| Home { city: cities.get(&unit).cloned(), unit };
    Ok(units.into_iter().map(|(person, unit)| (person, home(unit))).collect())
}

/// Opens the phone numbers of these persons, as [`phone_of`] does for one; who has none is left out.
///
/// # Errors
/// As the database fails, or a number was sealed with another key.
pub fn phones_of(tx: &mut Tx<'_>, ctx: &Ctx, ids: &[PersonId]) -> Result<HashMap<PersonId, String>, Error> {
    let mut phones = HashMap::new();
    for person in store::persons::by_ids(tx, ids)? {
        if let Some(sealed) = &person.phone {
            phones.insert(person.id, ctx.keys().open(sealed)?);
        }
    }
    Ok(phones)
}

/// Opens a person's phone number. The room that calls has asked whether the reader may see it.
///
/// # Errors
/// As the database fails, or the number was sealed with another key.
pub fn phone_of(tx: &mut Tx<'_>, ctx: &Ctx, id: &PersonId) -> Result<Option<String>, Error> {
    let known = store::persons::by_id(tx, id)?;
    Ok(known.phone.map(|sealed| ctx.keys().open(&sealed)).transpose()?)
}

/// The names of those among these actors who are persons, by their ids.
///
/// # Errors
/// As the database fails.
pub fn names_of<'a>(
    tx: &mut Tx<'_>,
    actors: impl IntoIterator<Item = &'a str>,
) -> Result<BTreeMap<String, String>, Error> {
    let ids: BTreeSet<PersonId> = actors.into_iter().filter_map(|actor| actor.parse().ok()).collect();
    let known = persons(tx, &Vec::from_iter(ids))?;
    Ok(known.into_iter().map(|person| (person.id.to_string(), person.name)).collect())
}

/// Every sealed value of this room, for checking that the installation's key opens them.
///
/// # Errors
/// As the database fails.
pub fn sealed_values(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    let mut sealed = store::persons::sealed_phones(tx)?;
    sealed.extend(store::complaints::sealed_contacts(tx)?);
    Ok(sealed)
}

/// This room's pages, without the demonstration's.
pub fn routes() -> axum::Router<web::App> {
    pages::routes()
}

/// The one-time code of the first run, put into the program's `extras` by the door while nobody
/// administers the installation.
#[derive(Debug, Clone)]
pub struct SetUpCode(pub String);

/// Whether somebody administers the installation already; the door asks it before it makes a code.
///
/// # Errors
/// As the database fails.
pub fn has_administrator(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    store::staff::has_administrator(tx)
}
