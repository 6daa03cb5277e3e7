//! The receipt sent back: the same table with every faulty cell coloured and a note on it.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Note, Workbook as Book, Worksheet};

use super::{Problem, Receipt, Severity};
use crate::Language;
use crate::export::{self, WriteProblem};
use crate::table::{Kind, Sheet, Workbook};

/// An .xlsx with the sheet that was read: faulty cells coloured, what is wrong in a note. Columns that must not
/// be kept (身份证号 and the like) come back blank.
pub fn mark(workbook: &Workbook, receipt: &Receipt, language: Language) -> Result<Vec<u8>, WriteProblem> {
    let blank = Sheet::default();
    let sheet = receipt
        .sheet
        .and_then(|index| workbook.sheets.get(index))
        .or(workbook.sheets.first())
        .unwrap_or(&blank);
    let mut book = Book::new();
    book.set_properties(&export::properties(&sheet.name));
    let paper = book.add_worksheet();
    paper.set_name(export::sheet_name(&sheet.name))?;
    cells(paper, sheet, receipt)?;
    merged(paper, sheet)?;
    notes(paper, sheet, receipt, language)?;
    if let Some(row) = receipt.header_row {
        paper.set_freeze_panes(row, 0)?;
    }
    Ok(book.save_to_buffer()?)
}

fn cells(paper: &mut Worksheet, sheet: &Sheet, receipt: &Receipt) -> Result<(), WriteProblem> {
    let plain = Format::new().set_text_wrap();
    let header = plain.clone().set_bold();
    let below = receipt.header_row.unwrap_or(0);
    let private: Vec<usize> = receipt
        .columns
        .iter()
        .filter(|column| column.field.is_some_and(super::Field::is_private))
        .map(|column| column.index)
        .collect();
    for (row, cells) in sheet.rows.iter().enumerate() {
        let at = export::row(row)?;
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.kind != Kind::Empty) {
            if at >= below && private.contains(&column) {
                continue;
            }
            let format = if at + 1 == below { &header } else { &plain };
            paper.write_string_with_format(
                at,
                export::column(column)?,
                export::fitting(&cell.text),
                format,
            )?;
        }
    }
    for column in 0..sheet.width() {
        let texts =
            sheet.rows.iter().filter_map(|cells| cells.get(column)).map(|cell| export::width(&cell.text));
        paper.set_column_width(export::column(column)?, texts.fold(8.0, f64::max).min(40.0))?;
    }
    Ok(())
}

/// Merged cells stay merged, as long as they do not overlap as in a forged file.
fn merged(paper: &mut Worksheet, sheet: &Sheet) -> Result<(), WriteProblem> {
    let format = Format::new().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    for region in
        sheet.merged.iter().filter(|region| region.top != region.bottom || region.left != region.right)
    {
        let text = export::fitting(&sheet.cell(region.top, region.left).text);
        let (top, left) = (export::row(region.top)?, export::column(region.left)?);
        let (bottom, right) = (export::row(region.bottom)?, export::column(region.right)?);
        // An overlap is refused by the writer; the cells then simply stand apart.
        let _overlap = paper.merge_range(top, left, bottom, right, text, &format).is_err();
    }
    Ok(())
}

fn notes(
    paper: &mut Worksheet,
    sheet: &Sheet,
    receipt: &Receipt,
    language: Language,
) -> Result<(), WriteProblem> {
    let mut placed: Vec<(u32, u16, Severity, String)> = Vec::new();
    for problem in &receipt.problems {
        let (row, column) = (problem.row.saturating_sub(1), place(problem, receipt));
        let message = problem.message(language);
        match placed.iter_mut().rev().take(30).find(|found| (found.0, found.1) == (row, column)) {
            Some(found) => {
                found.2 = found.2.max(problem.severity());
                found.3 = format!("{}\n{message}", found.3);
            }
            None => placed.push((row, column, problem.severity(), message)),
        }
    }
    let private = |column: u16| {
        let of = |found: &&super::Column| found.index == usize::from(column);
        receipt
            .columns
            .iter()
            .find(of)
            .is_some_and(|column| column.field.is_some_and(super::Field::is_private))
    };
    for (row, column, severity, message) in placed {
        let colour = match severity {
            Severity::Error => Color::RGB(0x00FF_C7CE),
            Severity::Warn => Color::RGB(0x00FF_EB9C),
            Severity::Notice => Color::RGB(0x00DD_EBF7),
        };
        let format =
            Format::new().set_text_wrap().set_background_color(colour).set_border(FormatBorder::Thin);
        let text = export::fitting(&sheet.cell(row as usize, usize::from(column)).text);
        if text.is_empty() || private(column) {
            paper.write_blank(row, column, &format)?;
        } else {
            paper.write_string_with_format(row, column, text, &format)?;
        }
        paper.insert_note(row, column, &Note::new(message).add_author_prefix(false).set_width(240))?;
    }
    Ok(())
}

/// The column of a problem; of the file as a whole the first heading's.
fn place(problem: &Problem, receipt: &Receipt) -> u16 {
    let index = problem.column_index.or(receipt.columns.first().map(|column| column.index)).unwrap_or(0);
    u16::try_from(index).unwrap_or(0)
}
