//! A draft of groups: what the engine gave, and how it stands after every change by hand.

use std::collections::{BTreeMap, BTreeSet};

use classes::ClassId;
use grouping::{Assignment, Change as Step, Effect, Problem, Report, effect_of, report_of};
use store::Millis;
use web::PersonId;

use crate::model::{Change, GroupingId, KeptChange, Settings, Snapshot, TopicId};
use crate::refusal::Refusal;

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: GroupingId,
    /// Its class.
    pub class: ClassId,
    /// The seed it was made with.
    pub seed: i64,
    /// What was asked for.
    pub settings: Settings,
    /// Of whom.
    pub snapshot: Snapshot,
    /// What the engine gave.
    pub computed: Assignment,
    /// What was changed since, in order.
    pub changes: Vec<KeptChange>,
    /// When it was made.
    pub made_at: Millis,
    /// By whom.
    pub made_by: String,
}

/// A draft as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// Who is where.
    pub assignment: Assignment,
    /// Who stays where they are, by index.
    pub pinned: BTreeSet<usize>,
    /// The leader of each group, by index.
    pub leaders: Vec<Option<usize>>,
    /// The change that can be taken back: the latest that has not been.
    pub undoable: Option<KeptChange>,
    /// The problem with those pinned kept in place, for figures.
    pub problem: Problem,
}

impl Draft {
    /// How often it was changed; two who change it at once are told apart by this.
    pub fn version(&self) -> usize {
        self.changes.len()
    }

    /// How it stands: the changes replayed, those taken back left out.
    pub fn now(&self) -> Now {
        let undone: BTreeSet<usize> = self
            .changes
            .iter()
            .filter_map(|kept| match kept.change {
                Change::Undo { number } => Some(number),
                _ => None,
            })
            .collect();
        let people = &self.snapshot.problem.people;
        let mut now = Now {
            assignment: self.computed.clone(),
            pinned: (0..people.len()).filter(|at| people[*at].fixed_group.is_some()).collect(),
            leaders: vec![None; self.computed.groups.len()],
            undoable: None,
            problem: self.snapshot.problem.clone(),
        };
        for kept in &self.changes {
            if !undone.contains(&kept.number) && !matches!(kept.change, Change::Undo { .. }) {
                self.replay(&mut now, &kept.change);
                now.undoable = Some(kept.clone());
            }
        }
        for (at, person) in now.problem.people.iter_mut().enumerate() {
            person.fixed_group = if now.pinned.contains(&at) { now.assignment.group_of(at) } else { None };
        }
        now
    }

    /// Makes a change that was right when it was kept.
    fn replay(&self, now: &mut Now, change: &Change) {
        let index = |person: &PersonId| self.snapshot.index_of(person);
        match change {
            Change::Move { .. } | Change::Swap { .. } => {
                let Some(step) = self.step(change) else { return };
                if now.assignment.apply(step).is_ok() {
                    // Who has left a group does not lead it.
                    for (leader, people) in now.leaders.iter_mut().zip(&now.assignment.groups) {
                        *leader = leader.filter(|leader| people.contains(leader));
                    }
                }
            }
            Change::Pin { person } => now.pinned.extend(index(person)),
            Change::Unpin { person } => {
                if let Some(at) = index(person) {
                    now.pinned.remove(&at);
                }
            }
            Change::Lead { person } => {
                let Some(at) = index(person) else { return };
                if let Some(group) = now.assignment.group_of(at) {
                    now.leaders[group] = Some(at);
                }
            }
            Change::Topic { group, topic } => {
                let topic = self.snapshot.topics.iter().position(|known| known == topic);
                if let Some(place) = now.assignment.topics.get_mut(*group) {
                    *place = topic;
                }
            }
            Change::Undo { .. } => {}
        }
    }

    /// The change as the engine knows it: a move or a swap of people who are here.
    pub fn step(&self, change: &Change) -> Option<Step> {
        let index = |person: &PersonId| self.snapshot.index_of(person);
        match change {
            Change::Move { person, to } => Some(Step::Move { person: index(person)?, to_group: *to }),
            Change::Swap { a, b } => Some(Step::Swap { a: index(a)?, b: index(b)? }),
            _ => None,
        }
    }

    /// What a move or swap would do, said before it is done.
    ///
    /// # Errors
    /// [`Refusal::NoSuchChange`] when somebody is not in this draft or there is no such group.
    pub fn effect(&self, now: &Now, change: &Change) -> Result<Effect, Refusal> {
        let step = self.step(change).ok_or(Refusal::NoSuchChange)?;
        effect_of(&now.problem, &now.assignment, step).map_err(|_| Refusal::NoSuchChange)
    }

    /// Whether a change can be made to the draft as it stands.
    ///
    /// # Errors
    /// Why not.
    pub fn allows(&self, now: &Now, change: &Change) -> Result<(), Refusal> {
        let place = |person: &PersonId| {
            let at = self.snapshot.index_of(person).ok_or(Refusal::NoSuchChange)?;
            let group = now.assignment.group_of(at).ok_or(Refusal::NoSuchChange)?;
            Ok::<_, Refusal>((at, group))
        };
        let free = |at: usize| if now.pinned.contains(&at) { Err(Refusal::PersonIsPinned) } else { Ok(()) };
        match change {
            Change::Move { person, to } => {
                let (at, from) = place(person)?;
                if *to >= now.assignment.groups.len() || *to == from {
                    return Err(Refusal::NoSuchChange);
                }
                free(at)
            }
            Change::Swap { a, b } => {
                let ((a, from), (b, to)) = (place(a)?, place(b)?);
                if from == to {
                    return Err(Refusal::NoSuchChange);
                }
                free(a).and_then(|()| free(b))
            }
            Change::Pin { person } | Change::Unpin { person } | Change::Lead { person } => {
                place(person).map(|_| ())
            }
            Change::Topic { group, topic } => self.allows_topic(now, *group, topic),
            Change::Undo { number } => match &now.undoable {
                Some(last) if last.number == *number => Ok(()),
                _ => Err(Refusal::NothingToUndo),
            },
        }
    }

    fn allows_topic(&self, now: &Now, group: usize, topic: &TopicId) -> Result<(), Refusal> {
        let at = self.snapshot.topics.iter().position(|known| known == topic);
        let (Some(at), true) = (at, group < now.assignment.topics.len()) else {
            return Err(Refusal::NoSuchChange);
        };
        let others = now.assignment.topics.iter().enumerate();
        let taken = others.filter(|(other, has)| *other != group && **has == Some(at)).count();
        let room = now.problem.topics.as_ref().and_then(|t| t.capacity.get(at)).copied().unwrap_or(0);
        if taken < room { Ok(()) } else { Err(Refusal::TopicIsFull { most: room }) }
    }

    /// Who joined or left the roster since the draft was made.
    pub fn drift(&self, roster: &[PersonId]) -> (usize, usize) {
        let here: BTreeMap<&str, ()> = roster.iter().map(|person| (person.as_str(), ())).collect();
        let then: BTreeSet<&str> =
            self.snapshot.problem.people.iter().map(|person| person.key.as_str()).collect();
        let joined = here.keys().filter(|person| !then.contains(**person)).count();
        let left = then.iter().filter(|person| !here.contains_key(**person)).count();
        (joined, left)
    }
}

impl Now {
    /// The report on the groups as they stand.
    pub fn report(&self) -> Report {
        report_of(&self.problem, &self.assignment)
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use store::Id as _;

    use super::*;
    use crate::model::groups::snapshot::tests::{class_of, someone};

    fn draft() -> Draft {
        let settings = Settings { groups: 3, ..Settings::usual(20) };
        let snapshot = class_of(20, &settings, 7);
        let solved = grouping::solve(&snapshot.problem, &mut |_| ControlFlow::Continue(())).unwrap();
        Draft {
            id: GroupingId::from_body("00000000000000000000000001"),
            class: ClassId::from_body("00000000000000000000000001"),
            seed: 7,
            settings,
            snapshot,
            computed: solved.assignment,
            changes: Vec::new(),
            made_at: Millis(1),
            made_by: String::new(),
        }
    }

    fn make(draft: &mut Draft, change: Change) -> Result<(), Refusal> {
        draft.allows(&draft.now(), &change)?;
        let number = draft.version() + 1;
        draft.changes.push(KeptChange { number, change, at: Millis(2), by: String::new() });
        Ok(())
    }

    #[test]
    fn the_effect_that_was_shown_is_the_change_that_happens() {
        let mut draft = draft();
        let before = draft.now();
        let from = before.assignment.group_of(0).unwrap();
        let to = (from + 1) % 3;
        for change in [
            Change::Move { person: someone(0), to },
            Change::Swap { a: someone(1), b: someone(before.assignment.groups[to][0]) },
        ] {
            let Ok(shown) = draft.effect(&draft.now(), &change) else { continue };
            if make(&mut draft, change).is_err() {
                continue;
            }
            let now = draft.now().report();
            assert_eq!(shown.after.score, now.score);
            assert_eq!(shown.after.top_three, now.top_three);
            assert_eq!(shown.after.same_unit_pairs, now.same_unit_pairs);
            assert_eq!(shown.after.broken, now.broken);
        }
        assert_eq!(draft.now().assignment.group_of(0), Some(to));
    }

    #[test]
    fn changes_are_taken_back_from_the_last_one_to_the_first_and_no_further() {
        let mut draft = draft();
        let first = draft.now();
        let to = (first.assignment.group_of(0).unwrap() + 1) % 3;
        make(&mut draft, Change::Lead { person: someone(0) }).unwrap();
        make(&mut draft, Change::Move { person: someone(0), to }).unwrap();
        assert!(draft.now().leaders.iter().all(Option::is_none), "who left does not lead");
        assert_eq!(make(&mut draft, Change::Undo { number: 1 }), Err(Refusal::NothingToUndo));
        make(&mut draft, Change::Undo { number: 2 }).unwrap();
        assert!(draft.now().leaders.contains(&Some(0)), "back where they led");
        make(&mut draft, Change::Undo { number: 1 }).unwrap();
        let back = draft.now();
        assert_eq!((back.assignment, back.leaders), (first.assignment, first.leaders));
        assert_eq!(make(&mut draft, Change::Undo { number: 1 }), Err(Refusal::NothingToUndo));
    }

    #[test]
    fn who_is_pinned_stays_until_unpinned() {
        let mut draft = draft();
        let to = (draft.now().assignment.group_of(4).unwrap() + 1) % 3;
        let change = Change::Move { person: someone(4), to };
        make(&mut draft, Change::Pin { person: someone(4) }).unwrap();
        assert_eq!(make(&mut draft, change.clone()), Err(Refusal::PersonIsPinned));
        make(&mut draft, Change::Unpin { person: someone(4) }).unwrap();
        make(&mut draft, change).unwrap();
        assert!(draft.now().report().broken.iter().all(|b| !matches!(b.rule, grouping::RuleRef::Fixed(_))));
    }

    #[test]
    fn nonsense_is_no_change() {
        let mut draft = draft();
        let own = draft.now().assignment.group_of(0).unwrap();
        for change in [
            Change::Move { person: someone(0), to: 99 },
            Change::Move { person: someone(0), to: own },
            Change::Move { person: someone(500), to: 1 },
            Change::Swap { a: someone(0), b: someone(0) },
            Change::Topic { group: 9, topic: draft.snapshot.topics[0].clone() },
            Change::Topic { group: 0, topic: TopicId::from_body("zzzzzzzzzzzzzzzzzzzzzzzzzz") },
        ] {
            assert_eq!(make(&mut draft, change), Err(Refusal::NoSuchChange));
        }
        assert_eq!(draft.drift(&[someone(0), someone(77)]), (1, 19));
    }
}
