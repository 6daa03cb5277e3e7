//! HTTP in, HTML out: read the form → one action or one read → render.

mod class_form;
mod home;
mod import;
mod list;
mod paper;
mod roster;
mod show;
mod timetable;
mod today;
mod trainee;

pub(crate) use class_form::FormPage;
pub(crate) use home::{Agenda, AgendaRow, Figure, HomePage, agenda};
pub(crate) use import::{
    Cell, CellField, CellKind, FileLine, ImportPage, PreviewPage, PreviewRow, RowPage, StrangeUnit,
};
pub(crate) use list::{ClassLine, Group as ClassGroup, ListPage};
pub(crate) use paper::{CardsPage, LinksPage};
pub(crate) use roster::{OrderLink, Past, PersonRow, PrintPage, RosterPage};
pub(crate) use show::{Pager, dates, where_it_stands};
pub(crate) use timetable::{DayRow, Entry, HalfCell, ItemPage, TimetablePage, Undo};
pub(crate) use today::{OneDay, TodayPage};
pub(crate) use trainee::TraineePage;

use axum::Router;
use axum::routing::{get, post};
use web::App;

/// The room's addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/classes", get(list::list))
        .route("/classes/new", get(class_form::new).post(class_form::create))
        .route("/classes/{class}", get(home::home))
        .route("/classes/{class}/edit", get(class_form::edit).post(class_form::save))
        .route("/classes/{class}/roster", get(roster::roster))
        .route("/classes/{class}/roster/print", get(roster::print))
        .route("/classes/{class}/roster/new", get(trainee::new).post(trainee::enrol))
        .route("/classes/{class}/roster/{enrolment}", get(trainee::form).post(trainee::save))
        .route("/classes/{class}/roster/{enrolment}/withdraw", post(trainee::withdraw))
        .route("/classes/{class}/roster/{enrolment}/restore", post(trainee::restore))
        .route("/classes/{class}/roster/export", get(paper::export))
        .route("/classes/{class}/links", get(paper::links).post(paper::make_links))
        .route("/classes/{class}/import", get(import::list).post(import::upload))
        .route("/classes/{class}/import/template", get(import::template))
        .route("/classes/{class}/import/{import}", get(import::preview).post(import::name_units))
        .route("/classes/{class}/import/{import}/rows/{row}", get(import::form).post(import::save))
        .route("/classes/{class}/import/{import}/confirm", post(import::confirm))
        .route("/classes/{class}/import/{import}/drop", post(import::drop))
        .route("/classes/{class}/import/{import}/marked", get(import::marked))
        .route("/classes/{class}/timetable", get(timetable::timetable))
        .route("/classes/{class}/timetable/print", get(timetable::print))
        .route("/classes/{class}/timetable/new", get(timetable::new).post(timetable::add))
        .route("/classes/{class}/timetable/{item}", get(timetable::form).post(timetable::save))
        .route("/classes/{class}/timetable/{item}/remove", post(timetable::remove))
        .route("/classes/{class}/timetable/{item}/restore", post(timetable::restore))
        .route("/classes/{class}/today", get(today::today))
}
