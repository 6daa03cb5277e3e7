//! What makes one grouping better than another, and by how much.
//!
//! The main part is the *maximally diverse grouping problem*: people into groups of bounded size so that the
//! sum of distances within groups is largest (Gallego, Laguna, Martí, Duarte, "Tabu search with strategic
//! oscillation for the maximally diverse grouping problem", JORS 64, 2013). The distance of two people is the
//! weighted number of attributes in which they differ. Every figure is an integer, so every machine agrees.

use serde::{Deserialize, Serialize};

/// What one differing attribute of a pair is worth, before its weight.
pub(crate) const DIFFERENCE: i64 = 2;
/// What a colleague of the same unit in one group costs, before its weight.
pub(crate) const SAME_UNIT: i64 = 12;
/// What one repeated encounter costs, before its weight.
pub(crate) const REPEAT: i64 = 12;
/// What each thousandth costs by which the least mixed group lies behind the most mixed, before its weight.
pub(crate) const BEHIND: i64 = 2;

/// What a topic is worth to a person who ranked it so (0 is the dearest), before the weight.
#[must_use]
pub const fn wish_points(rank: usize) -> i64 {
    match rank {
        0 => 12,
        1 => 8,
        2 => 6,
        3 => 3,
        4 => 2,
        _ => 1,
    }
}

/// The parts of the objective; costs are negative, the sum is what the search makes as large as it can.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Weighted differences within groups.
    pub distance: i64,
    /// Minus: how far the least mixed group lies behind, and the pairs that only uneven sizes bring.
    pub balance: i64,
    /// What the topics are worth to those who wished for them.
    pub wishes: i64,
    /// Minus: colleagues of one unit in one group.
    pub units: i64,
    /// Minus: people who meet again.
    pub encounters: i64,
}

impl Score {
    /// All parts together.
    #[must_use]
    pub const fn total(&self) -> i64 {
        self.distance + self.balance + self.wishes + self.units + self.encounters
    }
}
