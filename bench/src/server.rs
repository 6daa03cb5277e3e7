//! The product as its own process, started in the demonstration so that there are people and a
//! running class to ask for.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::client::{Connection, get};
use crate::machine;

/// A running server; stopped when dropped.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// A sign-in path per role.
    pub(crate) entries: HashMap<String, String>,
    /// When it said that it listens.
    pub(crate) listening: Instant,
    /// From the start of the process to its first page.
    pub(crate) to_first_page: Duration,
}

/// The program beside this one: both are built into the same folder.
pub(crate) fn program() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    Ok(here.parent().context("a folder")?.join("gongfang"))
}

/// Copies the data of a server that is not running.
pub(crate) fn copied(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copied(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

impl Server {
    /// `gongfang demo` on a free port with its data in this folder.
    pub(crate) fn demo(data: &Path) -> Result<Self> {
        Self::start(&[], &["demo", "--listen", "127.0.0.1:0", "--data", &data.display().to_string()])
    }

    /// The demonstration on a core of its own, the first, where the system can say so; the load has the others.
    pub(crate) fn apart(data: &Path, listen: &str) -> Result<Self> {
        let before: &[&str] = if machine::can_pin() { &["taskset", "-c", "0"] } else { &[] };
        Self::start(before, &["demo", "--listen", listen, "--data", &data.display().to_string()])
    }

    /// `gongfang serve` on a free port over existing data.
    pub(crate) fn serve(data: &Path) -> Result<Self> {
        Self::start(&[], &["serve", "--listen", "127.0.0.1:0", "--data", &data.display().to_string()])
    }

    fn start(before: &[&str], arguments: &[&str]) -> Result<Self> {
        let began = Instant::now();
        let program = program()?;
        let mut command = match before.split_first() {
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(program);
                command
            }
            None => Command::new(program),
        };
        let mut child = command.args(arguments).env("RUST_LOG", "warn").stdout(Stdio::piped()).spawn()?;
        let mut lines = BufReader::new(child.stdout.take().context("its output")?).lines();
        let mut entries = HashMap::new();
        let address = loop {
            let line = lines.next().context("the server ended")??;
            if let Some(at) = line.strip_prefix("listening on http://") {
                break at.parse()?;
            }
            if let Some((role, url)) = line.split_once("  http://") {
                let path = url.find('/').map_or("/", |at| &url[at..]);
                entries.insert(role.trim().to_owned(), path.to_owned());
            }
        };
        let listening = Instant::now();
        // What it prints later must not fill the pipe.
        std::thread::spawn(move || for _ in lines.by_ref() {});
        let mut server = Self { child, address, entries, listening, to_first_page: Duration::ZERO };
        server.first_page()?;
        server.to_first_page = began.elapsed();
        Ok(server)
    }

    fn first_page(&self) -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            Connection::open(self.address).await?.send(&get("/sign-in", "")).await?;
            anyhow::Ok(())
        })
    }

    /// Signs a role in by its link and returns its cookie and where it landed.
    pub(crate) async fn sign_in(&self, role: &str) -> Result<(String, String)> {
        let path = self.entries.get(role).with_context(|| format!("no entry for {role}"))?;
        let answer = Connection::open(self.address).await?.send(&get(path, "")).await?;
        let cookie = answer.header("set-cookie").context("no cookie")?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Ok((cookie, answer.header("location").unwrap_or("/").to_owned()))
    }

    /// Resident memory, in megabytes.
    pub(crate) fn memory(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|l| l.starts_with("VmRSS")).context("VmRSS")?;
        let kilobytes: f64 = line.split_whitespace().nth(1).context("a number")?.parse()?;
        Ok(kilobytes / 1024.0)
    }

    /// Processor time used so far, in seconds.
    pub(crate) fn cpu(&self) -> Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks: f64 = fields.get(11).context("utime")?.parse::<f64>()?
            + fields.get(12).context("stime")?.parse::<f64>()?;
        Ok(ticks / 100.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
