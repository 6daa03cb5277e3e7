//! The house as a whole: the permission table, every page's sample, every table in a backup.

#![cfg(test)]

use std::collections::BTreeSet;

use gongfang::rooms;
use store::{FixedClock, Millis, StoreError, testing};
use web::Lang;

/// The table is kept as a file: a changed permission is a changed line that somebody has to read.
#[test]
fn the_permission_table_is_the_one_that_was_read() {
    let table = web::access::table(&rooms::actions()) + "\n";
    let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/permissions.txt");
    if std::env::var_os("GONGFANG_ACCEPT").is_some() {
        std::fs::create_dir_all(kept.parent().unwrap()).unwrap();
        std::fs::write(&kept, &table).unwrap();
    }
    let read = std::fs::read_to_string(&kept).unwrap_or_default();
    assert_eq!(table, read, "if this is meant, run the test once with GONGFANG_ACCEPT=1");
}

#[test]
fn no_action_stands_in_the_table_twice() {
    let mut seen = BTreeSet::new();
    for action in rooms::actions().into_iter().flatten() {
        assert!(seen.insert(action.name), "{} twice", action.name);
        assert!(!action.who.is_empty(), "{} is for nobody", action.name);
    }
}

#[test]
fn every_page_renders_with_its_sample_in_both_languages_under_one_heading() {
    for lang in Lang::ALL {
        let mut count = 0;
        for (room, pages) in rooms::samples(lang) {
            for (name, html) in pages {
                // Parts of a page that are sent alone have no heading of their own.
                let headings = html.matches("<h1").count();
                assert!(headings <= 1 && !html.is_empty(), "{room}/{name} in {lang:?}: {headings} headings");
                count += headings;
                assert!(!html.contains("style=\""), "{room}/{name} has an inline style");
                assert!(!html.contains("onclick"), "{room}/{name} has an inline script");
            }
        }
        assert!(count > 40, "only {count} samples");
    }
}

#[test]
fn every_table_of_the_schema_belongs_to_a_room_and_so_to_the_backup() {
    testing::on_each_engine(rooms::ALL, &FixedClock::at(Millis(1)), |db| {
        let tables: Vec<String> = db
            .read_blocking(|tx| {
                let sql = if tx.is_postgres() {
                    "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema()"
                } else {
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                };
                tx.all(sql, &[], |row| row.get(0))
            })
            .unwrap_or_else(|e: StoreError| panic!("{e}"));
        let known: BTreeSet<&str> = rooms::ALL.iter().flat_map(|room| room.tables).copied().collect();
        let there: BTreeSet<&str> =
            tables.iter().map(String::as_str).filter(|t| *t != "migrations").collect();
        assert_eq!(there, known);
    });
}
