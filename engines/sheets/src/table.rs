//! A foreign file as sheets of exact text cells, whatever program made it.
//!
//! The type is told by the content, never by the name. Everything a file claims about itself (its size, its
//! dimension, how far its parts unpack) is checked before it is believed.

mod book;
mod csv;
mod encoding;
mod limits;
mod packed;
mod problem;
mod sniff;
mod values;
mod xls;
mod xls_guard;
mod xlsx;

use std::panic::{AssertUnwindSafe, catch_unwind};

pub use book::{Cell, Kind, Region, Sheet, Workbook};
pub use limits::Limits;
pub use problem::{FileProblem, Looks};

use sniff::Format;
pub(crate) use values::serial_date;

/// Reads a file with the usual [`Limits`]. The name is only kept to be shown.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Workbook, FileProblem> {
    read_within(bytes, file_name, &Limits::default())
}

/// Reads a file within the given limits.
pub fn read_within(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Workbook, FileProblem> {
    if bytes.len() > limits.bytes {
        return Err(FileProblem::TooManyBytes { limit: limits.bytes });
    }
    // The readers of formats are not ours; should one ever stop at a hostile file, that is a damaged file and
    // no more.
    let read = || sheets(bytes, file_name, limits);
    let sheets = catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(FileProblem::Damaged))?;
    if sheets.iter().all(Sheet::is_blank) {
        return Err(FileProblem::Empty);
    }
    Ok(Workbook { file_name: file_name.to_owned(), sheets })
}

fn sheets(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Vec<Sheet>, FileProblem> {
    match sniff::format(bytes)? {
        Format::Xlsx => xlsx::read(bytes, limits),
        Format::Xls => xls::read(bytes, limits),
        Format::Text => Ok(vec![csv::read(bytes, file_name, limits)?]),
    }
}
