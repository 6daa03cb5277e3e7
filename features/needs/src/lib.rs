//! Workers' needs (职工需求): where the thread begins.
//!
//! A worker says a difficulty in one field, without a name. Staff answer in plain words and gather
//! needs into topics. With a reply code the worker sees what became of it, down to the announced
//! result. This is not a hotline: urgent matters are pointed to 12351.

pub mod access;
mod actions;
pub mod links;
mod model;
mod pages;
mod panels;
mod refusal;
mod samples;
mod store;
mod words;

use ::store::migrate::{Room, Step};

pub use crate::actions::{gather, say};
pub use crate::model::{Need, NeedId, NewNeed, Passage, State};
pub use crate::pages::routes;
pub use crate::panels::Contribution;
pub use crate::refusal::Refusal;
pub use crate::samples::samples;
pub use crate::store::{by_ids as needs_by_id, open as open_needs};

/// This room's tables.
pub const NEEDS: Room = Room {
    name: "needs",
    steps: &[Step { name: "0001_needs", sql: include_str!("../migrations/0001_needs.sql"), postgres: None }],
    tables: &["needs", "need_passages"],
};
