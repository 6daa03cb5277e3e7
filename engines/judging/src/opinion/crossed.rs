//! The two-way table as two crossed factors, laid out so that the larger one drops out by division.
//!
//! In the normal equations of score = level + team + judge + noise, the block of teams and the block of judges are
//! both diagonal; only the cells between them couple the two. So the factor with more levels is eliminated term by
//! term, and one dense matrix of the size of the smaller factor remains (its Schur complement). Nine judges and
//! thirty teams leave nine unknowns, and a thousand teams still nine.

use nalgebra::DMatrix;

use super::table::{Table, mean, real};

/// The two factors of a table, with figures counted from the grand mean.
pub(crate) struct Crossed {
    /// How many figures there are.
    pub(crate) count: usize,
    /// The grand mean, which was taken off.
    pub(crate) mean: f64,
    /// Sum of squares about the grand mean.
    pub(crate) squares: f64,
    /// Are the teams the smaller factor, the one that is kept?
    pub(crate) teams_kept: bool,
    /// The kept factor.
    pub(crate) kept: Vec<Level>,
    /// The eliminated factor.
    pub(crate) other: Vec<Level>,
}

/// One team or one judge.
#[derive(Default)]
pub(crate) struct Level {
    /// Levels of the other factor it has a figure with, in order.
    pub(crate) with: Vec<usize>,
    /// Sum of its figures.
    pub(crate) sum: f64,
}

impl Level {
    /// How many figures it has.
    pub(crate) fn count(&self) -> f64 {
        real(self.with.len())
    }
}

impl Crossed {
    /// Lays a table out.
    pub(crate) fn of(table: &Table) -> Self {
        let grand = mean(table.scores().iter().map(|score| score.points)).unwrap_or(0.0);
        let mut teams: Vec<Level> = table.teams().iter().map(|_| Level::default()).collect();
        let mut judges: Vec<Level> = table.judges().iter().map(|_| Level::default()).collect();
        let mut squares = 0.0;
        for score in table.scores() {
            let off = score.points - grand;
            squares += off * off;
            teams[score.team].with.push(score.judge);
            teams[score.team].sum += off;
            judges[score.judge].with.push(score.team);
            judges[score.judge].sum += off;
        }
        let teams_kept = teams.len() <= judges.len();
        let (kept, other) = if teams_kept { (teams, judges) } else { (judges, teams) };
        Self { count: table.scores().len(), mean: grand, squares, teams_kept, kept, other }
    }

    /// The same design with other figures (as many as before, in the table's order): for simulated tables.
    pub(crate) fn refill(&mut self, table: &Table, points: &[f64]) {
        self.mean = mean(points.iter().copied()).unwrap_or(0.0);
        self.squares = 0.0;
        for level in self.kept.iter_mut().chain(&mut self.other) {
            level.sum = 0.0;
        }
        for (score, points) in table.scores().iter().zip(points) {
            let off = points - self.mean;
            self.squares += off * off;
            let (kept, other) = self.sides(score.team, score.judge);
            self.kept[kept].sum += off;
            self.other[other].sum += off;
        }
    }

    /// A cell's place in the kept and in the eliminated factor.
    pub(crate) fn sides(&self, team: usize, judge: usize) -> (usize, usize) {
        if self.teams_kept { (team, judge) } else { (judge, team) }
    }

    /// Values of the kept and the eliminated factor as values of teams and judges.
    pub(crate) fn teams_first<T>(&self, kept: T, other: T) -> (T, T) {
        if self.teams_kept { (kept, other) } else { (other, kept) }
    }

    /// Least squares of the kept factor: counts less what goes through the eliminated one, and the right-hand side.
    /// The matrix is singular by one dimension for each piece of the design.
    pub(crate) fn reduced(&self) -> (DMatrix<f64>, Vec<f64>) {
        let mut matrix = DMatrix::zeros(self.kept.len(), self.kept.len());
        let mut right: Vec<f64> = self.kept.iter().map(|level| level.sum).collect();
        for (at, level) in self.kept.iter().enumerate() {
            matrix[(at, at)] = level.count();
        }
        for level in self.other.iter().filter(|level| !level.with.is_empty()) {
            let (share, mean) = (1.0 / level.count(), level.sum / level.count());
            for (place, a) in level.with.iter().enumerate() {
                right[*a] -= mean;
                for b in &level.with[..=place] {
                    // `with` is in order, so this is the lower triangle.
                    matrix[(*a, *b)] -= share;
                }
            }
        }
        matrix.fill_upper_triangle_with_lower_triangle();
        (matrix, right)
    }
}
