//! PostgreSQL: a few threads, each with a connection, run actions one transaction each.
//!
//! Writers are SERIALIZABLE, as they are on SQLite by nature: a rule that reads before it writes
//! holds on both. An attempt that lost a race is run again.

use std::time::Duration;

use crossbeam_channel::{Receiver, unbounded};
use postgres::{Client, NoTls};

use crate::db::Job;
use crate::sqlite_engine::Started;
use crate::tx::Prepared;
use crate::{StoreError, Tx};

const WRITERS: usize = 8;
const READERS: usize = 4;
/// So often an action is tried again before its caller hears that the database is busy.
const ATTEMPTS: u32 = 40;
/// So often an action that met a taken key is run again: a rule that looks for the key first then sees it and
/// says no in words, as it would have on SQLite. An action that takes a key twice itself gets its conflict.
const CLASHES: u32 = 3;

/// The snapshot, named by the transactions it does not see.
pub(crate) const STATE: &str = "SELECT CAST(pg_current_snapshot() AS TEXT)";

const WRITE: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";
const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

pub(crate) fn start(url: &str) -> Result<Started, StoreError> {
    let (writes, write_queue) = unbounded();
    let (reads, read_queue) = unbounded();
    let mut threads = Vec::new();
    for (name, count, queue, begin) in
        [("pg-write", WRITERS, write_queue, WRITE), ("pg-read", READERS, read_queue, READ)]
    {
        for _ in 0..count {
            let mut desk = Desk::open(url, begin)?;
            let queue: Receiver<Box<dyn Job>> = queue.clone();
            let thread = std::thread::Builder::new()
                .name(name.to_owned())
                .spawn(move || {
                    while let Ok(job) = queue.recv() {
                        desk.serve(job);
                    }
                })
                .map_err(StoreError::broken)?;
            threads.push(thread);
        }
    }
    Ok((writes, reads, threads))
}

/// How an attempt ended.
enum Attempt {
    /// With the action's own result.
    Done,
    /// Another writer was faster.
    Outrun,
    /// A key was taken, perhaps by a writer it could not see yet.
    Clashed,
}

/// One connection and what it has prepared.
struct Desk {
    url: String,
    begin: &'static str,
    client: Client,
    prepared: Prepared,
}

impl Desk {
    fn open(url: &str, begin: &'static str) -> Result<Self, StoreError> {
        Ok(Self { url: url.to_owned(), begin, client: connect(url)?, prepared: Prepared::new() })
    }

    fn serve(&mut self, mut job: Box<dyn Job>) {
        if self.client.is_closed() {
            match connect(&self.url) {
                Ok(client) => {
                    self.client = client;
                    self.prepared.clear();
                }
                Err(failed) => {
                    tracing::error!(%failed, "PostgreSQL cannot be reached");
                    return job.settle(Err(StoreError::Busy));
                }
            }
        }
        let mut clashes = 0;
        for attempt in 0..ATTEMPTS {
            match self.attempt(job.as_mut()) {
                Ok(Attempt::Clashed) if clashes < CLASHES => clashes += 1,
                // Nothing was kept, even where the action took the clash for an answer.
                Ok(Attempt::Clashed) => {
                    return job.settle(Err(StoreError::Conflict { rule: "a key is taken".to_owned() }));
                }
                Ok(Attempt::Done) => return job.settle(Ok(())),
                Ok(Attempt::Outrun) => {}
                Err(StoreError::Busy) if !self.client.is_closed() => {}
                Err(failed) => return job.settle(Err(failed)),
            }
            // Spread by attempt, so that two who met do not meet again in step.
            std::thread::sleep(Duration::from_micros(u64::from(attempt * attempt) * 150));
        }
        job.settle(Err(StoreError::Busy));
    }

    fn attempt(&mut self, job: &mut dyn Job) -> Result<Attempt, StoreError> {
        self.say(self.begin)?;
        let mut tx = Tx::postgres(&mut self.client, &mut self.prepared, self.begin == READ);
        let keep = job.run(&mut tx);
        let ended = match (tx.outrun, tx.clashed) {
            (true, _) => Attempt::Outrun,
            (false, true) => Attempt::Clashed,
            (false, false) => Attempt::Done,
        };
        self.say(if keep && matches!(ended, Attempt::Done) { "COMMIT" } else { "ROLLBACK" })?;
        Ok(ended)
    }

    fn say(&mut self, sql: &str) -> Result<(), StoreError> {
        let at = std::panic::Location::caller();
        self.client.batch_execute(sql).map_err(|e| StoreError::from_postgres(&e, sql, at))
    }
}

fn connect(url: &str) -> Result<Client, StoreError> {
    Client::connect(url, NoTls).map_err(|e| StoreError::broken(format!("PostgreSQL: {e}")))
}
