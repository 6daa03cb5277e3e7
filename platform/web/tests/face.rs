//! What the face promises: text that can be read, style an old phone understands, little to download,
//! and no symbol that is missing.

#![cfg(test)]

use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Text and the grounds it stands on, by the names of the tokens.
const TEXT: &[(&str, &[&str])] = &[
    ("ink", &["paper", "card", "sunk", "seal-wash", "gold-wash", "jade-wash", "sky-wash", "plum-wash"]),
    ("ink-2", &["paper", "card", "sunk", "seal-wash", "gold-wash", "jade-wash", "sky-wash", "plum-wash"]),
    ("ink-3", &["paper", "card", "sunk"]),
    ("seal", &["paper", "card", "sunk", "seal-wash"]),
    ("gold-ink", &["paper", "card", "sunk", "gold-wash"]),
    ("jade", &["paper", "card", "sunk", "jade-wash"]),
    ("sky", &["paper", "card", "sunk", "sky-wash"]),
    ("plum", &["paper", "card", "plum-wash"]),
    ("seal-ink", &["seal", "seal-deep"]),
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn files(name: &str) -> Vec<(String, String)> {
    let mut all: Vec<_> = std::fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), read(&path)))
        .collect();
    all.sort();
    all
}

/// The colours one block of the token sheet names.
fn tokens(block: &str) -> HashMap<&str, [f64; 3]> {
    block
        .split([';', '{', '\n'])
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"))
        .filter(|(_, hex)| hex.len() == 6)
        .map(|(name, hex)| {
            (name, [0, 2, 4].map(|at| linear(u8::from_str_radix(&hex[at..at + 2], 16).unwrap())))
        })
        .collect()
}

fn linear(byte: u8) -> f64 {
    let part = f64::from(byte) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// WCAG 2 contrast of two colours.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let light = |c: [f64; 3]| 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn compressed(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 4096, 9, 20);
    writer.write_all(bytes).unwrap();
    drop(writer);
    out.len()
}

#[test]
fn all_text_can_be_read_on_paper_and_on_the_stage() {
    let sheet = read(&folder("assets/css/01-tokens.css"));
    let (paper, rest) = sheet.split_once("[data-theme=\"stage\"]").unwrap();
    let stage = rest.split_once('}').unwrap().0;
    for (theme, tokens) in [("paper", tokens(paper)), ("stage", tokens(stage))] {
        for (text, grounds) in TEXT {
            for ground in *grounds {
                let ratio = contrast(tokens[text], tokens[ground]);
                assert!(ratio >= 4.5, "{theme}: {text} on {ground} has only {ratio:.2} : 1");
            }
        }
        for ground in ["paper", "card"] {
            let ratio = contrast(tokens["edge"], tokens[ground]);
            assert!(ratio >= 3.0, "{theme}: the edge of a field on {ground} has only {ratio:.2} : 1");
        }
    }
}

#[test]
fn an_old_browser_understands_the_style() {
    for (name, css) in files("assets/css") {
        for word in [
            "oklch(",
            "color-mix(",
            "@layer",
            "@container",
            "inset:",
            "; aspect-ratio:",
            "clamp(",
            ":is(",
            ":where(",
        ] {
            assert!(!css.contains(word), "{name} uses {word}, which drops the whole rule in Chrome 78");
        }
        for line in css.lines().filter(|line| line.contains(":has(") || line.contains(" min(")) {
            assert!(line.contains("@supports"), "{name} asks for something new without @supports: {line}");
        }
        // Space between flex children came with Chrome 84; grid-gap is as old as grid.
        for line in css.lines() {
            assert!(!line.contains(" gap:"), "{name}: grid-gap or margins instead of gap: {line}");
        }
    }
}

#[test]
fn an_old_browser_understands_the_scripts() {
    for (name, script) in files("assets/js") {
        for word in ["?.", "??", ".replaceAll(", ".at(", "replaceChildren(", "structuredClone(", "||=", "&&="]
        {
            assert!(!script.contains(word), "{name} uses {word}, a syntax or call later than Chrome 78");
        }
        for word in ["innerHTML = `", "eval(", "new Function", "setAttribute('style'"] {
            assert!(!script.contains(word), "{name} uses {word}, which our own content policy forbids");
        }
    }
}

#[test]
fn a_phone_downloads_little() {
    let css: String = files("assets/css").into_iter().map(|(_, css)| css + "\n").collect();
    assert!(compressed(css.as_bytes()) <= 16 * 1024, "the style sheet: {}", compressed(css.as_bytes()));
    let scripts: HashMap<String, String> = files("assets/js").into_iter().collect();
    let form: usize =
        ["page.js", "form.js", "morph.js"].iter().map(|n| compressed(scripts[*n].as_bytes())).sum();
    assert!(form <= 6 * 1024, "what a page with a form loads: {form}");
    let all: usize = scripts.values().map(|s| compressed(s.as_bytes())).sum();
    assert!(all <= 14 * 1024, "all scripts together: {all}");
    assert!(compressed(read(&folder("assets/icons.svg")).as_bytes()) <= 3 * 1024);
}

#[test]
fn every_symbol_named_is_in_the_sprite() {
    let sprite = read(&folder("assets/icons.svg"));
    let mut named = 0;
    for (name, template) in files("templates") {
        for before in ["call icon(\"", "call symbol(icons, \""] {
            for call in template.split(before).skip(1) {
                let symbol = call.split('"').next().unwrap();
                assert!(sprite.contains(&format!("id=\"{symbol}\"")), "{name}: no symbol {symbol}");
                named += 1;
            }
        }
    }
    assert!(named > 5, "the search itself found only {named}");
}

#[test]
fn no_template_needs_an_inline_style_or_script() {
    for (name, template) in files("templates") {
        assert!(!template.contains(" style="), "{name}");
        assert!(!template.contains(" onclick="), "{name}");
        for script in template.split("<script").skip(1) {
            assert!(script.contains("src=") || script.contains("application/json"), "{name}");
        }
    }
}
