//! Least squares of the additive model: every team and every judge gets a figure of its own, both summing to nought.
//!
//! This is 按评委平均宽严扣平: what a team would have got on average if every judge had scored it. In a complete
//! table it is the plain mean of the row; with cells missing, a team is neither helped nor hurt by who stood back.
//! Adding a constant to all scores of one judge changes nothing for the teams. Needs a connected table.
//!
//! Source: the two-way layout without interaction (e.g. Searle, Linear Models, 1971, ch. 7); equal to R's
//! `lm(score ~ team + judge)` with `contr.sum`.

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use super::crossed::{Crossed, Level};
use super::design::pieces;
use super::table::{Score, Table, mean, real};
use super::undefined::Undefined;

/// Effects of teams and judges.
#[derive(Debug, Clone, PartialEq)]
pub struct LeastSquares {
    /// The general level: what an average judge gives an average team.
    pub level: f64,
    /// How much better than average each team is.
    pub teams: Vec<f64>,
    /// How much more than the average each judge gives; a severe judge is below nought.
    pub judges: Vec<f64>,
    /// What is left over in each cell, in the table's order.
    pub residuals: Vec<f64>,
    /// Degrees of freedom of what is left over.
    pub free: usize,
    /// Its standard deviation; none where nothing is free.
    pub sigma: Option<f64>,
    /// For each judge, the variance of the effect as a multiple of σ².
    pub(crate) judge_spread: Vec<f64>,
    /// For each cell, the variance of its fitted figure as a multiple of σ² (its leverage).
    pub(crate) leverage: Vec<f64>,
}

impl LeastSquares {
    /// A team's figure as if every judge had scored it.
    pub fn adjusted(&self, team: usize) -> Option<f64> {
        self.teams.get(team).map(|effect| self.level + effect)
    }

    /// A judge's standard error; none where nothing is free.
    pub fn judge_error(&self, judge: usize) -> Option<f64> {
        Some(self.sigma? * self.judge_spread.get(judge)?.max(0.0).sqrt())
    }

    /// The residual of each cell in units of its own standard deviation; none where that is nought.
    pub fn standardised(&self) -> Vec<Option<f64>> {
        let one = |(residual, leverage): (&f64, &f64)| {
            let room = self.sigma? * (1.0 - leverage).max(0.0).sqrt();
            (1.0 - leverage > 1e-9 && room > 0.0).then(|| residual / room)
        };
        self.residuals.iter().zip(&self.leverage).map(one).collect()
    }
}

/// Fits the model; teams and judges without any score must have been left out ([`Table::tidy`]).
pub fn least_squares(table: &Table) -> Result<LeastSquares, Undefined> {
    let empty = |lines: &[Vec<Score>]| lines.is_empty() || lines.iter().any(Vec::is_empty);
    if empty(&table.rows()) || empty(&table.columns()) {
        return Err(Undefined::NoScores);
    }
    if pieces(table).len() > 1 {
        return Err(Undefined::InPieces);
    }
    let crossed = Crossed::of(table);
    let (matrix, right) = crossed.reduced();
    let size = real(matrix.nrows());
    // The one singular direction, all kept levels together, is where the effects must sum to nought.
    let factor = Cholesky::new(matrix.add_scalar(1.0)).ok_or(Undefined::InPieces)?;
    let mut kept: Vec<f64> = factor.solve(&DVector::from_vec(right)).iter().copied().collect();
    centre(&mut kept);
    let through = |level: &Level| mean(level.with.iter().map(|at| kept[*at])).unwrap_or(0.0);
    let mut other: Vec<f64> =
        crossed.other.iter().map(|level| level.sum / level.count() - through(level)).collect();
    let level = crossed.mean + centre(&mut other);

    let inverse = Inverse { matrix: factor.inverse(), ones: 1.0 / (size * size) };
    let kept_spread = (0..kept.len()).map(|at| inverse.at(at, at)).collect();
    let spread = crossed.teams_first(kept_spread, Vec::new()).1;
    let judge_spread = if crossed.teams_kept { other_spread(&crossed, &factor) } else { spread };

    let (teams, judges) = crossed.teams_first(kept, other);
    let fitted = |team: usize, judge: usize| level + teams[team] + judges[judge];
    let residuals: Vec<f64> =
        table.scores().iter().map(|score| score.points - fitted(score.team, score.judge)).collect();
    let leverage = table.scores().iter().map(|score| {
        let (kept, other) = crossed.sides(score.team, score.judge);
        inverse.leverage(kept, &crossed.other[other])
    });
    let leverage = leverage.collect();
    let free = (table.scores().len() + 1).saturating_sub(teams.len() + judges.len());
    let left: f64 = residuals.iter().map(|r| r * r).sum();
    let sigma = (free > 0).then(|| (left / real(free)).sqrt());
    Ok(LeastSquares { level, teams, judges, residuals, free, sigma, judge_spread, leverage })
}

/// Takes the mean off; says what it was.
fn centre(values: &mut [f64]) -> f64 {
    let mean = mean(values.iter().copied()).unwrap_or(0.0);
    for value in values {
        *value -= mean;
    }
    mean
}

/// The generalised inverse of the reduced matrix: the inverse of (matrix + 1), less what the ones put in.
struct Inverse {
    matrix: DMatrix<f64>,
    ones: f64,
}

impl Inverse {
    fn at(&self, a: usize, b: usize) -> f64 {
        self.matrix[(a, b)] - self.ones
    }

    /// The leverage of the cell between a kept level and a level of the other factor: 1/n + g′Sg, where g takes the
    /// mean over the other level's cells from the kept level. (g sums to nought, so the ones cancel.)
    fn leverage(&self, kept: usize, other: &Level) -> f64 {
        let share = 1.0 / other.count();
        let column = |a: usize| other.with.iter().map(|b| self.matrix[(a, *b)]).sum::<f64>() * share;
        let mean_of_mean = other.with.iter().map(|a| column(*a)).sum::<f64>() * share;
        share + self.matrix[(kept, kept)] - 2.0 * column(kept) + mean_of_mean
    }
}

/// Variances of the eliminated factor's centred effects, as multiples of σ².
fn other_spread(crossed: &Crossed, factor: &Cholesky<f64, Dyn>) -> Vec<f64> {
    let (levels, kept) = (crossed.other.len(), crossed.kept.len());
    let size = real(levels);
    // Row m: how the kept effects come into the effect of level m; then each row less their mean.
    let mut rows = DMatrix::<f64>::zeros(kept, levels);
    for (at, level) in crossed.other.iter().enumerate() {
        for with in &level.with {
            rows[(*with, at)] = -1.0 / level.count();
        }
    }
    let mean_row = rows.column_mean();
    for mut column in rows.column_iter_mut() {
        column -= &mean_row;
    }
    let shares: f64 = crossed.other.iter().map(|level| 1.0 / level.count()).sum();
    let solved = factor.solve(&rows);
    let variance = |(at, level): (usize, &Level)| {
        let own = 1.0 / level.count() * (1.0 - 2.0 / size) + shares / (size * size);
        own + rows.column(at).dot(&solved.column(at))
    };
    crossed.other.iter().enumerate().map(variance).collect()
}
