//! What the scores say about each judge: severity, use of the scale, agreement with the others, home favour.
//!
//! For the organiser; a judge sees only the own report. Nobody is ever removed because of it.

use statrs::distribution::{ContinuousCDF, StudentsT};

use super::fair_rules::scale;
use super::least_squares::LeastSquares;
use super::table::{Score, Table, mean, real};

/// Beyond this many standard deviations a score is pointed out.
pub const OUTLYING: f64 = 2.5;

/// With fewer teams than this in common there is no correlation to speak of.
const LEAST_FOR_FIT: usize = 3;

/// The report on one judge.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgeReport {
    /// The judge's name.
    pub name: String,
    /// How many teams the judge has scored.
    pub scored: usize,
    /// The judge's own mean.
    pub mean: Option<f64>,
    /// Points below what an average judge gives the same teams; a lenient judge is below nought.
    pub severity: Option<f64>,
    /// Half the width of the 95 % interval of severity.
    pub margin: Option<f64>,
    /// The judge's standard deviation as a multiple of the panel's (the root of the mean variance of all judges).
    pub spread: Option<f64>,
    /// Correlation with the mean of the others, their severity levelled.
    pub fit: Option<f64>,
    /// Did everybody get the same from this judge?
    pub flat: bool,
    /// Scores that stand out, the furthest first.
    pub outlying: Vec<Outlying>,
    /// Favour for the own city or unit; none where the judge scored no such team.
    pub home: Option<Home>,
}

/// A score that stands out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlying {
    /// For which team.
    pub team: usize,
    /// What was given.
    pub points: f64,
    /// What the team's and the judge's other scores would have led one to expect.
    pub expected: f64,
    /// The difference in standard deviations.
    pub standardised: f64,
}

/// How a judge treats the own city or unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Home {
    /// Mean of what is left over in these cells; above nought is favour.
    pub favour: f64,
    /// How many cells.
    pub count: usize,
}

impl JudgeReport {
    /// Nothing is known of a judge without scores.
    pub(crate) fn none(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            scored: 0,
            mean: None,
            severity: None,
            margin: None,
            spread: None,
            fit: None,
            flat: false,
            outlying: Vec::new(),
            home: None,
        }
    }

    /// Is the judge clearly severe or lenient, chance set aside?
    pub fn is_clearly_off(&self) -> bool {
        self.severity.zip(self.margin).is_some_and(|(severity, margin)| severity.abs() > margin)
    }

    /// The same with the places of another table.
    pub(crate) fn moved(mut self, teams: &[usize]) -> Self {
        for outlying in &mut self.outlying {
            outlying.team = teams[outlying.team];
        }
        self
    }
}

/// The reports, in the table's order. Least squares are none where the table does not allow them.
pub fn judge_reports(table: &Table, fit: Option<&LeastSquares>) -> Vec<JudgeReport> {
    let (rows, columns) = (table.rows(), table.columns());
    let variances = columns.iter().filter(|column| column.len() > 1).map(|column| scale(column).1.powi(2));
    let panel = mean(variances).map(f64::sqrt).filter(|panel| *panel > 0.0);
    let quantile =
        fit.and_then(|fit| StudentsT::new(0.0, 1.0, real(fit.free)).ok()).map(|t| t.inverse_cdf(0.975));
    let cells = cells(table, fit);
    let one = |(judge, column): (usize, &Vec<Score>)| {
        let (centre, deviation) = scale(column);
        let known = fit.filter(|_| table.judges().len() > 1);
        JudgeReport {
            name: table.judges()[judge].clone(),
            scored: column.len(),
            mean: (!column.is_empty()).then_some(centre),
            // Negated from nought, so that no judge is severe by −0.
            severity: known.map(|fit| 0.0 - fit.judges[judge]),
            margin: known.and_then(|fit| Some(fit.judge_error(judge)? * quantile?)),
            spread: panel.filter(|_| column.len() > 1).map(|panel| deviation / panel),
            fit: agreement(table, &rows, column, fit),
            flat: column.len() > 1 && deviation <= 0.0,
            outlying: cells[judge].0.clone(),
            home: cells[judge].1,
        }
    };
    columns.iter().enumerate().map(one).collect()
}

/// For each judge the outlying cells and the home favour.
fn cells(table: &Table, fit: Option<&LeastSquares>) -> Vec<(Vec<Outlying>, Option<Home>)> {
    let mut found = vec![(Vec::new(), Vec::new()); table.judges().len()];
    if let Some(fit) = fit {
        let left = fit.residuals.iter().zip(fit.standardised());
        for (score, (residual, standardised)) in table.scores().iter().zip(left) {
            if table.is_own(score.team, score.judge) {
                found[score.judge].1.push(*residual);
            }
            if let Some(standardised) = standardised.filter(|s| s.abs() > OUTLYING) {
                found[score.judge].0.push(Outlying {
                    team: score.team,
                    points: score.points,
                    expected: score.points - residual,
                    standardised,
                });
            }
        }
    }
    let end = |(mut outlying, own): (Vec<Outlying>, Vec<f64>)| {
        outlying.sort_by(|a, b| b.standardised.abs().total_cmp(&a.standardised.abs()));
        let home = mean(own.iter().copied()).map(|favour| Home { favour, count: own.len() });
        (outlying, home)
    };
    found.into_iter().map(end).collect()
}

/// Correlation of a judge's scores with what the others gave the same teams.
fn agreement(
    table: &Table,
    rows: &[Vec<Score>],
    column: &[Score],
    fit: Option<&LeastSquares>,
) -> Option<f64> {
    let others = |score: &Score| {
        let others = rows[score.team].iter().filter(|other| other.judge != score.judge);
        mean(others.map(|other| other.points - fit.map_or(0.0, |fit| fit.judges[other.judge])))
    };
    let pairs: Vec<(f64, f64)> =
        column.iter().filter_map(|score| Some((score.points, others(score)?))).collect();
    if pairs.len() < LEAST_FOR_FIT {
        return None;
    }
    let centre = |side: fn(&(f64, f64)) -> f64| mean(pairs.iter().map(side));
    let (a, b) = (centre(|pair| pair.0)?, centre(|pair| pair.1)?);
    let product: f64 = pairs.iter().map(|(x, y)| (x - a) * (y - b)).sum();
    let squares = |side: fn(&(f64, f64)) -> f64, centre: f64| {
        pairs.iter().map(|pair| (side(pair) - centre).powi(2)).sum::<f64>()
    };
    let (own, theirs) = (squares(|pair| pair.0, a), squares(|pair| pair.1, b));
    let crumbs = 1e-18 * table.reach().powi(2) + 1e-24 * a * a;
    (own > crumbs && theirs > crumbs).then(|| (product / (own * theirs).sqrt()).clamp(-1.0, 1.0))
}
