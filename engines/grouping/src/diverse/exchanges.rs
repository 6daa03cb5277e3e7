//! One person's exchanges with everybody, sixteen at a time.
//!
//! Near the end hardly one exchange in ten thousand is taken, so this is where the time goes. What the person would
//! add to each group is looked up by the other's group; all else is sixteen additions at once. Everything is worked
//! out, nothing is ruled out by a bound first: with points in space a bound over all groups fails every other time,
//! and a branch that cannot be foreseen costs more than the look-ups.

use super::distances::{BLOCK, Block};

/// Nobody: what fills rows up to whole blocks belongs to no group and can never pay.
pub(super) const NOBODY: u16 = u16::MAX;
/// What is left for groups.
pub(super) const MOST_GROUPS: usize = NOBODY as usize;
/// More than any exchange can change, and small enough to be added up.
pub(super) const NEVER: i32 = 1 << 28;
/// As many as a `u16` can name, so that no look-up can miss and none needs to be checked.
const NAMES: usize = 1 << 16;

const NONE: Block = [-NEVER; BLOCK];

/// What one person would add to each group.
#[derive(Debug, Clone)]
pub(super) struct Additions(Box<[i32; NAMES]>);

impl Additions {
    pub(super) fn new() -> Self {
        Self(Box::new([-NEVER; NAMES]))
    }

    /// Those to the first thirty-two groups.
    #[inline(always)]
    pub(super) fn first(&self) -> (&Block, &Block) {
        let [low, high, ..] = self.0.as_chunks().0 else { return (&NONE, &NONE) };
        (low, high)
    }

    /// In the order of groups. Nothing is ever added to the person's own: nobody changes places within a group.
    #[inline(always)]
    pub(super) fn set(&mut self, own: u16, additions: impl Iterator<Item = i32>) {
        for (place, addition) in self.0.iter_mut().zip(additions) {
            *place = addition;
        }
        self.0[usize::from(own)] = -NEVER;
    }
}

/// One person's exchanges.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exchanges<'p> {
    /// What the person would add to each group.
    pub(super) additions: &'p Additions,
    /// The group of each of the others.
    pub(super) group: &'p [[u16; BLOCK]],
    /// How far each is from all members of the person's group.
    pub(super) reach: &'p [Block],
    /// How far each is from all members of their own group.
    pub(super) own: &'p [Block],
    /// How far each is from the person.
    pub(super) between: &'p [Block],
}

impl Exchanges<'_> {
    /// What exchanges with a block add, but for what the person adds to the other's group.
    #[inline(always)]
    pub(super) fn others(&self, block: usize) -> Block {
        let (reach, own, between) = (&self.reach[block], &self.own[block], &self.between[block]);
        std::array::from_fn(|at| reach[at] - own[at] - 2 * between[at])
    }
}

/// With whom in a block an exchange adds at least `least`: a bit for each, the first person's lowest.
#[inline(always)]
pub(super) fn paying(exchanges: &Exchanges<'_>, block: usize, least: i32) -> u16 {
    let (group, mut gains) = (&exchanges.group[block], exchanges.others(block));
    // All sixteen are compared before any is asked about: that is one branch, and nearly always the same.
    let mut pays = false;
    for at in 0..BLOCK {
        gains[at] += exchanges.additions.0[usize::from(group[at])];
        pays |= gains[at] >= least;
    }
    if pays { (0..BLOCK).fold(0, |bits, at| bits | u16::from(gains[at] >= least) << at) } else { 0 }
}
