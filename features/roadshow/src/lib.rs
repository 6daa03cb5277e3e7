//! The roadshow: draw, judging, stage, result.
//!
//! A 路演 (roadshow) belongs to a class. Its 评分表 (rule) is chosen, changed and frozen; 评委 (judges) come in
//! by their link and score groups that they do not stand back from (回避); the 出场顺序 (running order) is drawn
//! so that anybody can check it; the desk runs the day and the stage shows it; the official result comes from
//! the judging engine and is published with the sum behind every figure.

pub mod access;
mod actions;
mod hall;
mod happened;
pub mod links;
mod live;
mod model;
mod pages;
mod panels;
mod refusal;
mod samples;
mod sheets;
mod store;
mod words;

use ::store::migrate::{Room, Step};

pub use crate::actions::{
    SheetDraft, add_judge, announce_result, create, draw_now, freeze_rule, hand_in, hand_in_practice,
    lock_scores, open_scoring, result, roadshow_of_class,
};
pub use crate::model::stage_refusal::StageRefusal;
pub use crate::model::{JudgeId, Roadshow, RoadshowId};
pub use crate::panels::Contribution;
pub use crate::refusal::Refusal;
pub use crate::samples::samples;

/// This room's tables.
pub const ROADSHOW: Room = Room {
    name: "roadshow",
    steps: &[
        Step { name: "0001_roadshow", sql: include_str!("../migrations/0001_roadshow.sql"), postgres: None },
        Step { name: "0002_stage", sql: include_str!("../migrations/0002_stage.sql"), postgres: None },
        Step { name: "0003_votes", sql: include_str!("../migrations/0003_votes.sql"), postgres: None },
    ],
    tables: &[
        "roadshows",
        "rule_drafts",
        "frozen_rules",
        "judges",
        "judge_passages",
        "recusals",
        "draw_seals",
        "draw_reveals",
        "score_sheets",
        "scores",
        "published_results",
        "desk_steps",
        "vote_tokens",
        "audience_votes",
    ],
};

/// What many do at once here: the hall's vote.
pub fn play(rooms: &::live::Rooms) {
    rooms.play::<hall::VotingHall>();
}

/// This room's pages.
pub fn routes() -> axum::Router<web::App> {
    pages::routes()
}
