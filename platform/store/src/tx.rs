//! A transaction: the one way SQL is spoken. One text for both engines, parameters `$1 … $n`.

use std::collections::HashMap;
use std::panic::Location;

use postgres::types::{IsNull, ToSql, Type, private::BytesMut};
use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::remembered::{Seen, State};
use crate::{Cell, Column, StoreError, Value, postgres_engine, sqlite_engine};

/// An open transaction, handed to an action. Everything it writes is kept or undone as one.
pub struct Tx<'a> {
    engine: Engine<'a>,
    /// Set when PostgreSQL refused this attempt only because another writer was faster.
    pub(crate) outrun: bool,
    /// Set when PostgreSQL refused a key that is taken: perhaps by a writer this attempt could not see.
    pub(crate) clashed: bool,
}

enum Engine<'a> {
    /// The connection, and its number where it only reads.
    Sqlite(&'a rusqlite::Connection, Option<usize>),
    Postgres {
        client: &'a mut postgres::Client,
        prepared: &'a mut Prepared,
        reads_only: bool,
    },
}

/// Statements a PostgreSQL connection has already prepared, by their text.
pub(crate) type Prepared = HashMap<String, postgres::Statement>;

/// One row of an answer; read its cells by position with [`Row::get`].
pub struct Row<'a> {
    cells: Cells<'a>,
}

enum Cells<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

impl<'a> Tx<'a> {
    pub(crate) fn sqlite(connection: &'a rusqlite::Connection, reader: Option<usize>) -> Self {
        Self { engine: Engine::Sqlite(connection, reader), outrun: false, clashed: false }
    }

    pub(crate) fn postgres(
        client: &'a mut postgres::Client,
        prepared: &'a mut Prepared,
        reads_only: bool,
    ) -> Self {
        Self { engine: Engine::Postgres { client, prepared, reads_only }, outrun: false, clashed: false }
    }

    /// Which state of the database this transaction sees; none for one that may write, which sees its own changes.
    pub(crate) fn state(&mut self) -> Result<Option<State>, StoreError> {
        Ok(match &self.engine {
            Engine::Sqlite(_, None) | Engine::Postgres { reads_only: false, .. } => None,
            Engine::Sqlite(_, Some(reader)) => {
                let reader = *reader;
                let count = self.one(sqlite_engine::STATE, &[], |row| row.get(0))?;
                Some(State(Seen::Sqlite(reader, count)))
            }
            Engine::Postgres { .. } => {
                let snapshot = self.one(postgres_engine::STATE, &[], |row| row.get(0))?;
                Some(State(Seen::Postgres(snapshot)))
            }
        })
    }

    /// Runs a statement and says how many rows it touched.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a uniqueness or reference rule refuses it, else as the engine fails.
    #[track_caller]
    pub fn exec(&mut self, sql: &str, args: &[Value]) -> Result<u64, StoreError> {
        let at = Location::caller();
        match &mut self.engine {
            Engine::Sqlite(connection, _) => connection
                .prepare_cached(&numbered(sql))
                .and_then(|mut statement| statement.execute(rusqlite::params_from_iter(args)))
                .map(|touched| touched as u64)
                .map_err(|e| StoreError::from_sqlite(&e, sql, at)),
            Engine::Postgres { client, prepared, .. } => prepare(client, prepared, sql)
                .and_then(|statement| client.execute(&statement, &borrowed(args)))
                .map_err(|e| noticed(&mut self.outrun, &mut self.clashed, &e, sql, at)),
        }
    }

    /// Runs a query and reads every row.
    ///
    /// # Errors
    /// As the engine fails, or when a cell does not hold what `read` expects.
    #[track_caller]
    pub fn all<T>(
        &mut self,
        sql: &str,
        args: &[Value],
        mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let at = Location::caller();
        match &mut self.engine {
            Engine::Sqlite(connection, _) => {
                let failed = |e: rusqlite::Error| StoreError::from_sqlite(&e, sql, at);
                let mut statement = connection.prepare_cached(&numbered(sql)).map_err(failed)?;
                let mut rows = statement.query(rusqlite::params_from_iter(args)).map_err(failed)?;
                let mut found = Vec::new();
                while let Some(row) = rows.next().map_err(failed)? {
                    found.push(read(&Row { cells: Cells::Sqlite(row) })?);
                }
                Ok(found)
            }
            Engine::Postgres { client, prepared, .. } => {
                let rows = prepare(client, prepared, sql)
                    .and_then(|statement| client.query(&statement, &borrowed(args)))
                    .map_err(|e| noticed(&mut self.outrun, &mut self.clashed, &e, sql, at))?;
                rows.iter().map(|row| read(&Row { cells: Cells::Postgres(row) })).collect()
            }
        }
    }

    /// Runs a query of which at most the first row matters.
    ///
    /// # Errors
    /// As [`Tx::all`].
    #[track_caller]
    pub fn opt<T>(
        &mut self,
        sql: &str,
        args: &[Value],
        read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.all(sql, args, read)?.into_iter().next())
    }

    /// Runs a query whose row must be there.
    ///
    /// # Errors
    /// [`StoreError::NoRow`] when it is not, else as [`Tx::all`].
    #[track_caller]
    pub fn one<T>(
        &mut self,
        sql: &str,
        args: &[Value],
        read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let at = Location::caller();
        self.opt(sql, args, read)?.ok_or(StoreError::NoRow { at })
    }

    /// Runs several statements without parameters: migrations only.
    pub(crate) fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        let at = Location::caller();
        match &mut self.engine {
            Engine::Sqlite(connection, _) => {
                connection.execute_batch(sql).map_err(|e| StoreError::from_sqlite(&e, sql, at))
            }
            Engine::Postgres { client, .. } => {
                client.batch_execute(sql).map_err(|e| StoreError::from_postgres(&e, sql, at))
            }
        }
    }

    /// Which engine answers; for the few places that must differ (migrations, backup).
    pub fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Postgres { .. })
    }

    /// Asks the engine to plan the statement without running it: does it exist on this engine?
    ///
    /// # Errors
    /// As the engine refuses the text.
    #[track_caller]
    pub fn plan(&mut self, sql: &str) -> Result<(), StoreError> {
        let at = Location::caller();
        match &mut self.engine {
            Engine::Sqlite(connection, _) => {
                connection.prepare(&numbered(sql)).map(drop).map_err(|e| StoreError::from_sqlite(&e, sql, at))
            }
            Engine::Postgres { client, .. } => {
                client.prepare(sql).map(drop).map_err(|e| StoreError::from_postgres(&e, sql, at))
            }
        }
    }
}

impl Row<'_> {
    /// Reads the cell at a position, counted from 0.
    ///
    /// # Errors
    /// When the cell is missing or of another type: a defect.
    #[track_caller]
    pub fn get<T: Column>(&self, position: usize) -> Result<T, StoreError> {
        let at = Location::caller();
        let cell = self.cell(position).map_err(|what| StoreError::Broken { what, at })?;
        T::read(cell).map_err(|e| StoreError::Broken { what: format!("column {position}: {e}"), at })
    }

    /// How many cells the row has.
    pub fn width(&self) -> usize {
        match &self.cells {
            Cells::Sqlite(row) => row.as_ref().column_count(),
            Cells::Postgres(row) => row.len(),
        }
    }

    /// The cell as it is, for code that copies whole tables.
    ///
    /// # Errors
    /// In words, when there is no such cell or its type is not one of the portable ones.
    pub fn cell(&self, position: usize) -> Result<Cell<'_>, String> {
        match &self.cells {
            Cells::Sqlite(row) => match row.get_ref(position).map_err(|e| e.to_string())? {
                ValueRef::Null => Ok(Cell::Null),
                ValueRef::Integer(n) => Ok(Cell::Int(n)),
                ValueRef::Real(n) => Ok(Cell::Real(n)),
                ValueRef::Text(bytes) => {
                    std::str::from_utf8(bytes).map(Cell::Text).map_err(|e| e.to_string())
                }
                ValueRef::Blob(_) => Err(format!("column {position} is a blob")),
            },
            Cells::Postgres(row) => {
                let column = row.columns().get(position).ok_or("no such column")?;
                let text = |e: postgres::Error| e.to_string();
                Ok(match *column.type_() {
                    Type::INT8 => row.try_get::<_, Option<i64>>(position).map_err(text)?.map(Cell::Int),
                    Type::INT4 => {
                        row.try_get::<_, Option<i32>>(position).map_err(text)?.map(|n| Cell::Int(n.into()))
                    }
                    Type::FLOAT8 => row.try_get::<_, Option<f64>>(position).map_err(text)?.map(Cell::Real),
                    Type::BOOL => row.try_get::<_, Option<bool>>(position).map_err(text)?.map(Cell::Bool),
                    Type::TEXT | Type::VARCHAR => {
                        row.try_get::<_, Option<&str>>(position).map_err(text)?.map(Cell::Text)
                    }
                    ref other => return Err(format!("column {position} has type {other}: cast it")),
                }
                .unwrap_or(Cell::Null))
            }
        }
    }
}

/// SQLite numbers `$name` parameters by first appearance; `?1` keeps the number that is written.
fn numbered(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut quoted = false;
    let mut chars = sql.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\'' {
            quoted = !quoted;
        }
        if c == '$' && !quoted && chars.peek().is_some_and(char::is_ascii_digit) {
            out.push('?');
        } else {
            out.push(c);
        }
    }
    out
}

fn prepare(
    client: &mut postgres::Client,
    prepared: &mut Prepared,
    sql: &str,
) -> Result<postgres::Statement, postgres::Error> {
    if let Some(statement) = prepared.get(sql) {
        return Ok(statement.clone());
    }
    let statement = client.prepare(sql)?;
    prepared.insert(sql.to_owned(), statement.clone());
    Ok(statement)
}

fn borrowed(args: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    args.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// Remembers that this attempt lost a race, or may have, so that the caller may run the action again.
fn noticed(
    outrun: &mut bool,
    clashed: &mut bool,
    error: &postgres::Error,
    sql: &str,
    at: &'static Location<'static>,
) -> StoreError {
    let told = StoreError::from_postgres(error, sql, at);
    *outrun |= matches!(told, StoreError::Busy);
    *clashed |= error.code() == Some(&postgres::error::SqlState::UNIQUE_VIOLATION);
    told
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Int(n) => ToSqlOutput::Borrowed(ValueRef::Integer(*n)),
            Self::Real(n) => ToSqlOutput::Borrowed(ValueRef::Real(*n)),
            Self::Bool(b) => ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*b))),
            Self::Text(s) => ToSqlOutput::Borrowed(ValueRef::Text(s.as_bytes())),
        })
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(n) if *ty == Type::INT4 => i32::try_from(*n)?.to_sql(ty, out),
            #[expect(clippy::cast_precision_loss, reason = "a whole number bound to DOUBLE PRECISION")]
            Self::Int(n) if *ty == Type::FLOAT8 => (*n as f64).to_sql(ty, out),
            Self::Int(n) => n.to_sql(ty, out),
            Self::Real(n) => n.to_sql(ty, out),
            Self::Bool(b) => b.to_sql(ty, out),
            Self::Text(s) => s.to_sql(ty, out),
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(
            *ty,
            Type::INT8 | Type::INT4 | Type::FLOAT8 | Type::BOOL | Type::TEXT | Type::VARCHAR | Type::UNKNOWN
        )
    }

    postgres::types::to_sql_checked!();
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn numbers_stay_with_their_parameters_and_quoted_dollars_stay_text() {
        assert_eq!(numbered("SELECT $2, $1, '$3'"), "SELECT ?2, ?1, '$3'");
    }
}
