//! The log: one line an event, structured, to standard error. `RUST_LOG` chooses how much.

use tracing_subscriber::EnvFilter;

/// Starts logging; `usual` is how much where `RUST_LOG` says nothing.
pub(crate) fn start(json: bool, usual: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start (tests) keeps the first.
    let _ = if json { log.json().try_init() } else { log.with_target(false).try_init() };
}
