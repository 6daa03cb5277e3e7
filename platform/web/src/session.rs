//! Sessions: one browser that is known, by a random token in a cookie, stored hashed. They end by
//! idle time, can be listed and ended one by one.

use store::{Millis, StoreError, Tx, Witness, args, keys};

use crate::access::{PersonId, grants_of};
use crate::ctx::{Actor, Ctx, SessionId};

/// How a session came to be, which decides how long it may be idle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Staff, by password: half a day.
    Password,
    /// A participant, by personal link: through the class and the weeks after.
    Link,
    /// A worker's phone, without a name: as long as it comes back.
    Device,
}

impl Kind {
    /// How long it may be idle, in milliseconds.
    pub fn idle(self) -> i64 {
        match self {
            Self::Password => 12 * Millis::HOUR,
            Self::Link => 60 * Millis::DAY,
            Self::Device => 180 * Millis::DAY,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Link => "link",
            Self::Device => "device",
        }
    }

    fn from_word(word: &str) -> Self {
        match word {
            "password" => Self::Password,
            "link" => Self::Link,
            _ => Self::Device,
        }
    }
}

/// A session as its owner sees it in the list.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its id.
    pub id: SessionId,
    /// What the browser called itself, shortened.
    pub device: String,
    /// Since when.
    pub started_at: Millis,
    /// Last used, to the nearest ten minutes.
    pub seen_at: Millis,
}

/// Starts a session and returns the token for the cookie.
///
/// # Errors
/// As the database fails.
pub fn start(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    kind: Kind,
    person: Option<(&PersonId, &str)>,
    device: &str,
) -> Result<(SessionId, String), StoreError> {
    let (id, token): (SessionId, _) = (ctx.id(), ctx.token());
    let device: String = device.chars().take(120).collect();
    tx.exec(
        "INSERT INTO sessions (id, token_hash, kind, person, label, device, started_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
        args![
            &id,
            keys::hashed(&token),
            kind.word(),
            person.map(|(id, _)| id),
            person.map_or("", |(_, name)| name),
            device,
            ctx.now,
            ctx.now.plus(kind.idle())
        ],
    )?;
    Ok((id, token))
}

/// What a cookie leads to.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) actor: Actor,
    /// Set when the session should be noted as used: the moment until which it then lasts.
    pub(crate) touch: Option<(SessionId, Millis)>,
}

/// Looks a token up; an ended or idle session is nobody.
pub(crate) fn find(tx: &mut Tx<'_>, token: &str, now: Millis) -> Result<Option<Found>, StoreError> {
    let row = tx.opt(
        "SELECT id, kind, person, label, seen_at FROM sessions
         WHERE token_hash = $1 AND ended_at IS NULL AND ends_at > $2",
        args![keys::hashed(token), now],
        |row| {
            Ok((
                row.get::<SessionId>(0)?,
                row.get::<String>(1)?,
                row.get::<Option<PersonId>>(2)?,
                row.get::<String>(3)?,
                row.get::<Millis>(4)?,
            ))
        },
    )?;
    let Some((session, kind, person, name, seen_at)) = row else { return Ok(None) };
    // Writing at every request would make each page a write; ten minutes are exact enough.
    let touch = (now.0 - seen_at.0 > 10 * Millis::MINUTE)
        .then(|| (session.clone(), now.plus(Kind::from_word(&kind).idle())));
    let actor = match person {
        Some(id) => {
            let mut grants = grants_of(tx, &id)?;
            // A link can be passed on or photographed: what staff may do needs their password.
            if kind == Kind::Link.word() {
                grants.retain(|grant| !grant.role.needs_password());
            }
            Actor::Person { grants, id, name, session }
        }
        None => Actor::Device { session },
    };
    Ok(Some(Found { actor, touch }))
}

pub(crate) fn touch(tx: &mut Tx<'_>, id: &SessionId, now: Millis, until: Millis) -> Result<(), StoreError> {
    tx.exec("UPDATE sessions SET seen_at = $1, ends_at = $2 WHERE id = $3", args![now, until, id])?;
    Ok(())
}

/// The open sessions of a person, last used first.
///
/// # Errors
/// As the database fails.
pub fn of_person(tx: &mut Tx<'_>, person: &PersonId, now: Millis) -> Result<Vec<Known>, StoreError> {
    tx.all(
        "SELECT id, device, started_at, seen_at FROM sessions
         WHERE person = $1 AND ended_at IS NULL AND ends_at > $2 ORDER BY seen_at DESC, id",
        args![person, now],
        |row| {
            Ok(Known { id: row.get(0)?, device: row.get(1)?, started_at: row.get(2)?, seen_at: row.get(3)? })
        },
    )
}

/// Greets a person by another name in all their sessions.
///
/// # Errors
/// As the database fails.
pub fn rename(tx: &mut Tx<'_>, person: &PersonId, name: &str) -> Result<(), StoreError> {
    tx.exec("UPDATE sessions SET label = $1 WHERE person = $2 AND ended_at IS NULL", args![name, person])?;
    Ok(())
}

/// Ends one session of a person (their own list); says whether it was open.
///
/// # Errors
/// As the database fails.
pub fn end(tx: &mut Tx<'_>, person: &PersonId, id: &SessionId, now: Millis) -> Result<bool, StoreError> {
    let touched = tx.exec(
        "UPDATE sessions SET ended_at = $1 WHERE id = $2 AND person = $3 AND ended_at IS NULL",
        args![now, id, person],
    )?;
    Ok(touched > 0)
}

/// Ends the session the actor is in by.
///
/// # Errors
/// As the database fails.
pub fn end_this(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<(), StoreError> {
    tx.exec("UPDATE sessions SET ended_at = $1 WHERE id = $2", args![ctx.now, ctx.session()])?;
    Ok(())
}

/// Ends all sessions of a person but one: after a new password, or on wish.
///
/// # Errors
/// As the database fails.
pub fn end_others(
    tx: &mut Tx<'_>,
    person: &PersonId,
    keep: Option<&SessionId>,
    now: Millis,
) -> Result<u64, StoreError> {
    tx.exec(
        "UPDATE sessions SET ended_at = $1 WHERE person = $2 AND ended_at IS NULL AND id <> $3",
        args![now, person, keep.map_or("", SessionId::as_str)],
    )
}
