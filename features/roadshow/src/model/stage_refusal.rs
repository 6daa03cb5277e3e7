//! When the desk or the vote says no, and why.

use serde::{Deserialize, Serialize};
use web::Lang;

use crate::words::words;

/// A rule of the desk or the vote that says no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StageRefusal {
    /// Somebody else at the desk was faster.
    Overtaken {
        /// Who; empty when it was the reader in another window.
        who: String,
    },
    /// The result is published.
    Announced,
    /// Scores stand.
    Locked,
    /// Scores do not stand yet.
    NotLocked,
    /// A group that is not in the running order.
    NotInOrder,
    /// The clock needs somebody on stage.
    NobodyOn,
    /// The clock is not running.
    ClockStands,
    /// The clock is running.
    ClockRuns,
    /// Scoring needs a frozen rule.
    RuleOpen,
    /// Scoring is open already.
    ScoringIsOpen,
    /// Scoring is not open.
    ScoringIsClosed,
    /// The vote was opened before.
    VoteIsOver,
    /// The vote is not open.
    VoteNotOpen,
    /// The vote is not closed, or shown already.
    VoteNotClosed,
    /// The vote must close before scores stand.
    VoteStillOpen,
    /// Scores are missing.
    ScoresMissing,
    /// The first group has been scored, so the first groups can no longer be scored together.
    TooLateToHold,
    /// Another group's result is next.
    NotNextToReveal,
    /// Results have not all been shown.
    NotAllRevealed,
    /// The last step is too old or cannot be taken back.
    NothingToUndo,
    /// A vote from somebody without a ballot.
    NoBallot,
    /// A joining code that is no longer shown.
    OldCode,
    /// A vote for one's own group.
    OwnGroup,
    /// A vote for a group that does not take part.
    NoSuchGroup,
}

impl web::Refusal for StageRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Overtaken { .. } => "overtaken",
            Self::Announced => "announced",
            Self::Locked => "locked",
            Self::NotLocked => "not-locked",
            Self::NotInOrder => "not-in-order",
            Self::NobodyOn => "nobody-on",
            Self::ClockStands => "clock-stands",
            Self::ClockRuns => "clock-runs",
            Self::RuleOpen => "rule-open",
            Self::ScoringIsOpen => "scoring-is-open",
            Self::ScoringIsClosed => "scoring-is-closed",
            Self::VoteIsOver => "vote-is-over",
            Self::VoteNotOpen => "vote-not-open",
            Self::VoteNotClosed => "vote-not-closed",
            Self::VoteStillOpen => "vote-still-open",
            Self::ScoresMissing => "scores-missing",
            Self::TooLateToHold => "too-late-to-hold",
            Self::NotNextToReveal => "not-next-to-reveal",
            Self::NotAllRevealed => "not-all-revealed",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NoBallot => "no-ballot",
            Self::OldCode => "old-code",
            Self::OwnGroup => "own-group",
            Self::NoSuchGroup => "no-such-group",
        }
    }

    fn words(&self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::Overtaken { who } if who.is_empty() => w.stage_no_overtaken_by_you(),
            Self::Overtaken { who } => w.stage_no_overtaken(who),
            Self::Announced => w.stage_no_announced(),
            Self::Locked => w.stage_no_locked(),
            Self::NotLocked => w.stage_no_not_locked(),
            Self::NotInOrder => w.stage_no_not_in_order(),
            Self::NobodyOn => w.stage_no_nobody_on(),
            Self::ClockStands => w.stage_no_clock_stands(),
            Self::ClockRuns => w.stage_no_clock_runs(),
            Self::RuleOpen => w.stage_no_rule_open(),
            Self::ScoringIsOpen => w.stage_no_scoring_is_open(),
            Self::ScoringIsClosed => w.stage_no_scoring_is_closed(),
            Self::VoteIsOver => w.stage_no_vote_is_over(),
            Self::VoteNotOpen => w.stage_no_vote_not_open(),
            Self::VoteNotClosed => w.stage_no_vote_not_closed(),
            Self::VoteStillOpen => w.stage_no_vote_still_open(),
            Self::ScoresMissing => w.stage_no_scores_missing(),
            Self::TooLateToHold => w.stage_no_too_late_to_hold(),
            Self::NotNextToReveal => w.stage_no_not_next_to_reveal(),
            Self::NotAllRevealed => w.stage_no_not_all_revealed(),
            Self::NothingToUndo => w.stage_no_nothing_to_undo(),
            Self::NoBallot => w.stage_no_no_ballot(),
            Self::OldCode => w.stage_no_old_code(),
            Self::OwnGroup => w.stage_no_own_group(),
            Self::NoSuchGroup => w.stage_no_no_such_group(),
        }
    }
}
