//! Tables for Excel and WPS, and the same as CSV.
//!
//! Every sheet has a header row that stays in view, a filter, fitting widths, and prints on A4 with the header
//! repeated and page numbers. Texts are text cells, so phone numbers keep their digits.

mod csv;
mod xlsx;

pub use csv::csv;
pub use xlsx::xlsx;
pub(crate) use xlsx::{column, fitting, properties, row, sheet_name, width};

/// A table to be written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// What it is; the name of the sheet and the line above each printed page.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a value for every column.
    pub rows: Vec<Vec<Value>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The heading.
    pub header: String,
    /// The width in characters of Latin script; a Han character takes two. `None` fits what stands in it.
    pub width: Option<f64>,
}

/// The value of a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Blank,
    /// Text, whatever it looks like: phone numbers and ids are texts.
    Text(String),
    /// A number to reckon with.
    Number(f64),
}

/// Why a table cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteProblem {
    /// More rows or columns than a sheet has.
    #[error("more rows or columns than a sheet has")]
    TooLarge,
    /// The writer failed.
    #[error("the sheet could not be written")]
    Writer(#[from] rust_xlsxwriter::XlsxError),
}

impl Column {
    /// A column as wide as what stands in it.
    #[must_use]
    pub fn new(header: impl Into<String>) -> Column {
        Column { header: header.into(), width: None }
    }

    /// A column of this width.
    #[must_use]
    pub fn wide(header: impl Into<String>, width: f64) -> Column {
        Column { header: header.into(), width: Some(width) }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::from(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        if text.is_empty() { Value::Blank } else { Value::Text(text) }
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::Number(f64::from(number))
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::Number(number)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Blank, Into::into)
    }
}
