//! Units of a file that nobody has entered yet: named once for all the rows that write them so.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;
use people::{OrgKind, unit_book};
use sheets::receipt::Matched;
use web::{Ctx, Error, Fields, FormState, Problem, Problems, Visit};

use super::preview;
use crate::actions::{self, Meant, Preview};
use crate::links;
use crate::model::{ClassId, ImportId};
use crate::words::{Words, words};

/// The longest name of a unit, in characters.
const LONGEST: usize = 100;

/// A unit as the file writes it, which is none of those known.
pub(crate) struct StrangeUnit {
    /// The name of its field.
    pub field: String,
    /// As it is written.
    pub written: String,
    /// How many people come from it, and what it would be registered as.
    pub note: String,
    /// The rows that write it so.
    pub rows: Vec<u32>,
}

/// The units nobody knows, the one most people come from first.
pub(super) fn strange_units(w: &Words, ctx: &Ctx, found: &Preview) -> Vec<StrangeUnit> {
    let fixes = &found.import.fixes;
    let mut rows: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for row in &found.reading.receipt.rows {
        let Some(unit) = row.unit.as_ref().filter(|unit| unit.matched == Matched::Unknown) else { continue };
        if !fixes.units.contains_key(&row.row) && !fixes.skipped.contains(&row.row) {
            rows.entry(&unit.written).or_default().push(row.row);
        }
    }
    let mut units: Vec<(&str, Vec<u32>)> = rows.into_iter().collect();
    units.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    let one = |(at, (written, rows)): (usize, (&str, Vec<u32>))| StrangeUnit {
        field: format!("unit{at}"),
        note: w.as_a_new_unit(rows.len(), OrgKind::by_name(written).label(ctx.lang)),
        written: written.to_owned(),
        rows,
    };
    units.into_iter().enumerate().map(one).collect()
}

/// The form as it is first shown: every unit under the name the file gives it.
pub(super) fn as_written(ctx: &Ctx, units: &[StrangeUnit]) -> FormState {
    let values: Vec<(&str, &str)> =
        units.iter().map(|unit| (unit.field.as_str(), unit.written.as_str())).collect();
    FormState::filled(ctx.token(), &values)
}

pub(in crate::pages) async fn name_units(
    visit: Visit,
    Path((class, import)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (class, import): (ClassId, ImportId) = (class.parse()?, import.parse()?);
    let (files, id, wanted, sent) = (visit.app.files.clone(), class.clone(), import.clone(), fields.clone());
    let meant = visit
        .read(move |tx, ctx| {
            let found = actions::preview(tx, ctx, &files, &id, &wanted)?;
            let (book, _) = unit_book(tx)?;
            let mut problems = Vec::new();
            let mut meant = Vec::new();
            for unit in strange_units(words(ctx.lang), ctx, &found) {
                let name = sent.value(&unit.field).trim().to_owned();
                if name.chars().count() == 1 {
                    problems.push((unit.field.clone(), Problem::TooShort { least: 2 }));
                } else if name.chars().count() > LONGEST {
                    problems.push((unit.field.clone(), Problem::TooLong { most: LONGEST }));
                } else if let Matched::Ambiguous(several) = book.find(&name) {
                    let names = several.iter().filter_map(|at| book.units().get(*at));
                    let names: Vec<&str> = names.map(|unit| unit.name.as_str()).collect();
                    let names = names.join(ctx.lang.pick("、", ", "));
                    let said = words(ctx.lang).several_units(names);
                    problems.push((unit.field.clone(), Problem::Said(said.clone(), said)));
                } else if !name.is_empty() {
                    meant.push(Meant { written: unit.written, rows: unit.rows, name });
                }
            }
            Ok(if problems.is_empty() { Ok(meant) } else { Err(Problems(problems)) })
        })
        .await?;
    let meant = match meant {
        Ok(meant) => meant,
        Err(problems) => {
            let form = FormState::refused(&fields, &problems, visit.lang());
            return preview::show(visit, class, import, Some(form)).await;
        }
    };
    let (id, wanted, named) = (class.clone(), import.clone(), meant.len());
    let new = visit.write(move |tx, ctx| actions::name_units(tx, ctx, &id, &wanted, &meant)).await?;
    let said = words(visit.lang()).units_named(named, new);
    Ok(visit.see_other_saying(&links::import_one(&class, &import), &said))
}
