//! Every SQL statement that stands in a room's source is planned on both engines: a column that does
//! not exist or a construct that one engine lacks fails here, whether or not a story reaches it.

#![cfg(test)]

use std::path::{Path, PathBuf};

use store::{Db, FixedClock, Millis, StoreError, testing};

/// The string literals of a Rust source, escapes and line continuations resolved as far as SQL needs.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => {
                for c in chars.by_ref() {
                    if c == '\n' {
                        break;
                    }
                }
            }
            // A character literal or a lifetime; only '"' could mislead us.
            '\'' if chars.peek() == Some(&'"') => drop(chars.next()),
            '"' => {
                let mut text = String::new();
                while let Some(c) = chars.next() {
                    match c {
                        '"' => break,
                        '\\' => match chars.next() {
                            Some('\n') => {
                                while chars.peek().is_some_and(|c| c.is_whitespace()) {
                                    chars.next();
                                }
                            }
                            Some(escaped) => text.push(escaped),
                            None => break,
                        },
                        other => text.push(other),
                    }
                }
                found.push(text);
            }
            _ => {}
        }
    }
    found
}

fn is_statement(text: &str) -> bool {
    let first = text.trim_start();
    ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "WITH "].iter().any(|verb| first.starts_with(verb))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn statements() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    for room in ["platform", "features"] {
        for entry in std::fs::read_dir(root.join(room)).unwrap() {
            sources(&entry.unwrap().path().join("src"), &mut files);
        }
    }
    let mut all = Vec::new();
    // What an engine's own file says is for that engine.
    for file in files.into_iter().filter(|file| !file.to_string_lossy().ends_with("_engine.rs")) {
        let source = std::fs::read_to_string(&file).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for text in literals(code) {
            // Statements put together at run time (`{COLUMNS}`) are reached by the rooms' stories.
            let whole =
                !text.contains('{') && !text.contains("pragma_") && !text.contains("information_schema");
            if is_statement(&text) && whole {
                all.push((file.clone(), text));
            }
        }
    }
    all
}

fn plan_all(db: &Db) -> Vec<String> {
    db.read_blocking(|tx| {
        Ok::<_, StoreError>(
            statements()
                .into_iter()
                .filter_map(|(file, sql)| {
                    tx.plan(&sql).err().map(|error| format!("{}: {error}", file.display()))
                })
                .collect(),
        )
    })
    .unwrap()
}

#[test]
fn every_statement_is_understood_by_both_engines() {
    let count = statements().len();
    assert!(count > 100, "only {count} statements were found: does the search still see them?");
    testing::on_each_engine(gongfang::rooms::ALL, &FixedClock::at(Millis(1)), |db| {
        let refused = plan_all(&db);
        assert!(refused.is_empty(), "{}", refused.join("\n"));
    });
}
