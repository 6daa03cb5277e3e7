//! The first run, guarded by a code that the operator reads in the program's output.

use askama::Template;
use axum::response::Response;
use store::keys;
use web::address::Address;
use web::limits::Limit;
use web::session::Kind as SessionKind;
use web::{Ctx, Error, Fields, FormState, Kind, Page, Problem, Problems, Visit};

use super::password::read_new;
use crate::actions::set_up::{self, FirstRun};
use crate::model::{login_name, read_name};
use crate::words::{Words, words};
use crate::{SetUpCode, hashing, links};

#[derive(Template)]
#[template(path = "set_up.html")]
pub(crate) struct SetUpPage {
    pub(crate) form: FormState,
    pub(crate) send: &'static str,
    pub(crate) w: &'static Words,
}

pub(super) async fn form(visit: Visit) -> Result<Response, Error> {
    if !visit.read(|tx, _| set_up::is_open(tx)).await? {
        return Err(Error::NotFound);
    }
    show(&visit, FormState::default())
}

fn show(visit: &Visit, form: FormState) -> Result<Response, Error> {
    let w = words(visit.lang());
    let page = Page::new(Kind::Plain, w.set_up_title()).checked(&form);
    visit.page(&page, &SetUpPage { form, send: links::SET_UP, w })
}

struct Asked {
    organisation: String,
    name: String,
    login: String,
    password: String,
}

fn read(visit: &Visit, fields: &Fields) -> Result<Asked, Problems> {
    let mut read = fields.reader();
    let code = fields.value("code").trim();
    // Compared by hash, so that how much of it was right cannot be timed.
    let wanted = visit.app.extras.get::<SetUpCode>().map(|SetUpCode(code)| keys::hashed(code));
    if wanted != Some(keys::hashed(code)) {
        let (zh, en) = (words(web::Lang::Zh).set_up_wrong_code(), words(web::Lang::En).set_up_wrong_code());
        read.problem("code", Problem::Said(zh, en));
    }
    let organisation = read.text("organisation", 2..=100);
    let name = read_name(fields.value("name")).map_err(|problem| read.problem("name", problem)).ok();
    let login = login_name(fields.value("login")).map_err(|problem| read.problem("login", problem)).ok();
    let password = read_new(fields, login.as_deref().unwrap_or_default());
    if let Err(Problems(found)) = &password {
        for (field, problem) in found {
            read.problem(field, problem.clone());
        }
    }
    read.finish()?;
    match (name, login, password) {
        (Some(name), Some(login), Ok(password)) => {
            Ok(Asked { organisation, name: name.into_string(), login, password })
        }
        _ => Err(Problems::at("name", Problem::Missing)),
    }
}

pub(super) async fn send(visit: Visit, address: Address, fields: Fields) -> Result<Response, Error> {
    visit.app.limits.count(Limit::Entry, &address.0)?;
    if !visit.read(|tx, _| set_up::is_open(tx)).await? {
        return Err(Error::NotFound);
    }
    let asked = match read(&visit, &fields) {
        Ok(asked) => asked,
        Err(problems) => {
            // Only tries with something wrong in them are counted closely: codes are not guessed.
            visit.app.limits.count(Limit::Account, &format!("set-up|{}", address.0))?;
            return show(&visit, FormState::refused(&fields, &problems, visit.lang()));
        }
    };
    let hash = hashing::hashed(&visit.ctx, asked.password).await?;
    let first = FirstRun { organisation: asked.organisation, name: asked.name, login: asked.login, hash };
    let (program, device) = (Ctx::program(&visit.app.sources), visit.device.clone());
    let token = visit.write(move |tx, ctx| set_up::set_up(tx, ctx, &program, &first, &device)).await?;
    let mut response = visit.see_other_saying(web::links::HOME, &words(visit.lang()).set_up_done());
    visit.let_in(&mut response, &token, SessionKind::Password);
    Ok(response)
}
