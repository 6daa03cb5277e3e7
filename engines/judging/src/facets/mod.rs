//! Many-facet Rasch measurement in the rating-scale form: teams, criteria and judges on one scale.
//!
//! For a rubric of a few ordered steps ("0 not there … 3 convincing") the model says
//!
//! > log odds of step k over step k − 1 = team − criterion − severity − threshold k
//!
//! so a lenient judge or an easy criterion no longer decides who looks better. Ratings may be missing. Everything is
//! in logits; criteria, severities and thresholds each sum to zero, teams are free. A severe judge has a positive
//! severity, a hard criterion a positive difficulty.
//!
//! **Only** for rubrics of at most [`MOST_STEPS`] ordered steps: on a 100-point scale most points are never given and
//! the thresholds would be noise, so [`measure`] refuses. With two steps (yes, no) the model is the plain Rasch model
//! with several raters, and its one threshold is zero.
//!
//! # How it is estimated
//!
//! Joint maximum likelihood (`fit`): at the solution the observed total of every element equals the expected
//! one, and every threshold has been passed as often as expected.
//! - A step that nobody gave has no threshold: the steps in use are renumbered, and [`Facets::steps`] says which.
//! - Somebody with only lowest or only highest ratings has no finite measure: dropped and named, again and again until
//!   nobody is left to drop (`table`).
//! - What falls into pieces that nothing links cannot be compared: refused, naming the pieces (`linked`).
//! - Even then a measure can run off: a piece linked to the rest by nothing but highest ratings, or criteria that share
//!   hardly a step. Refused, naming the ratings that pull.
//! - With few ratings for a team, joint estimates lie too far out (five answers: about a quarter). The order is not
//!   touched; intervals and separation are. Not corrected, because the corrections are rules of thumb.
//!
//! Two standard errors are given. [`Measure::se`] takes everything else as known, as Facets and Winsteps print it, and
//! is what separation is made of; [`Measure::se_joint`] knows that the rest is estimated as well, as a logistic
//! regression prints it.
//!
//! Sources: J. M. Linacre, *Many-Facet Rasch Measurement* (1989); D. Andrich, A rating formulation for ordered
//! response categories (Psychometrika 43, 1978); B. D. Wright & G. N. Masters, *Rating Scale Analysis* (1982), chapters
//! 4 and 5 for fit and separation; S. J. Haberman, Maximum likelihood estimates in exponential response models (Annals
//! of Statistics 5, 1977), for when a finite solution exists.

mod fit;
mod likelihood;
mod linked;
mod refused;
mod report;
mod table;

use serde::{Deserialize, Serialize};

use crate::keys::{JudgeKey, TeamKey};
pub use refused::{Pieces, RatingAt, Refused};

/// The longest rubric that is measured, in ordered steps.
pub const MOST_STEPS: u8 = 10;

/// One step given by one judge to one team on one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// For which team.
    pub team: TeamKey,
    /// Whose.
    pub judge: JudgeKey,
    /// On which criterion, by place on the sheet.
    pub criterion: usize,
    /// The step, 0 for the lowest.
    pub step: u8,
}

/// Everything on one scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facets {
    /// Teams by key; more is better.
    pub teams: Vec<Measure<TeamKey>>,
    /// Judges by key; more is more severe.
    pub judges: Vec<Measure<JudgeKey>>,
    /// Criteria by place; more is harder.
    pub criteria: Vec<Measure<usize>>,
    /// The steps in use, lowest first; totals count in places of this list.
    pub steps: Vec<u8>,
    /// From each step in use to the next.
    pub thresholds: Vec<Threshold>,
    /// How well the teams are told apart; none with one team.
    pub team_separation: Option<Separation>,
    /// How well the judges are told apart. The ideal panel has none: all equally severe.
    pub judge_separation: Option<Separation>,
    /// How well the criteria are told apart.
    pub criterion_separation: Option<Separation>,
    /// Who has no finite measure and was left out, in the order of leaving.
    pub dropped: Vec<Dropped>,
    /// Ratings that took part.
    pub ratings: usize,
    /// Of the ratings that took part.
    pub log_likelihood: f64,
}

/// One element of a facet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measure<K> {
    /// Which.
    pub key: K,
    /// Where on the scale.
    pub logit: f64,
    /// Standard error with everything else taken as known.
    pub se: f64,
    /// Standard error with everything else estimated too.
    pub se_joint: f64,
    /// Ratings that took part.
    pub ratings: usize,
    /// Sum of their steps, counted in places of [`Facets::steps`].
    pub observed: usize,
    /// The same sum as the model expects it.
    pub expected: f64,
    /// Mean square fit weighted by information: 1 is as expected, above 1.5 noisy, below 0.5 too tame.
    pub infit: f64,
    /// Mean square fit, each rating alike: catches single surprises.
    pub outfit: f64,
}

/// The way from one step in use to the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Threshold {
    /// The step that is reached.
    pub step: u8,
    /// Where both steps are equally likely, relative to team − criterion − severity.
    pub logit: f64,
    /// Standard error with everything else taken as known.
    pub se: f64,
    /// Standard error with everything else estimated too.
    pub se_joint: f64,
    /// Ratings at this step or above.
    pub reached: usize,
    /// The same as the model expects it.
    pub expected: f64,
}

/// How well the elements of a facet are told apart (Wright & Masters 1982).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Separation {
    /// G: true spread ÷ typical standard error; the variance is over n, as of all elements there are.
    pub separation: f64,
    /// G² ÷ (1 + G²).
    pub reliability: f64,
}

/// A team, a judge or a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// By key.
    Team(TeamKey),
    /// By key.
    Judge(JudgeKey),
    /// By place on the sheet.
    Criterion(usize),
}

/// An element left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Which.
    pub element: Element,
    /// Why.
    pub why: Why,
}

/// Why an element has no finite measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Nothing but the lowest step in use.
    AllLowest,
    /// Nothing but the highest step in use.
    AllHighest,
    /// All its ratings belonged to elements dropped before.
    NothingLeft,
}

/// Measures teams, judges and criteria from ratings on the steps 0 … `highest`; their order makes no difference.
pub fn measure(highest: u8, ratings: &[Rating]) -> Result<Facets, Refused> {
    let (table, dropped) = table::table(highest, ratings)?;
    if let Some(pieces) = linked::pieces(&table) {
        return Err(Refused::Apart { pieces, dropped });
    }
    let fitted = fit::fit(&table).map_err(|ratings| Refused::NoFiniteSolution { ratings })?;
    Ok(report::report(&table, &fitted, dropped))
}
