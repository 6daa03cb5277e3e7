//! SQLite: one thread owns the writing connection and commits in groups; a few threads read.

use std::path::Path;
use std::thread::JoinHandle;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, unbounded};
use rusqlite::{Connection, OpenFlags};

use crate::db::Job;
use crate::{StoreError, Tx};

/// So many actions share one commit at most: bounds how long the first of them waits.
const GROUP: usize = 512;
const READERS: usize = 4;
const STATEMENTS_KEPT: usize = 512;

/// How often others have committed, as this connection counts.
pub(crate) const STATE: &str = "PRAGMA data_version";

pub(crate) type Started = (Sender<Box<dyn Job>>, Sender<Box<dyn Job>>, Vec<JoinHandle<()>>);

pub(crate) fn start(path: &Path) -> Result<Started, StoreError> {
    let writer = open(path, false)?;
    let (writes, write_queue) = unbounded();
    let (reads, read_queue) = unbounded();
    let mut threads = vec![spawn("db-write", move || write_loop(&writer, &write_queue))?];
    for number in 0..READERS {
        let reader = open(path, true)?;
        let queue: Receiver<Box<dyn Job>> = read_queue.clone();
        threads.push(spawn("db-read", move || read_loop(&reader, number, &queue))?);
    }
    Ok((writes, reads, threads))
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, StoreError> {
    std::thread::Builder::new().name(name.to_owned()).spawn(body).map_err(StoreError::broken)
}

/// Opens a connection with the settings every one of ours has.
pub(crate) fn open(path: &Path, read_only: bool) -> Result<Connection, StoreError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let told = |e: rusqlite::Error| StoreError::broken(format!("{}: {e}", path.display()));
    let connection = Connection::open_with_flags(path, flags).map_err(told)?;
    connection.busy_timeout(Duration::from_secs(30)).map_err(told)?;
    // FULL: a commit is on disk before anybody is told so. WAL: readers never wait for the writer.
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;",
        )
        .map_err(told)?;
    if read_only {
        connection.execute_batch("PRAGMA query_only = ON;").map_err(told)?;
    }
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(connection)
}

fn write_loop(connection: &Connection, queue: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = queue.recv() {
        if let Err(failed) = say(connection, "BEGIN IMMEDIATE") {
            refuse(first, &failed);
            continue;
        }
        let group = run_group(connection, first, queue);
        let outcome = commit(connection);
        for job in group {
            job.settle(outcome.as_ref().map(|&()| ()).map_err(same));
        }
    }
}

/// Runs the first job and everyone who is waiting behind it, each in its savepoint.
fn run_group(
    connection: &Connection,
    first: Box<dyn Job>,
    queue: &Receiver<Box<dyn Job>>,
) -> Vec<Box<dyn Job>> {
    let mut group = Vec::new();
    let mut next = Some(first);
    while let Some(mut job) = next.take() {
        match in_savepoint(connection, job.as_mut()) {
            Ok(()) => group.push(job),
            Err(failed) => {
                tracing::error!(%failed, "the write group was lost");
                // SQLite has rolled the whole transaction back (a full disk, an I/O error).
                for lost in group.drain(..) {
                    lost.settle(Err(same(&failed)));
                }
                job.settle(Err(failed));
                break;
            }
        }
        if group.len() < GROUP {
            next = queue.try_recv().ok();
        }
    }
    group
}

fn in_savepoint(connection: &Connection, job: &mut dyn Job) -> Result<(), StoreError> {
    say(connection, "SAVEPOINT job")?;
    let keep = job.run(&mut Tx::sqlite(connection, None));
    if connection.is_autocommit() {
        return Err(StoreError::Full);
    }
    if !keep {
        say(connection, "ROLLBACK TO job")?;
    }
    say(connection, "RELEASE job")
}

fn commit(connection: &Connection) -> Result<(), StoreError> {
    if connection.is_autocommit() {
        return Ok(());
    }
    say(connection, "COMMIT").inspect_err(|failed| {
        tracing::error!(%failed, "commit failed");
        if !connection.is_autocommit()
            && let Err(stuck) = say(connection, "ROLLBACK")
        {
            tracing::error!(%stuck, "rollback failed");
        }
    })
}

fn read_loop(connection: &Connection, number: usize, queue: &Receiver<Box<dyn Job>>) {
    while let Ok(mut job) = queue.recv() {
        if let Err(failed) = say(connection, "BEGIN") {
            refuse(job, &failed);
            continue;
        }
        job.run(&mut Tx::sqlite(connection, Some(number)));
        job.settle(say(connection, "COMMIT"));
    }
}

fn say(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    let at = std::panic::Location::caller();
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.execute([]))
        .map(drop)
        .map_err(|e| StoreError::from_sqlite(&e, sql, at))
}

fn refuse(job: Box<dyn Job>, failed: &StoreError) {
    tracing::error!(%failed, "no transaction could be opened");
    job.settle(Err(same(failed)));
}

/// The same failure for the next caller in the group.
fn same(failed: &StoreError) -> StoreError {
    match failed {
        StoreError::Full => StoreError::Full,
        StoreError::Busy => StoreError::Busy,
        other => StoreError::broken(other),
    }
}
