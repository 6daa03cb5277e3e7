//! How sure is the order? Empirical-Bayes draws: many worlds that fit the scores, and the ranks in each.
//!
//! Teams' effects are drawn from their joint normal distribution given the scores, BLUP ± conditional covariance.
//! Drawn around the plain estimates instead, close teams would look more certain than they are. The distribution
//! needs no dense covariance: the kept factor is drawn from its Cholesky factor, the other one given it.
//!
//! Source: N. Laird & T. Louis, Empirical Bayes ranking methods, Journal of Educational Statistics 14 (1989).

use nalgebra::{DMatrix, DVector};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Distribution, StandardNormal};

use super::additive::{Fitted, Reml};
use super::profile::divisor;
use super::table::real;

/// Part of the draws that the rank interval must hold.
const INSIDE: f64 = 0.9;

/// What the draws say about one team.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// How probable it is that this team is truly the best.
    pub first: f64,
    /// The best rank of the 90 % interval.
    pub best: usize,
    /// The worst rank of the 90 % interval.
    pub worst: usize,
    /// The mean rank.
    pub mean: f64,
}

/// How often each team took each rank.
pub struct RankCounts {
    teams: usize,
    draws: usize,
    /// Row by team, column by rank from 0; shared ranks count in parts, so that every column sums to the draws.
    counts: Vec<f64>,
}

/// Draws the ranks; the same seed gives the same draws.
pub fn draw_ranks(reml: &Reml, seed: u64, draws: usize) -> RankCounts {
    let mut counts = RankCounts::new(reml.teams.len());
    counts.add(reml, &mut ChaCha8Rng::seed_from_u64(seed), draws);
    counts
}

impl RankCounts {
    /// Nothing drawn yet.
    pub(crate) fn new(teams: usize) -> Self {
        Self { teams, draws: 0, counts: vec![0.0; teams * teams] }
    }

    /// Adds draws from a fitted model.
    pub(crate) fn add(&mut self, reml: &Reml, rng: &mut ChaCha8Rng, draws: usize) {
        self.draws += draws;
        let reach = reml.teams.iter().fold(0.0_f64, |most, effect| most.max(effect.abs()));
        let Some(fitted) = reml.solved.as_ref().filter(|_| reml.spread.team > 0.0) else {
            // Either the scores leave no chance at all or the teams do not differ: there is nothing to draw.
            return self.count_shared(&reml.teams, reach * 1e-9, real(draws));
        };
        let mut source = Source::of(fitted);
        let mut effects = vec![0.0; self.teams];
        let mut order = Vec::new();
        for _ in 0..draws {
            source.draw(rng, &mut effects);
            self.count(&effects, &mut order);
        }
    }

    /// Counts one draw; two equal effects have no chance to occur.
    fn count(&mut self, effects: &[f64], order: &mut Vec<usize>) {
        let teams = self.teams;
        if teams <= 48 {
            for (team, mine) in effects.iter().enumerate() {
                let better = effects.iter().fold(0_u32, |rank, other| rank + u32::from(other > mine));
                if let Some(count) =
                    usize::try_from(better).ok().and_then(|b| self.counts.get_mut(team * teams + b))
                {
                    *count += 1.0;
                }
            }
        } else {
            order.clear();
            order.extend(0..teams);
            order.sort_unstable_by(|a, b| effects[*b].total_cmp(&effects[*a]));
            for (rank, team) in order.iter().enumerate() {
                self.counts[team * teams + rank] += 1.0;
            }
        }
    }

    /// Counts effects in which some may be equal: those share their ranks in equal parts.
    fn count_shared(&mut self, effects: &[f64], tolerance: f64, weight: f64) {
        for (team, mine) in effects.iter().enumerate() {
            let better = effects.iter().filter(|other| **other > mine + tolerance).count();
            let equal = effects.iter().filter(|other| (*other - mine).abs() <= tolerance).count();
            for rank in better..(better + equal).min(self.teams) {
                self.counts[team * self.teams + rank] += weight / real(equal);
            }
        }
    }

    /// What the draws say about each team.
    pub fn standings(&self) -> Vec<Standing> {
        if self.draws == 0 {
            return Vec::new();
        }
        self.counts.chunks(self.teams.max(1)).map(|ranks| standing(ranks, real(self.draws))).collect()
    }
}

fn standing(counts: &[f64], draws: f64) -> Standing {
    let (best, worst) = narrowest(counts, draws * INSIDE);
    let mean = counts.iter().enumerate().map(|(rank, count)| real(rank + 1) * count).sum::<f64>() / draws;
    Standing { first: counts.first().map_or(0.0, |count| count / draws), best, worst, mean }
}

/// The narrowest run of ranks that holds this many draws; of several the one that holds most, then the better ranks.
fn narrowest(counts: &[f64], enough: f64) -> (usize, usize) {
    let enough = enough * (1.0 - 1e-9);
    let (mut best, mut best_inside) = ((1, counts.len().max(1)), 0.0);
    let (mut end, mut inside) = (0, 0.0);
    for (start, leaving) in counts.iter().enumerate() {
        while inside < enough && end < counts.len() {
            inside += counts[end];
            end += 1;
        }
        if inside < enough {
            break;
        }
        let (width, narrowest) = (end - start, best.1 - best.0 + 1);
        if width < narrowest || (width == narrowest && inside > best_inside) {
            (best, best_inside) = ((start + 1, end), inside);
        }
        inside -= leaving;
    }
    best
}

/// Where draws of the teams' effects come from.
struct Source<'a> {
    fitted: &'a Fitted,
    /// The kept unknowns are their mean plus this times independent normals.
    kept: DMatrix<f64>,
    /// How the kept unknowns come into each eliminated level's effect, ready to be multiplied; none when the teams
    /// are the kept ones.
    through: Vec<Through>,
    normals: DVector<f64>,
    unknowns: DVector<f64>,
}

/// One eliminated team: effect = own − Σ share × kept unknowns + noise × normal.
struct Through {
    own: f64,
    level: f64,
    share: f64,
    noise: f64,
}

impl<'a> Source<'a> {
    fn of(fitted: &'a Fitted) -> Self {
        let Fitted { crossed, solved, sigma } = fitted;
        let size = solved.kept.len();
        // L′⁻¹σ: solving with it once for all draws.
        let lower = solved.factor.l();
        let inverse = lower.solve_lower_triangular(&DMatrix::identity(size, size));
        let kept = inverse.map_or_else(|| DMatrix::zeros(size, size), |inverse| inverse.transpose() * *sigma);
        let through = if crossed.teams_kept {
            Vec::new()
        } else {
            let ratio = solved.other_ratio;
            let one = |level: &super::crossed::Level| {
                let scale = ratio * ratio / divisor(level, ratio);
                Through {
                    own: scale * level.sum,
                    level: scale * level.count(),
                    share: scale * solved.kept_ratio,
                    noise: ratio * sigma / divisor(level, ratio).sqrt(),
                }
            };
            crossed.other.iter().map(one).collect()
        };
        let (normals, unknowns) = (DVector::zeros(size), DVector::zeros(size));
        Self { fitted, kept, through, normals, unknowns }
    }

    fn draw(&mut self, rng: &mut ChaCha8Rng, effects: &mut [f64]) {
        let mut normal = || -> f64 { StandardNormal.sample(rng) };
        self.normals.iter_mut().for_each(|value| *value = normal());
        self.unknowns.copy_from(&self.fitted.solved.kept);
        // Upper triangular: the column of each normal ends at its own row.
        for (at, normal) in self.normals.iter().enumerate() {
            let column = self.kept.column(at);
            for (unknown, entry) in self.unknowns.iter_mut().zip(column.iter()).take(at + 1) {
                *unknown += normal * entry;
            }
        }
        let unknowns = self.unknowns.as_slice();
        if self.through.is_empty() {
            effects.copy_from_slice(&unknowns[..effects.len()]);
            return;
        }
        let general = unknowns[unknowns.len() - 1];
        let levels = self.fitted.crossed.other.iter();
        for ((effect, through), level) in effects.iter_mut().zip(&self.through).zip(levels) {
            let sum: f64 = level.with.iter().map(|at| unknowns[*at]).sum();
            *effect = through.own - through.level * general - through.share * sum + through.noise * normal();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use super::super::additive::reml;
    use super::super::table::{Score, Table};

    /// One more team than judges, or one less; a cell is missing.
    fn table(teams: usize, judges: usize) -> Table {
        let points =
            |team: usize, judge: usize| real((team * 7 + judge * 5 + team * judge) % 9) + 2.0 * real(team);
        let cells = (0..teams).flat_map(|team| (0..judges).map(move |judge| (team, judge)));
        let scores = cells.filter(|cell| *cell != (0, 0)).map(|(team, judge)| Score {
            team,
            judge,
            points: points(team, judge),
        });
        let names = |count: usize| (0..count).map(|at| at.to_string()).collect();
        Table::new(names(teams), names(judges), scores.collect()).unwrap()
    }

    #[test]
    fn draws_vary_together_as_the_joint_covariance_says() {
        for (teams, judges) in [(4, 5), (5, 4)] {
            let fit = reml(&table(teams, judges)).unwrap();
            let covariance = fit.team_covariance();
            let mut source = Source::of(fit.solved.as_ref().unwrap());
            let mut rng = ChaCha8Rng::seed_from_u64(1);
            let mut effects = vec![0.0; teams];
            let mut sums = DMatrix::zeros(teams, teams);
            let draws = 40_000_u32;
            for _ in 0..draws {
                source.draw(&mut rng, &mut effects);
                let off = DVector::from_fn(teams, |team, _| {
                    // The kept factor is drawn in units of its own deviation: only its order matters.
                    let unit = if source.through.is_empty() {
                        fit.solved.as_ref().unwrap().solved.kept_ratio
                    } else {
                        1.0
                    };
                    effects[team] * unit - fit.teams[team]
                });
                sums += &off * off.transpose();
            }
            let found = sums / f64::from(draws);
            assert!(covariance.amax() > 0.1, "something varies");
            for (found, expected) in found.iter().zip(covariance.iter()) {
                assert!((found - expected).abs() < 0.03 * covariance.amax(), "{found} instead of {expected}");
            }
        }
    }

    #[test]
    fn the_narrowest_ranks_that_hold_nine_tenths() {
        assert_eq!(narrowest(&[10.0, 80.0, 10.0, 0.0], 90.0), (1, 2));
        assert_eq!(narrowest(&[5.0, 45.0, 45.0, 5.0], 90.0), (2, 3));
        assert_eq!(narrowest(&[0.0, 0.0, 4.0, 96.0], 90.0), (4, 4));
        assert_eq!(narrowest(&[25.0, 25.0, 25.0, 25.0], 90.0), (1, 4));
        assert_eq!(narrowest(&[100.0], 90.0), (1, 1));
        assert_eq!(narrowest(&[], 0.0), (1, 1));
    }
}
