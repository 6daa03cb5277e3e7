//! `cargo xtask test`: everything, in the order in which a fault is cheapest to find.
//!
//! Nothing is built twice: every step uses the same profile and target folder, and the tests are built
//! with one `--workspace` command, because a crate built alone may get other features and so a second
//! build. The linker is left to the toolchain: on x86-64 Linux it brings its own fast one (lld), and
//! flags given here but not to a developer's own `cargo` would rebuild everything at each change of hands.

use anyhow::{Context as _, Result};

use crate::{axe, check, nats, packages, postgres, run, target};

/// Runs everything, or the tests of these crates only.
pub(crate) fn test(only: &[String]) -> Result<()> {
    packages::ensure()?;
    if only.is_empty() {
        check::check()?;
    }
    let environment = surroundings()?;
    if only.is_empty() {
        // The program itself is built here too, since its own tests need it.
        run::step("building", &["cargo", "test", "--workspace", "--no-run"], &[])?;
        return run::step("testing", &["cargo", "test", "--workspace"], &environment.variables);
    }
    if only.iter().any(|name| name == "journeys") {
        run::step("building the program", &["cargo", "build", "-p", "gongfang"], &[])?;
    }
    let mut words = vec!["cargo", "test", "--no-fail-fast"];
    words.extend(only.iter().flat_map(|name| ["-p", name]));
    run::step("testing", &words, &environment.variables)
}

/// Takes pictures of the main pages.
pub(crate) fn shots(rest: &[String]) -> Result<()> {
    packages::ensure()?;
    let environment = surroundings()?;
    run::step("building", &["cargo", "build", "-p", "gongfang", "-p", "journeys"], &[])?;
    let program = target()?.join("debug/shots");
    let mut words = vec![program.to_str().context("a path in UTF-8")?];
    words.extend(rest.iter().map(String::as_str));
    run::step("taking pictures", &words, &environment.variables)
}

/// What tests find in their environment; the servers live as long as this.
struct Surroundings {
    variables: Vec<(&'static str, String)>,
    _postgres: postgres::Server,
    _nats: nats::Server,
}

fn surroundings() -> Result<Surroundings> {
    let script = run::timed("axe-core", axe::ensure_script)?;
    let postgres = run::timed("PostgreSQL", postgres::Server::start)?;
    let nats = run::timed("NATS", nats::Server::start)?;
    let program = target()?.join("debug/gongfang");
    let text = |path: &std::path::Path| path.to_str().map(str::to_owned).context("a path in UTF-8");
    let variables = vec![
        ("GONGFANG_TEST_POSTGRES", postgres.url.clone()),
        ("GONGFANG_TEST_NATS", nats.url.clone()),
        ("GONGFANG_BIN", text(&program)?),
        ("GONGFANG_AXE", text(&script)?),
        ("GONGFANG_CHROMEDRIVER", packages::CHROMEDRIVER.to_owned()),
    ];
    Ok(Surroundings { variables, _postgres: postgres, _nats: nats })
}
