//! The first page: for a person who is in, what is next for them; for a stranger, what this is and the
//! ways in.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use web::nav::NavItem;
use web::panels::Today;
use web::{Error, Kind, Page, Visit};

use crate::actions::set_up::is_open;
use crate::links;
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct HomePage {
    pub(crate) greeting: String,
    pub(crate) date: String,
    pub(crate) today: Arc<Today>,
    pub(crate) w: &'static Words,
}

#[derive(Template)]
#[template(path = "front.html")]
pub(crate) struct FrontPage {
    pub(crate) today: Arc<Today>,
    pub(crate) say: Option<NavItem>,
    pub(crate) sign_in: &'static str,
    pub(crate) link_help: &'static str,
    pub(crate) w: &'static Words,
}

pub(super) async fn home(visit: Visit) -> Result<Response, Error> {
    let (lang, app) = (visit.lang(), visit.app.clone());
    let stranger = visit.ctx.person().is_none();
    let (open, today) = visit
        .read(move |tx, ctx| {
            let today = app.panels.today(tx, ctx)?;
            Ok((stranger && is_open(tx)?, today))
        })
        .await?;
    if open {
        return Ok(visit.see_other(links::SET_UP));
    }
    let w = words(lang);
    let Some(name) = visit.ctx.name() else {
        let say = visit.app.panels.place("say", lang);
        let (sign_in, link_help) = (web::links::SIGN_IN, links::LINK_HELP);
        return visit.page(
            &Page::new(Kind::Plain, w.front_title()),
            &FrontPage { today, say, sign_in, link_help, w },
        );
    };
    let now = visit.ctx.now.zoned(visit.ctx.zone());
    let page = HomePage {
        greeting: greeting(w, now.hour(), name),
        date: web::when::day_with_weekday(now.date(), lang),
        today,
        w,
    };
    visit.page(&Page::for_reader(&visit, w.home_title()), &page)
}

fn greeting(w: &Words, hour: i8, name: &str) -> String {
    match hour {
        5..=11 => w.greeting_morning(name),
        12..=17 => w.greeting_afternoon(name),
        _ => w.greeting_evening(name),
    }
}
