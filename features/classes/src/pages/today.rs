//! A trainee's day on the phone: what is on, what comes next, and every other day below.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::{Error, Kind, Page, Visit, when};

use super::home::{Agenda, agenda};
use super::show::dates;
use crate::access::SEE_CLASS;
use crate::actions;
use crate::links;
use crate::model::{ClassId, days_of};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "class_today.html")]
pub(crate) struct TodayPage {
    pub name: String,
    pub home_href: Option<String>,
    pub dates: String,
    pub place: String,
    pub contact: String,
    pub agenda: Agenda,
    pub days: Vec<OneDay>,
    pub w: &'static Words,
}

/// A day in the list of all days.
pub(crate) struct OneDay {
    pub title: String,
    pub current: bool,
    pub lines: Vec<(String, String, String)>,
}

pub(super) async fn today(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let (class, items) = visit.read(move |tx, ctx| actions::timetable(tx, ctx, &id)).await?;
    let (ctx, w, lang) = (&visit.ctx, words(visit.lang()), visit.lang());
    let today = ctx.now.zoned(ctx.zone()).date();
    let days = days_of(&class, items.clone()).into_iter().map(|day| OneDay {
        title: w.day_and_number(when::day_with_weekday(day.date, lang), day.number),
        current: day.date == today,
        lines: day
            .halves
            .iter()
            .flatten()
            .map(|item| (item.says.begins(lang), item.says.title.clone(), item.says.room.clone()))
            .collect(),
    });
    let content = TodayPage {
        name: class.name.clone(),
        home_href: ctx.can(SEE_CLASS, &class.scope()).then(|| links::class_home(&class.id)),
        dates: dates(&class, ctx),
        place: class.place.clone(),
        contact: class.contact.clone(),
        agenda: agenda(ctx, &class, items, false),
        days: days.collect(),
        w,
    };
    visit.page(&Page::new(Kind::Phone, class.name.as_str()).of_class(class.here()), &content)
}
