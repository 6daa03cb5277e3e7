//! Runs one step after another, says how long each took, and sums up at the end.

use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::root;

/// What was done so far: what, how long, whether it went well.
static DONE: Mutex<Vec<(String, Duration, bool)>> = Mutex::new(Vec::new());

/// Runs a command in the repository's root, its output shown; fails when it fails.
pub(crate) fn step(what: &str, words: &[&str], environment: &[(&str, String)]) -> Result<()> {
    println!("\n── {what}: {}", words.join(" "));
    timed(what, || {
        let (program, rest) = words.split_first().context("a command")?;
        let status = Command::new(program)
            .args(rest)
            .envs(environment.iter().map(|(key, value)| (*key, value.as_str())))
            .current_dir(root()?)
            .status()
            .with_context(|| format!("starting {program}"))?;
        if !status.success() {
            bail!("{what} failed ({status})");
        }
        Ok(())
    })
}

/// Does something that is a step of its own.
pub(crate) fn timed<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let began = Instant::now();
    let outcome = work();
    let took = began.elapsed();
    println!("── {what}: {:.1} s", took.as_secs_f64());
    if let Ok(mut done) = DONE.lock() {
        done.push((what.to_owned(), took, outcome.is_ok()));
    }
    outcome
}

/// Prints every step with its time.
pub(crate) fn sum_up() {
    let Ok(done) = DONE.lock() else { return };
    if done.is_empty() {
        return;
    }
    println!("\n── in all: {:.1} s", done.iter().map(|(_, took, _)| took.as_secs_f64()).sum::<f64>());
    for (what, took, well) in done.iter() {
        println!("   {} {:>8.1} s  {what}", if *well { "done  " } else { "FAILED" }, took.as_secs_f64());
    }
}

/// The standard output of a command, or nothing where it fails or does not exist.
pub(crate) fn output(words: &[&str]) -> Option<String> {
    let (program, rest) = words.split_first()?;
    let found = Command::new(program).args(rest).stderr(Stdio::null()).output().ok()?;
    found.status.success().then(|| String::from_utf8_lossy(&found.stdout).trim().to_owned())
}
