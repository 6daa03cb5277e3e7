//! The topic pool: the list, one topic, making and changing it.

pub(crate) mod form;
pub(crate) mod pool;
pub(crate) mod steps;
pub(crate) mod topic;

use axum::Router;
use axum::routing::{get, post};
use web::App;

/// The addresses of this part.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/topics/new", get(form::which_class))
        .route("/classes/{class}/topics", get(pool::pool))
        .route("/classes/{class}/topics/new", get(form::new).post(form::create))
        .route("/classes/{class}/topics/pool/{step}", post(steps::pool_step))
        .route("/classes/{class}/topics/{topic}", get(topic::topic))
        .route("/classes/{class}/topics/{topic}/edit", get(form::edit).post(form::save))
        .route("/classes/{class}/topics/{topic}/{step}", post(steps::topic_step))
}
