//! A receipt file on its way into a roster: what was put right in the preview, and what taking it over
//! would change.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use people::{NewPerson, OrgId, Sex};
use serde::{Deserialize, Serialize};
use sheets::receipt::{Code, Field, Matched, Problem, Receipt, ReceiptRow, Severity};
use sheets::table::{Cell, Workbook};
use store::Millis;

use super::roster::Extras;

store::id!(
    /// A receipt file that was read for a class.
    ImportId,
    "im"
);

/// What somebody put right in the preview. Rows count as in Excel, columns from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fixes {
    /// Which sheet of the file was read.
    pub sheet: usize,
    /// Cells that were typed anew.
    pub cells: BTreeMap<u32, BTreeMap<usize, String>>,
    /// Units that were chosen.
    pub units: BTreeMap<u32, OrgId>,
    /// Rows that are left out.
    pub skipped: BTreeSet<u32>,
}

impl Fixes {
    /// The file as it would be with the fixes made in it. A row that is left out keeps its unit, because
    /// rows below may go by it, but names nobody.
    pub fn applied(&self, mut workbook: Workbook, receipt: &Receipt) -> Workbook {
        let named: Vec<usize> = receipt
            .columns
            .iter()
            .filter(|column| matches!(column.field, Some(Field::Name | Field::Phone)))
            .map(|column| column.index)
            .collect();
        let Some(sheet) = workbook.sheets.get_mut(self.sheet) else { return workbook };
        let mut put = |row: u32, column: usize, text: &str| {
            let cells = usize::try_from(row).ok().and_then(|row| sheet.rows.get_mut(row.checked_sub(1)?));
            let Some(cells) = cells else { return };
            if cells.len() <= column {
                cells.resize_with(column + 1, Cell::default);
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = Cell::text(text);
            }
        };
        for (row, cells) in &self.cells {
            for (column, text) in cells {
                put(*row, *column, text);
            }
        }
        for row in &self.skipped {
            for column in &named {
                put(*row, *column, "");
            }
        }
        workbook
    }

    /// The problems that are left: not those of rows left out, and not those of units that were chosen.
    pub fn left<'a>(&'a self, receipt: &'a Receipt) -> impl Iterator<Item = &'a Problem> {
        receipt.problems.iter().filter(|problem| {
            let about_unit = matches!(problem.code(), Code::UnitUnknown | Code::UnitMissing);
            let in_row = problem.column_index.is_some();
            let left_out = in_row && self.skipped.contains(&problem.row);
            let chosen = about_unit && self.units.contains_key(&problem.row);
            !left_out && !chosen
        })
    }
}

/// A person of a receipt as the roster would take them over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// The row as Excel numbers it.
    pub row: u32,
    /// Who.
    pub person: NewPerson,
    /// What the class keeps of them.
    pub extras: Extras,
}

/// The rows that can be taken over: neither left out nor with an error. `ids` are those of the unit book.
pub fn ready(receipt: &Receipt, fixes: &Fixes, ids: &[OrgId]) -> Vec<Ready> {
    let bad: BTreeSet<u32> =
        fixes.left(receipt).filter(|p| p.severity() == Severity::Error).map(|p| p.row).collect();
    receipt
        .rows
        .iter()
        .filter(|row| !bad.contains(&row.row) && !fixes.skipped.contains(&row.row))
        .map(|row| one(row, fixes, ids))
        .collect()
}

fn one(row: &ReceiptRow, fixes: &Fixes, ids: &[OrgId]) -> Ready {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let matched = row.unit.as_ref().and_then(|unit| match &unit.matched {
        Matched::Known(index) => ids.get(*index).cloned(),
        Matched::Plausible | Matched::Ambiguous(_) | Matched::Unknown => None,
    });
    let person = NewPerson {
        name: text(&row.name),
        phone: row.phone.clone(),
        unit: fixes.units.get(&row.row).cloned().or(matched),
        post: text(&row.post),
        sex: row.sex.as_deref().and_then(|sex| match sex {
            "男" => Some(Sex::Male),
            "女" => Some(Sex::Female),
            _ => None,
        }),
    };
    let extras = Extras {
        category: text(&row.category),
        question: text(&row.question),
        wishes: row.wishes.iter().filter_map(|wish| usize::try_from(*wish).ok()).collect(),
        lodging: text(&row.lodging),
        arrival: text(&row.arrival),
        leave: text(&row.leave),
        travel: text(&row.travel),
        diet: text(&row.diet),
        note: text(&row.note),
    };
    Ready { row: row.row, person, extras }
}

/// Somebody who has a place in the class already, found by their phone number.
#[derive(Debug, Clone)]
pub struct Known {
    /// Their name.
    pub name: String,
    /// Their sex.
    pub sex: Option<Sex>,
    /// Their unit.
    pub unit: Option<OrgId>,
    /// Their post.
    pub post: String,
    /// What the class keeps of them.
    pub extras: Extras,
    /// Whether they were taken off the roster.
    pub withdrawn: bool,
}

/// What taking a row over would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Somebody new to the class.
    New,
    /// Somebody who was taken off the roster comes back.
    Back,
    /// These fields change.
    Changes(Vec<Field>),
    /// Nothing changes.
    Same,
}

/// What taking a row over would do to the roster. What the row leaves empty changes nothing.
pub fn effect(ready: &Ready, roster: &HashMap<String, Known>) -> Effect {
    let known = ready.person.phone.as_ref().and_then(|phone| roster.get(phone));
    let Some(known) = known else { return Effect::New };
    if known.withdrawn {
        return Effect::Back;
    }
    let (new, extras) = (&ready.person, known.extras.overlaid(&ready.extras));
    let mut fields = Vec::new();
    let mut note = |changes: bool, field: Field| {
        if changes {
            fields.push(field);
        }
    };
    note(!new.name.is_empty() && new.name != known.name, Field::Name);
    note(new.sex.is_some() && new.sex != known.sex, Field::Sex);
    note(new.unit.is_some() && new.unit != known.unit, Field::Unit);
    note(!new.post.is_empty() && new.post != known.post, Field::Post);
    note(extras.category != known.extras.category, Field::Category);
    note(extras.question != known.extras.question, Field::Question);
    note(extras.wishes != known.extras.wishes, Field::Wishes);
    note(extras.lodging != known.extras.lodging, Field::Lodging);
    note(extras.arrival != known.extras.arrival, Field::Arrival);
    note(extras.leave != known.extras.leave, Field::Leave);
    note(extras.travel != known.extras.travel, Field::Travel);
    note(extras.diet != known.extras.diet, Field::Diet);
    note(extras.note != known.extras.note, Field::Note);
    if fields.is_empty() { Effect::Same } else { Effect::Changes(fields) }
}

/// A file that was read for a class.
#[derive(Debug, Clone)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// The name under which it was sent.
    pub file_name: String,
    /// The kept file.
    pub file: String,
    /// What was put right.
    pub fixes: Fixes,
    /// Counts the fixes, so that nothing is imported that nobody has seen.
    pub version: i64,
    /// When it was read.
    pub read_at: Millis,
    /// Whether it was dropped.
    pub dropped: bool,
    /// What importing it came to, once it was.
    pub done: Option<Done>,
}

/// What importing a file came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Millis,
    /// New people, and those who came back.
    pub added: usize,
    /// People with something changed.
    pub updated: usize,
    /// People with nothing changed.
    pub unchanged: usize,
    /// Rows left out.
    pub skipped: usize,
}

impl Import {
    /// Whether it can still be put right and imported.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && !self.dropped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ready_one(phone: &str, post: &str) -> Ready {
        Ready {
            row: 2,
            person: NewPerson {
                name: "丁一".into(),
                phone: Some(phone.into()),
                unit: None,
                post: post.into(),
                sex: None,
            },
            extras: Extras::default(),
        }
    }

    fn roster(withdrawn: bool) -> HashMap<String, Known> {
        let known = Known {
            name: "丁一".into(),
            sex: Some(Sex::Male),
            unit: None,
            post: "部长".into(),
            extras: Extras { question: "怎样留住人".into(), ..Extras::default() },
            withdrawn,
        };
        HashMap::from([("13900010001".to_owned(), known)])
    }

    #[test]
    fn what_a_row_leaves_empty_changes_nothing() {
        assert_eq!(effect(&ready_one("13900010001", ""), &roster(false)), Effect::Same);
        assert_eq!(effect(&ready_one("13900010001", "部长"), &roster(false)), Effect::Same);
    }

    #[test]
    fn a_known_phone_is_an_update_and_an_unknown_one_a_new_person() {
        let changes = Effect::Changes(vec![Field::Post]);
        assert_eq!(effect(&ready_one("13900010001", "主席"), &roster(false)), changes);
        assert_eq!(effect(&ready_one("13900010002", "主席"), &roster(false)), Effect::New);
        assert_eq!(effect(&ready_one("13900010001", "部长"), &roster(true)), Effect::Back);
    }
}
