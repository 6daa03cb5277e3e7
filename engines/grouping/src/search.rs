//! The search: build, repair, anneal, polish. What it needs from the rest is a [`Model`], what it gives is a
//! [`State`] that keeps every rule; another method can take its place behind [`find`].
//!
//! * *Build* puts the largest parties first where they do least harm.
//! * *Repair* anneals on the number of people too many or too few alone, until none is.
//! * *Anneal* (Kirkpatrick, Gelatt, Vecchi 1983) on the score, rules being crossed at a price that soon nobody
//!   pays: the idea of strategic oscillation in Gallego, Laguna, Martí, Duarte 2013. Swaps and moves are the
//!   neighbourhoods used there and by Fan, Chen, Ma, Zeng 2011 and Rodriguez, Lozano, García-Martínez,
//!   González-Barrera 2013. Temperatures and the draw of acceptance are integers.
//! * *Polish* takes every single swap and move that still pays, and deals the topics anew, until nothing does.

use std::ops::ControlFlow;

use crate::chance::Chance;
use crate::model::Model;
use crate::solution::{Assignment, Progress};
use crate::state::State;
use crate::steps::{Proposer, Step, whereabouts};
use crate::topics::assign_best;

/// How often progress is told.
const TELL: u64 = 4096;
/// How often the temperature falls.
const COOL: u64 = 64;
/// Draws to find out how much a step changes.
const PROBES: i64 = 256;
/// Attempts at repair, each from another start.
const ATTEMPTS: u64 = 3;
/// Proposals of one attempt at repair, when the budget does not say more.
const REPAIR: u64 = 60_000;
/// The most starts, and how many proposals a person each must have at least.
const STARTS: u64 = 4;
const ENOUGH: u64 = 5_000;
/// The price of one person too many, in typical changes of score.
const PRICE: i64 = 6;

/// Who is told how far the search is, and may stop it.
pub(crate) type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Nothing found that keeps every rule.
pub(crate) struct Stuck {
    pub(crate) nearest: Assignment,
    pub(crate) stopped: bool,
}

/// Looks for the best grouping that keeps every rule.
pub(crate) fn find<'m>(model: &'m Model<'m>, watch: Watch<'_>) -> Result<State<'m>, Stuck> {
    let of = model.problem.budget.iterations;
    let mut chance = Chance::from(model.problem.seed);
    let starts = starts(model.people.len(), of);
    let mut best: Option<State<'m>> = None;
    for start in 0..starts {
        let before = of / starts * start;
        let highest = best.as_ref().map(|best| best.score().total());
        let mut told = |iteration, now: Option<i64>| {
            watch(Progress { iteration: before + iteration, of, best: now.max(highest) })
        };
        let first = feasible(model, &mut chance, REPAIR.max(of / 4), &mut || told(0, None));
        let mut state = match (first, best.is_some()) {
            (Ok(state), _) => state,
            (Err(stuck), false) => return Err(stuck),
            (Err(_), true) => continue,
        };
        assign_best(&mut state);
        let (mut state, stopped) = anneal(state, &mut chance, of / starts, &mut told);
        if !stopped {
            polish(&mut state, (of / starts).max(REPAIR));
        }
        if highest.is_none_or(|highest| state.score().total() > highest) {
            best = Some(state);
        }
        if stopped {
            break;
        }
    }
    let state = best.unwrap_or_else(|| State::empty(model));
    // When it was stopped there is nobody left to tell.
    let _ = watch(Progress { iteration: of, of, best: Some(state.score().total()) });
    Ok(state)
}

/// Into how many starts the budget is divided. Which topics go to which groups is settled early and seldom undone,
/// so several starts find more than a single long one, once each is long enough for so many people.
fn starts(people: usize, budget: u64) -> u64 {
    let enough = u64::try_from(people).unwrap_or(u64::MAX).saturating_mul(ENOUGH).max(1);
    (budget / enough).clamp(1, STARTS)
}

/// A first grouping that keeps every rule.
pub(crate) fn feasible<'m>(
    model: &'m Model<'m>,
    chance: &mut Chance,
    iterations: u64,
    told: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<State<'m>, Stuck> {
    let mut nearest: Option<State<'m>> = None;
    let mut stopped = false;
    for _ in 0..ATTEMPTS {
        let mut state = build(model, chance);
        stopped = repair(&mut state, chance, iterations, told).is_break();
        if state.violation() == 0 {
            return Ok(state);
        }
        if nearest.as_ref().is_none_or(|nearest| state.violation() < nearest.violation()) {
            nearest = Some(state);
        }
        if stopped {
            break;
        }
    }
    let nearest = nearest.unwrap_or_else(|| State::empty(model));
    Err(Stuck { nearest: nearest.assignment(), stopped })
}

/// Puts the largest parties first, each where sizes and limits suffer least, then where there is most room.
fn build<'m>(model: &'m Model<'m>, chance: &mut Chance) -> State<'m> {
    let mut state = State::empty(model);
    let mut order: Vec<usize> = (0..model.parties.len()).collect();
    chance.shuffle(&mut order);
    order.sort_by_key(|party| {
        let party = &model.parties[*party];
        (party.kept.is_none(), std::cmp::Reverse(party.people.len()))
    });
    for party in order {
        let party = &model.parties[party];
        let first = chance.below(model.groups);
        let mut best: Option<((i64, i64), usize)> = None;
        let options = party.kept.map_or(0..model.groups, |kept| kept..kept + 1);
        for option in options {
            let group = if party.kept.is_some() { option } else { (first + option) % model.groups };
            let size = state.size[group];
            put(&mut state, &party.people, Some(group));
            let harm = (state.violation(), size);
            put(&mut state, &party.people, None);
            if best.is_none_or(|(least, _)| harm < least) {
                best = Some((harm, group));
            }
        }
        put(&mut state, &party.people, best.map(|(_, group)| group));
    }
    state
}

fn put(state: &mut State<'_>, people: &[usize], group: Option<usize>) {
    for person in people {
        state.place(*person, group);
    }
}

/// Anneals on the violation alone.
fn repair(
    state: &mut State<'_>,
    chance: &mut Chance,
    iterations: u64,
    told: &mut dyn FnMut() -> ControlFlow<()>,
) -> ControlFlow<()> {
    let proposer = Proposer::new(state.model, true);
    let mut step = Step::default();
    for iteration in 0..iterations {
        if state.violation() == 0 || proposer.idle() {
            break;
        }
        if iteration % TELL == TELL - 1 {
            told()?;
        }
        if !proposer.draw(state, chance, &mut step) {
            continue;
        }
        let before = state.violation();
        step.flip(state);
        let loss = state.violation() - before;
        // From half a person, on average, down to nothing.
        if loss > 0 && !accepts(loss, cooled(512, iteration, iterations), chance) {
            step.flip(state);
        }
    }
    ControlFlow::Continue(())
}

/// Anneals on the score; gives the best grouping seen that keeps every rule, and whether it was stopped.
fn anneal<'m>(
    mut state: State<'m>,
    chance: &mut Chance,
    iterations: u64,
    told: &mut dyn FnMut(u64, Option<i64>) -> ControlFlow<()>,
) -> (State<'m>, bool) {
    let model = state.model;
    let proposer = Proposer::new(model, false);
    let mut best = state.clone();
    if proposer.idle() {
        return (best, false);
    }
    let mut step = Step::default();
    let typical = typical_change(&mut state, chance, proposer, &mut step);
    let price = typical * PRICE;
    let value = |state: &State<'_>| state.score().total() - state.violation() * price;
    let (mut current, mut highest) = (value(&state), value(&state));
    let mut temperature = 0;
    for iteration in 0..iterations {
        if iteration % TELL == 0 && told(iteration, Some(highest)).is_break() {
            return (best, true);
        }
        if iteration % COOL == 0 {
            temperature = cooled(typical * 1024 / 2, iteration, iterations);
        }
        if !proposer.draw(&state, chance, &mut step) {
            continue;
        }
        let next = match step.exchange(model).and_then(|(one, other)| state.exchange_gain(one, other)) {
            Some(gain) => {
                let next = current + gain.score - gain.violation * price;
                if next < current && !accepts(current - next, temperature, chance) {
                    continue;
                }
                step.flip(&mut state);
                debug_assert_eq!(next, value(&state), "an exchange brings what was read off the counts");
                next
            }
            None => {
                step.flip(&mut state);
                let next = value(&state);
                if next < current && !accepts(current - next, temperature, chance) {
                    step.flip(&mut state);
                    continue;
                }
                next
            }
        };
        current = next;
        if current > highest && state.violation() == 0 {
            highest = current;
            best.clone_from(&state);
        }
    }
    (best, false)
}

/// How much one step changes the score, on average.
fn typical_change(state: &mut State<'_>, chance: &mut Chance, proposer: Proposer, step: &mut Step) -> i64 {
    let before = state.score().total();
    let mut sum = 0;
    for _ in 0..PROBES {
        if proposer.draw(state, chance, step) {
            step.flip(state);
            sum += (state.score().total() - before).abs();
            step.flip(state);
        }
    }
    (sum / PROBES).max(1)
}

/// The temperature, in 1024ths, after so much of the way: quadratic, so that most time is spent in the cool.
fn cooled(start: i64, iteration: u64, iterations: u64) -> i64 {
    let left = u128::from(iterations - iteration);
    let all = u128::from(iterations).max(1);
    let now = u128::try_from(start).unwrap_or(0) * left * left / (all * all);
    i64::try_from(now).unwrap_or(i64::MAX)
}

/// Whether a loss is accepted: with probability e^(−loss ⁄ temperature).
fn accepts(loss: i64, temperature: i64, chance: &mut Chance) -> bool {
    i128::from(loss) << 20 <= i128::from(temperature) * i128::from(chance.reluctance())
}

/// Takes every single move and swap that pays and breaks nothing, and deals the topics anew, until nothing pays
/// or `patience` steps have been looked at.
fn polish(state: &mut State<'_>, patience: u64) {
    let mut looked = 0;
    loop {
        let before = state.score().total();
        climb(state, &mut looked, patience);
        assign_best(state);
        if state.score().total() <= before || looked >= patience {
            return;
        }
    }
}

/// Goes through all moves and swaps of parties once and takes those that pay.
fn climb(state: &mut State<'_>, looked: &mut u64, patience: u64) {
    let model = state.model;
    let mut step = Step::default();
    let mut current = state.score().total();
    let mut consider = |state: &mut State<'_>, parties: &[(usize, usize)]| {
        *looked += 1;
        step.set(parties);
        let gain = step.exchange(model).and_then(|(one, other)| state.exchange_gain(one, other));
        if gain.is_some_and(|gain| gain.score <= 0 || gain.violation > 0) {
            return *looked < patience;
        }
        step.flip(state);
        let next = state.score().total();
        if state.violation() == 0 && next > current {
            current = next;
        } else {
            step.flip(state);
        }
        *looked < patience
    };
    for (at, party) in model.free.iter().enumerate() {
        for to in 0..model.groups {
            if whereabouts(state, *party) != Some(to) && !consider(state, &[(*party, to)]) {
                return;
            }
        }
        for other in &model.free[at + 1..] {
            let (Some(from), Some(to)) = (whereabouts(state, *party), whereabouts(state, *other)) else {
                continue;
            };
            if from != to && !consider(state, &[(*party, to), (*other, from)]) {
                return;
            }
        }
    }
}
