//! What this room writes into the journal.

use serde::Serialize;
use store::Event;
use web::PersonId;
use workshop::GroupId;

use crate::model::{DrawId, JudgeId, RoadshowId, SheetId};

/// Gives an event its kind and subject: always the roadshow.
macro_rules! event {
    ($name:ident, $kind:literal) => {
        impl Event for $name<'_> {
            const KIND: &'static str = $kind;
            fn subject(&self) -> String {
                self.roadshow.to_string()
            }
        }
    };
}

#[derive(Serialize)]
pub(super) struct RoadshowCreated<'a> {
    pub roadshow: &'a RoadshowId,
    pub class: &'a str,
    pub rule: &'a str,
}
event!(RoadshowCreated, "roadshow.created");

#[derive(Serialize)]
pub(super) struct RuleChanged<'a> {
    pub roadshow: &'a RoadshowId,
    pub version: usize,
    pub sentence: String,
}
event!(RuleChanged, "roadshow.rule-changed");

#[derive(Serialize)]
pub(super) struct RuleFrozen<'a> {
    pub roadshow: &'a RoadshowId,
    pub sentence: String,
}
event!(RuleFrozen, "roadshow.rule-frozen");

#[derive(Serialize)]
pub(super) struct JudgePassed<'a> {
    pub roadshow: &'a RoadshowId,
    pub judge: &'a JudgeId,
    pub person: &'a PersonId,
    /// added, removed, absent, present.
    pub what: &'a str,
}
event!(JudgePassed, "roadshow.judge-changed");

#[derive(Serialize)]
pub(super) struct RecusalDecided<'a> {
    pub roadshow: &'a RoadshowId,
    pub judge: &'a JudgeId,
    pub team: &'a GroupId,
    pub stands_back: bool,
    pub ground: &'a str,
    pub reason: &'a str,
}
event!(RecusalDecided, "roadshow.recusal-decided");

#[derive(Serialize)]
pub(super) struct DrawSealed<'a> {
    pub roadshow: &'a RoadshowId,
    pub draw: &'a DrawId,
    pub seal: &'a str,
    pub reason: &'a str,
}
event!(DrawSealed, "roadshow.draw-sealed");

#[derive(Serialize)]
pub(super) struct OrderDrawn<'a> {
    pub roadshow: &'a RoadshowId,
    pub draw: &'a DrawId,
    pub seed: &'a str,
    pub order: &'a [GroupId],
}
event!(OrderDrawn, "roadshow.order-drawn");

/// What was given stays in the sheet; the journal says that it was handed in.
#[derive(Serialize)]
pub(super) struct SheetHandedIn<'a> {
    pub roadshow: &'a RoadshowId,
    pub judge: &'a JudgeId,
    pub team: String,
    pub sheet: &'a SheetId,
    pub revision: i64,
}
event!(SheetHandedIn, "roadshow.sheet-handed-in");

#[derive(Serialize)]
pub(super) struct SheetCorrected<'a> {
    pub roadshow: &'a RoadshowId,
    pub judge: &'a JudgeId,
    pub team: &'a GroupId,
    pub sheet: &'a SheetId,
    pub revision: i64,
    pub reason: &'a str,
}
event!(SheetCorrected, "roadshow.sheet-corrected");

#[derive(Serialize)]
pub(super) struct ResultPublished<'a> {
    pub roadshow: &'a RoadshowId,
    pub version: i64,
    pub reason: &'a str,
}
event!(ResultPublished, "roadshow.result-published");

#[derive(Serialize)]
pub(super) struct ScoresTaken<'a> {
    pub roadshow: &'a RoadshowId,
    pub what: &'a str,
}
event!(ScoresTaken, "roadshow.scores-taken-away");
