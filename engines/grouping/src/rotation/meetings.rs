//! Who meets whom in a plan, counted from the plan alone.

use serde::{Deserialize, Serialize};

use super::{NoRotation, Rotation, least};

/// What comes of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meetings {
    /// How many meetings are of two people who have met before, in the plan or earlier.
    pub repeats: usize,
    /// Pairs of whom at least one meeting is a repeat: both, and how often they meet in the plan.
    pub repeated: Vec<(usize, usize, usize)>,
    /// For each person how many different others they meet in the plan.
    pub others: Vec<usize>,
    /// For each person how many of those they had not met earlier.
    pub new_others: Vec<usize>,
    /// No plan has fewer repeats than this; counting proves it. Nought when counting proves nothing.
    pub least_repeats: usize,
}

impl Meetings {
    /// Whether counting proves that no plan has fewer repeats.
    #[must_use]
    pub const fn is_proven_best(&self) -> bool {
        self.repeats == self.least_repeats
    }

    /// How many different others the person meets who meets fewest.
    #[must_use]
    pub fn fewest_others(&self) -> usize {
        self.others.iter().min().copied().unwrap_or(0)
    }
}

/// What comes of rounds made by hand: for each round the table of each person. Sizes of tables and the places of hosts
/// are the caller's affair.
///
/// # Errors
/// [`NoRotation`] when the rotation itself cannot be; [`NoRotation::Round`] when a round is missing, is one too many, has
/// another number of people or names a table that does not exist.
pub fn meetings_of(rotation: &Rotation, rounds: &[Vec<usize>]) -> Result<Meetings, NoRotation> {
    let size = rotation.checked()?;
    let fits = |round: &Vec<usize>| {
        round.len() == rotation.people && round.iter().all(|table| *table < rotation.tables)
    };
    let wrong = rounds.iter().take(rotation.rounds).position(|round| !fits(round));
    let missing = (rounds.len() != rotation.rounds).then(|| rounds.len().min(rotation.rounds));
    if let Some(round) = wrong.or(missing) {
        return Err(NoRotation::Round(round));
    }
    Ok(counted(rotation, rounds, least::least_repeats(rotation, size)))
}

pub(super) fn counted(rotation: &Rotation, rounds: &[Vec<usize>], least_repeats: usize) -> Meetings {
    let people = rotation.people;
    let mut before = vec![false; people * people];
    for (a, b) in &rotation.earlier {
        before[a.min(b) * people + a.max(b)] = true;
    }
    let mut found = Meetings {
        repeats: 0,
        repeated: Vec::new(),
        others: vec![0; people],
        new_others: vec![0; people],
        least_repeats,
    };
    for a in 0..people {
        for b in a + 1..people {
            let met = rounds.iter().filter(|round| round[a] == round[b]).count();
            if met == 0 {
                continue;
            }
            let new = usize::from(!before[a * people + b]);
            for person in [a, b] {
                found.others[person] += 1;
                found.new_others[person] += new;
            }
            if met > new {
                found.repeats += met - new;
                found.repeated.push((a, b, met));
            }
        }
    }
    found
}
