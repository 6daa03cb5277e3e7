//! `cargo xtask test`: everything, in the order in which a fault is cheapest to find. One profile, one
//! target folder: nothing is built twice.

use anyhow::{Context as _, Result};

use crate::{axe, check, packages, postgres, run, target};

/// Runs everything.
pub(crate) fn test() -> Result<()> {
    packages::ensure()?;
    check::check()?;
    let environment = surroundings()?;
    run::step("building", &["cargo", "build", "-p", "gongfang"], &[])?;
    run::step("testing", &["cargo", "test", "--workspace"], &environment.variables)
}

/// Takes pictures of the main pages.
pub(crate) fn shots() -> Result<()> {
    packages::ensure()?;
    let environment = surroundings()?;
    run::step("building", &["cargo", "build", "-p", "gongfang"], &[])?;
    run::step(
        "taking pictures",
        &["cargo", "run", "-p", "journeys", "--bin", "shots"],
        &environment.variables,
    )
}

/// What tests find in their environment; the PostgreSQL lives as long as this.
struct Surroundings {
    variables: Vec<(&'static str, String)>,
    _postgres: postgres::Server,
}

fn surroundings() -> Result<Surroundings> {
    let script = axe::ensure_script()?;
    let postgres = postgres::Server::start()?;
    let program = target()?.join("debug/gongfang");
    let text = |path: &std::path::Path| path.to_str().map(str::to_owned).context("a path in UTF-8");
    let variables = vec![
        ("GONGFANG_TEST_POSTGRES", postgres.url.clone()),
        ("GONGFANG_BIN", text(&program)?),
        ("GONGFANG_AXE", text(&script)?),
        ("GONGFANG_CHROMEDRIVER", "/usr/bin/chromedriver".to_owned()),
    ];
    Ok(Surroundings { variables, _postgres: postgres })
}
