//! The steps a search can take from one grouping to a neighbouring one: parties move or change places, topics
//! change hands.

use crate::chance::Chance;
use crate::model::Model;
use crate::state::State;

/// One in so many proposals is about topics, when there are any.
const TOPIC_STEP: usize = 24;
/// One in so many proposals moves instead of swapping, where sizes leave room.
const MOVE_STEP: usize = 4;
/// How often a partner is drawn before giving up.
const TRIES: usize = 8;

/// A step: who goes where, which group takes which topic. Doing it turns it into its own undoing.
#[derive(Debug, Default)]
pub(crate) struct Step {
    parties: Vec<(usize, usize)>,
    topics: Vec<(usize, Option<usize>)>,
}

impl Step {
    /// Makes it this step of parties.
    pub(crate) fn set(&mut self, parties: &[(usize, usize)]) {
        self.clear();
        self.parties.extend_from_slice(parties);
    }

    pub(crate) fn clear(&mut self) {
        self.parties.clear();
        self.topics.clear();
    }

    /// Does the step; doing it again undoes it.
    pub(crate) fn flip(&mut self, state: &mut State<'_>) {
        for (party, group) in &mut self.parties {
            let from = whereabouts(state, *party);
            for person in &state.model.parties[*party].people {
                state.place(*person, Some(*group));
            }
            *group = from.unwrap_or(*group);
        }
        for (group, topic) in &mut self.topics {
            let had = state.topic_of[*group];
            state.give(*group, *topic);
            *topic = had;
        }
    }

    /// The two people who change places, when that is all the step does.
    pub(crate) fn exchange(&self, model: &Model<'_>) -> Option<(usize, usize)> {
        let [(one, _), (other, _)] = self.parties[..] else { return None };
        match (&model.parties[one].people[..], &model.parties[other].people[..]) {
            ([one], [other]) if self.topics.is_empty() => Some((*one, *other)),
            _ => None,
        }
    }

    fn is_empty(&self) -> bool {
        self.parties.is_empty() && self.topics.is_empty()
    }
}

/// The group a party is in.
pub(crate) fn whereabouts(state: &State<'_>, party: usize) -> Option<usize> {
    state.model.parties[party].people.first().and_then(|person| state.group_of[*person])
}

/// Draws steps.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Proposer {
    people: bool,
    moves: bool,
    topics: bool,
}

impl Proposer {
    /// Moves are drawn where sizes leave room, or parties are of different sizes; `always` draws them anyway.
    pub(crate) fn new(model: &Model<'_>, always: bool) -> Self {
        let room = model.sizes.iter().any(|size| size.min < size.max);
        let parties = model.parties.iter().any(|party| party.people.len() > 1);
        Self {
            people: model.groups > 1 && !model.free.is_empty(),
            moves: always || room || parties,
            topics: model.topics > 1 && model.groups > 0,
        }
    }

    /// Nothing can be changed.
    pub(crate) const fn idle(&self) -> bool {
        !self.people && !self.topics
    }

    /// Draws a step; `false` when this draw came to nothing.
    pub(crate) fn draw(&self, state: &State<'_>, chance: &mut Chance, step: &mut Step) -> bool {
        step.clear();
        if self.topics && (!self.people || chance.below(TOPIC_STEP) == 0) {
            draw_topics(state, chance, step);
        } else if self.people {
            self.draw_parties(state, chance, step);
        }
        !step.is_empty()
    }

    fn draw_parties(&self, state: &State<'_>, chance: &mut Chance, step: &mut Step) {
        let model = state.model;
        let party = model.free[chance.below(model.free.len())];
        let Some(from) = whereabouts(state, party) else { return };
        if self.moves && chance.below(MOVE_STEP) == 0 {
            let to = chance.below(model.groups - 1);
            step.parties.push((party, if to >= from { to + 1 } else { to }));
            return;
        }
        for _ in 0..TRIES {
            let other = model.free[chance.below(model.free.len())];
            let Some(to) = whereabouts(state, other) else { return };
            if to == from {
                continue;
            }
            step.parties.extend([(party, to), (other, from)]);
            let (gone, come) = (model.parties[party].people.len(), model.parties[other].people.len());
            // A larger party changes places with several smaller ones, so that sizes stay as they are.
            match gone.cmp(&come) {
                std::cmp::Ordering::Greater => fill(state, chance, step, to, from, gone - come),
                std::cmp::Ordering::Less => fill(state, chance, step, from, to, come - gone),
                std::cmp::Ordering::Equal => {}
            }
            return;
        }
    }
}

/// Sends further parties from one group to another until `missing` people have gone.
fn fill(state: &State<'_>, chance: &mut Chance, step: &mut Step, from: usize, to: usize, mut missing: usize) {
    let model = state.model;
    for _ in 0..TRIES * model.groups.min(TRIES) {
        if missing == 0 {
            return;
        }
        let party = model.free[chance.below(model.free.len())];
        let people = model.parties[party].people.len();
        let used = step.parties.iter().any(|(other, _)| *other == party);
        if people <= missing && !used && whereabouts(state, party) == Some(from) {
            step.parties.push((party, to));
            missing -= people;
        }
    }
}

fn draw_topics(state: &State<'_>, chance: &mut Chance, step: &mut Step) {
    let model = state.model;
    let group = chance.below(model.groups);
    let topic = chance.below(model.topics);
    let had = state.topic_of[group];
    if model.kept_topic(group).is_some() || had == Some(topic) {
        return;
    }
    if state.taken[topic] < model.capacity(topic) {
        step.topics.push((group, Some(topic)));
        return;
    }
    let first = chance.below(model.groups);
    let holder = (0..model.groups)
        .map(|at| (first + at) % model.groups)
        .find(|other| state.topic_of[*other] == Some(topic) && model.kept_topic(*other).is_none());
    if let Some(other) = holder {
        step.topics.extend([(group, Some(topic)), (other, had)]);
    }
}
