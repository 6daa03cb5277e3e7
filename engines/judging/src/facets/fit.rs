//! Joint maximum likelihood by Newton's method.
//!
//! The log likelihood is concave in team − criterion − severity − threshold, so a step that is shortened until the
//! likelihood grows always arrives, if there is anywhere to arrive. Teams meet each other only through the rest, so
//! their part of the information is diagonal: they are eliminated first, and what is solved has as many unknowns as
//! there are judges, criteria and thresholds ("the rest"), less one for each of the three sums to zero.
//!
//! There may be nowhere to arrive: the steps then stay long while the likelihood creeps upwards. The last direction
//! shows the ratings that would like to be even more extreme.
//!
//! Source: S. J. Haberman (1977) for concavity and existence; J. M. Linacre (1989) for the equations.

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use super::likelihood::{Place, View, columns};
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

/// Where the likelihood is highest, and how it looks from there.
pub(super) struct Fitted {
    pub(super) place: Place,
    pub(super) view: View,
    /// Of the rest under the three sums to zero, everything else estimated too.
    pub(super) covariance: DMatrix<f64>,
}

impl View {
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
