//! HTTP in, HTML out: the worker's pages and the staff's.

pub(crate) mod staff;
pub(crate) mod worker;

use axum::Router;
use axum::routing::{get, post};
use web::App;

/// This room's pages.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/say", get(worker::say_form).post(worker::say))
        .route("/say/{need}", get(worker::said))
        .route("/reply", get(worker::reply_form))
        .route("/reply/{code}", get(worker::reply))
        .route("/needs", get(staff::list))
        .route("/needs/poster", get(staff::poster))
        .route("/needs/{need}", get(staff::need))
        .route("/needs/{need}/answer", post(staff::answer))
}
