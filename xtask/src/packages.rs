//! What the tests need from Debian's packages: found by what they bring, installed where missing.

use std::path::Path;

use anyhow::{Result, bail};

use crate::{axe, nats, run};

/// Where Debian's chromium-driver puts its program.
pub(crate) const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// A package and how to see that it is there.
struct Package {
    name: &'static str,
    there: fn() -> bool,
}

const NEEDED: [Package; 6] = [
    Package { name: "postgresql", there: || crate::postgres::programs().is_ok() },
    Package { name: "nats-server", there: || Path::new(nats::PROGRAM).exists() },
    Package { name: "chromium", there: || Path::new("/usr/bin/chromium").exists() },
    Package { name: "chromium-driver", there: || Path::new(CHROMEDRIVER).exists() },
    Package { name: "fonts-noto-cjk", there: has_cjk_font },
    Package { name: "npm", there: || axe::is_there() || run::output(&["npm", "--version"]).is_some() },
];

fn has_cjk_font() -> bool {
    run::output(&["fc-list", ":lang=zh", "family"]).is_some_and(|families| !families.is_empty())
        || Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists()
}

/// Installs what is missing; without the right to, says exactly what to run.
pub(crate) fn ensure() -> Result<()> {
    let missing: Vec<&str> = NEEDED.iter().filter(|p| !(p.there)()).map(|p| p.name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let command =
        format!("apt-get update && apt-get install -y --no-install-recommends {}", missing.join(" "));
    if run::output(&["id", "-u"]).as_deref() != Some("0") || run::output(&["which", "apt-get"]).is_none() {
        bail!("these packages are missing; please run:\n\n    sudo sh -c '{command}'\n");
    }
    run::step("installing", &["sh", "-c", &command], &[("DEBIAN_FRONTEND", "noninteractive".to_owned())])
}
