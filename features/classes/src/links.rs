//! Every address of this room.

use web::links::escaped;

use crate::model::{ClassId, EnrolmentId, Filter, ImportId, ItemId};

/// All classes.
pub const CLASSES: &str = "/classes";
/// Setting up a class.
pub const NEW: &str = "/classes/new";

/// Setting up a class like another one.
pub fn copy(class: &ClassId) -> String {
    format!("{NEW}?from={class}")
}

/// A class's home.
pub fn class_home(class: &ClassId) -> String {
    format!("{CLASSES}/{class}")
}

/// Changing a class.
pub fn edit(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/edit")
}

/// The roster.
pub fn roster(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/roster")
}

/// The roster, looked through.
pub fn roster_filtered(class: &ClassId, filter: &Filter) -> String {
    with_query(&roster(class), filter)
}

/// The roster on paper.
pub fn roster_print(class: &ClassId, filter: &Filter) -> String {
    with_query(&format!("{CLASSES}/{class}/roster/print"), filter)
}

/// The roster as an Excel file.
pub fn roster_export(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/roster/export")
}

/// Putting one person on the roster.
pub fn enrol(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/roster/new")
}

/// One person's place.
pub fn enrolment(class: &ClassId, enrolment: &EnrolmentId) -> String {
    format!("{CLASSES}/{class}/roster/{enrolment}")
}

/// Taking a person off the roster.
pub fn withdraw(class: &ClassId, enrolment: &EnrolmentId) -> String {
    format!("{CLASSES}/{class}/roster/{enrolment}/withdraw")
}

/// Putting a person back.
pub fn restore(class: &ClassId, enrolment: &EnrolmentId) -> String {
    format!("{CLASSES}/{class}/roster/{enrolment}/restore")
}

/// Personal links for everybody.
pub fn entry_links(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/links")
}

/// The timetable.
pub fn timetable(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/timetable")
}

/// The timetable on paper.
pub fn timetable_print(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/timetable/print")
}

/// Adding an item to the timetable.
pub fn item_new(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/timetable/new")
}

/// Adding an item to one half of one day.
pub fn item_new_at(class: &ClassId, day: &str, half: &str) -> String {
    format!("{CLASSES}/{class}/timetable/new?day={day}&half={half}")
}

/// An item of the timetable.
pub fn item(class: &ClassId, item: &ItemId) -> String {
    format!("{CLASSES}/{class}/timetable/{item}")
}

/// Taking an item out of the timetable.
pub fn item_remove(class: &ClassId, item: &ItemId) -> String {
    format!("{CLASSES}/{class}/timetable/{item}/remove")
}

/// Putting a removed item back.
pub fn item_restore(class: &ClassId, item: &ItemId) -> String {
    format!("{CLASSES}/{class}/timetable/{item}/restore")
}

/// A trainee's day.
pub fn today(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/today")
}

/// Reading receipt files into the roster, and which were read.
pub fn import(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/import")
}

fn with_query(path: &str, filter: &Filter) -> String {
    let pairs = [
        ("q", &filter.q),
        ("city", &filter.city),
        ("industry", &filter.industry),
        ("unit", &filter.unit),
        ("category", &filter.category),
        ("sex", &filter.sex),
        ("sort", &filter.sort),
    ];
    let query: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", escaped(value)))
        .collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// One file that was read.
pub fn import_one(class: &ClassId, import: &ImportId) -> String {
    format!("{CLASSES}/{class}/import/{import}")
}

/// One row of a file, to be put right.
pub fn import_row(class: &ClassId, import: &ImportId, row: u32) -> String {
    format!("{CLASSES}/{class}/import/{import}/rows/{row}")
}

/// Taking a file over.
pub fn import_confirm(class: &ClassId, import: &ImportId) -> String {
    format!("{CLASSES}/{class}/import/{import}/confirm")
}

/// Giving a file up.
pub fn import_drop(class: &ClassId, import: &ImportId) -> String {
    format!("{CLASSES}/{class}/import/{import}/drop")
}

/// A file sent back with notes at its cells.
pub fn import_marked(class: &ClassId, import: &ImportId) -> String {
    format!("{CLASSES}/{class}/import/{import}/marked")
}

/// The empty receipt, to be filled in by units.
pub fn import_template(class: &ClassId) -> String {
    format!("{CLASSES}/{class}/import/template")
}
