//! A NATS server of the tests' own: on a free port, gone at the end. `GONGFANG_TEST_NATS` names another one
//! instead.
//!
//! As with PostgreSQL the end may come when nothing here can run any more, so a small shell holds it: when the
//! pipe from us closes, however that came about, the shell stops the server.

use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// Where Debian's package puts the program.
pub(crate) const PROGRAM: &str = "/usr/sbin/nats-server";
const HOLD: &str =
    r#""$@" </dev/null >/dev/null 2>&1 & server=$!; cat >/dev/null; kill $server; wait $server"#;
const PATIENCE: Duration = Duration::from_secs(10);

/// A running server; stopped when dropped.
pub(crate) struct Server {
    /// Its address.
    pub(crate) url: String,
    hold: Option<Child>,
}

impl Server {
    /// Starts one, or takes the one that is named.
    pub(crate) fn start() -> Result<Self> {
        if let Ok(url) = std::env::var("GONGFANG_TEST_NATS") {
            return Ok(Self { url, hold: None });
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let hold = Command::new("sh")
            .args(["-c", HOLD, "sh", PROGRAM, "-a", "127.0.0.1", "-p", &port.to_string()])
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .context("starting a shell")?;
        // From here on it is stopped with us, whatever happens.
        let server = Self { url: format!("nats://127.0.0.1:{port}"), hold: Some(hold) };
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if began.elapsed() > PATIENCE {
                bail!("nats-server does not answer on port {port}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut hold) = self.hold.take() {
            drop(hold.stdin.take());
            if let Err(error) = hold.wait() {
                eprintln!("nats-server may still be running: {error}");
            }
        }
    }
}
