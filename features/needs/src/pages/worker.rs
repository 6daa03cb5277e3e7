//! The worker's pages: say a difficulty, keep the code, see what became of it.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use web::address::Address;
use web::limits::Limit;
use web::{Error, Fields, FormState, Kind, Page, Visit, session};

use crate::actions::{self, Story};
use crate::links;
use crate::model::{Need, NeedId, NewNeed, shown};
use crate::pages::staff::{Step, steps};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "say.html")]
pub(crate) struct SayPage {
    pub(crate) form: FormState,
    pub(crate) said: Vec<SaidHere>,
    /// For who is signed in and so has no tab for it.
    pub(crate) reply_href: Option<&'static str>,
    pub(crate) w: &'static Words,
}

/// Something said on this phone before.
pub(crate) struct SaidHere {
    pub(crate) text: String,
    pub(crate) state: String,
    pub(crate) href: String,
}

#[derive(Template)]
#[template(path = "said.html")]
pub(crate) struct SaidPage {
    pub(crate) need: Need,
    pub(crate) code: Option<String>,
    pub(crate) reply_href: String,
    pub(crate) w: &'static Words,
}

#[derive(Template)]
#[template(path = "reply_form.html")]
pub(crate) struct ReplyForm {
    pub(crate) form: FormState,
    pub(crate) w: &'static Words,
}

#[derive(Template)]
#[template(path = "reply.html")]
pub(crate) struct ReplyPage {
    pub(crate) text: String,
    pub(crate) who: String,
    pub(crate) said_on: String,
    pub(crate) steps: Vec<Step>,
    pub(crate) w: &'static Words,
}

#[derive(Deserialize)]
pub(crate) struct At {
    #[serde(default)]
    place: String,
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    code: String,
}

pub(crate) async fn say_form(visit: Visit, Query(at): Query<At>) -> Result<Response, Error> {
    let place: String = at.place.chars().filter(|c| !c.is_control()).take(20).collect();
    let form = FormState::filled(visit.ctx.token(), &[("place", &place), ("reply", "yes")]);
    say_page(&visit, form).await
}

async fn say_page(visit: &Visit, form: FormState) -> Result<Response, Error> {
    let (w, lang) = (words(visit.lang()), visit.lang());
    let said = visit.read(actions::said_here).await?;
    let said = said
        .into_iter()
        .map(|(need, code)| SaidHere {
            href: code.map_or_else(|| links::said(&need.id), |code| links::reply(&code)),
            state: crate::pages::staff::state_words(need.state, lang),
            text: need.text,
        })
        .collect();
    let page = Page::new(Kind::Phone, w.say_title()).checked(&form);
    let reply_href = visit.ctx.person().map(|_| links::REPLY);
    visit.page(&page, &SayPage { form, said, reply_href, w })
}

pub(crate) async fn say(visit: Visit, Address(from): Address, fields: Fields) -> Result<Response, Error> {
    visit.app.limits.count(Limit::Anonymous, &from)?;
    let new = match NewNeed::read(&fields) {
        Ok(new) => new,
        Err(problems) => return say_page(&visit, FormState::refused(&fields, &problems, visit.lang())).await,
    };
    let (device, token) = visit.device().await?;
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            Ok(links::said(&actions::say_from(tx, ctx, &new, Some(&device))?.0))
        })
        .await?;
    let mut response = visit.see_other(&href);
    if let Some(token) = token {
        visit.let_in(&mut response, &token, session::Kind::Device);
    }
    Ok(response)
}

pub(crate) async fn said(visit: Visit, Path(need): Path<String>) -> Result<Response, Error> {
    let (w, id) = (words(visit.lang()), need.parse::<NeedId>()?);
    let (need, code) = visit.read(move |tx, ctx| actions::just_said(tx, ctx, &id)).await?;
    let reply_href = code.as_deref().map(links::reply).unwrap_or_default();
    let code = code.map(|code| shown(&code));
    visit.page(&Page::new(Kind::Phone, w.said_title()), &SaidPage { need, code, reply_href, w })
}

pub(crate) async fn reply_form(
    visit: Visit,
    Address(from): Address,
    Query(typed): Query<Typed>,
) -> Result<Response, Error> {
    if typed.code.trim().is_empty() {
        return reply_form_page(&visit, FormState::default());
    }
    visit.app.limits.count(Limit::Entry, &from)?;
    let code = typed.code.clone();
    match visit.read(move |tx, _| actions::look_up(tx, &code)).await? {
        Some(story) => reply_page(&visit, &story),
        None => {
            let sent = Fields::of(&[("code", typed.code.trim())]);
            let (zh, en) = (words(web::Lang::Zh).reply_unknown(), words(web::Lang::En).reply_unknown());
            let problems = web::Problems::at("code", web::Problem::Said(zh, en));
            reply_form_page(&visit, FormState::refused(&sent, &problems, visit.lang()))
        }
    }
}

fn reply_form_page(visit: &Visit, form: FormState) -> Result<Response, Error> {
    let w = words(visit.lang());
    let page = Page::new(Kind::Phone, w.reply_title()).checked(&form);
    visit.page(&page, &ReplyForm { form, w })
}

pub(crate) async fn reply(
    visit: Visit,
    Address(from): Address,
    Path(code): Path<String>,
) -> Result<Response, Error> {
    visit.app.limits.count(Limit::Entry, &from)?;
    let story = visit.read(move |tx, _| actions::look_up(tx, &code)).await?;
    reply_page(&visit, &story.ok_or(Error::NotFound)?)
}

fn reply_page(visit: &Visit, story: &Story) -> Result<Response, Error> {
    let w = words(visit.lang());
    let page = ReplyPage {
        text: story.need.text.clone(),
        who: story.need.who(),
        said_on: visit.ctx.moment(story.need.said_at),
        steps: steps(visit, story, false),
        w,
    };
    visit.page(&Page::new(Kind::Phone, w.reply_title()), &page)
}
