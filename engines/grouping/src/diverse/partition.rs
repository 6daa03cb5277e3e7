//! A grouping under change: for every group and person, how far the person is from all members of the group.
//!
//! From this table of contributions (Brimberg, Mladenović, Urošević 2015 keep the same) the gain of any exchange
//! is five numbers, and doing it is two rows of additions. Rows lie group by group so that one person's exchanges
//! with sixteen others are looked at in one go ([`Exchanges`]).

use super::distances::{BLOCK, Block, Distances};
use super::exchanges::{Additions, Exchanges, NEVER, NOBODY};
use crate::chance::Chance;
use crate::problem::Size;

#[derive(Debug, Clone)]
pub(super) struct Partition<'d> {
    distances: &'d Distances,
    /// The group of each person.
    group: Vec<u16>,
    /// For each group a row: each person's distance from all its members.
    reach: Vec<i32>,
    /// Each person's distance from all members of their own group.
    own: Vec<i32>,
    size: Vec<usize>,
    objective: i64,
    groups: usize,
}

impl<'d> Partition<'d> {
    /// Drawn by lot, within the bounds.
    pub(super) fn drawn(distances: &'d Distances, bounds: &[Size], chance: &mut Chance) -> Self {
        let mut order: Vec<usize> = (0..distances.people()).collect();
        chance.shuffle(&mut order);
        let mut size: Vec<usize> = bounds.iter().map(|bound| bound.min).collect();
        let mut places: Vec<usize> = Vec::with_capacity(order.len());
        for (group, bound) in bounds.iter().enumerate() {
            places.extend(std::iter::repeat_n(group, bound.min));
        }
        while places.len() < order.len() {
            let open: Vec<usize> = (0..bounds.len()).filter(|at| size[*at] < bounds[*at].max).collect();
            let Some(group) = open.get(chance.below(open.len())).copied() else { break };
            size[group] += 1;
            places.push(group);
        }
        let mut groups = vec![0; order.len()];
        for (person, group) in order.into_iter().zip(places) {
            groups[person] = group;
        }
        Self::of(distances, bounds.len(), &groups)
    }

    /// As given.
    pub(super) fn of(distances: &'d Distances, groups: usize, group_of: &[usize]) -> Self {
        let stride = distances.stride();
        let mut group = vec![NOBODY; stride];
        let mut reach = vec![0; groups * stride];
        let mut size = vec![0; groups];
        for (person, at) in group_of.iter().copied().enumerate() {
            group[person] = u16::try_from(at).unwrap_or(NOBODY);
            size[at] += 1;
            for (sum, distance) in reach[at * stride..(at + 1) * stride].iter_mut().zip(distances.row(person))
            {
                *sum += distance;
            }
        }
        let mut own = vec![NEVER; stride];
        for (person, at) in group_of.iter().enumerate() {
            own[person] = reach[at * stride + person];
        }
        let twice: i64 = own.iter().take(group_of.len()).copied().map(i64::from).sum();
        Self { distances, group, reach, own, size, objective: twice / 2, groups }
    }

    pub(super) const fn objective(&self) -> i64 {
        self.objective
    }

    pub(super) const fn distances(&self) -> &'d Distances {
        self.distances
    }

    pub(super) fn people(&self) -> usize {
        self.distances.people()
    }

    pub(super) fn blocks(&self) -> usize {
        self.distances.stride() / BLOCK
    }

    /// A person's group.
    #[inline(always)]
    pub(super) fn group_of(&self, person: usize) -> usize {
        usize::from(self.group[person])
    }

    pub(super) fn into_groups(self) -> Vec<usize> {
        (0..self.people()).map(|person| self.group_of(person)).collect()
    }

    /// Copies the groups of another partition of the same people; contributions are worked out again.
    pub(super) fn marks(&self) -> Vec<u16> {
        self.group.clone()
    }

    /// Back to groups that were noted with [`Self::marks`].
    pub(super) fn restored(&self, marks: &[u16]) -> Self {
        let groups: Vec<usize> = marks[..self.people()].iter().copied().map(usize::from).collect();
        Self::of(self.distances, self.groups, &groups)
    }

    pub(super) fn note(&self, marks: &mut [u16]) {
        marks.copy_from_slice(&self.group);
    }

    /// What a move to a group would add.
    #[inline(always)]
    pub(super) fn move_gain(&self, person: usize, to: usize) -> i32 {
        self.reach[to * self.distances.stride() + person] - self.own[person]
    }

    /// What two people of different groups changing places would add.
    #[inline(always)]
    pub(super) fn exchange_gain(&self, a: usize, b: usize) -> i32 {
        let between = self.distances.row(a)[b];
        self.move_gain(a, self.group_of(b)) + self.move_gain(b, self.group_of(a)) - 2 * between
    }

    /// Whether sizes allow a person to go to another group.
    #[inline(always)]
    pub(super) fn may_go(&self, person: usize, to: usize, bounds: &[Size]) -> bool {
        let from = self.group_of(person);
        from != to && self.size[from] > bounds[from].min && self.size[to] < bounds[to].max
    }

    /// The group, among those with room, to which the person would add most, and how much.
    #[inline(always)]
    pub(super) fn best_move(&self, person: usize, bounds: &[Size]) -> Option<(usize, i32)> {
        (0..self.groups)
            .filter(|to| self.may_go(person, *to, bounds))
            .map(|to| (to, self.move_gain(person, to)))
            .max_by_key(|(to, gain)| (*gain, std::cmp::Reverse(*to)))
    }

    /// One person's exchanges with everybody; `additions` is room to work in.
    #[inline(always)]
    pub(super) fn exchanges<'p>(&'p self, person: usize, additions: &'p mut Additions) -> Exchanges<'p> {
        let (from, stride) = (self.group_of(person), self.distances.stride());
        let own = self.own[person];
        additions.set(self.group[person], self.reach.chunks_exact(stride).map(|row| row[person] - own));
        Exchanges {
            additions,
            group: self.group.as_chunks().0,
            reach: self.reach[from * stride..][..stride].as_chunks().0,
            own: self.own.as_chunks().0,
            between: self.distances.blocks(person),
        }
    }

    /// Two people change places.
    #[inline(always)]
    pub(super) fn exchange(&mut self, a: usize, b: usize) {
        self.objective += i64::from(self.exchange_gain(a, b));
        let (left, right) = (self.group[a], self.group[b]);
        (self.group[a], self.group[b]) = (right, left);
        let (going, coming) = (self.distances.blocks(a), self.distances.blocks(b));
        let change = |(coming, going): (&Block, &Block)| std::array::from_fn(|at| coming[at] - going[at]);
        self.renew(left, right, coming.iter().zip(going).map(change));
        self.settle_in(a);
        self.settle_in(b);
    }

    /// A person goes to another group.
    #[inline(always)]
    pub(super) fn go(&mut self, person: usize, to: usize) {
        self.objective += i64::from(self.move_gain(person, to));
        let (from, left) = (self.group[person], self.group_of(person));
        self.size[left] -= 1;
        self.size[to] += 1;
        self.group[person] = u16::try_from(to).unwrap_or(NOBODY);
        let going = self.distances.blocks(person).iter();
        self.renew(from, self.group[person], going.map(|going| going.map(|distance| -distance)));
        self.settle_in(person);
    }

    /// Adds changes to one group's row and takes them from another's, and keeps `own` up to date for those who stay.
    ///
    /// Block by block and by value, without a choice of where to read from: so a block is a few instructions.
    #[inline(always)]
    fn renew(&mut self, up: u16, down: u16, changes: impl Iterator<Item = Block>) {
        let (one, other) = two_rows(&mut self.reach, self.distances.stride(), up, down);
        let rows = one.as_chunks_mut::<BLOCK>().0.iter_mut().zip(other.as_chunks_mut::<BLOCK>().0);
        let people = self.group.as_chunks::<BLOCK>().0.iter().zip(self.own.as_chunks_mut::<BLOCK>().0);
        for (((one, other), (group, own)), change) in rows.zip(people).zip(changes) {
            *one = std::array::from_fn(|at| one[at] + change[at]);
            *other = std::array::from_fn(|at| other[at] - change[at]);
            *own = std::array::from_fn(|at| {
                let more = if group[at] == up { change[at] } else { 0 };
                let less = if group[at] == down { change[at] } else { 0 };
                own[at] + more - less
            });
        }
    }

    /// Somebody has come to another group.
    #[inline(always)]
    fn settle_in(&mut self, person: usize) {
        self.own[person] = self.reach[self.group_of(person) * self.distances.stride() + person];
    }
}

/// Two rows at once, in the order asked for.
#[inline(always)]
fn two_rows(rows: &mut [i32], stride: usize, first: u16, second: u16) -> (&mut [i32], &mut [i32]) {
    let place = |group: u16| usize::from(group) * stride;
    let (first, second) = (place(first), place(second));
    let (low, high) = rows.split_at_mut(first.max(second));
    let (low, high) = (&mut low[first.min(second)..][..stride], &mut high[..stride]);
    if first < second { (low, high) } else { (high, low) }
}
