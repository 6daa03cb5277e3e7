//! Reads the old .xls.

use std::io::{self, Cursor, Read, Write};

use calamine::{Reader, Xls, XlsError};

use super::book::Filling;
use super::{FileProblem, Limits, Sheet, values, xls_guard, xlsx};

/// All visible sheets.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, FileProblem> {
    let checked = repacked(bytes, limits)?;
    sheets(checked, limits)
}

/// The workbook stream, checked, alone in a new container: what was checked is exactly what is read.
fn repacked(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, FileProblem> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| FileProblem::Damaged)?;
    let path = if file.is_stream("/Workbook") { "/Workbook" } else { "/Book" };
    let mut stream = Vec::new();
    file.open_stream(path)
        .and_then(|found| found.take(limits.bytes as u64).read_to_end(&mut stream))
        .map_err(|_| FileProblem::Damaged)?;
    xls_guard::check(&mut stream, limits)?;

    alone(path, &stream).map_err(|_| FileProblem::Damaged)
}

fn alone(path: &str, stream: &[u8]) -> io::Result<Vec<u8>> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
    file.create_stream(path)?.write_all(stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

fn sheets(bytes: Vec<u8>, limits: &Limits) -> Result<Vec<Sheet>, FileProblem> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => FileProblem::Encrypted,
        _ => FileProblem::Damaged,
    })?;
    let names = xlsx::visible(book.sheets_metadata());
    if names.len() > limits.sheets {
        return Err(FileProblem::TooMuchText);
    }
    let mut text_left = limits.text;
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let range = book.worksheet_range(&name).map_err(|_| FileProblem::Damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut filling = Filling::new(&name, limits, &mut text_left);
        for (row, column, value) in range.used_cells() {
            filling.put(row + top as usize, column + left as usize, values::from_data(value))?;
        }
        sheets.push(filling.finish(merged.iter().map(xlsx::region)));
    }
    Ok(sheets)
}
