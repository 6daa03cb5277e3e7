//! Bradley–Terry: how strong every entry is, from votes between two of them at a time.
//!
//! > P(a is chosen over b) = 1 ÷ (1 + e^(strength b − strength a))
//!
//! **When it is worth it**: only for an open call of at least [`WORTHWHILE_FROM`] entries that nobody can score whole
//! ([`worthwhile`]). For six to eleven groups a full panel with a rubric is simpler and stronger. The engine itself
//! takes any number of entries.
//!
//! - Strengths are in logits and sum to zero; only differences mean something ([`Strengths::difference`]).
//! - "Equal" counts as half a win for each side. Strengths stay consistent; errors come out a little too large.
//! - Without a ridge this is maximum likelihood: each entry has won as often as expected. It needs every entry to be
//!   reachable from every other along "was chosen over or equal to"; otherwise some strength is infinite, and
//!   [`strengths`] refuses, naming the pieces.
//! - With a ridge λ the log likelihood is less ½ λ Σ strength² (a normal prior of variance 1 ÷ λ): always finite,
//!   drawn towards zero, most where votes are few. Then the errors are those of the posterior.
//!
//! The order of votes makes no difference, unlike with ratings that are updated vote by vote (Elo, TrueSkill), which
//! is why those are not used for a verdict.
//!
//! Sources: R. A. Bradley & M. E. Terry, Rank analysis of incomplete block designs (Biometrika 39, 1952); L. R. Ford Jr,
//! Solution of a ranking problem from binary comparisons (American Mathematical Monthly 64, 1957), for when a solution
//! exists; D. R. Hunter, MM algorithms for generalized Bradley–Terry models (Annals of Statistics 32, 2004).

mod fit;
mod graph;
mod refused;
mod tally;

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

use crate::keys::TeamKey;
pub use refused::Refused;

/// An open call of fewer entries is better judged whole.
pub const WORTHWHILE_FROM: usize = 30;
/// The smallest and the largest ridge.
pub const RIDGES: std::ops::RangeInclusive<f64> = 1e-6..=1e6;

/// Does an open call of so many entries deserve votes in pairs?
pub fn worthwhile(entries: usize) -> bool {
    entries >= WORTHWHILE_FROM
}

/// Votes between two entries. The same two may come up several times, either way round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    /// One of the two.
    pub one: TeamKey,
    /// The other.
    pub other: TeamKey,
    /// How often `one` was chosen.
    pub for_one: u32,
    /// How often `other` was chosen.
    pub for_other: u32,
    /// How often neither.
    pub equal: u32,
}

/// Every entry's strength.
#[derive(Debug, Clone, PartialEq)]
pub struct Strengths {
    /// By key.
    pub entries: Vec<Strength>,
    /// Twice the log likelihood lost against a model in which every pair has its own chance.
    pub deviance: f64,
    /// Pairs that met less entries plus one, to judge the deviance by; none with a ridge.
    pub degrees_of_freedom: Option<usize>,
    covariance: DMatrix<f64>,
}

/// One entry's strength.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Strength {
    /// Which.
    pub entry: TeamKey,
    /// In logits, against the average entry.
    pub logit: f64,
    /// Its standard error, against the average entry.
    pub se: f64,
    /// Votes it took part in.
    pub votes: u64,
    /// Votes won, equal ones as halves.
    pub wins: f64,
    /// The same as the model expects it.
    pub expected: f64,
}

/// Between two entries.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// Strength of the first less that of the second.
    pub logit: f64,
    /// Its standard error, which is not the sum of the two errors.
    pub se: f64,
}

impl Strengths {
    /// How much stronger `a` is than `b`; none if one of them is not an entry.
    pub fn difference(&self, a: &TeamKey, b: &TeamKey) -> Option<Difference> {
        let find = |key| self.entries.binary_search_by(|strength| strength.entry.cmp(key)).ok();
        let (a, b) = (find(a)?, find(b)?);
        let covariance = &self.covariance;
        let variance = covariance[(a, a)] + covariance[(b, b)] - covariance[(a, b)] - covariance[(b, a)];
        let logit = self.entries[a].logit - self.entries[b].logit;
        // Of an entry with itself it is nought, and rounding must not make it less.
        Some(Difference { logit, se: variance.max(0.0).sqrt() })
    }
}

/// The strengths of these entries; the order of entries and votes makes no difference.
pub fn strengths(entries: &[TeamKey], votes: &[Votes], ridge: Option<f64>) -> Result<Strengths, Refused> {
    if let Some(ridge) = ridge.filter(|ridge| !RIDGES.contains(ridge)) {
        return Err(Refused::RidgeOutOfRange { ridge: ridge.to_string() });
    }
    let tally = tally::tally(entries, votes)?;
    if ridge.is_none() {
        graph::check(&tally)?;
    }
    fit::fit(&tally, ridge).ok_or(Refused::NotSettled)
}
