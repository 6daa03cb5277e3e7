//! `gongfang group` from the outside: what an organiser types and what comes out.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use sheets::table::read;

/// One of the receipts offices send.
fn receipt(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../engines/sheets/tests/receipts").join(name)
}

fn clean() -> PathBuf {
    receipt("receipt-clean.xlsx")
}

fn group(file: &Path, options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongfang")).arg("group").arg(file).args(options).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[track_caller]
fn json(file: &Path, options: &[&str]) -> Value {
    let output = group(file, &[options, &["--json"]].concat());
    assert!(output.status.success(), "{}", err(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What stops an organiser: the exit code and what is said.
#[track_caller]
fn refused(file: &Path, options: &[&str], code: i32) -> String {
    let output = group(file, options);
    assert_eq!(output.status.code(), Some(code), "{}{}", out(&output), err(&output));
    err(&output)
}

fn people(group: &Value) -> &[Value] {
    group["people"].as_array().unwrap()
}

fn groups(outcome: &Value) -> &[Value] {
    outcome["groups"].as_array().unwrap()
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// A folder for one story.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn put(&self, name: &str, content: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

#[test]
fn a_class_of_118_makes_six_groups_of_nineteen_or_twenty_with_colleagues_apart() {
    let outcome = json(&clean(), &["--groups", "6", "--apart", "unit"]);
    let sizes: Vec<usize> = groups(&outcome).iter().map(|group| people(group).len()).collect();
    assert_eq!(sizes.iter().sum::<usize>(), 118);
    assert!(sizes.iter().all(|size| [19, 20].contains(size)), "{sizes:?}");

    let rows: BTreeSet<u64> =
        groups(&outcome).iter().flat_map(people).map(|person| person["row"].as_u64().unwrap()).collect();
    assert_eq!(rows, (2..=119).collect(), "everybody once");

    let unit = |person: &Value| person["unit"].as_str().unwrap().to_owned();
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    for person in groups(&outcome).iter().flat_map(people) {
        *all.entry(unit(person)).or_default() += 1;
    }
    for group in groups(&outcome) {
        let mut here: BTreeMap<String, usize> = BTreeMap::new();
        for person in people(group) {
            *here.entry(unit(person)).or_default() += 1;
        }
        for (unit, people) in here {
            // A unit of no more people than groups has nobody beside a colleague.
            assert!(people <= all[&unit].div_ceil(6), "{people} of {unit} in one group");
        }
    }
    let kept = texts(&outcome["kept"]).join("\n");
    assert!(kept.contains("同单位不同组") && kept.contains("云岭市总工会 13 人、每组最多 3 人"), "{kept}");
    assert_eq!(outcome["broken"].as_array().unwrap().len(), 0);
}

#[test]
fn the_same_seed_gives_the_same_groups_and_another_seed_others() {
    let asked = ["--groups", "6", "--apart", "unit", "--seed", "7"];
    let first = out(&group(&clean(), &asked));
    assert!(first.contains("第 6 组"), "{first}");
    assert_eq!(first, out(&group(&clean(), &asked)));
    assert_ne!(first, out(&group(&clean(), &["--groups", "6", "--apart", "unit", "--seed", "8"])));
}

#[test]
fn groups_are_more_mixed_than_by_lot_and_the_roster_tells_city_and_industry() {
    let spread = "city=high,产业=高,性别=低";
    let outcome = json(&clean(), &["--groups", "6", "--spread", spread]);
    for mixed in outcome["mixed"].as_array().unwrap() {
        let (pairs, by_lot) = (mixed["pairs"].as_f64().unwrap(), mixed["by_lot"].as_f64().unwrap());
        assert!(pairs <= by_lot, "{mixed}");
        assert!(pairs >= mixed["fewest"].as_f64().unwrap(), "{mixed}");
    }
    let names: Vec<&str> =
        outcome["mixed"].as_array().unwrap().iter().map(|m| m["column"].as_str().unwrap()).collect();
    assert_eq!(names, ["city", "industry", "sex"]);
    let by_lot = outcome["by_lot"]["distance"].as_f64().unwrap();
    assert!(outcome["score"]["distance"].as_f64().unwrap() > by_lot);
    let of_cities = people(&groups(&outcome)[0]).iter().filter(|p| p["columns"]["city"].is_string()).count();
    assert!(of_cities > 10);
}

#[test]
fn a_receipt_full_of_layout_is_read_as_roster_reads_it() {
    let outcome = json(&receipt("receipt-merged.xlsx"), &["--groups", "4", "--apart", "单位"]);
    assert_eq!(groups(&outcome).iter().map(|group| people(group).len()).sum::<usize>(), 46);
    assert!(groups(&outcome).iter().flat_map(people).all(|person| person["unit"] != ""));
}

#[test]
fn a_receipt_with_faults_says_which_must_be_put_right_before_grouping() {
    let told = refused(&receipt("receipt-broken.xlsx"), &["--groups", "4"], 2);
    assert!(told.contains("\n名册第 9 行 姓名：没有填姓名"), "{told}");
    assert!(told.contains("\n名册第 21 行 手机：与第 7 行是同一个人"), "{told}");
    assert!(told.contains("提醒：名册第 33 行 性别："), "{told}");
    assert!(!told.contains("第 5 行"), "a phone number that is too short keeps nobody from a group: {told}");
}

#[test]
fn an_unknown_column_is_told_with_what_there_is() {
    let told = refused(&clean(), &["--groups", "6", "--spread", "city=high,星座=low"], 2);
    assert!(told.contains("没有“星座”这一列") && told.contains("industry（产业）"), "{told}");
    let told = refused(&clean(), &["--groups", "6", "--spread", "city=很高"], 2);
    assert!(told.contains("“很高”看不懂") && told.contains("high（高）"), "{told}");
    assert!(refused(&clean(), &["--groups", "6", "--apart", "车间"], 2).contains("--apart"));
    assert!(refused(&clean(), &["--groups", "119"], 2).contains("118 人，分不成 119 个组"));
}

#[test]
fn wishes_give_each_group_a_topic_and_what_is_not_met_is_named() {
    // The receipt itself has a column of wishes: 1、2、10.
    let file = clean();
    let outcome = json(&file, &["--groups", "6", "--prefer", file.to_str().unwrap()]);
    let topics: BTreeSet<&str> =
        groups(&outcome).iter().map(|group| group["topic"].as_str().unwrap()).collect();
    assert_eq!((topics.len(), texts(&outcome["unchosen"]).len()), (6, 5), "of eleven topics five stay");
    assert!(texts(&outcome["unchosen"]).iter().all(|topic| !topics.contains(topic)));
    let unmet = outcome["unmet"].as_array().unwrap();
    let without: BTreeSet<&str> =
        unmet.iter().filter(|one| one["kind"] == "wish").map(|one| one["name"].as_str().unwrap()).collect();
    let everybody = groups(&outcome).iter().flat_map(people);
    let seen: BTreeSet<&str> =
        everybody.filter(|person| person["wish"].is_null()).map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(without, seen);
    let (first, three) = (&outcome["first_wish"], &outcome["top_three"]);
    assert_eq!((&first["of"], three["got"].as_u64()), (&118.into(), Some(118 - without.len() as u64)));
}

#[test]
fn a_sheet_of_ranked_wishes_is_matched_to_the_roster_by_name() {
    let desk = Desk::new();
    let roster = desk.put(
        "名册.csv",
        "姓名,单位,性别\n甲一,云岭市总工会,男\n乙二,铁山市总工会,女\n丙三,云岭市总工会,男\n丁四,铁山市总工会,女\n",
    );
    let wishes = desk.put(
        "志愿.csv",
        "课题志愿表,,\n姓名,第一志愿,第二志愿\n甲一,骑手课堂,班前会\n乙 二,骑手课堂,\n丙三,班前会,安全\n丁四,班前会,\n戊五,安全,\n",
    );
    let wishes = wishes.to_str().unwrap();
    let asked = ["--groups", "2", "--spread", "sex=low", "--prefer", wishes];
    let output = group(&roster, &asked);
    assert!(err(&output).contains("志愿表第 7 行：名册里没有戊五"), "{}", err(&output));
    let told = out(&output);
    assert!(told.contains("4 人填了志愿：4 人做第一志愿") && told.contains("没有组做的课题：安全"), "{told}");

    let twice = desk.put("两次.csv", "姓名,志愿1\n甲一,骑手课堂\n甲一,班前会\n");
    let told = refused(&roster, &["--groups", "2", "--prefer", twice.to_str().unwrap()], 2);
    assert!(told.contains("志愿表第 3 行：甲一在第 2 行已经填过"), "{told}");
    let none = desk.put("没有.csv", "姓名,单位\n甲一,云岭市总工会\n");
    assert!(
        refused(&roster, &["--groups", "2", "--prefer", none.to_str().unwrap()], 2).contains("找不到表头")
    );
}

#[test]
fn fewer_topics_than_groups_is_refused_and_one_option_helps() {
    let desk = Desk::new();
    let wishes = desk.put("志愿.csv", "姓名,课题意向\n尹春天,安全\n邵超,班前会；安全\n");
    let wishes = wishes.to_str().unwrap();
    let told = refused(&clean(), &["--groups", "6", "--prefer", wishes], 3);
    assert!(told.contains("6 个组各要一个课题，志愿表里只有 2 个"), "{told}");
    assert!(told.contains("一个课题最多 1 个组") && told.contains("--max-per-topic 3"), "{told}");
    let outcome = json(&clean(), &["--groups", "6", "--prefer", wishes, "--max-per-topic", "3"]);
    let on = |topic: &str| groups(&outcome).iter().filter(|group| group["topic"] == topic).count();
    assert_eq!((on("安全"), on("班前会")), (3, 3));
}

#[test]
fn of_rules_that_exclude_each_other_only_those_that_clash_are_named() {
    let desk = Desk::new();
    // Each column pairs the four people in another way; any two of them still leave one pairing, all three none.
    let roster = desk.put(
        "名册.csv",
        "姓名,单位,师傅,班次,宿舍\n甲一,一厂,赵,早,东\n乙二,二厂,赵,晚,西\n丙三,三厂,钱,早,西\n丁四,四厂,钱,晚,东\n",
    );
    let two = ["--groups", "2", "--apart", "单位,师傅", "--apart", "班次"];
    assert!(group(&roster, &two).status.success());
    let all = ["--groups", "2", "--apart", "单位,师傅,班次,宿舍", "--json"];
    let output = group(&roster, &all);
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rules = texts(&told["infeasible"][0]["rules"]);
    assert_eq!(rules, ["同师傅不同组", "同班次不同组", "同宿舍不同组", "每组 2 人"]);
    assert!(err(&output).contains("去掉其中任何一条就有"), "{}", err(&output));
}

#[test]
fn the_workbook_lists_everybody_by_group_without_phone_numbers() {
    let desk = Desk::new();
    let path = desk.path("分组.xlsx");
    let output = group(&clean(), &["--groups", "6", "--out", path.to_str().unwrap()]);
    assert!(output.status.success(), "{}", err(&output));
    let book = read(&std::fs::read(&path).unwrap(), "分组.xlsx").unwrap();
    let rows = &book.sheets[0].rows;
    let heading: Vec<&str> = rows[0].iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(heading, ["小组", "姓名", "单位", "市地", "产业", "性别", "职务", "类别", "名册第几行"]);
    let groups: Vec<u32> = rows[1..].iter().map(|row| row[0].text.parse().unwrap()).collect();
    assert_eq!(groups.len(), 118);
    assert!(groups.is_sorted() && groups.last() == Some(&6));
}

#[test]
fn the_clock_ends_the_search_and_the_groups_are_whole() {
    let outcome = json(&clean(), &["--groups", "6", "--apart", "unit", "--seconds", "0.4"]);
    assert_eq!(groups(&outcome).iter().map(|group| people(group).len()).sum::<usize>(), 118);
    assert_eq!(outcome["broken"].as_array().unwrap().len(), 0);
    for wrong in ["0", "-1", "inf", "bald"] {
        assert_eq!(group(&clean(), &["--groups", "6", &format!("--seconds={wrong}")]).status.code(), Some(2));
    }
}
