//! The rows below the headings: who gave whom what, and what must be put right.

use std::collections::BTreeMap;

use sheets::table::{Cell, Sheet};

use super::cells::{Given, score, truth};
use super::heading::{Header, Role};

/// Something that must be put right first, by row and column as Excel shows them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    /// The row.
    pub(super) row: usize,
    /// The heading of the column; empty for the whole row.
    pub(super) column: String,
    /// What is wrong, in words.
    pub(super) message: String,
}

/// One sheet of a judge for a team, as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The row as Excel shows it.
    pub(super) row: usize,
    /// Whose work.
    pub(super) team: String,
    /// Who judged.
    pub(super) judge: String,
    /// The judge stands back.
    pub(super) recused: bool,
    /// What stands in the columns of dimensions.
    pub(super) given: Vec<Given>,
    /// Seconds spoken, where there is such a column.
    pub(super) seconds: Option<u32>,
    /// Thousandths of the audience's vote, where there is such a column.
    pub(super) audience: Option<u16>,
    /// Which revision; 0 where there is no such column.
    revision: u32,
    /// Whether the row counts; none where there is no such column.
    counts: Option<bool>,
}

/// A result that stands below the scores of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Announced {
    /// Whose.
    pub(super) team: String,
    /// Its rank.
    pub(super) rank: u32,
    /// The value, as it is printed.
    pub(super) value: String,
}

/// What stands below the headings.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// One for each team and judge.
    pub(super) rows: Vec<Row>,
    /// The announced result, in an export.
    pub(super) announced: Vec<Announced>,
    /// What must be put right.
    pub(super) troubles: Vec<Trouble>,
}

/// Reads the rows; `columns` are those of the dimensions, with their headings.
pub(super) fn read(sheet: &Sheet, header: &Header, columns: &[(usize, String)]) -> Rows {
    let mut found = Rows::default();
    for at in header.row + 1..sheet.rows.len() {
        read_row(sheet, header, columns, at, &mut found);
    }
    found.rows = latest(std::mem::take(&mut found.rows), &mut found.troubles);
    found
}

fn read_row(sheet: &Sheet, header: &Header, columns: &[(usize, String)], at: usize, found: &mut Rows) {
    let name = |column: usize| tidy(&reaching(sheet, at, column).text);
    let (team, judge) = (name(header.team), name(header.judge));
    if let Some(rank) = rank(&judge) {
        let value = sheet.rows[at].iter().skip(header.judge + 1).find(|cell| !cell.is_blank());
        let value = value.map(|cell| cell.text.trim().to_owned()).unwrap_or_default();
        found.announced.push(Announced { team, rank, value });
        return;
    }
    // A line with nothing or a single thing in it is a title or a note.
    if sheet.rows[at].iter().filter(|cell| !cell.is_blank()).count() < 2 {
        return;
    }
    let mut trouble = |column: &str, message: String| {
        found.troubles.push(Trouble { row: at + 1, column: column.to_owned(), message });
    };
    let heading = |column: usize| tidy(&sheet.cell(header.row, column).text);
    for (text, column) in [(&team, header.team), (&judge, header.judge)] {
        if text.is_empty() {
            trouble(&heading(column), "没有写".to_owned());
        }
    }
    let cell = |role: Role| header.column(role).map(|column| (column, sheet.cell(at, column)));
    let mut yes = |role: Role| {
        let (column, cell) = cell(role)?;
        let read = truth(cell);
        if read.is_none() {
            trouble(&heading(column), format!("“{}”看不懂，请写是或否", cell.text.trim()));
        }
        read
    };
    let (recused, counts) = (yes(Role::Recused), yes(Role::Counts));
    // An export says 回避 where the number of the revision would stand.
    let revision = cell(Role::Revision).map(|(_, cell)| cell);
    let stands_back =
        revision.is_some_and(|cell| score(cell) == Given::Recused || cell.text == "stands back");
    let given: Vec<Given> = columns.iter().map(|(column, _)| score(sheet.cell(at, *column))).collect();
    let mut number = |role: Role, most: u32| {
        let (column, cell) = cell(role).filter(|(_, cell)| !cell.is_blank())?;
        let read = cell.text.trim().parse().ok().filter(|number| *number <= most);
        if read.is_none() {
            trouble(&heading(column), format!("“{}”应是 0 到 {most} 的整数", cell.text.trim()));
        }
        read
    };
    let row = Row {
        row: at + 1,
        recused: recused == Some(true) || stands_back || given.contains(&Given::Recused),
        seconds: number(Role::Seconds, 86_400),
        audience: number(Role::Audience, 1_000).and_then(|n| u16::try_from(n).ok()),
        revision: revision.and_then(|cell| cell.text.trim().parse().ok()).unwrap_or(0),
        counts: counts.filter(|_| !stands_back),
        team,
        judge,
        given,
    };
    if row.team.is_empty() || row.judge.is_empty() {
        return;
    }
    if !row.recused && row.counts != Some(false) {
        check(sheet, columns, &row, found);
    }
    found.rows.push(row);
}

/// Points out what cannot be read, and a sheet that is filled in only in part.
fn check(sheet: &Sheet, columns: &[(usize, String)], row: &Row, found: &mut Rows) {
    let any = row.given.iter().any(|given| matches!(given, Given::Score(_)));
    for ((column, heading), given) in columns.iter().zip(&row.given) {
        let text = sheet.cell(row.row - 1, *column).text.trim();
        let message = match given {
            Given::Unreadable => format!("“{text}”不是数"),
            Given::TooFine => format!("“{text}”的小数太多，最多 3 位"),
            Given::Nothing | Given::Absent if any => "没有分数".to_owned(),
            Given::Score(_) | Given::Nothing | Given::Recused | Given::Absent => continue,
        };
        found.troubles.push(Trouble { row: row.row, column: heading.clone(), message });
    }
}

/// For each team and judge the row that counts. Without revisions a second row is a mistake.
fn latest(rows: Vec<Row>, troubles: &mut Vec<Trouble>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::new();
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    // A row that does not count still says that the team and the judge are there.
    for row in rows {
        let key = (row.team.clone(), row.judge.clone());
        let Some(place) = places.get(&key) else {
            places.insert(key, kept.len());
            kept.push(row);
            continue;
        };
        let before = &mut kept[*place];
        match (before.counts, row.counts) {
            _ if before.recused && before.counts.is_none() && row.counts.is_some() => {}
            (Some(false), _) => *before = row,
            (_, Some(false)) => {}
            _ if row.revision > before.revision => *before = row,
            _ if row.revision < before.revision => {}
            _ => {
                let message = format!("{}已经给{}打过分（第 {} 行）", row.judge, row.team, before.row);
                troubles.push(Trouble { row: row.row, column: String::new(), message });
            }
        }
    }
    for row in kept.iter_mut().filter(|row| row.counts == Some(false)) {
        row.given.fill(Given::Absent);
    }
    kept
}

/// The columns that hold numbers in at least half of their filled cells; the others are left aside.
pub(super) fn numeric(sheet: &Sheet, header: &Header) -> Vec<(usize, String)> {
    let is_numeric = |(column, _): &&(usize, String)| {
        let below = (header.row + 1..sheet.rows.len()).map(|row| score(sheet.cell(row, *column)));
        let (numbers, others) = below.fold((0, 0), |(numbers, others), given| match given {
            Given::Score(_) | Given::TooFine => (numbers + 1, others),
            Given::Unreadable => (numbers, others + 1),
            Given::Nothing | Given::Recused | Given::Absent => (numbers, others),
        });
        numbers > 0 && numbers >= others
    };
    header.others.iter().filter(is_numeric).cloned().collect()
}

/// A cell, or the one it is merged into: a team's name often stands once for all its rows.
fn reaching(sheet: &Sheet, row: usize, column: usize) -> &Cell {
    let own = sheet.cell(row, column);
    if !own.is_blank() {
        return own;
    }
    let inside = |region: &&sheets::table::Region| {
        (region.top..=region.bottom).contains(&row) && (region.left..=region.right).contains(&column)
    };
    let merged = sheet.merged.iter().find(inside);
    merged.map_or(own, |region| sheet.cell(region.top, region.left))
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rank in 第 3 名 or Rank 3, where an export has it instead of a judge.
fn rank(text: &str) -> Option<u32> {
    let chinese = text.strip_prefix('第').and_then(|rest| rest.strip_suffix('名'));
    let english = || text.strip_prefix("Rank ");
    chinese.or_else(english)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::heading::find;
    use super::*;
    use judging::Decimal;
    use sheets::table::Workbook;

    fn read_csv(text: &str) -> Rows {
        let book: Workbook = sheets::table::read(text.as_bytes(), "t.csv").unwrap();
        let header = find(&book).unwrap();
        let sheet = &book.sheets[header.sheet];
        read(sheet, &header, &numeric(sheet, &header))
    }

    fn told(rows: &Rows) -> Vec<(usize, &str, &str)> {
        rows.troubles.iter().map(|t| (t.row, t.column.as_str(), t.message.as_str())).collect()
    }

    #[test]
    fn a_plain_table_with_a_judge_who_stands_back() {
        let rows = read_csv("组,评委,回避,得分,备注\n一组,甲,,90.5,很好\n一组,乙,是,,\n二组,甲,否,88,\n");
        assert_eq!(told(&rows), []);
        assert_eq!(rows.rows.len(), 3);
        assert_eq!(rows.rows[0].given, [Given::Score(Decimal::from_thousandths(90_500))]);
        assert!(rows.rows[1].recused && !rows.rows[2].recused);
    }

    #[test]
    fn what_is_wrong_is_named_by_row_and_column() {
        let rows = read_csv(
            "team,judge,recused,a,b\nt1,j1,,80,七十\nt1,j2,也许,80,70\nt2,j1,,80,\nt2,,,1,2\nt1,j1,,80,70\nt3,j1,,80,70.12345\n",
        );
        assert_eq!(
            told(&rows),
            [
                (2, "b", "“七十”不是数"),
                (3, "recused", "“也许”看不懂，请写是或否"),
                (4, "b", "没有分数"),
                (5, "judge", "没有写"),
                (7, "b", "“70.12345”的小数太多，最多 3 位"),
                (6, "", "j1已经给t1打过分（第 2 行）"),
            ]
        );
    }

    #[test]
    fn of_an_export_the_last_revision_counts_and_the_result_is_known() {
        let rows = read_csv(
            "小组,评委,第几次,创新性,合计,计入,给小组的话（选填）,更正原因,时间\n\
             一组,甲,1,80,80,否,,,2026-11-24 09:00\n\
             一组,甲,2,85,85,是,好,,2026-11-24 09:05\n\
             一组,乙,1,99,99,否,,,2026-11-24 09:01\n\
             一组,乙,回避,,,,,,\n\
             二组,甲,1,70,70,是,,,2026-11-24 09:20\n\
             路演结果\n一组,第 1 名,85.00,1 个相加 ÷ 1 = 85.00\n二组,第 2 名,70.00,1 个相加 ÷ 1 = 70.00\n",
        );
        assert_eq!(told(&rows), []);
        let short: Vec<_> =
            rows.rows.iter().map(|r| (r.team.as_str(), r.judge.as_str(), r.recused, r.row)).collect();
        assert_eq!(short, [("一组", "甲", false, 3), ("一组", "乙", true, 5), ("二组", "甲", false, 6)]);
        assert_eq!(rows.announced[1], Announced { team: "二组".into(), rank: 2, value: "70.00".into() });
    }
}
