//! Staff: who works with the installation, inviting them, giving and taking back roles.

use std::collections::BTreeMap;

use store::{Tx, journal};
use web::access::{GrantId, Over, Role, Scope, grant, holders, revoke};
use web::{Ctx, Error, PersonId, entry, session};

use super::entry::{Failures, PASSWORD_LINK_GOOD_FOR, failures};
use super::events::{LinksWithdrawn, PasswordLinkGiven, RoleGiven, RoleTaken, SessionEnded};
use super::everything;
use super::persons::keep_person;
use crate::access::{EDIT_PERSON, GIVE_ROLE, INVITE_STAFF, SEE_PERSON, SEE_STAFF};
use crate::links;
use crate::model::{InviteDraft, OrgId, Person, staff_roles};
use crate::refusal::Refusal;
use crate::store::logins::{self, Login};
use crate::store::staff::{self, Held};
use crate::store::{orgs, persons};

/// The most persons a search shows.
const MOST_FOUND: usize = 100;

/// One of the staff, with what they may.
#[derive(Debug, Clone)]
pub(crate) struct Colleague {
    pub(crate) person: Person,
    pub(crate) roles: Vec<Held>,
}

/// The branches where the actor may see staff.
fn my_branches(ctx: &Ctx) -> Vec<String> {
    let mut paths: Vec<String> = ctx
        .grants()
        .iter()
        .filter(|grant| SEE_STAFF.who.contains(&grant.role))
        .filter_map(|grant| match &grant.over {
            Over::Organisation(path) => Some(path.clone()),
            Over::Class(_) => None,
        })
        .collect();
    paths.sort();
    // A branch inside another is seen with it.
    paths.dedup_by(|lower, upper| lower.starts_with(upper.as_str()));
    paths
}

/// Everybody who holds a role over an organisation in the actor's branches.
pub(crate) fn see_staff(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Colleague>, Error> {
    ctx.may(SEE_STAFF, &Scope::Anywhere)?;
    let mut roles: BTreeMap<PersonId, Vec<Held>> = BTreeMap::new();
    for path in my_branches(ctx) {
        for held in staff::below(tx, &path)? {
            roles.entry(held.person.clone()).or_default().push(held);
        }
    }
    let ids: Vec<PersonId> = roles.keys().cloned().collect();
    let mut found: Vec<Colleague> = persons::by_ids(tx, &ids)?
        .into_iter()
        .map(|person| Colleague { roles: roles.remove(&person.id).unwrap_or_default(), person })
        .collect();
    found.sort_by(|a, b| a.person.pinyin_key.cmp(&b.person.pinyin_key));
    Ok(found)
}

/// Persons of the actor's branches, staff or not, whose name holds these characters.
pub(crate) fn search(tx: &mut Tx<'_>, ctx: &Ctx, part: &str) -> Result<Vec<Person>, Error> {
    ctx.may(SEE_STAFF, &Scope::Anywhere)?;
    let mut found = Vec::new();
    for path in my_branches(ctx) {
        found.extend(persons::search(tx, &path, part, MOST_FOUND)?);
    }
    Ok(found)
}

/// Everything staff see of a person.
#[derive(Debug, Clone)]
pub(crate) struct Whole {
    pub(crate) person: Person,
    pub(crate) phone: Option<String>,
    pub(crate) roles: Vec<Held>,
    pub(crate) login: Option<Login>,
    pub(crate) failures: Failures,
    pub(crate) sessions: Vec<session::Known>,
    pub(crate) may_edit: bool,
    pub(crate) may_give: bool,
}

/// A person's page, for staff whose branch the person's unit is in.
pub(crate) fn see_person(tx: &mut Tx<'_>, ctx: &Ctx, id: &PersonId) -> Result<Whole, Error> {
    let person = persons::by_id(tx, id)?;
    ctx.may(SEE_PERSON, &person.scope())?;
    let may_edit = ctx.can(EDIT_PERSON, &person.scope());
    let phone = person.phone.as_ref().map(|sealed| ctx.keys().open(sealed)).transpose()?;
    Ok(Whole {
        phone,
        roles: staff::of_person(tx, id)?,
        login: logins::of_person(tx, id)?,
        failures: if may_edit { failures(tx, ctx, id)? } else { Failures::default() },
        sessions: if may_edit { session::of_person(tx, id, ctx.now)? } else { Vec::new() },
        may_edit,
        may_give: ctx.can(GIVE_ROLE, &person.scope()),
        person,
    })
}

/// Invites somebody: enters them, reserves their login name, gives the first role, and makes the
/// one-time link by which they choose a password. Returns who, and the link's token.
pub(crate) fn invite(tx: &mut Tx<'_>, ctx: &Ctx, draft: &InviteDraft) -> Result<(PersonId, String), Error> {
    let place = orgs::by_id(tx, &draft.org)?;
    ctx.may(INVITE_STAFF, &place.scope())?;
    if let Some(phone) = &draft.person.phone
        && let Some(known) = persons::by_phone(tx, &ctx.keys().lookup(phone))?
    {
        // Whoever hands out the link could use it: so only those who may keep this person's data.
        let known = persons::by_id(tx, &known)?;
        if logins::of_person(tx, &known.id)?.is_some() || !ctx.can(EDIT_PERSON, &known.scope()) {
            return Err(Refusal::AlreadyKnown.into());
        }
    }
    if logins::holder(tx, &draft.login)?.is_some() {
        return Err(Refusal::LoginTaken.into());
    }
    let person = keep_person(tx, ctx, &draft.person)?;
    if logins::of_person(tx, &person)?.is_some() {
        return Err(Refusal::AlreadyKnown.into());
    }
    logins::reserve(tx, &person, &draft.login)?;
    give(tx, ctx, &person, draft.role, &draft.org)?;
    let token = logins::make_link(tx, ctx, &person, PASSWORD_LINK_GOOD_FOR)?;
    journal::record(tx, ctx, &PasswordLinkGiven { person: &person, login: &draft.login })?;
    Ok((person, token))
}

/// A new one-time link for somebody who forgot the password or let the first link end. Only who could
/// take every role of theirs may, for the link opens all of them.
pub(crate) fn new_password_link(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &PersonId,
) -> Result<(String, String), Error> {
    let person = persons::by_id(tx, id)?;
    ctx.may(INVITE_STAFF, &person.scope())?;
    for held in staff::of_person(tx, id)?.iter().filter(|held| !held.over_class) {
        ctx.may(INVITE_STAFF, &Scope::Organisation(held.over_path.clone()))?;
    }
    // Whose class it is, this shelf does not know.
    if staff::of_person(tx, id)?.iter().any(|held| held.over_class && held.role.needs_password()) {
        ctx.may(INVITE_STAFF, &everything(tx)?)?;
    }
    let login = logins::of_person(tx, id)?.ok_or(Refusal::NoLogin)?;
    let token = logins::make_link(tx, ctx, id, PASSWORD_LINK_GOOD_FOR)?;
    journal::record(tx, ctx, &PasswordLinkGiven { person: id, login: &login.login })?;
    Ok((person.name, links::choose_password(&token)))
}

/// Gives a role over an organisation to somebody who signs in by password.
pub(crate) fn give_role(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &PersonId,
    role: Role,
    org: &OrgId,
) -> Result<(), Error> {
    logins::of_person(tx, id)?.ok_or(Refusal::NoLogin)?;
    give(tx, ctx, id, role, org)
}

fn give(tx: &mut Tx<'_>, ctx: &Ctx, id: &PersonId, role: Role, org: &OrgId) -> Result<(), Error> {
    let place = orgs::by_id(tx, org)?;
    ctx.may(GIVE_ROLE, &place.scope())?;
    if !staff_roles().contains(&role) {
        return Err(Error::NotFound);
    }
    grant(tx, ctx, id, role, &Over::Organisation(place.path), org.as_str())?;
    journal::record(tx, ctx, &RoleGiven { person: id, role: role.word(), org })?;
    Ok(())
}

/// A role that the actor may take back, with the name of who holds it.
pub(crate) fn role_to_take(tx: &mut Tx<'_>, ctx: &Ctx, grant: &GrantId) -> Result<(Held, String), Error> {
    let held = staff::by_id(tx, grant)?;
    if held.over_class {
        return Err(Error::NotFound);
    }
    ctx.may(GIVE_ROLE, &Scope::Organisation(held.over_path.clone()))?;
    let name = persons::by_id(tx, &held.person)?.name;
    Ok((held, name))
}

/// Takes a role back. The last administrator of the topmost organisation keeps theirs.
pub(crate) fn take_role(tx: &mut Tx<'_>, ctx: &Ctx, grant: &GrantId) -> Result<PersonId, Error> {
    let (held, _) = role_to_take(tx, ctx, grant)?;
    let top = orgs::root(tx)?;
    if held.role == Role::Administrator
        && top.is_some_and(|top| top.as_str() == held.over_id)
        && holders(tx, Role::Administrator, &held.over_id)?.len() < 2
    {
        return Err(Refusal::LastAdministrator.into());
    }
    revoke(tx, ctx, &held.person, held.role, &held.over_id)?;
    let taken = RoleTaken { person: &held.person, role: held.role.word(), over: &held.over_id };
    journal::record(tx, ctx, &taken)?;
    Ok(held.person)
}

/// Ends one session of a person, from their page.
pub(crate) fn end_session(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &PersonId,
    session: &web::SessionId,
) -> Result<(), Error> {
    let person = persons::by_id(tx, id)?;
    ctx.may(EDIT_PERSON, &person.scope())?;
    if session::end(tx, id, session, ctx.now)? {
        journal::record(tx, ctx, &SessionEnded { person: id, session: session.as_str() })?;
    }
    Ok(())
}

/// Withdraws every personal link of a person: one went to the wrong hands.
pub(crate) fn withdraw_links(tx: &mut Tx<'_>, ctx: &Ctx, id: &PersonId) -> Result<u64, Error> {
    let person = persons::by_id(tx, id)?;
    ctx.may(EDIT_PERSON, &person.scope())?;
    let how_many = entry::withdraw_all(tx, id, ctx.now)?;
    session::end_others(tx, id, None, ctx.now)?;
    journal::record(tx, ctx, &LinksWithdrawn { person: id, how_many })?;
    Ok(how_many)
}
