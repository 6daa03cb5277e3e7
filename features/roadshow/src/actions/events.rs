//! What this room writes into the journal, always about the roadshow.

use web::PersonId;
use workshop::GroupId;

use crate::model::stage::Step;
use crate::model::{DrawId, JudgeId, RoadshowId, SheetId};

store::events! {
    /// A class got its roadshow.
    RoadshowCreated = "roadshow.created" about roadshow: RoadshowId { class: &'a str, rule: &'a str }
    /// The rule was changed before anybody scored.
    RuleChanged = "roadshow.rule-changed" about roadshow: RoadshowId { version: usize, sentence: String }
    /// Scoring began, so the rule stands.
    RuleFrozen = "roadshow.rule-frozen" about roadshow: RoadshowId { sentence: String }
    /// A judge came to the panel, left it, is away or is back.
    JudgePassed = "roadshow.judge-changed" about roadshow: RoadshowId {
        judge: &'a JudgeId,
        person: &'a PersonId,
        /// added, removed, absent, present.
        what: &'a str,
    }
    /// Whether a judge stands back from a group was decided.
    RecusalDecided = "roadshow.recusal-decided" about roadshow: RoadshowId {
        judge: &'a JudgeId, team: &'a GroupId, stands_back: bool, ground: &'a str, reason: &'a str
    }
    /// A draw was sealed.
    DrawSealed = "roadshow.draw-sealed" about roadshow: RoadshowId {
        draw: &'a DrawId, seal: &'a str, reason: &'a str
    }
    /// The seal was opened: the order is known.
    OrderDrawn = "roadshow.order-drawn" about roadshow: RoadshowId {
        draw: &'a DrawId, seed: &'a str, order: &'a [GroupId]
    }
    /// What was given stays in the sheet; the journal says that it was handed in.
    SheetHandedIn = "roadshow.sheet-handed-in" about roadshow: RoadshowId {
        judge: &'a JudgeId, team: String, sheet: &'a SheetId, revision: i64
    }
    /// A sheet was corrected by the organiser, with a reason.
    SheetCorrected = "roadshow.sheet-corrected" about roadshow: RoadshowId {
        judge: &'a JudgeId, team: &'a GroupId, sheet: &'a SheetId, revision: i64, reason: &'a str
    }
    /// A result was announced, or announced again with a reason.
    ResultPublished = "roadshow.result-published" about roadshow: RoadshowId { version: i64, reason: &'a str }
    /// Scores left the house as a file.
    ScoresTaken = "roadshow.scores-taken-away" about roadshow: RoadshowId { what: &'a str }
    /// A step was taken at the desk.
    DeskStepTaken = "roadshow.desk-step-taken" about roadshow: RoadshowId { version: i64, step: &'a Step }
}
