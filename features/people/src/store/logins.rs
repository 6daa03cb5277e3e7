//! What is asked of the logins and of the links by which a password is chosen.

use store::{Millis, StoreError, Tx, Witness as _, args, keys};
use web::{Ctx, PersonId};

use crate::model::Typed;

/// How somebody signs in.
#[derive(Debug, Clone)]
pub(crate) struct Login {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) hash: Option<String>,
}

const LOGIN: &str = "SELECT l.person, p.name, l.login, l.password_hash
  FROM logins l JOIN persons p ON p.id = l.person";

fn read_login(row: &store::Row<'_>) -> Result<Login, StoreError> {
    Ok(Login { person: row.get(0)?, name: row.get(1)?, login: row.get(2)?, hash: row.get(3)? })
}

/// The login somebody means by what they typed.
pub(crate) fn meant(tx: &mut Tx<'_>, ctx: &Ctx, typed: &Typed) -> Result<Option<Login>, StoreError> {
    match typed {
        Typed::Name(name) => tx.opt(&format!("{LOGIN} WHERE l.login = $1"), args![name], read_login),
        Typed::Phone(phone) => {
            tx.opt(&format!("{LOGIN} WHERE p.phone_lookup = $1"), args![ctx.keys().lookup(phone)], read_login)
        }
    }
}

/// A person's login.
pub(crate) fn of_person(tx: &mut Tx<'_>, person: &PersonId) -> Result<Option<Login>, StoreError> {
    tx.opt(&format!("{LOGIN} WHERE l.person = $1"), args![person], read_login)
}

/// Whose login name this is.
pub(crate) fn holder(tx: &mut Tx<'_>, login: &str) -> Result<Option<PersonId>, StoreError> {
    tx.opt("SELECT person FROM logins WHERE login = $1", args![login], |row| row.get(0))
}

/// Reserves a login name; the password comes later.
pub(crate) fn reserve(tx: &mut Tx<'_>, person: &PersonId, login: &str) -> Result<(), StoreError> {
    tx.exec("INSERT INTO logins (person, login) VALUES ($1, $2)", args![person, login])?;
    Ok(())
}

/// Keeps the hash of a new password.
pub(crate) fn set_password(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    person: &PersonId,
    hash: &str,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE logins SET password_hash = $1, set_at = $2 WHERE person = $3",
        args![hash, ctx.now, person],
    )?;
    Ok(())
}

/// Makes a one-time link; older ones of this person are good no longer.
pub(crate) fn make_link(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    person: &PersonId,
    good_for: i64,
) -> Result<String, StoreError> {
    tx.exec(
        "UPDATE password_links SET ends_at = $1 WHERE person = $2 AND used_at IS NULL AND ends_at > $1",
        args![ctx.now, person],
    )?;
    let token = ctx.token();
    tx.exec(
        "INSERT INTO password_links (token_hash, person, made_at, made_by, ends_at)
         VALUES ($1, $2, $3, $4, $5)",
        args![keys::hashed(&token), person, ctx.now, ctx.actor(), ctx.now.plus(good_for)],
    )?;
    Ok(token)
}

/// Whom a one-time link lets choose a password; used and ended ones are nobody's.
pub(crate) fn by_link(tx: &mut Tx<'_>, token: &str, now: Millis) -> Result<Option<Login>, StoreError> {
    tx.opt(
        &format!(
            "{LOGIN} JOIN password_links k ON k.person = l.person
             WHERE k.token_hash = $1 AND k.used_at IS NULL AND k.ends_at > $2"
        ),
        args![keys::hashed(token), now],
        read_login,
    )
}

/// Uses a one-time link up; says whether it was still good.
pub(crate) fn use_link(tx: &mut Tx<'_>, token: &str, now: Millis) -> Result<bool, StoreError> {
    let touched = tx.exec(
        "UPDATE password_links SET used_at = $1 WHERE token_hash = $2 AND used_at IS NULL AND ends_at > $1",
        args![now, keys::hashed(token)],
    )?;
    Ok(touched > 0)
}
