//! Short ways for the tests to write down a contest.

use judging::official::{Official, Placed, TeamResult, TeamStanding, official, team_standing};
use judging::{
    Cell, Contest, Decimal, Dimension, Entry, FrozenRule, JudgeKey, Preset, Rule, TieBreak, Words,
};

/// A decimal from its digits.
pub fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// A filled-in sheet.
pub fn sheet(scores: &[&str]) -> Cell {
    Cell::Scored(scores.iter().map(|score| Some(d(score))).collect())
}

/// The panel A, B, C … of this size.
pub fn panel(size: u8) -> Vec<JudgeKey> {
    (0..size).map(|place| JudgeKey::from(char::from(b'A' + place))).collect()
}

/// A team and what each judge of the panel did, in the panel's order.
pub fn entry(team: &str, cells: Vec<Cell>) -> Entry {
    let judges = panel(u8::try_from(cells.len()).unwrap());
    Entry {
        team: team.into(),
        cells: judges.into_iter().zip(cells).collect(),
        show_seconds: None,
        audience_thousandths: None,
    }
}

/// A contest before the panel of this size.
pub fn contest(size: u8, entries: Vec<Entry>) -> Contest {
    Contest { judges: panel(size), entries }
}

/// One dimension out of 100, so that a sheet is one figure.
pub fn one_figure() -> Rule {
    Rule {
        dimensions: vec![Dimension {
            name: Words::new("总分", "Total"),
            max: Decimal::whole(100),
            weight: Decimal::ONE,
        }],
        ties: vec![TieBreak::MorePlaces, TieBreak::SumWithDropped],
        ..Preset::Roadshow.rule()
    }
}

/// A team with one figure from each judge.
pub fn scored(team: &str, figures: &[&str]) -> Entry {
    entry(team, figures.iter().map(|figure| sheet(&[figure])).collect())
}

/// The value of a team that everybody has scored.
pub fn known(rule: &FrozenRule, entry: &Entry, judges: u8) -> TeamResult {
    match team_standing(rule, &panel(judges), entry) {
        Ok(TeamStanding::Known(result)) => result,
        other => panic!("{other:?}"),
    }
}

/// The ranks of a contest in which everybody has scored.
pub fn placed(rule: &FrozenRule, judges: u8, entries: Vec<Entry>) -> Vec<Placed> {
    match official(rule, &contest(judges, entries)) {
        Ok(Official::Complete(placed)) => placed,
        other => panic!("{other:?}"),
    }
}
