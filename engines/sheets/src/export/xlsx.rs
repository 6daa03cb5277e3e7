//! A table as .xlsx. Not in constant-memory mode: WPS does not open the inline texts that mode writes.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::{Table, Value, WriteProblem};

/// The most characters a cell can hold.
const LONGEST_CELL: usize = 32_767;

/// The paper size number of A4.
const A4: u8 = 9;

/// The bytes of the file. The same table always gives the same bytes: no clock is read.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, WriteProblem> {
    let mut book = Workbook::new();
    book.set_properties(&properties(&table.title));
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    header(sheet, table)?;
    body(sheet, table)?;
    widths(sheet, table)?;
    paper(sheet, table)?;
    Ok(book.save_to_buffer()?)
}

fn header(sheet: &mut Worksheet, table: &Table) -> Result<(), WriteProblem> {
    let format = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin);
    for (index, heading) in table.columns.iter().enumerate() {
        sheet.write_string_with_format(0, column(index)?, fitting(&heading.header), &format)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    if let Some(last) = table.columns.len().checked_sub(1) {
        sheet.autofilter(0, 0, row(table.rows.len())?, column(last)?)?;
    }
    Ok(())
}

fn body(sheet: &mut Worksheet, table: &Table) -> Result<(), WriteProblem> {
    let cell =
        Format::new().set_text_wrap().set_align(FormatAlign::VerticalCenter).set_border(FormatBorder::Thin);
    // "@" keeps a text a text when somebody edits the cell.
    let text = cell.clone().set_num_format("@");
    for (down, values) in table.rows.iter().enumerate() {
        let at = row(down + 1)?;
        for (across, value) in values.iter().enumerate() {
            let across = column(across)?;
            match value {
                Value::Blank => sheet.write_blank(at, across, &text)?,
                Value::Text(found) => sheet.write_string_with_format(at, across, fitting(found), &text)?,
                Value::Number(number) => sheet.write_number_with_format(at, across, *number, &cell)?,
            };
        }
    }
    Ok(())
}

fn widths(sheet: &mut Worksheet, table: &Table) -> Result<(), WriteProblem> {
    for (index, heading) in table.columns.iter().enumerate() {
        let texts = table.rows.iter().filter_map(|values| match values.get(index) {
            Some(Value::Text(text)) => Some(width(text)),
            Some(Value::Blank | Value::Number(_)) | None => None,
        });
        let fitting = || texts.fold(width(&heading.header), f64::max).clamp(6.0, 40.0);
        sheet.set_column_width(column(index)?, heading.width.unwrap_or_else(fitting))?;
    }
    Ok(())
}

fn paper(sheet: &mut Worksheet, table: &Table) -> Result<(), WriteProblem> {
    sheet.set_paper_size(A4);
    if table.columns.len() > 8 {
        sheet.set_landscape();
    }
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_print_center_horizontally(true);
    let title: String = table.title.chars().filter(|c| !c.is_control()).take(80).collect();
    sheet.set_header(format!("&C&14{}", title.replace('&', "&&")));
    sheet.set_footer("&C- &P / &N -");
    Ok(())
}

/// The properties of a file: its title, and a fixed day instead of a clock.
pub(crate) fn properties(title: &str) -> DocProperties {
    let properties = DocProperties::new().set_title(title.chars().take(200).collect::<String>());
    match ExcelDateTime::from_ymd(2025, 1, 1) {
        Ok(day) => properties.set_creation_datetime(&day),
        Err(_) => properties,
    }
}

/// A name a sheet may have: at most 31 characters, none of `[]:*?/\`, no `'` at either end.
pub(crate) fn sheet_name(title: &str) -> String {
    let allowed =
        title.chars().filter(|c| !c.is_control() && !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\'));
    // Excel counts in UTF-16.
    let mut left = 31;
    let name: String = allowed
        .take_while(|c| {
            let fits = c.len_utf16() <= left;
            left = left.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    let name = name.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        "Sheet1".to_owned()
    } else {
        name.to_owned()
    }
}

/// The part of a text that fits into a cell.
pub(crate) fn fitting(text: &str) -> &str {
    match text.char_indices().nth(LONGEST_CELL) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// How wide a text is in characters of Latin script, its longest line counting.
pub(crate) fn width(text: &str) -> f64 {
    let line = |line: &str| line.chars().take(60).map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum::<f64>();
    text.lines().take(5).map(line).fold(0.0, f64::max) + 2.0
}

pub(crate) fn row(index: usize) -> Result<u32, WriteProblem> {
    u32::try_from(index).ok().filter(|row| *row < 1_048_576).ok_or(WriteProblem::TooLarge)
}

pub(crate) fn column(index: usize) -> Result<u16, WriteProblem> {
    u16::try_from(index).ok().filter(|column| *column < 16_384).ok_or(WriteProblem::TooLarge)
}
