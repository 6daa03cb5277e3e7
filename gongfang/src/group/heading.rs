//! Finds the headings of a sheet of wishes: who wishes, and which column is which wish.

use sheets::table::{Sheet, Workbook};

use super::columns::{Kind, plain};

/// How many rows are searched from the top.
const SEARCHED: usize = 60;

const NAMES: [&str; 8] = ["姓名", "学员姓名", "学员", "名字", "人员姓名", "参训学员姓名", "参训人员", "name"];
const PHONES: [&str; 9] =
    ["手机号", "手机", "手机号码", "电话", "电话号码", "联系电话", "联系方式", "phone", "mobile"];

/// Where what stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// Index of the sheet.
    pub(super) sheet: usize,
    /// Index of the row.
    pub(super) row: usize,
    /// The column of names.
    pub(super) name: Option<usize>,
    /// The column of phone numbers.
    pub(super) phone: Option<usize>,
    /// The column of units, to tell people of one name apart.
    pub(super) unit: Option<usize>,
    /// The columns with one topic each, the dearest first; else the one column with all of them.
    pub(super) wishes: Vec<usize>,
    /// Is it the one column with all of them?
    pub(super) listed: bool,
}

/// The first row that tells who wishes for what, on the first sheet that has one.
pub(super) fn find(workbook: &Workbook) -> Option<Header> {
    workbook
        .sheets
        .iter()
        .enumerate()
        .find_map(|(at, sheet)| (0..sheet.rows.len().min(SEARCHED)).find_map(|row| header(sheet, at, row)))
}

fn header(sheet: &Sheet, at: usize, row: usize) -> Option<Header> {
    let mut header = Header { sheet: at, row, ..Header::default() };
    let (mut ranked, mut lists) = (Vec::new(), Vec::new());
    for (column, cell) in sheet.rows.get(row)?.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
        let heading = plain(&cell.text);
        if NAMES.contains(&heading.as_str()) {
            header.name.get_or_insert(column);
        } else if PHONES.contains(&heading.as_str()) {
            header.phone.get_or_insert(column);
        } else if Kind::of(&cell.text) == Kind::Unit || heading.ends_with("单位") {
            header.unit.get_or_insert(column);
        } else {
            match wish(&heading) {
                Some(Some(rank)) if !ranked.iter().any(|(known, _)| *known == rank) => {
                    ranked.push((rank, column));
                }
                Some(None) => lists.push(column),
                _ => {}
            }
        }
    }
    header.name.or(header.phone)?;
    ranked.sort_unstable();
    header.listed = ranked.is_empty();
    header.wishes = ranked.into_iter().map(|(_, column)| column).collect();
    if header.listed {
        header.wishes.push(*lists.first()?);
    }
    Some(header)
}

/// Which wish a heading is for; none within where it is for all of them: 第一志愿, 志愿2, third choice, 课题意向.
fn wish(heading: &str) -> Option<Option<usize>> {
    const WORDS: [&str; 15] = [
        "课题",
        "选题",
        "志愿",
        "意向",
        "选择",
        "preferences",
        "preference",
        "choices",
        "choice",
        "wishes",
        "wish",
        "topics",
        "topic",
        "第",
        "rank",
    ];
    const ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];
    const ORDINALS: [[&str; 2]; 10] = [
        ["一", "first"],
        ["二", "second"],
        ["三", "third"],
        ["四", "fourth"],
        ["五", "fifth"],
        ["六", "sixth"],
        ["七", "seventh"],
        ["八", "eighth"],
        ["九", "ninth"],
        ["十", "tenth"],
    ];
    let rest = WORDS.iter().fold(heading.to_owned(), |rest, word| rest.replace(word, ""));
    if rest.is_empty() {
        // 第 alone is no wish.
        return (heading != rest && heading != "第").then_some(None);
    }
    let number = ENDINGS.iter().find_map(|ending| rest.strip_suffix(ending)).unwrap_or(&rest);
    let word = ORDINALS.iter().position(|words| words.contains(&rest.as_str())).map(|at| at + 1);
    word.or_else(|| number.parse().ok()).filter(|rank| (1..=20).contains(rank)).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_numbered_as_people_say_it() {
        for (heading, rank) in [
            ("第一志愿", 1),
            ("志愿2", 2),
            ("3", 3),
            ("第4选择", 4),
            ("first", 1),
            ("2ndchoice", 2),
            ("意向三", 3),
        ] {
            assert_eq!(wish(heading), Some(Some(rank)), "{heading}");
        }
        for list in ["课题意向", "志愿", "topics", "课题志愿"] {
            assert_eq!(wish(list), Some(None), "{list}");
        }
        for other in ["备注", "性别", "99", "第", "0"] {
            assert_eq!(wish(other), None, "{other}");
        }
    }

    #[test]
    fn ranked_columns_count_in_the_order_of_their_ranks() {
        let text = "志愿表,,,,\n序号,第二志愿,姓名,第一志愿,所在单位\n1,乙题,甲一,甲题,云岭市总工会\n";
        let header = find(&sheets::table::read(text.as_bytes(), "志愿.csv").unwrap()).unwrap();
        assert_eq!((header.row, header.name, header.unit), (1, Some(2), Some(4)));
        assert_eq!((header.wishes, header.listed), (vec![3, 1], false));
        let none = find(&sheets::table::read("姓名,单位\n甲一,某厂\n".as_bytes(), "x.csv").unwrap());
        assert_eq!(none, None);
    }
}
