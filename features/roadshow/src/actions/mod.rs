//! What people do: may they? is it right? write, record.

mod board;
pub(crate) mod desk;
mod draw;
pub(crate) mod drill;
mod events;
mod judges;
mod judging;
pub(crate) mod opinion;
mod record;
mod results;
mod rubric;
mod setting;
pub(crate) mod stage;
pub(crate) mod stage_facts;
pub(crate) mod vote;

pub(crate) use board::{Board, CellPage, Seat, board, cell, correct};
pub use board::{lock_scores, open_scoring};
pub use draw::draw_now;
pub(crate) use draw::{draws, reveal, seal};
pub use judges::add_judge;
pub(crate) use judges::{Decision, Matrix, cards, decide, judges, matrix, note_conflicts, step};
pub(crate) use judging::{Phone, Saved, Scoring, phone, scoring, submit};
pub use judging::{hand_in, hand_in_practice};
pub(crate) use opinion::{SecondOpinion, second_opinion};
pub(crate) use record::{Record, record};
pub(crate) use results::{OwnResult, Shown, announce, announced, group_result, publish_again, shown};
pub use results::{announce_result, result};
pub(crate) use rubric::{RubricPage, rubric, save_rubric};
pub use rubric::{create, freeze_rule};
pub use setting::roadshow_of_class;
pub(crate) use setting::{Overview, of_class, overview, roadshow};

pub use crate::model::SheetDraft;
