//! Wishes for topics: whose they are, and the topics as the sheet names them.

use std::collections::BTreeMap;

use names::Name;
use sheets::phone;
use sheets::table::{Cell, Kind, Sheet, Workbook};

use super::Trouble;
use super::columns::plain;
use super::heading::{Header, find};
use super::roster::Roster;
use super::topics::{plain_topic, split, tidy};

/// The topics and who wishes for which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wishes {
    /// Topics in the order they are met.
    pub(super) topics: Vec<String>,
    /// For each person of the roster the topics, the dearest first.
    pub(super) of: Vec<Vec<usize>>,
}

/// Reads a sheet of wishes.
///
/// # Errors
/// A sentence when there is no such sheet in it.
pub(super) fn read(workbook: &Workbook, roster: &Roster) -> Result<(Wishes, Vec<Trouble>), String> {
    let Some(header) = find(workbook) else {
        return Err(
            "志愿表里找不到表头：要有一列“姓名”或“手机号”，再加“第一志愿”“第二志愿”……，或者一列“课题意向”。"
                .to_owned(),
        );
    };
    let sheet = &workbook.sheets[header.sheet];
    let mut reading = Reading { sheet, header: &header, roster, rows: BTreeMap::new(), troubles: Vec::new() };
    let mut wishes = Wishes { topics: Vec::new(), of: vec![Vec::new(); roster.people.len()] };
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for row in header.row + 1..sheet.rows.len() {
        let written = reading.written(row);
        if written.is_empty() {
            continue;
        }
        let Some(person) = reading.person(row) else { continue };
        if let Some(first) = reading.rows.insert(person, row) {
            let who = &roster.people[person].name;
            reading.stop(row, &format!("{who}在第 {} 行已经填过，请留一行。", first + 1));
            continue;
        }
        for topic in written {
            let next = wishes.topics.len();
            let at = *known.entry(plain_topic(&topic)).or_insert(next);
            if at == next {
                wishes.topics.push(topic);
            }
            if !wishes.of[person].contains(&at) {
                wishes.of[person].push(at);
            }
        }
    }
    let mut troubles = reading.troubles;
    if wishes.topics.is_empty() && !troubles.iter().any(|trouble| trouble.stops) {
        troubles.push(Trouble::stop("志愿表里没有一个人的志愿对得上名册。".to_owned()));
    }
    Ok((wishes, troubles))
}

struct Reading<'a> {
    sheet: &'a Sheet,
    header: &'a Header,
    roster: &'a Roster,
    /// In which row each person was met.
    rows: BTreeMap<usize, usize>,
    troubles: Vec<Trouble>,
}

impl Reading<'_> {
    fn stop(&mut self, row: usize, text: &str) {
        self.troubles.push(Trouble::stop(format!("志愿表第 {} 行：{text}", row + 1)));
    }

    fn text(&self, row: usize, column: Option<usize>) -> &str {
        column.map_or("", |column| self.sheet.cell(row, column).text.trim())
    }

    /// The topics of a row, the dearest first.
    fn written(&mut self, row: usize) -> Vec<String> {
        let cells = self.header.wishes.iter().map(|column| self.sheet.cell(row, *column));
        let cells: Vec<&Cell> = cells.filter(|cell| !cell.is_blank()).collect();
        let unclear = |cell: &&&Cell| match cell.kind {
            Kind::Date | Kind::Error => true,
            // 1.2 may be the topics 1 and 2 or a slip.
            Kind::Number => self.header.listed && cell.text.contains('.'),
            _ => false,
        };
        if let Some(cell) = cells.iter().find(unclear) {
            let text = format!("“{}”看不懂，请写课题，用顿号隔开，例如 1、2、10。", cell.text);
            self.stop(row, &text);
            return Vec::new();
        }
        let listed = self.header.listed;
        cells
            .into_iter()
            .flat_map(|cell| if listed { split(&cell.text) } else { vec![tidy(&cell.text)] })
            .filter(|topic| !plain_topic(topic).is_empty())
            .collect()
    }

    /// Whose wishes stand in a row.
    fn person(&mut self, row: usize) -> Option<usize> {
        let people = &self.roster.people;
        let name = self.text(row, self.header.name).to_owned();
        let spelt = Name::parse(&name).map_or_else(|_| name.clone(), Name::into_string);
        let phone = phone::read(self.text(row, self.header.phone)).ok().map(phone::Phone::into_string);
        let by_phone = phone.and_then(|phone| people.iter().position(|p| p.phone.as_ref() == Some(&phone)));
        if let Some(at) = by_phone {
            if spelt.is_empty() || people[at].name == spelt {
                return Some(at);
            }
            let (known, there) = (&people[at].name, people[at].row);
            self.stop(row, &format!("手机号是名册第 {there} 行{known}的，姓名写的是{name}。"));
            return None;
        }
        if spelt.is_empty() {
            self.stop(row, "没有姓名，也没有名册里的手机号。");
            return None;
        }
        let mut same: Vec<usize> = (0..people.len()).filter(|at| people[*at].name == spelt).collect();
        let unit = plain(self.text(row, self.header.unit));
        if same.len() > 1 && !unit.is_empty() {
            same.retain(|at| plain(&people[*at].unit) == unit);
        }
        match same[..] {
            [at] => Some(at),
            [] => {
                let text = format!("志愿表第 {} 行：名册里没有{name}，这一行没有用。", row + 1);
                self.troubles.push(Trouble::warn(text));
                None
            }
            _ => {
                let rows: Vec<String> = same.iter().map(|at| people[*at].row.to_string()).collect();
                let text = format!(
                    "名册里有 {} 个{name}（第 {} 行），请在志愿表里加上手机号或单位。",
                    rows.len(),
                    rows.join("、")
                );
                self.stop(row, &text);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::roster::tests::of_csv;
    use super::*;

    const ROSTER: &str = "姓名,单位,手机号\n甲一,云岭市总工会,13800000001\n乙二,铁山市总工会,13800000002\n\
                          甲一,铁山市总工会,13800000003\n";

    fn told(text: &str) -> (Wishes, Vec<(bool, String)>) {
        let roster = of_csv(ROSTER).unwrap().0;
        let workbook = sheets::table::read(text.as_bytes(), "志愿.csv").unwrap();
        let (wishes, troubles) = read(&workbook, &roster).unwrap();
        (wishes, troubles.into_iter().map(|trouble| (trouble.stops, trouble.text)).collect())
    }

    #[test]
    fn people_of_one_name_are_told_apart_by_phone_or_unit() {
        let (wishes, told) = told(
            "姓名,单位,手机号,第一志愿,第二志愿\n甲一,,13800000003,普法,安全\n甲一,云岭市 总工会,,安 全,\n乙二,,,普法,普法\n",
        );
        assert_eq!(told, []);
        assert_eq!(wishes.topics, ["普法", "安全"]);
        assert_eq!(wishes.of, [vec![1], vec![0], vec![0, 1]]);
    }

    #[test]
    fn who_is_not_found_or_stands_twice_is_named_by_row() {
        let (_, told) = told(
            "姓名,手机号,课题意向\n丙三,,1、2\n甲一,,1\n乙二,,2\n乙二,13800000002,1\n乙二,13800000001,1\n,,3\n",
        );
        let told: Vec<(bool, &str)> = told.iter().map(|(stops, text)| (*stops, text.as_str())).collect();
        assert_eq!(
            told,
            [
                (false, "志愿表第 2 行：名册里没有丙三，这一行没有用。"),
                (true, "志愿表第 3 行：名册里有 2 个甲一（第 2、4 行），请在志愿表里加上手机号或单位。"),
                (true, "志愿表第 5 行：乙二在第 4 行已经填过，请留一行。"),
                (true, "志愿表第 6 行：手机号是名册第 2 行甲一的，姓名写的是乙二。"),
                (true, "志愿表第 7 行：没有姓名，也没有名册里的手机号。"),
            ]
        );
    }
}
