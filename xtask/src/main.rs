//! The project's own commands, run as `cargo xtask …`:
//!
//! - `test`: everything; installs what it needs from Debian's packages, or says what to install.
//!   `test --only CRATE…` runs the tests of some crates only, with the same database and browser
//! - `check`: format, lints, and the rules of the house that a command can see
//! - `bench`: the figures, in release
//! - `shots`: pictures of the main pages into `docs/screenshots/`

mod axe;
mod check;
mod nats;
mod packages;
mod postgres;
mod rules;
mod run;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = words.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let outcome = match command {
        "test" => only(rest).and_then(test::test),
        "check" => check::check(),
        "bench" => bench(rest),
        "shots" => test::shots(rest),
        other => usage(other),
    };
    run::sum_up();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn usage(given: &str) -> Result<()> {
    bail!(
        "`cargo xtask {given}` is not a command; there are: test [--only CRATE …], check, bench [part …], shots [name …]"
    )
}

/// The crates that `--only` names.
fn only(rest: &[String]) -> Result<&[String]> {
    match rest.split_first() {
        None => Ok(rest),
        Some((first, crates)) if first == "--only" && !crates.is_empty() => Ok(crates),
        Some((first, _)) => bail!("`{first}`: the only option is --only CRATE …"),
    }
}

fn bench(parts: &[String]) -> Result<()> {
    run::step("building in release", &["cargo", "build", "--release", "-p", "gongfang", "-p", "bench"], &[])?;
    let program = target()?.join("release/bench");
    let mut words = vec![program.to_str().context("a path in UTF-8")?];
    words.extend(parts.iter().map(String::as_str));
    run::step("measuring", &words, &[])
}

/// The repository's root.
fn root() -> Result<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(PathBuf::from).context("xtask stands in the repository")
}

/// The folder cargo builds into.
fn target() -> Result<PathBuf> {
    match std::env::var_os("CARGO_TARGET_DIR") {
        // A relative one is meant from the root, where every command runs.
        Some(folder) => Ok(root()?.join(folder)),
        None => Ok(root()?.join("target")),
    }
}
