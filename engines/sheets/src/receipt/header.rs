//! Finds the sheet and the row where the table begins, under titles and notes, also when it has several lines.

use super::{Column, Field, text};
use crate::table::{Sheet, Workbook};

/// How many rows are searched from the top.
const SEARCHED: usize = 60;

/// The most lines a header may have.
const LINES: usize = 3;

/// The header of a receipt.
#[derive(Debug)]
pub(super) struct Header {
    /// Index of the sheet.
    pub(super) sheet: usize,
    /// Index of its last line.
    pub(super) last: usize,
    /// Its columns with a heading.
    pub(super) columns: Vec<Column>,
    /// Names of other sheets with a header and something below it.
    pub(super) others: Vec<String>,
}

struct Found {
    last: usize,
    columns: Vec<Column>,
    known: usize,
}

/// The header with the most known columns; of equal ones the first.
pub(super) fn find(workbook: &Workbook) -> Option<Header> {
    let mut found: Vec<(usize, Found)> = workbook
        .sheets
        .iter()
        .enumerate()
        .filter_map(|(index, sheet)| in_sheet(sheet).map(|found| (index, found)))
        .collect();
    let filled = |(index, found): &(usize, Found)| has_rows(&workbook.sheets[*index], found.last);
    let best = (0..found.len()).rev().max_by_key(|at| (filled(&found[*at]), found[*at].1.known))?;
    let (sheet, header) = found.remove(best);
    let others =
        found.iter().filter(|other| filled(other)).map(|(index, _)| workbook.sheets[*index].name.clone());
    Some(Header { sheet, last: header.last, columns: header.columns, others: others.collect() })
}

fn in_sheet(sheet: &Sheet) -> Option<Found> {
    (0..sheet.rows.len().min(SEARCHED)).filter_map(|row| at(sheet, row)).rev().max_by_key(|found| found.known)
}

fn has_rows(sheet: &Sheet, header: usize) -> bool {
    sheet.rows.iter().skip(header + 1).flatten().any(|cell| !cell.is_blank())
}

/// The header that begins in this row, if it is one: a name and something else that is known.
fn at(sheet: &Sheet, row: usize) -> Option<Found> {
    let known_in = |row: usize| {
        let cells = sheet.rows.get(row).map(Vec::as_slice).unwrap_or_default();
        cells.iter().filter(|cell| Field::of_heading(&cell.text).is_some()).count()
    };
    if known_in(row) < 2 {
        return None;
    }
    let last = row + lines(sheet, row) - 1;
    let columns = assigned(sheet, row, last);
    let known = columns.iter().filter(|column| column.field.is_some()).count();
    let named = columns.iter().any(|column| column.field == Some(Field::Name));
    (named && known >= 2).then_some(Found { last, columns, known })
}

/// How many lines the header has: as far as its merged cells reach down, or a second row of headings under a
/// blank name.
fn lines(sheet: &Sheet, row: usize) -> usize {
    let merged = sheet
        .merged
        .iter()
        .filter(|region| region.top == row && region.bottom > row && region.bottom < row + LINES)
        .filter(|region| Field::of_heading(&sheet.cell(row, region.left).text).is_some())
        .map(|region| region.bottom - row + 1)
        .max();
    if let Some(lines) = merged {
        return lines;
    }
    let name = (0..sheet.width()).find(|column| is_name(&sheet.cell(row, *column).text));
    let below = sheet.rows.get(row + 1).map(Vec::as_slice).unwrap_or_default();
    let more = below.iter().filter(|cell| Field::of_heading(&cell.text).is_some()).count();
    let rest = below.iter().filter(|cell| !cell.is_blank()).count();
    match name {
        Some(name) if more >= 1 && more == rest && sheet.cell(row + 1, name).is_blank() => 2,
        _ => 1,
    }
}

fn is_name(heading: &str) -> bool {
    Field::of_heading(heading).is_some_and(|(field, _)| field == Field::Name)
}

/// The unit a whole receipt comes from, as in "填报单位（盖章）：云岭市总工会" above the table.
pub(super) fn unit_above(sheet: &Sheet, header: &Header) -> Option<String> {
    sheet.rows.iter().take(header.last).find_map(|cells| {
        cells.iter().enumerate().find_map(|(index, cell)| {
            let (label, behind) = cell.text.split_once([':', '：'])?;
            let label = written(label);
            let label = label.split(['(', '（']).next().unwrap_or_default();
            if !(label.ends_with("单位") || label.ends_with("单位名称")) {
                return None;
            }
            // The name stands behind the colon or in the next cell, which must not be a label itself.
            let next =
                cells.iter().skip(index + 1).find(|cell| !cell.is_blank()).map(|cell| cell.text.as_str());
            let beside = next.filter(|text| !text.contains([':', '：'])).unwrap_or_default();
            let name = [behind, beside].into_iter().map(text::clean).find(|name| !name.is_empty())?;
            Some(name.chars().take(Field::Unit.longest()).collect())
        })
    })
}

/// Every column with the deepest heading that is known; of two that mean the same the clearer one gets the
/// field.
fn assigned(sheet: &Sheet, first: usize, last: usize) -> Vec<Column> {
    let mut columns: Vec<(Column, usize)> = Vec::new();
    for index in 0..sheet.width() {
        let headings: Vec<String> = (first..=last)
            .rev()
            .map(|row| written(&sheet.cell(row, index).text))
            .filter(|heading| !heading.is_empty())
            .collect();
        let known =
            headings.iter().find_map(|heading| Field::of_heading(heading).map(|known| (heading, known)));
        let (heading, field, clearness) = match (known, headings.first()) {
            (Some((heading, (field, clearness))), _) => (heading, Some(field), clearness),
            (None, Some(heading)) => (heading, None, 0),
            (None, None) => continue,
        };
        let shown: String = heading.chars().take(Field::Note.longest()).collect();
        columns.push((Column { index, heading: shown, field }, clearness));
    }
    let clearest = |field: Field, columns: &[(Column, usize)]| {
        let same = columns.iter().filter(|(column, _)| column.field == Some(field));
        same.min_by_key(|(column, clearness)| (*clearness, column.index)).map(|(column, _)| column.index)
    };
    let kept: Vec<Option<usize>> =
        columns.iter().map(|(column, _)| column.field.and_then(|field| clearest(field, &columns))).collect();
    for ((column, _), kept) in columns.iter_mut().zip(kept) {
        // Columns that must not be kept are all of them not kept.
        if kept.is_some_and(|kept| kept != column.index)
            && column.field.is_some_and(|field| !field.is_private())
        {
            column.field = None;
        }
    }
    columns.into_iter().map(|(column, _)| column).collect()
}

/// A heading without the line breaks and spaces inside it.
fn written(heading: &str) -> String {
    heading.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}
