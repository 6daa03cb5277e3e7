//! Taking the roster away as a file, and making personal links for everybody on it.

use std::collections::HashMap;

use store::{Tx, journal};
use web::{Ctx, Error};

use super::events::{LinksMade, RosterExported};
use crate::access::{EXPORT_ROSTER, MAKE_LINKS};
use crate::actions::{class, trainees};
use crate::links;
use crate::model::{Class, ClassId, Trainee};
use crate::refusal::Refusal;
use crate::sheets::Exported;
use crate::store as sql;

/// Everybody with phone number and full name of the unit; that the roster was taken is recorded.
pub(crate) fn export(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId) -> Result<(Class, Vec<Exported>), Error> {
    let class = class(tx, id)?;
    ctx.may(EXPORT_ROSTER, &class.scope())?;
    let units: HashMap<_, _> = people::orgs(tx)?.into_iter().map(|org| (org.id, org.name)).collect();
    let mut extras: HashMap<_, _> =
        sql::enrolled(tx, id)?.into_iter().map(|enrolment| (enrolment.id, enrolment.extras)).collect();
    let trainees = trainees(tx, id)?;
    let ids: Vec<_> = trainees.iter().map(|trainee| trainee.person.clone()).collect();
    let mut phones = people::phones_of(tx, ctx, &ids)?;
    let mut people = Vec::new();
    for trainee in trainees {
        people.push(Exported {
            phone: phones.remove(&trainee.person).unwrap_or_default(),
            unit: trainee.unit.as_ref().and_then(|unit| units.get(unit).cloned()).unwrap_or_default(),
            extras: extras.remove(&trainee.enrolment).unwrap_or_default(),
            trainee,
        });
    }
    journal::record(tx, ctx, &RosterExported { class: id, people: people.len() })?;
    Ok((class, people))
}

/// A class whose people the actor may give links to.
pub(crate) fn class_to_link(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId) -> Result<Class, Error> {
    let class = class(tx, id)?;
    ctx.may(MAKE_LINKS, &class.scope())?;
    Ok(class)
}

/// A new personal link for everybody on the roster; links given before stay good.
pub(crate) fn make_links(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ClassId,
) -> Result<(Class, Vec<(Trainee, String)>), Error> {
    let class = class_to_link(tx, ctx, id)?;
    let mut made = Vec::new();
    for trainee in trainees(tx, id)? {
        let path = people::link_for(tx, ctx, &trainee.person, &links::today(id))?;
        made.push((trainee, path));
    }
    if made.is_empty() {
        return Err(Refusal::NobodyEnrolled.into());
    }
    journal::record(tx, ctx, &LinksMade { class: id, people: made.len() })?;
    Ok((class, made))
}
