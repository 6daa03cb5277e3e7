//! What an organiser asks for: what matters, in words, and what must hold.

use grouping::{MAX_GROUPS, Weight};
use serde::{Deserialize, Serialize};
use web::form::Reader;
use web::{Fields, PersonId, Problem, Problems};

use crate::model::Demand;
use crate::words::{Words, said};

/// More rules of this kind than this are a slip of the keyboard.
const MOST_RULES: usize = 12;

/// How long the engine looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Care {
    /// As long as is usual for so many people: moments.
    #[default]
    Quick,
    /// Sixteen times as long.
    Careful,
}

impl Care {
    /// The word for it, in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Careful => "careful",
        }
    }

    /// How many times the usual work.
    pub const fn factor(self) -> u64 {
        match self {
            Self::Quick => 1,
            Self::Careful => 16,
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// How many groups.
    pub groups: usize,
    /// 市地分散.
    pub city: Weight,
    /// 产业分散.
    pub industry: Weight,
    /// 岗位均衡.
    pub post: Weight,
    /// 男女均衡.
    pub sex: Weight,
    /// 课题志愿.
    pub wishes: Weight,
    /// 少重复同组.
    pub repeats: Weight,
    /// 每组 n–m 人; without it groups are as equal as the number of people allows.
    pub sizes: Option<(usize, usize)>,
    /// 同单位不同组.
    pub apart: bool,
    /// What else must hold.
    pub demands: Vec<Demand>,
    /// How long to look.
    #[serde(default)]
    pub care: Care,
}

/// The word for a weight, in forms and in the database.
pub fn weight_word(weight: Weight) -> &'static str {
    match weight {
        Weight::High => "high",
        Weight::Medium => "medium",
        Weight::Low => "low",
        Weight::Off => "off",
    }
}

/// The weight a word names.
fn weight_named(word: &str) -> Option<Weight> {
    [Weight::High, Weight::Medium, Weight::Low, Weight::Off].into_iter().find(|w| weight_word(*w) == word)
}

impl Settings {
    /// What most classes want: about twenty people to a group, mixed by region and industry, by their wishes,
    /// colleagues apart.
    pub fn usual(people: usize) -> Self {
        let groups = if people < 4 { 1 } else { ((people + 10) / 20).max(2) };
        Self {
            groups,
            city: Weight::High,
            industry: Weight::High,
            post: Weight::Medium,
            sex: Weight::Low,
            wishes: Weight::High,
            repeats: Weight::Medium,
            sizes: None,
            apart: true,
            demands: Vec::new(),
            care: Care::Quick,
        }
    }

    /// Reads the form. A rule whose chip is no longer ticked is gone; a new one is added from its own fields.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(fields: &Fields, categories: &[String], people: &[PersonId]) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let most = i64::try_from(MAX_GROUPS).unwrap_or(i64::MAX);
        let groups = usize::try_from(read.number("groups", 1..=most)).unwrap_or(1);
        let mut weight = |name: &str| {
            let named = weight_named(fields.value(name));
            if named.is_none() {
                read.problem(name, Problem::NotAChoice);
            }
            named.unwrap_or_default()
        };
        let (city, industry, post) = (weight("city"), weight("industry"), weight("post"));
        let (sex, wishes, repeats) = (weight("sex"), weight("wishes"), weight("repeats"));
        let sizes = sizes(fields, &mut read);
        let apart = read.ticked("apart");
        let careful = fields.value("care") == Care::Careful.word();
        let demands = demands(fields, &mut read, categories, people);
        read.finish().map(|()| Self {
            groups,
            city,
            industry,
            post,
            sex,
            wishes,
            repeats,
            sizes,
            apart,
            demands,
            care: if careful { Care::Careful } else { Care::Quick },
        })
    }
}

/// Sizes typed anew, else those of the chip that is still ticked.
fn sizes(fields: &Fields, read: &mut Reader<'_>) -> Option<(usize, usize)> {
    if ["min", "max"].iter().all(|name| fields.value(name).trim().is_empty()) {
        let (min, max) = fields.value("sized").split_once(':')?;
        return Some((min.parse().ok()?, max.parse().ok()?)).filter(|(min, max)| min <= max);
    }
    let min = usize::try_from(read.number("min", 1..=10_000)).unwrap_or(1);
    let max = usize::try_from(read.number("max", 1..=10_000)).unwrap_or(1);
    if min > max {
        read.problem("max", said(Words::sizes_reversed));
    }
    Some((min, max))
}

/// The rules whose chips are still ticked, and those typed anew.
fn demands(
    fields: &Fields,
    read: &mut Reader<'_>,
    categories: &[String],
    people: &[PersonId],
) -> Vec<Demand> {
    let known = |demand: &Demand| match (demand.category(), demand.people()) {
        (Some(category), _) => categories.iter().any(|known| known == category),
        (None, Some(two)) => two.into_iter().all(|person| people.contains(person)),
        (None, None) => false,
    };
    let mut demands: Vec<Demand> = Vec::new();
    for text in fields.values("rule") {
        match Demand::read(text).filter(known) {
            Some(demand) => demands.push(demand),
            None => read.problem("rule", Problem::NotAChoice),
        }
    }
    let mut add = |new: Demand| {
        demands.retain(|old| !new.replaces(old));
        demands.push(new);
    };
    let category = fields.value("category").trim().to_owned();
    if !category.is_empty() {
        let people = usize::try_from(read.number("many", 1..=1_000)).unwrap_or(1);
        let most = fields.value("bound") == "most";
        let new = if most { Demand::Most { category, people } } else { Demand::Least { category, people } };
        if known(&new) { add(new) } else { read.problem("category", Problem::NotAChoice) }
    }
    let (one, other) = (fields.value("one"), fields.value("other"));
    if !one.is_empty() || !other.is_empty() {
        match Demand::of_two(fields.value("bond"), one, other).filter(known) {
            Some(new) => add(new),
            None => read.problem("other", said(Words::two_people_needed)),
        }
    }
    if demands.len() > MOST_RULES {
        read.problem("category", said(|w| w.too_many_rules(MOST_RULES)));
    }
    demands
}

#[cfg(test)]
mod tests {
    use store::Id as _;

    use super::*;

    const WEIGHTS: [(&str, &str); 6] = [
        ("city", "high"),
        ("industry", "high"),
        ("post", "medium"),
        ("sex", "low"),
        ("wishes", "high"),
        ("repeats", "off"),
    ];

    fn person(n: usize) -> PersonId {
        PersonId::from_body(&format!("{n:026}"))
    }

    fn read(more: &[(&str, &str)]) -> Result<Settings, Problems> {
        let fields = Fields::of(&[&WEIGHTS[..], &[("groups", "6")], more].concat());
        Settings::read(&fields, &["写手".to_owned(), "部长".to_owned()], &[person(1), person(2), person(3)])
    }

    #[test]
    fn a_hundred_and_eighteen_people_make_six_groups_unless_asked_otherwise() {
        let groups = |people| Settings::usual(people).groups;
        assert_eq!([groups(0), groups(3), groups(12), groups(118)], [1, 1, 2, 6]);
    }

    #[test]
    fn rules_stay_while_their_chip_is_ticked_and_more_can_be_added() {
        let (a, b) = (person(1).to_string(), person(2).to_string());
        let chip = format!("together:{a}:{b}");
        let settings = read(&[
            ("apart", "yes"),
            ("rule", "least:1:写手"),
            ("rule", &chip),
            ("bound", "most"),
            ("category", "部长"),
            ("many", "2"),
            ("bond", "apart"),
            ("one", &b),
            ("other", &person(3).to_string()),
            ("care", "careful"),
        ])
        .unwrap();
        assert!(settings.apart && settings.sizes.is_none() && settings.care == Care::Careful);
        let rules: Vec<String> = settings.demands.iter().map(ToString::to_string).collect();
        let apart = format!("apart:{b}:{}", person(3));
        assert_eq!(rules, ["least:1:写手", &chip, "most:2:部长", &apart]);

        let again = read(&[("rule", "least:1:写手"), ("category", "写手"), ("many", "2")]).unwrap();
        assert_eq!(again.demands, [Demand::Least { category: "写手".into(), people: 2 }]);
        let bare = read(&[]).unwrap();
        assert!(bare.demands.is_empty() && bare.care == Care::Quick);
    }

    #[test]
    fn sizes_are_typed_or_kept_by_their_chip() {
        assert_eq!(read(&[("min", "19"), ("max", "20")]).unwrap().sizes, Some((19, 20)));
        assert_eq!(read(&[("sized", "18:21")]).unwrap().sizes, Some((18, 21)));
        assert_eq!(read(&[("sized", "18:21"), ("min", "19"), ("max", "20")]).unwrap().sizes, Some((19, 20)));
        assert_eq!(read(&[("sized", "21:18")]).unwrap().sizes, None);
    }

    #[test]
    fn what_cannot_be_asked_is_said_at_its_field() {
        let at = |more: &[(&str, &str)]| read(more).unwrap_err().0[0].0.clone();
        assert_eq!(at(&[("min", "20"), ("max", "19")]), "max");
        assert_eq!(at(&[("min", "20")]), "max");
        assert_eq!(at(&[("rule", "least:1:厨师")]), "rule");
        assert_eq!(at(&[("rule", "least:-1:写手")]), "rule");
        assert_eq!(at(&[("category", "厨师"), ("many", "1")]), "category");
        assert_eq!(at(&[("category", "写手")]), "many");
        let one = person(1).to_string();
        assert_eq!(at(&[("bond", "apart"), ("one", &one), ("other", &one)]), "other");
        assert_eq!(at(&[("bond", "apart"), ("one", &one), ("other", &person(9).to_string())]), "other");
        let broken = Fields::of(&[("groups", "0"), ("city", "多")]);
        assert_eq!(Settings::read(&broken, &[], &[]).unwrap_err().0[0].0, "groups");
    }
}
