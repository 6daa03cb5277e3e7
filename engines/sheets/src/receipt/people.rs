//! Reads the rows under the header into people and problems.

use std::collections::HashMap;

use names::{Name, NameProblem};

use super::header::{self, Header};
use super::lines::{Line, Lines};
use super::{Column, Fault, Field, Matched, Problem, Receipt, ReceiptRow, Skipped, UnitBook, WrittenUnit};
use super::{skip, text, wishes};
use crate::phone;
use crate::table::{Kind, Workbook};

/// Without these nobody can be signed up.
const NEEDED: [Field; 2] = [Field::Unit, Field::Phone];

/// All people of the sheet the header was found in.
pub(super) fn read(workbook: &Workbook, header: &Header, units: &UnitBook) -> Receipt {
    let sheet = &workbook.sheets[header.sheet];
    let lines = Lines::new(sheet, header);
    let mut reading = Reading {
        lines: &lines,
        units,
        receipt: Receipt::default(),
        phones: HashMap::new(),
        last_unit: None,
        above: None,
    };
    reading.receipt.sheet = Some(header.sheet);
    reading.receipt.header_row = Some(row_number(header.last));
    reading.receipt.columns.clone_from(&header.columns);
    reading.receipt.unread_sheets.clone_from(&header.others);
    let above = if lines.has(Field::Unit) { None } else { header::unit_above(sheet, header) };
    if let Some(written) = above {
        let (unit, fault) = reading.matched(written);
        reading.receipt.problems.extend(fault.map(|fault| Problem::of_file(row_number(header.last), fault)));
        reading.above = Some(unit);
    }
    for field in NEEDED.into_iter().filter(|field| !lines.has(*field)) {
        if field == Field::Unit && reading.above.is_some() {
            continue;
        }
        reading.receipt.problems.push(Problem::of_file(row_number(header.last), Fault::ColumnMissing(field)));
    }
    for index in header.last + 1..sheet.rows.len() {
        let line = lines.line(index);
        match skip::why(&line) {
            Some(why) => reading.receipt.skipped.push(Skipped { row: row_number(index), why }),
            None => reading.person(&line),
        }
    }
    let mut receipt = reading.receipt;
    if receipt.rows.is_empty() {
        receipt.problems.push(Problem::of_file(row_number(header.last), Fault::RowsMissing));
    }
    receipt
}

/// Rows count from 1 in Excel; the limits of a file keep them far below what fits.
fn row_number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

struct Reading<'a> {
    lines: &'a Lines<'a>,
    units: &'a UnitBook,
    receipt: Receipt,
    /// The first row of each number, with the name there.
    phones: HashMap<String, (u32, Option<String>)>,
    last_unit: Option<String>,
    /// The unit named above a table without a column for it.
    above: Option<WrittenUnit>,
}

impl Reading<'_> {
    fn person(&mut self, line: &Line<'_>) {
        let row = row_number(line.index);
        let unit = self.unit(line, row);
        let name = self.name(line, row);
        let person = ReceiptRow {
            row,
            unit,
            sex: self.sex(line, row),
            post: self.text(Field::Post, line, row),
            category: self.text(Field::Category, line, row),
            phone: self.phone(line, row, name.as_ref()),
            lodging: self.text(Field::Lodging, line, row),
            arrival: self.text(Field::Arrival, line, row),
            leave: self.text(Field::Leave, line, row),
            travel: self.text(Field::Travel, line, row),
            diet: self.text(Field::Diet, line, row),
            party_branch: self.text(Field::PartyBranch, line, row),
            question: self.text(Field::Question, line, row),
            wishes: self.wishes(line, row),
            note: self.text(Field::Note, line, row),
            name,
        };
        for (column, cell) in line.id_cells().filter(|(_, cell)| cell.text.contains(char::is_numeric)) {
            let damaged = cell.kind == Kind::Number || text::clean(&cell.text).contains(['e', 'E']);
            self.at(row, column, if damaged { Fault::IdDamaged } else { Fault::IdNotWanted });
        }
        self.receipt.rows.push(person);
    }

    fn unit(&mut self, line: &Line<'_>, row: u32) -> Option<WrittenUnit> {
        let Some(cell) = line.cell(Field::Unit) else { return self.above.clone() };
        let (written, fault) = text::read(Field::Unit, cell);
        let failed = fault.is_some();
        self.add(row, Field::Unit, fault);
        let Some(mut written) = written else {
            if !failed {
                self.add(row, Field::Unit, Some(Fault::UnitMissing));
            }
            return None;
        };
        // 同上 is how people write what a merged cell says.
        if matches!(written.as_str(), "同上" | "〃" | "″" | "\"" | "″″" | "同上。") {
            match &self.last_unit {
                Some(above) => written.clone_from(above),
                None => {
                    self.add(row, Field::Unit, Some(Fault::UnitMissing));
                    return None;
                }
            }
        }
        self.last_unit = Some(written.clone());
        let (unit, fault) = self.matched(written);
        self.add(row, Field::Unit, fault);
        Some(unit)
    }

    fn matched(&self, written: String) -> (WrittenUnit, Option<Fault>) {
        let matched = self.units.find(&written);
        let name_of = |index: &usize| self.units.units().get(*index).map(|unit| unit.name.clone());
        let name = match &matched {
            Matched::Known(index) => name_of(index).unwrap_or_else(|| written.clone()),
            Matched::Plausible | Matched::Ambiguous(_) | Matched::Unknown => written.clone(),
        };
        let maybe = match &matched {
            Matched::Ambiguous(several) => Some(several.iter().take(3).filter_map(name_of).collect()),
            Matched::Unknown => Some(Vec::new()),
            Matched::Known(_) | Matched::Plausible => None,
        };
        (WrittenUnit { written, matched, name }, maybe.map(|maybe| Fault::UnitUnknown { maybe }))
    }

    fn name(&mut self, line: &Line<'_>, row: u32) -> Option<String> {
        let cell = line.cell(Field::Name)?;
        if cell.kind == Kind::Error {
            self.add(row, Field::Name, Some(Fault::FormulaError));
            return None;
        }
        let (name, fault) = match Name::parse(&cell.text) {
            Ok(name) => {
                let told = name.changes().separator || name.changes().characters;
                let name = name.into_string();
                (Some(name.clone()), told.then_some(Fault::NameChanged { name }))
            }
            Err(NameProblem::Missing) => (None, Some(Fault::NameMissing)),
            Err(NameProblem::TooLong { length }) => (None, Some(Fault::NameTooLong { length })),
            Err(NameProblem::Character { found }) => (None, Some(Fault::NameCharacters { found })),
        };
        self.add(row, Field::Name, fault);
        name
    }

    fn sex(&mut self, line: &Line<'_>, row: u32) -> Option<String> {
        let written = self.text(Field::Sex, line, row)?;
        match written.as_str() {
            "男" | "男性" => Some("男".to_owned()),
            "女" | "女性" => Some("女".to_owned()),
            _ => {
                self.add(row, Field::Sex, Some(Fault::SexUnknown));
                None
            }
        }
    }

    fn phone(&mut self, line: &Line<'_>, row: u32, name: Option<&String>) -> Option<String> {
        let cell = line.cell(Field::Phone)?;
        if cell.kind == Kind::Error {
            self.add(row, Field::Phone, Some(Fault::FormulaError));
            return None;
        }
        match phone::read(&cell.text) {
            Ok(phone) => {
                let phone = phone.into_string();
                if let Some((first, there)) = self.phones.get(&phone) {
                    let fault = Fault::PhoneDuplicate { row: *first, same_person: there.as_ref() == name };
                    self.add(row, Field::Phone, Some(fault));
                } else {
                    self.phones.insert(phone.clone(), (row, name.cloned()));
                }
                Some(phone)
            }
            Err(problem) => {
                self.add(row, Field::Phone, Some(Fault::Phone(problem)));
                None
            }
        }
    }

    fn wishes(&mut self, line: &Line<'_>, row: u32) -> Vec<u32> {
        // 1.2 as a number may be the wishes 1 and 2 or a slip; a date certainly was something else.
        let unclear = line.cell(Field::Wishes).is_some_and(|cell| match cell.kind {
            Kind::Date => true,
            Kind::Number => cell.text.contains('.'),
            Kind::Empty | Kind::Text | Kind::Bool | Kind::Error => false,
        });
        let Some(written) = self.text(Field::Wishes, line, row) else { return Vec::new() };
        let (wishes, understood) = if unclear { (Vec::new(), false) } else { wishes::read(&written) };
        self.add(row, Field::Wishes, (!understood).then_some(Fault::WishUnknown));
        wishes
    }

    fn text(&mut self, field: Field, line: &Line<'_>, row: u32) -> Option<String> {
        let (text, fault) = text::read(field, line.cell(field)?);
        self.add(row, field, fault);
        text
    }

    fn add(&mut self, row: u32, field: Field, fault: Option<Fault>) {
        if let (Some(column), Some(fault)) = (self.lines.column(field), fault) {
            self.at(row, column, fault);
        }
    }

    fn at(&mut self, row: u32, column: &Column, fault: Fault) {
        let column_index = Some(column.index);
        self.receipt.problems.push(Problem { row, column: column.heading.clone(), column_index, fault });
    }
}
