//! A PostgreSQL of the tests' own: in a temporary folder, on a free port, as an unprivileged user, gone
//! at the end. `GONGFANG_TEST_POSTGRES` names another one instead.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;

use crate::run;

/// A running server; stopped and removed when dropped.
pub(crate) struct Server {
    /// Its address.
    pub(crate) url: String,
    own: Option<Own>,
}

struct Own {
    programs: PathBuf,
    folder: TempDir,
}

/// Where initdb and pg_ctl are: Debian keeps them apart by version; the newest is taken.
pub(crate) fn programs() -> Result<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    found.sort();
    found.pop().context("PostgreSQL's server is not installed")
}

impl Server {
    /// Starts one, or takes the one that is named.
    pub(crate) fn start() -> Result<Self> {
        if let Ok(url) = std::env::var("GONGFANG_TEST_POSTGRES") {
            return Ok(Self { url, own: None });
        }
        let programs = programs()?;
        let folder = tempfile::Builder::new().prefix("gongfang-pg-").tempdir()?;
        give_away(folder.path())?;
        let data = folder.path().join("data");
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let initdb = programs.join("initdb");
        as_nobody(
            &initdb,
            &["-D", path(&data)?, "-U", "gongfang", "-A", "trust", "-E", "UTF8", "--locale=C"],
        )?;
        let options = format!(
            "-p {port} -k {} -c listen_addresses=127.0.0.1 -c max_connections=400",
            path(folder.path())?
        );
        let log = folder.path().join("log");
        let own = Own { programs: programs.clone(), folder };
        as_nobody(
            &programs.join("pg_ctl"),
            &["-D", path(&data)?, "-o", &options, "-l", path(&log)?, "-w", "start"],
        )?;
        Ok(Self { url: format!("postgres://gongfang@127.0.0.1:{port}/postgres"), own: Some(own) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(own) = &self.own {
            let data = own.folder.path().join("data");
            let stopped = path(&data).and_then(|data| {
                as_nobody(&own.programs.join("pg_ctl"), &["-D", data, "-m", "immediate", "stop"])
            });
            if let Err(error) = stopped {
                eprintln!("PostgreSQL did not stop: {error:#}");
            }
        }
    }
}

fn path(path: &Path) -> Result<&str> {
    path.to_str().context("a path in UTF-8")
}

fn is_root() -> bool {
    run::output(&["id", "-u"]).as_deref() == Some("0")
}

/// PostgreSQL refuses to run as root; Debian's package brings a user for it.
fn give_away(folder: &Path) -> Result<()> {
    if is_root() {
        let status = Command::new("chown").args(["postgres", path(folder)?]).status()?;
        anyhow::ensure!(status.success(), "the folder cannot be given to postgres");
    }
    Ok(())
}

fn as_nobody(program: &Path, arguments: &[&str]) -> Result<()> {
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    let status = command.args(arguments).stdout(Stdio::null()).stdin(Stdio::null()).status()?;
    if !status.success() {
        bail!("{} failed ({status})", program.display());
    }
    Ok(())
}
