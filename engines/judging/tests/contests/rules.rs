//! Freezing a rule: the presets are sound, and every mistake is named.

use judging::problem::{FINEST, MOST_MAX, MOST_WEIGHT};
use judging::{Decimal, FrozenRule, Overtime, Preset, Problem, Rounding, Rule, TieBreak, Timing, Trim};

fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// What is wrong with the roadshow's rule after this change.
fn after(change: impl FnOnce(&mut Rule)) -> Vec<Problem> {
    let mut rule = Preset::Roadshow.rule();
    change(&mut rule);
    rule.problems()
}

#[test]
fn every_preset_can_be_frozen_and_travels_as_json() {
    for preset in Preset::ALL {
        let rule = preset.rule();
        assert_eq!(rule.problems(), [], "{preset:?}");
        let frozen = rule.freeze().unwrap();
        let json = serde_json::to_string(&frozen).unwrap();
        assert_eq!(serde_json::from_str::<FrozenRule>(&json).unwrap(), frozen);
    }
    assert_eq!(Preset::Roadshow.rule().dimensions.len(), 5);
    assert_eq!(Preset::Speech.rule().full_marks, d("10"));
    assert_eq!(Preset::Venture.rule().trim.each_end, 0);
}

#[test]
fn a_stored_rule_that_was_tampered_with_is_not_taken_for_frozen() {
    let json = serde_json::to_string(&Preset::Roadshow.rule()).unwrap();
    let tampered = json.replace("\"audience_percent\":0", "\"audience_percent\":60");
    assert_ne!(json, tampered);
    assert!(serde_json::from_str::<Rule>(&tampered).is_ok());
    assert!(serde_json::from_str::<FrozenRule>(&tampered).is_err());
}

#[test]
fn mistakes_on_the_sheet_are_named() {
    assert_eq!(after(|r| r.name.zh = " ".into()), [Problem::Unnamed]);
    assert_eq!(
        after(|r| {
            r.dimensions.clear();
            r.ties.clear();
        }),
        [Problem::NoDimension]
    );
    assert_eq!(after(|r| r.dimensions[1].name.zh.clear()), [Problem::DimensionUnnamed { dimension: 1 }]);
    assert_eq!(
        after(|r| r.dimensions[3].max = d("25")),
        [Problem::FullMarksDiffer { stated: d("100"), sum: d("105") }]
    );
    assert_eq!(
        after(|r| r.dimensions[3].weight = d("1.5")),
        [Problem::FullMarksDiffer { stated: d("100"), sum: d("110") }]
    );
    for max in ["0", "-20", "1000.5"] {
        let problem = Problem::MaxOutOfRange { dimension: 0, most: MOST_MAX };
        assert_eq!(after(|r| r.dimensions[0].max = d(max)), [problem], "{max}");
    }
    assert_eq!(
        after(|r| r.dimensions[0].max = d("20.3")),
        [Problem::MaxNotAMultiple { dimension: 0, step: d("0.5") }]
    );
    for weight in ["0", "-1", "100.5", "0.0001"] {
        let problem = Problem::WeightOutOfRange { dimension: 4, most: MOST_WEIGHT, places: FINEST };
        assert_eq!(after(|r| r.dimensions[4].weight = d(weight)), [problem], "{weight}");
    }
    for step in ["0", "-0.5", "0.0005"] {
        assert_eq!(after(|r| r.step = d(step)), [Problem::StepOutOfRange { places: FINEST }], "{step}");
    }
    let many = |r: &mut Rule| {
        r.dimensions = vec![r.dimensions[0].clone(); 21];
        r.full_marks = d("420");
    };
    assert_eq!(after(many), [Problem::TooManyDimensions { most: 20 }]);
}

#[test]
fn mistakes_in_the_reckoning_are_named() {
    let trim = |each_end, from| after(|r| r.trim = Trim { each_end, from });
    assert_eq!(trim(1, 4), [Problem::TrimFromTooFew { each_end: 1, least: 5 }]);
    assert_eq!(trim(3, 6), [Problem::TrimFromTooFew { each_end: 3, least: 7 }]);
    assert_eq!(trim(4, 20), [Problem::TrimTooMany { most: 3 }]);
    assert_eq!(trim(2, 5), []);
    assert_eq!(trim(0, 0), []);
    assert_eq!(after(|r| r.places = 5), [Problem::TooManyPlaces { most: 4 }]);
    assert_eq!(after(|r| r.audience_percent = 21), [Problem::AudienceTooLarge { most: 20 }]);
    assert_eq!(after(|r| r.audience_percent = 20), []);
    assert_eq!(after(|r| r.rounding = Rounding::EachStage), [Problem::MorePlacesOfNothing]);
    assert_eq!(after(|r| r.ties.push(TieBreak::MorePlaces)), [Problem::TieTwice { link: 4 }]);
    assert_eq!(after(|r| r.ties.push(TieBreak::Dimension(5))), [Problem::TieDimensionUnknown { link: 4 }]);
}

#[test]
fn mistakes_about_time_are_named() {
    let timing = |show_seconds, every_seconds, points: &str, most: &str| {
        let overtime = Some(Overtime { every_seconds, points: d(points), most: d(most) });
        after(|r| r.timing = Timing { show_seconds, question_seconds: 0, overtime })
    };
    assert_eq!(timing(480, 30, "0.1", "1"), []);
    assert_eq!(timing(0, 30, "0.1", "1"), [Problem::NoTime]);
    assert_eq!(timing(480, 0, "0.1", "1"), [Problem::OvertimeUnit]);
    for (points, most) in [("0", "1"), ("-0.1", "1"), ("0.001", "1"), ("0.1", "0.555"), ("2", "1")] {
        assert_eq!(timing(480, 30, points, most), [Problem::OvertimePoints { places: 2 }], "{points} {most}");
    }
}
