//! Which teams can be compared: those whom a chain of shared judges joins.

use serde::{Deserialize, Serialize};

use super::Panels;
use super::board::Board;

/// Why not all teams can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Apart {
    /// Proven: no judge may judge teams of two of these parts.
    Barred {
        /// The teams in parts between which every judge is barred from one side.
        parts: Vec<Vec<usize>>,
    },
    /// Proven: with loads as equal as they are there are too few judgings to join so many teams and judges.
    TooFewJudgings {
        /// How many there are.
        judgings: usize,
        /// How many it takes.
        need: usize,
    },
    /// Not found within the budget, and not proven to be impossible.
    NotFound,
}

/// The teams in parts.
pub(super) fn parts(board: &Board) -> Vec<Vec<usize>> {
    joined(board, |team| board.judges_of(team).to_vec())
}

/// How many parts there are.
pub(super) fn count(board: &Board) -> usize {
    parts(board).len()
}

/// Why there is more than one part. A whole of T teams and as many judges as have any takes a judging for each of them
/// but one; and how many have any is the same in all assignments with loads as equal.
pub(super) fn why(panels: &Panels, board: &Board) -> Apart {
    let allowed = joined(board, |team| (0..board.judges).filter(|judge| board.may(*judge, team)).collect());
    if allowed.len() > 1 {
        return Apart::Barred { parts: allowed };
    }
    let busy = (0..board.judges).filter(|judge| board.load(*judge) > 0).count();
    let (judgings, need) = (panels.teams * panels.per_team, panels.teams + busy - 1);
    if judgings < need { Apart::TooFewJudgings { judgings, need } } else { Apart::NotFound }
}

/// Parts of teams, each joined by the judges given for them.
fn joined(board: &Board, judges: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    // Each judge and each team points towards the one its part is named after.
    let mut towards: Vec<usize> = (0..board.judges + board.teams).collect();
    for team in 0..board.teams {
        for judge in judges(team) {
            let (one, other) = (name(&mut towards, board.judges + team), name(&mut towards, judge));
            towards[one] = other;
        }
    }
    let mut parts: Vec<(usize, Vec<usize>)> = Vec::new();
    for team in 0..board.teams {
        let part = name(&mut towards, board.judges + team);
        match parts.iter_mut().find(|(name, _)| *name == part) {
            Some((_, teams)) => teams.push(team),
            None => parts.push((part, vec![team])),
        }
    }
    parts.into_iter().map(|(_, teams)| teams).collect()
}

fn name(towards: &mut [usize], mut at: usize) -> usize {
    while towards[at] != at {
        towards[at] = towards[towards[at]];
        at = towards[at];
    }
    at
}
