//! Who is in a class: looking for people, the orders lists are printed in, and what can be counted.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use people::{OrgId, Person, Sex};
use serde::Deserialize;
use store::Millis;
use web::PersonId;

store::id!(
    /// A person's place in a class.
    EnrolmentId,
    "en"
);

/// What a class keeps of a person beside who they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extras {
    /// 学员类别, a label only; may be empty.
    pub category: String,
    /// 希望解决的问题, in their own words; may be empty.
    pub question: String,
    /// 课题意向: numbers of topics, the dearest first.
    pub wishes: Vec<usize>,
    /// 是否住宿, as written; may be empty, as all that follow.
    pub lodging: String,
    /// 入住日期.
    pub arrival: String,
    /// 离店日期.
    pub leave: String,
    /// 到达方式.
    pub travel: String,
    /// 饮食需求.
    pub diet: String,
    /// 备注.
    pub note: String,
}

impl Extras {
    /// These, with what another file or form says on top; what it leaves empty stays.
    #[must_use]
    pub fn overlaid(&self, newer: &Self) -> Self {
        let text = |old: &String, new: &String| if new.is_empty() { old.clone() } else { new.clone() };
        Self {
            category: text(&self.category, &newer.category),
            question: text(&self.question, &newer.question),
            wishes: if newer.wishes.is_empty() { self.wishes.clone() } else { newer.wishes.clone() },
            lodging: text(&self.lodging, &newer.lodging),
            arrival: text(&self.arrival, &newer.arrival),
            leave: text(&self.leave, &newer.leave),
            travel: text(&self.travel, &newer.travel),
            diet: text(&self.diet, &newer.diet),
            note: text(&self.note, &newer.note),
        }
    }
}

/// A person's place in a class, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Its id.
    pub id: EnrolmentId,
    /// Who.
    pub person: PersonId,
    /// What the class keeps of them.
    pub extras: Extras,
    /// When they were taken off the roster, where they were.
    pub withdrawn_at: Option<Millis>,
}

/// A person in a class, with what lists show of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trainee {
    /// Their place in the class.
    pub enrolment: EnrolmentId,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their sex, where it was given.
    pub sex: Option<Sex>,
    /// Their unit.
    pub unit: Option<OrgId>,
    /// Their unit's name; empty without one.
    pub unit_name: String,
    /// The city their unit belongs to.
    pub city: Option<String>,
    /// The industrial union their unit belongs to.
    pub industry: Option<String>,
    /// Their post.
    pub post: String,
    /// 学员类别.
    pub category: String,
    /// 希望解决的问题.
    pub question: String,
    /// 课题意向, the dearest first.
    pub wishes: Vec<usize>,
    /// 是否住宿.
    pub lodging: String,
    /// 饮食需求.
    pub diet: String,
    /// 备注.
    pub note: String,
    /// Sorts by strokes of the name.
    pub stroke_key: String,
    /// Sorts by pinyin of the name.
    pub pinyin_key: String,
}

impl Trainee {
    /// A place in a class together with the person who has it.
    pub(crate) fn of(enrolment: Enrolment, person: Person) -> Self {
        let Extras { category, question, wishes, lodging, diet, note, .. } = enrolment.extras;
        Self {
            enrolment: enrolment.id,
            person: person.id,
            name: person.name,
            sex: person.sex,
            unit: person.unit,
            unit_name: person.unit_name,
            city: person.city,
            industry: person.industry,
            post: person.post,
            category,
            question,
            wishes,
            lodging,
            diet,
            note,
            stroke_key: person.stroke_key,
            pinyin_key: person.pinyin_key,
        }
    }
}

/// The order of a list of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// 姓氏笔画.
    #[default]
    Strokes,
    /// 拼音.
    Pinyin,
    /// 单位, and strokes within it.
    Unit,
}

impl Order {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Strokes, Self::Pinyin, Self::Unit];

    /// The word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Strokes => "strokes",
            Self::Pinyin => "pinyin",
            Self::Unit => "unit",
        }
    }

    /// The order an address names; strokes where it names none.
    pub fn named(word: &str) -> Self {
        Self::ALL.into_iter().find(|order| order.word() == word).unwrap_or_default()
    }

    /// Which of two comes first.
    pub fn compare(self, a: &Trainee, b: &Trainee) -> Ordering {
        let strokes = || a.stroke_key.cmp(&b.stroke_key).then_with(|| a.enrolment.cmp(&b.enrolment));
        match self {
            Self::Strokes => strokes(),
            Self::Pinyin => a.pinyin_key.cmp(&b.pinyin_key).then_with(strokes),
            Self::Unit => (&a.city, &a.industry, &a.unit_name)
                .cmp(&(&b.city, &b.industry, &b.unit_name))
                .then_with(strokes),
        }
    }
}

/// What an address asks of a roster. Empty means all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Part of a name, a unit or a post.
    pub q: String,
    /// A city.
    pub city: String,
    /// An industrial union.
    pub industry: String,
    /// A unit's name.
    pub unit: String,
    /// A category.
    pub category: String,
    /// `male` or `female`.
    pub sex: String,
    /// The order.
    pub sort: String,
}

impl Filter {
    /// Whether anything is filtered at all.
    pub fn narrows(&self) -> bool {
        ![&self.q, &self.city, &self.industry, &self.unit, &self.category, &self.sex]
            .iter()
            .all(|value| value.trim().is_empty())
    }

    /// The order asked for.
    pub fn order(&self) -> Order {
        Order::named(&self.sort)
    }

    /// The people who fit, in the order asked for.
    pub fn apply(&self, mut trainees: Vec<Trainee>) -> Vec<Trainee> {
        trainees.retain(|trainee| self.fits(trainee));
        let order = self.order();
        trainees.sort_by(|a, b| order.compare(a, b));
        trainees
    }

    fn fits(&self, trainee: &Trainee) -> bool {
        let same = |wanted: &str, value: &str| wanted.is_empty() || wanted == value;
        let q = self.q.trim();
        let found = q.is_empty()
            || [&trainee.name, &trainee.unit_name, &trainee.post].iter().any(|text| text.contains(q));
        found
            && same(&self.city, trainee.city.as_deref().unwrap_or_default())
            && same(&self.industry, trainee.industry.as_deref().unwrap_or_default())
            && same(&self.unit, &trainee.unit_name)
            && same(&self.category, &trainee.category)
            && same(&self.sex, trainee.sex.map_or("", Sex::word))
    }
}

/// How many people belong to each of something, the most first.
pub type Counts = Vec<(String, usize)>;

/// What can be counted about a roster.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many people.
    pub people: usize,
    /// People by city.
    pub cities: Counts,
    /// People by industrial union.
    pub industries: Counts,
    /// People by unit.
    pub units: Counts,
    /// People by category.
    pub categories: Counts,
    /// How many women.
    pub women: usize,
    /// How many men.
    pub men: usize,
}

/// Counts a roster.
pub fn tally(trainees: &[Trainee]) -> Tally {
    let count = |of: &dyn Fn(&Trainee) -> Option<&str>| {
        let mut counts = BTreeMap::<&str, usize>::new();
        for value in trainees.iter().filter_map(of).filter(|value| !value.is_empty()) {
            *counts.entry(value).or_default() += 1;
        }
        let mut counts: Counts = counts.into_iter().map(|(name, n)| (name.to_owned(), n)).collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        counts
    };
    let of_sex = |sex: Sex| trainees.iter().filter(|t| t.sex == Some(sex)).count();
    Tally {
        people: trainees.len(),
        cities: count(&|t| t.city.as_deref()),
        industries: count(&|t| t.industry.as_deref()),
        units: count(&|t| Some(&t.unit_name)),
        categories: count(&|t| Some(&t.category)),
        women: of_sex(Sex::Female),
        men: of_sex(Sex::Male),
    }
}

/// The wishes as people write them: `3、1、7`.
pub fn wishes_text(wishes: &[usize]) -> String {
    wishes.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
}

/// The wishes somebody wrote, in order, each once; whatever stands between the numbers separates them.
/// Nothing where it holds something else than numbers.
pub fn read_wishes(text: &str) -> Option<Vec<usize>> {
    let mut wishes = Vec::new();
    for part in text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let wish: usize = part.parse().ok().filter(|n| (1..=999).contains(n))?;
        if !wishes.contains(&wish) {
            wishes.push(wish);
        }
    }
    Some(wishes)
}

#[cfg(test)]
mod tests {
    use store::Id as _;

    use super::*;

    fn trainee(n: usize, name: &str, city: &str, unit: &str) -> Trainee {
        Trainee {
            enrolment: EnrolmentId::from_body(&format!("{n:026}")),
            person: PersonId::from_body(&format!("{n:026}")),
            name: name.into(),
            sex: Some(if n.is_multiple_of(2) { Sex::Female } else { Sex::Male }),
            unit: None,
            unit_name: unit.into(),
            city: (!city.is_empty()).then(|| city.into()),
            industry: None,
            post: "部长".into(),
            category: String::new(),
            question: String::new(),
            wishes: vec![],
            lodging: String::new(),
            diet: String::new(),
            note: String::new(),
            stroke_key: names::stroke_key(name),
            pinyin_key: names::pinyin_key(name),
        }
    }

    fn three() -> Vec<Trainee> {
        vec![
            trainee(1, "马骏", "云州", "云州市总工会"),
            trainee(2, "丁一", "云州", "云州市总工会"),
            trainee(3, "于洋", "松江", "松江市总工会"),
        ]
    }

    #[test]
    fn lists_are_ordered_by_strokes_pinyin_or_unit() {
        let named = |sort: &str| {
            let filter = Filter { sort: sort.into(), ..Filter::default() };
            filter.apply(three()).into_iter().map(|t| t.name).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(named(""), "丁一 于洋 马骏");
        assert_eq!(named("pinyin"), "丁一 马骏 于洋");
        assert_eq!(named("unit"), "丁一 马骏 于洋");
        assert_eq!(named("' OR 1=1"), named("strokes"));
    }

    #[test]
    fn filters_work_together() {
        let fit = |filter: Filter| filter.apply(three()).len();
        assert_eq!(fit(Filter { city: "云州".into(), ..Filter::default() }), 2);
        assert_eq!(fit(Filter { city: "云州".into(), sex: "female".into(), ..Filter::default() }), 1);
        assert_eq!(fit(Filter { q: "松江".into(), ..Filter::default() }), 1);
        assert_eq!(fit(Filter { q: "%".into(), ..Filter::default() }), 0);
    }

    #[test]
    fn a_tally_counts_what_is_there() {
        let tally = tally(&three());
        assert_eq!(tally.cities, [("云州".to_owned(), 2), ("松江".to_owned(), 1)]);
        assert_eq!((tally.people, tally.men, tally.women), (3, 2, 1));
        assert!(tally.industries.is_empty() && tally.categories.is_empty());
    }

    #[test]
    fn wishes_are_numbers_each_once_however_they_are_separated() {
        assert_eq!(read_wishes("3、1，3 7"), Some(vec![3, 1, 7]));
        assert_eq!(read_wishes(""), Some(vec![]));
        assert_eq!(read_wishes("第三"), None);
        assert_eq!(read_wishes("0"), None);
        assert_eq!(wishes_text(&[3, 1]), "3、1");
    }
}
