//! The product as its own process.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

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
    folder: TempDir,
    engine: Engine,
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
        let folder = tempfile::tempdir()?;
        let started = start("demo", folder.path(), &engine)?;
        Ok(Self { child: started.child, folder, engine, base: started.base, entries: started.entries })
    }

    /// A new installation on SQLite, with nothing in it; `entries["code"]` is the one-time code.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn empty() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let started = start("serve", folder.path(), &Engine::Sqlite)?;
        let (child, base, entries) = (started.child, started.base, started.entries);
        Ok(Self { child, folder, engine: Engine::Sqlite, base, entries })
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

    /// Starts it again over the same data; the address changes, the entries of the demonstration stay.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start_again(&mut self) -> Result<()> {
        let started = start("demo", self.folder.path(), &self.engine)?;
        self.child = started.child;
        self.base = started.base;
        self.entries = started.entries;
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

fn start(command: &str, data: &Path, engine: &Engine) -> Result<Started> {
    let program = named("GONGFANG_BIN")?;
    let mut process = Command::new(&program);
    process.args([command, "--listen", "127.0.0.1:0", "--data"]).arg(data).env("RUST_LOG", "warn");
    if let Engine::Postgres(url) = engine {
        process.args(["--database", url]);
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
