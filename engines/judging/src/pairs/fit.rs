//! The strengths of highest likelihood by Newton's method, and their errors.
//!
//! The log likelihood is concave; a step is shortened until it grows. Its information matrix does not see a shift of
//! all strengths together, so a multiple of "all ones" is added to it: the step then keeps the sum at zero, and taking
//! the same multiple off the inverse again leaves the covariance against the average entry.

use nalgebra::{DMatrix, DVector};

use super::tally::Tally;
use super::{Strength, Strengths};

/// Newton needs about ten; more only where strengths lie tens of logits apart.
const MOST_ROUNDS: usize = 500;
/// Nothing moves further than this in one step, in logits.
const LONGEST_STEP: f64 = 2.0;
/// The last step must be shorter than this, in logits.
const STILL: f64 = 1e-9;
/// Observed and expected wins must agree this well, for each vote of the entry with most votes.
const AGREED: f64 = 1e-10;

/// The objective at some strengths, and its derivatives.
struct View {
    objective: f64,
    gradient: DVector<f64>,
    /// With the multiple of ones, which moves nothing.
    information: DMatrix<f64>,
    /// The information that was added for a shift of all together, per unit length.
    added: f64,
}

pub(super) fn fit(tally: &Tally, ridge: Option<f64>) -> Option<Strengths> {
    let size = tally.entries.len();
    let ridge = ridge.unwrap_or(0.0);
    let busiest = votes(tally).into_iter().max().unwrap_or(0) as f64;
    let mut place = DVector::zeros(size);
    let mut view = View::new(tally, &place, ridge);
    for _ in 0..MOST_ROUNDS {
        let factored = view.information.clone().cholesky()?;
        let step = factored.solve(&view.gradient);
        // As a comparison that is false for what is not a number.
        if step.amax() <= STILL && view.gradient.amax() <= AGREED * busiest.max(1.0) {
            let shift = ((ridge + view.added) * size as f64).recip();
            let covariance = factored.inverse().map(|entry| entry - shift);
            return Some(report(tally, &place, ridge, covariance));
        }
        let mut factor = (LONGEST_STEP / step.amax()).min(1.0);
        let mut there = &place + &step * factor;
        let mut seen = View::new(tally, &there, ridge);
        // Rounding alone may take this much off close to the top.
        let least = view.objective - 1e-12 * view.objective.abs();
        while seen.objective < least && factor > 1e-6 {
            factor /= 2.0;
            there = &place + &step * factor;
            seen = View::new(tally, &there, ridge);
        }
        // Rounding must not add up to a shift.
        let mean = there.mean();
        place = there.add_scalar(-mean);
        view = seen;
    }
    None
}

impl View {
    fn new(tally: &Tally, place: &DVector<f64>, ridge: f64) -> Self {
        let size = place.len();
        let mut objective = -0.5 * ridge * place.norm_squared();
        let mut gradient = place * -ridge;
        let mut information = DMatrix::from_diagonal_element(size, size, ridge);
        let mut most: f64 = 1.0;
        for pair in &tally.pairs {
            let (one, other, all) = pair.wins();
            let ahead = place[pair.one] - place[pair.other];
            let (chance, rest) = (logistic(ahead), logistic(-ahead));
            objective += one * log_logistic(ahead) + other * log_logistic(-ahead);
            // One's wins less those expected, written so that nothing cancels.
            let residual = one * rest - other * chance;
            gradient[pair.one] += residual;
            gradient[pair.other] -= residual;
            let weight = all * chance * rest;
            information[(pair.one, pair.one)] += weight;
            information[(pair.other, pair.other)] += weight;
            information[(pair.one, pair.other)] -= weight;
            information[(pair.other, pair.one)] -= weight;
        }
        for i in 0..size {
            most = most.max(information[(i, i)]);
        }
        let each = most / size as f64;
        information.apply(|entry| *entry += each);
        View { objective, gradient, information, added: most }
    }
}

fn report(tally: &Tally, place: &DVector<f64>, ridge: f64, covariance: DMatrix<f64>) -> Strengths {
    let size = tally.entries.len();
    let (mut wins, mut expected) = (vec![0.0; size], vec![0.0; size]);
    let mut deviance = 0.0;
    for pair in &tally.pairs {
        let (one, other, all) = pair.wins();
        let ahead = place[pair.one] - place[pair.other];
        for (entry, won, chance) in [(pair.one, one, logistic(ahead)), (pair.other, other, logistic(-ahead))]
        {
            wins[entry] += won;
            expected[entry] += all * chance;
            if won > 0.0 {
                deviance += 2.0 * won * (won / (all * chance)).ln();
            }
        }
    }
    let entries = tally.entries.iter().zip(votes(tally)).enumerate().map(|(at, (entry, votes))| Strength {
        entry: entry.clone(),
        logit: place[at],
        se: covariance[(at, at)].max(0.0).sqrt(),
        votes,
        wins: wins[at],
        expected: expected[at],
    });
    Strengths {
        entries: entries.collect(),
        // A perfect fit must not come out below nought.
        deviance: deviance.max(0.0),
        degrees_of_freedom: if ridge > 0.0 { None } else { (tally.pairs.len() + 1).checked_sub(size) },
        covariance,
    }
}

/// Votes each entry took part in.
fn votes(tally: &Tally) -> Vec<u64> {
    let mut votes = vec![0_u64; tally.entries.len()];
    for pair in &tally.pairs {
        for entry in [pair.one, pair.other] {
            votes[entry] = votes[entry].saturating_add(pair.halves_one.midpoint(pair.halves_other));
        }
    }
    votes
}

fn logistic(x: f64) -> f64 {
    (1.0 + (-x).exp()).recip()
}

fn log_logistic(x: f64) -> f64 {
    // Written for the side on which the exponential is small.
    if x >= 0.0 { -(-x).exp().ln_1p() } else { x - x.exp().ln_1p() }
}
