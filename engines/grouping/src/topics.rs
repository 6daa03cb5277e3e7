//! Which group works on which topic: the best of all ways, for the people as they are.
//!
//! An assignment problem with capacities, solved exactly by successive shortest augmenting paths (the method
//! behind Kuhn 1955 and Edmonds & Karp 1972). Groups come one by one; a group may push another one off its
//! topic when that pays. With a handful of groups this takes microseconds.

use crate::state::State;

/// Gives every group the topic with which the wishes of all are met best; kept topics stay.
pub(crate) fn assign_best(state: &mut State<'_>) {
    let model = state.model;
    if model.topics == 0 {
        return;
    }
    let mut room: Vec<usize> = (0..model.topics).map(|topic| model.capacity(topic)).collect();
    let mut chosen: Vec<Option<usize>> = vec![None; model.groups];
    for (group, chosen) in chosen.iter_mut().enumerate() {
        if let Some(topic) = model.kept_topic(group) {
            *chosen = Some(topic);
            room[topic] = room[topic].saturating_sub(1);
        }
    }
    for group in 0..model.groups {
        if model.kept_topic(group).is_none() {
            bring_in(state, group, &mut chosen, &mut room);
        }
    }
    for (group, topic) in chosen.into_iter().enumerate() {
        state.give(group, topic);
    }
}

/// Finds the cheapest chain "I take this topic, who had it takes that one, …" ending where there is room.
fn bring_in(state: &State<'_>, group: usize, chosen: &mut [Option<usize>], room: &mut [usize]) {
    let topics = room.len();
    let mut cost: Vec<i64> = (0..topics).map(|topic| -state.worth(group, topic)).collect();
    // Who would come to this topic, and from which one.
    let mut pushed: Vec<Option<(usize, usize)>> = vec![None; topics];
    let movable: Vec<usize> = (0..chosen.len())
        .filter(|other| chosen[*other].is_some() && state.model.kept_topic(*other).is_none())
        .collect();
    // Bellman–Ford; the groups already placed are placed best, so no cycle pays and `topics` rounds suffice.
    for _ in 0..topics {
        let mut changed = false;
        for other in &movable {
            let Some(had) = chosen[*other] else { continue };
            for takes in 0..topics {
                let through = cost[had] + state.worth(*other, had) - state.worth(*other, takes);
                if through < cost[takes] {
                    cost[takes] = through;
                    pushed[takes] = Some((*other, had));
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
    let Some(mut end) = (0..topics).filter(|topic| room[*topic] > 0).min_by_key(|topic| cost[*topic]) else {
        return;
    };
    room[end] -= 1;
    while let Some((other, had)) = pushed[end] {
        chosen[other] = Some(end);
        end = had;
    }
    chosen[group] = Some(end);
}
