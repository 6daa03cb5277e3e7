//! Choosing a password by the one-time link that an administrator gave.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use web::address::Address;
use web::limits::Limit;
use web::session::Kind as SessionKind;
use web::{Error, Fields, FormState, Kind, Page, Problem, Problems, Visit};

use crate::actions::entry;
use crate::model::password;
use crate::words::{Words, words};
use crate::{hashing, links};

#[derive(Template)]
#[template(path = "password.html")]
pub(crate) struct PasswordPage {
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) form: FormState,
    pub(crate) send: String,
    pub(crate) w: &'static Words,
}

#[derive(Template)]
#[template(path = "password_gone.html")]
pub(crate) struct PasswordGonePage {
    pub(crate) sign_in: &'static str,
    pub(crate) w: &'static Words,
}

pub(super) async fn form(
    visit: Visit,
    address: Address,
    Path(token): Path<String>,
) -> Result<Response, Error> {
    visit.app.limits.count(Limit::Entry, &address.0)?;
    show(&visit, token, FormState::default()).await
}

async fn show(visit: &Visit, token: String, form: FormState) -> Result<Response, Error> {
    let (w, send) = (words(visit.lang()), links::choose_password(&token));
    match visit.read(move |tx, ctx| entry::behind_password_link(tx, ctx, &token)).await? {
        Some(login) => {
            let page = Page::new(Kind::Plain, w.password_title()).checked(&form);
            visit.page(&page, &PasswordPage { name: login.name, login: login.login, form, send, w })
        }
        None => gone(visit),
    }
}

fn gone(visit: &Visit) -> Result<Response, Error> {
    let w = words(visit.lang());
    let page = Page::new(Kind::Plain, w.password_gone_title()).status(StatusCode::NOT_FOUND);
    visit.page(&page, &PasswordGonePage { sign_in: web::links::SIGN_IN, w })
}

/// Reads a new password and its repetition.
pub(super) fn read_new(fields: &Fields, login: &str) -> Result<String, Problems> {
    let typed = fields.value("password");
    password::check(typed, login).map_err(|weak| Problems::at("password", weak.problem()))?;
    if fields.value("again") == typed {
        return Ok(typed.to_owned());
    }
    let (zh, en) = (words(web::Lang::Zh).password_differs(), words(web::Lang::En).password_differs());
    Err(Problems::at("again", Problem::Said(zh, en)))
}

pub(super) async fn send(
    visit: Visit,
    address: Address,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    visit.app.limits.count(Limit::Entry, &address.0)?;
    let asked = token.clone();
    let Some(login) = visit.read(move |tx, ctx| entry::behind_password_link(tx, ctx, &asked)).await? else {
        return gone(&visit);
    };
    let chosen = match read_new(&fields, &login.login) {
        Ok(chosen) => chosen,
        Err(problems) => {
            return show(&visit, token, FormState::refused(&fields, &problems, visit.lang())).await;
        }
    };
    let (hash, device) = (hashing::hashed(&visit.ctx, chosen).await?, visit.device.clone());
    let used = visit.write(move |tx, ctx| entry::choose_password(tx, ctx, &token, &hash, &device)).await;
    let token = match used {
        Ok(token) => token,
        // The same form sent twice: the second finds the link used up.
        Err(Error::NotFound) => return gone(&visit),
        Err(other) => return Err(other),
    };
    let mut response = visit.see_other_saying(web::links::HOME, &words(visit.lang()).password_kept());
    visit.let_in(&mut response, &token, SessionKind::Password);
    Ok(response)
}
