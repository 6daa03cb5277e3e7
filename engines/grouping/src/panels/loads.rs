//! Loads as equal as can be; or which teams have too few judges left.

use std::collections::VecDeque;

use super::board::Board;
use super::{NoPanels, Panels};
use crate::chance::Chance;

/// Gives every team its judges, and levels the loads.
pub(super) fn level(panels: &Panels, board: &mut Board, chance: &mut Chance) -> Result<(), NoPanels> {
    let mut order: Vec<usize> = (0..panels.judges).collect();
    chance.shuffle(&mut order);
    for team in 0..panels.teams {
        let free: Vec<usize> = order.iter().copied().filter(|judge| board.may(*judge, team)).collect();
        if free.len() < panels.per_team {
            return Err(refusal(panels, board, &[team]));
        }
        // Of equals whoever comes first in the order drawn.
        let mut free = free;
        free.sort_by_key(|judge| board.load(*judge));
        for judge in free.into_iter().take(panels.per_team) {
            board.take(judge, team);
        }
    }
    while (0..panels.judges).any(|judge| hand_down(board, judge)) {}
    let most = panels.most.unwrap_or(usize::MAX);
    match (0..panels.judges).find(|judge| board.load(*judge) > most) {
        None => Ok(()),
        Some(judge) => Err(refusal(panels, board, &in_reach(board, judge))),
    }
}

/// Finds a way from a judge to one with at least two teams fewer, along which each hands a team to the next; whether
/// there was one.
fn hand_down(board: &mut Board, from: usize) -> bool {
    let Some(path) = search(board, from, board.load(from)) else { return false };
    for (giver, team, taker) in path {
        board.leave(giver, team);
        board.take(taker, team);
    }
    true
}

/// The steps of such a way, the last first: who gives which team to whom. In breadth, so no team comes twice.
fn search(board: &Board, from: usize, load: usize) -> Option<Vec<(usize, usize, usize)>> {
    let mut came: Vec<Option<(usize, usize)>> = vec![None; board.judges];
    let mut seen = vec![false; board.teams];
    let mut queue = VecDeque::from([from]);
    while let Some(giver) = queue.pop_front() {
        for team in board.teams_of(giver) {
            if std::mem::replace(&mut seen[*team], true) {
                continue;
            }
            for taker in (0..board.judges).filter(|judge| board.could(*judge, *team)) {
                if taker == from || came[taker].is_some() {
                    continue;
                }
                came[taker] = Some((giver, *team));
                if board.load(taker) + 2 <= load {
                    return Some(way(&came, from, taker));
                }
                queue.push_back(taker);
            }
        }
    }
    None
}

fn way(came: &[Option<(usize, usize)>], from: usize, to: usize) -> Vec<(usize, usize, usize)> {
    let (mut path, mut at) = (Vec::new(), to);
    while at != from {
        let Some((giver, team)) = came[at] else { break };
        path.push((giver, team, at));
        at = giver;
    }
    path
}

/// The teams a judge with too many could hand on, directly or by others handing on in turn. As there is no way down,
/// every judge in reach is full, and all others who may judge these teams do.
fn in_reach(board: &Board, from: usize) -> Vec<usize> {
    let (mut judges, mut teams) = (vec![false; board.judges], vec![false; board.teams]);
    let mut queue = vec![from];
    judges[from] = true;
    while let Some(giver) = queue.pop() {
        for team in board.teams_of(giver) {
            if std::mem::replace(&mut teams[*team], true) {
                continue;
            }
            for taker in (0..board.judges).filter(|judge| board.could(*judge, *team)) {
                if !std::mem::replace(&mut judges[taker], true) {
                    queue.push(taker);
                }
            }
        }
    }
    (0..board.teams).filter(|team| teams[*team]).collect()
}

/// Leaves out every team without which there are still too few judges left.
fn refusal(panels: &Panels, board: &Board, teams: &[usize]) -> NoPanels {
    let mut kept = teams.to_vec();
    for team in teams {
        let fewer: Vec<usize> = kept.iter().copied().filter(|at| at != team).collect();
        if left(panels, board, &fewer) < panels.per_team * fewer.len() {
            kept = fewer;
        }
    }
    let may = |judge: &usize| kept.iter().any(|team| board.may(*judge, *team));
    NoPanels::TooFewJudges {
        judges: (0..panels.judges).filter(may).collect(),
        need: panels.per_team * kept.len(),
        left: left(panels, board, &kept),
        teams: kept,
    }
}

/// The judgings there are at most for these teams.
fn left(panels: &Panels, board: &Board, teams: &[usize]) -> usize {
    let each = |judge| {
        let may = teams.iter().filter(|team| board.may(judge, **team)).count();
        may.min(panels.most.unwrap_or(may))
    };
    (0..panels.judges).map(each).sum()
}
