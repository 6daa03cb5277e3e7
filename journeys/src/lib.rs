//! People walking through the product, over HTTP and in Chromium: the harness their stories are told with.
//!
//! `cargo xtask test` names what it needs in the environment: the built program (`GONGFANG_BIN`), Chromium's
//! driver (`GONGFANG_CHROMEDRIVER`), axe-core (`GONGFANG_AXE`) and a PostgreSQL (`GONGFANG_TEST_POSTGRES`).

mod browser;
pub mod crawl;
pub mod http;
pub mod markup;
mod server;

use anyhow::{Context as _, Result};

pub use browser::{Browser, Look};
pub use server::{Engine, Server};

/// What the surroundings name.
///
/// # Errors
/// When they do not; `cargo xtask test` does.
pub fn named(variable: &str) -> Result<String> {
    std::env::var(variable)
        .with_context(|| format!("{variable} is not named; run `cargo xtask test`, which names it"))
}
