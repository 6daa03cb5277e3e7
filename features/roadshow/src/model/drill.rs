//! 演练: the whole roadshow played beforehand, from the first group to the announced result. Nothing of it is
//! written anywhere: from a cast and a seed follow all moments, and that is all there is.
//!
//! Every step is a real one and asks the real desk whether it may be taken; the result is reckoned by the engine
//! that reckons the official one. What stands in the way of a real day is found by playing it.

mod missing;
mod playing;
mod simulated;
#[cfg(test)]
mod tests;

use judging::{Contest, Fault, FrozenRule, Placed, audience::Tally};
use store::Millis;
use workshop::GroupId;

pub use missing::Missing;

use super::JudgeId;
use super::allowed::Readiness;
use super::stage::{Desk, Step, Taken};
use super::stage_refusal::StageRefusal;

/// What a roadshow is played with.
#[derive(Debug, Clone)]
pub struct Cast {
    /// The groups in the order in which they come on.
    pub groups: Vec<GroupId>,
    /// The panel.
    pub judges: Vec<JudgeId>,
    /// For each group, what each of the panel does about it.
    pub parts: Vec<Vec<Part>>,
    /// For each group, how many of it may vote.
    pub voters: Vec<usize>,
    /// The rule: frozen, or as it is drafted.
    pub rule: FrozenRule,
    /// What the desk would know today: the drawn order, whether the rule is frozen. No result.
    pub today: Readiness,
    /// Whether the panel is made up because nobody was asked yet.
    pub stand_ins: bool,
    /// Pairs of judge and group that somebody still has to decide about.
    pub undecided: usize,
    /// For so many of the first groups judges hand in together, as it was set at the desk.
    pub hold_first: usize,
    /// Whether the stage says how sure each result is, as it was set at the desk.
    pub sureness: bool,
}

/// What a judge does about a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Scores it.
    Scores,
    /// Stands back from it.
    StandsBack,
    /// Is not there.
    Absent,
}

/// What happens at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happens {
    /// The hall sits down.
    Begin,
    /// A step is taken at the desk.
    Step(Step),
    /// One minute is left to show.
    LastMinute,
    /// Time is up, and the group has gone on.
    TimeUp {
        /// For so many seconds.
        over: u32,
    },
    /// Judges hand in their sheets for a group, by their places on the panel.
    HandIn {
        /// Which group.
        group: GroupId,
        /// Who.
        judges: Vec<usize>,
    },
    /// The hall votes.
    Votes,
}

/// One moment of the drill. What was before it is counted, so that it can be shown by itself.
#[derive(Debug, Clone)]
pub struct Moment {
    /// What happens.
    pub happens: Happens,
    /// When.
    pub at: Millis,
    /// So many steps have been taken.
    pub steps: usize,
    /// So many sheets are in.
    pub handed: usize,
    /// So many ballots have voted.
    pub voted: usize,
    /// Whether the result is known.
    pub placed: bool,
    /// Why the desk does not take this step; the drill ends here.
    pub refused: Option<StageRefusal>,
    /// Why the desk would not take this step as things stand today.
    pub today: Option<StageRefusal>,
}

/// A sheet that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// For which group, by its place in the order.
    pub group: usize,
    /// Whose, by place on the panel.
    pub judge: usize,
    /// The scores in the order of the rule.
    pub scores: Vec<judging::Decimal>,
}

/// A roadshow that was played.
#[derive(Debug, Clone)]
pub struct Drill {
    /// Its moments, from the first to the last.
    pub moments: Vec<Moment>,
    /// Every step that was taken.
    pub steps: Vec<Taken>,
    /// Every sheet in the order in which they came in.
    pub sheets: Vec<HandedIn>,
    /// The groups in order of rank; empty when the drill did not get so far.
    pub placed: Vec<Placed>,
    /// The facts the result was reckoned from; none when the drill did not get so far.
    pub contest: Option<Contest>,
    /// The hall's vote.
    pub tally: Tally,
}

impl Drill {
    /// Plays a roadshow that begins at a moment. The same cast and seed give the same drill.
    ///
    /// # Errors
    /// When the engine finds a fault in facts of this program's own making: a defect.
    pub fn play(cast: &Cast, seed: u64, start: Millis) -> Result<Self, Fault> {
        playing::play(cast, seed, start)
    }

    /// The moment at a place; the last one for whoever asks for more.
    pub fn moment(&self, at: usize) -> Option<&Moment> {
        self.moments.get(at).or_else(|| self.moments.last())
    }

    /// The steps that have been taken at a moment.
    pub fn steps_at(&self, moment: &Moment) -> &[Taken] {
        self.steps.get(..moment.steps).unwrap_or_default()
    }

    /// The desk at a moment.
    pub fn desk_at(&self, moment: &Moment) -> Desk {
        Desk::of(self.steps_at(moment))
    }

    /// The sheets that are in at a moment.
    pub fn sheets_at(&self, moment: &Moment) -> &[HandedIn] {
        self.sheets.get(..moment.handed).unwrap_or_default()
    }

    /// Whether it went through to the announced result.
    pub fn went_through(&self) -> bool {
        self.moments.last().is_some_and(|last| last.refused.is_none() && self.desk_at(last).announced)
    }
}
