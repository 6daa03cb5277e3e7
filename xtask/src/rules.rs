//! The rules of the house that a command can see. Each file below looks at one kind of thing and is
//! pure: it is told names and texts, so that its tests need no folder.

mod floors;
mod languages;
mod manifests;
mod rooms;
mod sources;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use manifests::Manifest;

/// Every broken rule, one line each.
pub(crate) fn broken(root: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files(root, "rs")? {
        found.extend(sources::broken(&name(root, &file), &std::fs::read_to_string(&file)?));
    }
    let house = Manifest::read(&std::fs::read_to_string(root.join("Cargo.toml"))?);
    let mut used = Vec::new();
    for file in files(root, "toml")?.into_iter().filter(|file| file.ends_with("Cargo.toml")) {
        let folder = file.parent().context("a folder")?;
        if folder == root {
            continue;
        }
        let manifest = Manifest::read(&std::fs::read_to_string(&file)?);
        let crate_ = name(root, folder);
        found.extend(floors::broken(&crate_, &manifest.dependencies));
        found.extend(manifests::unused(&crate_, &manifest, &code_of(folder)?));
        used.push(manifest);
    }
    let reasons = std::fs::read_to_string(root.join("docs/decisions/0006-libraries.md"))?;
    found.extend(manifests::unused_by_the_house(&house, &used));
    found.extend(manifests::without_reason(&house, &reasons));
    let features = folders(&root.join("features"))?;
    for room in &features {
        found.extend(rooms::broken(&name(root, room), &names_in(&room.join("src"))?));
    }
    for room in features.iter().chain([&root.join("platform/web")]) {
        let words = words_of(room)?;
        found.extend(languages::broken(&name(root, room), &words));
    }
    Ok(found)
}

/// The code of a crate, by what it is for.
fn code_of(folder: &Path) -> Result<manifests::Code> {
    Ok(manifests::Code {
        src: joined(&folder.join("src"))?,
        // Examples may use what only tests use.
        tests: joined(&folder.join("tests"))? + &joined(&folder.join("examples"))?,
        build: std::fs::read_to_string(folder.join("build.rs")).unwrap_or_default(),
    })
}

fn joined(folder: &Path) -> Result<String> {
    let mut text = String::new();
    for file in files(folder, "rs")? {
        text.push_str(&std::fs::read_to_string(file)?);
    }
    Ok(text)
}

/// The texts of a crate by language.
fn words_of(room: &Path) -> Result<BTreeMap<String, String>> {
    let mut words = BTreeMap::new();
    for language in folders(&room.join("locales"))? {
        let mut text = String::new();
        for file in files(&language, "ftl")? {
            text.push_str(&std::fs::read_to_string(file)?);
            text.push('\n');
        }
        words.insert(language.file_name().unwrap_or_default().to_string_lossy().into_owned(), text);
    }
    Ok(words)
}

fn name(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let listed = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut found = listed.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    found.sort();
    Ok(found)
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(folder)?.into_iter().filter(|path| path.is_dir()).collect())
}

fn names_in(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        found.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
    }
    Ok(found)
}

/// The files with an ending below a folder, what is built or fetched left out.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            found.extend(files(&path, ending)?);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    Ok(found)
}
