//! This room's Excel: receipt files in, the roster out.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use people::{OrgId, Sex};
use sheets::Language;
use sheets::export::{Column, Table, Value, xlsx};
use sheets::receipt::{Field, Receipt, Severity, UnitBook, mark, read_receipt};
use sheets::table::{FileProblem, Workbook};
use store::{Files, StoreError};
use web::{Ctx, Error, Lang};

use crate::model::{Fixes, Trainee, wishes_text};

/// A receipt file with the fixes made in it, read.
pub(crate) struct Reading {
    /// The file.
    pub workbook: Workbook,
    /// What it says.
    pub receipt: Receipt,
    /// The organisations its units are looked up in, in the order of the book.
    pub ids: Vec<OrgId>,
}

impl Reading {
    /// What stands in a cell; the row counts as in Excel, the column from 0.
    pub(crate) fn text(&self, row: u32, column: usize) -> String {
        let sheet = self.receipt.sheet.and_then(|index| self.workbook.sheets.get(index));
        let row = usize::try_from(row).ok().and_then(|row| row.checked_sub(1));
        match (sheet, row) {
            (Some(sheet), Some(row)) => sheet.cell(row, column).text.trim().to_owned(),
            _ => String::new(),
        }
    }
}

/// Why a file cannot be looked at row by row.
pub(crate) enum Unusable {
    /// It is no spreadsheet, too large, damaged.
    File(FileProblem),
    /// No header, a column missing, nobody below it.
    Table(String),
}

impl Unusable {
    /// What is wrong and what helps.
    pub(crate) fn words(&self, lang: Lang) -> String {
        match self {
            Self::File(problem) => problem.message(language(lang)),
            Self::Table(sentence) => sentence.clone(),
        }
    }
}

/// The engine's word for a language.
pub(crate) fn language(lang: Lang) -> Language {
    lang.pick(Language::Chinese, Language::English)
}

/// Reads a file for the first time.
pub(crate) fn first_look(bytes: &[u8], name: &str, book: &UnitBook, lang: Lang) -> Result<Fixes, Unusable> {
    let workbook = sheets::table::read(bytes, name).map_err(Unusable::File)?;
    let receipt = read_receipt(&workbook, book);
    let of_table =
        receipt.problems.iter().find(|p| p.column_index.is_none() && p.severity() == Severity::Error);
    if let Some(problem) = of_table {
        return Err(Unusable::Table(problem.message(language(lang))));
    }
    Ok(Fixes { sheet: receipt.sheet.unwrap_or_default(), ..Fixes::default() })
}

/// Reads a kept file with what was put right since.
pub(crate) fn read(
    files: &Files,
    ctx: &Ctx,
    file: &str,
    fixes: &Fixes,
    (book, ids): (UnitBook, Vec<OrgId>),
) -> Result<Reading, Error> {
    let bytes = opened(files, ctx, file)?;
    let workbook = sheets::table::read(&bytes, "").map_err(Error::broken)?;
    let receipt = read_receipt(&workbook, &book);
    if fixes.cells.is_empty() && fixes.skipped.is_empty() {
        return Ok(Reading { workbook, receipt, ids });
    }
    let workbook = fixes.applied(workbook, &receipt);
    let receipt = read_receipt(&workbook, &book);
    Ok(Reading { workbook, receipt, ids })
}

/// Keeps a receipt file. It holds phone numbers, so it lies sealed on the disk as they do in the database.
pub(crate) fn kept(files: &Files, ctx: &Ctx, bytes: &[u8]) -> Result<String, StoreError> {
    files.keep(ctx.seal(&BASE64.encode(bytes))?.as_bytes())
}

fn opened(files: &Files, ctx: &Ctx, file: &str) -> Result<Vec<u8>, StoreError> {
    let sealed = String::from_utf8(files.read(file)?).map_err(StoreError::broken)?;
    BASE64.decode(ctx.keys().open(&sealed)?).map_err(StoreError::broken)
}

/// The file with a note at each cell that has a problem.
pub(crate) fn marked(reading: &Reading, lang: Lang) -> Result<Vec<u8>, Error> {
    mark(&reading.workbook, &reading.receipt, language(lang)).map_err(Error::broken)
}

/// The columns of a roster file, in order: those of a receipt, so that it can be read back.
const COLUMNS: [Field; 15] = [
    Field::Number,
    Field::Unit,
    Field::Name,
    Field::Sex,
    Field::Post,
    Field::Category,
    Field::Phone,
    Field::Lodging,
    Field::Arrival,
    Field::Leave,
    Field::Travel,
    Field::Diet,
    Field::Question,
    Field::Wishes,
    Field::Note,
];

/// One person as a roster file shows them.
pub(crate) struct Exported {
    pub trainee: Trainee,
    pub extras: crate::model::Extras,
    pub unit: String,
    pub phone: String,
}

/// The roster as an Excel file; reading it again changes nothing. Without people it is the form to be
/// filled in.
pub(crate) fn roster_file(title: &str, people: Vec<Exported>) -> Result<Vec<u8>, Error> {
    let columns = COLUMNS.iter().map(|field| Column::new(field.heading())).collect();
    let rows = people.into_iter().zip(1_u32..).map(|(one, number)| {
        let (trainee, extras) = (one.trainee, one.extras);
        let sex = trainee.sex.map(|sex| match sex {
            Sex::Male => "男",
            Sex::Female => "女",
        });
        vec![
            number.into(),
            one.unit.into(),
            trainee.name.into(),
            sex.into(),
            trainee.post.into(),
            extras.category.into(),
            one.phone.into(),
            extras.lodging.into(),
            extras.arrival.into(),
            extras.leave.into(),
            extras.travel.into(),
            extras.diet.into(),
            extras.question.into(),
            wishes_text(&extras.wishes).into(),
            extras.note.into(),
        ]
    });
    xlsx(&Table { title: title.to_owned(), columns, rows: rows.collect() }).map_err(Error::broken)
}

/// Everybody's personal link as an Excel file.
pub(crate) fn links_file(
    title: &str,
    headings: [String; 4],
    rows: Vec<[String; 4]>,
) -> Result<Vec<u8>, Error> {
    let table = Table {
        title: title.to_owned(),
        columns: headings.into_iter().map(Column::new).collect(),
        rows: rows.into_iter().map(|row| row.into_iter().map(Value::from).collect()).collect(),
    };
    xlsx(&table).map_err(Error::broken)
}
