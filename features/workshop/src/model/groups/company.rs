//! One person among the people of their group: who shares what with them, and whose wish the topic is.

use grouping::{Assignment, By, Problem};

use crate::model::SEX;

/// What a person shares with others, in the group and in the class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shared {
    /// Others in the group who have the same.
    pub here: usize,
    /// Others in the class who have the same.
    pub everywhere: usize,
}

/// A person in their group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// Their group, counted from 0.
    pub group: usize,
    /// By attribute (city, industry, post, sex), where theirs is known.
    pub alike: Vec<Option<Shared>>,
    /// Colleagues of their unit, where it is known.
    pub colleagues: Option<Shared>,
    /// Others in the group they have been in one group with before.
    pub met: usize,
    /// How many topics they wished for.
    pub wished: usize,
    /// Which of their wishes, counted from 1, the group's topic is.
    pub rank: Option<usize>,
}

impl Company {
    /// Looks at a person; nothing where they are in no group.
    pub fn of(problem: &Problem, assignment: &Assignment, person: usize) -> Option<Self> {
        let group = assignment.group_of(person)?;
        let others = || assignment.groups[group].iter().copied().filter(|other| *other != person);
        let shared = |by: By| {
            let own = problem.category(person, by)?;
            let same = |other: &usize| problem.category(*other, by) == Some(own);
            let everywhere = (0..problem.people.len()).filter(|other| *other != person);
            Some(Shared { here: others().filter(same).count(), everywhere: everywhere.filter(same).count() })
        };
        let met = |other: usize| {
            let pair = [person, other];
            problem.earlier.iter().any(|earlier| pair.contains(&earlier.a) && pair.contains(&earlier.b))
        };
        let topic = assignment.topics.get(group).copied().flatten();
        Some(Self {
            group,
            alike: (0..=SEX).map(|attribute| shared(By::Attribute(attribute))).collect(),
            colleagues: shared(By::Unit),
            met: others().filter(|other| met(*other)).count(),
            wished: problem.people.get(person)?.wishes.len(),
            rank: topic.and_then(|topic| problem.rank(person, topic)).map(|rank| rank + 1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::groups::snapshot::tests::class_of;
    use crate::model::{CITY, INDUSTRY, Settings};

    #[test]
    fn what_is_shared_is_counted_in_the_group_and_in_the_class() {
        // Person n is from city n % 3, of industry n % 2 (as their wish is), of unit n / 2; 0 has met 3.
        let problem = class_of(12, &Settings { groups: 2, ..Settings::usual(12) }, 7).problem;
        let groups = Assignment {
            groups: vec![vec![0, 1, 2, 3, 4, 6], vec![5, 7, 8, 9, 10, 11]],
            topics: vec![Some(1), Some(0)],
        };
        let company = Company::of(&problem, &groups, 0).unwrap();
        assert_eq!(company.alike[CITY], Some(Shared { here: 2, everywhere: 3 }));
        assert_eq!(company.alike[INDUSTRY], Some(Shared { here: 3, everywhere: 5 }));
        assert_eq!(company.colleagues, Some(Shared { here: 1, everywhere: 1 }));
        assert_eq!((company.met, company.wished, company.rank), (1, 1, None));
        let other = Company::of(&problem, &groups, 8).unwrap();
        assert_eq!((other.group, other.rank, other.alike[2]), (1, Some(1), None), "a post nobody told us");
        assert_eq!(Company::of(&problem, &groups, 99), None);
    }
}
