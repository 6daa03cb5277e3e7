//! HTTP in, HTML out: read the form → one action or one read → render.

mod files;
pub(crate) mod groups;
mod proposals;
mod rehearsal;
mod room;
pub(crate) mod show;
mod stages;
pub(crate) mod topics;
pub(crate) mod wishes;

pub(crate) use stages::missing_words;

/// What the samples of the group's room are made of.
pub(crate) mod room_pages {
    pub(crate) use super::files::{FileRow, FilesPage};
    pub(crate) use super::proposals::{
        ClashPage, EditorPage, HistoryPage, Part, ReadPage, VersionRow, clash_page,
    };
    pub(crate) use super::rehearsal::{FeedbackPage, TimerPage, remarks_html};
    pub(crate) use super::room::{EachHanded, NonePage, Person, RoomPage, Tick};
    pub(crate) use super::stages::{
        GatePage, GateRow, GroupRow, Opening, PlanPage, StageRow, StagesPage, plan_page, steps,
    };
}

use axum::Router;
use web::App;

/// The room's addresses.
pub fn routes() -> Router<App> {
    topics::routes()
        .merge(wishes::routes())
        .merge(groups::routes())
        .merge(stages::routes())
        .merge(room::routes())
}
