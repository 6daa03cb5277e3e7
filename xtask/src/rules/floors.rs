//! Which crate may lean on which: floors point down only, and so do the shelves of the rooms.

/// The floors and, within a floor, its shelves, lowest first.
const ENGINES: [&str; 2] = ["names", "grouping judging sheets"];
const PLATFORM: [&str; 3] = ["store words", "web", "live"];
const FEATURES: [&str; 4] = ["people", "classes needs", "workshop", "roadshow"];

/// The dependencies of a crate that point up or sideways.
pub(crate) fn broken(crate_: &str, dependencies: &[String]) -> Vec<String> {
    let own = crate_.rsplit('/').next().unwrap_or(crate_);
    dependencies
        .iter()
        .filter(|to| !may_lean(own, to))
        .map(|to| format!("{crate_} leans on {to}, which is not below it"))
        .collect()
}

/// Whether a crate may lean on another. What is not ours, and what stands outside the house (the door,
/// journeys, figures), is free.
fn may_lean(own: &str, to: &str) -> bool {
    let (Some(above), Some(below)) = (place(own), place(to)) else { return true };
    below < above
}

/// Floor and shelf.
fn place(crate_: &str) -> Option<(usize, usize)> {
    let floors: [&[&str]; 3] = [&ENGINES, &PLATFORM, &FEATURES];
    floors.iter().enumerate().find_map(|(floor, shelves)| {
        let shelf = shelves.iter().position(|shelf| shelf.split(' ').any(|name| name == crate_))?;
        Some((floor, shelf))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_leans_on_lower_floors_and_shelves() {
        for (own, to) in [
            ("workshop", "needs"),
            ("workshop", "people"),
            ("roadshow", "judging"),
            ("live", "web"),
            ("web", "store"),
            ("web", "sheets"),
            ("gongfang", "roadshow"),
            ("journeys", "store"),
            ("store", "rusqlite"),
            ("sheets", "names"),
        ] {
            assert!(may_lean(own, to), "{own} may lean on {to}");
        }
    }

    #[test]
    fn nobody_leans_upwards_or_sideways() {
        for (own, to) in [
            ("needs", "classes"),
            ("classes", "needs"),
            ("classes", "roadshow"),
            ("store", "web"),
            ("judging", "store"),
            ("grouping", "judging"),
            ("web", "people"),
        ] {
            assert!(!may_lean(own, to), "{own} must not lean on {to}");
        }
    }

    #[test]
    fn the_crate_is_named_by_its_folder() {
        let found = broken("features/needs", &["store".to_owned(), "classes".to_owned()]);
        assert_eq!(found, ["features/needs leans on classes, which is not below it"]);
    }
}
