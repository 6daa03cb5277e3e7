//! The question put to the engine, and what its numbers mean.

use std::collections::BTreeMap;

use grouping::{Attribute, Budget, By, Person, Problem, Rule, Sizes, Topics, UNKNOWN, Weight};

use super::asked::Asked;
use super::columns::{Column, Kind, plain};
use super::roster::Roster;
use super::wishes::Wishes;

/// The problem and what its numbers mean.
#[derive(Debug, Clone)]
pub(super) struct Question {
    /// What the engine is asked.
    pub(super) problem: Problem,
    /// Who is to be grouped; the engine's people are in this order.
    pub(super) roster: Roster,
    /// What each attribute of the engine is.
    attributes: Vec<Seen>,
    /// Which column is the unit, where it is looked at.
    pub(super) unit: Option<usize>,
    /// For each column of the roster the names of its categories.
    pub(super) names: Vec<Vec<String>>,
    /// The topics.
    pub(super) topics: Vec<String>,
    /// How many groups may take one topic.
    pub(super) per_topic: usize,
}

/// An attribute of the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    /// Its column on the roster.
    column: usize,
    /// Is it there for a rule? A rule is about what is known. Where it is mixed, those of whom it is not known are a
    /// kind of their own: an industrial union has no city, and its people too are to be in every group.
    strict: bool,
}

/// The categories of a column: the same name however it is spaced.
#[derive(Default)]
struct Book {
    names: Vec<String>,
    known: BTreeMap<String, u32>,
}

impl Book {
    /// The number of a name; the empty one has a number too.
    fn number(&mut self, name: &str) -> Option<u32> {
        let next = u32::try_from(self.names.len()).ok()?;
        // Marks alone are a value too.
        let key = Some(plain(name)).filter(|plain| !plain.is_empty()).unwrap_or_else(|| name.to_owned());
        let number = *self.known.entry(key).or_insert(next);
        if number == next {
            self.names.push(name.to_owned());
        }
        Some(number)
    }
}

impl Question {
    /// Puts the question.
    pub(super) fn new(
        roster: Roster,
        asked: &Asked,
        wishes: Option<Wishes>,
        per_topic: usize,
        groups: usize,
        seed: u64,
    ) -> Self {
        let is_unit = |column: &usize| roster.columns[*column].kind == Kind::Unit;
        let weight =
            |column: usize| asked.spread.iter().find(|(at, _)| *at == column).map(|(_, weight)| *weight);
        let mixed =
            asked.spread.iter().filter(|(_, weight)| *weight != Weight::Off).map(|(column, _)| *column);
        let mixed = mixed.map(|column| Seen { column, strict: false });
        let parted = asked.apart.iter().map(|column| Seen { column: *column, strict: true });
        let attributes: Vec<Seen> = mixed.chain(parted).filter(|seen| !is_unit(&seen.column)).collect();
        let unit = roster.of_kind(Kind::Unit);
        let unit_is_parted = asked.apart.iter().any(is_unit);
        // What the rule leaves to counting is still spread thinly.
        let unit_weight = match unit.and_then(weight) {
            Some(weight) => weight,
            None if unit_is_parted => Weight::Medium,
            None => Weight::Off,
        };
        let mut books: Vec<Book> = roster.columns.iter().map(|_| Book::default()).collect();
        let (topics, mut wished) = wishes.map_or_else(Default::default, |wishes| (wishes.topics, wishes.of));
        wished.resize(roster.people.len(), Vec::new());
        let mut people = Vec::new();
        for (member, wishes) in roster.people.iter().zip(wished) {
            let mut number = |column: usize, strict: bool| {
                let value = member.values[column].as_str();
                if strict && value.is_empty() { None } else { books[column].number(value) }
            };
            people.push(Person {
                key: member.row.to_string(),
                attributes: attributes
                    .iter()
                    .map(|seen| number(seen.column, seen.strict).unwrap_or(UNKNOWN))
                    .collect(),
                unit: unit.and_then(|column| number(column, true)),
                wishes,
                fixed_group: None,
            });
        }
        let by = |column: &usize| {
            let at = attributes.iter().position(|seen| seen.strict && seen.column == *column);
            at.map_or(By::Unit, By::Attribute)
        };
        let named = |seen: &Seen| Attribute {
            name: roster.columns[seen.column].key.clone(),
            weight: if seen.strict { Weight::Off } else { weight(seen.column).unwrap_or(Weight::Off) },
        };
        let capacity = vec![per_topic; topics.len()];
        let problem = Problem {
            budget: Budget::fitting(people.len()),
            attributes: attributes.iter().map(named).collect(),
            groups,
            sizes: Sizes::Balanced,
            rules: asked.apart.iter().map(|column| Rule::Apart { by: by(column) }).collect(),
            wish_weight: if topics.is_empty() { Weight::Off } else { Weight::High },
            topics: (!topics.is_empty()).then_some(Topics { capacity, kept: Vec::new() }),
            balance_weight: Weight::Medium,
            unit_weight,
            earlier: Vec::new(),
            earlier_weight: Weight::Off,
            seed,
            people,
        };
        let unit = unit.filter(|_| unit_weight != Weight::Off || unit_is_parted);
        let names = books.into_iter().map(|book| book.names).collect();
        Self { problem, roster, attributes, unit, names, topics, per_topic }
    }

    /// What is looked at, each column once: what is mixed, what is only parted, the unit.
    pub(super) fn looked_at(&self) -> impl Iterator<Item = (By, &Column)> {
        let seen = self.attributes.iter().enumerate().filter(|(_, seen)| {
            let mixed = || self.attributes.iter().any(|other| !other.strict && other.column == seen.column);
            !seen.strict || !mixed()
        });
        let attributes = seen.map(|(at, seen)| (By::Attribute(at), seen.column));
        let unit = self.unit.map(|column| (By::Unit, column));
        attributes.chain(unit).map(|(by, column)| (by, &self.roster.columns[column]))
    }

    /// The column of what is looked at.
    pub(super) fn column(&self, by: By) -> Option<&Column> {
        self.index(by).and_then(|column| self.roster.columns.get(column))
    }

    fn index(&self, by: By) -> Option<usize> {
        match by {
            By::Attribute(at) => self.attributes.get(at).map(|seen| seen.column),
            By::Unit => self.roster.of_kind(Kind::Unit),
        }
    }

    /// The name of what is looked at.
    pub(super) fn name(&self, by: By) -> &str {
        self.column(by).map_or("单位", |column| column.name.as_str())
    }

    /// The name of a category.
    pub(super) fn category(&self, by: By, category: u32) -> &str {
        let at = usize::try_from(category).unwrap_or(usize::MAX);
        self.index(by).and_then(|column| self.names.get(column)?.get(at)).map_or("", String::as_str)
    }

    /// How many of each category there are among these people, those of whom it is not known left out.
    pub(super) fn tally(&self, by: By, people: impl Iterator<Item = usize>) -> BTreeMap<u32, usize> {
        let mut counted = BTreeMap::new();
        for category in people.filter_map(|person| self.problem.category(person, by)) {
            *counted.entry(category).or_default() += 1;
        }
        counted.retain(|category, _| !self.category(by, *category).is_empty());
        counted
    }

    /// A topic by its number.
    pub(super) fn topic(&self, at: usize) -> &str {
        self.topics.get(at).map_or("", String::as_str)
    }
}
