//! A roadshow from the first score to the signed sheet.

use crate::table::{contest, d, entry, panel, sheet};
use judging::official::{Official, Placed, TeamResult, TeamStanding, Tie, official, team_standing};
use judging::{
    Cell, Contest, Decimal, Dimension, Entry, Fault, FrozenRule, JudgeKey, Lack, Lang, Overtime, Preset,
    Rounding, Rule, ScoreError, TieBreak, Timing, TrimOn, Words,
};

/// One dimension out of 100, so that a sheet is one figure.
fn one_figure() -> Rule {
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

fn scored(team: &str, figures: &[&str]) -> Entry {
    entry(team, figures.iter().map(|figure| sheet(&[figure])).collect())
}

fn known(rule: &FrozenRule, entry: &Entry, judges: u8) -> TeamResult {
    match team_standing(rule, &panel(judges), entry) {
        Ok(TeamStanding::Known(result)) => result,
        other => panic!("{other:?}"),
    }
}

fn placed(rule: &FrozenRule, judges: u8, entries: Vec<Entry>) -> Vec<Placed> {
    match official(rule, &contest(judges, entries)) {
        Ok(Official::Complete(placed)) => placed,
        other => panic!("{other:?}"),
    }
}

fn ranks(placed: &[Placed]) -> Vec<(&str, u32, Tie)> {
    placed.iter().map(|p| (p.result.team.as_str(), p.rank, p.tie)).collect()
}

#[test]
fn the_sum_is_written_out_so_that_a_judge_can_do_it_by_hand() {
    let rule = one_figure().freeze().unwrap();
    let result = known(&rule, &scored("g1", &["96", "90.5", "89", "84.5", "91", "88.5", "92.5"]), 7);
    assert_eq!(result.announced, d("90.30"));
    assert_eq!(result.working.sentence(Lang::Zh), "去掉 96.0 和 84.5，其余 5 个相加 ÷ 5 = 90.30");
    assert_eq!(result.working.sentence(Lang::En), "without 96.0 and 84.5, the other 5 added up ÷ 5 = 90.30");
    assert_eq!(
        result.working.in_full(Lang::Zh)[0],
        "去掉 96.0 和 84.5；92.5 + 91.0 + 90.5 + 89.0 + 88.5 = 451.5"
    );
}

#[test]
fn with_four_judges_left_nothing_is_dropped_and_a_recused_judge_is_never_a_nought() {
    let rule = one_figure().freeze().unwrap();
    let cells = vec![sheet(&["90"]), Cell::Recused, sheet(&["80"]), sheet(&["85"]), sheet(&["60"])];
    let result = known(&rule, &entry("g1", cells), 5);
    assert_eq!(result.announced, d("78.75"));
    assert_eq!(result.working.sentence(Lang::Zh), "4 个相加 ÷ 4 = 78.75");
    let five = known(&rule, &scored("g1", &["90", "85", "80", "85", "60"]), 5);
    assert_eq!(five.working.sentence(Lang::Zh), "去掉 90.0 和 60.0，其余 3 个相加 ÷ 3 = 83.33");
}

#[test]
fn a_half_hundredth_goes_up() {
    let rule = Rule { step: d("0.001"), ..one_figure() }.freeze().unwrap();
    for (figures, expected) in [
        (["0.125", "0.125"], "0.13"),
        (["2.675", "2.675"], "2.68"),
        (["1.004", "1.006"], "1.01"),
        (["1.004", "1.005"], "1.00"),
    ] {
        assert_eq!(known(&rule, &scored("g1", &figures), 2).announced, d(expected), "{figures:?}");
    }
}

#[test]
fn while_judges_are_still_filling_in_the_result_says_who_is_waited_for() {
    let rule = Preset::Roadshow.rule().freeze().unwrap();
    let full = || sheet(&["18", "17.5", "16", "19", "15"]);
    let half = Cell::Scored(vec![Some(d("18")), None, Some(d("16")), None, Some(d("20"))]);
    let mut second = entry("g2", vec![full(), half, Cell::Absent]);
    second.cells.remove(&panel(1)[0]);
    let third = entry("g3", vec![Cell::Recused, Cell::Absent, Cell::Absent]);
    let entries = vec![entry("g1", vec![full(), full(), full()]), second, third];
    let Ok(Official::NotYet { known, lacking }) = official(&rule, &contest(3, entries)) else { panic!() };
    assert_eq!(known.iter().map(|r| (r.team.as_str(), r.announced)).collect::<Vec<_>>(), [("g1", d("85.5"))]);
    assert_eq!(
        lacking,
        [
            Lack::Scores { team: "g2".into(), judge: "A".into(), dimensions: vec![0, 1, 2, 3, 4] },
            Lack::Scores { team: "g2".into(), judge: "B".into(), dimensions: vec![1, 3] },
            Lack::NobodyLeft { team: "g3".into() },
        ]
    );
}

#[test]
fn a_shared_rank_skips_the_next_place() {
    let rule = Rule { ties: vec![], ..one_figure() }.freeze().unwrap();
    let entries = ["70", "90", "80", "80"].iter().zip(["g1", "g2", "g3", "g4"]);
    let placed = placed(&rule, 1, entries.map(|(figure, team)| scored(team, &[figure])).collect());
    assert_eq!(
        ranks(&placed),
        [("g2", 1, Tie::None), ("g3", 2, Tie::Shared), ("g4", 2, Tie::Shared), ("g1", 4, Tie::None)]
    );
}

#[test]
fn the_tie_chain_settles_what_the_announced_value_does_not() {
    let rule = Rule { places: 0, step: d("0.1"), ..one_figure() }.freeze().unwrap();
    let entries = vec![
        scored("plain", &["80", "80", "80", "80", "80"]),
        scored("generous", &["90", "80", "80", "80", "80"]), // the dropped 90 counts in the second link
        scored("decimals", &["80", "80", "80.1", "80", "80.1"]), // 80.03 → announced as 80
        scored("second plain", &["80", "80", "80", "80", "80"]),
    ];
    let placed = placed(&rule, 5, entries);
    assert_eq!(
        ranks(&placed),
        [
            ("decimals", 1, Tie::Settled(TieBreak::MorePlaces)),
            ("generous", 2, Tie::Settled(TieBreak::SumWithDropped)),
            ("plain", 3, Tie::Shared),
            ("second plain", 3, Tie::Shared),
        ]
    );
    assert!(placed.iter().all(|p| p.result.announced == d("80")));
}

#[test]
fn a_tie_can_go_to_the_proposal_that_answers_a_real_need() {
    let rule = Preset::Roadshow.rule().freeze().unwrap();
    let entries = vec![
        entry("g1", vec![sheet(&["20", "15", "10", "15", "15"]); 3]),
        entry("g2", vec![sheet(&["10", "15", "20", "15", "15"]); 3]),
    ];
    let placed = placed(&rule, 3, entries);
    let settled = Tie::Settled(TieBreak::Dimension(2));
    assert_eq!(ranks(&placed), [("g2", 1, settled), ("g1", 2, settled)]);
    assert_eq!(placed[0].result.dimension_means, [d("10"), d("15"), d("20"), d("15"), d("15")]);
}

#[test]
fn overtime_is_taken_off_after_the_mean_for_each_started_unit() {
    let rule = Preset::Speech.rule().freeze().unwrap();
    let mut speech = entry("s1", vec![sheet(&["3.6", "3.5", "1.8"]), sheet(&["3.7", "3.4", "1.7"])]);
    let lack = team_standing(&rule, &panel(2), &speech).unwrap();
    assert_eq!(lack, TeamStanding::NotYet(vec![Lack::Time { team: "s1".into() }]));
    for (seconds, expected) in [(300, "8.85"), (301, "8.75"), (330, "8.75"), (331, "8.65"), (9_999, "7.85")] {
        speech.show_seconds = Some(seconds);
        assert_eq!(known(&rule, &speech, 2).announced, d(expected), "{seconds}");
    }
    speech.show_seconds = Some(331);
    let working = known(&rule, &speech, 2).working;
    assert_eq!(working.sentence(Lang::Zh), "2 个相加 ÷ 2 = 8.85，超时扣 0.20 = 8.65");
    assert_eq!(working.sentence(Lang::En), "all 2 added up ÷ 2 = 8.85, less 0.20 for overtime = 8.65");
}

#[test]
fn overtime_never_takes_a_team_below_nought() {
    let overtime = Some(Overtime { every_seconds: 1, points: d("5"), most: d("50") });
    let rule = Rule { timing: Timing { show_seconds: 60, question_seconds: 0, overtime }, ..one_figure() };
    let entry = Entry { show_seconds: Some(999), ..scored("g1", &["10"]) };
    let result = known(&rule.freeze().unwrap(), &entry, 1);
    assert_eq!(result.announced, Decimal::ZERO);
}

#[test]
fn the_audience_counts_only_where_the_rule_says_so_and_as_its_own_column() {
    let with_vote = Entry { audience_thousandths: Some(333), ..scored("g1", &["90", "85"]) };
    let without = one_figure().freeze().unwrap();
    assert_eq!(known(&without, &with_vote, 2).announced, d("87.5"));

    let rule = Rule { audience_percent: 20, ..one_figure() }.freeze().unwrap();
    let result = known(&rule, &with_vote, 2);
    // 87.50 × 80% + 33.30 × 20%
    assert_eq!(result.announced, d("76.66"));
    assert_eq!(
        result.working.sentence(Lang::Zh),
        "2 个相加 ÷ 2 = 87.50；评委 87.50 × 80% + 观众 33.30 × 20% = 76.66"
    );
    let open = team_standing(&rule, &panel(2), &scored("g1", &["90", "85"])).unwrap();
    assert_eq!(open, TeamStanding::NotYet(vec![Lack::Audience { team: "g1".into() }]));
}

#[test]
fn weights_and_dimensions_are_written_out_too() {
    let dimension =
        |zh: &str, weight| Dimension { name: Words::new(zh, ""), max: Decimal::whole(100), weight };
    let rule = Rule {
        dimensions: vec![dimension("内容", d("0.6")), dimension("表达", d("0.4"))],
        trim_on: TrimOn::EachDimension,
        ..one_figure()
    };
    let cells = || {
        let rows = [["90", "70"], ["80", "95"], ["85", "80"], ["70", "85"], ["82", "75"]];
        entry("g1", rows.iter().map(|row| sheet(row)).collect())
    };
    let once = known(&rule.clone().freeze().unwrap(), &cells(), 5);
    assert_eq!(
        once.working.sentence(Lang::Zh),
        "各项去掉 1 个最高和 1 个最低后相加：(247.0 × 0.6 + 240.0 × 0.4) ÷ 3 = 81.40"
    );
    let each = Rule { rounding: Rounding::EachStage, ties: vec![], ..rule };
    let each = known(&each.freeze().unwrap(), &cells(), 5);
    assert_eq!(
        each.working.sentence(Lang::En),
        "the means of the dimensions added up: (82.33 × 0.6 = 49.40) + (80.00 × 0.4 = 32.00) = 81.40"
    );
    assert_eq!(
        each.working.in_full(Lang::Zh)[1],
        "第 2 项：去掉 95.0 和 70.0；85.0 + 80.0 + 75.0 = 240.0，÷ 3 = 80.00"
    );
}

#[test]
fn facts_that_contradict_the_rule_are_refused_by_name() {
    let rule = one_figure().freeze().unwrap();
    let reason = ScoreError::AboveMax { max: d("100") };
    assert_eq!(
        team_standing(&rule, &panel(1), &scored("g1", &["100.5"])),
        Err(Fault::ScoreNotAllowed { team: "g1".into(), judge: "A".into(), dimension: 0, reason })
    );
    assert_eq!(
        team_standing(&rule, &panel(1), &scored("g1", &["90", "80"])),
        Err(Fault::NotOnThePanel { team: "g1".into(), judge: "B".into() })
    );
    assert_eq!(
        team_standing(&rule, &panel(1), &entry("g1", vec![sheet(&["90", "80"])])),
        Err(Fault::WrongSheet { team: "g1".into(), judge: "A".into(), expected: 1, found: 2 })
    );
    assert_eq!(
        official(&rule, &contest(1, vec![scored("g1", &["90"]), scored("g1", &["80"])])),
        Err(Fault::TeamTwice { team: "g1".into() })
    );
    let twice = [panel(1), panel(1)].concat();
    assert_eq!(
        team_standing(&rule, &twice, &scored("g1", &["90"])),
        Err(Fault::JudgeTwice { judge: "A".into() })
    );
}

#[test]
fn a_published_result_is_read_back_as_it_was() {
    let rule = Preset::Roadshow.rule().freeze().unwrap();
    let result =
        official(&rule, &contest(2, vec![entry("g1", vec![sheet(&["18", "17.5", "16", "19", "15"]); 2])]));
    let text = serde_json::to_string(&result.clone().unwrap()).unwrap();
    assert_eq!(serde_json::from_str::<Official>(&text).unwrap(), result.unwrap());
}

#[test]
fn the_largest_contest_that_a_rule_allows_is_still_exact() {
    let weight = d("99.999");
    let dimension = Dimension { name: Words::new("项", ""), max: Decimal::whole(1_000), weight };
    let rule = Rule {
        dimensions: vec![dimension; 20],
        full_marks: d("1999980"),
        step: d("0.001"),
        places: 4,
        audience_percent: 19,
        ..one_figure()
    };
    let judges: Vec<JudgeKey> = (0..997).map(|place| JudgeKey::from(format!("j{place}"))).collect();
    let cells = judges.iter().enumerate().map(|(place, judge)| {
        // One of the two lower sheets is dropped, the other leaves a fraction with 995 below the line.
        let score = if place < 2 { d("999.999") } else { d("1000") };
        (judge.clone(), Cell::Scored(vec![Some(score); 20]))
    });
    let entry = Entry {
        team: "g1".into(),
        cells: cells.collect(),
        show_seconds: None,
        audience_thousandths: Some(999),
    };
    for trim_on in [TrimOn::JudgeTotals, TrimOn::EachDimension] {
        let rule = Rule { trim_on, ..rule.clone() }.freeze().unwrap();
        let contest = Contest { judges: judges.clone(), entries: vec![entry.clone()] };
        let Ok(Official::Complete(placed)) = official(&rule, &contest) else { panic!() };
        let working = &placed[0].result.working;
        // 1999980 − 1.99998 ÷ 995 = 1999979.99799…; 1999980 × 0.999 = 1997980.02; 81 % and 19 % of them.
        assert_eq!((working.panel, working.kept), (d("1999979.9980"), 995));
        assert_eq!(working.announced, d("1999600.0022"));
    }
}
