//! Uploaded files, named by their content in a folder: the same bytes are kept once.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::StoreError;
use crate::keys::digest;

/// The folder of uploaded files.
#[derive(Debug, Clone)]
pub struct Files {
    root: PathBuf,
}

impl Files {
    /// Files below this folder, which is made when the first one arrives.
    pub fn below(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Keeps the bytes and returns their name (SHA-256, hex). On disk when this returns.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn keep(&self, bytes: &[u8]) -> Result<String, StoreError> {
        let name = digest(bytes);
        let path = self.path(&name);
        if path.exists() {
            return Ok(name);
        }
        let folder = path.parent().unwrap_or(&self.root);
        std::fs::create_dir_all(folder).map_err(told)?;
        // Written beside and renamed: a file of this name is always whole.
        let beside = folder.join(format!(".{name}.part"));
        let mut file = std::fs::File::create(&beside).map_err(told)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(told)?;
        std::fs::rename(&beside, &path).map_err(told)?;
        std::fs::File::open(folder).and_then(|f| f.sync_all()).map_err(told)?;
        Ok(name)
    }

    /// The bytes of a kept file.
    ///
    /// # Errors
    /// When there is none of this name or it cannot be read.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        if name.len() != 64 || !name.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(StoreError::broken("not the name of a kept file"));
        }
        std::fs::read(self.path(name)).map_err(told)
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.join(&name[..2]).join(&name[2..])
    }
}

fn told(error: std::io::Error) -> StoreError {
    if error.kind() == std::io::ErrorKind::StorageFull { StoreError::Full } else { StoreError::broken(error) }
}
