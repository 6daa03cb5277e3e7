//! The sign-up receipt (报名回执): finds the people in a foreign table and says what is wrong, cell by cell.
//!
//! Nothing is guessed silently: what was skipped, which columns were understood and which were not is part of
//! the answer. Columns nobody may ask for (身份证号, 民族, 政治面貌) are read only to be reported.

mod fields;
mod header;
mod headings;
mod json;
mod lines;
mod marked;
mod organisations;
mod people;
mod problem;
mod sentences;
mod skip;
mod text;
mod units;
mod wishes;

pub use fields::Field;
pub use json::receipt_to_json;
pub use marked::mark;
pub use problem::{Code, Fault, Problem, Severity};
pub use skip::{Skipped, Why};
pub use units::{Matched, Unit, UnitBook};

use crate::table::Workbook;

/// What a receipt says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The index of the sheet that was read.
    pub sheet: Option<usize>,
    /// The row of the header as Excel numbers it; the last one when it has several lines.
    pub header_row: Option<u32>,
    /// Every column with a heading, in order.
    pub columns: Vec<Column>,
    /// The people.
    pub rows: Vec<ReceiptRow>,
    /// What is wrong, in the order of the rows.
    pub problems: Vec<Problem>,
    /// Rows that are not people.
    pub skipped: Vec<Skipped>,
    /// Other sheets that look like receipts too and were not read.
    pub unread_sheets: Vec<String>,
}

/// A column of the receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its index from 0.
    pub index: usize,
    /// Its heading as written, line breaks taken out.
    pub heading: String,
    /// What it was understood as; `None` when it was not and its cells were left alone.
    pub field: Option<Field>,
}

/// One person of a receipt. Texts are cleaned and cut to what their field may hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceiptRow {
    /// The row as Excel numbers it.
    pub row: u32,
    /// The unit, when one is given.
    pub unit: Option<WrittenUnit>,
    /// The name in its stored spelling; `None` when missing or refused.
    pub name: Option<String>,
    /// 男 or 女.
    pub sex: Option<String>,
    /// 职务
    pub post: Option<String>,
    /// 学员类别
    pub category: Option<String>,
    /// Eleven digits; `None` when missing or refused.
    pub phone: Option<String>,
    /// 是否住宿, as written.
    pub lodging: Option<String>,
    /// 入住 or 报到 date, as written; real dates as 2025-07-27.
    pub arrival: Option<String>,
    /// 离店 date, likewise.
    pub leave: Option<String>,
    /// 到达方式
    pub travel: Option<String>,
    /// 饮食需求
    pub diet: Option<String>,
    /// 愿编入临时党支部, as written.
    pub party_branch: Option<String>,
    /// 希望解决的问题
    pub question: Option<String>,
    /// 课题意向: numbers of topics, best first.
    pub wishes: Vec<u32>,
    /// 备注
    pub note: Option<String>,
}

/// A unit as it stands in the receipt and as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenUnit {
    /// As written, cleaned.
    pub written: String,
    /// How it was matched.
    pub matched: Matched,
    /// The name to show: the known unit's, otherwise as written.
    pub name: String,
}

impl Receipt {
    /// Whether every row can be taken over as it is.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.errors() == 0
    }

    /// How many problems must be put right first.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.severity() == Severity::Error).count()
    }

    /// The problems of one row.
    pub fn problems_of(&self, row: u32) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(move |problem| problem.row == row)
    }
}

/// Reads the receipt in a workbook; the units it may name are supplied by the caller.
#[must_use]
pub fn read_receipt(workbook: &Workbook, units: &UnitBook) -> Receipt {
    match header::find(workbook) {
        Some(header) => people::read(workbook, &header, units),
        None => Receipt { problems: vec![Problem::of_file(1, Fault::HeaderMissing)], ..Receipt::default() },
    }
}
