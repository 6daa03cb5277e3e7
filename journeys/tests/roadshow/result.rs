//! The result, wherever it stands: on the page for everybody, in the files that are taken home, and as the command
//! line reckons it from them.

use std::process::Command;

use journeys::http::Visitor;
use journeys::{markup, named};
use serde_json::Value;

use crate::house::House;
use crate::panel::words;
use crate::plan::{self, FIRST_THOUGHT, JUDGES, Place, STANDS_BACK, THINKS_AGAIN, sheet};
use crate::programme::{Programme, record};

/// A judge's name, by the sheet they have handed in for the first group.
pub async fn name_of_the_judge(organiser: &Visitor, programme: &Programme, seat: usize) -> String {
    let record = record(organiser, &programme.path).await;
    let said = words(seat, programme.name(0));
    let sheets = record["sheets"].as_array().unwrap();
    let id = &sheets.iter().find(|sheet| sheet["comment"] == said.as_str()).unwrap()["judge"];
    let judges = record["judges"].as_array().unwrap();
    judges.iter().find(|judge| judge[0] == *id).unwrap()[1].as_str().unwrap().to_owned()
}

/// What the stage and the page say of the hall's vote.
pub fn votes_line() -> String {
    let again = plan::votes().1;
    format!("发出 60 张选票，60 张投了票；改投 {again} 次，作废 0 票")
}

/// Anybody reads the result: ranks, values, what became of ties, the hall's vote.
pub async fn is_published(house: &House, programme: &Programme, placed: &[Place], results: &str) {
    let page = Visitor::of(&house.base).unwrap().get(results).await.unwrap();
    assert_eq!(page.status, 200);
    let rows = page.body.split("<li class=\"card").skip(1).map(|row| {
        let rank = between(row, "<p class=\"small\">第 ", " 名</p>");
        let name = between(row, "<h2>", "</h2>").split(" <span>").next().unwrap_or_default().to_owned();
        (rank, name, between(row, "<b class=\"big num\">", "</b>"))
    });
    let expected = placed
        .iter()
        .map(|place| (place.rank.to_string(), programme.name(place.group).to_owned(), place.value.clone()));
    assert_eq!(rows.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    let said = markup::read(&page.body).text;
    assert_eq!(said.matches("同分，比到底仍相同，名次并列").count(), 2, "{said}");
    assert_eq!(said.matches("同分，比全部评委总分之和分出").count(), 2, "{said}");
    assert!(said.contains(&votes_line()), "{said}");
    for (group, votes) in plan::votes().0.iter().enumerate() {
        let line = format!("<td>{}</td><td class=\"num\">{votes}</td>", programme.name(group));
        assert!(page.body.contains(&line), "{line} is not in {}", page.body);
    }
}

fn between(text: &str, before: &str, after: &str) -> String {
    let rest = text.split(before).nth(1).unwrap_or_else(|| panic!("no {before} in {text}"));
    rest.split(after).next().unwrap_or_default().to_owned()
}

/// Nothing was lost on the way and nothing came twice: one sheet for each judge and group, but two of whoever thought
/// again, and none of whoever stood back.
pub async fn every_sheet_is_there_once(organiser: &Visitor, programme: &Programme) {
    let record = record(organiser, &programme.path).await;
    let given = plan::given(programme.stood_back_from);
    let sheets = record["sheets"].as_array().unwrap();
    let mut expected = 0;
    for (group, row) in given.iter().enumerate() {
        for (seat, total) in row.iter().enumerate() {
            let said = words(seat, programme.name(group));
            let of_both = |sheet: &&Value| sheet["comment"] == said.as_str();
            let found: Vec<Vec<f64>> = sheets.iter().filter(of_both).map(scores).collect();
            let mut wanted: Vec<Vec<f64>> = total.iter().map(|total| halves(*total)).collect();
            if (seat, group) == (THINKS_AGAIN, 2) {
                wanted.insert(0, halves(FIRST_THOUGHT));
            }
            assert_eq!(found, wanted, "{} for {}", JUDGES[seat], programme.name(group));
            expected += wanted.len();
        }
    }
    assert_eq!(given[programme.stood_back_from][STANDS_BACK], None);
    assert_eq!(sheets.len(), expected, "somebody else's sheets");
}

fn scores(sheet: &Value) -> Vec<f64> {
    let given = sheet["scores"].as_array().unwrap().iter();
    given
        .map(|score| score.as_str().map_or_else(|| score.as_f64().unwrap(), |text| text.parse().unwrap()))
        .collect()
}

fn halves(total: i64) -> Vec<f64> {
    sheet(total).iter().map(|score| score.parse().unwrap()).collect()
}

/// The record and the Excel file are taken home, and the command line makes the same result of both: it agrees with
/// what was announced (or it would not end well) and with the hand.
pub async fn is_the_same_by_hand(organiser: &Visitor, programme: &Programme, placed: &[Place]) {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("record.json");
    let excel = folder.path().join("scores.xlsx");
    for (name, file) in [("record.json", &record), ("export.xlsx", &excel)] {
        let bytes = organiser.take_away(&format!("{}/{name}", programme.path)).await.unwrap();
        std::fs::write(file, bytes).unwrap();
    }
    // A table of scores does not say its rule; the record does. What was announced tells it too.
    for reckoned in [vec![&record], vec![&excel, &record], vec![&excel]] {
        let mut command = Command::new(named("GONGFANG_BIN").unwrap());
        command.args(["judge", "--json"]).arg(reckoned[0]);
        if let Some(rule) = reckoned.get(1) {
            command.arg("--rule").arg(rule);
        }
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{reckoned:?}: {said}");
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        let teams = told["teams"].as_array().unwrap();
        assert_eq!(teams.len(), placed.len());
        for place in placed {
            let name = programme.name(place.group);
            let team = teams.iter().find(|team| team["team"].as_str().unwrap().starts_with(name)).unwrap();
            let rank = usize::try_from(team["rank"].as_u64().unwrap()).unwrap();
            let found = (rank, team["official"].as_str().unwrap());
            assert_eq!(found, (place.rank, place.value.as_str()), "{name} by {reckoned:?}");
        }
    }
}
