//! What trainees wish for: up to three topics, the dearest first.

use std::collections::BTreeMap;

use web::{Fields, PersonId, Problem, Problems};

use crate::model::{Topic, TopicId};
use crate::words::{Words, said};

store::id!(
    /// A choice somebody made.
    WishId,
    "ws"
);

/// The fields of the form, the dearest wish first.
pub const WISH_FIELDS: [&str; 3] = ["wish1", "wish2", "wish3"];

/// What somebody wishes for: one to three topics, the dearest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The topics.
    pub topics: Vec<TopicId>,
}

impl Choice {
    /// Reads the form against the topics on offer. A place left empty moves the later ones up.
    ///
    /// # Errors
    /// What is wrong, at its field: nothing chosen, a topic that is not on offer here, one chosen twice.
    pub fn read(fields: &Fields, pool: &[Topic]) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let mut topics: Vec<TopicId> = Vec::new();
        let mut faulty = false;
        for name in WISH_FIELDS {
            let value = fields.value(name).trim();
            if value.is_empty() {
                continue;
            }
            let offered = pool.iter().find(|topic| topic.is_offered() && topic.id.as_str() == value);
            match offered {
                None => read.problem(name, Problem::NotAChoice),
                Some(topic) if topics.contains(&topic.id) => read.problem(name, said(Words::wish_twice)),
                Some(topic) => {
                    topics.push(topic.id.clone());
                    continue;
                }
            }
            faulty = true;
        }
        if topics.is_empty() && !faulty {
            read.problem(WISH_FIELDS[0], Problem::Missing);
        }
        read.finish().map(|()| Self { topics })
    }
}

/// Where somebody's wishes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// They chose themselves.
    Chosen,
    /// The receipt named numbers; it counts until they choose.
    Receipt,
    /// They have said nothing.
    Nothing,
}

/// What somebody wishes for as things stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wished {
    /// Topics on offer, the dearest first.
    pub topics: Vec<TopicId>,
    /// Where that comes from.
    pub source: Source,
}

/// The wishes that count for a person: their latest choice, else the numbers on their receipt; of topics that
/// are on offer.
pub fn wished(
    pool: &[Topic],
    chosen: &BTreeMap<PersonId, Vec<TopicId>>,
    person: &PersonId,
    receipt: &[usize],
) -> Wished {
    let offered = |id: &TopicId| pool.iter().any(|topic| topic.is_offered() && topic.id == *id);
    if let Some(topics) = chosen.get(person) {
        let topics = topics.iter().filter(|id| offered(id)).cloned().collect();
        return Wished { topics, source: Source::Chosen };
    }
    let mut topics: Vec<TopicId> = Vec::new();
    for number in receipt {
        let named = pool.iter().find(|topic| topic.number == *number && topic.is_offered());
        if let Some(topic) = named.filter(|topic| !topics.contains(&topic.id)) {
            topics.push(topic.id.clone());
        }
    }
    topics.truncate(WISH_FIELDS.len());
    let source = if topics.is_empty() { Source::Nothing } else { Source::Receipt };
    Wished { topics, source }
}

#[cfg(test)]
mod tests {
    use store::Id as _;

    use super::*;
    use crate::model::TopicState;
    use crate::model::topics::tests::topic;

    fn pool() -> Vec<Topic> {
        vec![
            topic(1, TopicState::Published),
            topic(2, TopicState::Draft),
            topic(3, TopicState::Published),
            topic(4, TopicState::Withdrawn),
        ]
    }

    #[test]
    fn a_choice_is_one_to_three_offered_topics_each_once() {
        let pool = pool();
        let (one, draft, three) = (pool[0].id.to_string(), pool[1].id.to_string(), pool[2].id.to_string());
        let good = Choice::read(&Fields::of(&[("wish1", ""), ("wish2", &three), ("wish3", &one)]), &pool);
        assert_eq!(good.unwrap().topics, [pool[2].id.clone(), pool[0].id.clone()]);
        let at = |pairs: &[(&str, &str)]| Choice::read(&Fields::of(pairs), &pool).unwrap_err().0[0].0.clone();
        assert_eq!(at(&[]), "wish1");
        assert_eq!(at(&[("wish1", &one), ("wish2", &one)]), "wish2");
        assert_eq!(at(&[("wish1", &one), ("wish3", &draft)]), "wish3");
        assert_eq!(at(&[("wish1", "tp_' OR 1=1")]), "wish1");
    }

    #[test]
    fn the_receipt_counts_until_somebody_chooses_and_only_what_is_on_offer() {
        let pool = pool();
        let person = PersonId::from_body("00000000000000000000000001");
        let mut chosen = BTreeMap::new();
        let receipt = wished(&pool, &chosen, &person, &[3, 2, 9, 3, 1]);
        assert_eq!(receipt.topics, [pool[2].id.clone(), pool[0].id.clone()]);
        assert_eq!(receipt.source, Source::Receipt);
        assert_eq!(wished(&pool, &chosen, &person, &[2, 4]).source, Source::Nothing);
        chosen.insert(person.clone(), vec![pool[3].id.clone(), pool[0].id.clone()]);
        let own = wished(&pool, &chosen, &person, &[3]);
        assert_eq!((own.topics, own.source), (vec![pool[0].id.clone()], Source::Chosen));
    }
}
