//! Made-up judges and voters: scores and votes that look like real ones and follow from a seed alone.
//!
//! A score is the group's quality and the judge's severity with some noise, on the rule's step and never above
//! the maximum: the additive model that the second opinion fits, so that what it says of a drill makes sense.

use judging::{Decimal, FrozenRule};

/// Numbers that look like chance and follow from a seed: `SplitMix64` (Steele, Lea and Flood 2014).
pub(super) struct Seeded(u64);

impl Seeded {
    /// The numbers of a seed, apart from those of other purposes.
    pub(super) fn new(seed: u64, purpose: u64) -> Self {
        Self(seed ^ purpose.wrapping_mul(0xd134_2543_de82_ef95))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `m`; 0 for 0. The bias of a remainder is no matter here.
    pub(super) fn below(&mut self, m: usize) -> usize {
        let m = u64::try_from(m).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % m).unwrap_or(0)
    }

    /// A number from `-most` to `most`, near 0 more often than far from it.
    fn about_zero(&mut self, most: i64) -> i64 {
        let mut one =
            || i64::try_from(self.below(usize::try_from(2 * most + 1).unwrap_or(1))).unwrap_or(0) - most;
        (one() + one() + one()) / 3
    }

    /// Mixes a list.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}

/// Thousandths of the maximum that a group of usual quality is given.
const USUAL: i64 = 860;
/// How far groups lie from it, in thousandths of the maximum like the others below.
const GROUPS_DIFFER: i64 = 90;
/// How far judges lie from each other.
const JUDGES_DIFFER: i64 = 50;
/// How far one look lies from the next.
const NOISE: i64 = 60;

/// The made-up panel and the made-up groups.
pub(super) struct Simulated {
    seed: u64,
    /// Each group's quality and each judge's severity, in thousandths of the maximum.
    quality: Vec<i64>,
    severity: Vec<i64>,
}

impl Simulated {
    /// So many groups before so many judges.
    pub(super) fn new(seed: u64, groups: usize, judges: usize) -> Self {
        let mut chance = Seeded::new(seed, 1);
        let mut draw = |count: usize, most: i64| (0..count).map(|_| chance.about_zero(most)).collect();
        Self { seed, quality: draw(groups, GROUPS_DIFFER), severity: draw(judges, JUDGES_DIFFER) }
    }

    /// What a judge gives a group, in the order of the rule.
    pub(super) fn sheet(&self, rule: &FrozenRule, group: usize, judge: usize) -> Vec<Decimal> {
        let known = |of: &[i64], at: usize| of.get(at).copied().unwrap_or(0);
        let fair = USUAL + known(&self.quality, group) - known(&self.severity, judge);
        let cell = (group as u64) << 32 | judge as u64;
        let mut chance = Seeded::new(self.seed, 1_000 + cell);
        let step = rule.rule().step;
        let given = |max: Decimal| {
            let share = (fair + chance.about_zero(NOISE)).clamp(300, 1_000);
            let steps = max.millionths() / step.millionths().max(1);
            Decimal::from_millionths((steps * share + 500) / 1_000 * step.millionths())
        };
        rule.rule().dimensions.iter().map(|dimension| dimension.max).map(given).collect()
    }

    /// For whom somebody of a group votes: any other group, the better ones more often. `own` is where they
    /// belong; none in a hall with a single group.
    pub(super) fn choice(&self, own: usize, voter: usize) -> Option<usize> {
        let mut chance = Seeded::new(self.seed, 1 << 40 | (own as u64) << 20 | voter as u64);
        let others = (0..self.quality.len()).filter(|group| *group != own);
        let mut pull =
            |group: &usize| self.quality.get(*group).copied().unwrap_or(0) + chance.about_zero(240);
        others.map(|group| (pull(&group), group)).max().map(|(_, group)| group)
    }
}
