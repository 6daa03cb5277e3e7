//! The rules of the house that a command can see: what a file says first, how long it is, which floor
//! leans on which, that both languages say the same, that no dependency is unused.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;

/// Longer than this, a file hides something.
const LONGEST: usize = 500;
/// Shelves, lowest first: a room may lean on lower ones only.
const SHELVES: [&[&str]; 3] = [&["people"], &["classes", "needs"], &["workshop"]];
const TOP: &str = "roadshow";

/// Every broken rule, one line each.
pub(crate) fn broken(root: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files(root, "rs")? {
        let text = std::fs::read_to_string(&file)?;
        let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
        found.extend(of_source(&name, &text));
    }
    for manifest in files(root, "toml")?.into_iter().filter(|f| f.ends_with("Cargo.toml")) {
        if manifest != root.join("Cargo.toml") {
            found.extend(of_manifest(root, &manifest)?);
        }
    }
    for room in rooms(root)? {
        found.extend(of_languages(&room)?);
    }
    Ok(found)
}

/// What a single source must keep.
fn of_source(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines = text.lines().count();
    if lines > LONGEST {
        found.push(format!("{name}: {lines} lines; what does it hide?"));
    }
    if !text.starts_with("//!") {
        found.push(format!("{name}: does not say in its first line what it is for"));
    }
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        // The one place where generated code is let through says so itself.
        let generated = name.ends_with("web/src/words.rs");
        let rules = name.ends_with("xtask/src/rules.rs");
        if code.contains("#[allow(") && !generated && !rules {
            found.push(format!("{name}:{}: allow; use expect with a reason", number + 1));
        }
        let open = ["TODO", "FIXME", "todo!(", "unimplemented!("];
        if open.iter().any(|word| line.contains(word)) && !rules {
            found.push(format!("{name}:{}: left open", number + 1));
        }
    }
    found
}

/// Which crates a crate leans on, and whether it uses them.
fn of_manifest(root: &Path, manifest: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(manifest)?;
    let folder = manifest.parent().unwrap_or(root);
    let name = folder.strip_prefix(root).unwrap_or(folder).display().to_string();
    let wanted = dependencies(&text, "[dependencies]");
    let mut found: Vec<String> =
        wanted.iter().filter(|to| !may_lean(&name, to)).map(|to| format!("{name} leans on {to}")).collect();
    let mut code = String::new();
    for part in ["src", "tests", "build.rs"] {
        let path = folder.join(part);
        for file in if path.is_dir() { files(&path, "rs")? } else { vec![path] } {
            code.push_str(&std::fs::read_to_string(file).unwrap_or_default());
        }
    }
    // Sentences are used through the macro that the platform brings.
    let through_macro = |to: &str| to == "fluent-typed" && code.contains("words!()");
    for to in wanted.iter().filter(|to| !code.contains(&to.replace('-', "_")) && !through_macro(to)) {
        found.push(format!("{name} does not use {to}"));
    }
    Ok(found)
}

/// The names under a heading of a manifest.
fn dependencies(manifest: &str, heading: &str) -> Vec<String> {
    manifest
        .lines()
        .skip_while(|line| line.trim() != heading)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['=', '.', ' ']).next())
        .filter(|name| !name.is_empty() && !name.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

/// Whether a crate's floor and shelf let it lean on another of ours.
fn may_lean(from: &str, to: &str) -> bool {
    let floor = |name: &str| match name {
        "grouping" | "judging" | "names" | "sheets" => Some(0),
        "store" | "web" | "live" => Some(1),
        _ => shelf(name).map(|_| 2),
    };
    let own = from.rsplit('/').next().unwrap_or(from);
    let (Some(above), Some(below)) = (floor(own), floor(to)) else { return true };
    match (above, below) {
        (2, 2) => shelf(to) < shelf(own),
        (1, 1) => platform(to) < platform(own),
        (0, 0) => own != "names" && to == "names",
        _ => below < above,
    }
}

fn shelf(name: &str) -> Option<usize> {
    if name == TOP {
        return Some(SHELVES.len());
    }
    SHELVES.iter().position(|shelf| shelf.contains(&name))
}

fn platform(name: &str) -> Option<usize> {
    ["store", "web", "live"].iter().position(|crate_| *crate_ == name)
}

/// Both languages have the same keys.
fn of_languages(room: &Path) -> Result<Vec<String>> {
    let keys = |language: &str| -> Result<BTreeSet<String>> {
        let mut keys = BTreeSet::new();
        for file in files(&room.join("locales").join(language), "ftl")? {
            let text = std::fs::read_to_string(file)?;
            let lines = text.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()));
            keys.extend(lines.filter_map(|l| l.split(" =").next()).map(str::to_owned));
        }
        Ok(keys)
    };
    let (zh, en) = (keys("zh-CN")?, keys("en")?);
    Ok(zh
        .symmetric_difference(&en)
        .map(|key| format!("{}: {key} in one language only", room.display()))
        .collect())
}

/// Every crate that speaks to people.
fn rooms(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = vec![root.join("platform/web")];
    for entry in std::fs::read_dir(root.join("features"))? {
        found.push(entry?.path());
    }
    Ok(found)
}

/// The files with an ending below a folder, what is built or fetched left out.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            found.extend(files(&path, ending)?);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_leans_on_lower_shelves_only() {
        assert!(may_lean("features/workshop", "needs"));
        assert!(may_lean("features/roadshow", "judging"));
        assert!(may_lean("platform/live", "web"));
        assert!(may_lean("gongfang", "roadshow"));
        assert!(!may_lean("features/needs", "classes"));
        assert!(!may_lean("features/classes", "roadshow"));
        assert!(!may_lean("platform/store", "web"));
        assert!(!may_lean("engines/judging", "store"));
        assert!(!may_lean("platform/web", "people"));
    }

    #[test]
    fn a_source_says_what_it_is_for_and_leaves_nothing_open() {
        assert!(of_source("a.rs", "//! A thing.\n").is_empty());
        assert_eq!(of_source("a.rs", "fn a() {}\n").len(), 1);
        assert_eq!(of_source("a.rs", "//! A.\n// TODO later\n").len(), 1);
        assert_eq!(of_source("a.rs", "//! A.\n#[allow(dead_code)]\n").len(), 1);
        assert_eq!(of_source("a.rs", &format!("//! A.\n{}", "\n".repeat(500))).len(), 1);
    }

    #[test]
    fn names_under_a_heading_are_read() {
        let manifest = "[package]\nname = \"x\"\n\n[dependencies]\nserde.workspace = true\nweb = { path = \"\" }\n\n[dev-dependencies]\ninsta = \"1\"\n";
        assert_eq!(dependencies(manifest, "[dependencies]"), ["serde", "web"]);
    }
}
