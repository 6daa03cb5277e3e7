//! Annealing of all rounds at once: somebody who meets somebody again changes places with somebody in that round.

use super::Rotation;
use super::seating::Seating;
use crate::chance::Chance;
use crate::problem::Size;

/// Temperatures in 1024ths of one repeat. With these the cases in the tests come out without one.
const HOT: i64 = 700;
const COLD: i64 = 130;
/// Cooled again and again, each time for so many steps for each person and round.
const CYCLE: u64 = 3000;
/// One step in so many is a move instead of an exchange, where sizes leave room.
const MOVES: usize = 8;

/// Improves the rounds; gives how many exchanges and moves were looked at. Ends in the cheapest plan seen, of
/// equals in one with the fewest repeats.
pub(super) fn improve(
    rotation: &Rotation,
    size: Size,
    seating: &mut Seating,
    least: usize,
    budget: u64,
    chance: &mut Chance,
) -> u64 {
    let least = i64::try_from(least).unwrap_or(i64::MAX);
    let mut stays = vec![false; rotation.people];
    for (_, host) in rotation.seated_hosts() {
        stays[host] = true;
    }
    let places = (rotation.people * rotation.rounds) as u64;
    let cycle = (places * CYCLE).min(budget).max(1);
    let mut best = seating.rounds().to_vec();
    let (mut cost, mut repeats) = (seating.cost(), seating.repeats());
    let mut looked = 0;
    // With as few repeats as can be and nobody met a third time there is nothing left to gain.
    while looked < budget && (repeats > least || cost > repeats) && rotation.tables > 1 {
        let way = i64::try_from((looked % cycle) * 1024 / cycle).unwrap_or(0);
        let heat = HOT + (COLD - HOT) * way / 1024;
        looked += 1;
        if step(rotation, size, seating, &stays, heat, chance)
            && (seating.cost(), seating.repeats()) < (cost, repeats)
        {
            (cost, repeats) = (seating.cost(), seating.repeats());
            best.clone_from_slice(seating.rounds());
        }
    }
    *seating = Seating::of(rotation);
    for round in best {
        seating.add(round);
    }
    looked
}

/// Looks at one exchange or move; whether it was made.
fn step(
    rotation: &Rotation,
    size: Size,
    seating: &mut Seating,
    stays: &[bool],
    heat: i64,
    chance: &mut Chance,
) -> bool {
    let (round, person) = (chance.below(rotation.rounds), chance.below(rotation.people));
    if stays[person] || seating.place_cost(round, person) == 0 {
        return false;
    }
    let here = seating.table(round, person);
    if size.min < size.max && chance.below(MOVES) == 0 {
        let to = chance.below(rotation.tables);
        let room = seating.size(round, here) > size.min && seating.size(round, to) < size.max;
        if to == here || !room || !pays(seating.move_cost(round, person, to), heat, chance) {
            return false;
        }
        seating.go(round, person, to);
        return true;
    }
    let other = chance.below(rotation.people);
    if stays[other] || seating.table(round, other) == here {
        return false;
    }
    if !pays(seating.exchange_cost(round, person, other), heat, chance) {
        return false;
    }
    seating.exchange(round, person, other);
    true
}

/// Whether a step is taken: always when it costs nothing, else with probability e^(−cost ⁄ heat).
fn pays(cost: i64, heat: i64, chance: &mut Chance) -> bool {
    cost <= 0 || cost << 20 <= chance.reluctance() * heat
}
