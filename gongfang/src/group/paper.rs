//! The groups as a workbook for Excel and WPS.

use anyhow::Result;
use sheets::export::{Column, Table, Value, xlsx};

use super::columns::Kind;
use super::outcome::Outcome;
use super::question::Question;

/// The bytes of the workbook: one row a person, by group. Phone numbers are left out: a list of groups is passed on.
pub(super) fn workbook(question: &Question, outcome: &Outcome) -> Result<Vec<u8>> {
    let topics = !question.topics.is_empty();
    let roster = &question.roster;
    let more: Vec<usize> =
        (0..roster.columns.len()).filter(|at| roster.columns[*at].kind != Kind::Unit).collect();
    let mut columns = vec![Column::new("小组")];
    if topics {
        columns.push(Column::new("课题"));
    }
    columns.extend(["姓名", "单位"].map(Column::new));
    columns.extend(more.iter().map(|at| Column::new(roster.columns[*at].name.as_str())));
    if topics {
        columns.push(Column::new("第几志愿"));
    }
    columns.push(Column::new("名册第几行"));
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for group in &outcome.groups {
        for person in &group.people {
            let mut row: Vec<Value> = vec![number(group.group)];
            if topics {
                row.push(group.topic.clone().into());
            }
            row.extend([person.name.as_str().into(), person.unit.as_str().into()]);
            let member = roster.people.iter().find(|member| member.row == person.row);
            let value = |at: &usize| Value::from(member.and_then(|member| member.values.get(*at)).cloned());
            row.extend(more.iter().map(value));
            if topics {
                row.push(person.wish.map_or(Value::Blank, number));
            }
            row.push(person.row.into());
            rows.push(row);
        }
    }
    Ok(xlsx(&Table { title: "分组".to_owned(), columns, rows })?)
}

fn number(number: usize) -> Value {
    u32::try_from(number).map_or(Value::Blank, Value::from)
}
