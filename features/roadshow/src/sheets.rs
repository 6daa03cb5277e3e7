//! This room's Excel: every sheet that was handed in, then the result.

use judging::Official;
use sheets::export::{Column, Table, Value, xlsx};
use web::{Error, Visit};
use workshop::Group;

use crate::actions::Record;
use crate::model::Team;
use crate::pages::show::tongue;
use crate::words::words;

/// The raw sheets and the result as one table: the result stands in the rows of the groups themselves.
pub(crate) fn scores_file(record: &Record, visit: &Visit) -> Result<Vec<u8>, Error> {
    let (w, lang, setting) = (words(visit.lang()), tongue(visit.lang()), &record.setting);
    let rule = setting.rule.as_ref().map(judging::FrozenRule::rule);
    let mut columns: Vec<Column> =
        [w.board_group(), w.excel_judge(), w.excel_revision()].into_iter().map(Column::new).collect();
    for dimension in rule.iter().flat_map(|rule| &rule.dimensions) {
        columns.push(Column::new(dimension.name.get(lang)));
    }
    for header in [w.paper_total(), w.excel_counts(), w.score_comment(), w.excel_reason(), w.excel_at()] {
        columns.push(Column::new(header));
    }
    let width = columns.len();
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for group in &setting.groups {
        for judge in &setting.judges {
            let team = Team::Group(group.id.clone());
            let own = record.sheets.iter().filter(|s| s.judge == judge.id && s.team == team);
            let stands_back = setting.standing(&judge.id, &group.id).stands_back();
            let last = own.clone().map(|sheet| sheet.revision).max();
            for sheet in own {
                let counts = Some(sheet.revision) == last && !stands_back;
                let mut row: Vec<Value> = vec![
                    group.full_name().into(),
                    judge.name.clone().into(),
                    sheet.revision.to_string().into(),
                ];
                row.extend(sheet.scores.iter().map(|score| Value::Number(number(&score.to_string()))));
                let total = rule.map(|rule| sheet.total(rule).to_string()).unwrap_or_default();
                row.push(Value::Number(number(&total)));
                row.push(if counts { w.yes() } else { w.no() }.into());
                row.push(sheet.comment.clone().into());
                row.push(sheet.reason.clone().into());
                row.push(visit.ctx.moment(sheet.at).into());
                rows.push(row);
            }
            if stands_back {
                rows.push(padded(
                    vec![group.full_name().into(), judge.name.clone().into(), w.cell_stands_back().into()],
                    width,
                ));
            }
        }
    }
    if let Some(Official::Complete(placed)) = &record.official {
        rows.push(padded(vec![w.results_title().into()], width));
        for placed in placed {
            let group = setting.groups.iter().find(|g| g.id.as_str() == placed.result.team.as_str());
            let value = placed.result.announced.show(placed.result.working.places);
            rows.push(padded(
                vec![
                    group.map(Group::full_name).unwrap_or_default().into(),
                    w.rank_n(placed.rank).into(),
                    value.into(),
                    placed.result.working.sentence(lang).into(),
                ],
                width,
            ));
        }
    }
    let table = Table { title: w.scores_of(&setting.class.name), columns, rows };
    xlsx(&table).map_err(Error::broken)
}

fn padded(mut row: Vec<Value>, width: usize) -> Vec<Value> {
    row.resize(width.max(row.len()), Value::Blank);
    row
}

/// A decimal as Excel reckons with it: the one place where a score is a floating number, after the result.
fn number(decimal: &str) -> f64 {
    decimal.parse().unwrap_or_default()
}
