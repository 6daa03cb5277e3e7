//! The official sheets of the 2018 Olympic figure skating: every panel and every programme comes out exactly.

use std::collections::BTreeMap;

use crate::table::{d, entry, panel};
use judging::official::{TeamStanding, team_standing};
use judging::{Cell, Decimal, Dimension, FrozenRule, Preset, Rounding, Rule, Trim, TrimOn, Words};

const SHEETS: &str = include_str!("../oracles/olympic2018_components.csv");

struct Panel {
    programme: String,
    factor: Decimal,
    scores: Vec<Decimal>,
    official: Decimal,
}

fn sheets() -> Vec<Panel> {
    let rows = SHEETS.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), 16, "{line}");
        Panel {
            programme: format!("{} {}", cells[0], cells[1]),
            factor: d(cells[5]),
            scores: cells[6..15].iter().map(|cell| d(cell)).collect(),
            official: d(cells[15]),
        }
    });
    rows.collect()
}

/// Quarter points up to ten, each component weighted by its factor.
fn skating(factors: &[Decimal], full_marks: &str, trim_on: TrimOn, rounding: Rounding) -> FrozenRule {
    let dimensions = factors.iter().enumerate().map(|(place, factor)| Dimension {
        name: Words::new(format!("component {place}"), ""),
        max: Decimal::whole(10),
        weight: *factor,
    });
    let rule = Rule {
        dimensions: dimensions.collect(),
        full_marks: d(full_marks),
        step: d("0.25"),
        trim: Trim { each_end: 1, from: 5 },
        trim_on,
        rounding,
        ties: vec![],
        ..Preset::Roadshow.rule()
    };
    rule.freeze().unwrap()
}

fn announced(rule: &FrozenRule, cells: Vec<Cell>) -> Decimal {
    match team_standing(rule, &panel(9), &entry("skater", cells)) {
        Ok(TeamStanding::Known(result)) => result.announced,
        other => panic!("{other:?}"),
    }
}

#[test]
fn all_1250_panels_of_nine_judges_match_the_printed_score() {
    let sheets = sheets();
    assert_eq!(sheets.len(), 1_250);
    for trim_on in [TrimOn::JudgeTotals, TrimOn::EachDimension] {
        for rounding in [Rounding::Once, Rounding::EachStage] {
            let rule = skating(&[Decimal::ONE], "10", trim_on, rounding);
            let differ = sheets.iter().filter(|panel| {
                let cells = panel.scores.iter().map(|score| Cell::Scored(vec![Some(*score)])).collect();
                announced(&rule, cells) != panel.official
            });
            assert_eq!(differ.count(), 0, "{trim_on:?} {rounding:?}");
        }
    }
}

#[test]
fn all_250_programmes_are_the_printed_panel_scores_times_their_factor_added_up() {
    let mut programmes: BTreeMap<String, Vec<Panel>> = BTreeMap::new();
    for panel in sheets() {
        programmes.entry(panel.programme.clone()).or_default().push(panel);
    }
    assert_eq!(programmes.len(), 250);
    for (programme, components) in &programmes {
        assert_eq!(components.len(), 5, "{programme}");
        let factors: Vec<Decimal> = components.iter().map(|c| c.factor).collect();
        // Full marks of ten each: five factors × 10, in thousandths so that 1.2 stays whole.
        let full: i64 = factors.iter().map(|factor| factor.millionths() / 100_000).sum();
        let rule = skating(&factors, &full.to_string(), TrimOn::EachDimension, Rounding::EachStage);
        let cells = (0..9).map(|j| Cell::Scored(components.iter().map(|c| Some(c.scores[j])).collect()));

        // From the printed figures, in hundredths: panel × factor (tenths) → half up → sum.
        let tenths = |factor: Decimal| factor.millionths() / 100_000;
        let printed: i64 =
            components.iter().map(|c| (c.official.millionths() / 10_000 * tenths(c.factor) + 5) / 10).sum();
        assert_eq!(announced(&rule, cells.collect()).millionths(), printed * 10_000, "{programme}");
    }
}
