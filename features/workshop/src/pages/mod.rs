//! HTTP in, HTML out: read the form → one action or one read → render.

mod files;
mod groups;
mod proposals;
mod rehearsal;
mod room;
mod show;
mod stages;
mod topics;
mod wishes;

pub(crate) use stages::missing_words;

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
