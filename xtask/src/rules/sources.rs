//! What every source file keeps: it says what it is for, hides nothing by its length, leaves nothing
//! open, and silences no lint without a reason.

/// Longer than this, a file hides something.
const LONGEST: usize = 500;
/// Words for what is left open. In two halves, or this file would break its own rule.
const OPEN: [&str; 4] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("to", "do!("), concat!("unimpl", "emented!(")];
/// The one place where generated code is let through; it says so itself.
const GENERATED: &str = "platform/web/src/words.rs";

/// The broken rules of one file.
pub(crate) fn broken(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines = text.lines().count();
    if lines > LONGEST {
        found.push(format!("{name}: {lines} lines; what does it hide?"));
    }
    if !text.starts_with("//!") {
        found.push(format!("{name}: does not say in its first line what it is for"));
    }
    let silenced = [concat!("#[al", "low("), concat!("#![al", "low(")];
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        if name != GENERATED && silenced.iter().any(|s| code.contains(s)) {
            found.push(format!("{name}:{}: silences a lint; use expect with a reason", number + 1));
        }
        if OPEN.iter().any(|word| line.contains(word)) {
            found.push(format!("{name}:{}: left open", number + 1));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_says_what_it_is_for_and_is_finished_breaks_nothing() {
        assert!(broken("a.rs", "//! A thing.\n\nfn a() {}\n").is_empty());
    }

    #[test]
    fn a_file_says_first_what_it_is_for() {
        assert_eq!(broken("a.rs", "fn a() {}\n"), ["a.rs: does not say in its first line what it is for"]);
    }

    #[test]
    fn what_is_left_open_is_named_by_its_line() {
        for word in OPEN {
            assert_eq!(broken("a.rs", &format!("//! A.\n{word}\n")), ["a.rs:2: left open"]);
        }
    }

    #[test]
    fn a_lint_is_expected_with_a_reason_and_never_silenced() {
        let silenced = concat!("//! A.\n#[al", "low(dead_code)]\n");
        assert_eq!(broken("a.rs", silenced), ["a.rs:2: silences a lint; use expect with a reason"]);
        assert!(broken(GENERATED, silenced).is_empty());
        assert!(broken("a.rs", "//! A.\n#[expect(dead_code, reason = \"shown\")]\n").is_empty());
    }

    #[test]
    fn a_long_file_is_asked_what_it_hides() {
        assert!(broken("a.rs", &format!("//! A.\n{}", "\n".repeat(LONGEST - 1))).is_empty());
        assert_eq!(broken("a.rs", &format!("//! A.\n{}", "\n".repeat(LONGEST))).len(), 1);
    }
}
