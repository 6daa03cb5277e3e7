//! No crate brings what it does not use, and what comes from outside has its reason written down.

/// The parts of a `Cargo.toml` the rules look at: names only.
#[derive(Debug, Default)]
pub(crate) struct Manifest {
    pub(crate) dependencies: Vec<String>,
    dev: Vec<String>,
    build: Vec<String>,
    house: Vec<String>,
    /// Of the house's dependencies, those that are its own rooms.
    own: Vec<String>,
}

/// The code of a crate, by what it is for.
#[derive(Debug, Default)]
pub(crate) struct Code {
    pub(crate) src: String,
    pub(crate) tests: String,
    pub(crate) build: String,
}

impl Manifest {
    pub(crate) fn read(text: &str) -> Self {
        let mut manifest = Self::default();
        let mut heading = "";
        for line in text.lines().map(str::trim) {
            if line.starts_with('[') {
                heading = line;
                continue;
            }
            let Some(name) =
                line.split(['=', '.', ' ']).next().filter(|n| !n.is_empty() && !n.starts_with('#'))
            else {
                continue;
            };
            let list = match heading {
                "[dependencies]" => &mut manifest.dependencies,
                "[dev-dependencies]" => &mut manifest.dev,
                "[build-dependencies]" => &mut manifest.build,
                "[workspace.dependencies]" if line.contains("path = ") => &mut manifest.own,
                "[workspace.dependencies]" => &mut manifest.house,
                _ => continue,
            };
            list.push(name.to_owned());
        }
        manifest
    }
}

/// What a crate asks for and does not use where it asked for it.
pub(crate) fn unused(crate_: &str, manifest: &Manifest, code: &Code) -> Vec<String> {
    let mut found = Vec::new();
    let tests = format!("{}{}", code.src, code.tests);
    let places = [
        (&manifest.dependencies, &code.src, "its code"),
        (&manifest.dev, &tests, "its tests"),
        (&manifest.build, &code.build, "its build"),
    ];
    for (names, text, place) in places {
        // Sentences are used through the macro that the platform brings.
        let through_macro = |name: &str| name == "fluent-typed" && text.contains("words!()");
        for name in names.iter().filter(|name| !says(text, name) && !through_macro(name)) {
            found.push(format!("{crate_} does not use {name} in {place}"));
        }
    }
    found
}

/// What the house lists and no crate asks for.
pub(crate) fn unused_by_the_house(house: &Manifest, crates: &[Manifest]) -> Vec<String> {
    let asked = |name: &String| {
        crates.iter().any(|c| [&c.dependencies, &c.dev, &c.build].iter().any(|list| list.contains(name)))
    };
    let listed = house.house.iter().chain(&house.own);
    listed
        .filter(|name| !asked(name))
        .map(|name| format!("Cargo.toml lists {name}, nobody asks for it"))
        .collect()
}

/// What comes from outside without a line that says what for.
pub(crate) fn without_reason(house: &Manifest, reasons: &str) -> Vec<String> {
    let named =
        |name: &str| reasons.split([' ', ',', ';', '|', '`', '(', ')', '\n']).any(|word| word == name);
    house
        .house
        .iter()
        .filter(|name| !named(name))
        .map(|name| format!("docs/decisions/0006-libraries.md does not say what {name} is for"))
        .collect()
}

/// Whether a text names a crate, as a whole word.
fn says(text: &str, crate_: &str) -> bool {
    let name = crate_.replace('-', "_");
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(&name)
        .any(|(at, _)| !text[..at].ends_with(part) && !text[at + name.len()..].starts_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CRATE: &str = "[package]\nname = \"needs\"\n\n[dependencies]\nserde.workspace = true\n# why\nweb = { path = \"\" }\n\n[dev-dependencies]\ntempfile = \"3\"\n\n[build-dependencies]\nfluent-typed = \"1\"\n";

    fn code(src: &str, tests: &str, build: &str) -> Code {
        Code { src: src.to_owned(), tests: tests.to_owned(), build: build.to_owned() }
    }

    #[test]
    fn the_names_under_each_heading_are_read() {
        let manifest = Manifest::read(CRATE);
        assert_eq!(manifest.dependencies, ["serde", "web"]);
        assert_eq!(manifest.dev, ["tempfile"]);
        assert_eq!(manifest.build, ["fluent-typed"]);
    }

    #[test]
    fn what_is_asked_for_is_used_where_it_was_asked_for() {
        let manifest = Manifest::read(CRATE);
        let used =
            code("use serde::Serialize;\nweb::words!();", "tempfile::tempdir()", "fluent_typed::build()");
        assert!(unused("needs", &manifest, &used).is_empty());
        let elsewhere =
            code("use serde::Serialize;\nlet webbing = 1;", "", "fluent_typed::build(); tempfile::x()");
        assert_eq!(
            unused("needs", &manifest, &elsewhere),
            ["needs does not use web in its code", "needs does not use tempfile in its tests"]
        );
    }

    #[test]
    fn the_house_lists_what_somebody_asks_for_and_says_what_for() {
        let house = Manifest::read(
            "[workspace.dependencies]\nneeds = { path = \"needs\" }\nserde = \"1\"\ntime = \"1\"\n",
        );
        let crates = [Manifest::read("[dependencies]\nserde.workspace = true\nneeds.workspace = true\n")];
        assert_eq!(unused_by_the_house(&house, &crates), ["Cargo.toml lists time, nobody asks for it"]);
        assert_eq!(
            without_reason(&house, "| serde, serde_json | formats |\n| jiff | times |"),
            ["docs/decisions/0006-libraries.md does not say what time is for"]
        );
    }
}
