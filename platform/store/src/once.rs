//! Things sent once: a form carries a key, and the second arrival gets the first one's answer.

use crate::{Millis, StoreError, Tx, args};

/// The answer an earlier arrival with this key was given, if there was one.
///
/// # Errors
/// As the database fails.
pub fn answered(tx: &mut Tx<'_>, key: &str) -> Result<Option<String>, StoreError> {
    tx.opt("SELECT answer FROM once_keys WHERE key = $1", args![key], |row| row.get(0))
}

/// Remembers the answer, in the same transaction as what it answers.
///
/// # Errors
/// [`StoreError::Conflict`] when the key has been answered meanwhile.
pub fn remember(tx: &mut Tx<'_>, key: &str, answer: &str, at: Millis) -> Result<(), StoreError> {
    tx.exec("INSERT INTO once_keys (key, answer, at) VALUES ($1, $2, $3)", args![key, answer, at])?;
    Ok(())
}
