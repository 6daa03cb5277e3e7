//! The profiled REML criterion of two crossed random factors, as in lme4.
//!
//! The two unknowns are the ratios θ of the standard deviation of teams and of judges to that of chance; level,
//! effects and σ follow from them. With u = θ·v the mixed-model equations are
//!
//! ```text
//! ⎡ D   B′ ⎤   D: the eliminated factor, θ²·n + 1 on the diagonal
//! ⎣ B   C  ⎦   C: the kept factor and the level
//! ```
//!
//! and the criterion is Σ log D + log|C − B D⁻¹ B′| + (N − 1)(1 + log(2π r²/(N − 1))), r² being the penalised sum of
//! squares. It depends on θ² only, so the search may cross nought.
//!
//! Source: D. Bates, M. Mächler, B. Bolker, S. Walker, Fitting linear mixed-effects models using lme4, Journal of
//! Statistical Software 67 (2015), equation 42; H. D. Patterson & R. Thompson, Biometrika 58 (1971).

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use super::crossed::{Crossed, Level};
use super::table::real;

/// The equations solved for one pair of ratios.
pub(crate) struct Solved {
    /// The REML criterion, −2 log likelihood.
    pub(crate) criterion: f64,
    /// Penalised sum of squares.
    pub(crate) squares: f64,
    /// The reduced matrix of kept levels and, last, the general level.
    pub(crate) factor: Cholesky<f64, Dyn>,
    /// The kept factor's spherical effects and, last, the level, counted from the grand mean.
    pub(crate) kept: DVector<f64>,
    /// The ratio of the kept factor.
    pub(crate) kept_ratio: f64,
    /// The ratio of the eliminated factor.
    pub(crate) other_ratio: f64,
}

impl Solved {
    /// Solves the equations; none where they cannot be solved (a ratio that is not a number).
    pub(crate) fn at(crossed: &Crossed, kept_ratio: f64, other_ratio: f64) -> Option<Self> {
        let last = crossed.kept.len();
        let (f, g) = (kept_ratio, other_ratio);
        let mut matrix = DMatrix::zeros(last + 1, last + 1);
        let mut right = DVector::zeros(last + 1);
        for (at, level) in crossed.kept.iter().enumerate() {
            let count = level.count();
            matrix[(at, at)] = f * f * count + 1.0;
            matrix[(last, at)] = f * count;
            right[at] = f * level.sum;
        }
        matrix[(last, last)] = real(crossed.count);
        // Figures are counted from the grand mean, so their sum, the right-hand side of the level, is nought.
        let (mut determinant, mut explained) = (0.0, 0.0);
        for level in &crossed.other {
            let (count, diagonal) = (level.count(), divisor(level, g));
            determinant += diagonal.ln();
            explained += g * g * level.sum * level.sum / diagonal;
            let through = g * g / diagonal;
            let (pair, edge) = (through * f * f, through * f * count);
            for (place, a) in level.with.iter().enumerate() {
                let mut column = matrix.column_mut(*a);
                column[last] -= edge;
                for b in &level.with[place..] {
                    column[*b] -= pair;
                }
                right[*a] -= through * f * level.sum;
            }
            matrix[(last, last)] -= through * count * count;
            right[last] -= through * count * level.sum;
        }
        let factor = Cholesky::new(matrix)?;
        let diagonal = factor.l_dirty().diagonal();
        determinant += 2.0 * diagonal.iter().map(|d| d.ln()).sum::<f64>();
        let kept = factor.solve(&right);
        let squares = crossed.squares - explained - kept.dot(&right);
        let free = real(crossed.count) - 1.0;
        let criterion = determinant + free * (1.0 + (std::f64::consts::TAU * squares / free).ln());
        criterion.is_finite().then_some(Self { criterion, squares, factor, kept, kept_ratio, other_ratio })
    }

    /// An eliminated level's spherical effect, when the kept factor and the level are these.
    pub(crate) fn other_effect(&self, level: &Level, kept: &[f64]) -> f64 {
        let through: f64 = level.with.iter().map(|at| kept[*at]).sum();
        let general = kept[kept.len() - 1];
        let rest = level.sum - level.count() * general - self.kept_ratio * through;
        self.other_ratio * rest / divisor(level, self.other_ratio)
    }

    /// What one unit of each kept unknown takes from an eliminated level's spherical effect.
    pub(crate) fn coupling(&self, level: &Level) -> DVector<f64> {
        let mut row = DVector::zeros(self.kept.len());
        let through = self.other_ratio / divisor(level, self.other_ratio);
        for at in &level.with {
            row[*at] = -through * self.kept_ratio;
        }
        row[self.kept.len() - 1] = -through * level.count();
        row
    }
}

/// The diagonal of an eliminated level.
pub(crate) fn divisor(level: &Level, ratio: f64) -> f64 {
    ratio * ratio * level.count() + 1.0
}
