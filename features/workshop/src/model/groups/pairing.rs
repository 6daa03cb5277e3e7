//! Which group of one draft stands for which of another, so that two drafts can be read side by side: groups
//! have numbers, but what makes them the same is who is in them.

use std::collections::BTreeSet;

use web::PersonId;

/// Two drafts, group beside group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// For each group of the first, the one of the second that stands for it; none when the second has fewer.
    pub other: Vec<Option<usize>>,
    /// Groups of the second that stand for none.
    pub left: Vec<usize>,
    /// Who of both is in another group.
    pub moved: BTreeSet<PersonId>,
}

/// Pairs groups by whom they share, those that share most first.
pub fn paired(first: &[Vec<PersonId>], second: &[Vec<PersonId>]) -> Pairing {
    let mut shared: Vec<(usize, usize, usize)> = Vec::new();
    for (a, people) in first.iter().enumerate() {
        let here: BTreeSet<&PersonId> = people.iter().collect();
        for (b, others) in second.iter().enumerate() {
            shared.push((others.iter().filter(|person| here.contains(person)).count(), a, b));
        }
    }
    shared.sort_by_key(|(many, a, b)| (std::cmp::Reverse(*many), *a, *b));
    let mut other = vec![None; first.len()];
    let mut taken = vec![false; second.len()];
    for (_, a, b) in shared {
        if other[a].is_none() && !taken[b] {
            (other[a], taken[b]) = (Some(b), true);
        }
    }
    let left = (0..second.len()).filter(|b| !taken[*b]).collect();
    let everybody: BTreeSet<&PersonId> = second.iter().flatten().collect();
    let mut moved = BTreeSet::new();
    for (people, b) in first.iter().zip(&other) {
        let there: BTreeSet<&PersonId> = b.map_or_else(BTreeSet::new, |b| second[b].iter().collect());
        let gone = people.iter().filter(|person| everybody.contains(person) && !there.contains(person));
        moved.extend(gone.cloned());
    }
    Pairing { other, left, moved }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::groups::snapshot::tests::someone;

    fn groups(of: &[&[usize]]) -> Vec<Vec<PersonId>> {
        of.iter().map(|group| group.iter().map(|n| someone(*n)).collect()).collect()
    }

    #[test]
    fn groups_are_the_same_by_who_is_in_them_whatever_their_number() {
        let pairing = paired(&groups(&[&[1, 2, 3], &[4, 5, 6]]), &groups(&[&[4, 5, 3], &[1, 2, 6]]));
        assert_eq!(pairing.other, [Some(1), Some(0)]);
        assert_eq!(pairing.moved.into_iter().collect::<Vec<_>>(), [someone(3), someone(6)]);
    }

    #[test]
    fn a_draft_with_more_groups_and_people_who_were_not_there_is_still_readable() {
        let pairing = paired(&groups(&[&[1, 2, 3, 4]]), &groups(&[&[4], &[1, 2, 9]]));
        assert_eq!((pairing.other, pairing.left), (vec![Some(1)], vec![0]));
        assert_eq!(pairing.moved.into_iter().collect::<Vec<_>>(), [someone(4)], "who left is not moved");
        assert_eq!(paired(&groups(&[&[1], &[2]]), &groups(&[&[2, 1]])).other, [Some(0), None]);
    }
}
