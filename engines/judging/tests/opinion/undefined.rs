//! What cannot be said about some tables: every one gets an opinion, nothing is NaN, and the reason is in words.

use judging::Lang;
use judging::opinion::{
    Confidence, JudgeReport, Opinion, Score, Standing, Table, TableError, Undefined, bootstrap,
    second_opinion,
};

use crate::scores::{first, names, near, rows};

const NO: f64 = f64::NAN;

/// Every figure of an opinion.
fn figures(opinion: &Opinion) -> Vec<f64> {
    let mut all = Vec::new();
    for team in &opinion.teams {
        all.extend(team.mean.into_iter().chain(team.adjusted).chain(team.believed));
        if let Some(Standing { first, mean, .. }) = team.standing {
            all.extend([first, mean]);
        }
    }
    for JudgeReport { mean, severity, margin, spread, fit, outlying, home, .. } in &opinion.judges {
        all.extend([mean, severity, margin, spread, fit].into_iter().flatten());
        all.extend(outlying.iter().flat_map(|cell| [cell.points, cell.expected, cell.standardised]));
        all.extend(home.iter().map(|home| home.favour));
    }
    all.extend(opinion.design.tilts.iter().map(|tilt| tilt.points));
    if let Ok(spread) = opinion.spread {
        all.extend([spread.team, spread.judge, spread.residual]);
    }
    all.extend(opinion.level.iter().flat_map(|(level, error)| [*level, *error]));
    all.extend(opinion.criterion);
    let r = &opinion.reliability;
    let six = [r.one_single, r.one_panel, r.random_single, r.random_panel, r.fixed_single, r.fixed_panel];
    for icc in six.into_iter().flatten() {
        all.push(icc.value);
        all.extend(icc.interval.iter().flat_map(|(low, high)| [*low, *high]));
    }
    if let Ok(w) = r.concordance {
        all.extend([w.w, w.chi_squared, w.p]);
    }
    all.push(r.k);
    all
}

/// An opinion in which every figure is a number, and which can be told.
#[track_caller]
pub fn sound(table: &Table) -> Opinion {
    let opinion = second_opinion(table, 1, 500);
    let figures = figures(&opinion);
    assert!(figures.iter().all(|figure| figure.is_finite()), "{opinion:?}");
    for lang in [Lang::Zh, Lang::En] {
        let told = opinion.lines(&[0], lang).join(" ");
        assert!(!told.contains("NaN") && !told.contains("inf "), "{told}");
    }
    opinion
}

#[test]
fn nobody_has_scored() {
    let opinion = sound(&Table::new(names("team ", 3), names("judge ", 2), vec![]).unwrap());
    assert_eq!(opinion.order, Err(Undefined::NoScores));
    assert_eq!(opinion.verdict(&[0], Lang::Zh), "第一名有多大把握，说不准：还没有分数。");
    let opinion = sound(&Table::new(vec![], vec![], vec![]).unwrap());
    assert_eq!((opinion.teams.len(), opinion.judges.len()), (0, 0));
}

#[test]
fn one_team_or_one_judge() {
    let opinion = sound(&rows(&[[90.0, 85.0, 88.0]]));
    assert_eq!(opinion.order, Err(Undefined::OneTeam));
    assert_eq!(opinion.reliability.random_panel, Err(Undefined::OneTeam));
    let opinion = sound(&rows(&[[90.0], [85.0], [80.0]]));
    assert_eq!(opinion.order, Err(Undefined::OneJudge));
    assert_eq!(opinion.judges[0].severity, None);
    assert_eq!(
        opinion.teams.iter().map(|team| team.adjusted_rank).collect::<Vec<_>>(),
        [Some(1), Some(2), Some(3)]
    );
}

#[test]
fn everybody_gets_the_same() {
    let opinion = sound(&rows(&[[80.0; 5]; 4]));
    assert_eq!(opinion.order, Err(Undefined::NoDifference));
    assert_eq!(opinion.reliability.fixed_panel, Err(Undefined::NoDifference));
    assert!(opinion.reliability.concordance.is_err());
    assert!(opinion.judges.iter().all(|judge| judge.flat && judge.spread.is_none() && judge.fit.is_none()));
    assert_eq!(
        opinion.reliability_line(Lang::En),
        "Whether another panel would agree cannot be told: the scores do not differ."
    );
    // Sums of tenths are not equal to the last bit; they are equal all the same.
    let tenths = 0.1 + 0.2;
    let opinion = sound(&rows(&[[0.3, tenths, 0.3], [tenths, 0.3, 0.3]]));
    assert!(opinion.reliability.fixed_panel.is_err(), "{:?}", opinion.reliability);
}

#[test]
fn judges_differ_but_teams_do_not() {
    let opinion = sound(&rows(&[[70.0, 80.0, 90.0, 85.0, 75.0]; 4]));
    assert_eq!(opinion.spread.unwrap().team, 0.0);
    assert_eq!(first(&opinion), [0.25; 4]);
    assert_eq!(opinion.teams[0].standing.map(|s| (s.best, s.worst)), Some((1, 4)));
    assert_eq!(opinion.confidence(0), Some(Confidence::TooClose));
}

#[test]
fn judges_agree_to_the_last_point() {
    // Each judge is so many points above or below, and nothing is left to chance.
    let table = rows(&[
        [90.0, 88.0, 91.0, 87.0, 90.0],
        [85.0, 83.0, 86.0, 82.0, 85.0],
        [85.0, 83.0, 86.0, 82.0, 85.0],
    ]);
    let opinion = sound(&table);
    assert_eq!(opinion.spread.unwrap().residual, 0.0);
    assert_eq!(first(&opinion), [1.0, 0.0, 0.0]);
    assert_eq!(opinion.teams[1].standing.map(|s| (s.best, s.worst)), Some((2, 3)));
    assert_eq!(opinion.confidence(0), Some(Confidence::High));
    near(opinion.reliability.fixed_panel.unwrap().value, 1.0, 1e-9);
    near(opinion.reliability.concordance.unwrap().w, 1.0, 1e-12);
    let report = bootstrap(&table, 1, 50).unwrap();
    near(report.winner_found, 1.0, 1e-12);
    near(report.standings[0].unwrap().first, 1.0, 1e-12);
}

#[test]
fn with_four_judges_nobody_is_very_sure() {
    let opinion =
        sound(&rows(&[[90.0, 90.5, 91.0, 89.5], [70.0, 70.5, 71.0, 70.0], [60.0, 61.0, 60.5, 60.0]]));
    assert!(first(&opinion)[0] > 0.99);
    assert_eq!(opinion.verdict(&[0], Lang::Zh), "第一名是team 01：把握较大。");
}

#[test]
fn a_table_in_two_pieces_names_the_missing_score() {
    let table = rows(&[
        [90.0, 85.0, NO, NO],
        [80.0, 82.0, NO, NO],
        [85.0, 83.0, NO, NO],
        [NO, NO, 70.0, 75.0],
        [NO, NO, 79.0, 77.0],
    ]);
    let opinion = sound(&table);
    assert_eq!(opinion.design.pieces.len(), 2);
    assert_eq!(opinion.order, Err(Undefined::InPieces));
    assert_eq!(opinion.adjusted, Err(Undefined::InPieces));
    assert!(!opinion.adjusted_is_shown(&[Some(1); 5]));
    assert!(bootstrap(&table, 1, 10).is_err());
    // Each half is fine in itself, so the variances can be told, though the halves cannot be compared.
    assert!(opinion.spread.is_ok());
    assert_eq!(
        opinion.link_lines(Lang::Zh),
        ["评委和队伍分成了 2 块，不能比较；再请judge 01给team 04打一次分，就多连上一块。"]
    );
    // A judge who stands back is not asked.
    let opinion = sound(&table.recuse(3, 0));
    assert_eq!((opinion.design.links[0].judge, opinion.design.links[0].team), (0, 4));

    let joined = rows(&[
        [90.0, 85.0, NO, NO],
        [80.0, 82.0, NO, NO],
        [85.0, 83.0, NO, NO],
        [71.0, NO, 70.0, 75.0],
        [NO, NO, 79.0, 77.0],
    ]);
    assert!(sound(&joined).order.is_ok());
}

#[test]
fn hardly_anything_scored_twice() {
    let opinion = sound(&rows(&[[90.0, 85.0], [80.0, NO], [NO, 75.0]]));
    assert_eq!(opinion.order, Err(Undefined::TooFew));
    assert_eq!(opinion.teams.iter().filter_map(|team| team.adjusted).count(), 3);
    assert!(opinion.judges.iter().all(|judge| judge.severity.is_some() && judge.margin.is_none()));
}

#[test]
fn a_team_nobody_scored_and_a_judge_who_stands_back_from_all() {
    let table = rows(&[[90.0, 85.0, NO], [80.0, 82.0, NO], [NO, NO, NO], [71.0, 70.0, NO]]);
    let opinion = sound(&table);
    assert!(opinion.complete);
    assert_eq!(opinion.teams[2].standing, None);
    assert_eq!(opinion.judges[2].scored, 0);
    assert!(opinion.order.is_ok());
}

#[test]
fn what_is_not_a_table_is_refused() {
    let one = |points| vec![Score { team: 0, judge: 0, points }];
    let new = |scores| Table::new(names("team ", 1), names("judge ", 1), scores);
    for points in [f64::NAN, f64::INFINITY, -1e300] {
        assert!(matches!(new(one(points)), Err(TableError::NotAScore { .. })), "{points}");
    }
    assert!(matches!(new([one(1.0), one(2.0)].concat()), Err(TableError::ScoredTwice { .. })));
    let far = vec![Score { team: 0, judge: 3, points: 1.0 }];
    assert_eq!(new(far), Err(TableError::NoSuchPlace { team: 0, judge: 3 }));
    let twice = vec!["一组".to_owned(); 2];
    assert!(matches!(Table::new(twice.clone(), vec![], vec![]), Err(TableError::TeamTwice { .. })));
    assert!(matches!(Table::new(vec![], twice, vec![]), Err(TableError::JudgeTwice { .. })));
}
