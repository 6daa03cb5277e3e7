//! The grouping studio, and the groups once they are published.

pub(crate) mod alternatives;
pub(crate) mod board;
pub(crate) mod change;
pub(crate) mod compare;
pub(crate) mod draft;
pub(crate) mod effect;
pub(crate) mod form;
pub(crate) mod history;
pub(crate) mod paper;
pub(crate) mod publish;
pub(crate) mod published;
pub(crate) mod run;
pub(crate) mod search;
pub(crate) mod sentences;
pub(crate) mod studio;
pub(crate) mod why;

use axum::routing::{get, post};
use axum::{Extension, Router};
use web::App;

use crate::actions::groups::Searches;

/// The addresses of this part.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/classes/{class}/grouping", get(studio::latest))
        .route("/classes/{class}/grouping/run", get(run::back).post(run::run))
        .route("/classes/{class}/grouping/compare", get(compare::compare))
        .route("/classes/{class}/grouping/{draft}", get(studio::one))
        .route("/classes/{class}/grouping/{draft}/watch", get(search::watch))
        .route("/classes/{class}/grouping/{draft}/stop", post(search::stop))
        .route("/classes/{class}/grouping/{draft}/change", post(change::change))
        .route("/classes/{class}/grouping/{draft}/publish", get(publish::ask).post(publish::publish))
        .route("/classes/{class}/grouping/{draft}/export", get(paper::export_draft))
        .route("/classes/{class}/grouping/{draft}/print", get(paper::print_draft))
        .route("/classes/{class}/groups", get(published::groups))
        .route("/classes/{class}/groups/withdraw", post(publish::withdraw))
        .route("/classes/{class}/groups/export", get(paper::export_published))
        .route("/classes/{class}/groups/print", get(paper::print_published))
        .layer(Extension(Searches::default()))
}
