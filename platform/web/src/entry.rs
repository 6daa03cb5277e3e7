//! Personal links and QR codes: a random token that lets one person in, stored hashed, with an end,
//! and withdrawn when it went to the wrong hands.

use store::{Millis, StoreError, Tx, Witness, args, keys};

use crate::access::PersonId;
use crate::ctx::Ctx;

/// Whom a link lets in, and where it lands.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub label: String,
    /// The page the link is for.
    pub lands_on: String,
}

/// Makes a link for a person and returns its token; older links of theirs stay good.
///
/// # Errors
/// As the database fails.
pub fn make(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    person: &PersonId,
    label: &str,
    lands_on: &str,
    good_for: i64,
) -> Result<String, StoreError> {
    let token = ctx.token();
    tx.exec(
        "INSERT INTO entry_links (token_hash, person, label, lands_on, made_at, made_by, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![keys::hashed(&token), person, label, lands_on, ctx.now, ctx.actor(), ctx.now.plus(good_for)],
    )?;
    Ok(token)
}

/// Looks a token up; withdrawn or ended links are nobody's.
///
/// # Errors
/// As the database fails.
pub fn find(tx: &mut Tx<'_>, token: &str, now: Millis) -> Result<Option<Entry>, StoreError> {
    tx.opt(
        "SELECT person, label, lands_on FROM entry_links
         WHERE token_hash = $1 AND ends_at > $2 AND withdrawn_at IS NULL",
        args![keys::hashed(token), now],
        |row| Ok(Entry { person: row.get(0)?, label: row.get(1)?, lands_on: row.get(2)? }),
    )
}

/// Withdraws every link of a person; says how many were good.
///
/// # Errors
/// As the database fails.
pub fn withdraw_all(tx: &mut Tx<'_>, person: &PersonId, now: Millis) -> Result<u64, StoreError> {
    tx.exec(
        "UPDATE entry_links SET withdrawn_at = $1 WHERE person = $2 AND withdrawn_at IS NULL AND ends_at > $1",
        args![now, person],
    )
}
