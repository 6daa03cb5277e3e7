//! The preview: the file's rows with what is wrong at each cell and what taking them over would do.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use sheets::receipt::{Field, Problem, Severity, Why};
use web::{Ctx, Error, FormState, Kind, Page, Visit};

use super::units::{self, StrangeUnit};
use super::upload::result;
use crate::actions::{self, Preview};
use crate::links;
use crate::model::{ClassId, Effect, ImportId};
use crate::pages::show::Pager;
use crate::sheets::language;
use crate::words::{Words, words};

/// So many rows on one page.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "class_import_preview.html")]
pub(crate) struct PreviewPage {
    pub file: String,
    pub back: String,
    pub sentence: String,
    pub notes: Vec<String>,
    pub headings: Vec<String>,
    pub rows: Vec<PreviewRow>,
    pub pager: Pager,
    pub only_problems: bool,
    pub all_href: String,
    pub problems_href: String,
    pub errors: usize,
    pub warnings: usize,
    pub to_do: usize,
    pub nothing_new: bool,
    /// What it came to, once it is imported or dropped.
    pub closed: Option<String>,
    pub confirm_action: String,
    pub drop_action: String,
    pub marked_href: String,
    pub version: i64,
    /// Units nobody has entered yet, and the form that names them.
    pub strange: Vec<StrangeUnit>,
    pub known_units: Vec<String>,
    pub units_form: FormState,
    pub units_action: String,
    pub w: &'static Words,
}

/// One row of the file.
pub(crate) struct PreviewRow {
    pub number: u32,
    pub cells: Vec<Cell>,
    pub tag: String,
    pub tone: &'static str,
    pub mood: &'static str,
    pub note: String,
    pub href: Option<String>,
}

/// One cell with what is wrong with it.
pub(crate) struct Cell {
    pub text: String,
    /// The text is not in the cell itself but was read down from a merged one.
    pub from_above: bool,
    pub said: Vec<(&'static str, String)>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(in crate::pages) struct Asked {
    only: String,
    page: String,
}

pub(in crate::pages) async fn preview(
    visit: Visit,
    Path((class, import)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let (class, import): (ClassId, ImportId) = (class.parse()?, import.parse()?);
    shown(visit, class, import, asked, None).await
}

/// The preview with its form for new units as it was sent.
pub(super) async fn show(
    visit: Visit,
    class: ClassId,
    import: ImportId,
    units: Option<FormState>,
) -> Result<Response, Error> {
    shown(visit, class, import, Asked::default(), units).await
}

async fn shown(
    visit: Visit,
    class: ClassId,
    import: ImportId,
    asked: Asked,
    units: Option<FormState>,
) -> Result<Response, Error> {
    let files = visit.app.files.clone();
    let (here, content) = visit
        .read(move |tx, ctx| {
            let found = actions::preview(tx, ctx, &files, &class, &import)?;
            let page = asked.page.parse().unwrap_or(1);
            let mut content = PreviewPage::of(ctx, &found, asked.only == "problems", page);
            if let Some(sent) = &units {
                content.units_form = sent.clone();
            }
            Ok((found.class.here(), content))
        })
        .await?;
    let page = Page::new(Kind::Desk, content.file.as_str()).of_class(here).checked(&content.units_form);
    visit.page(&page, &content)
}

impl PreviewPage {
    pub(crate) fn of(ctx: &Ctx, found: &Preview, only_problems: bool, page: usize) -> Self {
        let w = words(ctx.lang);
        let (class, import, receipt) = (&found.class.id, &found.import, &found.reading.receipt);
        let mut by_row: BTreeMap<u32, Vec<&Problem>> = BTreeMap::new();
        for problem in import.fixes.left(receipt) {
            by_row.entry(problem.row).or_default().push(problem);
        }
        let rows_with = |severity: Severity| {
            by_row.values().filter(|all| all.iter().any(|p| p.severity() == severity)).count()
        };
        let (errors, warnings) = (rows_with(Severity::Error), rows_with(Severity::Warn));
        let columns = shown_columns(found, &by_row);
        let mut wanted: Vec<u32> = receipt.rows.iter().map(|row| row.row).collect();
        if only_problems {
            let serious = |all: &Vec<&Problem>| all.iter().any(|p| p.severity() > Severity::Notice);
            wanted.retain(|row| by_row.get(row).is_some_and(serious));
        }
        let base = links::import_one(class, &import.id);
        let problems_href = format!("{base}?only=problems");
        let page_href = |n: usize| {
            if only_problems { format!("{problems_href}&page={n}") } else { format!("{base}?page={n}") }
        };
        let pager = Pager::cut(&mut wanted, page, PAGE, page_href);
        let rows = wanted
            .iter()
            .map(|row| one_row(ctx, found, *row, &columns, by_row.get(row).map_or(&[], Vec::as_slice)))
            .collect();
        let count = |wanted: fn(&Effect) -> bool| found.effects.values().filter(|e| wanted(e)).count();
        let new = count(|e| matches!(e, Effect::New | Effect::Back));
        let changed = count(|e| matches!(e, Effect::Changes(_)));
        let same = count(|e| *e == Effect::Same);
        let skipped = import.fixes.skipped.len();
        let strange = if import.is_open() { units::strange_units(w, ctx, found) } else { Vec::new() };
        let known = if strange.is_empty() { [].as_slice() } else { found.orgs.as_slice() };
        Self {
            file: import.file_name.clone(),
            back: links::import(class),
            sentence: w.preview_sentence(receipt.rows.len(), new, changed, same, skipped),
            notes: notes(w, found),
            headings: columns.iter().map(|column| column.1.clone()).collect(),
            rows,
            pager,
            only_problems,
            all_href: base,
            problems_href,
            errors,
            warnings,
            to_do: new + changed,
            nothing_new: errors == 0 && new + changed == 0 && same > 0,
            closed: match (&import.done, import.dropped) {
                (Some(done), _) => Some(result(w, done)),
                (None, true) => Some(w.dropped()),
                (None, false) => None,
            },
            confirm_action: links::import_confirm(class, &import.id),
            drop_action: links::import_drop(class, &import.id),
            marked_href: links::import_marked(class, &import.id),
            version: import.version,
            known_units: known.iter().map(|org| org.name.clone()).collect(),
            units_form: units::as_written(ctx, &strange),
            units_action: links::import_one(class, &import.id),
            strange,
            w,
        }
    }
}

/// The columns worth showing: those that were understood, and those with a problem in them.
fn shown_columns(
    found: &Preview,
    by_row: &BTreeMap<u32, Vec<&Problem>>,
) -> Vec<(usize, String, Option<Field>)> {
    let troubled: Vec<usize> = by_row.values().flatten().filter_map(|p| p.column_index).collect();
    found
        .reading
        .receipt
        .columns
        .iter()
        .filter(|column| {
            let kept = column
                .field
                .is_some_and(|f| !f.is_private() && !matches!(f, Field::Number | Field::PartyBranch));
            kept || troubled.contains(&column.index)
        })
        .map(|column| (column.index, column.heading.clone(), column.field))
        .collect()
}

fn one_row(
    ctx: &Ctx,
    found: &Preview,
    number: u32,
    columns: &[(usize, String, Option<Field>)],
    problems: &[&Problem],
) -> PreviewRow {
    let (w, fixes) = (words(ctx.lang), &found.import.fixes);
    let read = found.reading.receipt.rows.iter().find(|row| row.row == number);
    let chosen = fixes.units.get(&number).and_then(|id| found.orgs.iter().find(|org| org.id == *id));
    let cells = columns.iter().map(|(index, _, field)| {
        let raw = found.reading.text(number, *index);
        let unit = read.and_then(|row| row.unit.as_ref()).map(|unit| unit.name.clone()).unwrap_or_default();
        let (text, from_above) = match field {
            // Numbers nobody may collect are not shown either.
            Some(field) if field.is_private() && !raw.is_empty() => ("…".to_owned(), false),
            Some(Field::Unit) => match chosen {
                Some(org) => (org.name.clone(), false),
                None if raw.is_empty() && !unit.is_empty() => (unit, true),
                None => (raw, false),
            },
            _ => (raw, false),
        };
        let said = problems
            .iter()
            .filter(|problem| problem.column_index == Some(*index))
            .map(|problem| (problem.severity().as_str(), problem.message(language(ctx.lang))));
        Cell { text, from_above, said: said.collect() }
    });
    let worst = problems.iter().map(|problem| problem.severity()).max();
    let effect = found.effects.get(&number);
    let (tag, tone) = match (fixes.skipped.contains(&number), worst, effect) {
        (true, _, _) => (w.row_skipped(), ""),
        (_, Some(Severity::Error), _) => (w.row_wrong(), "seal"),
        (_, Some(Severity::Warn), _) => (w.row_look(), "gold"),
        (_, _, Some(Effect::New)) => (w.row_new(), "jade"),
        (_, _, Some(Effect::Back)) => (w.row_back(), "gold"),
        (_, _, Some(Effect::Changes(_))) => (w.row_changes(), "sky"),
        (_, _, Some(Effect::Same) | None) => (w.row_same(), ""),
    };
    let note = match effect {
        Some(Effect::Changes(fields)) => {
            w.changes_these(fields.iter().map(|field| field.heading()).collect::<Vec<_>>().join("、"))
        }
        _ => String::new(),
    };
    let href = found.import.is_open().then(|| links::import_row(&found.class.id, &found.import.id, number));
    let mood = match worst {
        _ if fixes.skipped.contains(&number) => "muted",
        Some(Severity::Error) => "has-error",
        Some(Severity::Warn) => "warn",
        Some(Severity::Notice) | None => "",
    };
    PreviewRow { number, cells: cells.collect(), tag, tone, mood, note, href }
}

/// What was skipped, which columns were not taken, which sheets were not read.
fn notes(w: &Words, found: &Preview) -> Vec<String> {
    let receipt = &found.reading.receipt;
    let mut notes = Vec::new();
    let list = |wanted: &dyn Fn(Option<Field>) -> bool| {
        let names = receipt.columns.iter().filter(|c| wanted(c.field)).map(|c| c.heading.as_str());
        names.collect::<Vec<_>>().join("、")
    };
    let private = list(&|field| field.is_some_and(Field::is_private));
    if !private.is_empty() {
        notes.push(w.columns_not_wanted(private));
    }
    let unknown = list(&|field| field.is_none() || field == Some(Field::PartyBranch));
    if !unknown.is_empty() {
        notes.push(w.columns_unknown(unknown));
    }
    let skipped: Vec<String> =
        receipt.skipped.iter().filter(|s| s.why != Why::Blank).map(|s| s.row.to_string()).take(20).collect();
    if !skipped.is_empty() {
        notes.push(w.rows_not_people(skipped.join("、")));
    }
    if !receipt.unread_sheets.is_empty() {
        notes.push(w.sheets_unread(receipt.unread_sheets.join("、")));
    }
    notes
}
