//! Tables for a world café: people change tables from round to round and meet as many others as possible.
//!
//! Splitting people afresh every round so that no two meet twice is the **social golfer problem** (Harvey 1998, CSPLib
//! 10). Here tables may have hosts who stay, sizes may have bounds, and whoever has met before counts as having met.
//!
//! How [`plan`] works:
//! 1. Where a perfect plan is known it is taken: lines of a finite plane, pairs by the circle. 25 people at 5 tables for
//!    6 rounds, 49 at 7 for 8, 16 at 4 for 5 and every such case need no search, with or without hosts.
//! 2. Rounds beyond that are added one after the other, each by the core of [`crate::diverse`]: the distance of two
//!    people is minus the number of times they have met.
//! 3. Then single exchanges in any round are annealed, drawn from those who meet somebody again (Dotú & Van Hentenryck
//!    2005 search the same neighbourhood), until nothing is left to gain or the budget is spent.
//!
//! [`Meetings::least_repeats`] says how many repeats counting proves to be unavoidable, so that a plan that reaches it
//! is known to be the best.
//!
//! ```
//! use grouping::rotation::{Rotation, plan};
//!
//! let cafe = Rotation::of(25, 5, 6);
//! let plan = plan(&cafe, 1, 100_000).expect("25 people fit 5 tables");
//! assert_eq!(plan.meetings.repeats, 0);
//! assert!(plan.meetings.others.iter().all(|met| *met == 24));
//! ```

mod field;
mod fill;
mod known;
mod least;
mod meetings;
mod refusal;
mod seating;
mod seats;
mod walk;

use serde::{Deserialize, Serialize};

pub use meetings::{Meetings, meetings_of};
pub use refusal::NoRotation;

use crate::chance::Chance;
use crate::problem::{MAX_GROUPS, MAX_PEOPLE, Size};
use seating::Seating;

/// The most rounds.
pub const MAX_ROUNDS: usize = 100;

/// Who is to sit where how often.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rotation {
    /// How many people, hosts among them.
    pub people: usize,
    /// How many tables.
    pub tables: usize,
    /// How many rounds.
    pub rounds: usize,
    /// How many people a table may have, its host among them. Not given: as equal as possible.
    pub size: Option<Size>,
    /// For each table the person who stays there, if any. Empty: no table has a host.
    pub hosts: Vec<Option<usize>>,
    /// Two people who have met before; a pair named twice has met twice.
    pub earlier: Vec<(usize, usize)>,
}

/// Who sits where, and who meets whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// For each round the table of each person, from 0.
    pub rounds: Vec<Vec<usize>>,
    /// What comes of it.
    pub meetings: Meetings,
    /// How many of the rounds follow a known perfect plan (before any search).
    pub known: usize,
    /// Exchanges and moves looked at.
    pub looked: u64,
}

impl Rotation {
    /// People at tables of equal size, without hosts.
    #[must_use]
    pub fn of(people: usize, tables: usize, rounds: usize) -> Self {
        Self { people, tables, rounds, ..Self::default() }
    }

    /// The bounds of every table; checks everything else on the way.
    fn checked(&self) -> Result<Size, NoRotation> {
        let Self { people, tables, rounds, .. } = *self;
        if tables == 0 {
            return Err(NoRotation::NoTables);
        }
        if rounds == 0 {
            return Err(NoRotation::NoRounds);
        }
        if people > MAX_PEOPLE || tables > MAX_GROUPS || rounds > MAX_ROUNDS {
            return Err(NoRotation::TooLarge);
        }
        let even = Size { min: (people / tables).max(1), max: people.div_ceil(tables).max(1) };
        let size = self.size.unwrap_or(even);
        if size.min == 0 || size.min > size.max {
            return Err(NoRotation::Sizes(size));
        }
        let (need, room) = (tables.saturating_mul(size.min), tables.saturating_mul(size.max));
        if need > people {
            return Err(NoRotation::TooFewPeople { need, people });
        }
        if room < people {
            return Err(NoRotation::TooManyPeople { room, people });
        }
        self.check_people()?;
        Ok(size)
    }

    fn check_people(&self) -> Result<(), NoRotation> {
        if !self.hosts.is_empty() && self.hosts.len() != self.tables {
            return Err(NoRotation::HostsOfOtherTables { hosts: self.hosts.len(), tables: self.tables });
        }
        let mut seen = vec![false; self.people];
        for (table, host) in self.seated_hosts() {
            match seen.get_mut(host) {
                None => return Err(NoRotation::HostOf(table)),
                Some(true) => return Err(NoRotation::HostTwice(host)),
                Some(seen) => *seen = true,
            }
        }
        let wrong = |(a, b): &(usize, usize)| a == b || (*a).max(*b) >= self.people;
        self.earlier.iter().position(wrong).map_or(Ok(()), |place| Err(NoRotation::Earlier(place)))
    }

    /// Tables that have a host, and who it is.
    fn seated_hosts(&self) -> impl Iterator<Item = (usize, usize)> {
        self.hosts.iter().enumerate().filter_map(|(table, host)| host.map(|host| (table, host)))
    }
}

/// Plans the rounds. The same seed and budget give the same plan on every machine; the budget is how many exchanges and
/// moves are looked at, and a million take a fraction of a second.
///
/// # Errors
/// [`NoRotation`] says what cannot be.
pub fn plan(rotation: &Rotation, seed: u64, budget: u64) -> Result<Plan, NoRotation> {
    let size = rotation.checked()?;
    let mut chance = Chance::from(seed);
    let least = least::least_repeats(rotation, size);
    let hosted = rotation.seated_hosts().next().is_some();
    let known = known::rounds(rotation.people, rotation.tables, rotation.rounds, hosted);
    let mut seating = Seating::of(rotation);
    let mut looked = seats::seat(rotation, &known, &mut seating, budget / 4, &mut chance);
    fill::fill(rotation, size, &mut seating, &mut chance);
    looked += walk::improve(rotation, size, &mut seating, least, budget.saturating_sub(looked), &mut chance);
    let rounds = fill::labelled(rotation, seating.into_rounds(), &mut chance);
    let meetings = meetings::counted(rotation, &rounds, least);
    Ok(Plan { rounds, meetings, known: known.len(), looked })
}
