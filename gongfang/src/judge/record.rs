//! The record of a roadshow (`record.json`): the facts, the frozen rule and the result as they were taken away.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use judging::chain::{Line, chain};
use judging::{Contest, Official, Rule};
use serde::Deserialize;

use super::Facts;
use super::rows::Announced;

#[derive(Deserialize)]
struct Told {
    rule: Option<Rule>,
    #[serde(default)]
    judges: Vec<(String, String)>,
    #[serde(default)]
    groups: Vec<(String, String)>,
    contest: Contest,
    official: Option<Official>,
    draw: Option<Draw>,
    #[serde(default)]
    sheets: Vec<Sheet>,
    /// Version, reason, moment, and the end of the chain then.
    #[serde(default)]
    publications: Vec<(i64, String, i64, String)>,
}

#[derive(Deserialize)]
struct Draw {
    seed: String,
}

#[derive(Deserialize)]
struct Sheet {
    #[serde(flatten)]
    line: Line,
    hash: String,
}

/// Reads a record: its facts and its rule.
pub(super) fn read(bytes: &[u8]) -> Result<(Facts, Option<Rule>)> {
    let told: Told = serde_json::from_slice(bytes).context("这份 JSON 不是路演的记录（record.json）")?;
    let announced = match &told.official {
        Some(Official::Complete(placed)) => placed.iter().map(announced).collect(),
        Some(Official::NotYet { .. }) | None => Vec::new(),
    };
    let broken = broken(&told)?;
    let names = |pairs: Vec<(String, String)>| pairs.into_iter().collect::<BTreeMap<_, _>>();
    let facts = Facts {
        contest: told.contest,
        teams: names(told.groups),
        judges: names(told.judges),
        announced,
        broken,
        unused: Vec::new(),
    };
    Ok((facts, told.rule))
}

/// Reckons the chain of hashes again: each sheet's own, and the ends that were published.
fn broken(told: &Told) -> Result<Option<String>> {
    let Some(rule) = &told.rule else { return Ok(None) };
    let seed = told.draw.as_ref().map_or("", |draw| draw.seed.as_str());
    let lines: Vec<Line> = told.sheets.iter().map(|sheet| sheet.line.clone()).collect();
    let hashes = chain(rule, seed, &lines)?;
    if let Some((at, sheet)) = told.sheets.iter().enumerate().find(|(at, sheet)| hashes[*at] != sheet.hash) {
        let line = &sheet.line;
        return Ok(Some(format!(
            "第 {} 张打分表（评委 {}，{}，第 {} 次）或它前面的一张被改过",
            at + 1,
            line.judge,
            line.team,
            line.revision
        )));
    }
    let published = told.publications.iter().filter(|(.., end)| !end.is_empty());
    let missing = published.map(|(version, .., end)| (version, end)).find(|(_, end)| !hashes.contains(end));
    Ok(missing.map(|(version, _)| format!("第 {version} 次公布时的打分表，和这份记录里的不是同一些")))
}

fn announced(placed: &judging::Placed) -> Announced {
    Announced {
        team: placed.result.team.to_string(),
        rank: placed.rank,
        value: placed.result.announced.show(placed.result.working.places),
    }
}
