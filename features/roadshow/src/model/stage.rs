//! The desk on the day: the steps people take there, and the state they add up to.
//!
//! A step is a row that stays. The state is what the steps say together, without those that were undone;
//! so two people at the desk see the same, and afterwards everybody can read who did what when.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use store::Millis;
use workshop::GroupId;

use super::clock::{Clock, Part};

/// How long the last step can be taken back.
pub const UNDO_FOR: i64 = Millis::MINUTE;

/// The longest a clock is extended in one go, in seconds.
pub const LONGEST_EXTENSION: i64 = 600;

/// One thing done at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Step {
    /// A group comes on stage.
    Call {
        /// Which.
        group: GroupId,
    },
    /// The clock starts from the top of a part.
    StartClock {
        /// Showing or questions.
        part: Part,
        /// How long, as the rule said then.
        seconds: u32,
    },
    /// The clock stands.
    PauseClock,
    /// The clock goes on.
    ResumeClock,
    /// More time is given.
    ExtendClock {
        /// How much.
        seconds: u32,
    },
    /// Judges may score a group.
    OpenScoring {
        /// Which.
        group: GroupId,
    },
    /// Judges may no longer score a group.
    CloseScoring {
        /// Which.
        group: GroupId,
    },
    /// Judges who have not handed in are asked to.
    Nudge {
        /// For which group.
        group: GroupId,
    },
    /// The hall may vote.
    OpenVote,
    /// The hall's vote ends.
    CloseVote,
    /// The hall's vote is shown.
    ShowVote,
    /// Scores stand from here on.
    Lock,
    /// A group's result is shown on stage.
    Reveal {
        /// Which.
        group: GroupId,
    },
    /// All remaining results are shown on stage.
    RevealAll,
    /// The stage says beside each result how sure it is, or no longer does.
    Sureness {
        /// Whether.
        shown: bool,
    },
    /// Judges hand in for the first groups together, once so many have been on; 0 for each at its time.
    HoldFirst {
        /// How many.
        groups: usize,
    },
    /// The result is published.
    Announce,
    /// The stage gets a new address; the old one no longer leads there.
    NewAddress,
    /// The step before is taken back.
    Undo {
        /// Which.
        version: i64,
    },
}

/// A step as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its number, from 1.
    pub version: i64,
    /// What.
    pub step: Step,
    /// When.
    pub at: Millis,
    /// Who, as the journal names them.
    pub who: String,
}

/// How far the hall's vote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Voting {
    /// Not opened yet.
    #[default]
    NotYet,
    /// Open.
    Open,
    /// Closed; nothing is shown yet.
    Closed,
    /// Closed and shown.
    Shown,
}

/// The state of the desk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// The number of the last step; forms carry the one they saw.
    pub version: i64,
    /// Who is on stage.
    pub on: Option<GroupId>,
    /// Groups that have been on stage, in that order.
    pub been: Vec<GroupId>,
    /// The clock, once it was started for who is on.
    pub clock: Option<Clock>,
    /// Groups that judges may score.
    pub scoring: BTreeSet<GroupId>,
    /// Groups whose scoring was opened and closed again.
    pub scored: BTreeSet<GroupId>,
    /// The group for which judges were asked to hand in.
    pub nudged: Option<GroupId>,
    /// The hall's vote.
    pub voting: Voting,
    /// Since when scores stand.
    pub locked: Option<Millis>,
    /// Results shown on stage, in the order they were shown.
    pub revealed: Vec<GroupId>,
    /// Whether all results were shown at once.
    pub all_revealed: bool,
    /// Whether the stage says beside each result how sure it is.
    pub sureness: bool,
    /// For so many of the first groups judges hand in together.
    pub hold_first: usize,
    /// Whether the result was published from here.
    pub announced: bool,
    /// Counts the stage's addresses.
    pub address: u32,
    spoken: BTreeMap<GroupId, i64>,
}

impl Desk {
    /// What the steps add up to.
    pub fn of(steps: &[Taken]) -> Self {
        let undone: BTreeSet<i64> = steps
            .iter()
            .filter_map(|taken| if let Step::Undo { version } = taken.step { Some(version) } else { None })
            .collect();
        let mut desk = Self::default();
        for taken in steps.iter().filter(|taken| !undone.contains(&taken.version)) {
            desk.take(&taken.step, taken.at);
        }
        desk.version = steps.last().map_or(0, |taken| taken.version);
        desk
    }

    fn take(&mut self, step: &Step, at: Millis) {
        match step {
            Step::Call { group } => {
                self.stop_clock(at);
                self.clock = None;
                self.on = Some(group.clone());
                if !self.been.contains(group) {
                    self.been.push(group.clone());
                }
            }
            Step::StartClock { part, seconds } => {
                self.stop_clock(at);
                if *part == Part::Show
                    && let Some(on) = &self.on
                {
                    // Starting over counts from zero: what ran before was a false start.
                    self.spoken.remove(on);
                }
                self.clock = Some(Clock::started(*part, *seconds, at));
            }
            Step::PauseClock => self.stop_clock(at),
            Step::ResumeClock => self.clock = self.clock.take().map(|clock| clock.resumed(at)),
            Step::ExtendClock { seconds } => {
                self.clock = self.clock.take().map(|clock| clock.extended(*seconds));
                if let (Some(Clock { part: Part::Show, .. }), Some(on)) = (&self.clock, &self.on) {
                    // Time that was granted is no overtime.
                    *self.spoken.entry(on.clone()).or_default() -= i64::from(*seconds) * Millis::SECOND;
                }
            }
            Step::OpenScoring { group } => {
                self.scored.remove(group);
                self.scoring.insert(group.clone());
            }
            Step::CloseScoring { group } => {
                self.close_scoring(group);
            }
            Step::Nudge { group } => self.nudged = Some(group.clone()),
            Step::OpenVote => self.voting = Voting::Open,
            Step::CloseVote => self.voting = Voting::Closed,
            Step::ShowVote => self.voting = Voting::Shown,
            Step::Lock => {
                self.stop_clock(at);
                for group in std::mem::take(&mut self.scoring) {
                    self.close_scoring(&group);
                }
                self.locked = Some(at);
            }
            Step::Reveal { group } => self.revealed.push(group.clone()),
            Step::RevealAll => self.all_revealed = true,
            Step::Sureness { shown } => self.sureness = *shown,
            Step::HoldFirst { groups } => self.hold_first = *groups,
            Step::Announce => self.announced = true,
            Step::NewAddress => self.address += 1,
            Step::Undo { .. } => {}
        }
    }

    fn close_scoring(&mut self, group: &GroupId) {
        self.scoring.remove(group);
        self.scored.insert(group.clone());
        if self.nudged.as_ref() == Some(group) {
            self.nudged = None;
        }
    }

    fn stop_clock(&mut self, at: Millis) {
        let Some(clock) = self.clock.take() else { return };
        if let (Part::Show, Some(since), Some(on)) = (clock.part, clock.running, &self.on) {
            *self.spoken.entry(on.clone()).or_default() += at.0 - since.0;
        }
        self.clock = Some(clock.paused(at));
    }

    /// How long each group that showed has spoken by the clock, without time that was granted on top.
    pub fn spoken(&self, now: Millis) -> BTreeMap<GroupId, u32> {
        let mut settled = self.clone();
        settled.stop_clock(now);
        settled
            .spoken
            .into_iter()
            .map(|(group, millis)| (group, u32::try_from(millis.max(0) / Millis::SECOND).unwrap_or(u32::MAX)))
            .collect()
    }

    /// Whether judges may score a group now.
    pub fn scoring_open(&self, group: &GroupId) -> bool {
        self.locked.is_none() && self.scoring.contains(group)
    }

    /// Whether a group is among the first, whose scores are handed in together, and the last of them cannot be
    /// scored yet. `order` is as drawn.
    pub fn holds_back(&self, group: &GroupId, order: &[GroupId]) -> bool {
        let first = order.get(..self.hold_first.min(order.len())).unwrap_or_default();
        first.contains(group) && !self.first_are_open(self.hold_first, order)
    }

    /// Whether the last of so many first groups can be scored, or could already.
    pub fn first_are_open(&self, groups: usize, order: &[GroupId]) -> bool {
        let last = order.get(groups.min(order.len()).saturating_sub(1));
        last.is_some_and(|last| self.scoring.contains(last) || self.scored.contains(last))
    }

    /// Whether a group's result is to be seen.
    pub fn shows(&self, group: &GroupId) -> bool {
        self.all_revealed || self.revealed.contains(group)
    }

    /// The next group to be shown, from the last place to the first. `placed` is in order of rank.
    pub fn next_to_reveal<'a>(&self, placed: &'a [GroupId]) -> Option<&'a GroupId> {
        placed.iter().rev().find(|group| !self.shows(group))
    }

    /// The group that comes on next: the first in drawn order that has not been on.
    pub fn next_on<'a>(&self, order: &'a [GroupId]) -> Option<&'a GroupId> {
        order.iter().find(|group| !self.been.contains(group))
    }

    /// The step that can still be taken back.
    pub fn undoable(steps: &[Taken], now: Millis) -> Option<&Taken> {
        steps.last().filter(|last| {
            now.0 - last.at.0 <= UNDO_FOR
                && !matches!(last.step, Step::Undo { .. } | Step::Announce | Step::NewAddress)
        })
    }
}

#[cfg(test)]
mod tests {
    use store::Id as _;

    use super::*;
    use crate::model::allowed::Readiness;
    use crate::model::stage_refusal::StageRefusal;

    fn group(n: u8) -> GroupId {
        GroupId::from_body(&format!("{n:026}"))
    }

    fn taken(steps: &[(i64, Step)]) -> Vec<Taken> {
        let numbered = steps.iter().zip(1..);
        numbered
            .map(|((second, step), version)| Taken {
                version,
                step: step.clone(),
                at: Millis(second * 1_000),
                who: "ps_1".into(),
            })
            .collect()
    }

    fn ready(placed: bool) -> Readiness {
        let order = vec![group(1), group(2), group(3)];
        let placed = placed.then(|| vec![group(2), group(3), group(1)]);
        Readiness { order, rule_frozen: true, placed }
    }

    #[test]
    fn an_undone_step_is_as_if_it_had_never_been_taken_but_stays_on_record() {
        let steps = taken(&[
            (0, Step::Call { group: group(1) }),
            (5, Step::OpenScoring { group: group(1) }),
            (9, Step::Undo { version: 2 }),
        ]);
        let desk = Desk::of(&steps);
        assert_eq!((desk.version, desk.scoring_open(&group(1))), (3, false));
        assert_eq!(desk.on, Some(group(1)));
        assert!(Desk::undoable(&steps, Millis(10_000)).is_none(), "an undo is not undone");
        assert!(Desk::undoable(&steps[..2], Millis(65_000)).is_some());
        assert!(Desk::undoable(&steps[..2], Millis(65_001)).is_none(), "a minute is over");
    }

    #[test]
    fn only_speaking_counts_as_spoken_and_granted_time_is_no_overtime() {
        let start = |part, seconds| Step::StartClock { part, seconds };
        let steps = taken(&[
            (0, Step::Call { group: group(1) }),
            (10, start(Part::Show, 480)),
            (20, start(Part::Show, 480)), // a false start
            (120, Step::PauseClock),
            (200, Step::ResumeClock),
            (500, Step::ExtendClock { seconds: 60 }),
            (640, start(Part::Questions, 240)),
            (900, Step::Call { group: group(2) }),
            (910, start(Part::Show, 480)),
        ]);
        let spoken = Desk::of(&steps).spoken(Millis(1_000_000));
        assert_eq!(spoken.get(&group(1)), Some(&(100 + 440 - 60)));
        assert_eq!(spoken.get(&group(2)), Some(&90), "still speaking");
    }

    #[test]
    fn the_first_groups_are_handed_in_together_once_the_last_of_them_can_be_scored() {
        let order = ready(false).order;
        let open = |n| Step::OpenScoring { group: group(n) };
        let held = |steps: &[(i64, Step)], n| Desk::of(&taken(steps)).holds_back(&group(n), &order);
        let hold = (0, Step::HoldFirst { groups: 2 });
        assert!(!held(&[(1, open(1))], 1), "usually each at its time");
        let first = [hold.clone(), (1, open(1))];
        assert!(held(&first, 1) && held(&first, 2) && !held(&first, 3));
        let second = [hold.clone(), (1, open(1)), (2, Step::CloseScoring { group: group(1) }), (3, open(2))];
        assert!(!held(&second, 1) && !held(&second, 2));
        let let_go = [hold, (1, open(1)), (2, Step::HoldFirst { groups: 0 })];
        assert!(!held(&let_go, 1));
        let late = Desk::of(&taken(&[(0, open(1)), (1, Step::CloseScoring { group: group(1) })]));
        let hold = Step::HoldFirst { groups: 3 };
        assert_eq!(late.allows(&hold, &ready(false)), Err(StageRefusal::TooLateToHold));
    }

    #[test]
    fn results_are_shown_from_the_last_place_to_the_first_and_only_after_the_lock() {
        let ready = ready(true);
        let placed = ready.placed.clone().unwrap_or_default();
        let reveal = |n| Step::Reveal { group: group(n) };
        let open = Desk::default();
        assert_eq!(open.allows(&reveal(1), &ready), Err(StageRefusal::NotLocked));
        let locked = Desk::of(&taken(&[(0, Step::Lock)]));
        assert_eq!(locked.allows(&reveal(2), &ready), Err(StageRefusal::NotNextToReveal));
        assert_eq!(locked.allows(&reveal(1), &ready), Ok(()));
        let two = Desk::of(&taken(&[(0, Step::Lock), (1, reveal(1)), (2, reveal(3))]));
        assert_eq!(two.next_to_reveal(&placed), Some(&group(2)));
        assert_eq!(two.allows(&Step::Announce, &ready), Err(StageRefusal::NotAllRevealed));
        let all = Desk::of(&taken(&[(0, Step::Lock), (1, reveal(1)), (2, Step::RevealAll)]));
        assert_eq!(all.allows(&Step::Announce, &ready), Ok(()));
        assert_eq!(all.allows(&Step::RevealAll, &ready), Err(StageRefusal::NotNextToReveal));
    }

    #[test]
    fn scores_stand_only_when_all_are_in_and_the_vote_is_closed() {
        assert_eq!(Desk::default().allows(&Step::Lock, &ready(false)), Err(StageRefusal::ScoresMissing));
        let voting = Desk::of(&taken(&[(0, Step::OpenVote)]));
        assert_eq!(voting.allows(&Step::Lock, &ready(true)), Err(StageRefusal::VoteStillOpen));
        let open = taken(&[(0, Step::OpenScoring { group: group(1) }), (1, Step::Lock)]);
        let locked = Desk::of(&open);
        assert!(!locked.scoring_open(&group(1)) && locked.scored.contains(&group(1)));
        let again = Step::OpenScoring { group: group(1) };
        assert_eq!(locked.allows(&again, &ready(true)), Err(StageRefusal::Locked));
    }

    #[test]
    fn a_vote_is_opened_once_closed_once_and_then_shown() {
        let none = ready(false);
        let open = Desk::of(&taken(&[(0, Step::OpenVote)]));
        assert_eq!(open.allows(&Step::ShowVote, &none), Err(StageRefusal::VoteNotClosed));
        let closed = Desk::of(&taken(&[(0, Step::OpenVote), (1, Step::CloseVote)]));
        assert_eq!(closed.allows(&Step::OpenVote, &none), Err(StageRefusal::VoteIsOver));
        assert_eq!(closed.allows(&Step::ShowVote, &none), Ok(()));
    }

    #[test]
    fn every_step_comes_back_from_its_row_as_it_was_taken() {
        let steps = [
            Step::Call { group: group(1) },
            Step::StartClock { part: Part::Questions, seconds: 240 },
            Step::ExtendClock { seconds: 30 },
            Step::RevealAll,
            Step::Sureness { shown: true },
            Step::HoldFirst { groups: 3 },
            Step::Undo { version: 7 },
        ];
        for step in steps {
            let text = serde_json::to_string(&step).unwrap();
            assert_eq!(serde_json::from_str::<Step>(&text).unwrap(), step, "{text}");
        }
    }
}
