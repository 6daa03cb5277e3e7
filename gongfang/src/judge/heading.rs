//! Finds the row of headings and what each column is, whatever people call it.

use sheets::table::{Sheet, Workbook};

/// How many rows are searched from the top.
const SEARCHED: usize = 60;

/// What a column other than a dimension holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Whose work is judged.
    Team,
    /// Who judges.
    Judge,
    /// Does the judge stand back?
    Recused,
    /// Seconds spoken.
    Seconds,
    /// The team's share of the audience's vote, in thousandths.
    Audience,
    /// Does this row count, in an export with revisions?
    Counts,
    /// Which revision this is.
    Revision,
    /// What is known not to be a dimension: sums, ranks, numbers of rows.
    Other,
}

/// The table's headings.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Index of the sheet.
    pub(super) sheet: usize,
    /// Index of the row.
    pub(super) row: usize,
    /// Index of the team's column.
    pub(super) team: usize,
    /// Index of the judge's column.
    pub(super) judge: usize,
    /// Columns with another role.
    pub(super) roles: Vec<(usize, Role)>,
    /// All others with a heading, in order: dimensions, or what is left aside.
    pub(super) others: Vec<(usize, String)>,
}

impl Header {
    /// The column with this role.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        self.roles.iter().find(|(_, known)| *known == role).map(|(column, _)| *column)
    }
}

/// The first row with a team and a judge in it, on the first sheet that has one.
pub(super) fn find(workbook: &Workbook) -> Option<Header> {
    workbook
        .sheets
        .iter()
        .enumerate()
        .find_map(|(at, sheet)| (0..sheet.rows.len().min(SEARCHED)).find_map(|row| header(sheet, at, row)))
}

fn header(sheet: &Sheet, at: usize, row: usize) -> Option<Header> {
    let cells = sheet.rows.get(row)?;
    let headings: Vec<(usize, String)> = cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.is_blank())
        .map(|(column, cell)| (column, cell.text.trim().to_owned()))
        .collect();
    let judge = which(&headings, Role::Judge, &[])?;
    let team = which(&headings, Role::Team, &[judge])?;
    let (mut roles, mut others) = (Vec::new(), Vec::new());
    for (column, heading) in headings.into_iter().filter(|(column, _)| *column != team && *column != judge) {
        let role = MORE.iter().find(|(role, names)| {
            let taken = *role != Role::Other && roles.iter().any(|(_, known)| known == role);
            !taken && names.contains(&plain(&heading).as_str())
        });
        match role {
            Some((role, _)) => roles.push((column, *role)),
            None => others.push((column, heading)),
        }
    }
    Some(Header { sheet: at, row, team, judge, roles, others })
}

/// The column whose heading is one of the names; failing that, one that has such a name in it (`idpaper`, 参赛队名).
fn which(headings: &[(usize, String)], role: Role, taken: &[usize]) -> Option<usize> {
    let names = if role == Role::Judge { JUDGE } else { TEAM };
    let free = || headings.iter().filter(|(column, _)| !taken.contains(column));
    let exact = |(_, heading): &&(usize, String)| names.contains(&plain(heading).as_str());
    let within = |(_, heading): &&(usize, String)| names.iter().any(|name| plain(heading).contains(name));
    free().find(exact).or_else(|| free().find(within)).map(|(column, _)| *column)
}

/// A heading as it is compared: no case, no spaces, nothing in brackets at its end.
pub(super) fn plain(heading: &str) -> String {
    let end = heading.find(['(', '（', '[', '【']).filter(|end| *end > 0).unwrap_or(heading.len());
    let kept = heading[..end].chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

const TEAM: &[&str] = &[
    "team",
    "组",
    "队",
    "作品",
    "entry",
    "小组",
    "组别",
    "队伍",
    "选手",
    "项目",
    "group",
    "paper",
    "contestant",
];

const JUDGE: &[&str] = &["judge", "评委", "reviewer", "评审", "裁判", "rater", "专家", "referee"];

const MORE: &[(Role, &[&str])] = &[
    (Role::Recused, &["recused", "回避", "是否回避"]),
    (Role::Seconds, &["seconds", "秒数", "展示秒数", "用时秒"]),
    (Role::Audience, &["audience", "得票千分比"]),
    (Role::Counts, &["counts", "计入"]),
    (Role::Revision, &["revision", "第几次", "次数"]),
    (
        Role::Other,
        &[
            "total",
            "合计",
            "总分",
            "sum",
            "平均",
            "平均分",
            "average",
            "rank",
            "名次",
            "no",
            "序号",
            "编号",
            "number",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use sheets::table::Cell;

    fn found(headings: &[&str]) -> Option<Header> {
        let title = vec![Cell::text("某某路演评分表")];
        let row = headings.iter().map(|heading| Cell::text(*heading)).collect();
        let sheet = Sheet { rows: vec![title, row], ..Sheet::default() };
        find(&Workbook { file_name: String::new(), sheets: vec![Sheet::default(), sheet] })
    }

    #[test]
    fn the_names_people_use() {
        for headings in [["team", "judge", "score"], ["组", "评委", "得分"], ["Entry", "Reviewer", "score"]]
        {
            let header = found(&headings).unwrap();
            assert_eq!((header.sheet, header.row, header.team, header.judge), (1, 1, 0, 1));
            assert_eq!(header.others, [(2, headings[2].to_owned())]);
        }
        let header = found(&["idreviewer", "idpaper", "score"]).unwrap();
        assert_eq!((header.team, header.judge), (1, 0));
        assert_eq!(found(&["姓名", "单位", "电话"]), None);
    }

    #[test]
    fn a_dimension_that_sounds_like_a_team_stays_a_dimension() {
        let header = found(&["评委姓名", "组织协调", "队 名", "队", "合计", "是否回避"]).unwrap();
        assert_eq!((header.judge, header.team), (0, 3));
        assert_eq!(header.others, [(1, "组织协调".to_owned()), (2, "队 名".to_owned())]);
        assert_eq!((header.column(Role::Recused), header.column(Role::Other)), (Some(5), Some(4)));
    }
}
