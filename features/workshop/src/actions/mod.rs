//! What people do in the workshop: may they, is it right, write, record.

mod events;
pub(crate) mod files;
pub(crate) mod groups;
pub(crate) mod proposals;
pub(crate) mod rehearsal;
pub(crate) mod room;
pub(crate) mod stages;
pub(crate) mod topics;
pub(crate) mod wishes;

use store::Tx;
use web::{Error, PersonId};

/// The name of whoever did something, by the id a row keeps; empty for the program itself.
pub(crate) fn name_of(tx: &mut Tx<'_>, actor: &str) -> Result<String, Error> {
    let Ok(person) = actor.parse::<PersonId>() else { return Ok(String::new()) };
    Ok(people::persons(tx, &[person])?.into_iter().next().map_or_else(String::new, |known| known.name))
}
