//! Short ways for the tests to write down a table of scores.

use judging::opinion::{Opinion, Score, Table};

/// Names 甲 … for judges and 一组 … for teams would run out; these do not, and sort as they count.
pub fn names(kind: &str, count: usize) -> Vec<String> {
    (1..=count).map(|at| format!("{kind}{at:02}")).collect()
}

/// A table from rows of teams; NaN is a missing cell.
pub fn rows<const N: usize>(rows: &[[f64; N]]) -> Table {
    let scores = rows.iter().enumerate().flat_map(|(team, row)| {
        let cells = row.iter().enumerate().filter(|(_, points)| !points.is_nan());
        cells.map(move |(judge, points)| Score { team, judge, points: *points })
    });
    Table::new(names("team ", rows.len()), names("judge ", N), scores.collect()).unwrap()
}

/// A table from lines of team, judge, score below a heading; names in the order they come.
pub fn lines(text: &str) -> Table {
    let (mut teams, mut judges) = (Vec::new(), Vec::new());
    let place = |names: &mut Vec<String>, name: &str| {
        names.iter().position(|known| known == name).unwrap_or_else(|| {
            names.push(name.to_owned());
            names.len() - 1
        })
    };
    let scores = text.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let (team, judge) = (place(&mut teams, cells[0]), place(&mut judges, cells[1]));
        Score { team, judge, points: cells[2].trim().parse().unwrap() }
    });
    let scores = scores.collect();
    Table::new(teams, judges, scores).unwrap()
}

/// Equal to so many parts of one (or, for figures above one, of themselves).
#[track_caller]
pub fn near(found: f64, expected: f64, tolerance: f64) {
    let off = (found - expected).abs() / expected.abs().max(1.0);
    assert!(off <= tolerance, "{found} instead of {expected}, off by {off:.1e}");
}

/// A judge's figure by name.
pub fn of<'a, T>(names: &'a [String], values: &'a [T], name: &str) -> &'a T {
    &values[names.iter().position(|known| known == name).unwrap()]
}

/// P(first) of each team; 0 where it is not known.
pub fn first(opinion: &Opinion) -> Vec<f64> {
    opinion.teams.iter().map(|team| team.standing.map_or(0.0, |standing| standing.first)).collect()
}
