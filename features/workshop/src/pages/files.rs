//! Files of a group: sent in, downloaded, removed, brought back.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use web::{App, Download, Error, Fields, FormState, Page, Visit};

use super::room::group_id;
use crate::actions::{files as actions, room};
use crate::links;
use crate::model::{FileId, FileKind, GroupFile, GroupId, LARGEST_MB, NewFile};
use crate::words::{Words, words};

/// The addresses of this part.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/groups/{group}/files", get(list).post(upload))
        .route("/groups/{group}/files/{file}", get(download))
        .route("/groups/{group}/files/{file}/remove", post(remove))
        .route("/groups/{group}/files/{file}/restore", post(restore))
}

#[derive(Template)]
#[template(path = "group_files.html")]
pub(crate) struct FilesPage {
    pub group_name: String,
    pub room_href: String,
    pub lead: String,
    pub accept: String,
    pub action: String,
    pub wanted: Vec<(String, String)>,
    pub files: Vec<FileRow>,
    pub past: Vec<FileRow>,
    pub form: FormState,
    pub w: &'static Words,
}

/// One file.
pub(crate) struct FileRow {
    pub name: String,
    pub note: String,
    pub href: String,
    pub step: String,
    pub asked: String,
}

async fn list(visit: Visit, Path(group): Path<String>) -> Result<Response, Error> {
    let form = FormState::filled(visit.ctx.token(), &[]);
    files_page(&visit, &group, form).await
}

async fn files_page(visit: &Visit, group: &str, form: FormState) -> Result<Response, Error> {
    let id = group_id(group)?;
    let wanted = id.clone();
    let here = visit.read(move |tx, ctx| actions::see_files(tx, ctx, &wanted)).await?;
    let w = words(visit.lang());
    let row = |(file, by): &(GroupFile, String), step: &str| FileRow {
        name: file.name.clone(),
        note: w.files_note(by, visit.ctx.moment(file.at), size_words(file.size)),
        href: links::file(&id, &file.id),
        step: links::file_step(&id, &file.id, step),
        asked: here
            .wanted
            .iter()
            .find(|d| d.key == file.deliverable)
            .map(|d| d.title.clone())
            .unwrap_or_default(),
    };
    let mut wanted: Vec<(String, String)> =
        here.wanted.iter().map(|asked| (asked.key.clone(), asked.title.clone())).collect();
    if !wanted.is_empty() {
        wanted.push((String::new(), w.files_for_none()));
    }
    let content = FilesPage {
        group_name: here.group.name.clone(),
        room_href: links::room(&id),
        lead: w.files_lead(LARGEST_MB, FileKind::endings("", " · ")),
        accept: FileKind::endings(".", ","),
        action: links::files(&id),
        wanted,
        files: here.files.iter().filter(|(file, _)| !file.removed).map(|f| row(f, "remove")).collect(),
        past: here.files.iter().filter(|(file, _)| file.removed).map(|f| row(f, "restore")).collect(),
        form,
        w,
    };
    let page = Page::for_reader(visit, w.files_title()).of_class(here.class.here()).checked(&content.form);
    visit.page(&page, &content)
}

/// `340 KB`, `2.1 MB`.
fn size_words(bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1000 {
        return format!("{kilobytes} KB");
    }
    format!("{}.{} MB", kilobytes / 1024, kilobytes % 1024 * 10 / 1024)
}

async fn upload(visit: Visit, Path(group): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = group_id(&group)?;
    let wanted = id.clone();
    // Bytes are kept only for those who may bring them.
    visit.read(move |tx, ctx| room::enter(tx, ctx, &wanted).map(drop)).await?;
    let new = match NewFile::read(&fields) {
        Ok(new) => new,
        Err(problems) => {
            return files_page(&visit, &group, FormState::refused(&fields, &problems, visit.lang())).await;
        }
    };
    let (files, bytes) = (visit.app.files.clone(), new.bytes.clone());
    let content = tokio::task::spawn_blocking(move || files.keep(&bytes)).await.map_err(Error::broken)??;
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::keep_file(tx, ctx, &id, &new, &content)?;
            Ok(links::files(&id))
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).files_uploaded()))
}

async fn download(visit: Visit, Path((group, file)): Path<(String, String)>) -> Result<Response, Error> {
    let (id, file) = both(&group, &file)?;
    let file = visit.read(move |tx, ctx| actions::see_file(tx, ctx, &id, &file)).await?;
    let (files, content) = (visit.app.files.clone(), file.content.clone());
    let bytes = tokio::task::spawn_blocking(move || files.read(&content)).await.map_err(Error::broken)??;
    Ok(Download::new(file.name, file.kind.mime(), bytes).into_response())
}

async fn remove(visit: Visit, Path((group, file)): Path<(String, String)>) -> Result<Response, Error> {
    let (id, file) = both(&group, &file)?;
    let wanted = id.clone();
    let gone = visit.write(move |tx, ctx| actions::pass_file(tx, ctx, &wanted, &file, true)).await?;
    Ok(visit.see_other_saying(&links::files(&id), &words(visit.lang()).files_removed(&gone.name)))
}

async fn restore(visit: Visit, Path((group, file)): Path<(String, String)>) -> Result<Response, Error> {
    let (id, file) = both(&group, &file)?;
    let wanted = id.clone();
    visit.write(move |tx, ctx| actions::pass_file(tx, ctx, &wanted, &file, false)).await?;
    Ok(visit.see_other_saying(&links::files(&id), &words(visit.lang()).files_restored()))
}

fn both(group: &str, file: &str) -> Result<(GroupId, FileId), Error> {
    Ok((group_id(group)?, file.parse()?))
}
