//! The record of a roadshow: it gives the announced result again, and tells when somebody changed it.

use judging::chain::{Line, chain};
use judging::{Decimal, FrozenRule, Lang, official};
use serde_json::Value;

use super::{Desk, GROUPS, JUDGES, contest, csv, err, expected, json, judge, out, results, rule};

/// The record as the roadshow gives it away.
fn record(rule: &FrozenRule) -> Value {
    serde_json::json!({
        "roadshow": "r1", "class": "c1", "program": "0.1.0",
        "rule": rule, "sentence": rule.rule().sentence(Lang::Zh), "draw": null,
        "judges": JUDGES.map(|judge| (judge, format!("{judge}（第一届）"))),
        "groups": GROUPS.map(|group| (group, format!("第{group}"))),
        "contest": contest(), "official": official(rule, &contest()).unwrap(),
        "sheets": [], "publications": [],
    })
}

#[test]
fn the_record_of_a_roadshow_gives_the_announced_result() {
    let desk = Desk::new();
    let rule = rule().freeze().unwrap();
    let mut record = record(&rule);
    let file = desk.put("record.json", record.to_string());
    let told = json(&file, &[]);
    let under_their_names = |(team, value, rank)| (format!("第{team}"), value, rank);
    assert_eq!(results(&told), expected(&rule).into_iter().map(under_their_names).collect::<Vec<_>>());
    assert_eq!(told["rule"], rule.rule().sentence(Lang::Zh));
    assert_eq!(told["judges"][0]["judge"], "赵评委（第一届）");
    // The rule of a record serves for a table too.
    let table = desk.put("s.csv", csv("组,评委,回避,创新性,可行性"));
    assert_eq!(json(&table, &["--rule", file.to_str().unwrap()])["rule"], told["rule"]);

    // A record in which somebody has changed a score says so.
    let cell = &mut record["contest"]["entries"][1]["cells"]["赵评委"]["scored"];
    *cell = serde_json::json!(["10", "10"]);
    let tampered = judge(&desk.put("tampered.json", record.to_string()), &["--json"]);
    assert_eq!(tampered.status.code(), Some(3));
    let told = err(&tampered);
    assert!(told.contains("与公布的结果不一致：第二组公布的是 36.40 第 1 名，算出来是 "), "{told}");
}

#[test]
fn a_sheet_that_was_changed_left_out_or_put_in_later_is_found() {
    let desk = Desk::new();
    let rule = rule().freeze().unwrap();
    let mut record = record(&rule);
    record["draw"] = serde_json::json!({"seal": "…", "seed": "abc 3-7-5", "order": GROUPS});
    let line = |at: usize| Line {
        id: format!("sh_{at}"),
        judge: JUDGES[at].to_owned(),
        team: GROUPS[0].to_owned(),
        revision: 1,
        scores: vec![Decimal::whole(18), Decimal::whole(17)],
        comment: "讲得实在".to_owned(),
        reason: String::new(),
        at: 1_790_000_000_000,
        by: JUDGES[at].to_owned(),
    };
    let lines: Vec<Line> = (0..4).map(line).collect();
    let hashes = chain(rule.rule(), "abc 3-7-5", &lines).unwrap();
    let sheet = |(line, hash): (&Line, &String)| {
        let mut sheet = serde_json::to_value(line).unwrap();
        sheet["hash"] = hash.as_str().into();
        sheet
    };
    record["sheets"] = lines.iter().zip(&hashes).map(sheet).collect();
    record["publications"] = serde_json::json!([[1, "", 0, hashes[3]]]);
    let said = |record: &Value| {
        let output = judge(&desk.put("record.json", record.to_string()), &[]);
        (output.status.code(), err(&output))
    };
    assert_eq!(said(&record).0, Some(0));

    let mut changed = record.clone();
    changed["sheets"][1]["scores"][0] = serde_json::json!("19");
    let (code, told) = said(&changed);
    assert_eq!(code, Some(3));
    assert!(told.contains("第 2 张打分表（评委 钱评委，一组，第 1 次）"), "{told}");

    let mut left_out = record.clone();
    left_out["sheets"].as_array_mut().unwrap().remove(2);
    assert!(said(&left_out).1.contains("第 3 张打分表"), "{:?}", said(&left_out));
    // The last one leaves no gap, but what was published does not fit any more.
    let mut cut = record.clone();
    cut["sheets"].as_array_mut().unwrap().pop();
    assert!(said(&cut).1.contains("第 1 次公布时的打分表，和这份记录里的不是同一些"), "{:?}", said(&cut));
}

#[test]
fn a_roadshow_that_is_not_over_says_who_is_waited_for() {
    let desk = Desk::new();
    let rule = rule().freeze().unwrap();
    let mut record = record(&rule);
    record["contest"]["entries"][5]["cells"].as_object_mut().unwrap().remove("钱评委");
    record["official"] = Value::Null;
    let output = judge(&desk.put("record.json", record.to_string()), &[]);
    assert!(output.status.success(), "{}", err(&output));
    assert!(out(&output).contains("未排名  第二组  得分 "), "{}", out(&output));
    assert!(out(&output).contains("钱评委（第一届）还没有给第六组打完分"), "{}", out(&output));
}
