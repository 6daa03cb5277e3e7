//! The database as the rooms see it: hand in an action, get its result once it is on disk.
//!
//! An action is a plain function over [`Tx`]. It is handed whole to the thread that owns the
//! connection, so everyone who waits at that moment shares one commit (group commit), each in a
//! savepoint of its own: an error or a panic undoes that action only.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crossbeam_channel::Sender;
use tokio::sync::oneshot;

use crate::{StoreError, Tx, postgres_engine, sqlite_engine};

/// Where the data lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A SQLite file, the default.
    File(PathBuf),
    /// A PostgreSQL server, `postgres://…`.
    Server(String),
}

impl Place {
    /// `postgres://…` and `postgresql://…` name a server, anything else a file.
    pub fn parse(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Self::Server(text.to_owned())
        } else {
            Self::File(PathBuf::from(text))
        }
    }
}

/// A handle on the open database; cheap to clone. Dropping the last one finishes what was accepted.
#[derive(Clone)]
pub struct Db {
    shared: Arc<Shared>,
}

struct Shared {
    writes: Option<Sender<Box<dyn Job>>>,
    reads: Option<Sender<Box<dyn Job>>>,
    threads: Vec<std::thread::JoinHandle<()>>,
    place: Place,
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.writes.take();
        self.reads.take();
        for thread in self.threads.drain(..) {
            // A database thread that panicked has already reported; there is nobody left to tell.
            let _ = thread.join();
        }
    }
}

impl Db {
    /// Opens (and where it is a file, creates) the database and starts its threads.
    ///
    /// # Errors
    /// When the file or server cannot be opened.
    pub fn open(place: &Place) -> Result<Self, StoreError> {
        let (writes, reads, threads) = match place {
            Place::File(path) => sqlite_engine::start(path)?,
            Place::Server(url) => postgres_engine::start(url)?,
        };
        let place = place.clone();
        Ok(Self { shared: Arc::new(Shared { writes: Some(writes), reads: Some(reads), threads, place }) })
    }

    /// The SQLite file, where there is one.
    pub fn file(&self) -> Option<&Path> {
        match &self.shared.place {
            Place::File(path) => Some(path),
            Place::Server(_) => None,
        }
    }

    /// Runs an action that writes; returns after its commit is on disk.
    ///
    /// The action may be run again from the start when another writer was faster (PostgreSQL), so it
    /// must do nothing but speak to the transaction.
    ///
    /// # Errors
    /// What the action refuses, or a [`StoreError`] turned into the action's error.
    pub async fn write<T, E, F>(&self, action: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let answer = hand_in(self.shared.writes.as_ref(), action)?;
        answer.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// Runs an action that only reads, against one consistent state.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn read<T, E, F>(&self, action: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let answer = hand_in(self.shared.reads.as_ref(), action)?;
        answer.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// [`Db::write`] for callers without a runtime: the command line, tests.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn write_blocking<T, E, F>(&self, action: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let answer = hand_in(self.shared.writes.as_ref(), action)?;
        answer.blocking_recv().unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// [`Db::read`] for callers without a runtime.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn read_blocking<T, E, F>(&self, action: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let answer = hand_in(self.shared.reads.as_ref(), action)?;
        answer.blocking_recv().unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }
}

fn hand_in<T, E, F>(
    queue: Option<&Sender<Box<dyn Job>>>,
    action: F,
) -> Result<oneshot::Receiver<Result<T, E>>, E>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let (reply, answer) = oneshot::channel();
    let task = Task { action, result: None, reply };
    queue.ok_or(StoreError::Closed)?.send(Box::new(task)).map_err(|_| StoreError::Closed)?;
    Ok(answer)
}

/// An action on its way through an engine, its types erased.
pub(crate) trait Job: Send {
    /// Runs the action; says whether what it wrote is to be kept.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Answers the caller: with the action's own result, or with the failure that hit its commit.
    fn settle(self: Box<Self>, commit: Result<(), StoreError>);
}

struct Task<F, T, E> {
    action: F,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Job for Task<F, T, E>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let result = catch_unwind(AssertUnwindSafe(|| (self.action)(tx)))
            .unwrap_or_else(|panic| Err(StoreError::Panicked(message_of(panic.as_ref())).into()));
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn settle(self: Box<Self>, commit: Result<(), StoreError>) {
        let answer = match (self.result, commit) {
            (Some(Err(refused)), _) => Err(refused),
            (_, Err(failed)) => Err(failed.into()),
            (Some(Ok(done)), Ok(())) => Ok(done),
            (None, Ok(())) => Err(StoreError::Closed.into()),
        };
        // The caller may have gone away (a closed tab); what was kept stays kept.
        let _ = self.reply.send(answer);
    }
}

fn message_of(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|s| (*s).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".to_owned())
}
