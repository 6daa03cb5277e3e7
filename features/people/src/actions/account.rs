//! One's own data: seeing, correcting, taking along; one's own sessions.

use store::Tx;
use store::journal::{self, Entry};
use web::{Ctx, Error, PersonId, SessionId, session};

use super::events::{PersonChanged, SessionEnded};
use super::oneself;
use crate::access::EDIT_PERSON;
use crate::model::{Person, PersonDraft};
use crate::refusal::Refusal;
use crate::store::logins::{self, Login};
use crate::store::persons::{self, Written};
use crate::store::staff::{self, Held};

/// The most entries of the journal shown about oneself.
const MOST_ENTRIES: usize = 30;

/// Everything that is kept of oneself.
#[derive(Debug, Clone)]
pub(crate) struct Mine {
    pub(crate) person: Person,
    pub(crate) phone: Option<String>,
    pub(crate) roles: Vec<Held>,
    pub(crate) login: Option<Login>,
    pub(crate) sessions: Vec<session::Known>,
    /// What was done about this person, by them and by others, newest first; who did it by name.
    pub(crate) history: Vec<(Entry, String)>,
}

/// One's own page.
pub(crate) fn see_mine(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Mine, Error> {
    let id = oneself(ctx)?;
    let person = persons::by_id(tx, &id)?;
    let phone = person.phone.as_ref().map(|sealed| ctx.keys().open(sealed)).transpose()?;
    let entries = journal::about(tx, id.as_str(), MOST_ENTRIES)?;
    Ok(Mine {
        phone,
        roles: staff::of_person(tx, &id)?,
        login: logins::of_person(tx, &id)?,
        sessions: session::of_person(tx, &id, ctx.now)?,
        history: with_names(tx, entries)?,
        person,
    })
}

/// Journal entries with the name of who acted; empty where it was no person.
pub(crate) fn with_names(tx: &mut Tx<'_>, entries: Vec<Entry>) -> Result<Vec<(Entry, String)>, Error> {
    let names = crate::names_of(tx, entries.iter().map(|entry| entry.actor.as_str()))?;
    let named = |entry: Entry| (names.get(&entry.actor).cloned().unwrap_or_default(), entry);
    Ok(entries.into_iter().map(named).map(|(name, entry)| (entry, name)).collect())
}

/// Corrects a person's data: name and post by oneself, everything by an administrator of their unit.
pub(crate) fn correct(tx: &mut Tx<'_>, ctx: &Ctx, id: &PersonId, draft: &PersonDraft) -> Result<(), Error> {
    let known = persons::by_id(tx, id)?;
    let own = ctx.person() == Some(id);
    let administers = ctx.can(EDIT_PERSON, &known.scope());
    if !own {
        ctx.may(EDIT_PERSON, &known.scope())?;
    }
    let unit = if administers { draft.unit.as_ref().or(known.unit.as_ref()) } else { known.unit.as_ref() };
    if let Some(unit) = unit
        && known.unit.as_ref() != Some(unit)
    {
        ctx.may(EDIT_PERSON, &crate::store::orgs::by_id(tx, unit)?.scope())?;
    }
    let mut fields = Vec::new();
    if known.name != draft.name {
        fields.push("name");
    }
    if known.post != draft.post {
        fields.push("post");
    }
    if known.unit.as_ref() != unit {
        fields.push("unit");
    }
    let sex = if administers { draft.sex.or(known.sex) } else { known.sex };
    if known.sex != sex {
        fields.push("sex");
    }
    persons::update(tx, ctx, id, &Written { name: &draft.name, sex, unit, post: &draft.post })?;
    // A number nobody has checked is taken from administrators only: it decides whom receipts mean.
    if let Some(phone) = draft.phone.as_ref().filter(|_| administers) {
        let holder = persons::by_phone(tx, &ctx.keys().lookup(phone))?;
        match holder {
            Some(holder) if holder != *id => return Err(Refusal::PhoneTaken.into()),
            Some(_) => {}
            None => {
                persons::set_phone(tx, ctx, id, Some(phone))?;
                fields.push("phone");
            }
        }
    }
    if fields.is_empty() {
        return Ok(());
    }
    session::rename(tx, id, &draft.name)?;
    journal::record(tx, ctx, &PersonChanged { person: id, fields })?;
    Ok(())
}

/// Corrects another person's data, as their administrator.
pub(crate) fn correct_another(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &PersonId,
    draft: &PersonDraft,
) -> Result<(), Error> {
    let known = persons::by_id(tx, id)?;
    ctx.may(EDIT_PERSON, &known.scope())?;
    correct(tx, ctx, id, draft)
}

/// Forgets one's own phone number.
pub(crate) fn forget_phone(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<(), Error> {
    let id = oneself(ctx)?;
    persons::set_phone(tx, ctx, &id, None)?;
    journal::record(tx, ctx, &PersonChanged { person: &id, fields: vec!["phone"] })?;
    Ok(())
}

/// Ends one of one's own sessions, from the list.
pub(crate) fn end_session(tx: &mut Tx<'_>, ctx: &Ctx, session: &SessionId) -> Result<(), Error> {
    let id = oneself(ctx)?;
    if !session::end(tx, &id, session, ctx.now)? {
        return Err(Error::NotFound);
    }
    journal::record(tx, ctx, &SessionEnded { person: &id, session: session.as_str() })?;
    Ok(())
}

/// Ends every session of one's own but this one.
pub(crate) fn end_other_sessions(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<u64, Error> {
    let id = oneself(ctx)?;
    let ended = session::end_others(tx, &id, ctx.session(), ctx.now)?;
    if ended > 0 {
        journal::record(tx, ctx, &SessionEnded { person: &id, session: "others" })?;
    }
    Ok(ended)
}
