//! What can go wrong below the rooms, in the kinds a caller may want to tell apart.

use std::panic::Location;

/// A failure of the database or of what it holds.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A row that had to be there is not.
    #[error("no such row ({at})")]
    NoRow {
        /// Where it was asked for.
        at: &'static Location<'static>,
    },
    /// A uniqueness or reference rule of the schema refused the write.
    #[error("the schema refuses this: {rule}")]
    Conflict {
        /// The engine's name for the rule.
        rule: String,
    },
    /// Too many people write at this moment; trying again later helps.
    #[error("the database is busy")]
    Busy,
    /// The disk is full: nothing of this write was kept.
    #[error("the disk is full")]
    Full,
    /// The program is shutting down.
    #[error("the store is closed")]
    Closed,
    /// The action panicked; what it wrote was undone.
    #[error("an action panicked: {0}")]
    Panicked(String),
    /// Anything else: a defect, a broken file, a lost server.
    #[error("{what} ({at})")]
    Broken {
        /// What the engine said.
        what: String,
        /// Where in the program the statement stands.
        at: &'static Location<'static>,
    },
}

impl StoreError {
    /// A failure that nobody foresaw, with the place it was noticed.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "reads as map_err(StoreError::broken)")]
    pub fn broken(what: impl ToString) -> Self {
        Self::Broken { what: what.to_string(), at: Location::caller() }
    }

    pub(crate) fn from_sqlite(error: &rusqlite::Error, sql: &str, at: &'static Location<'static>) -> Self {
        use rusqlite::ErrorCode::{ConstraintViolation, DatabaseBusy, DatabaseLocked, DiskFull};
        match error.sqlite_error_code() {
            Some(ConstraintViolation) => Self::Conflict { rule: error.to_string() },
            Some(DiskFull) => Self::Full,
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy,
            _ => Self::Broken { what: format!("{error} in: {sql}"), at },
        }
    }

    pub(crate) fn from_postgres(error: &postgres::Error, sql: &str, at: &'static Location<'static>) -> Self {
        use postgres::error::SqlState;
        match error.code() {
            Some(code) if code.code().starts_with("23") => Self::Conflict {
                rule: error.as_db_error().and_then(|e| e.constraint()).unwrap_or("constraint").to_owned(),
            },
            Some(&SqlState::DISK_FULL) => Self::Full,
            Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED) => Self::Busy,
            _ => {
                let detail = error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string);
                Self::Broken { what: format!("{detail} in: {sql}"), at }
            }
        }
    }
}
