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

/// What one person would add to each group.
#[derive(Debug, Clone)]
pub(super) struct Additions(Box<[i32; NAMES]>);

impl Additions {
    pub(super) fn new() -> Self {
        Self(Box::new([-NEVER; NAMES]))
    }

    /// In the order of groups. Nothing is ever added to the person's own: nobody changes places within a group.
    #[inline]
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
    /// Somebody in a block with whom an exchange adds at least `least`; the first there is.
    #[inline(always)]
    pub(super) fn partner(&self, block: usize, least: i32) -> Option<usize> {
        let (group, reach) = (&self.group[block], &self.reach[block]);
        let (own, between) = (&self.own[block], &self.between[block]);
        let mut gains = [0; BLOCK];
        // All sixteen are compared before any is asked about: that is one branch, and nearly always the same.
        let mut pays = false;
        for at in 0..BLOCK {
            gains[at] = reach[at] - own[at] - 2 * between[at] + self.additions.0[usize::from(group[at])];
            pays |= gains[at] >= least;
        }
        if pays { gains.iter().position(|gain| *gain >= least).map(|at| block * BLOCK + at) } else { None }
    }
}
