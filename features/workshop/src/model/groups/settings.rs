//! What an organiser asks for: what matters, in words, and what must hold.

use grouping::{MAX_GROUPS, Weight};
use serde::{Deserialize, Serialize};
use web::{Fields, Problem, Problems};

use crate::words::{Words, said};

/// More rules of this kind than this are a slip of the keyboard.
const MOST_RULES: usize = 12;

/// Every group has at least so many people of a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtLeast {
    /// The category, as on the roster.
    pub category: String,
    /// The fewest in each group.
    pub least: usize,
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
    /// 每组至少 k 名.
    pub at_least: Vec<AtLeast>,
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
            at_least: Vec::new(),
        }
    }

    /// Reads the form. Rules whose box is no longer ticked are gone; a new one is added from its own fields.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(fields: &Fields, categories: &[String]) -> Result<Self, Problems> {
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
        let sizes = if read.ticked("sized") {
            let min = usize::try_from(read.number("min", 1..=10_000)).unwrap_or(1);
            let max = usize::try_from(read.number("max", 1..=10_000)).unwrap_or(1);
            if min > max {
                read.problem("max", said(Words::sizes_reversed));
            }
            Some((min, max))
        } else {
            None
        };
        let apart = read.ticked("apart");
        let mut at_least: Vec<AtLeast> = Vec::new();
        for text in fields.values("rule") {
            match text.rsplit_once(':').map(|(category, least)| (category, least.parse::<usize>())) {
                Some((category, Ok(least @ 1..=1_000))) if categories.iter().any(|c| c == category) => {
                    at_least.push(AtLeast { category: category.to_owned(), least });
                }
                _ => read.problem("rule", Problem::NotAChoice),
            }
        }
        let added = fields.value("category").trim();
        if !added.is_empty() {
            let least = usize::try_from(read.number("least", 1..=1_000)).unwrap_or(1);
            if categories.iter().any(|category| category == added) {
                at_least.retain(|rule| rule.category != added);
                at_least.push(AtLeast { category: added.to_owned(), least });
            } else {
                read.problem("category", Problem::NotAChoice);
            }
        }
        if at_least.len() > MOST_RULES {
            read.problem("category", said(|w| w.too_many_rules(MOST_RULES)));
        }
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
            at_least,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: [(&str, &str); 6] = [
        ("city", "high"),
        ("industry", "high"),
        ("post", "medium"),
        ("sex", "low"),
        ("wishes", "high"),
        ("repeats", "off"),
    ];

    fn read(more: &[(&str, &str)]) -> Result<Settings, Problems> {
        let fields = Fields::of(&[&WEIGHTS[..], &[("groups", "6")], more].concat());
        Settings::read(&fields, &["写手".to_owned(), "部长".to_owned()])
    }

    #[test]
    fn a_hundred_and_eighteen_people_make_six_groups_unless_asked_otherwise() {
        let groups = |people| Settings::usual(people).groups;
        assert_eq!([groups(0), groups(3), groups(12), groups(118)], [1, 1, 2, 6]);
    }

    #[test]
    fn rules_stay_while_their_box_is_ticked_and_one_can_be_added() {
        let settings = read(&[("apart", "yes"), ("rule", "写手:1"), ("category", "部长"), ("least", "2")]);
        let settings = settings.unwrap();
        assert!(settings.apart && settings.sizes.is_none());
        let rules: Vec<_> = settings.at_least.iter().map(|r| (r.category.as_str(), r.least)).collect();
        assert_eq!(rules, [("写手", 1), ("部长", 2)]);
        assert!(read(&[]).unwrap().at_least.is_empty());
        assert_eq!(read(&[("sized", "yes"), ("min", "19"), ("max", "20")]).unwrap().sizes, Some((19, 20)));
    }

    #[test]
    fn what_cannot_be_asked_is_said_at_its_field() {
        let at = |more: &[(&str, &str)]| read(more).unwrap_err().0[0].0.clone();
        assert_eq!(at(&[("sized", "yes"), ("min", "20"), ("max", "19")]), "max");
        assert_eq!(at(&[("rule", "厨师:1")]), "rule");
        assert_eq!(at(&[("rule", "写手:-1")]), "rule");
        assert_eq!(at(&[("category", "厨师"), ("least", "1")]), "category");
        let broken = Fields::of(&[("groups", "0"), ("city", "多")]);
        assert_eq!(Settings::read(&broken, &[]).unwrap_err().0[0].0, "groups");
    }
}
