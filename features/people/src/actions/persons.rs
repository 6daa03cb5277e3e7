//! Entering persons, bringing what is known of them up to date, and the links that let them in.

use ::store::{Millis, Tx, Witness as _, journal};
use names::Name;
use web::access::Scope;
use web::{Ctx, Error, PersonId, Problem, Problems, entry};

use super::events::{LinkGiven, PersonChanged, PersonKept};
use crate::access::GIVE_LINK;
use crate::links;
use crate::model::{LONGEST_POST, NewPerson, mobile_number, read_name};
use crate::refusal::Refusal;
use crate::store::orgs;
use crate::store::persons::{self, Written};

/// How long a personal link is good for: through a class and the weeks after.
const LINK_GOOD_FOR: i64 = 60 * Millis::DAY;

/// Enters a person, or brings a known one up to date: the same phone number is the same person; without
/// a number, the same name in the same unit is. What is left empty changes nothing. Staff who sign in by
/// password keep their data themselves, so nobody renames them from a receipt.
///
/// Asks no permission of its own: the room that calls has asked for the act this belongs to.
///
/// # Errors
/// `name`, `phone` or `post` that cannot be taken, each at its field.
pub fn keep_person(tx: &mut Tx<'_>, ctx: &Ctx, new: &NewPerson) -> Result<PersonId, Error> {
    let (name, phone) = checked(new)?;
    if let Some(unit) = &new.unit {
        orgs::by_id(tx, unit)?;
    }
    let found = match &phone {
        Some(phone) => persons::by_phone(tx, &ctx.keys().lookup(phone))?,
        None => None,
    };
    let found = match (found, &new.unit) {
        (None, Some(unit)) => persons::without_phone(tx, name.as_str(), unit)?,
        (found, _) => found,
    };
    let Some(id) = found else {
        let id: PersonId = ctx.id();
        let written =
            Written { name: name.as_str(), sex: new.sex, unit: new.unit.as_ref(), post: new.post.trim() };
        persons::insert(tx, ctx, &id, &written)?;
        if phone.is_some() {
            persons::set_phone(tx, ctx, &id, phone.as_deref())?;
        }
        journal::record(tx, ctx, &PersonKept { person: &id, unit: new.unit.as_ref() })?;
        return Ok(id);
    };
    if !persons::has_login(tx, &id)? {
        bring_up_to_date(tx, ctx, &id, &name, new, phone.as_deref())?;
    }
    Ok(id)
}

fn checked(new: &NewPerson) -> Result<(Name, Option<String>), Problems> {
    let mut problems = Problems::default();
    let name = read_name(&new.name).map_err(|problem| problems.0.push(("name".to_owned(), problem)));
    let typed = new.phone.as_deref().map(str::trim).filter(|phone| !phone.is_empty());
    let phone = typed
        .map(mobile_number)
        .transpose()
        .map_err(|problem| problems.0.push(("phone".to_owned(), problem)));
    if let Some(problem) = wrong_post(new.post.trim()) {
        problems.0.push(("post".to_owned(), problem));
    }
    match (name, phone) {
        (Ok(name), Ok(phone)) if problems.0.is_empty() => Ok((name, phone)),
        _ => Err(problems),
    }
}

fn wrong_post(post: &str) -> Option<Problem> {
    if post.chars().any(char::is_control) {
        return Some(Problem::Unprintable);
    }
    (post.chars().count() > LONGEST_POST).then_some(Problem::TooLong { most: LONGEST_POST })
}

fn bring_up_to_date(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &PersonId,
    name: &Name,
    new: &NewPerson,
    phone: Option<&str>,
) -> Result<(), Error> {
    let known = persons::by_id(tx, id)?;
    let post = match new.post.trim() {
        "" => known.post.as_str(),
        post => post,
    };
    let (sex, unit) = (new.sex.or(known.sex), new.unit.as_ref().or(known.unit.as_ref()));
    let mut fields = Vec::new();
    let mut note = |changed: bool, field| {
        if changed {
            fields.push(field);
        }
    };
    note(known.name != name.as_str(), "name");
    note(known.sex != sex, "sex");
    note(known.unit.as_ref() != unit, "unit");
    note(known.post != post, "post");
    note(known.phone.is_none() && phone.is_some(), "phone");
    if fields.is_empty() {
        return Ok(());
    }
    persons::update(tx, ctx, id, &Written { name: name.as_str(), sex, unit, post })?;
    if known.phone.is_none() && phone.is_some() {
        persons::set_phone(tx, ctx, id, phone)?;
    }
    journal::record(tx, ctx, &PersonChanged { person: id, fields })?;
    Ok(())
}

/// Puts a participant's phone number right, so that a slip of the keyboard does not make a second person
/// of them. Where somebody else has that number already, nothing is changed and that person is returned.
/// Staff who sign in by password keep their number themselves.
///
/// Asks no permission of its own: the room that calls has asked for the act this belongs to.
///
/// # Errors
/// `phone` that cannot be taken; staff.
pub fn correct_phone(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &PersonId,
    typed: &str,
) -> Result<Option<PersonId>, Error> {
    let phone = mobile_number(typed).map_err(|problem| Problems::at("phone", problem))?;
    match persons::by_phone(tx, &ctx.keys().lookup(&phone))? {
        Some(holder) if holder == *id => return Ok(None),
        Some(holder) => return Ok(Some(holder)),
        None => {}
    }
    if persons::has_login(tx, id)? {
        return Err(Refusal::KeepsOwnData.into());
    }
    persons::set_phone(tx, ctx, id, Some(&phone))?;
    journal::record(tx, ctx, &PersonChanged { person: id, fields: vec!["phone"] })?;
    Ok(None)
}

/// Makes a personal link for somebody: the path `/in/…` to put into an address or a QR code. Who comes
/// in by a link is a participant; roles of staff need a password, so a link never carries them.
///
/// # Errors
/// Where the actor gives no links, or there is no such person.
pub fn link_for(tx: &mut Tx<'_>, ctx: &Ctx, person: &PersonId, lands_on: &str) -> Result<String, Error> {
    if !ctx.can(GIVE_LINK, &Scope::Anywhere) {
        return Err(Refusal::LinkNotGiven.into());
    }
    let known = persons::by_id(tx, person)?;
    let token = entry::make(tx, ctx, person, &known.name, lands_on, LINK_GOOD_FOR)?;
    journal::record(tx, ctx, &LinkGiven { person, lands_on })?;
    Ok(links::personal(&token))
}
