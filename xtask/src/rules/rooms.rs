//! Every room is the same inside, so that who knows one knows them all.

const FILES: [&str; 5] = ["lib", "model", "store", "actions", "pages"];

/// What a room lacks, told the names in its `src`. A file that outgrew its name is a folder of that name.
pub(crate) fn broken(room: &str, names: &[String]) -> Vec<String> {
    let has = |file: &str| names.iter().any(|name| name == file || *name == format!("{file}.rs"));
    FILES.iter().filter(|file| !has(file)).map(|file| format!("{room} has no {file}.rs")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_room_has_its_rules_its_questions_its_actions_and_its_pages() {
        let whole = names(&["actions.rs", "lib.rs", "model.rs", "pages", "store.rs", "sheets.rs"]);
        assert!(broken("features/needs", &whole).is_empty());
        let lacking = names(&["lib.rs", "model.rs", "pages.rs", "store.rs"]);
        assert_eq!(broken("features/needs", &lacking), ["features/needs has no actions.rs"]);
    }
}
