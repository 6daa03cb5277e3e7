//! A grouping under change: for every group and person, how far the person is from all members of the group.
//!
//! From this table of contributions (Brimberg, Mladenović, Urošević 2015 keep the same) the gain of any exchange
//! is five numbers, and doing it is two rows of additions. Rows lie group by group so that one person's exchanges
//! with sixteen others are looked at in one go.

use super::distances::{BLOCK, Distances};
use crate::chance::Chance;
use crate::problem::Size;

/// Nobody: what fills rows up to whole blocks belongs to no group and can never pay.
const NOBODY: i32 = -1;
const NEVER: i32 = 1 << 28;

#[derive(Debug, Clone)]
pub(super) struct Partition<'d> {
    distances: &'d Distances,
    /// The group of each person.
    group: Vec<i32>,
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
            group[person] = i32::try_from(at).unwrap_or(NOBODY);
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
    #[inline]
    #[expect(clippy::cast_sign_loss, reason = "only what fills up rows is negative, and that is no person")]
    pub(super) fn group_of(&self, person: usize) -> usize {
        self.group[person] as usize
    }

    pub(super) fn into_groups(self) -> Vec<usize> {
        (0..self.people()).map(|person| self.group_of(person)).collect()
    }

    /// Copies the groups of another partition of the same people; contributions are worked out again.
    pub(super) fn marks(&self) -> Vec<i32> {
        self.group.clone()
    }

    /// Back to groups that were noted with [`Self::marks`].
    pub(super) fn restored(&self, marks: &[i32]) -> Self {
        #[expect(clippy::cast_sign_loss, reason = "people have groups; the rest is cut off")]
        let groups: Vec<usize> = marks[..self.people()].iter().map(|group| *group as usize).collect();
        Self::of(self.distances, self.groups, &groups)
    }

    pub(super) fn note(&self, marks: &mut [i32]) {
        marks.copy_from_slice(&self.group);
    }

    /// What a move to a group would add.
    #[inline]
    pub(super) fn move_gain(&self, person: usize, to: usize) -> i32 {
        self.reach[to * self.distances.stride() + person] - self.own[person]
    }

    /// What two people of different groups changing places would add.
    #[inline]
    pub(super) fn exchange_gain(&self, a: usize, b: usize) -> i32 {
        let between = self.distances.row(a)[b];
        self.move_gain(a, self.group_of(b)) + self.move_gain(b, self.group_of(a)) - 2 * between
    }

    /// What a person would add to the group where they would add most, among all others.
    #[inline]
    pub(super) fn best_gain(&self, person: usize) -> i32 {
        let from = self.group_of(person);
        let best =
            (0..self.groups).map(|to| if to == from { -NEVER } else { self.move_gain(person, to) }).max();
        best.unwrap_or(-NEVER)
    }

    /// Whether sizes allow a person to go to another group.
    #[inline]
    pub(super) fn may_go(&self, person: usize, to: usize, bounds: &[Size]) -> bool {
        let from = self.group_of(person);
        from != to && self.size[from] > bounds[from].min && self.size[to] < bounds[to].max
    }

    /// The group, among those with room, to which the person would add most, and how much.
    #[inline]
    pub(super) fn best_move(&self, person: usize, bounds: &[Size]) -> Option<(usize, i32)> {
        (0..self.groups)
            .filter(|to| self.may_go(person, *to, bounds))
            .map(|to| (to, self.move_gain(person, to)))
            .max_by_key(|(to, gain)| (*gain, std::cmp::Reverse(*to)))
    }

    /// Somebody in a block with whom an exchange adds at least `least`; the first there is.
    ///
    /// `hope` is what the person adds in the best other group ([`Self::best_gain`]). With it sixteen exchanges are
    /// ruled out by a handful of instructions, without asking who is in which group: near the end hardly one
    /// exchange in ten thousand is taken, so this is where the time goes.
    #[inline]
    pub(super) fn partner(&self, person: usize, hope: i32, block: usize, least: i32) -> Option<(usize, i32)> {
        let from = block * BLOCK;
        let own = self.group_of(person);
        let reach = &self.reach[own * self.distances.stride() + from..][..BLOCK];
        let alone = &self.own[from..][..BLOCK];
        let between = &self.distances.row(person)[from..][..BLOCK];
        let short = least - hope;
        let mut over = [0; BLOCK];
        // The sign of a number below nought is 1; of sixteen all must be, or there is somebody.
        let mut possible = 0;
        for at in 0..BLOCK {
            over[at] = reach[at] - alone[at] - 2 * between[at] - short;
            possible |= !over[at];
        }
        if possible >= 0 {
            return None;
        }
        let group = &self.group[from..][..BLOCK];
        let others = over.into_iter().zip(group).enumerate().filter(|(_, (over, _))| *over >= 0);
        for (at, (over, group)) in others {
            let Ok(group) = usize::try_from(*group) else { continue };
            let gain = over + short + self.move_gain(person, group);
            if group != own && gain >= least {
                return Some((from + at, gain));
            }
        }
        None
    }

    /// Two people change places.
    pub(super) fn exchange(&mut self, a: usize, b: usize) {
        self.objective += i64::from(self.exchange_gain(a, b));
        let (left, right) = (self.group[a], self.group[b]);
        (self.group[a], self.group[b]) = (right, left);
        let (going, coming) = (self.distances.row(a), self.distances.row(b));
        self.renew(left, right, |at| coming[at] - going[at]);
    }

    /// A person goes to another group.
    pub(super) fn go(&mut self, person: usize, to: usize) {
        self.objective += i64::from(self.move_gain(person, to));
        let (from, left) = (self.group[person], self.group_of(person));
        self.size[left] -= 1;
        self.size[to] += 1;
        self.group[person] = i32::try_from(to).unwrap_or(NOBODY);
        let going = self.distances.row(person);
        self.renew(from, self.group[person], |at| -going[at]);
    }

    /// Adds `change` to one group's row and takes it from another's, and keeps `own` up to date.
    #[inline]
    fn renew(&mut self, up: i32, down: i32, change: impl Fn(usize) -> i32) {
        let stride = self.distances.stride();
        let (one, other) = two_rows(&mut self.reach, stride, up, down);
        let (group, own) = (&self.group[..stride], &mut self.own[..stride]);
        for at in 0..stride {
            let change = change(at);
            one[at] += change;
            other[at] -= change;
            let kept = if group[at] == up { one[at] } else { own[at] };
            own[at] = if group[at] == down { other[at] } else { kept };
        }
    }
}

/// Two rows at once, in the order asked for.
#[inline]
fn two_rows(rows: &mut [i32], stride: usize, first: i32, second: i32) -> (&mut [i32], &mut [i32]) {
    let place = |group: i32| usize::try_from(group).unwrap_or(0) * stride;
    let (first, second) = (place(first), place(second));
    let (low, high) = rows.split_at_mut(first.max(second));
    let (low, high) = (&mut low[first.min(second)..][..stride], &mut high[..stride]);
    if first < second { (low, high) } else { (high, low) }
}
