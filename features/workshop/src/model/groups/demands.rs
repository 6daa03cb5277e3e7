//! What must hold beyond sizes and units: so many of a kind in each group, two people together or apart.

use std::fmt;

use serde::{Deserialize, Serialize};
use web::PersonId;

/// A rule an organiser adds. Its text is what its chip sends: `least:1:写手`, `apart:ps_…:ps_…`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Demand {
    /// Every group has at least so many people of a category.
    Least {
        /// The category, as on the roster.
        category: String,
        /// The fewest in each group.
        people: usize,
    },
    /// No group has more than so many people of a category.
    Most {
        /// The category, as on the roster.
        category: String,
        /// The most in each group.
        people: usize,
    },
    /// Two people are in one group.
    Together {
        /// One of them.
        a: PersonId,
        /// The other.
        b: PersonId,
    },
    /// Two people are not in one group.
    Apart {
        /// One of them.
        a: PersonId,
        /// The other.
        b: PersonId,
    },
}

impl Demand {
    /// Reads what a chip sent; nothing where it cannot be meant.
    pub fn read(text: &str) -> Option<Self> {
        let (word, rest) = text.split_once(':')?;
        let (first, second) = rest.split_once(':')?;
        let people = || first.parse().ok().filter(|people| (1..=1_000).contains(people));
        let category = || Some(second.to_owned()).filter(|category| !category.is_empty());
        Self::of_two(word, first, second).or_else(|| match word {
            "least" => Some(Self::Least { category: category()?, people: people()? }),
            "most" => Some(Self::Most { category: category()?, people: people()? }),
            _ => None,
        })
    }

    /// The rule on two people that a word names: together or apart.
    pub fn of_two(word: &str, a: &str, b: &str) -> Option<Self> {
        let (a, b): (PersonId, PersonId) = (a.parse().ok()?, b.parse().ok()?);
        match word {
            _ if a == b => None,
            "together" => Some(Self::Together { a, b }),
            "apart" => Some(Self::Apart { a, b }),
            _ => None,
        }
    }

    /// Whether another rule is on the same thing, so that one of the two is enough.
    pub fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Least { category: new, .. }, Self::Least { category: old, .. })
            | (Self::Most { category: new, .. }, Self::Most { category: old, .. }) => new == old,
            _ => self == other,
        }
    }

    /// The category it is on, where it is on one.
    pub fn category(&self) -> Option<&str> {
        match self {
            Self::Least { category, .. } | Self::Most { category, .. } => Some(category),
            Self::Together { .. } | Self::Apart { .. } => None,
        }
    }

    /// The two people it is on, where it is on people.
    pub fn people(&self) -> Option<[&PersonId; 2]> {
        match self {
            Self::Together { a, b } | Self::Apart { a, b } => Some([a, b]),
            Self::Least { .. } | Self::Most { .. } => None,
        }
    }
}

impl fmt::Display for Demand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Least { category, people } => write!(f, "least:{people}:{category}"),
            Self::Most { category, people } => write!(f, "most:{people}:{category}"),
            Self::Together { a, b } => write!(f, "together:{a}:{b}"),
            Self::Apart { a, b } => write!(f, "apart:{a}:{b}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use store::Id as _;

    use super::*;

    #[test]
    fn what_a_chip_sends_is_the_rule_it_shows() {
        let person = |n: usize| PersonId::from_body(&format!("{n:026}"));
        for demand in [
            Demand::Least { category: "写手：摄影:二".into(), people: 2 },
            Demand::Most { category: "部长".into(), people: 3 },
            Demand::Together { a: person(1), b: person(2) },
            Demand::Apart { a: person(3), b: person(1) },
        ] {
            assert_eq!(Demand::read(&demand.to_string()), Some(demand));
        }
        let alone = format!("apart:{}:{}", person(1), person(1));
        for nonsense in
            ["", "least", "least:0:写手", "least:1:", "most:多:写手", "apart:甲:乙", alone.as_str()]
        {
            assert_eq!(Demand::read(nonsense), None, "{nonsense}");
        }
    }
}
