//! Reads .xlsx cell by cell. The dimension a sheet states is not used: WPS states wrong ones.

use std::io::Cursor;

use calamine::{Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::book::Filling;
use super::{FileProblem, Limits, Region, Sheet, packed, values};

/// All visible sheets.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, FileProblem> {
    packed::check(bytes, limits)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| problem(&error))?;
    let names = visible(book.sheets_metadata());
    if names.len() > limits.sheets {
        return Err(FileProblem::TooMuchText);
    }
    let mut text_left = limits.text;
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut filling = Filling::new(&name, limits, &mut text_left);
        match book.worksheet_cells_reader(&name) {
            Ok(mut cells) => {
                while let Some(cell) = cells.next_cell().map_err(|error| problem(&error))? {
                    let (row, column) = cell.get_position();
                    filling.put(row as usize, column as usize, values::from_ref(cell.get_value()))?;
                }
            }
            // A chart on a sheet of its own has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(problem(&error)),
        }
        sheets.push(filling.finish(merged.iter().map(region)));
    }
    Ok(sheets)
}

/// The names of the sheets people see; when all are hidden, all.
pub(super) fn visible(sheets: &[calamine::Sheet]) -> Vec<String> {
    let tables = || sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let seen: Vec<String> = tables()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    if seen.is_empty() { tables().map(|sheet| sheet.name.clone()).collect() } else { seen }
}

pub(super) fn region(merged: &Dimensions) -> Region {
    Region {
        top: merged.start.0 as usize,
        left: merged.start.1 as usize,
        bottom: merged.end.0 as usize,
        right: merged.end.1 as usize,
    }
}

fn problem(error: &XlsxError) -> FileProblem {
    match error {
        XlsxError::Password => FileProblem::Encrypted,
        _ => FileProblem::Damaged,
    }
}
