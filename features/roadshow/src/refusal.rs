//! When this room says no, and why. The desk's and the vote's refusals are in `model/stage_refusal.rs`.

use web::Lang;

use crate::words::words;

/// A rule of the roadshow that says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The rule is frozen.
    RuleFrozen,
    /// The rule has to be frozen first.
    RuleOpen,
    /// There are no published groups yet.
    NoGroups,
    /// There are no judges yet.
    NoJudges,
    /// Scores have been handed in, so the order stands.
    OrderStands,
    /// The order is drawn; drawing again needs a reason.
    ReasonToRedraw,
    /// There is no seal to open.
    NotSealed,
    /// The draw is opened already.
    Revealed,
    /// The order has to be drawn first.
    NotDrawn,
    /// The judge has handed in scores and cannot be taken off the panel; mark them as absent instead.
    JudgeHasScored,
    /// The judge stands back from this group.
    StandsBack,
    /// The first groups are handed in together, and it is too early for that.
    HeldBack,
    /// Judges cannot score this group now.
    ScoringClosed,
    /// Scores are locked.
    Locked,
    /// Scores have to be locked first.
    NotLocked,
    /// Scores are missing.
    ScoresMissing,
    /// The result is published already.
    Announced,
    /// Nothing has changed since the result was published.
    NothingNew,
    /// The judge was marked as absent.
    MarkedAbsent,
}

impl web::Refusal for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::RuleFrozen => "rule-frozen",
            Self::RuleOpen => "rule-not-frozen",
            Self::NoGroups => "no-groups",
            Self::NoJudges => "no-judges",
            Self::OrderStands => "order-stands",
            Self::ReasonToRedraw => "reason-to-redraw",
            Self::NotSealed => "not-sealed",
            Self::Revealed => "revealed",
            Self::NotDrawn => "not-drawn",
            Self::JudgeHasScored => "judge-has-scored",
            Self::StandsBack => "stands-back",
            Self::HeldBack => "held-back",
            Self::ScoringClosed => "scoring-closed",
            Self::Locked => "scores-locked",
            Self::NotLocked => "scores-not-locked",
            Self::ScoresMissing => "some-scores-missing",
            Self::Announced => "result-announced",
            Self::NothingNew => "nothing-new",
            Self::MarkedAbsent => "marked-absent",
        }
    }

    fn words(&self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::RuleFrozen => w.no_rule_frozen(),
            Self::RuleOpen => w.no_rule_open(),
            Self::NoGroups => w.no_groups(),
            Self::NoJudges => w.no_judges(),
            Self::OrderStands => w.no_order_stands(),
            Self::ReasonToRedraw => w.no_reason_to_redraw(),
            Self::NotSealed => w.no_not_sealed(),
            Self::Revealed => w.no_revealed(),
            Self::NotDrawn => w.no_not_drawn(),
            Self::JudgeHasScored => w.no_judge_has_scored(),
            Self::StandsBack => w.no_stands_back(),
            Self::HeldBack => w.no_held_back(),
            Self::ScoringClosed => w.no_scoring_closed(),
            Self::Locked => w.no_locked(),
            Self::NotLocked => w.no_not_locked(),
            Self::ScoresMissing => w.no_scores_missing(),
            Self::Announced => w.no_announced(),
            Self::NothingNew => w.no_nothing_new(),
            Self::MarkedAbsent => w.no_marked_absent(),
        }
    }
}
