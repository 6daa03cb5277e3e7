//! Workbook, sheet and cell: what every format is brought to.

use super::{FileProblem, Limits};

/// A file that has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// The name under which it was sent, to be shown only.
    pub file_name: String,
    /// Its sheets, in order; hidden ones are left out.
    pub sheets: Vec<Sheet>,
}

/// One sheet. `rows[0]` is row 1 as Excel shows it; blank rows are kept so that the numbers stay right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Rows of cells; a row ends with its last cell that has anything in it.
    pub rows: Vec<Vec<Cell>>,
    /// Merged regions, clipped to the rows and columns that exist.
    pub merged: Vec<Region>,
}

/// One cell as exact text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it: whole numbers with all digits, dates as 2025-07-27, booleans as TRUE and FALSE.
    pub text: String,
    /// What it was in the file.
    pub kind: Kind,
}

/// What a cell was in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text,
    /// A number. Excel keeps 15 digits; a longer one has lost the rest before it came here.
    Number,
    /// TRUE or FALSE.
    Bool,
    /// A date or time.
    Date,
    /// A formula that failed (#REF!).
    Error,
}

/// Cells merged into one, by index from 0, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// First row.
    pub top: usize,
    /// First column; the value stands at the top left.
    pub left: usize,
    /// Last row.
    pub bottom: usize,
    /// Last column.
    pub right: usize,
}

static BLANK: Cell = Cell { text: String::new(), kind: Kind::Empty };

impl Cell {
    /// A text cell; an empty text is an empty cell.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        let kind = if text.is_empty() { Kind::Empty } else { Kind::Text };
        Cell { text, kind }
    }

    /// Whether nothing can be seen in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}')
    }
}

impl Sheet {
    /// The cell at these indexes from 0; outside of what is filled there are blank ones.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&BLANK)
    }

    /// Whether nothing can be seen on it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.rows.iter().flatten().all(Cell::is_blank)
    }

    /// The number of columns of its widest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// Collects the cells of one sheet in any order and keeps to the limits while doing so.
pub(super) struct Filling<'a> {
    sheet: Sheet,
    limits: &'a Limits,
    text_left: &'a mut usize,
}

impl<'a> Filling<'a> {
    /// Starts a sheet; `text_left` is shared by all sheets of the file.
    pub(super) fn new(name: &str, limits: &'a Limits, text_left: &'a mut usize) -> Self {
        Filling { sheet: Sheet { name: name.to_owned(), ..Sheet::default() }, limits, text_left }
    }

    /// Puts a cell in its place. Empty ones cost nothing, however far out a program has formatted them.
    pub(super) fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), FileProblem> {
        if cell.kind == Kind::Empty {
            return Ok(());
        }
        if row >= self.limits.rows {
            return Err(FileProblem::TooManyRows { limit: self.limits.rows });
        }
        if column >= self.limits.columns {
            return Err(FileProblem::TooManyColumns { limit: self.limits.columns });
        }
        *self.text_left = self.text_left.checked_sub(cell.text.len()).ok_or(FileProblem::TooMuchText)?;
        if self.sheet.rows.len() <= row {
            self.sheet.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.sheet.rows[row];
        if cells.len() <= column {
            cells.resize_with(column + 1, Cell::default);
        }
        cells[column] = cell;
        Ok(())
    }

    /// Ends the sheet with its merged regions.
    pub(super) fn finish(self, merged: impl IntoIterator<Item = Region>) -> Sheet {
        let mut sheet = self.sheet;
        let (rows, columns) = (sheet.rows.len(), sheet.width());
        sheet.merged = merged
            .into_iter()
            .filter(|region| region.top < rows && region.left < columns)
            .take(self.limits.rows)
            .map(|region| Region {
                bottom: region.bottom.clamp(region.top, rows - 1),
                right: region.right.clamp(region.left, columns - 1),
                ..region
            })
            .collect();
        sheet
    }
}
