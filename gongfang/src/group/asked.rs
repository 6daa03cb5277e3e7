//! What the command line asks for: what is mixed and how much it matters, who is to be parted.

use grouping::Weight;

use super::Trouble;
use super::columns::{Column, Kind, plain};
use super::roster::Roster;

/// Words for the four weights.
const WEIGHTS: [(Weight, [&str; 2]); 4] = [
    (Weight::High, ["high", "高"]),
    (Weight::Medium, ["medium", "中"]),
    (Weight::Low, ["low", "低"]),
    (Weight::Off, ["off", "不看"]),
];

/// What is asked for, by columns of the roster.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// What is mixed.
    pub(super) spread: Vec<(usize, Weight)>,
    /// Of what no group has two.
    pub(super) apart: Vec<usize>,
}

impl Asked {
    /// Reads the options; without any, what the studio proposes as far as the roster tells it.
    ///
    /// # Errors
    /// What cannot be meant, each in a sentence.
    pub(super) fn read(roster: &Roster, spread: Option<&str>, apart: &[String]) -> Result<Self, Vec<String>> {
        let mut asked = Self::default();
        let mut wrong = Vec::new();
        match spread {
            None => asked.spread = usual(roster),
            Some(spread) => {
                for part in parts(spread) {
                    match weighed(roster, part) {
                        Ok((column, _)) if asked.spread.iter().any(|(known, _)| *known == column) => {
                            let name = &roster.columns[column].name;
                            wrong.push(format!("--spread 里“{name}”写了两次，请留一个。"));
                        }
                        Ok(one) => asked.spread.push(one),
                        Err(why) => wrong.push(format!("--spread {why}")),
                    }
                }
            }
        }
        for part in apart.iter().flat_map(|given| parts(given)) {
            match column(roster, part) {
                Ok(column) if asked.apart.contains(&column) => {}
                Ok(column) => asked.apart.push(column),
                Err(why) => wrong.push(format!("--apart {why}")),
            }
        }
        if wrong.is_empty() { Ok(asked) } else { Err(wrong) }
    }

    /// Whom a rule cannot protect, because what it looks at is not known of them. Everybody has a unit, so that one
    /// must be put right; not everybody has a city or an industry.
    pub(super) fn missing(&self, roster: &Roster) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        for &at in &self.apart {
            let column = &roster.columns[at];
            let name = &column.name;
            let without = || roster.people.iter().filter(|person| person.values[at].is_empty());
            if column.kind == Kind::Unit {
                troubles.extend(without().map(|person| {
                    let (row, who) = (person.row, &person.name);
                    Trouble::stop(format!(
                        "名册第 {row} 行 {who}：没有单位，“同{name}不同组”管不到。请补上，或者去掉 --apart。"
                    ))
                }));
            } else if without().next().is_some() {
                let rows: Vec<String> = without().map(|person| person.row.to_string()).collect();
                let (count, rows) = (rows.len(), rows.join("、"));
                troubles.push(Trouble::warn(format!(
                    "有 {count} 人看不出{name}（第 {rows} 行），“同{name}不同组”管不到他们。"
                )));
            }
        }
        troubles
    }
}

/// What most classes want.
fn usual(roster: &Roster) -> Vec<(usize, Weight)> {
    let role = if roster.of_kind(Kind::Category).is_some() { Kind::Category } else { Kind::Post };
    [
        (Kind::City, Weight::High),
        (Kind::Industry, Weight::High),
        (Kind::Unit, Weight::Medium),
        (role, Weight::Medium),
        (Kind::Sex, Weight::Low),
    ]
    .into_iter()
    .filter_map(|(kind, weight)| Some((roster.of_kind(kind)?, weight)))
    .collect()
}

fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', '，', '、', ';', '；']).map(str::trim).filter(|part| !part.is_empty())
}

fn weighed(roster: &Roster, part: &str) -> Result<(usize, Weight), String> {
    let allowed = "high（高）、medium（中）、low（低）、off（不看）";
    let Some((name, word)) = part.split_once(['=', '＝', ':', '：']) else {
        return Err(format!("“{part}”没有写看重多少。写成 {part}=high；可以写 {allowed}。"));
    };
    let column = column(roster, name)?;
    let word = word.trim().to_lowercase();
    let weight = WEIGHTS.iter().find(|(_, words)| words.contains(&word.as_str()));
    weight
        .map(|(weight, _)| (column, *weight))
        .ok_or_else(|| format!("“{part}”里的“{word}”看不懂。可以写 {allowed}。"))
}

fn column(roster: &Roster, name: &str) -> Result<usize, String> {
    let name = name.trim();
    if let Some(column) = roster.column(name) {
        return Ok(column);
    }
    let offered: Vec<String> = roster.columns.iter().map(Column::offered).collect();
    let offered = if offered.is_empty() { "没有一列".to_owned() } else { offered.join("、") };
    let private = roster.private.iter().any(|heading| plain(heading) == plain(name));
    let why = match Kind::of(name) {
        _ if private => format!("“{name}”不收集，不能用来分组"),
        Kind::City | Kind::Industry => format!("名册里没有“{name}”这一列，单位名称里也看不出来"),
        _ => format!("名册里没有“{name}”这一列"),
    };
    Err(format!("{why}。这份名册可以用：{offered}。"))
}

#[cfg(test)]
mod tests {
    use super::super::roster::tests::of_csv;
    use super::*;

    const ROSTER: &str =
        "姓名,单位,性别,出生年月,片区\n甲一,云岭市总工会,男,1990-01,东\n乙二,铁山市总工会,女,1991-02,\n";

    fn read(spread: Option<&str>, apart: &[&str]) -> Result<Asked, Vec<String>> {
        let apart: Vec<String> = apart.iter().map(|name| (*name).to_owned()).collect();
        Asked::read(&of_csv(ROSTER).unwrap().0, spread, &apart)
    }

    #[test]
    fn english_and_chinese_names_and_weights_ask_for_the_same() {
        let asked = read(Some("city=high,sex=low,片区=off"), &["unit"]).unwrap();
        assert_eq!(asked, read(Some("市＝高，性别＝低、片区：不看"), &["单位"]).unwrap());
        assert_eq!(asked.spread, [(0, Weight::High), (2, Weight::Low), (3, Weight::Off)]);
        assert_eq!(asked.apart, [1]);
    }

    #[test]
    fn without_options_only_what_the_roster_tells_is_looked_at() {
        let asked = read(None, &[]).unwrap();
        assert_eq!(asked.spread, [(0, Weight::High), (1, Weight::Medium), (2, Weight::Low)]);
    }

    #[test]
    fn what_cannot_be_meant_is_told_with_what_is_allowed() {
        let wrong = |spread: &str| read(Some(spread), &[]).unwrap_err().join("\n");
        let told = wrong("工龄=high");
        assert!(told.contains("没有“工龄”这一列") && told.contains("city（市地）"), "{told}");
        assert!(told.contains("片区") && !told.contains("产业"), "only what there is is offered: {told}");
        assert!(wrong("出生年月=high").contains("不收集"));
        assert!(wrong("industry=high").contains("单位名称里也看不出来"));
        assert!(wrong("city=多").contains("high（高）"));
        assert!(wrong("city").contains("city=high"));
        assert!(wrong("city=high,市=low").contains("两次"));
        assert!(read(None, &["房号"]).unwrap_err()[0].starts_with("--apart"));
    }

    #[test]
    fn a_rule_names_whom_it_cannot_protect() {
        let roster = of_csv(ROSTER).unwrap().0;
        let asked = Asked::read(&roster, None, &["片区".to_owned()]).unwrap();
        let missing = asked.missing(&roster);
        assert!(missing.len() == 1 && !missing[0].stops, "{missing:?}");
        assert!(missing[0].text.starts_with("有 1 人看不出片区（第 3 行）"), "{missing:?}");
        let roster = of_csv("姓名,单位,性别\n甲一,,男\n乙二,铁山市总工会,女\n").unwrap().0;
        let missing = Asked::read(&roster, None, &["unit".to_owned()]).unwrap().missing(&roster);
        assert!(missing.len() == 1 && missing[0].stops, "{missing:?}");
        assert!(missing[0].text.starts_with("名册第 2 行 甲一：没有单位"), "{missing:?}");
    }
}
