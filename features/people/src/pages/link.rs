//! Coming in by a personal link: it shows whose it is, and one button.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use web::address::Address;
use web::limits::Limit;
use web::session::Kind as SessionKind;
use web::{Error, Kind, Page, Visit};

use crate::actions::entry;
use crate::links;
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "link.html")]
pub(crate) struct LinkPage {
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) send: String,
    pub(crate) link_help: &'static str,
    pub(crate) w: &'static Words,
}

#[derive(Template)]
#[template(path = "link_help.html")]
pub(crate) struct LinkHelpPage {
    /// Set when somebody came with a link that is good no longer, or never was.
    pub(crate) gone: bool,
    pub(crate) send: &'static str,
    pub(crate) sign_in: &'static str,
    pub(crate) w: &'static Words,
}

#[derive(Deserialize)]
pub(super) struct Pasted {
    #[serde(default)]
    link: String,
}

pub(super) async fn help(visit: Visit, Query(pasted): Query<Pasted>) -> Result<Response, Error> {
    match token_in(&pasted.link) {
        Some(token) => Ok(visit.see_other(&links::personal(token))),
        None => explain(&visit, !pasted.link.trim().is_empty()),
    }
}

/// The token at the end of a pasted link, whatever stands before it.
fn token_in(pasted: &str) -> Option<&str> {
    let end = pasted.trim().trim_end_matches('/').rsplit('/').next()?;
    let end = end.split(['?', '#']).next()?;
    let fits = (20..=64).contains(&end.len())
        && end.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    fits.then_some(end)
}

fn explain(visit: &Visit, gone: bool) -> Result<Response, Error> {
    let w = words(visit.lang());
    let (title, status) = if gone {
        (w.link_gone_title(), StatusCode::NOT_FOUND)
    } else {
        (w.link_help_title(), StatusCode::OK)
    };
    let page = LinkHelpPage { gone, send: links::LINK_HELP, sign_in: web::links::SIGN_IN, w };
    visit.page(&Page::new(Kind::Plain, title).status(status), &page)
}

pub(super) async fn show(
    visit: Visit,
    address: Address,
    Path(token): Path<String>,
) -> Result<Response, Error> {
    visit.app.limits.count(Limit::Entry, &address.0)?;
    let (w, send) = (words(visit.lang()), links::personal(&token));
    let Some(person) = visit.read(move |tx, ctx| entry::behind_link(tx, ctx, &token)).await? else {
        return explain(&visit, true);
    };
    let page = LinkPage { name: person.name, unit: person.unit_name, send, link_help: links::LINK_HELP, w };
    visit.page(&Page::new(Kind::Plain, w.link_title()), &page)
}

pub(super) async fn enter(
    visit: Visit,
    address: Address,
    Path(token): Path<String>,
) -> Result<Response, Error> {
    visit.app.limits.count(Limit::Entry, &address.0)?;
    let device = visit.device.clone();
    let Some(came) = visit.write(move |tx, ctx| entry::come_in(tx, ctx, &token, &device)).await? else {
        return explain(&visit, true);
    };
    let mut response = visit.see_other(&came.lands_on);
    if let Some(token) = came.token {
        visit.let_in(&mut response, &token, SessionKind::Link);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::token_in;

    #[test]
    fn a_pasted_link_gives_its_token_and_nothing_else_does() {
        let token = "AbcdefghijklmnopqrstuvwXY-_";
        for pasted in [token.to_owned(), format!("https://x.example/in/{token}"), format!(" /in/{token}/ ")] {
            assert_eq!(token_in(&pasted), Some(token), "{pasted}");
        }
        for pasted in ["", "https://x.example/", "../../etc/passwd", "我的链接", "/in/短"] {
            assert_eq!(token_in(pasted), None, "{pasted}");
        }
    }
}
