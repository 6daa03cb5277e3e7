//! A class like the ones that meet in 北江省, made up from a seed.

use grouping::{Attribute, By, Encounter, Person, Problem, Rule, Topics, Weight};

/// A small generator for made-up classes, so that the tests need no other crate.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    #[expect(clippy::unwrap_used, reason = "a test fails here")]
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    #[expect(clippy::unwrap_used, reason = "a test fails here")]
    pub(crate) fn category(&mut self, bound: usize) -> u32 {
        u32::try_from(self.below(bound)).unwrap()
    }
}

/// 118 trainees from 14 regions and 10 industries, 5 kinds of post, 4 spans of service, writers among them;
/// 95 units; each ranks three of 11 topics; 60 pairs have met before.
#[expect(clippy::unwrap_used, reason = "a test fails here")]
pub(crate) fn class_of_118(seed: u64) -> Problem {
    let mut dice = Dice(seed);
    let people = (0..118)
        .map(|at| Person {
            key: format!("trainee-{at}"),
            attributes: vec![
                dice.category(14),
                dice.category(10),
                dice.category(5),
                dice.category(4),
                u32::from(at % 9 == 0),
            ],
            unit: Some(u32::try_from(at % 95).unwrap()),
            wishes: (0..3).map(|_| dice.below(11) * dice.below(11) / 11).collect(),
            fixed_group: None,
        })
        .collect();
    let earlier = (0..60)
        .map(|_| {
            let a = dice.below(118);
            Encounter { a, b: (a + 1 + dice.below(117)) % 118, times: 1 }
        })
        .collect();
    let attribute = |name: &str, weight| Attribute { name: name.to_owned(), weight };
    Problem {
        people,
        attributes: vec![
            attribute("市地", Weight::High),
            attribute("产业", Weight::High),
            attribute("岗位", Weight::Medium),
            attribute("年限", Weight::Medium),
            attribute("写手", Weight::Off),
        ],
        groups: 6,
        rules: vec![
            Rule::Apart { by: By::Unit },
            Rule::AtLeast { attribute: 4, category: 1, per_group: 2 },
            Rule::Together { people: vec![3, 40] },
            Rule::Keep { person: 7, group: 2 },
        ],
        topics: Some(Topics { capacity: vec![1; 11], kept: Vec::new() }),
        wish_weight: Weight::High,
        earlier,
        seed: 20_261_124,
        ..Problem::default()
    }
}
