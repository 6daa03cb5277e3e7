//! Importing receipts: files sent in, looked over row by row, put right, taken over.

mod finish;
mod preview;
mod row;
mod units;
mod upload;

pub(super) use finish::{confirm, drop, marked};
pub(super) use preview::preview;
pub(crate) use preview::{Cell, PreviewPage, PreviewRow};
pub(crate) use row::{CellField, CellKind, RowPage};
pub(super) use row::{form, save};
pub(crate) use units::StrangeUnit;
pub(super) use units::name_units;
pub(crate) use upload::{FileLine, ImportPage};
pub(super) use upload::{list, template, upload};
