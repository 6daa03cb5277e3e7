//! Is this data sound? Looks at what a program can see: the engine's own checks, the schema's steps,
//! every kept file against its name, every sealed value against the key.

use std::process::ExitCode;

use anyhow::Result;
use store::{StoreError, Tx, keys};

use crate::backup::kept_files;
use crate::config::Config;
use crate::{rooms, secret};

/// `gongfang check`.
pub(crate) fn run(config: &Config) -> Result<ExitCode> {
    let db = rooms::open(config)?;
    let keyring = secret::keyring(config.secret.as_deref(), &config.data)?;
    let mut findings = db
        .read_blocking(move |tx| {
            let mut findings = engine(tx)?;
            for sealed in people::sealed_values(tx)? {
                if keyring.open(&sealed).is_err() {
                    findings.push("a sealed value does not open with this key".to_owned());
                }
            }
            Ok(findings)
        })
        .map_err(|e: StoreError| anyhow::anyhow!("{e}"))?;
    for path in kept_files(&config.data.join("files"))? {
        let name = path.iter().rev().take(2).map(|p| p.to_string_lossy()).collect::<Vec<_>>();
        let name: String = name.into_iter().rev().collect();
        if keys::digest(&std::fs::read(&path)?) != name {
            findings.push(format!("{} has changed since it was kept", path.display()));
        }
    }
    if findings.is_empty() {
        println!("The data is sound.");
        return Ok(ExitCode::SUCCESS);
    }
    for finding in &findings {
        println!("{finding}");
    }
    Ok(ExitCode::FAILURE)
}

/// What the engine itself can check; PostgreSQL keeps its constraints at all times.
fn engine(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    if tx.is_postgres() {
        return Ok(Vec::new());
    }
    let mut findings = tx.all("PRAGMA integrity_check", &[], |row| row.get::<String>(0))?;
    findings.retain(|line| line != "ok");
    let orphans = tx.all("PRAGMA foreign_key_check", &[], |row| row.get::<String>(0))?;
    findings.extend(orphans.into_iter().map(|table| format!("a row of {table} refers to nothing")));
    Ok(findings)
}
