//! Signing in by password, and signing out.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use web::address::Address;
use web::limits::Limit;
use web::session::Kind as SessionKind;
use web::{Error, Fields, FormState, Kind, Page, PersonId, Problem, Problems, Visit};

use crate::actions::entry::{self, Meant};
use crate::model::Typed;
use crate::model::password::LONGEST;
use crate::words::{Words, words};
use crate::{hashing, links};

#[derive(Template)]
#[template(path = "sign_in.html")]
pub(crate) struct SignInPage {
    pub(crate) form: FormState,
    pub(crate) send: &'static str,
    pub(crate) link_help: &'static str,
    pub(crate) w: &'static Words,
}

#[derive(Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    back: String,
}

pub(super) async fn form(visit: Visit, Query(query): Query<Back>) -> Result<Response, Error> {
    let back = web::links::safe_back(&query.back).to_owned();
    if visit.ctx.grants().iter().any(|grant| grant.role.needs_password()) {
        return Ok(visit.see_other(&back));
    }
    show(&visit, FormState::filled(String::new(), &[("back", &back)]))
}

fn show(visit: &Visit, form: FormState) -> Result<Response, Error> {
    let w = words(visit.lang());
    let page = Page::new(Kind::Plain, w.sign_in_title()).checked(&form);
    visit.page(&page, &SignInPage { form, send: web::links::SIGN_IN, link_help: links::LINK_HELP, w })
}

pub(super) async fn send(visit: Visit, address: Address, fields: Fields) -> Result<Response, Error> {
    let typed = Typed::read(fields.value("login"));
    let password = fields.value("password").to_owned();
    visit.app.limits.count(Limit::Entry, &address.0)?;
    let Meant { login, counted_as } = visit.read(move |tx, ctx| entry::find_login(tx, ctx, &typed)).await?;
    // By account and address together, so that nobody elsewhere can lock an organiser out.
    visit.app.limits.count(Limit::Account, &format!("{counted_as}|{}", address.0))?;
    let hash = login.as_ref().and_then(|login| login.hash.clone());
    // Nobody's password is a book; reading one would only keep a core busy.
    let sane = password.chars().count() <= LONGEST;
    let right = hashing::is_right(if sane { password } else { String::new() }, hash).await?;
    if !(right && sane) {
        note_failure(&visit, login.as_ref().map(|login| &login.person));
    }
    let Some(login) = login.filter(|_| right && sane) else {
        let (zh, en) = (words(web::Lang::Zh).sign_in_wrong(), words(web::Lang::En).sign_in_wrong());
        let problems = Problems::at("login", Problem::Said(zh, en));
        return show(&visit, FormState::refused(&fields, &problems, visit.lang()));
    };
    let device = visit.device.clone();
    let token = visit.write(move |tx, ctx| entry::sign_in(tx, ctx, &login, &device)).await?;
    let mut response = visit.see_other(web::links::safe_back(fields.value("back")));
    visit.let_in(&mut response, &token, SessionKind::Password);
    Ok(response)
}

/// Writes a failed try down, at most once a step of the wait. Nobody waits for it: an answer that took
/// longer would tell that the account exists. What was typed is never written, it may be a password.
fn note_failure(visit: &Visit, person: Option<&PersonId>) {
    let account = person.map_or("nobody", PersonId::as_str);
    if visit.app.limits.count(Limit::Failure, account).is_err() {
        return;
    }
    tracing::warn!(account, request = visit.ctx.request, "a sign-in failed");
    if let Some(person) = person.cloned() {
        let visit = visit.clone();
        tokio::spawn(async move {
            let noted = visit.write(move |tx, ctx| entry::note_failure(tx, ctx, &person)).await;
            if let Err(error) = noted {
                tracing::warn!(?error, "a failed sign-in could not be written down");
            }
        });
    }
}

pub(super) async fn sign_out(visit: Visit) -> Result<Response, Error> {
    visit.write(entry::sign_out).await?;
    let mut response = visit.see_other_saying(web::links::HOME, &words(visit.lang()).signed_out());
    visit.let_out(&mut response);
    Ok(response)
}
