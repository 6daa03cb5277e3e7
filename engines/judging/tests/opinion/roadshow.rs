//! A roadshow of six groups before seven judges, told from the organiser's side: the severe judge is from the third
//! group's own unit and stands back, so the third group gains a little.

use std::collections::BTreeMap;

use judging::opinion::{Bootstrap, DRAWS, Opinion, Table, bootstrap, second_opinion};
use judging::recusal::{Home, JudgeFacts, TeamFacts, conflicts};
use judging::{Cell, Contest, Decimal, Entry, FrozenRule, JudgeKey, Lang, Official, Preset, official};

use crate::scores::near;

const GROUPS: [&str; 6] = ["一组", "二组", "三组", "四组", "五组", "六组"];
const JUDGES: [&str; 7] = ["赵评委", "钱评委", "孙评委", "李评委", "周评委", "吴评委", "王评委"];

/// Points out of 100; 王评委 gives about five less than the others and none to the third group.
const GIVEN: [[f64; 7]; 6] = [
    [86.5, 85.0, 88.0, 84.5, 86.0, 87.5, 80.5],
    [90.5, 88.5, 91.0, 88.0, 89.5, 92.0, 84.5],
    [89.0, 88.0, 91.0, 87.5, 89.0, 90.5, f64::NAN],
    [82.0, 80.5, 84.0, 79.5, 82.5, 83.5, 76.0],
    [85.0, 84.5, 86.0, 82.5, 84.0, 86.5, 95.0],
    [79.0, 78.5, 80.5, 78.0, 79.5, 81.0, 74.0],
];

fn rule() -> FrozenRule {
    Preset::Roadshow.rule().freeze().unwrap()
}

/// The total spread over five dimensions in half points.
fn sheet(total: f64) -> Cell {
    let whole = Decimal::parse(&total.to_string()).unwrap();
    let mut left = i32::try_from(whole.millionths() / 500_000).unwrap();
    let scores = (0..5).map(|place| {
        let part = if place == 4 { left } else { left / (5 - place) };
        left -= part;
        Some(Decimal::from_thousandths(part * 500))
    });
    Cell::Scored(scores.collect())
}

fn contest() -> Contest {
    let judges: Vec<JudgeKey> = JUDGES.map(JudgeKey::from).into();
    let entries = GROUPS.iter().zip(GIVEN).map(|(group, given)| {
        let cell = |points: f64| if points.is_nan() { Cell::Recused } else { sheet(points) };
        let cells: BTreeMap<_, _> = judges.iter().cloned().zip(given.map(cell)).collect();
        Entry { team: (*group).into(), cells, show_seconds: None, audience_thousandths: None }
    });
    Contest { entries: entries.collect(), judges }
}

fn table() -> Table {
    Table::from_contest(&rule(), &contest()).unwrap()
}

fn opinion() -> Opinion {
    second_opinion(&table(), 20_261_123, DRAWS)
}

/// The official ranks in the order of the groups.
fn ranks() -> Vec<Option<u32>> {
    let Ok(Official::Complete(placed)) = official(&rule(), &contest()) else { panic!("everything is in") };
    let rank = |group: &&str| placed.iter().find(|p| p.result.team.as_str() == *group).map(|p| p.rank);
    GROUPS.iter().map(rank).collect()
}

#[test]
fn the_table_is_what_judges_gave_in_all() {
    let table = table();
    assert_eq!(table.scores().len(), 41);
    assert!(table.is_recused(2, 6) && !table.is_complete());
    assert_eq!(table.scores()[0].points, 86.5);
}

#[test]
fn the_desk_is_told_whom_the_missing_judge_helps() {
    let opinion = opinion();
    assert!(opinion.design.is_connected());
    let [tilt] = opinion.design.tilts.as_slice() else { panic!("{:?}", opinion.design.tilts) };
    assert_eq!((tilt.team, tilt.missing.as_slice()), (2, &[6][..]));
    // The mean severity of those who did score: a sixth of what 王评委 is severe.
    near(tilt.points, opinion.judges[6].severity.unwrap() / 6.0, 1e-9);
    assert_eq!(
        opinion.tilt_line(tilt, Lang::Zh).as_deref(),
        Some("严格的王评委没有给三组打分，三组约占便宜 0.4 分。")
    );
    assert_eq!(
        opinion.tilt_line(tilt, Lang::En).as_deref(),
        Some("The severe 王评委 did not score 三组, which gains about 0.4 points.")
    );
}

#[test]
fn the_adjusted_order_stands_beside_the_official_one() {
    let (opinion, ranks) = (opinion(), ranks());
    assert_eq!(ranks, [3, 1, 2, 5, 4, 6].map(Some));
    assert!(opinion.adjusted_is_shown(&ranks), "a cell is missing");
    let third = &opinion.teams[2];
    near(third.mean.unwrap() - third.adjusted.unwrap(), opinion.design.tilts[0].points, 1e-9);
    assert_eq!(third.scores, 6);
}

#[test]
fn the_verdict_in_words() {
    let opinion = opinion();
    let total: f64 = opinion.teams.iter().map(|team| team.standing.unwrap().first).sum();
    near(total, 1.0, 1e-9);
    let told = opinion.lines(&[1], Lang::Zh);
    assert_eq!(
        told,
        [
            "严格的王评委没有给三组打分，三组约占便宜 0.4 分。",
            "二组得分第一，但与后面的队难分高下。",
            "换一批评委，名次大体一致的把握：0.94。",
            "换一种公平算法，第一名会变：按平均分是三组。",
        ]
    );
    let told = opinion.lines(&[1], Lang::En);
    assert_eq!(told[1], "二组 has the best score, but it is too close to call.");
    assert_eq!(opinion.verdict(&[1, 2], Lang::Zh), "二组、三组并列第一，难分高下。");
    assert_eq!(opinion.lines(&[], Lang::Zh).len(), 2, "before the result nobody is first");
    // The plain mean falls for what the severe judge did not take off; levelled, the second group is ahead again.
    assert_eq!(
        opinion.other_rules_line(&[1], Lang::En),
        "Another fair rule would change the winner: 三组 by the plain mean."
    );
    assert_eq!(opinion.teams[1].adjusted_rank, Some(1));
}

#[test]
fn each_judge_is_told_about_and_a_score_that_stands_out_is_named() {
    let opinion = opinion();
    let severe = &opinion.judges[6];
    assert_eq!((severe.name.as_str(), severe.scored), ("王评委", 5));
    let [cell] = severe.outlying.as_slice() else { panic!("{severe:?}") };
    assert_eq!((cell.team, cell.points), (4, 95.0));
    assert!(cell.standardised > 2.5 && cell.expected < 90.0, "{cell:?}");
    let fit = |judge: usize| opinion.judges[judge].fit.unwrap();
    assert!(
        (0..6).all(|judge| fit(judge) > 0.85) && fit(6) < 0.6,
        "{:?}",
        (0..7).map(fit).collect::<Vec<_>>()
    );
    assert!(opinion.judges.iter().all(|judge| !judge.flat));
}

#[test]
fn favour_for_the_own_city_is_what_is_left_over_there() {
    let home = |city: &str| Home { unit: String::new(), city: city.to_owned() };
    let judges = JUDGES.iter().map(|judge| JudgeFacts {
        judge: (*judge).into(),
        home: home(if *judge == "王评委" { "云州" } else { "" }),
        coached: vec![],
    });
    let teams = GROUPS.iter().map(|group| TeamFacts {
        team: (*group).into(),
        members: vec![home(if *group == "五组" { "云州" } else { "北江" })],
    });
    let tied = conflicts(&judges.collect::<Vec<_>>(), &teams.collect::<Vec<_>>());
    let opinion = second_opinion(&table().tied(&tied), 1, 100);
    let favour = opinion.judges[6].home.unwrap();
    assert_eq!(favour.count, 1);
    near(favour.favour, 95.0 - opinion.judges[6].outlying[0].expected, 1e-9);
    assert!(opinion.judges[..6].iter().all(|judge| judge.home.is_none()));
}

#[test]
fn names_are_the_pages_own_and_never_mixed_up() {
    let named = table().named(|key| format!("第{key}"), |_| "同名".to_owned());
    assert_eq!(named.teams()[2], "第三组");
    // Judges of one name could not be told apart, so they keep their keys.
    assert_eq!(named.judges()[6], "王评委");
}

#[test]
fn the_same_seed_gives_the_same_opinion() {
    assert_eq!(opinion(), opinion());
    let other = second_opinion(&table(), 7, DRAWS);
    assert_ne!(opinion(), other);
    for (a, b) in opinion().teams.iter().zip(&other.teams) {
        // 10,000 draws leave a hundredth or so to chance.
        assert!((a.standing.unwrap().first - b.standing.unwrap().first).abs() < 0.03);
    }
}

#[test]
fn the_final_report_refits() {
    let report = bootstrap(&table(), 1, 200).unwrap();
    assert_eq!(report, bootstrap(&table(), 1, 200).unwrap());
    let Bootstrap { refits, standings, winner_found, spread: (low, high) } = report;
    assert_eq!(refits, 200);
    let fitted = opinion().spread.unwrap();
    assert!(low.team < fitted.team && fitted.team < high.team);
    assert!(low.residual < fitted.residual && fitted.residual < high.residual);
    assert!((0.3..1.0).contains(&winner_found));
    let total: f64 = standings.iter().flatten().map(|standing| standing.first).sum();
    near(total, 1.0, 1e-9);
    // The uncertainty of the standard deviations comes on top, and does not turn the order round.
    let first = |group: usize| standings[group].unwrap().first;
    assert!(first(1) > first(2) && first(2) > first(5));
}
