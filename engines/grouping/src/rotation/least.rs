//! How many repeats no plan can avoid, proven by counting.

use super::Rotation;
use crate::problem::Size;

/// The largest of several counts, each of which holds for every plan:
/// * all meetings of all rounds less the pairs that have not met;
/// * for each person the same, halved as each repeat is two people's;
/// * of the people at one table some must meet at the next when there are more of them than tables.
///
/// When every table has a host, the first two are counted apart for hosts with guests and guests with guests.
pub(super) fn least_repeats(rotation: &Rotation, size: Size) -> usize {
    let Rotation { people, tables, rounds, .. } = *rotation;
    let mut is_host = vec![false; people];
    for (_, host) in rotation.seated_hosts() {
        is_host[host] = true;
    }
    let fresh = Fresh::of(rotation, &is_host);
    // The fewest somebody can have at their table.
    let smallest = size.min.max(people.saturating_sub((tables - 1) * size.max));
    let twice = even(people, tables).map(|size| pairs_apart(size, tables)).sum::<usize>();
    let apart = (rounds - 1) * twice;
    let all = (rounds * pairs_apart(people, tables)).saturating_sub(fresh.pairs());
    let each = (0..people).map(|person| {
        let others = fresh.hosts[person] + fresh.guests[person];
        (rounds * (smallest - 1)).saturating_sub(others)
    });
    let each = each.sum::<usize>().div_ceil(2);
    let mut least = apart.max(all).max(each);
    if rotation.seated_hosts().count() == tables {
        least = least.max(with_hosts(rotation, smallest, &fresh, &is_host));
    }
    least
}

fn with_hosts(rotation: &Rotation, smallest: usize, fresh: &Fresh, is_host: &[bool]) -> usize {
    let Rotation { people, tables, rounds, .. } = *rotation;
    let guests = people - tables;
    let sum = |hosts: bool, of: &dyn Fn(usize) -> usize| -> usize {
        (0..people).filter(|person| is_host[*person] == hosts).map(of).sum()
    };
    let short = |meets: usize, fresh: &[usize], person: usize| meets.saturating_sub(fresh[person]);
    // Everybody who is not a host meets one in each round.
    let of_guests = sum(false, &|guest| short(rounds, &fresh.hosts, guest));
    let of_hosts = sum(true, &|host| short(rounds * (smallest - 1), &fresh.guests, host));
    let among =
        sum(false, &|guest| short((rounds * smallest).saturating_sub(2 * rounds), &fresh.guests, guest));
    let new_among = sum(false, &|guest| fresh.guests[guest]) / 2;
    let all_among = (rounds * pairs_apart(guests, tables)).saturating_sub(new_among);
    of_guests.max(of_hosts) + all_among.max(among.div_ceil(2))
}

/// For each person how many hosts, and how many others, they have not met and can meet.
struct Fresh {
    hosts: Vec<usize>,
    guests: Vec<usize>,
}

impl Fresh {
    fn of(rotation: &Rotation, is_host: &[bool]) -> Self {
        let people = rotation.people;
        let hosts = is_host.iter().filter(|host| **host).count();
        let guests = people - hosts;
        // Two hosts never sit at one table.
        let mut fresh = Self {
            hosts: is_host.iter().map(|host| if *host { 0 } else { hosts }).collect(),
            guests: is_host.iter().map(|host| guests - usize::from(!host)).collect(),
        };
        let mut earlier: Vec<_> = rotation.earlier.iter().map(|(a, b)| (*a.min(b), *a.max(b))).collect();
        earlier.sort_unstable();
        earlier.dedup();
        for (a, b) in earlier.into_iter().filter(|(a, b)| !(is_host[*a] && is_host[*b])) {
            for (one, other) in [(a, b), (b, a)] {
                let list = if is_host[other] { &mut fresh.hosts } else { &mut fresh.guests };
                list[one] -= 1;
            }
        }
        fresh
    }

    fn pairs(&self) -> usize {
        (self.hosts.iter().sum::<usize>() + self.guests.iter().sum::<usize>()) / 2
    }
}

/// Sizes that differ by one at most.
fn even(people: usize, tables: usize) -> impl Iterator<Item = usize> {
    (0..tables).map(move |table| people / tables + usize::from(table < people % tables))
}

/// The fewest pairs at one table when people are split over tables.
fn pairs_apart(people: usize, tables: usize) -> usize {
    even(people, tables).map(|size| size * size.saturating_sub(1) / 2).sum()
}
