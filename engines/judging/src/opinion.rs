//! The second opinion: what the scores allow one to believe, beside the official result and never instead of it.
//!
//! The official result is exact and says who gets the prize. The second opinion says how sure the order is, whom
//! missing scores help, how severe each judge is, and whether another fair rule would have chosen another winner. It
//! is reckoned in floating point from a model, refreshed after every submit, and it never decides.
//!
//! | File | Says |
//! |---|---|
//! | [`table`] | the scores, cells missing or not |
//! | [`mod@design`] | is the table connected; whom do missing cells help |
//! | [`mod@least_squares`] | the severity-adjusted figures |
//! | [`additive`] | how much teams, judges and chance vary (REML) |
//! | [`ranks`], [`confidence`] | how probable each first place is, and in which words |
//! | [`fair_rules`] | would another rule change the winner |
//! | [`mod@reliability`], [`mod@concordance`] | would another panel agree |
//! | [`judges`] | the report on each judge |
//! | [`mod@bootstrap`] | the same with refits, for the final report |
//!
//! ```
//! use judging::opinion::{DRAWS, Score, Table, second_opinion};
//! use judging::Lang;
//!
//! let rows = [[90.0, 88.0, 91.0, 87.0, 90.0], [80.0, 79.5, 83.0, 78.0, 81.0], [70.0, 70.0, 72.0, 69.0, 71.0]];
//! let scores = rows.iter().enumerate().flat_map(|(team, row)| {
//!     row.iter().enumerate().map(move |(judge, points)| Score { team, judge, points: *points })
//! });
//! let names = |all: &[&str]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
//! let table = Table::new(names(&["一组", "二组", "三组"]), names(&["甲", "乙", "丙", "丁", "戊"]), scores.collect())?;
//! let opinion = second_opinion(&table, 1, DRAWS);
//! assert_eq!(opinion.verdict(&[0], Lang::Zh), "第一名是一组：把握很大。");
//! # Ok::<(), judging::opinion::TableError>(())
//! ```

pub mod additive;
pub mod bootstrap;
pub mod concordance;
pub mod confidence;
mod crossed;
pub mod design;
pub mod fair_rules;
pub mod judges;
pub mod least_squares;
mod profile;
pub mod ranks;
pub mod reliability;
mod search;
mod sentences;
pub mod table;
pub mod undefined;

pub use additive::{Spread, reml};
pub use bootstrap::{Bootstrap, REFITS, bootstrap};
pub use concordance::Concordance;
pub use confidence::Confidence;
pub use design::{Design, Link, Piece, Tilt};
pub use fair_rules::FairRule;
pub use judges::{Home, JudgeReport, Outlying};
pub use least_squares::{LeastSquares, least_squares};
pub use ranks::Standing;
pub use reliability::{Icc, Reliability};
pub use table::{Score, Table, TableError};
pub use undefined::Undefined;

use design::design;
use reliability::reliability;
use table::{Tidy, mean};

/// Draws that an opinion is usually made of.
pub const DRAWS: usize = 10_000;

/// Everything the scores say, in the order of the table it was asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// The teams.
    pub teams: Vec<TeamOpinion>,
    /// The judges.
    pub judges: Vec<JudgeReport>,
    /// Is the table connected, and whom do missing cells help?
    pub design: Design,
    /// Has every judge scored every team (those without any score left out)?
    pub complete: bool,
    /// What the adjusted figures rest on, or why there are none.
    pub adjusted: Result<Adjusted, Undefined>,
    /// How much teams, judges and chance vary, or why that cannot be told.
    pub spread: Result<Spread, Undefined>,
    /// The general level of the fitted model with its standard error, where there is a fit.
    pub level: Option<(f64, f64)>,
    /// The REML criterion, where there is one.
    pub criterion: Option<f64>,
    /// Why there is no probability of a first place, where there is none.
    pub order: Result<(), Undefined>,
    /// Which team each fair rule puts first.
    pub winners: Vec<(FairRule, Vec<usize>)>,
    /// Would another panel agree?
    pub reliability: Reliability,
    /// The seed of the draws.
    pub seed: u64,
    /// How many worlds were drawn.
    pub draws: usize,
}

/// What the adjusted figures rest on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adjusted {
    /// What an average judge gives an average team.
    pub level: f64,
    /// What is left over when teams and judges have their figures; none where nothing is free.
    pub sigma: Option<f64>,
    /// Its degrees of freedom.
    pub free: usize,
}

/// What the scores say about one team.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamOpinion {
    /// The team's name.
    pub name: String,
    /// How many judges have scored it.
    pub scores: usize,
    /// The plain mean.
    pub mean: Option<f64>,
    /// As if every judge had scored it.
    pub adjusted: Option<f64>,
    /// Its rank by that, 1-2-2-4.
    pub adjusted_rank: Option<u32>,
    /// How much better than average it is believed to be: shrunken by as much as the scores are unsure.
    pub believed: Option<f64>,
    /// How probable ranks are.
    pub standing: Option<Standing>,
}

/// Looks at a table. Deterministic: the same scores, seed and number of draws give the same opinion, in whatever
/// order teams and judges come.
pub fn second_opinion(table: &Table, seed: u64, draws: usize) -> Opinion {
    let Tidy { table: tidy, teams, judges } = Tidy::of(table);
    let adjusted = least_squares(&tidy);
    let design = design(&tidy, adjusted.as_ref().map_err(|why| *why));
    let fitted = reml(&tidy);
    let order = match (&fitted, &adjusted) {
        (Err(why), _) | (Ok(_), Err(why)) => Err(*why),
        (Ok(fitted), Ok(_)) => Ok(fitted),
    };
    let spread = fitted.as_ref().map(|fitted| fitted.spread).map_err(|why| *why);
    let standings =
        order.map(|fitted| ranks::draw_ranks(fitted, seed, draws).standings()).unwrap_or_default();
    let ranks =
        adjusted.as_ref().map(|fit| shared_ranks(&fit.teams, 1e-9 * tidy.reach())).unwrap_or_default();

    let mut opinion = Opinion {
        teams: table.teams().iter().map(|name| TeamOpinion::none(name)).collect(),
        judges: table.judges().iter().map(|name| JudgeReport::none(name)).collect(),
        design: design.moved(&teams, &judges),
        complete: tidy.is_complete(),
        adjusted: adjusted
            .as_ref()
            .map(|fit| Adjusted { level: fit.level, sigma: fit.sigma, free: fit.free })
            .map_err(|why| *why),
        spread,
        level: fitted.as_ref().ok().map(|fitted| (fitted.level, fitted.level_error)),
        criterion: fitted.as_ref().ok().and_then(|fitted| fitted.criterion),
        order: order.map(|_| ()),
        winners: fair_rules::winners(&tidy),
        reliability: reliability(&tidy, spread),
        seed,
        draws,
    };
    for (_, first) in &mut opinion.winners {
        *first = first.iter().map(|at| teams[*at]).collect();
        first.sort_unstable();
    }
    let rows = tidy.rows();
    for (at, place) in teams.iter().enumerate() {
        let team = &mut opinion.teams[*place];
        team.scores = rows[at].len();
        team.mean = mean(rows[at].iter().map(|score| score.points));
        team.adjusted = adjusted.as_ref().ok().and_then(|fit| fit.adjusted(at));
        team.adjusted_rank = ranks.get(at).copied();
        team.believed = order.ok().and_then(|fitted| fitted.teams.get(at).copied());
        team.standing = standings.get(at).copied();
    }
    for (report, place) in judges::judge_reports(&tidy, adjusted.as_ref().ok()).into_iter().zip(&judges) {
        opinion.judges[*place] = report.moved(&teams);
    }
    opinion
}

impl TeamOpinion {
    /// Nothing is known of a team without scores.
    fn none(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            scores: 0,
            mean: None,
            adjusted: None,
            adjusted_rank: None,
            believed: None,
            standing: None,
        }
    }
}

impl Opinion {
    /// Is the adjusted order worth showing beside the official one? Only when scores are missing or a rank moves.
    /// Teams come in the table's order; a team without an official rank does not move.
    pub fn adjusted_is_shown(&self, official: &[Option<u32>]) -> bool {
        let moves = |(team, official): (&TeamOpinion, &Option<u32>)| {
            official.is_some() && team.adjusted_rank.is_some() && team.adjusted_rank != *official
        };
        self.adjusted.is_ok() && (!self.complete || self.teams.iter().zip(official).any(moves))
    }

    /// How sure it is that this team, the official winner, is truly the best.
    pub fn confidence(&self, winner: usize) -> Option<Confidence> {
        let team = self.teams.get(winner)?;
        Some(Confidence::of(team.standing?.first, team.scores))
    }
}

/// Ranks 1-2-2-4, the largest first; what lies within the tolerance is equal.
fn shared_ranks(values: &[f64], tolerance: f64) -> Vec<u32> {
    let better =
        |mine: &f64| values.iter().fold(1_u32, |rank, other| rank + u32::from(*other > mine + tolerance));
    values.iter().map(better).collect()
}
