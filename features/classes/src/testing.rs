//! The class that stories of the rooms above begin with.

use jiff::civil::date;
use people::{NewPerson, OrgId};
use store::Tx;
use web::access::{Over, Role, grant};
use web::{Ctx, Error, PersonId};

use crate::{ClassId, NewClass, create_class};

/// A class in the week in which test stories begin.
///
/// # Errors
/// As making it fails.
pub fn class(tx: &mut Tx<'_>, ctx: &Ctx, host: &OrgId, name: &str) -> Result<ClassId, Error> {
    let new = NewClass {
        host: host.clone(),
        name: name.to_owned(),
        term: String::new(),
        starts_on: date(2026, 7, 27),
        ends_on: date(2026, 7, 31),
        place: String::new(),
        contact: String::new(),
        copied_from: None,
    };
    create_class(tx, ctx, &new)
}

/// Enters somebody who holds a role in one class only.
///
/// # Errors
/// As entering fails.
pub fn staff(tx: &mut Tx<'_>, ctx: &Ctx, name: &str, role: Role, class: &ClassId) -> Result<PersonId, Error> {
    let person = people::keep_person(tx, ctx, &NewPerson { name: name.to_owned(), ..NewPerson::default() })?;
    grant(tx, ctx, &person, role, &Over::Class(class.to_string()), class.as_str())?;
    Ok(person)
}
