//! Which step may be taken at the desk now, and why another may not.

use workshop::GroupId;

use super::clock::Clock;
use super::stage::{Desk, Step, Voting};
use super::stage_refusal::StageRefusal;

/// What the desk must know of the other half to say whether a step may be taken.
#[derive(Debug, Clone, Default)]
pub struct Readiness {
    /// The groups in drawn order.
    pub order: Vec<GroupId>,
    /// Whether the rule is frozen.
    pub rule_frozen: bool,
    /// The groups in order of rank, once every score is in.
    pub placed: Option<Vec<GroupId>>,
}

impl Desk {
    /// Whether a step may be taken now.
    ///
    /// # Errors
    /// Why not, in a form that has words.
    pub fn allows(&self, step: &Step, facts: &Readiness) -> Result<(), StageRefusal> {
        if self.announced && *step != Step::NewAddress {
            return Err(StageRefusal::Announced);
        }
        let before_lock = || if self.locked.is_some() { Err(StageRefusal::Locked) } else { Ok(()) };
        let after_lock = || if self.locked.is_none() { Err(StageRefusal::NotLocked) } else { Ok(()) };
        let taking_part = |group: &GroupId| {
            if facts.order.contains(group) { Ok(()) } else { Err(StageRefusal::NotInOrder) }
        };
        let when = |ok: bool, refusal| if ok { Ok(()) } else { Err(refusal) };
        match step {
            Step::Call { group } => before_lock().and_then(|()| taking_part(group)),
            Step::StartClock { .. } => {
                before_lock().and_then(|()| when(self.on.is_some(), StageRefusal::NobodyOn))
            }
            Step::PauseClock => when(self.clock.as_ref().is_some_and(Clock::runs), StageRefusal::ClockStands),
            Step::ResumeClock => when(
                self.locked.is_none() && self.clock.as_ref().is_some_and(|clock| !clock.runs()),
                StageRefusal::ClockRuns,
            ),
            Step::ExtendClock { .. } => when(self.clock.is_some(), StageRefusal::ClockStands),
            Step::OpenScoring { group } => {
                before_lock()?;
                taking_part(group)?;
                when(facts.rule_frozen, StageRefusal::RuleOpen)?;
                when(!self.scoring.contains(group), StageRefusal::ScoringIsOpen)
            }
            Step::CloseScoring { group } | Step::Nudge { group } => {
                when(self.scoring_open(group), StageRefusal::ScoringIsClosed)
            }
            Step::OpenVote => {
                before_lock().and_then(|()| when(self.voting == Voting::NotYet, StageRefusal::VoteIsOver))
            }
            Step::CloseVote => when(self.voting == Voting::Open, StageRefusal::VoteNotOpen),
            Step::ShowVote => when(self.voting == Voting::Closed, StageRefusal::VoteNotClosed),
            Step::Lock => {
                before_lock()?;
                when(self.voting != Voting::Open, StageRefusal::VoteStillOpen)?;
                when(facts.placed.is_some(), StageRefusal::ScoresMissing)
            }
            Step::Reveal { group } => {
                after_lock()?;
                let placed = facts.placed.as_deref().unwrap_or_default();
                when(self.next_to_reveal(placed) == Some(group), StageRefusal::NotNextToReveal)
            }
            Step::RevealAll => {
                after_lock()?;
                let placed = facts.placed.as_deref().unwrap_or_default();
                when(self.next_to_reveal(placed).is_some(), StageRefusal::NotNextToReveal)
            }
            Step::Announce => {
                after_lock()?;
                let placed = facts.placed.as_deref().unwrap_or_default();
                when(self.next_to_reveal(placed).is_none(), StageRefusal::NotAllRevealed)
            }
            Step::HoldFirst { groups } => {
                before_lock()?;
                // Letting go is always possible; holding back only before the first have been scored.
                let first = facts.order.first().filter(|_| *groups > 0);
                let late = first.is_some_and(|first| self.scored.contains(first))
                    || (*groups > 0 && self.first_are_open(*groups, &facts.order));
                when(!late, StageRefusal::TooLateToHold)
            }
            Step::Sureness { .. } | Step::NewAddress | Step::Undo { .. } => Ok(()),
        }
    }
}
