//! One row under the header, cell by field, with merged cells read down.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::header::Header;
use super::{Column, Field};
use crate::table::{Cell, Sheet};

/// The rows under a header.
pub(super) struct Lines<'a> {
    sheet: &'a Sheet,
    columns: &'a [Column],
    by_field: HashMap<Field, usize>,
    /// The field of each column of the sheet.
    fields: Vec<Option<Field>>,
    /// Where the value of a covered cell stands: (row, column) → row.
    covered: HashMap<(usize, usize), usize>,
    /// How many columns to the right each row's widest merged cell reaches.
    wide: HashMap<usize, usize>,
}

/// One of them.
pub(super) struct Line<'a> {
    lines: &'a Lines<'a>,
    /// The index of the row.
    pub(super) index: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(sheet: &'a Sheet, header: &'a Header) -> Self {
        let by_field = header
            .columns
            .iter()
            .filter_map(|column| Some((column.field?, column.index)))
            .rev() // the first of several stays
            .collect::<HashMap<_, _>>();
        let mut fields = vec![None; sheet.width()];
        for column in &header.columns {
            fields[column.index] = column.field;
        }
        let (covered, wide) = (HashMap::new(), HashMap::new());
        let mut lines = Lines { sheet, columns: &header.columns, by_field, fields, covered, wide };
        lines.cover(header.last);
        lines
    }

    /// Notes for every cell under a merged one where its value stands. Name and phone are never read down: two
    /// people do not share them.
    fn cover(&mut self, header: usize) {
        // Regions of a forged file may all overlap; every cell needs to be covered once at most.
        let mut steps = self.sheet.rows.len() * (self.columns.len() + 1);
        for region in &self.sheet.merged {
            if region.top <= header {
                continue;
            }
            let wide = self.wide.entry(region.top).or_default();
            *wide = (*wide).max(region.right - region.left + 1);
            if self.fields[region.left].is_none_or(|field| {
                matches!(field, Field::Name | Field::Phone | Field::Number) || field.is_private()
            }) {
                continue;
            }
            for row in region.top + 1..=region.bottom {
                let Some(left) = steps.checked_sub(1) else { return };
                steps = left;
                self.covered.entry((row, region.left)).or_insert(region.top);
            }
        }
    }

    /// The row with this index.
    pub(super) fn line(&'a self, index: usize) -> Line<'a> {
        Line { lines: self, index }
    }

    /// Whether there is a column for this field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.by_field.contains_key(&field)
    }

    /// The column of a field.
    pub(super) fn column(&self, field: Field) -> Option<&'a Column> {
        let index = self.by_field.get(&field)?;
        self.columns.iter().find(|column| column.index == *index)
    }
}

impl<'a> Line<'a> {
    /// The cell of a field; under a merged cell the one above.
    pub(super) fn cell(&self, field: Field) -> Option<&'a Cell> {
        let column = *self.lines.by_field.get(&field)?;
        let own = self.lines.sheet.cell(self.index, column);
        if own.is_blank()
            && let Some(row) = self.lines.covered.get(&(self.index, column))
        {
            return Some(self.lines.sheet.cell(*row, column));
        }
        Some(own)
    }

    /// Cells with an ID number's heading.
    pub(super) fn id_cells(&self) -> impl Iterator<Item = (&'a Column, &'a Cell)> {
        let columns = self.lines.columns.iter().filter(|column| column.field == Some(Field::IdNumber));
        let (sheet, row) = (self.lines.sheet, self.index);
        columns.map(move |column| (column, sheet.cell(row, column.index)))
    }

    /// What really stands in this row, without spaces and in one form, from left to right.
    pub(super) fn filled(&self) -> impl Iterator<Item = (Option<Field>, String)> {
        let cells = self.lines.sheet.rows.get(self.index).map(Vec::as_slice).unwrap_or_default();
        cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()).map(|(index, cell)| {
            (
                self.lines.fields[index],
                cell.text.chars().take(100).nfkc().filter(|c| !c.is_whitespace()).collect(),
            )
        })
    }

    /// Whether one cell merged across the table is all there is.
    pub(super) fn is_one_wide_cell(&self) -> bool {
        self.lines.wide.get(&self.index).is_some_and(|wide| *wide >= 3) && self.filled().count() == 1
    }
}
