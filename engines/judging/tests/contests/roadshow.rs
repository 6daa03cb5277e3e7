//! A roadshow from the first score to the signed sheet.

use judging::official::{Official, Placed, Tie, official, team_standing};
use judging::{
    Cell, Contest, Decimal, Dimension, Entry, Fault, JudgeKey, Lack, Lang, Preset, Rounding, Rule,
    ScoreError, TieBreak, TrimOn, Words,
};

use crate::table::{contest, d, entry, known, one_figure, panel, placed, scored, sheet};

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

#[test]
fn a_contest_may_round_each_judges_total_before_the_mean() {
    let mut rule = Rule { places: 0, step: d("0.1"), ties: vec![], ..one_figure() };
    let entry = scored("g1", &["80.4", "80.4", "81"]);
    assert_eq!(known(&rule.clone().freeze().unwrap(), &entry, 3).announced, d("81")); // 80.6
    rule.rounding = Rounding::EachStage;
    let rounded = known(&rule.freeze().unwrap(), &entry, 3);
    assert_eq!(rounded.announced, d("80")); // 80, 80 and 81
    assert_eq!(rounded.working.in_full(Lang::En)[0], "81.0 + 80.0 + 80.0 = 241.0");
}
