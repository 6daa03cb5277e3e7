//! The likelihood of the ratings at some measures, and its first two derivatives.
//!
//! "The rest" is judges, then criteria, then thresholds, in one list, with the sign turned (lenient, easy, low), so that
//! everything adds up: the statistic of a team, a judge and a criterion is the sum of steps, that of a threshold how
//! often it was passed, and the information is the covariance of these statistics.

use nalgebra::{DMatrix, DVector};

use super::table::{Cell, Table};

/// Where everything is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) teams: DVector<f64>,
    /// Judges, criteria, thresholds; the sign is turned.
    pub(super) rest: DVector<f64>,
}

impl Place {
    pub(super) fn length(&self) -> f64 {
        // Not `max`, which would hide what is not a number.
        let longer = |a: f64, b: &f64| if b.abs() <= a { a } else { b.abs() };
        self.teams.iter().chain(&self.rest).fold(0.0, longer)
    }

    pub(super) fn plus(&self, factor: f64, step: &Place) -> Place {
        Place { teams: &self.teams + &step.teams * factor, rest: &self.rest + &step.rest * factor }
    }
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
pub(super) fn columns(table: &Table, cell: &Cell) -> [usize; 3] {
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
    pub(super) fn new(table: &Table, place: &Place) -> Self {
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
}
