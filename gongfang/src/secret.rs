//! The master key: given by the operator, or made once and kept in the data folder for its owner only.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use store::{Chance as _, Keyring, SystemChance};

/// The key file's name in the data folder.
const FILE: &str = "secret.key";

/// The installation's keys.
pub(crate) fn keyring(given: Option<&str>, data: &Path) -> Result<Keyring> {
    if let Some(hex) = given {
        return Ok(Keyring::new(&parse(hex).context("the master key")?));
    }
    let path = data.join(FILE);
    if !path.exists() {
        create(&path).with_context(|| format!("writing {}", path.display()))?;
    }
    let hex = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    Ok(Keyring::new(&parse(hex.trim()).with_context(|| format!("in {}", path.display()))?))
}

fn create(path: &Path) -> Result<()> {
    let mut bytes = [0_u8; 32];
    SystemChance.fill(&mut bytes);
    let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{hex}")?;
    file.sync_all()?;
    Ok(())
}

fn parse(hex: &str) -> Result<[u8; 32]> {
    if hex.len() != 64 || !hex.is_ascii() {
        bail!("it has to be 64 hexadecimal digits");
    }
    let mut key = [0_u8; 32];
    for (place, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[place * 2..place * 2 + 2], 16)?;
    }
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_a_bad_one_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let first = keyring(None, folder.path()).unwrap().lookup("x");
        assert_eq!(keyring(None, folder.path()).unwrap().lookup("x"), first);
        assert!(keyring(Some("zz"), folder.path()).is_err());
        assert_ne!(keyring(Some(&"ab".repeat(32)), folder.path()).unwrap().lookup("x"), first);
    }
}
