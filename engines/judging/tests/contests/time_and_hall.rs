//! What comes after the mean: the timekeeper's points and the hall's vote.

use judging::official::{TeamStanding, Tie, team_standing};
use judging::{Decimal, Entry, Lack, Lang, Overtime, Preset, Rule, TieBreak, Timing};

use crate::table::{d, entry, known, one_figure, panel, placed, scored, sheet};

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
fn with_both_the_timekeeper_comes_first_and_the_hall_last() {
    let overtime = Some(Overtime { every_seconds: 30, points: d("0.5"), most: d("5") });
    let timing = Timing { show_seconds: 480, question_seconds: 0, overtime };
    let rule = Rule { timing, audience_percent: 10, ..one_figure() }.freeze().unwrap();
    let entry =
        Entry { show_seconds: Some(500), audience_thousandths: Some(250), ..scored("g1", &["90", "85"]) };
    let result = known(&rule, &entry, 2);
    assert_eq!(
        result.working.sentence(Lang::En),
        "all 2 added up ÷ 2 = 87.50, less 0.50 for overtime = 87.00; judges 87.00 × 90% + audience 25.00 × 10% = 80.80"
    );
    assert_eq!(result.announced, d("80.8"));
}

#[test]
fn more_decimals_of_a_tie_are_those_after_overtime() {
    let overtime = Some(Overtime { every_seconds: 60, points: d("1"), most: d("5") });
    let timing = Timing { show_seconds: 480, question_seconds: 0, overtime };
    let rule = Rule { places: 0, step: d("0.1"), timing, ..one_figure() }.freeze().unwrap();
    let spoke = |entry: Entry, seconds| Entry { show_seconds: Some(seconds), ..entry };
    // 81.1 less 1 is 80.1; in time 80.4: the hall sees 80 twice, and the one in time is ahead.
    let entries = vec![spoke(scored("late", &["81.1"]), 481), spoke(scored("in time", &["80.4"]), 480)];
    let placed = placed(&rule, 1, entries);
    let short: Vec<_> = placed.iter().map(|p| (p.rank, p.result.team.as_str(), p.tie)).collect();
    let settled = Tie::Settled(TieBreak::MorePlaces);
    assert_eq!(short, [(1, "in time", settled), (2, "late", settled)]);
}
