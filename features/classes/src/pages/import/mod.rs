//! Importing receipts: files sent in, looked over row by row, put right, taken over.

mod finish;
mod preview;
mod row;
mod upload;

pub(super) use finish::{confirm, drop, marked};
pub(super) use preview::preview;
pub(super) use row::{form, save};
pub(super) use upload::{excel, list, template, upload};
#[cfg(test)]
pub(crate) use {preview::PreviewPage, row::RowPage, upload::ImportPage};
