//! The studio's form: what matters as words, what must hold as chips that can be taken off, how long to look.

use classes::Trainee;
use web::form::{Choice, choice};
use web::{FormState, Lang, PersonId};

use super::sentences::demand_words;
use crate::model::{Care, Settings, weight_word};
use crate::words::{Words, words};

/// What the form offers to choose from.
pub(crate) struct Offered {
    pub weights: Vec<Choice>,
    pub weight_words: Vec<Choice>,
    pub cares: Vec<Choice>,
    /// The chips there are: every rule of the draft looked at, ticked or not.
    pub chips: Vec<Choice>,
    /// The sizes of the draft looked at, where they were given.
    pub sized: Option<Choice>,
    /// What holds of the sizes otherwise.
    pub balanced: String,
    pub categories: Vec<Choice>,
    pub people: Vec<Choice>,
    pub bounds: Vec<Choice>,
    pub bonds: Vec<Choice>,
}

/// The categories a rule can be about: those of the roster, else the posts.
pub(super) fn categories(roster: &[Trainee]) -> Vec<String> {
    let named = |of: &dyn Fn(&Trainee) -> &String| {
        let mut names: Vec<String> = roster.iter().map(of).filter(|name| !name.is_empty()).cloned().collect();
        names.sort();
        names.dedup();
        names
    };
    let categories = named(&|trainee| &trainee.category);
    if categories.is_empty() { named(&|trainee| &trainee.post) } else { categories }
}

/// The settings as their form shows them. What is typed anew starts empty; what holds already is a chip.
pub(crate) fn filled(settings: &Settings, once: String) -> FormState {
    let groups = settings.groups.to_string();
    let rules: Vec<String> = settings.demands.iter().map(ToString::to_string).collect();
    let sized = settings.sizes.map(sized_value).unwrap_or_default();
    let mut values = vec![
        ("groups", groups.as_str()),
        ("city", weight_word(settings.city)),
        ("industry", weight_word(settings.industry)),
        ("post", weight_word(settings.post)),
        ("sex", weight_word(settings.sex)),
        ("wishes", weight_word(settings.wishes)),
        ("repeats", weight_word(settings.repeats)),
        ("care", settings.care.word()),
        ("sized", sized.as_str()),
        ("many", "1"),
    ];
    if settings.apart {
        values.push(("apart", "yes"));
    }
    values.extend(rules.iter().map(|rule| ("rule", rule.as_str())));
    FormState::filled(once, &values)
}

fn sized_value((min, max): (usize, usize)) -> String {
    format!("{min}:{max}")
}

/// What the form offers for these settings and this roster.
pub(crate) fn offered(settings: &Settings, roster: &[Trainee], lang: Lang) -> Offered {
    let w = words(lang);
    let categories = categories(roster);
    let name = |person: &PersonId| {
        roster.iter().find(|t| t.person == *person).map_or_else(String::new, |t| t.name.clone())
    };
    let known = settings.demands.iter().filter(|demand| match (demand.category(), demand.people()) {
        (Some(category), _) => categories.iter().any(|known| known == category),
        (None, Some(two)) => two.into_iter().all(|person| roster.iter().any(|t| t.person == *person)),
        (None, None) => false,
    });
    let chips = known.map(|demand| choice(demand.to_string(), demand_words(demand, name, lang)));
    let each = settings.groups.max(1);
    let (least, most) = (roster.len() / each, roster.len().div_ceil(each));
    let please = || vec![choice("", w.please_choose())];
    let person = |t: &Trainee| choice(t.person.as_str(), format!("{} · {}", t.name, t.unit_name));
    Offered {
        weights: weights(w),
        weight_words: weight_choices(w),
        cares: cares(w),
        chips: chips.collect(),
        sized: settings.sizes.map(|sizes| choice(sized_value(sizes), w.rule_sizes(sizes.0, sizes.1))),
        balanced: if least == most { w.sizes_equal(least) } else { w.sizes_balanced(least, most) },
        categories: please().into_iter().chain(categories.iter().map(|c| choice(c, c))).collect(),
        people: please().into_iter().chain(roster.iter().map(person)).collect(),
        bounds: vec![choice("least", w.at_least()), choice("most", w.at_most())],
        bonds: vec![choice("together", w.two_together()), choice("apart", w.two_apart())],
    }
}

fn weights(w: &Words) -> Vec<Choice> {
    vec![
        choice("city", w.weigh_city()),
        choice("industry", w.weigh_industry()),
        choice("post", w.weigh_post()),
        choice("sex", w.weigh_sex()),
        choice("wishes", w.weigh_wishes()),
        choice("repeats", w.weigh_repeats()),
    ]
}

fn weight_choices(w: &Words) -> Vec<Choice> {
    vec![
        choice("high", w.weight_high()),
        choice("medium", w.weight_medium()),
        choice("low", w.weight_low()),
        choice("off", w.weight_off()),
    ]
}

fn cares(w: &Words) -> Vec<Choice> {
    vec![choice(Care::Quick.word(), w.care_quick()), choice(Care::Careful.word(), w.care_careful())]
}
