//! Makes the typed words of this room from `locales/`, and lists the files below `assets/` so that the
//! program carries them inside.

use std::fmt::Write as _;
use std::hash::{Hash as _, Hasher as _};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match list_assets() {
        Ok(()) => words::build(),
        Err(error) => {
            println!("cargo::error=assets cannot be listed: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes `assets.rs`: every file of the folders in name order, with its bytes.
fn list_assets() -> std::io::Result<()> {
    let root = std::env::current_dir()?.join("assets");
    println!("cargo::rerun-if-changed=assets");
    let mut code = String::from("pub(super) static FILES: &[(&str, &[u8])] = &[\n");
    for folder in ["css", "js", ""] {
        let mut names: Vec<_> = match std::fs::read_dir(root.join(folder)) {
            Ok(entries) => entries.collect::<Result<Vec<_>, _>>()?.into_iter().map(|e| e.path()).collect(),
            Err(_) => Vec::new(),
        };
        names.sort();
        for path in names.iter().filter(|path| path.is_file()) {
            let name = Path::new(folder).join(path.file_name().unwrap_or_default());
            // Writing to a String cannot fail.
            let _ = writeln!(code, "  ({:?}, include_bytes!({:?})),", name.display().to_string(), path);
        }
    }
    code.push_str("];\n");
    let mut version = std::hash::DefaultHasher::new();
    std::fs::read(root.join("icons.svg"))?.hash(&mut version);
    let (icons, version) = ("The address of the icon sprite.", version.finish());
    let _ = writeln!(code, "/// {icons}\npub const ICONS: &str = \"/assets/{version:016x}/icons.svg\";");
    let out = std::env::var_os("OUT_DIR").unwrap_or_default();
    std::fs::write(Path::new(&out).join("assets.rs"), code)
}
