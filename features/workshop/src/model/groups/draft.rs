//! A draft of groups: what the engine gave, and how it stands after every change by hand.

use std::collections::{BTreeMap, BTreeSet};

use classes::ClassId;
use grouping::{Assignment, Change as Step, Effect, effect_of};
use store::Millis;
use web::PersonId;

use crate::model::{Change, GroupingId, KeptChange, Now, Settings, Snapshot, TopicId};
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

impl Draft {
    /// How often it was changed; two who change it at once are told apart by this.
    pub fn version(&self) -> usize {
        self.changes.len()
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
        if now.locked && *change != Change::Unlock {
            return Err(Refusal::DraftIsLocked);
        }
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
            Change::Hold { group } | Change::Release { group } => {
                if *group < now.assignment.groups.len() {
                    Ok(())
                } else {
                    Err(Refusal::NoSuchChange)
                }
            }
            Change::Undo { number } => match now.undoable() {
                Some(last) if last.number == *number => Ok(()),
                _ => Err(Refusal::NothingToUndo),
            },
            Change::Redo { number } => match now.redoable() {
                Some(next) if next.number == *number => Ok(()),
                _ => Err(Refusal::NothingToRedo),
            },
            Change::Lock => Ok(()),
            Change::Unlock if now.locked => Ok(()),
            Change::Unlock => Err(Refusal::NoSuchChange),
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
    fn what_was_taken_back_is_made_again_until_something_else_is_changed() {
        let mut draft = draft();
        let to = (draft.now().assignment.group_of(0).unwrap() + 1) % 3;
        assert_eq!(make(&mut draft, Change::Redo { number: 1 }), Err(Refusal::NothingToRedo));
        make(&mut draft, Change::Move { person: someone(0), to }).unwrap();
        make(&mut draft, Change::Pin { person: someone(3) }).unwrap();
        let both = draft.now();
        make(&mut draft, Change::Undo { number: 2 }).unwrap();
        make(&mut draft, Change::Undo { number: 1 }).unwrap();
        assert_eq!(make(&mut draft, Change::Redo { number: 2 }), Err(Refusal::NothingToRedo), "in order");
        make(&mut draft, Change::Redo { number: 1 }).unwrap();
        make(&mut draft, Change::Redo { number: 2 }).unwrap();
        assert_eq!((draft.now().assignment, draft.now().pinned), (both.assignment, both.pinned));
        make(&mut draft, Change::Undo { number: 2 }).unwrap();
        make(&mut draft, Change::Lead { person: someone(5) }).unwrap();
        assert_eq!(make(&mut draft, Change::Redo { number: 2 }), Err(Refusal::NothingToRedo));
        assert!(!draft.now().pinned.contains(&3));
    }

    #[test]
    fn a_locked_draft_stays_as_it_is_until_it_is_unlocked() {
        let mut draft = draft();
        make(&mut draft, Change::Pin { person: someone(3) }).unwrap();
        make(&mut draft, Change::Lock).unwrap();
        for change in [Change::Lead { person: someone(1) }, Change::Undo { number: 1 }, Change::Lock] {
            assert_eq!(make(&mut draft, change), Err(Refusal::DraftIsLocked));
        }
        make(&mut draft, Change::Unlock).unwrap();
        assert_eq!(make(&mut draft, Change::Unlock), Err(Refusal::NoSuchChange));
        make(&mut draft, Change::Undo { number: 1 }).unwrap();
        assert!(draft.now().pinned.is_empty(), "what was done before can still be taken back");
    }

    #[test]
    fn a_whole_group_is_held_and_released() {
        let mut draft = draft();
        make(&mut draft, Change::Hold { group: 1 }).unwrap();
        let held = draft.now();
        assert_eq!(held.pinned.iter().copied().collect::<Vec<_>>(), held.assignment.groups[1]);
        make(&mut draft, Change::Release { group: 1 }).unwrap();
        assert!(draft.now().pinned.is_empty());
        assert_eq!(make(&mut draft, Change::Hold { group: 3 }), Err(Refusal::NoSuchChange));
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
