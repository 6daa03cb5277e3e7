//! Short ways for the tests to write down a contest.

use judging::{Cell, Contest, Decimal, Entry, JudgeKey};

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
