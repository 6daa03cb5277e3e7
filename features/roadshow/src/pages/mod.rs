//! HTTP in, HTML out: read the form, one action or one read, render.

pub(crate) mod board;
pub(crate) mod desk;
pub(crate) mod desk_view;
pub(crate) mod draw;
pub(crate) mod drill;
pub(crate) mod drill_samples;
pub(crate) mod drill_told;
pub(crate) mod judges;
pub(crate) mod judging;
pub(crate) mod judging_now;
pub(crate) mod opinion;
pub(crate) mod opinion_judges;
pub(crate) mod opinion_samples;
pub(crate) mod paper;
pub(crate) mod recusals;
pub(crate) mod results;
pub(crate) mod rubric;
pub(crate) mod score_samples;
pub(crate) mod set_up;
pub(crate) mod set_up_samples;
pub(crate) mod show;
pub(crate) mod stage;
pub(crate) mod stage_samples;
pub(crate) mod stage_view;
pub(crate) mod vote;

use axum::Router;
use axum::routing::{get, post};
use web::App;

/// Every address of this room.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/classes/{class}/roadshow", get(set_up::show).post(set_up::create))
        .route("/classes/{class}/roadshow/rubric", get(rubric::show).post(rubric::save))
        .route("/classes/{class}/roadshow/rubric/freeze", post(rubric::freeze))
        .route("/classes/{class}/roadshow/judges", get(judges::show).post(judges::add))
        .route("/classes/{class}/roadshow/judges/cards", post(judges::cards))
        .route("/classes/{class}/roadshow/judges/{judge}/{step}", post(judges::step))
        .route("/classes/{class}/roadshow/recusals", get(recusals::show).post(recusals::decide))
        .route("/classes/{class}/roadshow/draw", get(draw::show))
        .route("/classes/{class}/roadshow/draw/seal", post(draw::seal))
        .route("/classes/{class}/roadshow/draw/reveal", post(draw::reveal))
        .route("/classes/{class}/roadshow/scores", get(board::show))
        .route("/classes/{class}/roadshow/opinion", get(opinion::show))
        .route("/classes/{class}/roadshow/scores/open", post(board::open))
        .route("/classes/{class}/roadshow/scores/lock", post(board::lock))
        .route("/classes/{class}/roadshow/scores/announce", post(board::announce))
        .route("/classes/{class}/roadshow/scores/publish", post(board::publish))
        .route("/classes/{class}/roadshow/scores/{judge}/{group}", get(board::cell).post(board::correct))
        .route("/classes/{class}/roadshow/export.xlsx", post(paper::export))
        .route("/classes/{class}/roadshow/record.json", post(paper::record))
        .route("/classes/{class}/roadshow/sheets", get(paper::sheets))
        .route("/classes/{class}/roadshow/summary", get(paper::summary))
        .route("/judging/{roadshow}", get(judging::show))
        .route("/judging/{roadshow}/{team}", get(judging::score).post(judging::submit))
        .route("/results/{roadshow}", get(results::show))
        .route("/groups/{group}/result", get(results::own))
        .merge(desk::routes())
        .merge(drill::routes())
        .merge(stage::routes())
        .merge(vote::routes())
}
