//! Who is in a class: putting people on the roster, changing what the class keeps of them, taking
//! them off and back on. A place on the roster carries the role of trainee in the class.

use std::collections::HashMap;

use people::{NewPerson, Person};
use store::{Millis, Tx, Witness as _, journal};
use web::access::{Over, Role, grant, revoke};
use web::{Ctx, Error, PersonId};

use super::events::{Enrolled, EnrolmentChanged, Withdrawn};
use crate::access::{EDIT_ROSTER, SEE_ROSTER};
use crate::actions::class;
use crate::model::{Class, ClassId, Enrolment, EnrolmentId, Extras, Order, Trainee};
use crate::refusal::Refusal;
use crate::store as sql;

/// Everybody on the roster, in 姓氏笔画 order; whoever asks decides who may see it.
///
/// # Errors
/// As the database fails.
pub fn trainees(tx: &mut Tx<'_>, class: &ClassId) -> Result<Vec<Trainee>, Error> {
    let enrolled = sql::enrolled(tx, class)?;
    let mut trainees = named(tx, enrolled)?;
    trainees.sort_by(|a, b| Order::Strokes.compare(a, b));
    Ok(trainees)
}

/// A class and its roster, for whoever may see it.
pub(crate) fn roster(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId) -> Result<(Class, Vec<Trainee>), Error> {
    let class = class(tx, id)?;
    ctx.may(SEE_ROSTER, &class.scope())?;
    let trainees = trainees(tx, id)?;
    Ok((class, trainees))
}

/// Who was taken off the roster, the latest first.
pub(crate) fn past_trainees(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &Class,
) -> Result<Vec<(Trainee, Millis)>, Error> {
    ctx.may(EDIT_ROSTER, &class.scope())?;
    let withdrawn = sql::withdrawn(tx, &class.id)?;
    let since: HashMap<EnrolmentId, Millis> =
        withdrawn.iter().filter_map(|e| Some((e.id.clone(), e.withdrawn_at?))).collect();
    let past = named(tx, withdrawn)?;
    Ok(past
        .into_iter()
        .map(|t| (since.get(&t.enrolment).copied().unwrap_or_default(), t))
        .map(|(at, t)| (t, at))
        .collect())
}

/// Puts a person on the roster, or brings what is known of them up to date.
///
/// # Errors
/// When the actor may not, or the name, phone or post cannot be taken.
pub fn enrol(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    new: &NewPerson,
    extras: &Extras,
) -> Result<EnrolmentId, Error> {
    let class = class(tx, id)?;
    ctx.may(EDIT_ROSTER, &class.scope())?;
    let person = people::keep_person(tx, ctx, new)?;
    let (enrolment, _) = place(tx, ctx, &class, &person, extras)?;
    Ok(enrolment)
}

/// What putting somebody on a roster came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placed {
    /// They are new, or back.
    Added,
    /// What the class keeps of them has changed.
    Changed,
    /// Nothing has changed.
    Same,
}

/// Gives a person their place in a class. What is left empty changes nothing.
pub(crate) fn place(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &Class,
    person: &PersonId,
    extras: &Extras,
) -> Result<(EnrolmentId, Placed), Error> {
    let Some(known) = sql::enrolment_of(tx, &class.id, person)? else {
        let id: EnrolmentId = ctx.id();
        sql::add_enrolment(tx, ctx, &id, &class.id, person, extras)?;
        let over = Over::Class(class.id.to_string());
        grant(tx, ctx, person, Role::Trainee, &over, class.id.as_str())?;
        journal::record(tx, ctx, &Enrolled { class: &class.id, enrolment: &id, person })?;
        return Ok((id, Placed::Added));
    };
    let extras = known.extras.overlaid(extras);
    if known.withdrawn_at.is_some() {
        sql::change_enrolment(tx, ctx, &known.id, &extras)?;
        let over = Over::Class(class.id.to_string());
        grant(tx, ctx, person, Role::Trainee, &over, class.id.as_str())?;
        journal::record(tx, ctx, &Enrolled { class: &class.id, enrolment: &known.id, person })?;
        return Ok((known.id, Placed::Added));
    }
    if extras == known.extras {
        return Ok((known.id, Placed::Same));
    }
    sql::change_enrolment(tx, ctx, &known.id, &extras)?;
    journal::record(tx, ctx, &EnrolmentChanged { class: &class.id, enrolment: &known.id })?;
    Ok((known.id, Placed::Changed))
}

/// What the form for one trainee shows.
pub(crate) struct EnrolmentForm {
    /// The class.
    pub class: Class,
    /// Who.
    pub person: Person,
    /// Their phone number, opened.
    pub phone: String,
    /// What the class keeps of them.
    pub extras: Extras,
    /// Whether they have been taken off the roster.
    pub withdrawn: bool,
}

/// A trainee's data, for whoever may change it.
pub(crate) fn enrolment_form(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    enrolment: &EnrolmentId,
) -> Result<EnrolmentForm, Error> {
    let (class, known) = found(tx, ctx, id, enrolment)?;
    let person = people::person(tx, &known.person)?;
    let phone = people::phone_of(tx, ctx, &known.person)?.unwrap_or_default();
    Ok(EnrolmentForm { class, person, phone, extras: known.extras, withdrawn: known.withdrawn_at.is_some() })
}

/// Changes a trainee's data. A new phone number is that of the same person, unless it is somebody else's:
/// then the place becomes theirs.
pub(crate) fn edit_enrolment(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    enrolment: &EnrolmentId,
    new: &NewPerson,
    extras: &Extras,
) -> Result<(), Error> {
    let (class, known) = found(tx, ctx, id, enrolment)?;
    if let Some(phone) = &new.phone
        && let Some(holder) = people::correct_phone(tx, ctx, &known.person, phone)?
    {
        if let Some(other) = sql::enrolment_of(tx, id, &holder)? {
            let name = people::person(tx, &other.person)?.name;
            return Err(Refusal::PhoneInClass { name }.into());
        }
        sql::change_person(tx, enrolment, &holder)?;
        revoke(tx, ctx, &known.person, Role::Trainee, class.id.as_str())?;
        let over = Over::Class(class.id.to_string());
        grant(tx, ctx, &holder, Role::Trainee, &over, class.id.as_str())?;
    }
    people::keep_person(tx, ctx, new)?;
    if extras != &known.extras {
        sql::change_enrolment(tx, ctx, enrolment, extras)?;
    }
    journal::record(tx, ctx, &EnrolmentChanged { class: id, enrolment })?;
    Ok(())
}

/// Takes somebody off the roster; they can be put back. Returns their name.
pub(crate) fn withdraw(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    enrolment: &EnrolmentId,
) -> Result<String, Error> {
    let (class, known) = found(tx, ctx, id, enrolment)?;
    if sql::withdraw(tx, ctx, enrolment)? {
        revoke(tx, ctx, &known.person, Role::Trainee, class.id.as_str())?;
        journal::record(tx, ctx, &Withdrawn { class: id, enrolment, person: &known.person })?;
    }
    Ok(people::person(tx, &known.person)?.name)
}

/// Puts somebody back on the roster. Returns their name.
pub(crate) fn restore(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    enrolment: &EnrolmentId,
) -> Result<String, Error> {
    let (class, known) = found(tx, ctx, id, enrolment)?;
    place(tx, ctx, &class, &known.person, &known.extras)?;
    Ok(people::person(tx, &known.person)?.name)
}

fn found(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
    enrolment: &EnrolmentId,
) -> Result<(Class, Enrolment), Error> {
    let class = class(tx, id)?;
    ctx.may(EDIT_ROSTER, &class.scope())?;
    let known = sql::enrolment(tx, id, enrolment)?.ok_or(Error::NotFound)?;
    Ok((class, known))
}

fn named(tx: &mut Tx<'_>, enrolments: Vec<Enrolment>) -> Result<Vec<Trainee>, Error> {
    let ids: Vec<PersonId> = enrolments.iter().map(|e| e.person.clone()).collect();
    let mut persons: HashMap<PersonId, Person> =
        people::persons(tx, &ids)?.into_iter().map(|person| (person.id.clone(), person)).collect();
    Ok(enrolments
        .into_iter()
        .filter_map(|enrolment| Some(Trainee::of(enrolment.clone(), persons.remove(&enrolment.person)?)))
        .collect())
}
