//! What was worked out from a state of the database, kept for as long as that is its state.
//!
//! Both engines can say cheaply which state a reader sees: SQLite counts, for each connection, how often others
//! have committed (`PRAGMA data_version`); PostgreSQL names a snapshot by the transactions it does not see
//! (`pg_current_snapshot()`). So nobody has to remember to forget anything: whatever was written, by whichever node
//! or program, is another state.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use crate::{StoreError, Tx};

/// Which state of the database a reader sees: of two readers with the same state, each sees what the other sees.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct State(pub(crate) Seen);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Seen {
    /// The connection, for each counts for itself, and its count.
    Sqlite(usize, i64),
    /// The snapshot's name.
    Postgres(String),
}

/// So many values are kept; then all are let go, which is simpler than choosing and costs one reading each.
const KEPT: usize = 512;

/// Values by what they are of and the state they were worked out from.
///
/// Everything a value depends on besides the database belongs into the key: who asks and what they may, the
/// language, the minute where it speaks of time.
pub struct Remembered<K, V>(Mutex<HashMap<(State, K), V>>);

impl<K, V> Default for Remembered<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V: Clone> Remembered<K, V> {
    /// The value for the state this reader sees: remembered, or worked out now. Who writes always works it out.
    ///
    /// # Errors
    /// As `work_out` fails, or the database.
    pub fn get<E: From<StoreError>>(
        &self,
        tx: &mut Tx<'_>,
        key: K,
        work_out: impl FnOnce(&mut Tx<'_>) -> Result<V, E>,
    ) -> Result<V, E> {
        let Some(state) = tx.state()? else { return work_out(tx) };
        let key = (state, key);
        if let Some(known) = self.kept().get(&key) {
            return Ok(known.clone());
        }
        let value = work_out(tx)?;
        let mut kept = self.kept();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, value.clone());
        Ok(value)
    }

    /// Nothing can be half done in the map, so a panic elsewhere leaves it usable.
    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<(State, K), V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
