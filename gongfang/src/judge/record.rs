//! The record of a roadshow (`record.json`): the facts, the frozen rule and the result as they were taken away.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
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
}

/// Reads a record: its facts and its rule.
pub(super) fn read(bytes: &[u8]) -> Result<(Facts, Option<Rule>)> {
    let told: Told = serde_json::from_slice(bytes).context("这份 JSON 不是路演的记录（record.json）")?;
    let announced = match &told.official {
        Some(Official::Complete(placed)) => placed.iter().map(announced).collect(),
        Some(Official::NotYet { .. }) | None => Vec::new(),
    };
    let names = |pairs: Vec<(String, String)>| pairs.into_iter().collect::<BTreeMap<_, _>>();
    let facts = Facts {
        contest: told.contest,
        teams: names(told.groups),
        judges: names(told.judges),
        announced,
        unused: Vec::new(),
    };
    Ok((facts, told.rule))
}

fn announced(placed: &judging::Placed) -> Announced {
    Announced {
        team: placed.result.team.to_string(),
        rank: placed.rank,
        value: placed.result.announced.show(placed.result.working.places),
    }
}
