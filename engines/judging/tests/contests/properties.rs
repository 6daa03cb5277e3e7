//! What holds for every table of scores, not only for the examples.

use crate::table;
use std::collections::BTreeMap;

use judging::official::{Official, TeamResult, official};
use judging::{Cell, Contest, Decimal, Entry, FrozenRule, JudgeKey, Lack, Lang, Preset, Rule, TeamKey, Trim};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const DIMENSIONS: usize = 5;

fn settings() -> ProptestConfig {
    ProptestConfig {
        cases: 256,
        rng_seed: RngSeed::Fixed(20_261_124),
        failure_persistence: None,
        ..Default::default()
    }
}

fn roadshow() -> FrozenRule {
    Preset::Roadshow.rule().freeze().unwrap()
}

fn plain_mean() -> FrozenRule {
    Rule { trim: Trim { each_end: 0, from: 5 }, ..Preset::Roadshow.rule() }.freeze().unwrap()
}

/// A sheet in half points; scores lie close together so that ties are common.
fn any_sheet() -> impl Strategy<Value = Cell> {
    let score = prop_oneof![0..=40_i32, 34..=36_i32];
    prop::collection::vec(score.prop_map(|halves| Some(Decimal::from_thousandths(halves * 500))), DIMENSIONS)
        .prop_map(Cell::Scored)
}

/// A sheet, or now and then nobody.
fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![8 => any_sheet(), 1 => Just(Cell::Recused), 1 => Just(Cell::Absent)]
}

/// 1–9 judges, 1–7 teams; the first judge always scores, so that nobody is left without a score.
fn any_contest() -> impl Strategy<Value = Contest> {
    (1..=9_u8, 1..=7_usize).prop_flat_map(|(judges, teams)| {
        let others = prop::collection::vec(any_cell(), usize::from(judges) - 1);
        let rows = prop::collection::vec((any_sheet(), others), teams);
        rows.prop_map(move |rows| {
            let entries = rows.into_iter().enumerate().map(|(team, (first, others))| {
                table::entry(&format!("g{team}"), std::iter::once(first).chain(others).collect())
            });
            table::contest(judges, entries.collect())
        })
    })
}

fn complete(rule: &FrozenRule, contest: &Contest) -> Vec<(u32, TeamResult)> {
    match official(rule, contest) {
        Ok(Official::Complete(placed)) => placed.into_iter().map(|p| (p.rank, p.result)).collect(),
        other => panic!("{other:?}"),
    }
}

fn by_team(rule: &FrozenRule, contest: &Contest) -> BTreeMap<TeamKey, (u32, TeamResult)> {
    complete(rule, contest).into_iter().map(|(rank, r)| (r.team.clone(), (rank, r))).collect()
}

/// Totals of those who scored, in millionths, lowest first.
fn totals(entry: &Entry) -> Vec<i64> {
    let sheets = entry.cells.values().filter_map(|cell| match cell {
        Cell::Scored(sheet) => Some(sheet.iter().flatten().map(|score| score.millionths()).sum()),
        Cell::Recused | Cell::Absent => None,
    });
    let mut totals: Vec<i64> = sheets.collect();
    totals.sort_unstable();
    totals
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn the_order_of_judges_and_teams_makes_no_difference(contest in any_contest()) {
        let mut turned = contest.clone();
        turned.judges.reverse();
        turned.entries.rotate_left(1);
        prop_assert_eq!(by_team(&roadshow(), &contest), by_team(&roadshow(), &turned));
    }

    #[test]
    fn which_judge_gave_which_sheet_makes_no_difference(contest in any_contest()) {
        let mut turned = contest.clone();
        for entry in &mut turned.entries {
            let mut cells: Vec<Cell> = entry.cells.values().cloned().collect();
            cells.rotate_left(1);
            entry.cells = contest.judges.iter().cloned().zip(cells).collect();
        }
        prop_assert_eq!(complete(&roadshow(), &contest), complete(&roadshow(), &turned));
    }

    #[test]
    fn a_value_is_the_nearest_hundredth_to_the_mean_of_the_kept_and_lies_within_them(contest in any_contest()) {
        let results = by_team(&roadshow(), &contest);
        for entry in &contest.entries {
            let all = totals(entry);
            let kept = if all.len() >= 5 { &all[1..all.len() - 1] } else { &all[..] };
            let (n, sum) = (i64::try_from(kept.len()).unwrap(), kept.iter().sum::<i64>());
            let announced = results[&entry.team].1.announced.millionths();
            prop_assert_eq!(announced % 10_000, 0);
            // Half a hundredth at most, and exactly half only upwards.
            let over = 2 * (announced * n - sum);
            prop_assert!(-10_000 * n < over && over <= 10_000 * n);
            prop_assert!(kept[0] <= announced && announced <= kept[kept.len() - 1]);
        }
    }

    #[test]
    fn recusing_a_judge_from_everybody_is_the_same_as_leaving_the_judge_out(contest in any_contest()) {
        let away = JudgeKey::from("Z");
        let mut with = contest.clone();
        with.judges.insert(0, away.clone());
        for (place, entry) in with.entries.iter_mut().enumerate() {
            let cell = if place % 2 == 0 { Cell::Recused } else { Cell::Absent };
            entry.cells.insert(away.clone(), cell);
        }
        prop_assert_eq!(complete(&roadshow(), &contest), complete(&roadshow(), &with));
    }

    #[test]
    fn the_same_panel_twice_over_gives_the_same_plain_means_and_ranks(contest in any_contest()) {
        let mut doubled = contest.clone();
        let twin = |judge: &JudgeKey| JudgeKey::from(format!("{judge} again"));
        doubled.judges.extend(contest.judges.iter().map(twin));
        for entry in &mut doubled.entries {
            let twins: Vec<_> = entry.cells.iter().map(|(judge, cell)| (twin(judge), cell.clone())).collect();
            entry.cells.extend(twins);
        }
        let short = |all: Vec<(u32, TeamResult)>| {
            all.into_iter().map(|(rank, r)| (rank, r.team, r.announced, r.tie_values)).collect::<Vec<_>>()
        };
        let rule = plain_mean();
        prop_assert_eq!(short(complete(&rule, &contest)), short(complete(&rule, &doubled)));
    }

    #[test]
    fn a_rank_is_one_more_than_the_number_of_better_teams(contest in any_contest()) {
        let all = complete(&roadshow(), &contest);
        let value = |r: &TeamResult| (r.announced, r.tie_values.clone());
        for (rank, result) in &all {
            let better = all.iter().filter(|(_, other)| value(other) > value(result)).count();
            prop_assert_eq!(usize::try_from(*rank).unwrap(), better + 1);
        }
    }

    #[test]
    fn a_higher_score_never_lowers_the_value(contest in any_contest(), dimension in 0..DIMENSIONS) {
        let mut raised = contest.clone();
        let first = contest.judges[0].clone();
        let entry = &mut raised.entries[0];
        let team = entry.team.clone();
        if let Some(Cell::Scored(sheet)) = entry.cells.get_mut(&first) {
            sheet[dimension] = Some(Decimal::whole(20));
        }
        let (before, after) = (by_team(&roadshow(), &contest), by_team(&roadshow(), &raised));
        prop_assert!(after[&team].1.announced >= before[&team].1.announced);
        prop_assert!(after[&team].0 <= before[&team].0);
    }

    #[test]
    fn a_missing_sheet_is_waited_for_and_named(contest in any_contest(), which in 0..63_usize) {
        let mut open = contest.clone();
        let judge = contest.judges[which % contest.judges.len()].clone();
        let place = which % contest.entries.len();
        let entry = &mut open.entries[place];
        entry.cells.remove(&judge);
        let lack = Lack::Scores { team: entry.team.clone(), judge, dimensions: (0..DIMENSIONS).collect() };
        let Ok(Official::NotYet { known, lacking }) = official(&roadshow(), &open) else {
            return Err(TestCaseError::fail("a sheet is missing, yet there are ranks"));
        };
        prop_assert_eq!(lacking, vec![lack]);
        prop_assert_eq!(known.len(), contest.entries.len() - 1);
    }

    #[test]
    fn anybody_can_recompute_the_value_from_the_printed_sheet(contest in any_contest()) {
        for (_, result) in complete(&roadshow(), &contest) {
            let printed = result.working.in_full(Lang::Zh);
            let figures = printed[0].rsplit('；').next().unwrap();
            let (terms, sum) = figures.split_once(" = ").unwrap();
            let terms: Vec<i64> = terms.split(" + ").map(|t| table::d(t).millionths()).collect();
            let (n, total) = (i64::try_from(terms.len()).unwrap(), terms.iter().sum::<i64>());
            prop_assert_eq!(total, table::d(sum).millionths());
            // Half up to the hundredth, as on paper.
            let by_hand = (2 * total + 10_000 * n) / (20_000 * n) * 10_000;
            let (_, announced) = printed[1].rsplit_once(" = ").unwrap();
            prop_assert_eq!(by_hand, table::d(announced).millionths());
            prop_assert_eq!(by_hand, result.announced.millionths());
        }
    }
}
