//! The problem as it was put to the engine: people, topics and wishes of that moment, and what the engine's
//! numbers mean. A draft keeps it, so that it can always be recomputed and explained.

use grouping::{
    Attribute, Budget, By, Encounter, Person, Problem, Rule, Size, Sizes, Topics, UNKNOWN, Weight,
};
use serde::{Deserialize, Serialize};
use store::Millis;
use web::PersonId;

use crate::model::{Demand, Settings, Topic, TopicId};

/// The attributes people differ in, in the engine's order.
pub const CITY: usize = 0;
/// The industrial union.
pub const INDUSTRY: usize = 1;
/// The category on the roster, else the post.
pub const POST: usize = 2;
/// The sex. After it come attributes nobody sees, one for each two people who are to be apart.
pub const SEX: usize = 3;

/// A person to be grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrant {
    /// Who.
    pub person: PersonId,
    /// Their unit; empty where it is not known.
    pub unit: String,
    /// City, industry, post and sex; empty where it is not known.
    pub attributes: [String; 4],
    /// What they wish for, of the topics on offer.
    pub wishes: Vec<TopicId>,
    /// The group an organiser has put them into.
    pub pinned: Option<usize>,
}

/// The problem and what its numbers mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// What the engine was asked.
    pub problem: Problem,
    /// For each attribute, the names of its categories.
    pub names: [Vec<String>; 4],
    /// The names of the units.
    pub units: Vec<String>,
    /// The topics on offer.
    pub topics: Vec<TopicId>,
    /// When.
    pub taken_at: Millis,
    /// How many rounds were looked through; fewer than there are when somebody stopped the search.
    #[serde(default)]
    pub rounds: usize,
}

/// Numbers names in the order they are met.
#[derive(Default)]
struct Book(Vec<String>);

impl Book {
    fn number(&mut self, name: &str) -> Option<u32> {
        if name.is_empty() {
            return None;
        }
        let at = self.0.iter().position(|known| known == name).unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        });
        u32::try_from(at).ok()
    }
}

impl Snapshot {
    /// Puts the question: these people, topics and earlier encounters, under these settings and this seed.
    pub fn take(
        entrants: &[Entrant],
        topics: &[Topic],
        met: &[(PersonId, PersonId, u32)],
        settings: &Settings,
        seed: u64,
        taken_at: Millis,
    ) -> Self {
        let mut books: [Book; 4] = Default::default();
        let mut units = Book::default();
        let offered: Vec<TopicId> = topics.iter().map(|topic| topic.id.clone()).collect();
        let mut people: Vec<Person> = entrants
            .iter()
            .map(|entrant| Person {
                key: entrant.person.to_string(),
                attributes: books
                    .iter_mut()
                    .zip(&entrant.attributes)
                    .map(|(book, name)| book.number(name).unwrap_or(UNKNOWN))
                    .collect(),
                unit: units.number(&entrant.unit),
                wishes: entrant.wishes.iter().filter_map(|w| offered.iter().position(|t| t == w)).collect(),
                fixed_group: entrant.pinned.filter(|group| *group < settings.groups),
            })
            .collect();
        let weights = [settings.city, settings.industry, settings.post, settings.sex];
        let mut attributes: Vec<Attribute> = ["city", "industry", "post", "sex"]
            .into_iter()
            .zip(weights)
            .map(|(name, weight)| Attribute { name: name.to_owned(), weight })
            .collect();
        for (place, weight) in [(0, settings.city), (1, settings.industry)] {
            known_or_not(&mut people, &mut attributes, place, weight);
        }
        let at = |person: &PersonId| entrants.iter().position(|entrant| entrant.person == *person);
        let mut rules = Vec::new();
        if settings.apart {
            rules.push(Rule::Apart { by: By::Unit });
        }
        for demand in &settings.demands {
            rules.extend(match demand {
                // A category nobody has any more gets a number of its own, so that the engine says what is missing.
                Demand::Least { category, people } => Some(Rule::AtLeast {
                    attribute: POST,
                    category: books[POST].number(category).unwrap_or(UNKNOWN),
                    per_group: *people,
                }),
                Demand::Most { category, people } => Some(Rule::AtMost {
                    attribute: POST,
                    category: books[POST].number(category).unwrap_or(UNKNOWN),
                    per_group: *people,
                }),
                Demand::Together { a, b } => {
                    let two = [at(a), at(b)].into_iter().flatten().collect::<Vec<_>>();
                    (two.len() == 2).then_some(Rule::Together { people: two })
                }
                Demand::Apart { a, b } => {
                    at(a).zip(at(b)).map(|two| apart(&mut people, &mut attributes, two))
                }
            });
        }
        let earlier = met
            .iter()
            .filter_map(|(a, b, times)| Some(Encounter { a: at(a)?, b: at(b)?, times: *times }))
            .collect();
        let problem = Problem {
            budget: Budget::fitting(people.len()),
            people,
            attributes,
            groups: settings.groups,
            sizes: settings.sizes.map_or(Sizes::Balanced, |(min, max)| Sizes::Between(Size { min, max })),
            rules,
            topics: (!topics.is_empty()).then(|| Topics {
                capacity: topics.iter().map(|topic| topic.capacity).collect(),
                kept: Vec::new(),
            }),
            wish_weight: settings.wishes,
            balance_weight: Weight::Medium,
            unit_weight: Weight::Medium,
            earlier,
            earlier_weight: settings.repeats,
            seed,
        };
        Self {
            problem,
            names: books.map(|book| book.0),
            units: units.0,
            topics: offered,
            taken_at,
            rounds: 0,
        }
    }

    /// The index of a person, where they were among those grouped.
    pub fn index_of(&self, person: &PersonId) -> Option<usize> {
        self.problem.people.iter().position(|known| known.key == person.as_str())
    }

    /// Who stands at an index.
    pub fn person(&self, index: usize) -> Option<PersonId> {
        self.problem.people.get(index)?.key.parse().ok()
    }

    /// Everybody who was grouped.
    pub fn people(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.problem.people.iter().filter_map(|person| person.key.parse().ok())
    }

    /// The name of a category.
    pub fn category(&self, attribute: usize, category: u32) -> &str {
        let named = usize::try_from(category).ok().and_then(|at| self.names.get(attribute)?.get(at));
        named.map_or("", String::as_str)
    }

    /// The name of a person's category; empty where it is not known.
    pub fn category_of(&self, index: usize, attribute: usize) -> &str {
        self.problem
            .category(index, By::Attribute(attribute))
            .map_or("", |category| self.category(attribute, category))
    }

    /// The people who are apart by an attribute made for them.
    pub fn parted(&self, attribute: usize) -> Vec<usize> {
        let by = By::Attribute(attribute);
        (0..self.problem.people.len()).filter(|at| self.problem.category(*at, by).is_some()).collect()
    }

    /// The name of a unit.
    pub fn unit(&self, unit: u32) -> &str {
        usize::try_from(unit).ok().and_then(|at| self.units.get(at)).map_or("", String::as_str)
    }
}

/// Whether people have a city (or an industry) at all. Who comes from an industrial union often has no city, and
/// the engine takes what is not known for neither alike nor different: so it would fill one group with people of cities
/// and another with people of industries. That they differ in having one is said by an attribute of its own.
fn known_or_not(people: &mut [Person], attributes: &mut Vec<Attribute>, place: usize, weight: Weight) {
    let has: Vec<bool> =
        people.iter().map(|person| person.attributes.get(place).is_some_and(|of| *of != UNKNOWN)).collect();
    if has.iter().all(|known| *known) || !has.iter().any(|known| *known) {
        return;
    }
    attributes.push(Attribute { name: "known".to_owned(), weight });
    for (person, known) in people.iter_mut().zip(has) {
        person.attributes.push(u32::from(known));
    }
}

/// Parts two people: to the engine they are the only ones of a kind of which no group has two.
fn apart(people: &mut [Person], attributes: &mut Vec<Attribute>, (a, b): (usize, usize)) -> Rule {
    let attribute = attributes.len();
    attributes.push(Attribute { name: "apart".to_owned(), weight: Weight::Off });
    for (at, person) in people.iter_mut().enumerate() {
        person.attributes.push(if at == a || at == b { 0 } else { UNKNOWN });
    }
    Rule::Apart { by: By::Attribute(attribute) }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::ops::ControlFlow;

    use store::Id as _;

    use super::*;
    use crate::model::TopicState;
    use crate::model::topics::tests::topic;

    #[test]
    fn people_of_cities_and_people_of_industries_are_mixed() {
        let entrants: Vec<Entrant> = (0..24)
            .map(|n| Entrant {
                person: someone(n),
                unit: format!("单位{n}"),
                attributes: [
                    if n % 2 == 0 { format!("第{}市", n % 7) } else { String::new() },
                    if n % 2 == 1 { format!("第{}产业", n % 5) } else { String::new() },
                    String::new(),
                    String::new(),
                ],
                wishes: Vec::new(),
                pinned: None,
            })
            .collect();
        let settings = Settings { groups: 3, ..Settings::usual(24) };
        let taken = Snapshot::take(&entrants, &[], &[], &settings, 5, Millis(0));
        let found = grouping::solve(&taken.problem, &mut |_| ControlFlow::Continue(())).unwrap();
        for group in &found.assignment.groups {
            let of_cities = group.iter().filter(|person| **person % 2 == 0).count();
            assert_eq!(of_cities, 4, "of eight, four have a city and four an industry");
        }
    }

    pub(crate) fn someone(n: usize) -> PersonId {
        PersonId::from_body(&format!("{n:026}"))
    }

    /// A class of so many from three cities, two to a unit, everybody wishing for one of two topics.
    pub(crate) fn class_of(people: usize, settings: &Settings, seed: u64) -> Snapshot {
        let topics: Vec<Topic> =
            (1..=2).map(|n| Topic { capacity: 3, ..topic(n, TopicState::Published) }).collect();
        let entrants: Vec<Entrant> = (0..people)
            .map(|n| Entrant {
                person: someone(n),
                unit: format!("单位{}", n / 2),
                attributes: [
                    ["云州", "松江", "麦川"][n % 3].into(),
                    ["电力", "物流"][n % 2].into(),
                    if n % 5 == 0 { "写手".into() } else { String::new() },
                    ["male", "female"][n % 2].into(),
                ],
                wishes: vec![topics[n % 2].id.clone()],
                pinned: None,
            })
            .collect();
        let met = [(someone(0), someone(3), 1), (someone(0), someone(900), 1)];
        Snapshot::take(&entrants, &topics, &met, settings, seed, Millis(1))
    }

    #[test]
    fn the_question_holds_the_rules_the_wishes_and_only_encounters_of_those_present() {
        let settings = Settings {
            groups: 3,
            demands: vec![Demand::Least { category: "写手".into(), people: 1 }],
            ..Settings::usual(20)
        };
        let snapshot = class_of(20, &settings, 7);
        assert_eq!(snapshot.problem.rules.len(), 2);
        assert_eq!(snapshot.problem.earlier.len(), 1);
        assert_eq!(snapshot.category_of(5, POST), "写手");
        assert_eq!(snapshot.category_of(1, POST), "");
        let solved = grouping::solve(&snapshot.problem, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(solved.report.same_unit_pairs, 0);
        assert!(solved.report.broken.is_empty());
        let again = grouping::solve(&class_of(20, &settings, 7).problem, &mut |_| ControlFlow::Continue(()));
        assert_eq!(again.unwrap().assignment, solved.assignment);
    }

    #[test]
    fn a_rule_on_a_category_nobody_has_is_refused_with_its_reason() {
        let settings = Settings {
            groups: 3,
            demands: vec![Demand::Least { category: "摄影".into(), people: 1 }],
            ..Settings::usual(20)
        };
        let snapshot = class_of(20, &settings, 7);
        let refused = grouping::solve(&snapshot.problem, &mut |_| ControlFlow::Continue(()));
        assert!(matches!(refused, Err(grouping::Infeasible::Conflicting(_))), "{refused:?}");
    }

    #[test]
    fn two_people_are_together_or_apart_as_asked_and_nobody_gone_is_missed() {
        let settings = Settings {
            groups: 3,
            demands: vec![
                Demand::Together { a: someone(2), b: someone(9) },
                Demand::Apart { a: someone(2), b: someone(4) },
                Demand::Apart { a: someone(9), b: someone(6) },
                Demand::Apart { a: someone(1), b: someone(900) },
                Demand::Most { category: "写手".into(), people: 2 },
            ],
            ..Settings::usual(20)
        };
        let snapshot = class_of(20, &settings, 7);
        assert_eq!((snapshot.parted(SEX + 1), snapshot.parted(SEX + 2)), (vec![2, 4], vec![6, 9]));
        let solved = grouping::solve(&snapshot.problem, &mut |_| ControlFlow::Continue(())).unwrap();
        let of = |person: usize| solved.assignment.group_of(person).unwrap();
        assert_eq!(of(2), of(9));
        assert!(of(2) != of(4) && of(9) != of(6));
        assert!(solved.report.groups.iter().all(|group| group.people >= 6));
    }
}
