//! A draft as it stands: the changes by hand replayed over what the engine gave.

use std::collections::BTreeSet;

use grouping::{Assignment, Problem, Report, report_of};
use web::PersonId;

use crate::model::{Change, Draft, KeptChange, Likeness};

/// A draft as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// Who is where.
    pub assignment: Assignment,
    /// Who stays where they are, by index.
    pub pinned: BTreeSet<usize>,
    /// The leader of each group, by index.
    pub leaders: Vec<Option<usize>>,
    /// Whether nothing may be changed.
    pub locked: bool,
    /// The problem with those pinned kept in place, for figures.
    pub problem: Problem,
    /// The changes that count, in order.
    made: Vec<KeptChange>,
    /// Those taken back that can be made again, the next one last.
    taken_back: Vec<KeptChange>,
}

impl Now {
    /// The change that can be taken back: the latest that has not been.
    pub fn undoable(&self) -> Option<&KeptChange> {
        self.made.last()
    }

    /// The change that can be made again: the latest that was taken back, while nothing else was changed.
    pub fn redoable(&self) -> Option<&KeptChange> {
        self.taken_back.last()
    }

    /// How many changes count.
    pub fn changes(&self) -> usize {
        self.made.len()
    }

    /// Whether a change counts: it was made, and not taken back.
    pub fn counts(&self, number: usize) -> bool {
        self.made.iter().any(|kept| kept.number == number)
    }

    /// The report on the groups as they stand.
    pub fn report(&self) -> Report {
        report_of(&self.problem, &self.assignment)
    }

    /// How alike the people of the groups are.
    pub fn likeness(&self) -> Likeness {
        Likeness::of(&self.problem, &self.assignment)
    }

    /// Whether everybody in a group stays there.
    pub fn holds(&self, group: usize) -> bool {
        let people = self.assignment.groups.get(group);
        people.is_some_and(|people| !people.is_empty() && people.iter().all(|at| self.pinned.contains(at)))
    }
}

impl Draft {
    /// How it stands: the changes replayed, those taken back left out.
    pub fn now(&self) -> Now {
        let people = &self.snapshot.problem.people;
        let mut now = Now {
            assignment: self.computed.clone(),
            pinned: (0..people.len()).filter(|at| people[*at].fixed_group.is_some()).collect(),
            leaders: vec![None; self.computed.groups.len()],
            locked: false,
            problem: self.snapshot.problem.clone(),
            made: Vec::new(),
            taken_back: Vec::new(),
        };
        for kept in &self.changes {
            match kept.change {
                Change::Undo { .. } => now.taken_back.extend(now.made.pop()),
                Change::Redo { .. } => now.made.extend(now.taken_back.pop()),
                Change::Lock => now.locked = true,
                Change::Unlock => now.locked = false,
                _ => {
                    now.made.push(kept.clone());
                    now.taken_back.clear();
                }
            }
        }
        for kept in now.made.clone() {
            self.replay(&mut now, &kept.change);
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
            Change::Hold { group } => {
                now.pinned.extend(now.assignment.groups.get(*group).into_iter().flatten().copied());
            }
            Change::Release { group } => {
                for at in now.assignment.groups.get(*group).into_iter().flatten() {
                    now.pinned.remove(at);
                }
            }
            // These say which changes count and whether more may come; they change nothing themselves.
            Change::Undo { .. } | Change::Redo { .. } | Change::Lock | Change::Unlock => {}
        }
    }
}
