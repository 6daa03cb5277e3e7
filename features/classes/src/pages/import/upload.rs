//! The files of a class: sent in, waiting to be looked over, imported.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use web::{Ctx, Download, Error, Fields, FormState, Kind, Page, Problem, Problems, Visit};

use crate::actions;
use crate::links;
use crate::model::{Class, ClassId, Fixes, Import};
use crate::sheets;
use crate::store as sql;
use crate::words::{Words, words};

/// So many files at once.
const MOST_FILES: usize = 20;

#[derive(Template)]
#[template(path = "class_import.html")]
pub(crate) struct ImportPage {
    pub name: String,
    pub home_href: String,
    pub action: String,
    pub template_href: String,
    pub form: FormState,
    pub waiting: Vec<FileLine>,
    pub history: Vec<FileLine>,
    pub w: &'static Words,
}

/// One file.
pub(crate) struct FileLine {
    pub file: String,
    pub note: String,
    pub result: String,
    pub href: String,
}

pub(in crate::pages) async fn list(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let form = FormState::filled(visit.ctx.token(), &[]);
    page(&visit, class.parse()?, form).await
}

async fn page(visit: &Visit, id: ClassId, form: FormState) -> Result<Response, Error> {
    let (class, lines, names) = visit
        .read(move |tx, ctx| {
            let class = actions::class_to_fill(tx, ctx, &id)?;
            let lines = sql::imports(tx, ctx, &id)?;
            let actors = lines
                .iter()
                .flat_map(|line| [Some(line.read_by.as_str()), line.imported_by.as_deref()])
                .flatten();
            let names = people::names_of(tx, actors)?;
            Ok((class, lines, names))
        })
        .await?;
    let content = ImportPage::of(&visit.ctx, &class, lines, &names, form);
    let title = words(visit.lang()).import_receipts();
    visit.page(&Page::new(Kind::Desk, title).of_class(class.here()).checked(&content.form), &content)
}

impl ImportPage {
    pub(crate) fn of(
        ctx: &Ctx,
        class: &Class,
        lines: Vec<sql::ImportLine>,
        names: &BTreeMap<String, String>,
        form: FormState,
    ) -> Self {
        let w = words(ctx.lang);
        let who = |actor: &str| names.get(actor).cloned().unwrap_or_else(|| w.the_program());
        let at = |moment| ctx.moment(moment);
        let (mut waiting, mut history) = (Vec::new(), Vec::new());
        for sql::ImportLine { import, read_by, imported_by } in lines {
            let href = links::import_one(&class.id, &import.id);
            let Import { file_name: file, .. } = import;
            if let Some(done) = import.done {
                let note = w.imported_by(at(done.at), who(imported_by.as_deref().unwrap_or_default()));
                history.push(FileLine { file, note, result: result(w, &done), href });
            } else if import.dropped {
                history.push(FileLine {
                    file,
                    note: w.read_by(at(import.read_at), who(&read_by)),
                    result: w.dropped(),
                    href,
                });
            } else {
                let note = w.read_by(at(import.read_at), who(&read_by));
                waiting.push(FileLine { file, note, result: String::new(), href });
            }
        }
        Self {
            name: class.name.clone(),
            home_href: links::class_home(&class.id),
            action: links::import(&class.id),
            template_href: links::import_template(&class.id),
            form,
            waiting,
            history,
            w,
        }
    }
}

/// `新增 118 人，更新 2 人，没有变化 3 人`.
pub(super) fn result(w: &Words, done: &crate::model::Done) -> String {
    if done.added == 0 && done.updated == 0 {
        return w.nothing_changed(done.unchanged);
    }
    w.import_result(done.added, done.updated, done.unchanged)
}

pub(in crate::pages) async fn upload(
    visit: Visit,
    Path(class): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let files: Vec<(String, Vec<u8>)> =
        fields.files("file").map(|file| (shown_name(&file.name), file.bytes.clone())).collect();
    let problem =
        |problem: Problem| FormState::refused(&fields, &Problems::at("file", problem), visit.lang());
    if files.is_empty() {
        return page(&visit, id, problem(Problem::NoFile)).await;
    }
    if files.len() > MOST_FILES {
        let w = words(visit.lang()).too_many_files(MOST_FILES);
        return page(&visit, id, problem(Problem::Said(w.clone(), w))).await;
    }
    // Reading files is work, so it is done where the database is read: beside the network, not in it.
    let (store, wanted) = (visit.app.files.clone(), id.clone());
    let (good, bad) = visit
        .read(move |tx, ctx| {
            actions::class_to_fill(tx, ctx, &wanted)?;
            let (book, _) = people::unit_book(tx)?;
            let (mut good, mut bad) = (Vec::<(String, String, Fixes)>::new(), Vec::new());
            for (name, bytes) in &files {
                match sheets::first_look(bytes, name, &book, ctx.lang) {
                    Ok(fixes) => good.push((name.clone(), sheets::kept(&store, ctx, bytes)?, fixes)),
                    Err(unusable) => bad.push(format!("{name}：{}", unusable.words(ctx.lang))),
                }
            }
            Ok((good, bad))
        })
        .await?;
    let (wanted, several) = (id.clone(), good.len() + bad.len() > 1);
    let href = if good.is_empty() {
        links::import(&id)
    } else {
        visit
            .write_once(fields.once(), move |tx, ctx| {
                let mut href = links::import(&wanted);
                for (name, file, fixes) in &good {
                    let import = actions::add_import(tx, ctx, &wanted, name, file, fixes)?;
                    if !several {
                        href = links::import_one(&wanted, &import);
                    }
                }
                Ok(href)
            })
            .await?
    };
    if bad.is_empty() {
        return Ok(visit.see_other(&href));
    }
    let said = bad.join(" ");
    page(&visit, id, problem(Problem::Said(said.clone(), said))).await
}

/// The name a file was sent under, for showing: never a path, never endless.
fn shown_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(100).collect();
    if clean.trim().is_empty() { "receipt".to_owned() } else { clean }
}

pub(in crate::pages) async fn template(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let class = visit.read(move |tx, ctx| actions::class_to_fill(tx, ctx, &id)).await?;
    let name = words(visit.lang()).receipt_of(&class.name);
    Ok(Download::excel(&name, sheets::roster_file(&name, Vec::new())?).into_response())
}
