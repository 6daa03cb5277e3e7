//! Coming in and going out: by password, by a personal link, by a link to choose a password.

use store::{Millis, Tx, journal};
use web::limits::ACCOUNT_RESTS;
use web::session::{self, Kind};
use web::{Ctx, Error, PersonId, entry, links};

use super::events::{PasswordChosen, SignInFailed, SignedIn, SignedOut, WaitLifted};
use crate::access::EDIT_PERSON;
use crate::model::{Person, Typed};
use crate::refusal::Refusal;
use crate::store::logins::{self, Login};
use crate::store::persons;

/// How long a link to choose a password is good for.
pub(crate) const PASSWORD_LINK_GOOD_FOR: i64 = 3 * Millis::DAY;

/// What somebody means by what they typed, and under which name their tries are counted.
pub(crate) struct Meant {
    pub(crate) login: Option<Login>,
    /// Changes when the wait is lifted, so that counting begins anew; on every node alike.
    pub(crate) counted_as: String,
}

/// The login somebody means. Whether it exists is never told.
pub(crate) fn find_login(tx: &mut Tx<'_>, ctx: &Ctx, typed: &Typed) -> Result<Meant, Error> {
    let login = logins::meant(tx, ctx, typed)?;
    let counted_as = match &login {
        Some(login) => format!("{}|{}", login.person, lifted_at(tx, &login.person)?),
        None => typed.as_str().to_owned(),
    };
    Ok(Meant { login, counted_as })
}

/// When a person's wait was lifted last.
fn lifted_at(tx: &mut Tx<'_>, person: &PersonId) -> Result<Millis, Error> {
    let lifted = journal::told::<WaitLifted<'_>>(tx, person.as_str(), 1)?;
    Ok(lifted.first().map(|entry| entry.at).unwrap_or_default())
}

/// Writes down that a password of this person's was wrong.
pub(crate) fn note_failure(tx: &mut Tx<'_>, ctx: &Ctx, person: &PersonId) -> Result<(), Error> {
    Ok(journal::record(tx, ctx, &SignInFailed { person })?)
}

/// A person's failed tries, as their page shows them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Failures {
    /// When, the latest first.
    pub(crate) at: Vec<Millis>,
    /// Whether somebody may be waiting because of them.
    pub(crate) waiting: bool,
}

/// The most failed tries a person's page shows.
const MOST_FAILURES: usize = 5;

/// The latest failed tries of a person.
pub(crate) fn failures(tx: &mut Tx<'_>, ctx: &Ctx, person: &PersonId) -> Result<Failures, Error> {
    let told = journal::told::<SignInFailed<'_>>(tx, person.as_str(), MOST_FAILURES)?;
    let at: Vec<Millis> = told.iter().map(|entry| entry.at).collect();
    let counted_since = lifted_at(tx, person)?.max(ctx.now.plus(-ACCOUNT_RESTS));
    Ok(Failures { waiting: at.first().is_some_and(|last| *last > counted_since), at })
}

/// Lets a person who waits after wrong passwords try again at once.
pub(crate) fn lift_wait(tx: &mut Tx<'_>, ctx: &Ctx, id: &PersonId) -> Result<(), Error> {
    let person = persons::by_id(tx, id)?;
    ctx.may(EDIT_PERSON, &person.scope())?;
    logins::of_person(tx, id)?.ok_or(Refusal::NoLogin)?;
    Ok(journal::record(tx, ctx, &WaitLifted { person: id })?)
}

/// Lets somebody in whose password was right. The browser's session before ends: a token that was
/// planted there beforehand is worth nothing.
pub(crate) fn sign_in(tx: &mut Tx<'_>, ctx: &Ctx, login: &Login, device: &str) -> Result<String, Error> {
    // The password may have been changed between the check and now.
    let now = logins::of_person(tx, &login.person)?;
    if now.and_then(|l| l.hash) != login.hash {
        return Err(Error::Busy);
    }
    let_in(tx, ctx, &login.person, &login.name, Kind::Password, device)
}

fn let_in(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    person: &PersonId,
    name: &str,
    kind: Kind,
    device: &str,
) -> Result<String, Error> {
    session::end_this(tx, ctx)?;
    let (_, token) = session::start(tx, ctx, kind, Some((person, name)), device)?;
    let by = match kind {
        Kind::Password => "password",
        Kind::Link => "link",
        Kind::Device => "device",
    };
    journal::record(tx, ctx, &SignedIn { person, by })?;
    Ok(token)
}

/// Leaves: this browser is nobody's again.
pub(crate) fn sign_out(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<(), Error> {
    session::end_this(tx, ctx)?;
    if let Some(person) = ctx.person() {
        journal::record(tx, ctx, &SignedOut { person })?;
    }
    Ok(())
}

/// Whom a personal link is for.
pub(crate) fn behind_link(tx: &mut Tx<'_>, ctx: &Ctx, token: &str) -> Result<Option<Person>, Error> {
    let Some(entry) = entry::find(tx, token, ctx.now)? else { return Ok(None) };
    Ok(Some(persons::by_id(tx, &entry.person)?))
}

/// What coming in by a link gives: a new session's token, unless this browser is that person's already,
/// and the page to go on with.
pub(crate) struct CameIn {
    pub(crate) token: Option<String>,
    pub(crate) lands_on: String,
}

/// Comes in by a personal link.
pub(crate) fn come_in(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    token: &str,
    device: &str,
) -> Result<Option<CameIn>, Error> {
    let Some(entry) = entry::find(tx, token, ctx.now)? else { return Ok(None) };
    let lands_on = links::safe_back(&entry.lands_on).to_owned();
    if ctx.person() == Some(&entry.person) {
        return Ok(Some(CameIn { token: None, lands_on }));
    }
    let known = persons::by_id(tx, &entry.person)?;
    let token = let_in(tx, ctx, &known.id, &known.name, Kind::Link, device)?;
    Ok(Some(CameIn { token: Some(token), lands_on }))
}

/// Who may choose a password by this link.
pub(crate) fn behind_password_link(tx: &mut Tx<'_>, ctx: &Ctx, token: &str) -> Result<Option<Login>, Error> {
    Ok(logins::by_link(tx, token, ctx.now)?)
}

/// Keeps the password chosen by a one-time link, ends every session there was, and lets the person in.
pub(crate) fn choose_password(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    token: &str,
    hash: &str,
    device: &str,
) -> Result<String, Error> {
    let login = logins::by_link(tx, token, ctx.now)?.ok_or(Error::NotFound)?;
    if !logins::use_link(tx, token, ctx.now)? {
        return Err(Error::NotFound);
    }
    logins::set_password(tx, ctx, &login.person, hash)?;
    session::end_others(tx, &login.person, None, ctx.now)?;
    journal::record(tx, ctx, &PasswordChosen { person: &login.person })?;
    let_in(tx, ctx, &login.person, &login.name, Kind::Password, device)
}

/// Changes one's own password; every other session of theirs ends.
pub(crate) fn change_password(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    person: &PersonId,
    before: Option<&str>,
    hash: &str,
) -> Result<(), Error> {
    let login = logins::of_person(tx, person)?.ok_or(Refusal::NoLogin)?;
    if login.hash.as_deref() != before {
        return Err(Error::Busy);
    }
    logins::set_password(tx, ctx, person, hash)?;
    session::end_others(tx, person, ctx.session(), ctx.now)?;
    journal::record(tx, ctx, &PasswordChosen { person })?;
    Ok(())
}
