//! What a change by hand does, said before it is done.

use serde::{Deserialize, Serialize};

use crate::model::Model;
use crate::problem::Problem;
use crate::report::{Share, wishes};
use crate::rules::{Broken, broken_rules};
use crate::score::Score;
use crate::solution::Assignment;
use crate::state::State;

/// A change an organiser is about to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// One person goes to another group.
    Move {
        /// Who.
        person: usize,
        /// Where to.
        to_group: usize,
    },
    /// Two people change places.
    Swap {
        /// One of them.
        a: usize,
        /// The other.
        b: usize,
    },
}

/// How things stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The parts of the objective.
    pub score: Score,
    /// Pairs of one unit in one group.
    pub same_unit_pairs: usize,
    /// Pairs that meet again.
    pub repeated_pairs: usize,
    /// People with their first wish, of those who wished.
    pub first_wish: Share,
    /// People with one of their first three wishes.
    pub top_three: Share,
    /// Demands not kept.
    pub broken: Vec<Broken>,
}

/// What a change does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// How things stand now.
    pub before: Standing,
    /// How they would stand; topics stay with their groups.
    pub after: Standing,
}

impl Effect {
    /// What the change adds to the total; negative when it makes the grouping worse.
    #[must_use]
    pub const fn gain(&self) -> i64 {
        self.after.score.total() - self.before.score.total()
    }

    /// Demands the change breaks that held before, or breaks further.
    #[must_use]
    pub fn newly_broken(&self) -> Vec<Broken> {
        let worse = |now: &&Broken| {
            !self
                .before
                .broken
                .iter()
                .any(|was| was.rule == now.rule && was.group == now.group && was.by >= now.by)
        };
        self.after.broken.iter().filter(worse).copied().collect()
    }
}

/// A change that cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum NoSuchChange {
    /// The person is in no group.
    #[error("person {0} is in no group")]
    Person(usize),
    /// The group does not exist.
    #[error("there is no group {0}")]
    Group(usize),
}

impl Assignment {
    /// Makes a change; topics stay with their groups.
    ///
    /// # Errors
    /// The person is in no group, or the group does not exist; then nothing is changed.
    pub fn apply(&mut self, change: Change) -> Result<(), NoSuchChange> {
        let place = |person| self.group_of(person).ok_or(NoSuchChange::Person(person));
        let moves = match change {
            Change::Move { person, to_group } if to_group < self.groups.len() => {
                [Some((person, place(person)?, to_group)), None]
            }
            Change::Move { to_group, .. } => return Err(NoSuchChange::Group(to_group)),
            Change::Swap { a, b } => {
                let (of_a, of_b) = (place(a)?, place(b)?);
                [Some((a, of_a, of_b)), Some((b, of_b, of_a))]
            }
        };
        for (person, from, to) in moves.into_iter().flatten() {
            self.groups[from].retain(|other| *other != person);
            let at = self.groups[to].partition_point(|other| *other < person);
            self.groups[to].insert(at, person);
        }
        Ok(())
    }
}

/// Says what a change would do to every criterion and rule, without doing it.
///
/// # Errors
/// The person is in no group, or the group does not exist.
pub fn effect_of(problem: &Problem, assignment: &Assignment, change: Change) -> Result<Effect, NoSuchChange> {
    let mut changed = assignment.clone();
    changed.apply(change)?;
    let model = Model::new(problem);
    let mut state = State::of(&model, assignment);
    let before = standing(problem, assignment, &state);
    let who = match change {
        Change::Move { person, .. } => [Some(person), None],
        Change::Swap { a, b } => [Some(a), Some(b)],
    };
    for person in who.into_iter().flatten().filter(|person| *person < problem.people.len()) {
        state.place(person, changed.group_of(person).filter(|group| *group < problem.groups));
    }
    let after = standing(problem, &changed, &state);
    Ok(Effect { before, after })
}

fn standing(problem: &Problem, assignment: &Assignment, state: &State<'_>) -> Standing {
    let (first_wish, top_three) = wishes(problem, state, 0..problem.people.len());
    Standing {
        score: state.score(),
        same_unit_pairs: usize::try_from(state.same_unit_pairs).unwrap_or(0),
        repeated_pairs: usize::try_from(state.repeated_pairs()).unwrap_or(0),
        first_wish,
        top_three,
        broken: broken_rules(problem, assignment),
    }
}
