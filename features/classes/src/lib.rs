//! Training classes: setting one up, its roster, its timetable.
//!
//! 培训班 (class) has 学员 (people with a place on its roster, an enrolment) and 日程 (a timetable of half
//! days). The roster is filled from 报名回执 (receipt files in Excel): read, shown with what is wrong at
//! each cell, put right, then taken over as a whole. A place on the roster is the role of trainee there.

pub mod access;
mod actions;
pub mod links;
mod model;
mod pages;
mod panel;
mod refusal;
mod samples;
mod sheets;
mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod words;

use ::store::migrate::{Room, Step};

pub use crate::actions::{
    class, class_of_trainee, classes_for, create_class, edit_class, enrol, hosts_for, scope_of, trainees,
};
pub use crate::model::{
    Class, ClassId, Day, EnrolmentId, Extras, Filter, Half, Item, ItemDraft, ItemId, ItemKind, NewClass,
    Order, Phase, Tally, Trainee, days_of, tally, template,
};
pub use crate::pages::routes;
pub use crate::panel::Contribution;
pub use crate::refusal::Refusal;
pub use crate::samples::samples;

/// This room's tables.
pub const CLASSES: Room = Room {
    name: "classes",
    steps: &[Step {
        name: "0001_classes",
        sql: include_str!("../migrations/0001_classes.sql"),
        postgres: None,
    }],
    tables: &["classes", "enrolments", "agenda_items", "roster_imports"],
};
