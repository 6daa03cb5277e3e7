//! What the engine says, in words: rules, what breaks them, why there are no groups, what was not met.

use std::collections::BTreeMap;

use grouping::{Broken, By, Infeasible, Reason, Report, Rule, RuleRef, Sizes, Unmet};
use web::Lang;

use crate::model::{CITY, Demand, INDUSTRY, POST, SEX, Snapshot, Topic, in_han};
use crate::words::{Words, words};

/// Names the numbers of a draft.
pub(crate) struct Names<'a> {
    /// What was asked, and what its numbers mean.
    pub snapshot: &'a Snapshot,
    /// Names of people by index.
    pub people: Vec<String>,
    /// Topics of the pool by id.
    pub topics: BTreeMap<&'a str, &'a Topic>,
    /// The reader's language.
    pub lang: Lang,
}

impl Names<'_> {
    fn w(&self) -> &'static Words {
        words(self.lang)
    }

    /// Who stands at an index.
    pub(crate) fn person(&self, index: usize) -> &str {
        self.people.get(index).map_or("", String::as_str)
    }

    /// Several people, one after another.
    fn listed(&self, who: &[usize]) -> String {
        let names: Vec<&str> = who.iter().map(|at| self.person(*at)).collect();
        names.join(self.lang.pick("、", ", "))
    }

    /// The name of a group, counted from 0.
    pub(crate) fn group(&self, at: usize) -> String {
        group_name(at + 1, self.lang)
    }

    /// A topic of the draft, by its index there.
    pub(crate) fn topic(&self, at: usize) -> Option<&Topic> {
        self.topics.get(self.snapshot.topics.get(at)?.as_str()).copied()
    }

    /// A rule as its chip says it.
    pub(crate) fn rule(&self, rule: RuleRef) -> String {
        let (w, problem) = (self.w(), &self.snapshot.problem);
        match rule {
            RuleRef::Sizes => match problem.sizes {
                Sizes::Between(size) => w.rule_sizes(size.min, size.max),
                Sizes::Balanced | Sizes::Each(_) => w.rule_balanced(),
            },
            RuleRef::Topics => w.rule_topics(),
            RuleRef::Fixed(person) => w.rule_pinned(self.person(person)),
            RuleRef::Rule(at) => match problem.rules.get(at) {
                Some(Rule::Apart { by: By::Attribute(attribute) }) => {
                    let two = self.snapshot.parted(*attribute);
                    let name = |at: usize| two.get(at).map_or("", |person| self.person(*person));
                    w.rule_two_apart(name(0), name(1))
                }
                Some(Rule::Apart { by: By::Unit }) => w.rule_apart(),
                Some(Rule::Together { people }) => w.rule_together(self.listed(people)),
                Some(Rule::AtLeast { attribute, category, per_group }) => {
                    w.rule_at_least(*per_group, self.snapshot.category(*attribute, *category))
                }
                Some(Rule::AtMost { attribute, category, per_group }) => {
                    w.rule_at_most(*per_group, self.snapshot.category(*attribute, *category))
                }
                // The studio asks for no other rules; a draft of another making is still readable.
                _ => w.rule_other(),
            },
        }
    }

    /// A demand that is not kept, and where.
    pub(crate) fn broken(&self, broken: Broken) -> String {
        let (w, rule) = (self.w(), self.rule(broken.rule));
        match broken.group {
            Some(group) => w.broken_in(rule, self.group(group), broken.by),
            None => w.broken_by(rule, broken.by),
        }
    }

    /// Units with more people than there are groups: they could only be spread thinly.
    pub(crate) fn thinned(&self, report: &Report) -> Vec<String> {
        let thinned = report.kept.iter().flat_map(|kept| &kept.thinned);
        thinned
            .map(|unit| {
                self.w().unit_thinned(self.snapshot.unit(unit.category), unit.members, unit.per_group)
            })
            .collect()
    }

    /// The wishes that were not met, everybody by name.
    pub(crate) fn unmet(&self, report: &Report) -> Vec<String> {
        let (w, problem) = (self.w(), &self.snapshot.problem);
        let one = |unmet: &Unmet| match *unmet {
            Unmet::NoWish { person } => {
                let wishes = problem.people.get(person).map_or(&[][..], |p| p.wishes.as_slice());
                let numbers: Vec<String> =
                    wishes.iter().filter_map(|at| Some(self.topic(*at)?.number.to_string())).collect();
                w.unmet_wish(self.person(person), numbers.join(self.lang.pick("、", ", ")))
            }
            Unmet::Repeated { a, b, times } => w.unmet_again(self.person(a), self.person(b), times),
            Unmet::SameUnit { a, b } => w.unmet_unit(self.person(a), self.person(b)),
        };
        report.unmet.iter().map(one).collect()
    }

    /// Why there are no groups: each reason a sentence that says what to ease.
    pub(crate) fn infeasible(&self, why: &Infeasible) -> Vec<String> {
        let w = self.w();
        match why {
            Infeasible::Malformed(_) => vec![w.cannot_read()],
            Infeasible::Conflicting(conflicts) => {
                conflicts.iter().map(|conflict| self.reason(&conflict.reason)).collect()
            }
            Infeasible::NotFound { rules, .. } => {
                let names: Vec<String> = rules.iter().map(|rule| self.rule(*rule)).collect();
                vec![w.cannot_together(names.join(self.lang.pick("、", ", ")))]
            }
        }
    }

    fn reason(&self, reason: &Reason) -> String {
        let w = self.w();
        let people = |who: &[usize]| self.listed(who);
        match reason {
            Reason::SizesDoNotAddUp { people, fewest, most } => w.reason_sizes(*people, *fewest, *most),
            Reason::SizeReversed { group } => w.reason_size_reversed(self.group(*group)),
            Reason::KeptInTwoGroups { people: who, first, second } => {
                w.reason_two_groups(people(who), self.group(*first), self.group(*second))
            }
            Reason::TogetherTooLarge { people: who, largest } => w.reason_too_large(people(who), *largest),
            Reason::GroupOverfull { group, kept, most } => {
                w.reason_overfull(self.group(*group), *kept, *most)
            }
            Reason::NotEnoughMembers { by, category, needed, there_are } => {
                w.reason_not_enough(self.category(*by, *category), *there_are, *needed)
            }
            Reason::TooManyMembers { by, category, allowed, there_are } => {
                w.reason_too_many(self.category(*by, *category), *there_are, *allowed)
            }
            Reason::LimitsCross { by, category, at_least, at_most } => {
                w.reason_cross(self.category(*by, *category), *at_least, *at_most)
            }
            Reason::ForcedTogether { by: By::Attribute(attribute), people: who, .. } if *attribute > SEX => {
                w.reason_parted(people(who))
            }
            Reason::ForcedTogether { by, category, people: who, at_most } => {
                w.reason_forced(people(who), self.category(*by, *category), *at_most)
            }
            Reason::NeedsMoreThanHolds { by, needed, holds } => w.reason_needs(self.by(*by), *needed, *holds),
            Reason::TopicsTooFew { groups, places } => w.reason_topics(*groups, *places),
            Reason::TopicOverfull { topic, kept, capacity } => {
                let title = self.topic(*topic).map_or("", |topic| topic.title.as_str());
                w.reason_topic_full(title, *kept, *capacity)
            }
        }
    }

    fn category(&self, by: By, category: u32) -> &str {
        match by {
            By::Unit => self.snapshot.unit(category),
            By::Attribute(attribute) => self.snapshot.category(attribute, category),
        }
    }

    fn by(&self, by: By) -> String {
        match by {
            By::Unit => self.w().unit(),
            By::Attribute(attribute) => attribute_name(attribute, self.lang),
        }
    }
}

/// The name of a group before it is published: 第三组.
pub(crate) fn group_name(number: usize, lang: Lang) -> String {
    words(lang).group_name(lang.pick(in_han(number), number.to_string()))
}

/// What people differ in, by name, as it stands inside a sentence.
pub(crate) fn attribute_name(attribute: usize, lang: Lang) -> String {
    let w = words(lang);
    let name = match attribute {
        CITY => w.city(),
        INDUSTRY => w.industry(),
        POST => w.post(),
        _ => w.sex(),
    };
    name.to_lowercase()
}

/// A rule an organiser added, as its chip says it.
pub(crate) fn demand_words(demand: &Demand, name: impl Fn(&web::PersonId) -> String, lang: Lang) -> String {
    let w = words(lang);
    match demand {
        Demand::Least { category, people } => w.rule_at_least(*people, category.as_str()),
        Demand::Most { category, people } => w.rule_at_most(*people, category.as_str()),
        Demand::Together { a, b } => w.rule_together([name(a), name(b)].join(lang.pick("、", ", "))),
        Demand::Apart { a, b } => w.rule_two_apart(name(a), name(b)),
    }
}

/// Per cent fewer or more likenesses than chance, as said.
pub(crate) fn fewer_words(per_cent: f64, lang: Lang) -> String {
    let w = words(lang);
    #[expect(clippy::cast_possible_truncation, reason = "a percentage, rounded for show")]
    let rounded = per_cent.round() as i64;
    match rounded {
        0 => w.likeness_same(),
        1.. => w.likeness_fewer(rounded),
        _ => w.likeness_more(-rounded),
    }
}
