//! `cargo xtask check`: format, lints, and what a command can see of the rules of the house.

use anyhow::{Result, bail};

use crate::{root, rules, run};

/// Runs all checks, the cheapest first.
pub(crate) fn check() -> Result<()> {
    run::timed("rules of the house", || {
        let broken = rules::broken(&root()?)?;
        if !broken.is_empty() {
            bail!("rules of the house:\n{}", broken.join("\n"));
        }
        Ok(())
    })?;
    run::step("format", &["cargo", "fmt", "--all", "--check"], &[])?;
    let lints = ["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    run::step("lints", &lints, &[])?;
    if run::output(&["cargo", "deny", "--version"]).is_some() {
        let deny = ["cargo", "deny", "--offline", "check", "licenses", "bans", "sources"];
        run::step("licences and sources", &deny, &[])?;
    } else {
        println!("cargo-deny is not installed; licences and sources were not checked here");
    }
    Ok(())
}
