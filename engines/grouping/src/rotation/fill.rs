//! Rounds one after the other, each by the core of the grouping engine; and which table is which.

use super::Rotation;
use super::seating::Seating;
use crate::chance::Chance;
use crate::diverse::{Distances, Diverse, steps};
use crate::problem::Size;

/// Adds the rounds that are missing.
pub(super) fn fill(rotation: &Rotation, size: Size, seating: &mut Seating, chance: &mut Chance) {
    while seating.rounds().len() < rotation.rounds {
        let mut round = next(rotation, size, seating, chance);
        host(rotation, &mut round);
        seating.add(round);
    }
}

/// A round in which few meet again. Two hosts are kept apart by a distance no meeting outweighs.
///
/// The core descends and does not anneal: annealing one round alone was measured to gain less than the same steps
/// spent on all rounds at once.
fn next(rotation: &Rotation, size: Size, seating: &Seating, chance: &mut Chance) -> Vec<usize> {
    let people = rotation.people;
    let largest = size.max.min(people);
    let mut is_host = vec![false; people];
    for (_, host) in rotation.seated_hosts() {
        is_host[host] = true;
    }
    let far = f64::from(1 << 25) / f64::from(u32::try_from(largest.max(2)).unwrap_or(u32::MAX));
    let far = far.min(1e6).floor();
    let distances = Distances::between(people, largest, |a, b| {
        if is_host[a] && is_host[b] { -far } else { -f64::from(seating.met(a, b)) }
    });
    match Diverse::new(distances, vec![size; rotation.tables]) {
        Ok(problem) => problem.solve(chance.bits(), &mut steps(0)).groups,
        // Nobody meets often enough for that; taking people in turn keeps the sizes all the same.
        Err(_) => (0..people).map(|person| person % rotation.tables).collect(),
    }
}

/// Gives tables the numbers of the hosts who sit there, and parts hosts who share one.
fn host(rotation: &Rotation, round: &mut [usize]) {
    let mut done = vec![false; rotation.tables];
    for (table, host) in rotation.seated_hosts() {
        let now = round[host];
        if done[now] {
            if let Some(other) = round.iter().position(|at| *at == table) {
                round.swap(host, other);
            }
        } else {
            for at in round.iter_mut() {
                *at = if *at == now {
                    table
                } else if *at == table {
                    now
                } else {
                    *at
                };
            }
        }
        done[table] = true;
    }
}

/// Numbers the tables without a host afresh in each round, so that people do move.
pub(super) fn labelled(
    rotation: &Rotation,
    mut rounds: Vec<Vec<usize>>,
    chance: &mut Chance,
) -> Vec<Vec<usize>> {
    let free: Vec<usize> = (0..rotation.tables)
        .filter(|table| rotation.hosts.get(*table).copied().flatten().is_none())
        .collect();
    for round in &mut rounds {
        let mut label: Vec<usize> = (0..rotation.tables).collect();
        let mut drawn = free.clone();
        chance.shuffle(&mut drawn);
        for (table, new) in free.iter().zip(drawn) {
            label[*table] = new;
        }
        for table in round {
            *table = label[*table];
        }
    }
    rounds
}
