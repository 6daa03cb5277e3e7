//! From the rows of a table to a contest, with every score checked against the rule.

use std::collections::{BTreeMap, BTreeSet};

use judging::{Cell, Contest, Decimal, Entry, FrozenRule, JudgeKey, Rule, ScoreError};

use super::cells::Given;
use super::rows::{Announced, Row, Trouble};

/// What a file says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Facts {
    /// Who scored whom.
    pub(super) contest: Contest,
    /// Names of teams that are known under another key.
    pub(super) teams: BTreeMap<String, String>,
    /// The same for judges.
    pub(super) judges: BTreeMap<String, String>,
    /// The announced result, by key, where the file has one.
    pub(super) announced: Vec<Announced>,
    /// Where the sheets do not agree with the hashes they were taken away with.
    pub(super) broken: Option<String>,
    /// Headings of columns that were left aside.
    pub(super) unused: Vec<String>,
}

/// What the rows say. A team and a judge without a row have nothing to do with each other.
pub(super) fn contest(rule: &Rule, rows: &[Row]) -> Contest {
    let mut judges: Vec<JudgeKey> = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    let (mut known_judges, mut known_teams) = (BTreeSet::new(), BTreeMap::new());
    for row in rows {
        let judge = JudgeKey::from(row.judge.as_str());
        if known_judges.insert(&row.judge) {
            judges.push(judge.clone());
        }
        let at = *known_teams.entry(&row.team).or_insert_with(|| {
            let team = row.team.as_str().into();
            entries.push(Entry {
                team,
                cells: BTreeMap::new(),
                show_seconds: None,
                audience_thousandths: None,
            });
            entries.len() - 1
        });
        let entry = &mut entries[at];
        entry.show_seconds = entry.show_seconds.or(row.seconds);
        entry.audience_thousandths = entry.audience_thousandths.or(row.audience);
        entry.cells.insert(judge, cell(rule, row));
    }
    for entry in &mut entries {
        for judge in &judges {
            entry.cells.entry(judge.clone()).or_insert(Cell::Absent);
        }
    }
    Contest { judges, entries }
}

fn cell(rule: &Rule, row: &Row) -> Cell {
    let scores = row.given.iter().map(|given| match given {
        Given::Score(score) => Some(*score),
        _ => None,
    });
    let sheet: Vec<Option<Decimal>> = scores.take(rule.dimensions.len()).collect();
    if row.recused {
        Cell::Recused
    } else if sheet.iter().all(Option::is_none) {
        Cell::Absent
    } else {
        Cell::Scored(sheet)
    }
}

/// What the rule does not allow, and what it asks for and the table does not have.
pub(super) fn against(rule: &FrozenRule, columns: &[(usize, String)], rows: &[Row]) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    for row in rows.iter().filter(|row| !row.recused) {
        for (dimension, ((_, heading), given)) in columns.iter().zip(&row.given).enumerate() {
            if let Given::Score(score) = given
                && let Err(why) = rule.check_score(dimension, *score)
            {
                let message = format!("{score} 分：{}", in_words(&why));
                troubles.push(Trouble { row: row.row, column: heading.clone(), message });
            }
        }
    }
    let whole = |message: &str| Trouble { row: 0, column: String::new(), message: message.to_owned() };
    if rule.rule().timing.overtime.is_some() && rows.iter().all(|row| row.seconds.is_none()) {
        troubles.push(whole("规则要扣超时分，请加一列“展示秒数”"));
    }
    if rule.rule().audience_percent > 0 && rows.iter().all(|row| row.audience.is_none()) {
        troubles.push(whole("规则里有观众分，请加一列“得票千分比”"));
    }
    troubles
}

fn in_words(why: &ScoreError) -> String {
    match why {
        ScoreError::NoSuchDimension { .. } => "评分表没有这一项".to_owned(),
        ScoreError::NotANumber => "不是数".to_owned(),
        ScoreError::BelowZero => "分数不能低于 0".to_owned(),
        ScoreError::AboveMax { max } => format!("最多 {max} 分"),
        ScoreError::NotAMultiple { below, above, .. } => format!("应是 {below} 或 {above}"),
    }
}
