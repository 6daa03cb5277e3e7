//! One row of a receipt put right in place, or left out.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use people::OrgId;
use sheets::receipt::{Field, Problem, Severity};
use web::form::{Choice, choice};
use web::{Ctx, Error, Fields, Kind, Page, Visit};

use crate::actions::{self, Preview};
use crate::links;
use crate::model::{ClassId, ImportId};
use crate::sheets::language;
use crate::words::{Words, words};

/// The longest text taken for a cell: what is too long is told by the receipt's own rules.
const LONGEST: usize = 500;

#[derive(Template)]
#[template(path = "class_import_row.html")]
pub(crate) struct RowPage {
    pub file: String,
    pub title: String,
    pub back: String,
    pub action: String,
    pub skipped: bool,
    pub cells: Vec<CellField>,
    pub w: &'static Words,
}

/// One cell that can be typed anew.
pub(crate) struct CellField {
    pub name: String,
    pub label: String,
    pub text: String,
    pub kind: CellKind,
    pub said: Vec<(&'static str, String)>,
}

impl CellField {
    /// Whether it has to be put right before the file can be taken over.
    fn is_wrong(&self) -> bool {
        self.said.iter().any(|(weight, _)| *weight == Severity::Error.as_str())
    }
}

/// How a cell is put right.
pub(crate) enum CellKind {
    /// Typed.
    Text,
    /// Chosen; the first choice leaves the cell as it is.
    Choice(Vec<Choice>),
    /// Emptied: what nobody may collect.
    Clear,
}

pub(in crate::pages) async fn form(
    visit: Visit,
    Path((class, import, row)): Path<(String, String, String)>,
) -> Result<Response, Error> {
    let (class, import): (ClassId, ImportId) = (class.parse()?, import.parse()?);
    let row: u32 = row.parse().map_err(|_| Error::NotFound)?;
    let files = visit.app.files.clone();
    let (here, content) = visit
        .read(move |tx, ctx| {
            let found = actions::preview(tx, ctx, &files, &class, &import)?;
            let content = RowPage::of(ctx, &found, row).ok_or(Error::NotFound)?;
            Ok((found.class.here(), content))
        })
        .await?;
    visit.page(&Page::new(Kind::Desk, content.title.as_str()).of_class(here), &content)
}

impl RowPage {
    pub(crate) fn of(ctx: &Ctx, found: &Preview, row: u32) -> Option<Self> {
        let (w, receipt, fixes) = (words(ctx.lang), &found.reading.receipt, &found.import.fixes);
        receipt.rows.iter().find(|known| known.row == row)?;
        let problems: Vec<&Problem> = fixes.left(receipt).filter(|problem| problem.row == row).collect();
        let cells = receipt.columns.iter().filter_map(|column| {
            let field = column.field?;
            let said: Vec<_> = problems
                .iter()
                .filter(|problem| problem.column_index == Some(column.index))
                .map(|problem| (problem.severity().as_str(), problem.message(language(ctx.lang))))
                .collect();
            let text = found.reading.text(row, column.index);
            let kind = match field {
                Field::Number | Field::PartyBranch => return None,
                field if field.is_private() => {
                    if said.is_empty() {
                        return None;
                    }
                    CellKind::Clear
                }
                Field::Unit => CellKind::Choice(units(w, found, row, &text)),
                Field::Sex => CellKind::Choice(sexes(w, &text)),
                _ => CellKind::Text,
            };
            Some(CellField {
                name: format!("c{}", column.index),
                label: column.heading.clone(),
                text,
                kind,
                said,
            })
        });
        Some(Self {
            file: found.import.file_name.clone(),
            title: w.row_number(row.to_string()),
            back: links::import_one(&found.class.id, &found.import.id),
            action: links::import_row(&found.class.id, &found.import.id, row),
            skipped: fixes.skipped.contains(&row),
            cells: cells.collect(),
            w,
        })
    }
}

/// The chosen unit first, else what the file says; then every unit there is.
fn units(w: &Words, found: &Preview, row: u32, text: &str) -> Vec<Choice> {
    let chosen = found.import.fixes.units.get(&row);
    let as_written = if text.is_empty() { w.unit_as_above() } else { w.as_in_the_file(text) };
    let mut units = vec![choice("", as_written)];
    units.extend(found.orgs.iter().map(|org| choice(org.id.as_str(), org.name.as_str())));
    if let Some(at) = units.iter().position(|unit| chosen.is_some_and(|id| id.as_str() == unit.0)) {
        units.swap(0, at);
    }
    units
}

fn sexes(w: &Words, text: &str) -> Vec<Choice> {
    let mut sexes = vec![choice("女", w.female()), choice("男", w.male()), choice("", w.sex_not_given())];
    match sexes.iter().position(|sex| sex.0 == text) {
        Some(at) => sexes.swap(0, at),
        None => sexes.insert(0, choice(text, w.as_in_the_file(text))),
    }
    sexes
}

pub(in crate::pages) async fn save(
    visit: Visit,
    Path((class, import, row)): Path<(String, String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (class, import): (ClassId, ImportId) = (class.parse()?, import.parse()?);
    let row: u32 = row.parse().map_err(|_| Error::NotFound)?;
    let files = visit.app.files.clone();
    let (id, wanted) = (class.clone(), import.clone());
    let found = visit.read(move |tx, ctx| actions::preview(tx, ctx, &files, &id, &wanted)).await?;
    if !found.reading.receipt.rows.iter().any(|known| known.row == row) {
        return Err(Error::NotFound);
    }
    let skip = match fields.value("do") {
        "skip" => Some(true),
        "take" => Some(false),
        _ => None,
    };
    let typed = if skip.is_some() { Vec::new() } else { typed(&found, row, &fields) };
    let unit = if skip.is_some() { None } else { unit_chosen(&found, &fields)? };
    let (id, wanted) = (class.clone(), import.clone());
    visit
        .write(move |tx, ctx| {
            actions::fix(tx, ctx, &id, &wanted, |fixes| {
                match skip {
                    Some(true) => drop(fixes.skipped.insert(row)),
                    Some(false) => drop(fixes.skipped.remove(&row)),
                    None => {}
                }
                for (column, text) in &typed {
                    fixes.cells.entry(row).or_default().insert(*column, text.clone());
                }
                match &unit {
                    Some(Some(unit)) => drop(fixes.units.insert(row, unit.clone())),
                    Some(None) => drop(fixes.units.remove(&row)),
                    None => {}
                }
            })
        })
        .await?;
    let (files, id, wanted) = (visit.app.files.clone(), class.clone(), import.clone());
    let after = visit.read(move |tx, ctx| actions::preview(tx, ctx, &files, &id, &wanted)).await?;
    let left: Vec<&Problem> = after.import.fixes.left(&after.reading.receipt).collect();
    let still_wrong = skip.is_none() && left.iter().any(|p| p.row == row && p.severity() == Severity::Error);
    if still_wrong {
        return Ok(visit.see_other(&links::import_row(&class, &import, row)));
    }
    let base = links::import_one(&class, &import);
    let more = left.iter().any(|problem| problem.severity() > Severity::Notice);
    let href = if more { format!("{base}?only=problems") } else { base };
    Ok(visit.see_other_saying(&href, &words(visit.lang()).row_saved(row.to_string())))
}

/// The cells whose text was changed. The unit is chosen, not typed.
fn typed(found: &Preview, row: u32, fields: &Fields) -> Vec<(usize, String)> {
    let columns = found.reading.receipt.columns.iter();
    columns
        .filter_map(|column| {
            let name = format!("c{}", column.index);
            let field = column.field?;
            if matches!(field, Field::Unit | Field::Number | Field::PartyBranch) {
                return None;
            }
            if field.is_private() {
                return (!fields.value(&name).is_empty()).then(|| (column.index, String::new()));
            }
            let sent = fields.pairs().iter().any(|(known, _)| *known == name);
            let text: String = fields.value(&name).trim().chars().take(LONGEST).collect();
            (sent && text != found.reading.text(row, column.index)).then_some((column.index, text))
        })
        .collect()
}

/// A unit chosen, taken back (`Some(None)`), or not asked.
fn unit_chosen(found: &Preview, fields: &Fields) -> Result<Option<Option<OrgId>>, Error> {
    let column = found.reading.receipt.columns.iter().find(|column| column.field == Some(Field::Unit));
    let Some(column) = column else { return Ok(None) };
    let sent = fields.value(&format!("c{}", column.index));
    if sent.is_empty() {
        return Ok(Some(None));
    }
    let unit: OrgId = sent.parse()?;
    // Only an organisation that exists can be chosen.
    if found.orgs.iter().any(|org| org.id == unit) { Ok(Some(Some(unit))) } else { Err(Error::NotFound) }
}
