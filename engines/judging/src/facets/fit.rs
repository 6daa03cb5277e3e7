//! Joint maximum likelihood by Newton's method.
//!
//! The log likelihood is concave in team − criterion − severity − threshold, so a step that is shortened until the
//! likelihood grows always arrives, if there is anywhere to arrive. Teams meet each other only through the rest, so
//! their part of the information is diagonal: they are eliminated first, and what is solved has as many unknowns as
//! there are judges, criteria and thresholds, less one for each of the three sums to zero.
//!
//! "The rest" below is judges, then criteria, then thresholds, in one list, with the sign turned (lenient, easy, low),
//! so that everything adds up.
//!
//! There may be nowhere to arrive: the steps then stay long while the likelihood creeps upwards. The last direction
//! shows the ratings that would like to be even more extreme.
//!
//! Source: S. J. Haberman (1977) for concavity and existence; J. M. Linacre (1989) for the equations.

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use super::refused::RatingAt;
use super::table::{Cell, Table};

/// Newton needs fewer than ten steps from a table of ratings; this many only when nothing is there to find.
const MOST_ROUNDS: usize = 80;
/// Nothing moves further than this in one step, in logits.
const LONGEST_STEP: f64 = 2.0;
/// The last step must be shorter than this, in logits.
const STILL: f64 = 1e-8;
/// Observed and expected totals must agree this well, in steps.
const AGREED: f64 = 1e-7;
/// Less information than this about anything (a standard error of 30,000 logits) is on the way to none. It is noticed
/// long before rounding, at 10⁻¹⁶ of what the ratings say together, could pass for a solution.
const THIN: f64 = 1e-9;

/// Where everything is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) teams: DVector<f64>,
    /// Judges, criteria, thresholds; the sign is turned.
    pub(super) rest: DVector<f64>,
}

/// Where the likelihood is highest, and how it looks from there.
pub(super) struct Fitted {
    pub(super) place: Place,
    pub(super) view: View,
    /// Of the rest under the three sums to zero, everything else estimated too.
    pub(super) covariance: DMatrix<f64>,
}

/// The likelihood and its derivatives.
pub(super) struct View {
    pub(super) log_likelihood: f64,
    /// Of each cell.
    pub(super) cells: Vec<Seen>,
    /// Observed less expected.
    pub(super) team_residuals: DVector<f64>,
    pub(super) rest_residuals: DVector<f64>,
    /// Information: the teams' diagonal, teams by rest, rest by rest.
    pub(super) teams: DVector<f64>,
    pub(super) across: DMatrix<f64>,
    pub(super) rest: DMatrix<f64>,
}

/// A cell as the model sees it.
pub(super) struct Seen {
    /// Observed step less expected step.
    pub(super) residual: f64,
    /// Of the step.
    pub(super) variance: f64,
}

/// Where the cell's judge, criterion and first threshold stand in the rest.
fn columns(table: &Table, cell: &Cell) -> [usize; 3] {
    let judges = table.judges.len();
    [cell.judge, judges + cell.criterion, judges + table.criteria.len()]
}

/// What the model says about one cell.
struct Odds {
    /// The probability of passing each threshold.
    pass: Vec<f64>,
    /// The probability of not passing it; kept apart, because 1 − x would lose what is close to nought.
    fail: Vec<f64>,
    /// Log likelihood of the step given.
    log: f64,
}

fn odds(table: &Table, place: &Place, cell: &Cell) -> Odds {
    let [judge, criterion, first] = columns(table, cell);
    let level = place.teams[cell.team] + place.rest[judge] + place.rest[criterion];
    // Log weights of the steps, lowest first, that of the lowest being nought.
    let logs: Vec<f64> = std::iter::once(0.0)
        .chain((0..table.top()).scan(0.0, |sum, k| {
            *sum += level + place.rest[first + k];
            Some(*sum)
        }))
        .collect();
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| (log - most).exp()).collect();
    let total: f64 = weights.iter().sum();
    let shares: Vec<f64> = weights.iter().map(|weight| weight / total).collect();
    let mut pass: Vec<f64> = summed(shares.iter().skip(1).rev());
    pass.reverse();
    Odds { pass, fail: summed(shares.iter().take(table.top())), log: logs[cell.step] - most - total.ln() }
}

/// The running sums.
fn summed<'a>(shares: impl Iterator<Item = &'a f64>) -> Vec<f64> {
    shares
        .scan(0.0, |sum, share| {
            *sum += share;
            Some(*sum)
        })
        .collect()
}

impl View {
    fn new(table: &Table, place: &Place) -> Self {
        let (teams, rest) = (place.teams.len(), place.rest.len());
        let mut view = View {
            log_likelihood: 0.0,
            cells: Vec::with_capacity(table.cells.len()),
            team_residuals: DVector::zeros(teams),
            rest_residuals: DVector::zeros(rest),
            teams: DVector::zeros(teams),
            across: DMatrix::zeros(teams, rest),
            rest: DMatrix::zeros(rest, rest),
        };
        for cell in &table.cells {
            view.add(table, place, cell);
        }
        view
    }

    fn add(&mut self, table: &Table, place: &Place, cell: &Cell) {
        let Odds { pass, fail, log } = odds(table, place, cell);
        let [judge, criterion, first] = columns(table, cell);
        let top = table.top();
        // Passing k and passing a lower l go together: P(k) − P(k) P(l).
        let together = |k: usize, l: usize| pass[k.max(l)] * fail[k.min(l)];
        let with_step: Vec<f64> = (0..top).map(|k| (0..top).map(|l| together(k, l)).sum()).collect();
        let surprise: Vec<f64> = (0..top).map(|k| if cell.step > k { fail[k] } else { -pass[k] }).collect();
        let (residual, variance) = (surprise.iter().sum::<f64>(), with_step.iter().sum::<f64>());

        self.log_likelihood += log;
        self.cells.push(Seen { residual, variance });
        self.team_residuals[cell.team] += residual;
        self.teams[cell.team] += variance;
        for one in [judge, criterion] {
            self.rest_residuals[one] += residual;
            self.across[(cell.team, one)] += variance;
            for other in [judge, criterion] {
                self.rest[(one, other)] += variance;
            }
        }
        for k in 0..top {
            self.rest_residuals[first + k] += surprise[k];
            self.across[(cell.team, first + k)] += with_step[k];
            for one in [judge, criterion] {
                self.rest[(one, first + k)] += with_step[k];
                self.rest[(first + k, one)] += with_step[k];
            }
            for l in 0..top {
                self.rest[(first + k, first + l)] += together(k, l);
            }
        }
    }

    /// The information about the rest once the teams are eliminated, on the free coordinates; none where it is thin.
    fn reduced(&self, free: &DMatrix<f64>) -> Option<Cholesky<f64, Dyn>> {
        let mut rest = self.rest.clone();
        for (team, information) in self.teams.iter().enumerate() {
            let row = self.across.row(team).transpose();
            rest.ger(-1.0 / information, &row, &row, 1.0);
        }
        let factored = Cholesky::new(free.transpose() * rest * free)?;
        let pivots = factored.l_dirty().diagonal();
        let enough = self.teams.iter().all(|information| *information > THIN)
            && pivots.iter().all(|pivot| pivot * pivot > THIN);
        enough.then_some(factored)
    }

    /// Newton's step.
    fn step(&self, free: &DMatrix<f64>) -> Option<Place> {
        let weighted = self.team_residuals.component_div(&self.teams);
        let pull = &self.rest_residuals - self.across.tr_mul(&weighted);
        let rest = free * self.reduced(free)?.solve(&free.tr_mul(&pull));
        let teams = (&self.team_residuals - &self.across * &rest).component_div(&self.teams);
        let step = Place { teams, rest };
        step.length().is_finite().then_some(step)
    }
}

impl Place {
    fn length(&self) -> f64 {
        // Not `max`, which would hide what is not a number.
        let longer = |a: f64, b: &f64| if b.abs() <= a { a } else { b.abs() };
        self.teams.iter().chain(&self.rest).fold(0.0, longer)
    }

    fn plus(&self, factor: f64, step: &Place) -> Place {
        Place { teams: &self.teams + &step.teams * factor, rest: &self.rest + &step.rest * factor }
    }
}

/// From free coordinates to the rest: in each of the three parts the last is less the sum of the others.
fn free(table: &Table) -> DMatrix<f64> {
    let parts = [table.judges.len(), table.criteria.len(), table.top()];
    let size: usize = parts.iter().sum();
    let mut free = DMatrix::zeros(size, size - parts.len());
    let (mut row, mut column) = (0, 0);
    for part in parts {
        for i in 0..part - 1 {
            free[(row + i, column + i)] = 1.0;
            free[(row + part - 1, column + i)] = -1.0;
        }
        (row, column) = (row + part, column + part - 1);
    }
    free
}

/// The place of the highest likelihood, or the ratings that pull without end.
pub(super) fn fit(table: &Table) -> Result<Fitted, Vec<RatingAt>> {
    let free = free(table);
    let mut place = Place { teams: DVector::zeros(table.teams.len()), rest: DVector::zeros(free.nrows()) };
    let mut view = View::new(table, &place);
    let mut last = place.clone();
    for _ in 0..MOST_ROUNDS {
        let Some(step) = view.step(&free) else { break };
        last = step;
        let residuals = view.team_residuals.amax().max(view.rest_residuals.amax());
        if last.length() <= STILL && residuals <= AGREED {
            let Some(reduced) = view.reduced(&free) else { break };
            let covariance = &free * reduced.inverse() * free.transpose();
            return Ok(Fitted { place, view, covariance });
        }
        let mut factor = (LONGEST_STEP / last.length()).min(1.0);
        let mut there = place.plus(factor, &last);
        let mut seen = View::new(table, &there);
        // Rounding alone may take this much off the likelihood close to the top.
        let least = view.log_likelihood - 1e-12 * view.log_likelihood.abs();
        while seen.log_likelihood < least && factor > 1e-6 {
            factor /= 2.0;
            there = place.plus(factor, &last);
            seen = View::new(table, &there);
        }
        (place, view) = (there, seen);
    }
    Err(pulling(table, &last))
}

/// The cells that this direction makes more and more likely.
fn pulling(table: &Table, direction: &Place) -> Vec<RatingAt> {
    let pulls: Vec<f64> = table.cells.iter().map(|cell| pull(table, direction, cell)).collect();
    let most = pulls.iter().copied().fold(0.0, f64::max);
    table
        .cells
        .iter()
        .zip(pulls)
        .filter(|(_, pull)| *pull >= most / 2.0)
        .map(|(cell, _)| table.name(cell))
        .collect()
}

/// How much the cell's step gains, along the direction, over the step that loses most.
fn pull(table: &Table, direction: &Place, cell: &Cell) -> f64 {
    let [judge, criterion, first] = columns(table, cell);
    let level = direction.teams[cell.team] + direction.rest[judge] + direction.rest[criterion];
    let mut gains = vec![0.0];
    for k in 0..table.top() {
        gains.push(gains[k] + level + direction.rest[first + k]);
    }
    gains.iter().map(|gain| gains[cell.step] - gain).fold(0.0, f64::max)
}
