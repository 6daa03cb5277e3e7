//! Migrations: each room has its steps, forward only, checksummed, one text for both engines
//! (a second text only where PostgreSQL must differ).

use std::path::Path;

use crate::keys::digest;
use crate::{Clock, Db, Place, StoreError, Tx, args};

/// A room's steps, in order.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// The room's name.
    pub name: &'static str,
    /// Its steps.
    pub steps: &'static [Step],
    /// Its tables, parents before children: the order in which a backup is written and read.
    pub tables: &'static [&'static str],
}

/// One step of a room's schema.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The file's name without its ending, `0001_roster`.
    pub name: &'static str,
    /// The statements.
    pub sql: &'static str,
    /// The statements where PostgreSQL must differ.
    pub postgres: Option<&'static str>,
}

/// The platform's own tables.
pub const STORE: Room = Room {
    name: "store",
    steps: &[Step { name: "0001_store", sql: include_str!("../migrations/0001_store.sql"), postgres: None }],
    tables: &["journal", "trail_nodes", "trail_links", "once_keys"],
};

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS migrations (
  room TEXT NOT NULL, step TEXT NOT NULL, checksum TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (room, step))";

impl Db {
    /// Brings the schema up to date. A SQLite file that already holds data is copied first, beside
    /// itself, so that going back is putting the copy in its place.
    ///
    /// # Errors
    /// When a step that was applied has changed since, or one fails; nothing is half applied.
    pub fn migrate(&self, rooms: &'static [Room], clock: &dyn Clock) -> Result<(), StoreError> {
        let now = clock.now();
        let (applied, pending) = self.write_blocking(move |tx| {
            tx.script(LEDGER)?;
            pending(tx, rooms)
        })?;
        if pending.is_empty() {
            return Ok(());
        }
        if let (Some(file), true) = (self.file(), applied > 0) {
            copy(file, &file.with_extension(format!("before-{}.db", now.0)))?;
        }
        self.write_blocking(move |tx| {
            for (room, step) in pending.iter().copied() {
                let sql = text(tx, step);
                tx.script(sql)?;
                tx.exec(
                    "INSERT INTO migrations (room, step, checksum, at) VALUES ($1, $2, $3, $4)",
                    args![room, step.name, digest(sql.as_bytes()), now],
                )?;
                tracing::info!(room, step = step.name, "migrated");
            }
            Ok(())
        })
    }
}

type Pending = Vec<(&'static str, &'static Step)>;

/// How many steps are in, and which are still to come.
fn pending(tx: &mut Tx<'_>, rooms: &'static [Room]) -> Result<(usize, Pending), StoreError> {
    let applied = tx.all("SELECT room, step, checksum FROM migrations", &[], |row| {
        Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<String>(2)?))
    })?;
    let mut missing = Vec::new();
    for room in rooms {
        for step in room.steps {
            match applied.iter().find(|(r, s, _)| r == room.name && s == step.name) {
                None => missing.push((room.name, step)),
                Some((_, _, sum)) if *sum == digest(text(tx, step).as_bytes()) => {}
                Some(_) => {
                    return Err(StoreError::broken(format!(
                        "migration {}/{} was changed after it was applied",
                        room.name, step.name
                    )));
                }
            }
        }
    }
    Ok((applied.len(), missing))
}

fn text(tx: &Tx<'_>, step: &Step) -> &'static str {
    step.postgres.filter(|_| tx.is_postgres()).unwrap_or(step.sql)
}

/// A whole copy of a SQLite file, consistent even while it is being written.
///
/// # Errors
/// When the copy cannot be written.
pub fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let source = crate::sqlite_engine::open(from, false)?;
    let place = to.to_str().ok_or_else(|| StoreError::broken("the path is not UTF-8"))?;
    source
        .execute("VACUUM INTO ?1", [place])
        .map(drop)
        .map_err(|e| StoreError::broken(format!("{}: {e}", to.display())))
}

/// Opens and migrates in one go.
///
/// # Errors
/// As [`Db::open`] and [`Db::migrate`].
pub fn open(place: &Place, rooms: &'static [Room], clock: &dyn Clock) -> Result<Db, StoreError> {
    let db = Db::open(place)?;
    db.migrate(rooms, clock)?;
    Ok(db)
}
