//! The database and what belongs to it: transactions, migrations, clock, chance, ids, the journal,
//! provenance, keys and files. One SQL text runs on embedded SQLite and on PostgreSQL.
//!
//! Rooms write plain functions over [`Tx`] and hand them to [`Db::write`] or [`Db::read`]:
//!
//! ```ignore
//! let title: String = db.read(move |tx| {
//!     tx.one("SELECT title FROM topics WHERE id = $1", args![&topic], |row| row.get(0))
//! }).await?;
//! ```
//!
//! Never here: a feature's word, HTTP, a template.

mod db;
mod error;
pub mod files;
mod id;
pub mod journal;
pub mod keys;
pub mod migrate;
pub mod once;
mod postgres_engine;
mod remembered;
mod sqlite_engine;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod time;
pub mod trail;
mod tx;
mod value;

pub use db::{Db, Place};
pub use error::StoreError;
pub use files::Files;
pub use id::{Chance, Id, Mint, NotAnId, SystemChance, body_of};
pub use journal::{Event, Witness};
pub use keys::Keyring;
pub use remembered::Remembered;
#[doc(hidden)]
pub use serde;
pub use time::{Clock, FixedClock, Millis, SystemClock};
pub use tx::{Row, Tx};
pub use value::{Cell, Column, Misread, Value};
