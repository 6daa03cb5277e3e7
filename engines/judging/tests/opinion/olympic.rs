//! Home favour among the judges of the 2018 Olympic figure skating (data: BuzzFeed News, CC BY 4.0).
//!
//! Each programme has its own panel. The means over all 138 performances before a judge of the skater's nation, and
//! over the other 2,112, are checked against a program in another language; the published preference of 3.649 is in
//! whole scores, while these are the components alone.

use std::collections::BTreeMap;

use judging::opinion::judges::judge_reports;
use judging::opinion::{Score, Table, least_squares};

use crate::scores::{names, near};

const SHEETS: &str = include_str!("../oracles/olympic2018_components.csv");
const JUDGES: &str = include_str!("../oracles/olympic2018_judges.csv");

/// Of one programme: each performance with its nation and what each judge gave.
type Programme = BTreeMap<String, (String, [f64; 9])>;

fn programmes() -> BTreeMap<String, Programme> {
    let mut programmes: BTreeMap<String, Programme> = BTreeMap::new();
    for line in SHEETS.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let programme = programmes.entry(cells[0].to_owned()).or_default();
        let (_, given) =
            programme.entry(cells[1].to_owned()).or_insert_with(|| (cells[2].to_owned(), [0.0; 9]));
        let factor: f64 = cells[5].parse().unwrap();
        for (given, cell) in given.iter_mut().zip(&cells[6..15]) {
            *given += factor * cell.parse::<f64>().unwrap();
        }
    }
    programmes
}

fn country(programme: &str, judge: usize) -> &'static str {
    let start = format!("{programme},J{},", judge + 1);
    JUDGES.lines().find_map(|line| line.strip_prefix(&start)).unwrap()
}

#[test]
fn judges_are_kinder_to_skaters_of_their_own_nation() {
    let (mut favour, mut cells, mut all) = (0.0, 0, 0);
    for (programme, performances) in programmes() {
        let scores = performances.values().enumerate().flat_map(|(team, (_, given))| {
            given.iter().enumerate().map(move |(judge, points)| Score { team, judge, points: *points })
        });
        let (teams, judges) = (performances.keys().cloned().collect(), names("J", 9));
        let mut table = Table::new(teams, judges, scores.collect()).unwrap();
        for (team, (nation, _)) in performances.values().enumerate() {
            for judge in (0..9).filter(|judge| country(&programme, *judge) == nation) {
                table = table.own(team, judge);
            }
        }
        let fit = least_squares(&table).unwrap();
        for home in judge_reports(&table, Some(&fit)).iter().filter_map(|report| report.home) {
            favour += home.favour * home.count as f64;
            cells += home.count;
        }
        all += table.scores().len();
    }
    assert_eq!((cells, all - cells), (138, 2_112));
    near(favour / 138.0, 1.464_521_116_966_767_8, 1e-9);
    // What is left over sums to nought, so the others bear it.
    near(-favour / 2_112.0, -0.095_693_141_165_443_49, 1e-9);
}
