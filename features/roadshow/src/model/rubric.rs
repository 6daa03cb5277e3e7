//! The rule as a form: what is typed becomes a rule, or problems at the fields it was typed into.

use std::fmt::Write as _;

use judging::{
    Decimal, Dimension, Overtime, Preset, Problem as RuleProblem, Rounding, Rule, TieBreak, Timing, Trim,
    TrimOn, Words as Name,
};
use web::form::Reader;
use web::{Fields, Problem, Problems};

use super::sheet::{narrow, said};
use crate::words::Words;

/// The most rows of dimensions the form can have.
pub const ROWS: usize = 20;
/// The links of the tie chain that the form offers.
const LINKS: usize = 6;
/// The longest name of a dimension, in characters.
const LONGEST_NAME: usize = 30;

/// The preset a button names.
pub fn preset_of(word: &str) -> Option<Preset> {
    match word {
        "roadshow" => Some(Preset::Roadshow),
        "speech" => Some(Preset::Speech),
        "talk" => Some(Preset::Talk),
        "micro-lesson" => Some(Preset::MicroLesson),
        "venture" => Some(Preset::Venture),
        _ => None,
    }
}

/// The form filled from a rule.
pub fn fill(rule: &Rule) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut put = |name: &str, value: String| pairs.push((name.to_owned(), value));
    put("name_zh", rule.name.zh.clone());
    put("name_en", rule.name.en.clone());
    for (place, dimension) in rule.dimensions.iter().enumerate() {
        put(&format!("zh{place}"), dimension.name.zh.clone());
        put(&format!("en{place}"), dimension.name.en.clone());
        put(&format!("max{place}"), dimension.max.to_string());
        put(&format!("weight{place}"), dimension.weight.to_string());
    }
    put("full_marks", rule.full_marks.to_string());
    put("step", rule.step.to_string());
    put("trim", rule.trim.each_end.to_string());
    put("trim_from", rule.trim.from.to_string());
    put("trim_on", if rule.trim_on == TrimOn::JudgeTotals { "totals" } else { "dimensions" }.to_owned());
    put("places", rule.places.to_string());
    put("rounding", if rule.rounding == Rounding::Once { "once" } else { "each" }.to_owned());
    put("show", minutes(rule.timing.show_seconds));
    put("questions", minutes(rule.timing.question_seconds));
    if let Some(overtime) = rule.timing.overtime {
        put("overtime_every", overtime.every_seconds.to_string());
        put("overtime_points", overtime.points.to_string());
        put("overtime_most", overtime.most.to_string());
    }
    for (link, tie) in rule.ties.iter().enumerate() {
        let value = match tie {
            TieBreak::MorePlaces => "places".to_owned(),
            TieBreak::SumWithDropped => "sum".to_owned(),
            TieBreak::Dimension(place) => format!("dimension-{place}"),
        };
        put(&format!("tie{link}"), value);
    }
    put("audience", rule.audience_percent.to_string());
    pairs
}

/// `8` or `8:30`.
fn minutes(seconds: u32) -> String {
    let mut text = (seconds / 60).to_string();
    if !seconds.is_multiple_of(60) {
        // Writing to a String cannot fail.
        let _ = write!(text, ":{:02}", seconds % 60);
    }
    text
}

/// Reads the form.
///
/// # Errors
/// Every problem at its field: what cannot be read, and what the rule itself does not allow.
pub fn read(fields: &Fields) -> Result<Rule, Problems> {
    let mut read = fields.reader();
    let name = Name::new(read.text("name_zh", 1..=LONGEST_NAME), read.text("name_en", 0..=60));
    let (rows, dimensions) = dimensions(fields, &mut read);
    let rule = Rule {
        name,
        dimensions,
        full_marks: decimal(fields, &mut read, "full_marks"),
        step: decimal(fields, &mut read, "step"),
        trim: Trim { each_end: small(&mut read, "trim", 3), from: small(&mut read, "trim_from", 99) },
        trim_on: match fields.value("trim_on") {
            "dimensions" => TrimOn::EachDimension,
            _ => TrimOn::JudgeTotals,
        },
        places: small(&mut read, "places", 4),
        rounding: if fields.value("rounding") == "each" { Rounding::EachStage } else { Rounding::Once },
        timing: Timing {
            show_seconds: seconds(fields, &mut read, "show"),
            question_seconds: seconds(fields, &mut read, "questions"),
            overtime: overtime(fields, &mut read),
        },
        ties: ties(fields, &rows, &mut read),
        audience_percent: small(&mut read, "audience", 20),
    };
    read.finish()?;
    let found = rule.problems();
    if found.is_empty() {
        return Ok(rule);
    }
    let mut problems = Problems::default();
    problems.0.extend(found.iter().map(|problem| told(problem, &rows)));
    Err(problems)
}

/// The rows that have something in them, and the dimension each became.
fn dimensions(fields: &Fields, read: &mut Reader<'_>) -> (Vec<usize>, Vec<Dimension>) {
    let (mut rows, mut dimensions) = (Vec::new(), Vec::new());
    for row in 0..ROWS {
        let at = |part: &str| format!("{part}{row}");
        let empty = ["zh", "en", "max"].iter().all(|part| fields.value(&at(part)).trim().is_empty());
        if empty {
            continue;
        }
        let zh = read.text(&at("zh"), 1..=LONGEST_NAME);
        let en = read.text(&at("en"), 0..=60);
        let max = decimal(fields, read, &at("max"));
        let weight = match fields.value(&at("weight")).trim() {
            "" => Decimal::ONE,
            _ => decimal(fields, read, &at("weight")),
        };
        rows.push(row);
        dimensions.push(Dimension { name: Name::new(zh, en), max, weight });
    }
    (rows, dimensions)
}

fn ties(fields: &Fields, rows: &[usize], read: &mut Reader<'_>) -> Vec<TieBreak> {
    let mut ties = Vec::new();
    for link in 0..LINKS {
        let name = format!("tie{link}");
        let tie = match fields.value(&name).trim() {
            "" => continue,
            "places" => Some(TieBreak::MorePlaces),
            "sum" => Some(TieBreak::SumWithDropped),
            other => {
                let row = other.strip_prefix("dimension-").and_then(|row| row.parse::<usize>().ok());
                let place = row.and_then(|row| rows.iter().position(|known| *known == row));
                place.map(TieBreak::Dimension)
            }
        };
        match tie {
            Some(tie) => ties.push(tie),
            None => read.problem(&name, Problem::NotAChoice),
        }
    }
    ties
}

fn overtime(fields: &Fields, read: &mut Reader<'_>) -> Option<Overtime> {
    let given = |name: &str| !fields.value(name).trim().is_empty();
    if !["overtime_every", "overtime_points", "overtime_most"].into_iter().any(given) {
        return None;
    }
    let every_seconds = u32::try_from(read.number("overtime_every", 1..=3_600)).unwrap_or(1);
    let points = decimal(fields, read, "overtime_points");
    Some(Overtime { every_seconds, points, most: decimal(fields, read, "overtime_most") })
}

fn decimal(fields: &Fields, read: &mut Reader<'_>, name: &str) -> Decimal {
    let typed = narrow(fields.value(name));
    if typed.is_empty() {
        read.problem(name, Problem::Missing);
        return Decimal::ZERO;
    }
    Decimal::parse(&typed).unwrap_or_else(|_| {
        read.problem(name, said(Words::score_not_a_number));
        Decimal::ZERO
    })
}

fn small(read: &mut Reader<'_>, name: &str, most: u8) -> u8 {
    u8::try_from(read.number(name, 0..=most.into())).unwrap_or(most)
}

/// Minutes, or minutes and seconds: `8`, `8:30`.
fn seconds(fields: &Fields, read: &mut Reader<'_>, name: &str) -> u32 {
    let typed = narrow(fields.value(name)).replace('：', ":");
    let (minutes, seconds) = typed.split_once(':').unwrap_or((&typed, "0"));
    match (minutes.parse::<u32>(), seconds.parse::<u32>()) {
        (Ok(minutes @ 0..=180), Ok(seconds @ 0..=59)) => minutes * 60 + seconds,
        _ => {
            read.problem(name, said(Words::rubric_time_wrong));
            0
        }
    }
}

/// What the rule itself says is wrong, at the field where it was typed.
fn told(problem: &RuleProblem, rows: &[usize]) -> (String, Problem) {
    let row = |dimension: usize| rows.get(dimension).copied().unwrap_or(dimension);
    let (field, problem) = match problem {
        RuleProblem::Unnamed => ("name_zh".to_owned(), Problem::Missing),
        RuleProblem::NoDimension => ("zh0".to_owned(), said(Words::rubric_no_dimension)),
        RuleProblem::TooManyDimensions { most } => {
            ("zh0".to_owned(), said(|w| w.rubric_too_many_dimensions(*most)))
        }
        RuleProblem::DimensionUnnamed { dimension } => (format!("zh{}", row(*dimension)), Problem::Missing),
        RuleProblem::MaxOutOfRange { dimension, most } => {
            (format!("max{}", row(*dimension)), said(|w| w.rubric_max_range(most.to_string())))
        }
        RuleProblem::MaxNotAMultiple { dimension, step } => {
            (format!("max{}", row(*dimension)), said(|w| w.rubric_max_step(step.to_string())))
        }
        RuleProblem::WeightOutOfRange { dimension, most, .. } => {
            (format!("weight{}", row(*dimension)), said(|w| w.rubric_weight_range(most.to_string())))
        }
        RuleProblem::FullMarksDiffer { stated, sum } => (
            "full_marks".to_owned(),
            said(|w| w.rubric_full_marks_differ(sum.to_string(), stated.to_string())),
        ),
        RuleProblem::StepOutOfRange { .. } => ("step".to_owned(), said(Words::rubric_step_range)),
        RuleProblem::TrimTooMany { most } => {
            ("trim".to_owned(), Problem::OutOfRange { least: 0, most: i64::from(*most) })
        }
        RuleProblem::TrimFromTooFew { least, .. } => {
            ("trim_from".to_owned(), said(|w| w.rubric_trim_from(*least)))
        }
        RuleProblem::TooManyPlaces { most } => {
            ("places".to_owned(), Problem::OutOfRange { least: 0, most: i64::from(*most) })
        }
        RuleProblem::NoTime => ("show".to_owned(), said(Words::rubric_no_time)),
        RuleProblem::OvertimeUnit => ("overtime_every".to_owned(), Problem::Missing),
        RuleProblem::OvertimePoints { places } => {
            ("overtime_points".to_owned(), said(|w| w.rubric_overtime_points(*places)))
        }
        RuleProblem::MorePlacesOfNothing => ("rounding".to_owned(), said(Words::rubric_places_of_nothing)),
        RuleProblem::TieTwice { link } => (format!("tie{link}"), said(Words::rubric_tie_twice)),
        RuleProblem::TieDimensionUnknown { link } => (format!("tie{link}"), Problem::NotAChoice),
        RuleProblem::AudienceTooLarge { most } => {
            ("audience".to_owned(), Problem::OutOfRange { least: 0, most: i64::from(*most) })
        }
    };
    (field, problem)
}

#[cfg(test)]
mod tests {
    use web::Lang;

    use super::*;

    fn typed(rule: &Rule, changes: &[(&str, &str)]) -> Fields {
        let mut pairs = fill(rule);
        for (name, value) in changes {
            pairs.retain(|(known, _)| known != name);
            pairs.push(((*name).to_owned(), (*value).to_owned()));
        }
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        Fields::of(&pairs)
    }

    #[test]
    fn what_is_filled_in_reads_back_as_the_same_rule() {
        for preset in Preset::ALL {
            let rule = preset.rule();
            assert_eq!(read(&typed(&rule, &[])), Ok(rule));
        }
    }

    #[test]
    fn a_dimension_left_out_in_the_middle_takes_its_tie_with_it() {
        let rule = Preset::Roadshow.rule();
        let without = [("zh2", ""), ("en2", ""), ("max2", ""), ("full_marks", "80")];
        let problems = read(&typed(&rule, &without)).unwrap_err();
        assert_eq!(problems.0[0].0, "tie2");
        let mut changes = without.to_vec();
        changes.push(("tie2", ""));
        let read = read(&typed(&rule, &changes)).unwrap();
        assert_eq!(read.dimensions.len(), 4);
        // 实效与可推广 was the fourth row and is the third dimension now.
        assert_eq!(read.ties.last(), Some(&TieBreak::Dimension(2)));
    }

    #[test]
    fn a_slip_of_the_keyboard_is_told_where_it_was_made() {
        let rule = Preset::Roadshow.rule();
        let at = |changes: &[(&str, &str)]| {
            let problems = read(&typed(&rule, changes)).unwrap_err();
            (problems.0[0].0.clone(), problems.0[0].1.words(Lang::Zh))
        };
        let (field, words) = at(&[("max0", "15")]);
        assert_eq!(field, "full_marks");
        assert!(words.contains("95"), "{words}");
        assert_eq!(at(&[("trim_from", "3")]).0, "trim_from");
        assert_eq!(at(&[("audience", "40")]).0, "audience");
        assert_eq!(at(&[("step", "x")]).0, "step");
        assert_eq!(at(&[("show", "八分钟")]).0, "show");
        assert_eq!(at(&[("tie1", "places")]).0, "tie1");
        assert_eq!(at(&[("overtime_every", "30")]).0, "overtime_points");
    }

    #[test]
    fn time_is_typed_in_minutes_and_may_have_seconds() {
        let rule = Preset::Roadshow.rule();
        let read = read(&typed(&rule, &[("show", "8：30")])).unwrap();
        assert_eq!(read.timing.show_seconds, 510);
        assert_eq!(minutes(510), "8:30");
    }
}
