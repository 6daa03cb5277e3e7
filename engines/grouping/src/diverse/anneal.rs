//! Annealing at the temperatures that matter.
//!
//! Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983) on exchanges and moves. Where order comes was measured on
//! every kind of published instance: with distances drawn by lot at a sixth of a typical change, with points in
//! space at a twenty-fifth; above it nothing is learnt, below it nothing moves. What is much the same everywhere is
//! the share of exchanges taken there: one in a thousand by lot, one in two thousand in space. So a short probe cools
//! quickly and notes at which temperature the share has fallen to [`HOT`] or [`HOT_IN_SPACE`]; the rest of the time
//! goes into cooling from there to [`COLD`] or [`COLD_IN_SPACE`] of it.
//!
//! The chance that an exchange that loses is taken ([`Thresholds`]) is drawn once for a block of sixteen, and the first
//! that passes is taken: each has the same odds as alone, and sixteen cost little more than one.

use super::Seen;
use super::distances::BLOCK;
use super::exchanges::{Additions, Exchanges, paying};
use super::partition::Partition;
use super::thresholds::Thresholds;
use super::wide;
use crate::chance::Chance;
use crate::problem::Size;

/// The share of exchanges taken, per exchange looked at, where slow cooling begins.
const HOT: f64 = 1e-3;
/// The same where distances are those of points in space: neighbours are alike to everybody, so order comes late.
const HOT_IN_SPACE: f64 = 5e-4;
/// Below this share of a typical change, order has not come by lot.
const SPACE: f64 = 0.1;
/// Where it ends, as a share of where it began.
const COLD: f64 = 0.75;
/// The same in space, where order comes over a wider range.
const COLD_IN_SPACE: f64 = 0.58;
/// Where it ends when the probe had too little time to find where it should begin.
const DEEP: f64 = 0.02;
/// Each step of the probe is so much cooler than the one before.
const FALL: f64 = 0.93;
/// The most time for the probe; it seldom needs a tenth of it.
const PROBE: f64 = 0.3;
/// When slow cooling is over; what is left is spent in the cold.
const FROZEN: f64 = 0.96;
/// Scans between two looks at the pace.
const SCANS: u64 = 64;
/// Draws to find out how much an exchange changes.
const DRAWS: usize = 512;

/// Cools a partition; gives how many exchanges and moves were looked at. It ends in the best grouping seen, from
/// which no single exchange or move adds anything.
pub(super) fn anneal(
    partition: &mut Partition<'_>,
    bounds: &[Size],
    chance: &mut Chance,
    pace: &mut dyn FnMut(Seen) -> f64,
) -> u64 {
    if bounds.len() > 1 && partition.people() > 1 {
        let mut walk = Walk::new(partition.clone(), bounds, chance);
        let typical = walk.typical_change();
        let range = walk.probe(typical, pace);
        walk.cool(range, pace);
        walk.settle();
        *partition = walk.at;
        return walk.looked;
    }
    0
}

/// The temperatures of slow cooling.
#[derive(Debug, Clone, Copy)]
struct Range {
    hot: f64,
    cold: f64,
}

impl Range {
    /// After a share of the way, in even steps.
    fn at(self, way: f64) -> f64 {
        self.hot + (self.cold - self.hot) * way
    }
}

pub(super) struct Walk<'p, 'd, 'c> {
    at: Partition<'d>,
    bounds: &'p [Size],
    /// Whether anybody may move at all.
    sizes_vary: bool,
    chance: &'c mut Chance,
    thresholds: Thresholds,
    additions: Additions,
    best: i64,
    /// The groups of the best.
    marks: Vec<u16>,
    looked: u64,
    taken: u64,
}

impl<'p, 'd, 'c> Walk<'p, 'd, 'c> {
    fn new(at: Partition<'d>, bounds: &'p [Size], chance: &'c mut Chance) -> Self {
        let (best, marks) = (at.objective(), at.marks());
        let sizes_vary = bounds.iter().any(|size| size.min < size.max);
        let (thresholds, additions) = (Thresholds::new(), Additions::new());
        Self { at, bounds, sizes_vary, chance, thresholds, additions, best, marks, looked: 0, taken: 0 }
    }

    fn seen(&self) -> Seen {
        Seen { looked: self.looked, best: self.at.distances().shown(self.best) }
    }

    /// How much an exchange changes, on average.
    fn typical_change(&mut self) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for _ in 0..DRAWS {
            let (a, b) = (self.chance.below(self.at.people()), self.chance.below(self.at.people()));
            if self.at.group_of(a) != self.at.group_of(b) {
                sum += f64::from(self.at.exchange_gain(a, b)).abs();
                count += 1.0;
            }
        }
        if count > 0.0 { f64::max(sum / count, 1.0) } else { 1.0 }
    }

    /// Cools quickly, step by step, until few exchanges are taken. Counted in steps and not by the pace: a search
    /// by the clock that is held up here for a moment must not mistake where order comes.
    fn probe(&mut self, typical: f64, pace: &mut dyn FnMut(Seen) -> f64) -> Range {
        let people = self.at.people() as u64;
        let sample = (people * people * 64).clamp(20_000, 1_000_000);
        let mut temperature = typical;
        while pace(self.seen()) < PROBE {
            let (looked, taken) = (self.looked, self.taken);
            while self.looked - looked < sample {
                self.scans(temperature);
            }
            let in_space = temperature < typical * SPACE;
            let (hot, cold) = if in_space { (HOT_IN_SPACE, COLD_IN_SPACE) } else { (HOT, COLD) };
            if ratio(self.taken - taken, self.looked - looked) <= hot {
                return Range { hot: temperature, cold: temperature * cold };
            }
            temperature *= FALL;
        }
        // There is little time, and where order comes is not known: through everything below.
        Range { hot: temperature, cold: temperature * DEEP }
    }

    /// Cools slowly.
    fn cool(&mut self, range: Range, pace: &mut dyn FnMut(Seen) -> f64) {
        let begun = pace(self.seen()).min(FROZEN);
        loop {
            let now = pace(self.seen());
            if now >= 1.0 {
                return;
            }
            let way = (now - begun) / (FROZEN - begun).max(1e-6);
            self.scans(if way < 1.0 { range.at(way) } else { range.cold / 2.0 });
        }
    }

    fn scans(&mut self, temperature: f64) {
        self.thresholds.set(temperature);
        if self.bounds.len() <= wide::GROUPS {
            wide::scans(self);
        } else {
            self.scans_by(paying);
        }
    }

    /// `paying` is [`paying`] or does the same faster.
    #[inline(always)]
    pub(super) fn scans_by(&mut self, paying: impl Fn(&Exchanges<'_>, usize, i32) -> u16) {
        for _ in 0..SCANS {
            self.scan(&paying);
        }
    }

    /// One person looks at moving and at changing places with everybody, until something is taken.
    #[inline(always)]
    fn scan(&mut self, paying: &impl Fn(&Exchanges<'_>, usize, i32) -> u16) {
        let (person, first) = self.chance.two_below(self.at.people(), self.at.blocks());
        // Any group with room, not the best one: a small group becomes a large one only through losses.
        if self.sizes_vary {
            let to = self.chance.below(self.bounds.len());
            if self.at.may_go(person, to, self.bounds) {
                self.looked += 1;
                if self.at.move_gain(person, to) >= -self.thresholds.draw(self.chance) {
                    self.at.go(person, to);
                    self.arrived();
                    return;
                }
            }
        }
        let blocks = self.at.blocks();
        let exchanges = self.at.exchanges(person, &mut self.additions);
        for block in (first..blocks).chain(0..first) {
            self.looked += BLOCK as u64;
            let least = -self.thresholds.draw(self.chance);
            let bits = paying(&exchanges, block, least);
            if bits != 0 {
                self.at.exchange(person, first_in(block, bits));
                self.arrived();
                return;
            }
        }
    }

    fn arrived(&mut self) {
        self.taken += 1;
        if self.at.objective() > self.best {
            self.best = self.at.objective();
            self.at.note(&mut self.marks);
        }
    }

    /// Back to the best, and from there whatever single step still adds something.
    fn settle(&mut self) {
        self.at = self.at.restored(&self.marks);
        let people = self.at.people();
        let (mut person, mut quiet) = (0, 0);
        while quiet < people {
            let gone = self.at.best_move(person, self.bounds).filter(|(_, gain)| *gain > 0);
            if let Some((to, _)) = gone {
                self.at.go(person, to);
            }
            let exchanges = self.at.exchanges(person, &mut self.additions);
            let other = (0..self.at.blocks()).find_map(|block| {
                let bits = paying(&exchanges, block, 1);
                (bits != 0).then(|| first_in(block, bits))
            });
            if let Some(other) = other {
                self.at.exchange(person, other);
            }
            quiet = if gone.is_some() || other.is_some() { 0 } else { quiet + 1 };
            person = (person + 1) % people;
        }
    }
}

/// The first person in a block whose bit is set.
fn first_in(block: usize, bits: u16) -> usize {
    block * BLOCK + bits.trailing_zeros() as usize
}

#[expect(clippy::cast_precision_loss, reason = "a share of a few million")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diverse::Distances;

    #[test]
    fn wide_instructions_find_what_the_others_find() {
        for (people, groups) in [(40, 4), (97, 15), (100, 17), (160, 32)] {
            let table = Distances::between(people, people, |a, b| ((a * 37 + b * 91) % 101) as f64);
            let bounds = vec![Size { min: people / groups - 1, max: people / groups + 2 }; groups];
            let seen = [false, true].map(|plain| {
                let mut chance = Chance::from(5);
                let at = Partition::drawn(&table, &bounds, &mut chance);
                let mut walk = Walk::new(at, &bounds, &mut chance);
                for temperature in [90.0, 40.0, 9.0, 2.0] {
                    walk.thresholds.set(temperature);
                    if plain { walk.scans_by(paying) } else { walk.scans(temperature) }
                }
                (walk.at.marks(), walk.best, walk.looked, walk.taken)
            });
            assert_eq!(seen[0], seen[1], "{people} people in {groups} groups");
            assert!(seen[0].3 > 100, "something was taken");
        }
    }
}
