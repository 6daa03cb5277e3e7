//! Taking a file over as a whole, giving it up, or sending it back with notes at its cells.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use sheets::receipt::{Problem, Severity};
use web::{Download, Error, Fields, Visit};

use super::upload::result;
use crate::actions;
use crate::links;
use crate::model::{ClassId, ImportId, ready};
use crate::refusal::Refusal;
use crate::words::words;

pub(in crate::pages) async fn confirm(
    visit: Visit,
    Path((class, import)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (class, import): (ClassId, ImportId) = (class.parse()?, import.parse()?);
    let (files, id, wanted) = (visit.app.files.clone(), class.clone(), import.clone());
    let found = visit.read(move |tx, ctx| actions::preview(tx, ctx, &files, &id, &wanted)).await?;
    let w = words(visit.lang());
    if found.import.done.is_some() {
        // The same button pressed again: what was done is done.
        return Ok(visit.see_other(&links::import_one(&class, &import)));
    }
    let left: Vec<&Problem> = found.import.fixes.left(&found.reading.receipt).collect();
    check(&left, !fields.value("seen").is_empty())?;
    let rows = ready(&found.reading.receipt, &found.import.fixes, &found.reading.ids);
    let version = found.import.version;
    // What is imported is what was seen: the page says which state of the fixes it showed.
    if fields.value("version").parse::<i64>().is_ok_and(|seen| seen != version) {
        return Err(Refusal::ImportMoved.into());
    }
    let (id, wanted) = (class.clone(), import.clone());
    let done =
        visit.write(move |tx, ctx| actions::import_rows(tx, ctx, &id, &wanted, version, &rows)).await?;
    Ok(visit.see_other_saying(&links::roster(&class), &result(w, &done)))
}

/// No row with an error, and the remarks have been seen.
fn check(left: &[&Problem], seen: bool) -> Result<(), Error> {
    let rows = |severity: Severity| {
        let mut rows: Vec<u32> = left.iter().filter(|p| p.severity() == severity).map(|p| p.row).collect();
        rows.dedup();
        rows
    };
    let wrong = rows(Severity::Error);
    if !wrong.is_empty() {
        let few: Vec<String> = wrong.iter().take(10).map(ToString::to_string).collect();
        return Err(Refusal::RowsWithErrors { count: wrong.len(), rows: few.join("、") }.into());
    }
    let count = rows(Severity::Warn).len();
    if count > 0 && !seen {
        return Err(Refusal::WarningsLeft { count }.into());
    }
    Ok(())
}

pub(in crate::pages) async fn drop(
    visit: Visit,
    Path((class, import)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, import): (ClassId, ImportId) = (class.parse()?, import.parse()?);
    let href = links::import(&class);
    visit.write(move |tx, ctx| actions::drop_import(tx, ctx, &class, &import)).await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).import_dropped()))
}

pub(in crate::pages) async fn marked(
    visit: Visit,
    Path((class, import)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, import): (ClassId, ImportId) = (class.parse()?, import.parse()?);
    let files = visit.app.files.clone();
    let (name, bytes) = visit
        .read(move |tx, ctx| {
            let found = actions::preview(tx, ctx, &files, &class, &import)?;
            Ok((found.import.file_name.clone(), crate::sheets::marked(&found.reading, ctx.lang)?))
        })
        .await?;
    let name = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    Ok(Download::excel(&words(visit.lang()).marked_file(name), bytes).into_response())
}
