//! Who takes which seat of a known plan: by lot, and so that those who know each other do not meet.

use super::Rotation;
use super::seating::Seating;
use crate::chance::Chance;

/// Seats everybody in the rounds of a known plan and adds them; gives how many exchanges were looked at.
pub(super) fn seat(
    rotation: &Rotation,
    known: &[Vec<usize>],
    seating: &mut Seating,
    budget: u64,
    chance: &mut Chance,
) -> u64 {
    let mut seat = drawn(rotation, chance);
    let looked = if known.is_empty() { 0 } else { part(rotation, known, &mut seat, budget, chance) };
    for round in known {
        seating.add(seat.iter().map(|seat| round[*seat]).collect());
    }
    looked
}

/// A seat for each person: the host of table t has seat t, the others draw.
fn drawn(rotation: &Rotation, chance: &mut Chance) -> Vec<usize> {
    let mut seat = vec![usize::MAX; rotation.people];
    let mut taken = vec![false; rotation.people];
    for (table, host) in rotation.seated_hosts() {
        seat[host] = table;
        taken[table] = true;
    }
    let mut free: Vec<usize> = (0..rotation.people).filter(|seat| !taken[*seat]).collect();
    chance.shuffle(&mut free);
    for (place, free) in seat.iter_mut().filter(|seat| **seat == usize::MAX).zip(free) {
        *place = free;
    }
    seat
}

/// Exchanges seats as long as fewer people meet again whom they have met earlier.
fn part(
    rotation: &Rotation,
    known: &[Vec<usize>],
    seat: &mut [usize],
    budget: u64,
    chance: &mut Chance,
) -> u64 {
    let people = rotation.people;
    let mut knows = vec![Vec::new(); people];
    for (a, b) in &rotation.earlier {
        knows[*a].push(*b);
        knows[*b].push(*a);
    }
    let meets = |a: usize, b: usize| known.iter().any(|round| round[a] == round[b]);
    let again = |person: usize, seat: &[usize]| {
        knows[person].iter().filter(|other| meets(seat[person], seat[**other])).count()
    };
    let all = |seat: &[usize]| (0..people).map(|person| again(person, seat)).sum::<usize>();
    let mut stays = vec![false; people];
    for (_, host) in rotation.seated_hosts() {
        stays[host] = true;
    }
    let (mut looked, mut left) = (0, all(seat));
    while left > 0 && looked < budget {
        looked += 1;
        let (a, b) = (chance.below(people), chance.below(people));
        if a == b || stays[a] || stays[b] {
            continue;
        }
        let before = again(a, seat) + again(b, seat);
        if before == 0 {
            continue;
        }
        seat.swap(a, b);
        let after = again(a, seat) + again(b, seat);
        if after > before {
            seat.swap(a, b);
        } else {
            left -= 2 * (before - after);
        }
    }
    looked
}
