//! axe-core, which looks for accessibility faults in the browser: from its package at a pinned version,
//! its hash checked, kept beside the build and never committed.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};

use crate::root;

const VERSION: &str = "4.14.1";
/// SHA-256 of `axe.min.js` in that version.
const HASH: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

fn place() -> Result<PathBuf> {
    Ok(root()?.join(".tools").join(format!("axe-{VERSION}.min.js")))
}

/// Whether it was fetched before; then nothing is needed to fetch it.
pub(crate) fn is_there() -> bool {
    place().is_ok_and(|script| script.exists())
}

/// The script, fetched where it is not there yet.
pub(crate) fn ensure_script() -> Result<PathBuf> {
    let script = place()?;
    if !script.exists() {
        std::fs::create_dir_all(script.parent().context("a folder")?)?;
        let fetch = tempfile::tempdir()?;
        let package = format!("axe-core@{VERSION}");
        let packed = Command::new("npm").args(["pack", "--silent", &package]).current_dir(&fetch).status()?;
        ensure!(packed.success(), "npm cannot fetch {package}");
        let archive = format!("axe-core-{VERSION}.tgz");
        let unpacked =
            Command::new("tar").args(["xzf", &archive, "package/axe.min.js"]).current_dir(&fetch).status()?;
        ensure!(unpacked.success(), "{archive} cannot be unpacked");
        std::fs::copy(fetch.path().join("package/axe.min.js"), &script).context("keeping axe")?;
    }
    let hash: String =
        Sha256::digest(std::fs::read(&script)?).iter().map(|byte| format!("{byte:02x}")).collect();
    if hash != HASH {
        std::fs::remove_file(&script)?;
        anyhow::bail!("axe-core {VERSION} is not the one we know: {hash}");
    }
    Ok(script)
}
