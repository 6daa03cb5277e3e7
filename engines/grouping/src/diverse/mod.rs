//! The maximally diverse grouping problem as the literature states it: people, a distance for every pair, groups
//! of given sizes; wanted is the grouping with the largest sum of distances within groups.
//!
//! [`crate::solve`] groups a class by what is known of people, with rules and wishes. This is the bare problem on
//! any table of distances, for research, for comparison with published instances (MDGPLIB) and for whoever brings
//! distances of their own.
//!
//! * [`Distances`] holds the table in exact whole numbers.
//! * [`Diverse`] is the problem, read from a published file by [`Diverse::from_mdgplib`]; [`Diverse::solve`] anneals, [`Diverse::solve_from_each`] does so from several
//!   seeds at once.
//! * [`Diverse::by_lot`] and [`Diverse::ceiling`] say what a figure is worth: what groups drawn by lot have on
//!   average, and what no grouping can exceed.

mod anneal;
mod distances;
mod exchanges;
mod instance;
mod partition;
mod reference;
mod thresholds;
mod wide;

use rayon::prelude::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

pub use distances::{Distances, TooLarge};
pub use instance::NoInstance;

use crate::chance::Chance;
use crate::problem::Size;
use partition::Partition;

/// The problem: a table of distances and the bounds of each group.
#[derive(Debug, Clone)]
pub struct Diverse {
    distances: Distances,
    bounds: Vec<Size>,
}

/// Why there is no such grouping.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoGrouping {
    /// The smallest group sizes together are more people than there are.
    #[error("the groups need at least {need} people and there are {people}")]
    TooFewPeople {
        /// The least the groups need.
        need: usize,
        /// How many there are.
        people: usize,
    },
    /// The largest group sizes together are fewer people than there are.
    #[error("the groups hold {room} people and there are {people}")]
    TooManyPeople {
        /// What the groups hold.
        room: usize,
        /// How many there are.
        people: usize,
    },
    /// A group's fewest is more than its most.
    #[error("group {group} is to have at least {min} and at most {max} people")]
    Upside {
        /// Which group, from 0.
        group: usize,
        /// Its fewest.
        min: usize,
        /// Its most.
        max: usize,
    },
    /// There are more groups than the search can name.
    #[error("{groups} groups are too many: the search can name {most}")]
    TooManyGroups {
        /// How many there are.
        groups: usize,
        /// How many there may be.
        most: usize,
    },
    /// Sums over a group would not fit.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
}

/// What the search has seen so far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Exchanges and moves looked at.
    pub looked: u64,
    /// The best objective, in the table's own units.
    pub best: f64,
}

/// A grouping and what it is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouped {
    /// The group of each person, from 0.
    pub groups: Vec<usize>,
    /// The sum of distances within groups, in the table's own units; exact where the table is.
    pub objective: f64,
    /// The same in the whole numbers the search counts with.
    pub exact: i64,
    /// Exchanges and moves looked at.
    pub looked: u64,
}

impl Diverse {
    /// A problem whose bounds can be kept.
    ///
    /// # Errors
    /// [`NoGrouping`] says why they cannot, or that the sums would be too large.
    pub fn new(distances: Distances, bounds: Vec<Size>) -> Result<Self, NoGrouping> {
        let people = distances.people();
        let (groups, most) = (bounds.len(), exchanges::MOST_GROUPS);
        if groups > most {
            return Err(NoGrouping::TooManyGroups { groups, most });
        }
        for (group, size) in bounds.iter().enumerate() {
            if size.min > size.max {
                return Err(NoGrouping::Upside { group, min: size.min, max: size.max });
            }
        }
        let sum = |of: fn(&Size) -> usize| bounds.iter().map(of).fold(0, usize::saturating_add);
        let (need, room) = (sum(|size| size.min), sum(|size| size.max));
        if need > people {
            return Err(NoGrouping::TooFewPeople { need, people });
        }
        if room < people {
            return Err(NoGrouping::TooManyPeople { room, people });
        }
        let largest = bounds.iter().map(|size| size.max.min(people)).max().unwrap_or(0);
        distances.fits(largest)?;
        Ok(Self { distances, bounds })
    }

    /// Searches from one seed. `pace` is told what was seen and says which share of its way the search has come:
    /// it begins at 0 and ends at 1. Counted in steps ([`steps`]) the result is the same on every machine.
    pub fn solve(&self, seed: u64, pace: &mut dyn FnMut(Seen) -> f64) -> Grouped {
        let mut chance = Chance::from(seed);
        let mut start = Partition::drawn(&self.distances, &self.bounds, &mut chance);
        let looked = anneal::anneal(&mut start, &self.bounds, &mut chance, pace);
        Grouped {
            exact: start.objective(),
            objective: self.distances.shown(start.objective()),
            groups: start.into_groups(),
            looked,
        }
    }

    /// Searches from each seed at the same time and gives the best; of equals the first. `pace` is told which of
    /// the seeds, by its place, is asking.
    pub fn solve_from_each(
        &self,
        seeds: &[u64],
        pace: &(dyn Fn(usize, Seen) -> f64 + Sync),
    ) -> Option<Grouped> {
        let all: Vec<Grouped> = seeds
            .par_iter()
            .enumerate()
            .map(|(place, seed)| self.solve(*seed, &mut |seen| pace(place, seen)))
            .collect();
        all.into_iter().reduce(|best, next| if next.exact > best.exact { next } else { best })
    }

    /// The table.
    #[must_use]
    pub const fn distances(&self) -> &Distances {
        &self.distances
    }

    /// The bounds of each group.
    #[must_use]
    pub fn bounds(&self) -> &[Size] {
        &self.bounds
    }
}

/// A pace of so many steps.
pub fn steps(budget: u64) -> impl FnMut(Seen) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a share of the way; sixteen digits are plenty")]
    move |seen| if budget == 0 { 1.0 } else { seen.looked as f64 / budget as f64 }
}
