//! The parametric bootstrap with refit: for the final report, when there is a second to spare.
//!
//! The draws after every submit take the three standard deviations as known. Here tables are simulated from the fit
//! and fitted again; each refit gives other standard deviations, and the ranks are drawn under those. So the
//! uncertainty of the standard deviations is counted in too. The same simulations tell how often this panel, with
//! this much chance in its scores, would find the truly best team.
//!
//! Source: N. Laird & T. Louis, Empirical Bayes confidence intervals based on bootstrap samples, Journal of the
//! American Statistical Association 82 (1987), type III parametric bootstrap.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Distribution, StandardNormal};

use super::additive::{Fitted, Reml, Spread, fit, reml};
use super::crossed::Crossed;
use super::profile::Solved;
use super::ranks::{RankCounts, Standing, draw_ranks};
use super::table::{Table, Tidy, real};
use super::undefined::Undefined;

/// Refits that a report is usually made of.
pub const REFITS: usize = 2_000;
/// Draws under each refit.
const DRAWS_EACH: usize = 10;

/// What the refits say.
#[derive(Debug, Clone, PartialEq)]
pub struct Bootstrap {
    /// Tables simulated and fitted again.
    pub refits: usize,
    /// Each team's standing, in the table's order; none for a team without scores.
    pub standings: Vec<Option<Standing>>,
    /// Share of the simulated tables in which the best by the scores was truly the best.
    pub winner_found: f64,
    /// 5 % and 95 % of the refitted standard deviations.
    pub spread: (Spread, Spread),
}

/// Simulates and refits so many times; the same seed gives the same report. Fails as [`reml`] does, and for a table
/// in pieces.
pub fn bootstrap(table: &Table, seed: u64, refits: usize) -> Result<Bootstrap, Undefined> {
    let tidy = Tidy::of(table);
    if super::design::pieces(&tidy.table).len() > 1 {
        return Err(Undefined::InPieces);
    }
    let observed = reml(&tidy.table)?;
    if observed.spread.residual <= 0.0 {
        // Nothing is left to chance: every simulated table would give the same order.
        let certain = draw_ranks(&observed, seed, DRAWS_EACH).standings();
        let spread = (observed.spread, observed.spread);
        return Ok(Bootstrap { refits, standings: placed(table, &tidy, certain), winner_found: 1.0, spread });
    }
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    // A stream of its own: the draws of the opinion have the same seed.
    rng.set_stream(1);
    let mut counts = RankCounts::new(tidy.table.teams().len());
    let mut spreads: Vec<Spread> = Vec::new();
    let mut found = 0;
    for _ in 0..refits {
        let (points, best) = simulated(&tidy.table, &observed, &mut rng);
        let mut crossed = Crossed::of(&tidy.table);
        crossed.refill(&tidy.table, &points);
        // All simulated figures equal has no chance to happen unless nothing differs at all.
        let Ok(again) = fit(crossed) else { continue };
        found += usize::from(first(&again.teams) == best);
        spreads.push(again.spread);
        counts.add(&under(&tidy.table, &observed, again.spread), &mut rng, DRAWS_EACH);
    }
    if spreads.is_empty() {
        return Err(Undefined::NoDifference);
    }
    let quantile = |part: f64| {
        let of = |value: fn(&Spread) -> f64| {
            let mut all: Vec<f64> = spreads.iter().map(value).collect();
            all.sort_by(f64::total_cmp);
            at_part(&all, part)
        };
        Spread { team: of(|s| s.team), judge: of(|s| s.judge), residual: of(|s| s.residual) }
    };
    Ok(Bootstrap {
        refits: spreads.len(),
        standings: placed(table, &tidy, counts.standings()),
        winner_found: real(found) / real(spreads.len()),
        spread: (quantile(0.05), quantile(0.95)),
    })
}

/// Standings of the tidy table in the order of the table itself.
fn placed(table: &Table, tidy: &Tidy, standings: Vec<Standing>) -> Vec<Option<Standing>> {
    let mut placed = vec![None; table.teams().len()];
    for (standing, place) in standings.into_iter().zip(&tidy.teams) {
        placed[*place] = Some(standing);
    }
    placed
}

/// A table as the fitted model could have brought it forth, and which team is truly best in it.
fn simulated(table: &Table, fitted: &Reml, rng: &mut ChaCha8Rng) -> (Vec<f64>, Option<usize>) {
    let mut draw = |deviation: f64| -> f64 {
        let normal: f64 = StandardNormal.sample(rng);
        deviation * normal
    };
    let Spread { team, judge, residual } = fitted.spread;
    let teams: Vec<f64> = table.teams().iter().map(|_| draw(team)).collect();
    let judges: Vec<f64> = table.judges().iter().map(|_| draw(judge)).collect();
    let one =
        |score: &super::table::Score| fitted.level + teams[score.team] + judges[score.judge] + draw(residual);
    (table.scores().iter().map(one).collect(), first(&teams))
}

fn first(effects: &[f64]) -> Option<usize> {
    (0..effects.len()).max_by(|a, b| effects[*a].total_cmp(&effects[*b]))
}

/// The observed scores under other standard deviations.
fn under(table: &Table, observed: &Reml, spread: Spread) -> Reml {
    let crossed = Crossed::of(table);
    let (kept, other) = crossed.teams_first(spread.team, spread.judge);
    let solved = if spread.residual > 0.0 {
        Solved::at(&crossed, kept / spread.residual, other / spread.residual)
    } else {
        None
    };
    Reml {
        spread,
        teams: observed.teams.clone(),
        judges: Vec::new(),
        solved: solved.map(|solved| Fitted { crossed, solved, sigma: spread.residual }),
        ..*observed
    }
}

/// The value below which this part of the sorted ones lies.
fn at_part(sorted: &[f64], part: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the length")]
    let place = (part * real(sorted.len().saturating_sub(1))).round() as usize;
    sorted.get(place).copied().unwrap_or(0.0)
}
