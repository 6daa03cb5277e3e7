//! REML for the additive model: teams and judges are draws from two normal distributions, chance from a third.
//!
//! Source: Patterson & Thompson (1971); the criterion is lme4's, see `profile.rs`. The best linear unbiased
//! predictions (BLUPs) are shrunken towards the mean by as much as the figures are unsure: a reviewer with three
//! papers is not called lenient on the strength of three papers.

use nalgebra::DMatrix;

use super::crossed::Crossed;
use super::least_squares::least_squares;
use super::profile::{Solved, divisor};
use super::search::lowest;
use super::table::{Table, real};
use super::undefined::Undefined;

/// The three standard deviations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// How much teams differ.
    pub team: f64,
    /// How much judges differ in severity.
    pub judge: f64,
    /// Everything else.
    pub residual: f64,
}

/// The fitted model.
pub struct Reml {
    /// The three standard deviations.
    pub spread: Spread,
    /// The general level.
    pub level: f64,
    /// Its standard error.
    pub level_error: f64,
    /// The REML criterion, −2 log likelihood; none where the scores leave no chance at all.
    pub criterion: Option<f64>,
    /// BLUPs of the teams.
    pub teams: Vec<f64>,
    /// BLUPs of the judges; a severe judge is below nought.
    pub judges: Vec<f64>,
    /// Where draws come from; none where the scores leave no chance at all.
    pub(crate) solved: Option<Fitted>,
}

/// The table's layout and the equations solved at the estimate.
pub(crate) struct Fitted {
    pub(crate) crossed: Crossed,
    pub(crate) solved: Solved,
    pub(crate) sigma: f64,
}

/// Fits the model. A table in pieces has a fit too, though its pieces cannot be compared.
pub fn reml(table: &Table) -> Result<Reml, Undefined> {
    check(table)?;
    let crossed = Crossed::of(table);
    if let Ok(plain) = least_squares(table)
        && plain.residuals.iter().all(|r| r.abs() <= 1e-6 * table.reach())
    {
        return Ok(without_chance(&crossed, plain.level, plain.teams, plain.judges));
    }
    fit(crossed)
}

/// Can the three be told apart at all?
fn check(table: &Table) -> Result<(), Undefined> {
    let (teams, judges, count) = (table.teams().len(), table.judges().len(), table.scores().len());
    if count == 0 {
        Err(Undefined::NoScores)
    } else if teams < 2 {
        Err(Undefined::OneTeam)
    } else if judges < 2 {
        Err(Undefined::OneJudge)
    } else if table.reach() <= 0.0 {
        Err(Undefined::NoDifference)
    } else if count + super::design::pieces(table).len() <= teams + judges {
        // As many unknowns as figures: whatever is left over could be anybody's.
        Err(Undefined::TooFew)
    } else {
        Ok(())
    }
}

/// Fits the model to figures that are known to be enough.
pub(crate) fn fit(crossed: Crossed) -> Result<Reml, Undefined> {
    let mut criterion = |[kept, other]: [f64; 2]| {
        Solved::at(&crossed, kept, other).map_or(f64::INFINITY, |solved| solved.criterion)
    };
    let start = start(&crossed);
    let width = start.map(|ratio| 0.3 * ratio + 0.05);
    let (mut ratios, mut value) = lowest(start, width, &mut criterion);
    // On the edge, where teams or judges do not differ at all, the bottom is flat: nought is the answer there.
    for edge in [[0.0, ratios[1]], [ratios[0], 0.0], [0.0, 0.0]] {
        let there = criterion(edge);
        if there <= value + 1e-8 {
            (ratios, value) = (edge, there);
        }
    }
    let solved = Solved::at(&crossed, ratios[0].abs(), ratios[1].abs()).ok_or(Undefined::NoDifference)?;
    let sigma = (solved.squares.max(0.0) / (real(crossed.count) - 1.0)).sqrt();
    let last = crossed.kept.len();
    let mut unit = nalgebra::DVector::zeros(last + 1);
    unit[last] = 1.0;
    let level_error = sigma * solved.factor.solve(&unit)[last].sqrt();
    let kept: Vec<f64> = solved.kept.iter().take(last).map(|v| solved.kept_ratio * v).collect();
    let other = crossed.other.iter();
    let other = other.map(|l| solved.other_ratio * solved.other_effect(l, solved.kept.as_slice())).collect();
    let (teams, judges) = crossed.teams_first(kept, other);
    let (team, judge) = crossed.teams_first(solved.kept_ratio * sigma, solved.other_ratio * sigma);
    Ok(Reml {
        spread: Spread { team, judge, residual: sigma },
        level: crossed.mean + solved.kept[last],
        level_error,
        criterion: Some(value),
        teams,
        judges,
        solved: Some(Fitted { crossed, solved, sigma }),
    })
}

impl Reml {
    /// The joint covariance of the teams' effects given the scores (and the three standard deviations): how unsure
    /// each still is, and how much two err together. The level's own uncertainty is counted in.
    pub fn team_covariance(&self) -> DMatrix<f64> {
        let Some(Fitted { crossed, solved, sigma }) = &self.solved else {
            return DMatrix::zeros(self.teams.len(), self.teams.len());
        };
        let inverse = solved.factor.inverse();
        let (last, variance) = (crossed.kept.len(), sigma * sigma);
        if crossed.teams_kept {
            let ratio = solved.kept_ratio;
            return inverse.view((0, 0), (last, last)) * (variance * ratio * ratio);
        }
        let rows: Vec<_> = crossed.other.iter().map(|level| solved.coupling(level)).collect();
        let through = DMatrix::from_columns(&rows);
        let mut covariance = through.transpose() * inverse * through;
        for (at, level) in crossed.other.iter().enumerate() {
            covariance[(at, at)] += 1.0 / divisor(level, solved.other_ratio);
        }
        covariance * (variance * solved.other_ratio * solved.other_ratio)
    }
}

/// Scores that are exactly level + team + judge: the limit of the model as chance goes to nought.
fn without_chance(crossed: &Crossed, level: f64, teams: Vec<f64>, judges: Vec<f64>) -> Reml {
    let deviation = |effects: &[f64], count: usize| {
        let squares: f64 = effects.iter().map(|e| e * e).sum();
        (squares / (real(count) - 1.0)).sqrt()
    };
    let (team_count, judge_count) = crossed.teams_first(crossed.kept.len(), crossed.other.len());
    let spread =
        Spread { team: deviation(&teams, team_count), judge: deviation(&judges, judge_count), residual: 0.0 };
    let level_error =
        (spread.team.powi(2) / real(team_count) + spread.judge.powi(2) / real(judge_count)).sqrt();
    Reml { spread, level, level_error, criterion: None, teams, judges, solved: None }
}

/// A start for the search: the ratios as the means of the levels suggest them.
fn start(crossed: &Crossed) -> [f64; 2] {
    let total = crossed.squares / (real(crossed.count) - 1.0).max(1.0);
    let ratio = |levels: &[super::crossed::Level]| {
        let filled: Vec<_> = levels.iter().filter(|level| !level.with.is_empty()).collect();
        let between: f64 = filled.iter().map(|l| (l.sum / l.count()).powi(2)).sum::<f64>();
        (between / real(filled.len()).max(1.0) / total).clamp(0.01, 0.9)
    };
    let (kept, other) = (ratio(&crossed.kept), ratio(&crossed.other));
    let rest = (1.0 - kept - other).max(0.1);
    [(kept / rest).sqrt(), (other / rest).sqrt()]
}
