//! Every address of this room.

use classes::ClassId;
use workshop::GroupId;

use crate::model::{JudgeId, RoadshowId};

/// The roadshow of a class: what is ready, what is missing.
pub fn set_up(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow")
}

/// The rule, before it is frozen.
pub fn rubric(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/rubric")
}

/// Freezing the rule.
pub fn freeze(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/rubric/freeze")
}

/// The judges.
pub fn judges(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/judges")
}

/// The judges' cards with their links, to be printed.
pub fn judge_cards(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/judges/cards")
}

/// What is done with a judge: remove, restore, absent, present.
pub fn judge_step(class: &ClassId, judge: &JudgeId, step: &str) -> String {
    format!("/classes/{class}/roadshow/judges/{judge}/{step}")
}

/// Who stands back from which group.
pub fn recusals(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/recusals")
}

/// Drawing the running order.
pub fn draw(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/draw")
}

/// Publishing the seal of a draw.
pub fn draw_seal(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/draw/seal")
}

/// Opening the seal: the order.
pub fn draw_reveal(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/draw/reveal")
}

/// All scores.
pub fn board(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/scores")
}

/// How sure the order is: the second opinion, for organisers only.
pub fn opinion(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/opinion")
}

/// What is done with all scores: open, lock, announce, correct.
pub fn board_step(class: &ClassId, step: &str) -> String {
    format!("/classes/{class}/roadshow/scores/{step}")
}

/// One judge's scores for one group.
pub fn cell(class: &ClassId, judge: &JudgeId, group: &GroupId) -> String {
    format!("/classes/{class}/roadshow/scores/{judge}/{group}")
}

/// All scores as an Excel file.
pub fn export(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/export.xlsx")
}

/// Everything the result was computed from, for checking it again.
pub fn record(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/record.json")
}

/// Every judge's score sheet on paper.
pub fn sheets(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/sheets")
}

/// The signed summary on paper.
pub fn summary(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/summary")
}

/// A judge's phone.
pub fn judging(roadshow: &RoadshowId) -> String {
    format!("/judging/{roadshow}")
}

/// Scoring one group; `practice` for the practice team.
pub fn score(roadshow: &RoadshowId, team: &str) -> String {
    format!("/judging/{roadshow}/{team}")
}

/// The published result.
pub fn results(roadshow: &RoadshowId) -> String {
    format!("/results/{roadshow}")
}

/// What a group's own members see of its result.
pub fn group_result(group: &GroupId) -> String {
    format!("/groups/{group}/result")
}

/// The control desk on the day.
pub fn desk(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/desk")
}

/// Taking a step at the desk.
pub fn desk_step(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/desk/step")
}

/// The desk's live stream.
pub fn desk_live(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/desk/live")
}

/// The reveal rehearsed in private, with so many results shown.
pub fn desk_rehearse(class: &ClassId, shown: usize) -> String {
    format!("/classes/{class}/roadshow/desk/rehearse?shown={shown}")
}

/// The whole roadshow played beforehand.
pub fn drill(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/drill")
}

/// One moment of a drill; `play` is how fast it goes on by itself, 0 for not at all.
pub fn drill_at(class: &ClassId, seed: u64, at: usize, play: u8, screen: bool) -> String {
    let screen = if screen { "&screen=1" } else { "" };
    format!("/classes/{class}/roadshow/drill?seed={seed}&at={at}&play={play}{screen}")
}

/// The code by which people in the hall get a ballot.
pub fn desk_join(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/desk/join")
}

/// The big screen, by the key in its address.
pub fn stage(roadshow: &RoadshowId, key: &str) -> String {
    format!("/stage/{roadshow}?key={}", web::links::escaped(key))
}

/// The big screen's live stream.
pub fn stage_live(roadshow: &RoadshowId, key: &str) -> String {
    format!("/stage/{roadshow}/live?key={}", web::links::escaped(key))
}

/// The live stream of judges' phones.
pub fn judging_live(roadshow: &RoadshowId) -> String {
    format!("/judging/{roadshow}/live")
}

/// The live stream of the hall's vote on the stage.
pub fn stage_votes(roadshow: &RoadshowId, key: &str) -> String {
    format!("/stage/{roadshow}/votes?key={}", web::links::escaped(key))
}

/// The hall's vote.
pub fn vote(roadshow: &RoadshowId) -> String {
    format!("/vote/{roadshow}")
}

/// Getting a ballot by the code on the big screen.
pub fn vote_join(roadshow: &RoadshowId, code: &str) -> String {
    format!("/vote/{roadshow}/join?code={code}")
}

/// The vote's live stream.
pub fn vote_live(roadshow: &RoadshowId) -> String {
    format!("/vote/{roadshow}/live")
}
