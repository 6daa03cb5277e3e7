//! Turns the sentences in a room's `locales/` into typed functions, at build.
//!
//! A room's `build.rs` is `fn main() -> std::process::ExitCode { words::build() }`; its code then says
//! `web::words!();` and calls `words(lang).roster_title()`. A missing or misspelled key, or one that
//! exists in one language only, does not compile. The Chinese file defines the argument types.

use std::path::Path;
use std::process::ExitCode;

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

/// Generates `words.rs` into the build folder from `locales/<language>/*.ftl`.
pub fn build() -> ExitCode {
    let Some(out) = std::env::var_os("OUT_DIR") else { return ExitCode::FAILURE };
    let place = |name: &str| Path::new(&out).join(name).display().to_string();
    build_from_locales_folder(
        BuildOptions::default()
            .with_locales_folder("locales")
            .with_default_language("zh-CN")
            .with_prefix("")
            .with_output_file_path(&place("words.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&place("words.ftl")))
            .with_lint_level(LintLevel::Strict)
            .without_format()
            .without_bidi_isolation(),
    )
}
