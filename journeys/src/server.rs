//! The product as its own process.

mod nodes;

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use tempfile::TempDir;

use crate::named;

/// Where a server keeps its data.
#[derive(Debug, Clone, Default)]
pub enum Engine {
    /// Embedded SQLite.
    #[default]
    Sqlite,
    /// The PostgreSQL at this address.
    Postgres(String),
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    folder: Arc<TempDir>,
    engine: Engine,
    nats: Option<String>,
    /// What it is called among the nodes; empty where it is alone.
    node: String,
    /// Where it listens: `http://127.0.0.1:port`.
    pub base: String,
    /// A sign-in address per role.
    pub entries: HashMap<String, String>,
}

impl Server {
    /// The demonstration on SQLite, on a free port.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn demo() -> Result<Self> {
        Self::demo_on(Engine::Sqlite)
    }

    /// The demonstration on an engine.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn demo_on(engine: Engine) -> Result<Self> {
        Self::open("demo", Arc::new(tempfile::tempdir()?), engine, None)
    }

    /// The demonstration on a PostgreSQL, as a node that others may join over this NATS.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn demo_node(postgres: &str, nats: &str) -> Result<Self> {
        let engine = Engine::Postgres(postgres.to_owned());
        Self::open("demo", Arc::new(tempfile::tempdir()?), engine, Some(nats.to_owned()))
    }

    /// Another node of the same installation.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn another_node(&self) -> Result<Self> {
        Self::open("demo", self.folder.clone(), self.engine.clone(), self.nats.clone())
    }

    fn open(command: &str, folder: Arc<TempDir>, engine: Engine, nats: Option<String>) -> Result<Self> {
        let before = nodes::names(&engine, nats.as_deref())?;
        let Started { child, base, entries } =
            start(command, folder.path(), &engine, nats.as_deref(), "127.0.0.1:0")?;
        let mut server = Self { child, folder, engine, nats, node: String::new(), base, entries };
        server.node = nodes::newcomer(&server.engine, server.nats.as_deref(), &before)?;
        Ok(server)
    }

    /// A new installation on SQLite, with nothing in it; `entries["code"]` is the one-time code.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn empty() -> Result<Self> {
        Self::open("serve", Arc::new(tempfile::tempdir()?), Engine::Sqlite, None)
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Ends the process at once, as a power cut would (SIGKILL).
    ///
    /// # Errors
    /// When it has ended already.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Starts it again over the same data and at the same address, so that phones which wait find it; the
    /// entries of the demonstration stay.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start_again(&mut self) -> Result<()> {
        let before = nodes::names(&self.engine, self.nats.as_deref())?;
        let listen = self.base.strip_prefix("http://").context("its address")?;
        let started = start("demo", self.folder.path(), &self.engine, self.nats.as_deref(), listen)?;
        self.child = started.child;
        self.entries = started.entries;
        self.node = nodes::newcomer(&self.engine, self.nats.as_deref(), &before)?;
        Ok(())
    }

    /// The address a role signs in by.
    ///
    /// # Errors
    /// When the demonstration has no such role.
    pub fn entry(&self, role: &str) -> Result<&str> {
        self.entries.get(role).map(String::as_str).with_context(|| format!("no entry for {role}"))
    }

    /// A whole address for a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have been killed by the story.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Started {
    child: Child,
    base: String,
    entries: HashMap<String, String>,
}

fn start(command: &str, data: &Path, engine: &Engine, nats: Option<&str>, listen: &str) -> Result<Started> {
    let program = named("GONGFANG_BIN")?;
    let mut process = Command::new(&program);
    process.args([command, "--listen", listen, "--data"]).arg(data).env("RUST_LOG", "warn");
    if let Engine::Postgres(url) = engine {
        process.args(["--database", url]);
    }
    if let Some(url) = nats {
        process.args(["--nats", url]);
    }
    let mut child = process.stdout(Stdio::piped()).spawn().with_context(|| format!("starting {program}"))?;
    let mut lines = BufReader::new(child.stdout.take().context("its output")?).lines();
    let mut entries = HashMap::new();
    let base = loop {
        let line = lines.next().context("the server ended before it listened")??;
        if let Some(address) = line.strip_prefix("listening on ") {
            break address.trim().to_owned();
        }
        if let Some((_, code)) = line.split_once("give this code: ") {
            entries.insert("code".to_owned(), code.trim().to_owned());
        }
        if let Some((role, address)) = line.split_once("  http") {
            entries.insert(role.trim().to_owned(), format!("http{}", address.trim()));
        }
    };
    // What it prints later must not fill the pipe.
    std::thread::spawn(move || for _ in lines.by_ref() {});
    Ok(Started { child, base, entries })
}
