//! Many drills with odd panels: every step is one the desk takes, and the result is one anybody can reckon.

use std::collections::{BTreeMap, BTreeSet};

use judging::{Decimal, FrozenRule, Preset, TeamKey};
use store::Id as _;

use super::*;
use crate::model::stage::Voting;

const SEEDS: u64 = 40;

fn group(n: usize) -> GroupId {
    GroupId::from_body(&format!("{n:026}"))
}

fn cast(groups: usize, judges: usize, rule: FrozenRule) -> Cast {
    let order: Vec<GroupId> = (1..=groups).map(group).collect();
    Cast {
        judges: (1..=judges).map(|n| JudgeId::from_body(&format!("{n:026}"))).collect(),
        parts: vec![vec![Part::Scores; judges]; groups],
        voters: vec![18; groups],
        rule,
        today: Readiness { order: order.clone(), rule_frozen: true, placed: None },
        groups: order,
        stand_ins: false,
        undecided: 0,
        hold_first: 0,
        sureness: false,
    }
}

fn roadshow() -> FrozenRule {
    Preset::Roadshow.rule().freeze().unwrap()
}

/// Panels as they happen: each with who stands back or is away.
fn odd_casts() -> Vec<Cast> {
    let mut casts = Vec::new();
    for (groups, judges) in [(1, 1), (2, 3), (3, 5), (6, 7), (11, 9), (4, 20)] {
        for preset in Preset::ALL {
            let mut cast = cast(groups, judges, preset.rule().freeze().unwrap());
            for (at, parts) in cast.parts.iter_mut().enumerate() {
                if judges > 2 {
                    parts[at % judges] = Part::StandsBack;
                    parts[judges - 1] = Part::Absent;
                }
            }
            cast.hold_first = groups % 4;
            casts.push(cast);
        }
    }
    let mut counts = Preset::Roadshow.rule();
    counts.audience_percent = 20;
    casts.push(cast(5, 7, counts.clone().freeze().unwrap()));
    let mut empty_hall = cast(5, 7, counts.freeze().unwrap());
    empty_hall.voters = vec![0; 5];
    casts.push(empty_hall);
    casts
}

#[test]
fn whatever_the_panel_every_step_is_taken_and_the_last_moment_is_announced() {
    for cast in odd_casts() {
        for seed in 0..SEEDS {
            let drill = Drill::play(&cast, seed, Millis(1_000)).unwrap();
            assert!(drill.went_through(), "{} groups, {} judges", cast.groups.len(), cast.judges.len());
            assert!(drill.moments.iter().all(|moment| moment.refused.is_none() && moment.today.is_none()));
            let last = drill.moments.last().unwrap();
            let desk = drill.desk_at(last);
            assert!(desk.announced && cast.groups.iter().all(|group| desk.shows(group)));
            assert_eq!(desk.been, cast.groups, "in their order");
            assert_eq!(desk.voting, Voting::Shown);
            assert_eq!(last.steps, drill.steps.len());
            // Time and counts only go forward, so that any moment can be shown by itself.
            for pair in drill.moments.windows(2) {
                assert!(pair[0].at <= pair[1].at && pair[0].steps <= pair[1].steps);
                assert!(pair[0].handed <= pair[1].handed && pair[0].voted <= pair[1].voted);
                assert!(!pair[0].placed || pair[1].placed);
            }
        }
    }
}

#[test]
fn everybody_who_scores_hands_in_once_while_scoring_is_open_and_nobody_else_does() {
    for cast in odd_casts() {
        let drill = Drill::play(&cast, 7, Millis(0)).unwrap();
        let given: BTreeSet<(usize, usize)> =
            drill.sheets.iter().map(|sheet| (sheet.group, sheet.judge)).collect();
        assert_eq!(given.len(), drill.sheets.len(), "nobody twice");
        for at in 0..cast.groups.len() {
            let judges: Vec<usize> =
                given.iter().filter(|sheet| sheet.0 == at).map(|sheet| sheet.1).collect();
            assert_eq!(judges, cast.scorers(at), "those who stand back or are away never hand in");
        }
        for moment in &drill.moments {
            if let Happens::HandIn { group, .. } = &moment.happens {
                let desk = drill.desk_at(moment);
                assert!(desk.scoring_open(group) && !desk.holds_back(group, &cast.groups));
            }
        }
        for sheet in &drill.sheets {
            for (place, score) in sheet.scores.iter().enumerate() {
                assert_eq!(cast.rule.check_score(place, *score), Ok(()));
            }
        }
    }
}

/// The same result reckoned another way: hundredths by long division, places by counting who is better.
#[test]
fn ranks_are_those_that_anybody_reckons_from_the_sheets() {
    let mut rule = Preset::Roadshow.rule();
    rule.ties.clear();
    let mut cast = cast(8, 7, rule.freeze().unwrap());
    cast.parts[2][0] = Part::StandsBack;
    cast.parts[5] = [&[Part::Absent; 4][..], &[Part::Scores; 3]].concat();
    let mut orders = BTreeSet::new();
    for seed in 0..200 {
        let drill = Drill::play(&cast, seed, Millis(0)).unwrap();
        let mut hundredths: BTreeMap<TeamKey, i64> = BTreeMap::new();
        for (at, group) in cast.groups.iter().enumerate() {
            let mut totals: Vec<i64> = drill
                .sheets
                .iter()
                .filter(|sheet| sheet.group == at)
                .map(|sheet| sheet.scores.iter().map(|score| score.millionths() / 1_000).sum())
                .collect();
            totals.sort_unstable();
            let kept = if totals.len() >= 5 { &totals[1..totals.len() - 1] } else { &totals[..] };
            let (sum, count) = (kept.iter().sum::<i64>(), i64::try_from(kept.len()).unwrap());
            hundredths.insert(group.as_str().into(), (sum * 2 + count * 10) / (count * 20));
        }
        for placed in &drill.placed {
            let own = hundredths[&placed.result.team];
            assert_eq!(placed.result.announced, Decimal::from_millionths(own * 10_000), "seed {seed}");
            let better = hundredths.values().filter(|other| **other > own).count();
            assert_eq!(placed.rank, u32::try_from(better + 1).unwrap(), "seed {seed}");
        }
        orders.insert(drill.placed.iter().map(|placed| placed.result.team.clone()).collect::<Vec<_>>());
    }
    assert!(orders.len() > 150, "another seed is another result: {}", orders.len());
}

#[test]
fn the_same_seed_is_the_same_drill() {
    let cast = cast(6, 7, roadshow());
    let (one, two) = (Drill::play(&cast, 3, Millis(5)).unwrap(), Drill::play(&cast, 3, Millis(5)).unwrap());
    assert_eq!((one.steps, one.sheets, one.placed), (two.steps, two.sheets, two.placed));
    let moments = one.moments.len();
    assert!((50..=90).contains(&moments), "{moments}: watched in a few minutes");
}

#[test]
fn the_hall_votes_for_others_and_its_share_counts_where_the_rule_says_so() {
    let mut rule = Preset::Roadshow.rule();
    rule.audience_percent = 10;
    let drill = Drill::play(&cast(4, 5, rule.freeze().unwrap()), 1, Millis(0)).unwrap();
    assert_eq!((drill.tally.issued, drill.tally.void.own_group), (72, 0));
    assert_eq!(drill.tally.counted, 66, "some never vote");
    assert!(drill.placed.iter().all(|placed| placed.result.working.audience.is_some()));
    let closed = drill.moments.iter().find(|moment| moment.happens == Happens::Step(Step::CloseVote));
    let known = drill.moments.iter().find(|moment| moment.placed);
    assert_eq!(closed.unwrap().at, known.unwrap().at, "not before the vote is closed");
}

#[test]
fn who_speaks_too_long_pays_where_the_rule_says_so() {
    let cast = cast(5, 5, Preset::Speech.rule().freeze().unwrap());
    for seed in 0..SEEDS {
        let drill = Drill::play(&cast, seed, Millis(0)).unwrap();
        let fined = drill.placed.iter().filter(|placed| placed.result.working.overtime > Decimal::ZERO);
        assert_eq!(fined.count(), 1, "exactly one goes on after time is up");
    }
}

#[test]
fn a_group_that_nobody_may_score_stops_the_drill_where_it_would_stop_the_day() {
    let mut cast = cast(3, 3, roadshow());
    cast.parts[1] = vec![Part::StandsBack; 3];
    let drill = Drill::play(&cast, 1, Millis(0)).unwrap();
    let last = drill.moments.last().unwrap();
    assert_eq!(last.happens, Happens::Step(Step::Lock));
    assert_eq!(last.refused, Some(StageRefusal::ScoresMissing));
    assert!(!drill.went_through() && drill.desk_at(last).locked.is_none());
    assert_eq!(cast.missing(), [Missing::Scorers { groups: vec![group(2)] }]);
}

#[test]
fn what_is_not_ready_is_played_as_if_it_were_and_said_at_the_step_that_would_fail() {
    let mut cast = cast(3, 7, roadshow());
    cast.today = Readiness::default();
    (cast.stand_ins, cast.undecided) = (true, 2);
    cast.voters = vec![0; 3];
    let drill = Drill::play(&cast, 1, Millis(0)).unwrap();
    assert!(drill.went_through());
    let said = |step: fn(&Step) -> bool| {
        let steps =
            drill.moments.iter().filter(|m| matches!(&m.happens, Happens::Step(taken) if step(taken)));
        steps.map(|moment| moment.today.clone()).collect::<Vec<_>>()
    };
    let not_in_order = Some(StageRefusal::NotInOrder);
    assert_eq!(said(|step| matches!(step, Step::Call { .. })), vec![not_in_order; 3]);
    assert_eq!(said(|step| *step == Step::Lock), [Some(StageRefusal::ScoresMissing)]);
    assert_eq!(said(|step| *step == Step::Announce), [None]);
    assert_eq!(
        cast.missing(),
        [Missing::Rule, Missing::Judges, Missing::Recusals { pairs: 2 }, Missing::Order, Missing::Voters]
    );
    cast.today.order = cast.groups.clone();
    let drill = Drill::play(&cast, 1, Millis(0)).unwrap();
    let opened = drill.moments.iter().find(|m| matches!(m.happens, Happens::Step(Step::OpenScoring { .. })));
    assert_eq!(opened.unwrap().today, Some(StageRefusal::RuleOpen));
}

#[test]
fn a_panel_that_is_trimmed_for_some_groups_only_is_pointed_out() {
    let mut cast = cast(3, 5, roadshow());
    assert_eq!(cast.missing(), []);
    cast.parts[2][0] = Part::StandsBack;
    assert_eq!(cast.missing(), [Missing::Trim { groups: vec![group(3)], from: 5 }]);
    cast.parts = vec![vec![Part::Scores, Part::Scores, Part::StandsBack, Part::Absent, Part::Scores]; 3];
    assert_eq!(cast.missing(), [], "the plain mean for everybody is the rule");
}
