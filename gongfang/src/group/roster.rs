//! The roster: people with what they can be told apart by, and what in the receipt stands in the way.

use std::collections::BTreeMap;

use sheets::Language;
use sheets::receipt::{Code, Fault, Field, Problem, Receipt, ReceiptRow, Severity, UnitBook, read_receipt};
use sheets::table::{Sheet, Workbook};

use super::columns::{Column, Kind, plain};
use super::{Trouble, place};

/// Longer texts than this tell nobody apart.
const LONGEST: usize = 60;

/// The people to be grouped.
#[derive(Debug, Clone, Default)]
pub(super) struct Roster {
    /// Who.
    pub(super) people: Vec<Member>,
    /// What they can be told apart by; in each column somebody's value is known.
    pub(super) columns: Vec<Column>,
    /// Headings whose cells are never kept.
    pub(super) private: Vec<String>,
}

/// One person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Member {
    /// The row as Excel numbers it.
    pub(super) row: u32,
    /// The name.
    pub(super) name: String,
    /// The unit; empty where none is given.
    pub(super) unit: String,
    /// The phone number, only to find their wishes by.
    pub(super) phone: Option<String>,
    /// For each column the value; empty where it is not known.
    pub(super) values: Vec<String>,
}

impl Roster {
    /// The column that is asked for.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.is_called(name))
    }

    /// The column of this kind.
    pub(super) fn of_kind(&self, kind: Kind) -> Option<usize> {
        self.columns.iter().position(|column| column.kind == kind)
    }
}

/// Reads the receipt as `gongfang roster` does. Of what is wrong in it only that stops which leaves somebody without
/// a name or puts somebody into two groups.
pub(super) fn read(workbook: &Workbook) -> Result<(Roster, Vec<Trouble>), Vec<Trouble>> {
    let receipt = read_receipt(workbook, &UnitBook::plausible());
    let mut troubles: Vec<Trouble> = receipt.problems.iter().filter_map(trouble).collect();
    if !receipt.unread_sheets.is_empty() {
        let names = receipt.unread_sheets.join("、");
        troubles.push(Trouble::warn(format!("名册里另有像回执的工作表没有读：{names}。")));
    }
    let sheet = receipt.sheet.and_then(|at| workbook.sheets.get(at));
    match sheet {
        Some(sheet) if !troubles.iter().any(|trouble| trouble.stops) => {
            Ok((roster(&receipt, sheet), troubles))
        }
        _ => Err(troubles),
    }
}

fn trouble(problem: &Problem) -> Option<Trouble> {
    let in_name = problem.column_index.is_some() && plain(&problem.column).contains("姓名");
    let stops = match problem.code() {
        Code::HeaderMissing | Code::RowsMissing | Code::NameMissing => true,
        Code::NameTooLong | Code::NameCharacters => true,
        Code::FormulaError => in_name,
        Code::PhoneDuplicate => matches!(problem.fault, Fault::PhoneDuplicate { same_person: true, .. }),
        _ => false,
    };
    // Nobody is rung up here, and a spelling that was put in order needs no eyes.
    let telling = match problem.fault {
        Fault::ColumnMissing(Field::Phone) | Fault::Phone(_) | Fault::WishUnknown => false,
        _ => problem.severity() != Severity::Notice,
    };
    let place = match problem.column.as_str() {
        "" => format!("名册第 {} 行", problem.row),
        column => format!("名册第 {} 行 {column}", problem.row),
    };
    let text = format!("{place}：{}", problem.message(Language::Chinese));
    (stops || telling).then_some(Trouble { stops, text })
}

fn roster(receipt: &Receipt, sheet: &Sheet) -> Roster {
    let unread: Vec<_> = receipt.columns.iter().filter(|column| column.field.is_none()).collect();
    let own = |kind: Kind| unread.iter().find(|column| Kind::of(&column.heading) == kind);
    let first = receipt.header_row.map_or(0, |row| usize::try_from(row).unwrap_or(usize::MAX));
    let mut columns: Vec<(Column, Vec<String>)> = Vec::new();
    for kind in Kind::KNOWN {
        let cells = own(kind).map(|column| Cells::new(sheet, column.index, first));
        let value = |row: &ReceiptRow| {
            let written = cells.as_ref().map(|cells| cells.at(row.row)).unwrap_or_default();
            if written.is_empty() { known(row, kind) } else { written }
        };
        columns.push((kind.column(), receipt.rows.iter().map(value).collect()));
    }
    for column in unread.iter().filter(|column| Kind::of(&column.heading) == Kind::Other) {
        let cells = Cells::new(sheet, column.index, first);
        let values = receipt.rows.iter().map(|row| cells.at(row.row)).collect();
        columns.push((Column::other(&column.heading), values));
    }
    columns.retain(|(_, values)| values.iter().any(|value| !value.is_empty()));
    let people = receipt.rows.iter().enumerate().map(|(at, row)| Member {
        row: row.row,
        name: row.name.clone().unwrap_or_default(),
        unit: known(row, Kind::Unit),
        phone: row.phone.clone(),
        values: columns.iter().map(|(_, values)| values[at].clone()).collect(),
    });
    let private = receipt.columns.iter().filter(|column| column.field.is_some_and(Field::is_private));
    Roster {
        people: people.collect(),
        private: private.map(|column| column.heading.clone()).collect(),
        columns: columns.into_iter().map(|(column, _)| column).collect(),
    }
}

/// What the receipt says of a person.
fn known(row: &ReceiptRow, kind: Kind) -> String {
    let unit = || row.unit.as_ref().map(|unit| unit.name.as_str());
    let value = match kind {
        Kind::City => unit().and_then(place::city),
        Kind::Industry => unit().and_then(place::industry),
        Kind::Unit => unit().map(str::to_owned),
        Kind::Sex => row.sex.clone(),
        Kind::Post => row.post.clone(),
        Kind::Category => row.category.clone(),
        Kind::Other => None,
    };
    value.unwrap_or_default()
}

/// The cells of a column the receipt leaves alone, merged ones read down.
struct Cells<'a> {
    sheet: &'a Sheet,
    column: usize,
    covered: BTreeMap<usize, usize>,
}

impl<'a> Cells<'a> {
    fn new(sheet: &'a Sheet, column: usize, first: usize) -> Self {
        let merged = sheet.merged.iter().filter(|region| region.left == column && region.top >= first);
        let covered = merged.flat_map(|region| (region.top + 1..=region.bottom).map(|row| (row, region.top)));
        Self { sheet, column, covered: covered.collect() }
    }

    fn at(&self, row: u32) -> String {
        let row = usize::try_from(row).unwrap_or(1).saturating_sub(1);
        let own = self.sheet.cell(row, self.column);
        let cell = match self.covered.get(&row) {
            Some(top) if own.is_blank() => self.sheet.cell(*top, self.column),
            _ => own,
        };
        let words: Vec<&str> = cell.text.split_whitespace().collect();
        words.join(" ").chars().take(LONGEST).collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(crate) fn of_csv(text: &str) -> Result<(Roster, Vec<Trouble>), Vec<Trouble>> {
        read(&sheets::table::read(text.as_bytes(), "名册.csv").unwrap())
    }

    #[test]
    fn a_column_of_its_own_comes_before_what_the_unit_tells() {
        let text = "姓名,单位,所属行业,工龄,年龄\n甲一,云岭市总工会,物流,长,30\n乙二,北江省铁路工会,,短,40\n";
        let (roster, troubles) = of_csv(text).unwrap();
        assert_eq!(troubles, [], "a missing phone number keeps nobody from a group");
        let keys: Vec<&str> = roster.columns.iter().map(|column| column.key.as_str()).collect();
        assert_eq!(keys, ["city", "industry", "unit", "工龄"]);
        assert_eq!(roster.people[0].values, ["云岭市", "物流", "云岭市总工会", "长"]);
        assert_eq!(roster.people[1].values, ["", "铁路", "北江省铁路工会", "短"]);
        assert_eq!(roster.private, ["年龄"]);
    }

    #[test]
    fn who_has_no_name_or_stands_twice_must_be_put_right() {
        let text = "姓名,单位,手机号,性别\n甲一,云岭市总工会,13800000001,人\n,云岭市总工会,13800000002,男\n\
                    甲一,云岭市总工会,13800000001,男\n乙二,云岭市总工会,13800000001,女\n";
        let troubles = of_csv(text).unwrap_err();
        let stops: Vec<&str> = troubles.iter().filter(|t| t.stops).map(|t| t.text.as_str()).collect();
        assert_eq!(stops.len(), 2, "{troubles:?}");
        assert!(stops[0].starts_with("名册第 3 行 姓名：") && stops[1].starts_with("名册第 4 行 手机号："));
        assert_eq!(troubles.len(), 4, "an unreadable sex and a shared number are told: {troubles:?}");
    }
}
