//! The outcome as a table for Excel and WPS.

use anyhow::Result;
use sheets::export::{Column, Table, Value, xlsx};

use super::outcome::Outcome;
use super::told::{agreement, likelihood, range};

/// The bytes of the workbook: the teams, then the judges, then what there is to say.
pub(super) fn workbook(outcome: &Outcome) -> Result<Vec<u8>> {
    let headings = ["名次", "队", "得分", "算法", "扣平宽严后", "扣平后名次", "真是第一的可能", "名次区间"];
    let columns = headings.iter().map(|heading| Column::new(*heading)).collect::<Vec<_>>();
    let width = columns.len();
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for team in &outcome.teams {
        let said = &outcome.opinion.teams[team.at];
        let shown = outcome.adjusted_is_shown;
        rows.push(vec![
            team.rank.into(),
            said.name.clone().into(),
            team.official.clone().into(),
            team.working.clone().into(),
            said.adjusted.filter(|_| shown).map(|value| format!("{value:.2}")).into(),
            said.adjusted_rank.filter(|_| shown).into(),
            said.standing.map(|standing| likelihood(standing.first)).into(),
            said.standing.map(|standing| range(&standing)).into(),
        ]);
    }
    rows.push(padded(vec![], width));
    rows.push(padded(
        ["", "评委", "打了几个队", "偏严几分（偏宽为负）", "分差倍数", "与其他评委的相关"]
            .map(Value::from)
            .into(),
        width,
    ));
    let figure = |figure: Option<f64>| Value::from(figure.map(|figure| format!("{figure:.2}")));
    for judge in &outcome.opinion.judges {
        let cells = vec![
            Value::Blank,
            judge.name.clone().into(),
            judge.scored.to_string().into(),
            figure(judge.severity),
            figure(judge.spread),
            figure(judge.fit),
        ];
        rows.push(padded(cells, width));
    }
    rows.push(padded(vec![], width));
    let said = std::iter::once(format!("规则：{}", outcome.sentence));
    for line in said.chain(outcome.waiting.iter().cloned()).chain(agreement(outcome)) {
        rows.push(padded(vec![Value::Blank, Value::Blank, Value::Blank, line.into()], width));
    }
    Ok(xlsx(&Table { title: "评审结果".to_owned(), columns, rows })?)
}

fn padded(mut row: Vec<Value>, width: usize) -> Vec<Value> {
    row.resize(width, Value::Blank);
    row
}
