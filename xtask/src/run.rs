//! Runs one step after another and says how long each took.

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::root;

/// Runs a command in the repository's root, its output shown; fails when it fails.
pub(crate) fn step(what: &str, words: &[&str], environment: &[(&str, String)]) -> Result<()> {
    println!("\n── {what}: {}", words.join(" "));
    let began = Instant::now();
    let (program, rest) = words.split_first().context("a command")?;
    let status = Command::new(program)
        .args(rest)
        .envs(environment.iter().map(|(key, value)| (*key, value.as_str())))
        .current_dir(root()?)
        .status()
        .with_context(|| format!("starting {program}"))?;
    println!("── {what}: {:.1} s", began.elapsed().as_secs_f64());
    if !status.success() {
        bail!("{what} failed ({status})");
    }
    Ok(())
}

/// The standard output of a command, or nothing where it fails or does not exist.
pub(crate) fn output(words: &[&str]) -> Option<String> {
    let (program, rest) = words.split_first()?;
    let found = Command::new(program).args(rest).stderr(Stdio::null()).output().ok()?;
    found.status.success().then(|| String::from_utf8_lossy(&found.stdout).trim().to_owned())
}
