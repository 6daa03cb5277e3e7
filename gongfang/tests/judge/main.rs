//! `gongfang judge` from the outside: what an organiser types and what comes out.

#![cfg(test)]

mod record;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use judging::{Cell, Contest, Decimal, Entry, FrozenRule, JudgeKey, Lang, Official, Preset, Rule, official};
use serde_json::Value;
use sheets::export::{Column, Table, xlsx};

const GROUPS: [&str; 6] = ["一组", "二组", "三组", "四组", "五组", "六组"];
const JUDGES: [&str; 7] = ["赵评委", "钱评委", "孙评委", "李评委", "周评委", "吴评委", "王评委"];

/// Points out of 20 in each of two dimensions; nought is a judge who stands back.
const GIVEN: [[(f64, f64); 7]; 6] = [
    [(17.0, 16.5), (16.0, 17.5), (18.0, 17.0), (17.0, 16.0), (16.5, 17.0), (18.0, 17.5), (15.0, 14.5)],
    [(18.5, 18.0), (18.0, 18.5), (19.0, 18.0), (18.0, 17.5), (18.0, 18.5), (19.5, 18.5), (16.5, 16.0)],
    [(17.5, 17.5), (17.0, 18.0), (18.5, 18.0), (17.5, 17.0), (17.5, 17.5), (18.5, 18.5), (0.0, 0.0)],
    [(15.0, 14.5), (14.5, 15.0), (16.0, 15.5), (14.5, 14.0), (15.0, 15.0), (16.0, 15.5), (13.0, 12.5)],
    [(16.5, 15.5), (16.0, 16.0), (17.0, 16.5), (16.0, 15.5), (16.0, 16.5), (17.0, 17.0), (14.0, 14.5)],
    [(13.5, 14.0), (13.0, 14.0), (14.5, 14.5), (13.0, 13.5), (14.0, 13.5), (14.5, 14.5), (11.5, 12.0)],
];

/// A folder for one story.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn judge(file: &Path, options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongfang")).arg("judge").arg(file).args(options).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[track_caller]
fn json(file: &Path, options: &[&str]) -> Value {
    let output = judge(file, &[options, &["--json"]].concat());
    assert!(output.status.success(), "{}", err(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Lines of the table, with the headings of the caller.
fn csv(headings: &str) -> String {
    let mut text = format!("{headings}\n");
    for (group, given) in GROUPS.iter().zip(GIVEN) {
        for (judge, (a, b)) in JUDGES.iter().zip(given) {
            let line = if a > 0.0 {
                format!("{group},{judge},,{a},{b}\n")
            } else {
                format!("{group},{judge},是,,\n")
            };
            text.push_str(&line);
        }
    }
    text
}

fn rule() -> Rule {
    let rule = Preset::Roadshow.rule();
    let dimensions = rule.dimensions[..2].to_vec();
    Rule { dimensions, full_marks: Decimal::whole(40), ties: vec![], ..rule }
}

fn contest() -> Contest {
    let judges: Vec<JudgeKey> = JUDGES.map(JudgeKey::from).into();
    let half = |points: f64| Some(Decimal::parse(&points.to_string()).unwrap());
    let entries = GROUPS.iter().zip(GIVEN).map(|(group, given)| {
        let cell =
            |(a, b): (f64, f64)| if a > 0.0 { Cell::Scored(vec![half(a), half(b)]) } else { Cell::Recused };
        let cells = judges.iter().cloned().zip(given.map(cell)).collect();
        Entry { team: (*group).into(), cells, show_seconds: None, audience_thousandths: None }
    });
    Contest { entries: entries.collect(), judges }
}

fn announced(rule: &FrozenRule) -> Vec<judging::Placed> {
    match official(rule, &contest()) {
        Ok(Official::Complete(placed)) => placed,
        other => panic!("{other:?}"),
    }
}

/// Team, value and rank as JSON says them.
fn results(told: &Value) -> Vec<(String, String, u64)> {
    let teams = told["teams"].as_array().unwrap().iter();
    teams
        .map(|team| {
            let text = |name: &str| team[name].as_str().unwrap().to_owned();
            (text("team"), text("official"), team["rank"].as_u64().unwrap())
        })
        .collect()
}

fn expected(rule: &FrozenRule) -> Vec<(String, String, u64)> {
    announced(rule)
        .iter()
        .map(|p| (p.result.team.to_string(), p.result.announced.show(2), u64::from(p.rank)))
        .collect()
}

#[test]
fn a_table_of_scores_gives_the_official_result_and_the_second_opinion() {
    let desk = Desk::new();
    let file = desk.put("scores.csv", csv("组,评委,回避,创新性,可行性"));
    let told = json(&file, &["--trim", "1"]);
    assert_eq!(results(&told), expected(&rule().freeze().unwrap()));
    assert_eq!(told["teams"][0]["team"], "二组");
    let rule = told["rule"].as_str().unwrap();
    assert!(rule.contains("去掉 1 个最高和 1 个最低") && rule.contains("保留 2 位小数"), "{rule}");

    let names = |value: &Value| {
        let mut names: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        names.sort();
        names
    };
    assert_eq!(names(&told), ["agreement", "judges", "reliability", "rule", "teams", "variance"]);
    let team = ["adjusted", "official", "p_first", "rank", "rank_high", "rank_low", "team"];
    assert_eq!(names(&told["teams"][0]), team);
    assert_eq!(names(&told["judges"][0]), ["fit", "judge", "severity", "spread"]);
    assert_eq!(names(&told["variance"]), ["judge_sd", "residual_sd", "team_sd"]);
    assert_eq!(names(&told["reliability"]), ["icc_2_1", "icc_2_k", "icc_3_1", "icc_3_k", "kendall_w"]);

    let teams = told["teams"].as_array().unwrap();
    let first: f64 = teams.iter().map(|team| team["p_first"].as_f64().unwrap()).sum();
    assert!((first - 1.0).abs() < 1e-3, "{first}");
    // 王评委 is the severe one and stood back from the third group, which gains by it.
    let severity = |judge: &&Value| judge["severity"].as_f64().unwrap();
    let judges = told["judges"].as_array().unwrap().iter();
    let severest = judges.max_by(|a, b| severity(a).total_cmp(&severity(b))).unwrap();
    assert_eq!(severest["judge"], "王评委");
    assert!(
        told["agreement"].as_str().unwrap().contains("严格的王评委没有给三组打分，三组约占便宜"),
        "{told}"
    );
    let third = &told["teams"][1];
    assert_eq!(third["team"], "三组");
    assert!(
        third["adjusted"].as_f64().unwrap() < third["official"].as_str().unwrap().parse::<f64>().unwrap()
    );
}

#[test]
fn without_options_it_is_the_plain_mean_and_it_can_be_read_by_people() {
    let desk = Desk::new();
    let file = desk.put("scores.csv", csv("team,judge,recused,a,b"));
    let output = judge(&file, &[]);
    assert!(output.status.success());
    let told = out(&output);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(
        lines[0],
        "规则：回避或缺席的评委不计入；每位评委的总分取平均，中间不取舍；四舍五入保留 2 位小数；同分即名次并列（1-2-2-4）。"
    );
    assert!(lines[2].starts_with("第 1 名  二组  得分 7 个相加 ÷ 7 = 36.07；真是第一的可能 "), "{told}");
    assert!(told.contains("按评委平均宽严扣平以后："), "a score is missing: {told}");
    assert!(told.contains("王评委：打了 5 个队，偏严 "), "{told}");
}

#[test]
fn excel_and_csv_and_every_name_of_a_column_give_the_same() {
    let desk = Desk::new();
    let plain = json(&desk.put("a.csv", csv("team,judge,recused,a,b")), &["--places", "3"]);
    assert_eq!(plain["teams"][0]["official"], "36.071");
    for headings in
        ["组,评委,回避,a,b", "队,reviewer,recused,a,b", "作品,评委,是否回避,a,b", "Entry,Judge,Recused,a,b"]
    {
        assert_eq!(json(&desk.put("b.csv", csv(headings)), &["--places", "3"]), plain, "{headings}");
    }
    let text = csv("组,评委,回避,a,b");
    let mut lines = text.lines().map(|line| line.split(','));
    let columns = lines.next().unwrap().map(Column::new).collect();
    let cell = |text: &str| match text.parse::<f64>() {
        Ok(number) => sheets::export::Value::Number(number),
        Err(_) => text.into(),
    };
    let rows = lines.map(|line| line.map(cell).collect()).collect();
    let book = xlsx(&Table { title: "评分".to_owned(), columns, rows }).unwrap();
    assert_eq!(json(&desk.put("c.xlsx", book), &["--places", "3"]), plain);
}

#[test]
fn a_table_with_most_cells_missing_agrees_with_lme4() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let told = json(&root.join("engines/judging/tests/oracles/twin_incomplete.csv"), &[]);
    assert_eq!(told["teams"].as_array().unwrap().len(), 45);
    for (name, expected) in
        [("team_sd", 1.175_931_4), ("judge_sd", 0.130_627_4), ("residual_sd", 1.025_930_3)]
    {
        let found = told["variance"][name].as_f64().unwrap();
        assert!((found - expected).abs() < 1e-4, "{name}: {found} instead of {expected}");
    }
    assert!(told["reliability"]["kendall_w"].is_null(), "no two judges have seen every paper");
    assert!(told["teams"].as_array().unwrap().iter().all(|team| team["adjusted"].is_number()));
}

#[test]
fn a_written_rule_is_kept_to() {
    let desk = Desk::new();
    let mut rule = rule();
    rule.dimensions[0].weight = Decimal::from_thousandths(1_500);
    rule.full_marks = Decimal::whole(50);
    let toml = desk.put("rule.toml", toml::to_string(&rule).unwrap());
    let toml = toml.to_str().unwrap();
    let frozen = rule.clone().freeze().unwrap();
    // By name, in whatever order the columns stand; in the order of the sheet where the names are others.
    for headings in ["组,评委,回避,创新性（20 分）,可行性", "组,评委,回避,第一项,第二项"]
    {
        let told = json(&desk.put("s.csv", csv(headings)), &["--rule", toml]);
        assert_eq!(results(&told), expected(&frozen), "{headings}");
        assert_eq!(told["rule"], rule.sentence(Lang::Zh));
    }
    let plain = json(&desk.put("s.csv", csv("组,评委,回避,创新性,可行性")), &["--rule", toml, "--trim", "0"]);
    assert!(plain["rule"].as_str().unwrap().contains("每位评委的总分取平均"));

    let file = desk.put("t.csv", "组,评委,创新性,可行性\n一组,甲,20.5,18\n一组,乙,18.3,18\n");
    let refused = judge(&file, &["--rule", toml]);
    assert!(!refused.status.success());
    assert_eq!(
        err(&refused),
        "第 2 行 创新性：20.5 分：最多 20 分\n第 3 行 创新性：18.3 分：应是 18 或 18.5\n有 2 处要改，改好再算。\n"
    );
    let other = judge(&desk.put("u.csv", "组,评委,创新性,表达\n一组,甲,20,18\n"), &["--rule", toml]);
    assert!(err(&other).contains("表里没有规则要的列：可行性"), "{}", err(&other));
}

#[test]
fn overtime_needs_its_column() {
    let desk = Desk::new();
    let rule = Rule { ties: vec![], ..Preset::Speech.rule() };
    let toml = desk.put("rule.toml", toml::to_string(&rule).unwrap());
    let toml = toml.to_str().unwrap();
    let file = desk.put("s.csv", "选手,评委,内容,语言,形象\n甲,1,3.5,3.5,1.8\n乙,1,3.4,3.5,1.8\n");
    let refused = judge(&file, &["--rule", toml]);
    assert!(err(&refused).contains("请加一列“展示秒数”"), "{}", err(&refused));
    let file =
        desk.put("t.csv", "选手,评委,展示秒数,内容,语言,形象\n甲,1,340,3.5,3.5,1.8\n乙,1,290,3.4,3.5,1.8\n");
    let told = json(&file, &["--rule", toml]);
    assert_eq!(results(&told), [("乙".into(), "8.70".into(), 1), ("甲".into(), "8.60".into(), 2)]);
}

/// The workbook of the roadshow: every revision, then the result.
fn export(rule: &FrozenRule) -> Vec<u8> {
    let headings = [
        "小组",
        "评委",
        "第几次",
        "创新性",
        "可行性",
        "合计",
        "计入",
        "给小组的话（选填）",
        "更正原因",
        "时间",
    ];
    let number = sheets::export::Value::Number;
    let mut rows: Vec<Vec<sheets::export::Value>> = Vec::new();
    for (group, given) in GROUPS.iter().zip(GIVEN) {
        for (judge, (a, b)) in JUDGES.iter().zip(given) {
            let mut row = |revision: &str, a: f64, b: f64, counts: &str| {
                let head =
                    [(*group).into(), (*judge).into(), revision.into(), number(a), number(b), number(a + b)];
                let tail = [counts, "讲得清楚，12 分钟", "", "2026-11-24 09:30"].map(Into::into);
                rows.push(head.into_iter().chain(tail).collect());
            };
            if a <= 0.0 {
                // A sheet from before the judge stood back does not count.
                row("1", 20.0, 20.0, "否");
                rows.push(vec![(*group).into(), (*judge).into(), "回避".into()]);
            } else if *judge == "孙评委" {
                row("1", 5.0, 5.0, "否");
                row("2", a, b, "是");
            } else {
                row("1", a, b, "是");
            }
        }
    }
    rows.push(vec!["路演结果".into()]);
    for placed in announced(rule) {
        let result = &placed.result;
        rows.push(vec![
            result.team.as_str().into(),
            format!("第 {} 名", placed.rank).into(),
            result.announced.show(2).into(),
            result.working.sentence(Lang::Zh).into(),
        ]);
    }
    for row in &mut rows {
        row.resize(headings.len(), sheets::export::Value::Blank);
    }
    let columns = headings.iter().map(|heading| Column::new(*heading)).collect();
    xlsx(&Table { title: "路演评分".to_owned(), columns, rows }).unwrap()
}

#[test]
fn the_workbook_of_a_roadshow_gives_the_announced_result_without_being_told_the_rule() {
    let desk = Desk::new();
    let rule = rule().freeze().unwrap();
    let file = desk.put("export.xlsx", export(&rule));
    let told = json(&file, &[]);
    assert_eq!(results(&told), expected(&rule));
    assert!(told["rule"].as_str().unwrap().contains("去掉 1 个最高和 1 个最低"), "{told}");

    let mut weighted = rule.rule().clone();
    weighted.dimensions[0].weight = Decimal::whole(2);
    weighted.full_marks = Decimal::whole(60);
    let toml = desk.put("rule.toml", toml::to_string(&weighted).unwrap());
    let weighted = weighted.freeze().unwrap();
    let file = desk.put("weighted.xlsx", export(&weighted));
    let refused = judge(&file, &[]);
    assert!(err(&refused).contains("请用 --rule 给出规则"), "{}", err(&refused));
    assert_eq!(results(&json(&file, &["--rule", toml.to_str().unwrap()])), expected(&weighted));
}

#[test]
fn the_result_can_be_taken_away_as_a_workbook() {
    let desk = Desk::new();
    let file = desk.put("scores.csv", csv("组,评委,回避,创新性,可行性"));
    let result = desk.path("result.xlsx");
    let output = judge(&file, &["--trim", "1", "--out", result.to_str().unwrap()]);
    assert!(output.status.success(), "{}", err(&output));
    let book = sheets::table::read(&std::fs::read(&result).unwrap(), "result.xlsx").unwrap();
    let row: Vec<&str> = book.sheets[0].rows[1].iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(row[..3], ["1", "二组", "36.40"]);
    assert!(row[3].starts_with("去掉 38.0 和 32.5，其余 5 个相加 ÷ 5 = 36.40"), "{row:?}");
    let all: Vec<&str> = book.sheets[0].rows.iter().flatten().map(|cell| cell.text.as_str()).collect();
    assert!(all.contains(&"王评委") && all.iter().any(|text| text.starts_with("规则：")));
}

#[test]
fn what_is_wrong_is_named_by_row_and_column() {
    let desk = Desk::new();
    let file = desk.put(
        "s.csv",
        "某某路演评分\n组,评委,回避,内容,表达\n一组,甲,,18,十七\n一组,乙,,18,\n二组,,,18,17\n二组,甲,可能,18,17\n\
         一组,甲,,19,17\n二组,乙,,-1,17.1234\n",
    );
    let output = judge(&file, &[]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
    assert_eq!(
        err(&output),
        "第 3 行 表达：“十七”不是数\n第 4 行 表达：没有分数\n第 5 行 评委：没有写\n\
         第 6 行 回避：“可能”看不懂，请写是或否\n第 7 行：甲已经给一组打过分（第 3 行）\n\
         第 8 行 表达：“17.1234”的小数太多，最多 3 位\n有 6 处要改，改好再算。\n"
    );
    let negative = judge(&desk.put("n.csv", "组,评委,分\n一组,甲,-1\n二组,甲,2000\n"), &[]);
    assert_eq!(
        err(&negative),
        "第 2 行 分：-1 分：分数不能低于 0\n第 3 行 分：2000 分：最多 1000 分\n有 2 处要改，改好再算。\n"
    );
}

#[test]
fn odd_files_and_options_are_refused_in_words() {
    let desk = Desk::new();
    let good = desk.put("good.csv", csv("组,评委,回避,a,b"));
    let said = |file: &Path, options: &[&str]| {
        let output = judge(file, options);
        assert!(!output.status.success(), "{file:?} {options:?}");
        let told = err(&output);
        assert!(!told.contains("panicked"), "{told}");
        told
    };
    assert!(said(&desk.put("empty.csv", ""), &[]).contains("没有内容"));
    assert!(said(&desk.put("picture.png", b"\x89PNG\r\n\x1a\n"), &[]).contains("图片"));
    assert!(said(&desk.put("names.csv", "姓名,电话\n甲,1\n"), &[]).contains("找不到表头"));
    assert!(said(&desk.put("bare.csv", "组,评委,分\n"), &[]).contains("没有"));
    assert!(said(&desk.put("text.csv", "组,评委,评语\n一组,甲,很好\n"), &[]).contains("没有找到打分的列"));
    assert!(said(&desk.put("other.json", "{\"a\": 1}"), &[]).contains("record.json"));
    assert!(said(&good, &["--trim", "4"]).contains("最多去掉 3 个"));
    assert!(said(&good, &["--places", "7"]).contains("最多保留 4 位小数"));
    let rule = desk.put("rule.toml", "name = 3");
    assert!(said(&good, &["--rule", rule.to_str().unwrap()]).contains("--rule 的文件读不懂"));
    assert!(said(&desk.path("missing.csv"), &[]).contains("missing.csv"));
    assert_eq!(judge(&desk.path("missing.csv"), &[]).status.code(), Some(1));
}

#[test]
fn degenerate_tables_get_an_answer_without_figures_that_do_not_exist() {
    let desk = Desk::new();
    for (table, why) in [
        ("组,评委,分\n一组,甲,90\n", "只有一个队"),
        ("组,评委,分\n一组,甲,90\n二组,甲,80\n", "只有一位评委"),
        ("组,评委,分\n一组,甲,90\n一组,乙,85\n二组,甲,90\n二组,乙,85\n", "并列第一"),
        ("组,评委,分\n一组,甲,90\n二组,甲,80\n三组,乙,70\n四组,乙,75\n", "再请"),
    ] {
        let file = desk.put("s.csv", table);
        let told = json(&file, &[]);
        assert!(told["agreement"].as_str().unwrap().contains(why), "{told}");
        assert!(!told.to_string().contains("NaN") && judge(&file, &[]).status.success());
    }
    let told = json(&desk.put("s.csv", "组,评委,分\n一组,甲,90\n一组,乙,90\n二组,甲,90\n二组,乙,90\n"), &[]);
    assert!(told["teams"].as_array().unwrap().iter().all(|team| team["p_first"].is_null()), "{told}");
    assert!(told["variance"]["team_sd"].is_null() && told["reliability"]["icc_3_k"].is_null(), "{told}");
    // A group from which everybody stood back is not ranked and does not keep the others waiting.
    let told = json(&desk.put("s.csv", "组,评委,回避,分\n一组,甲,,90\n二组,甲,,80\n三组,甲,是,\n"), &[]);
    assert_eq!((&told["teams"][2]["team"], &told["teams"][2]["rank"]), (&Value::from("三组"), &Value::Null));
    assert_eq!(told["teams"][1]["rank"], 2);
}
