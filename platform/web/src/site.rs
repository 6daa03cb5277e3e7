//! The whole site: the rooms' routes, the platform's own few, and what every request passes.

use axum::extract::{Path, Query, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Router, extract::DefaultBodyLimit};
use serde::Deserialize;
use store::StoreError;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};

use crate::{App, Error, Lang, Visit, Vitals, assets, failure, links, security, streams};

/// Puts the rooms' routes together with the platform's.
pub fn site(app: App, rooms: Router<App>) -> Router {
    rooms
        .merge(assets::routes())
        .route("/language/{tag}", get(language))
        .route("/size/{size}", get(size))
        .route("/stage-look/{look}", get(stage_look))
        .route("/healthz", get(health))
        .route("/metrics", get(metrics))
        .layer(DefaultBodyLimit::max(crate::form::FILES_LIMIT))
        .layer(from_fn(finish))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(security::same_origin))
        .layer(from_fn_with_state(app.clone(), failure::render))
        .layer(from_fn(security::headers))
        .layer(from_fn(streams::take_aside))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn(streams::put_back))
        .layer(from_fn_with_state(app.clone(), security::witness))
        .with_state(app)
}

/// What was begun is finished though the browser hangs up: a score that is on disk is also told to the stage. So a
/// request that changes something runs by itself, and the connection only waits for its answer.
async fn finish(request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(stopped) if stopped.is_panic() => std::panic::resume_unwind(stopped.into_panic()),
        // The program is being stopped.
        Err(_) => Error::from(StoreError::Closed).into_response(),
    }
}

#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

const YEAR: i64 = 365 * 24 * 3600;

async fn language(
    visit: Visit,
    Path(tag): Path<String>,
    Query(query): Query<Back>,
) -> Result<Response, Error> {
    let lang = Lang::from_tag(&tag).ok_or(Error::NotFound)?;
    let mut response = visit.see_other(links::safe_back(&query.back));
    visit.set_cookie(&mut response, "lang", lang.tag(), YEAR, false);
    Ok(response)
}

async fn size(visit: Visit, Path(size): Path<String>, Query(query): Query<Back>) -> Result<Response, Error> {
    if size != "elder" && size != "normal" {
        return Err(Error::NotFound);
    }
    let mut response = visit.see_other(links::safe_back(&query.back));
    visit.set_cookie(&mut response, "size", &size, YEAR, false);
    Ok(response)
}

async fn stage_look(
    visit: Visit,
    Path(look): Path<String>,
    Query(query): Query<Back>,
) -> Result<Response, Error> {
    if look != "light" && look != "dark" {
        return Err(Error::NotFound);
    }
    let mut response = visit.see_other(links::safe_back(&query.back));
    visit.set_cookie(&mut response, "stage", &look, YEAR, false);
    Ok(response)
}

/// Healthy means: the database answers. What else is unwell is named; the program serves without it.
async fn health(State(app): State<App>) -> Result<String, Error> {
    let answered: Result<i64, StoreError> =
        app.db.read(|tx| tx.one("SELECT CAST(1 AS BIGINT)", &[], |row| row.get(0))).await;
    answered?;
    let unwell =
        app.extras.get::<Vitals>().into_iter().flat_map(|vitals| &vitals.0).filter(|part| !part.well());
    Ok(unwell.fold("ok\n".to_owned(), |said, part| format!("{said}{}: down\n", part.name())))
}

async fn metrics(State(app): State<App>) -> Response {
    let kind = [("content-type", "application/openmetrics-text; version=1.0.0; charset=utf-8")];
    (kind, app.metrics.text(app.extras.get::<Vitals>())).into_response()
}
