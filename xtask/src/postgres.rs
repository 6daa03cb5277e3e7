//! A PostgreSQL of the tests' own: in a temporary folder, on a free port, as an unprivileged user, gone
//! at the end. `GONGFANG_TEST_POSTGRES` names another one instead.
//!
//! The end may come by Ctrl-C or worse, when nothing here can run any more. So a small shell waits beside
//! us, in a process group of its own, on a pipe that only we hold: when the pipe closes, however that
//! came about, it stops the server and removes the folder.

use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::run;

/// Waits for the pipe to close, then runs what it was given and removes the folder it was given.
const WATCH: &str = r#"cat >/dev/null; folder=$1; shift; "$@" >/dev/null 2>&1; rm -rf "$folder""#;

/// A running server; stopped and removed when dropped.
pub(crate) struct Server {
    /// Its address.
    pub(crate) url: String,
    watch: Option<Child>,
}

/// Where initdb and pg_ctl are: Debian keeps them apart by version; the newest is taken.
pub(crate) fn programs() -> Result<PathBuf> {
    let version = |bin: &PathBuf| {
        let name = bin.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        name.parse::<u32>().unwrap_or(0)
    };
    std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").exists())
        .max_by_key(version)
        .context("PostgreSQL's server is not installed")
}

impl Server {
    /// Starts one, or takes the one that is named.
    pub(crate) fn start() -> Result<Self> {
        if let Ok(url) = std::env::var("GONGFANG_TEST_POSTGRES") {
            return Ok(Self { url, watch: None });
        }
        let programs = programs()?;
        let folder = tempfile::Builder::new().prefix("gongfang-pg-").tempdir()?.keep();
        let (data, control) = (folder.join("data"), programs.join("pg_ctl"));
        let (data, log) = (path(&data)?.to_owned(), folder.join("log"));
        // From here on the folder goes away with us, whatever happens.
        let stop = unprivileged(&control, &["-D", &data, "-m", "immediate", "stop"])?;
        let mut server = Self { url: String::new(), watch: Some(watch(&folder, &stop)?) };
        if is_root() {
            let status = Command::new("chown").args(["postgres", path(&folder)?]).status()?;
            anyhow::ensure!(status.success(), "the folder cannot be given to postgres");
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=400"
        );
        let initdb = programs.join("initdb");
        let create = ["-D", &data, "-U", "gongfang", "-A", "trust", "-E", "UTF8", "--locale=C"];
        run_in(&folder, &unprivileged(&initdb, &create)?)?;
        let start = ["-D", &data, "-o", &options, "-l", path(&log)?, "-w", "start"];
        if let Err(error) = run_in(&folder, &unprivileged(&control, &start)?) {
            bail!("{error:#}\n{}", std::fs::read_to_string(&log).unwrap_or_default());
        }
        server.url = format!("postgres://gongfang@127.0.0.1:{port}/postgres");
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut watch) = self.watch.take() {
            drop(watch.stdin.take());
            if let Err(error) = watch.wait() {
                eprintln!("PostgreSQL may still be running: {error}");
            }
        }
    }
}

fn watch(folder: &Path, stop: &[String]) -> Result<Child> {
    Command::new("sh")
        .args(["-c", WATCH, "sh", path(folder)?])
        .args(stop)
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .context("starting a shell")
}

fn path(path: &Path) -> Result<&str> {
    path.to_str().context("a path in UTF-8")
}

fn is_root() -> bool {
    run::output(&["id", "-u"]).as_deref() == Some("0")
}

/// The words of a command as PostgreSQL wants it: it refuses to run as root; Debian's package brings a
/// user for it.
fn unprivileged(program: &Path, arguments: &[&str]) -> Result<Vec<String>> {
    let prefix: &[&str] = if is_root() { &["runuser", "-u", "postgres", "--"] } else { &[] };
    Ok([prefix, &[path(program)?], arguments].concat().into_iter().map(str::to_owned).collect())
}

fn run_in(folder: &Path, words: &[String]) -> Result<()> {
    let (program, arguments) = words.split_first().context("a command")?;
    let status = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("starting {program}"))?;
    if !status.success() {
        bail!("{} failed ({status})", words.join(" "));
    }
    Ok(())
}
