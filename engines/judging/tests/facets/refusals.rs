//! What cannot be measured, and what the desk is told.

use crate::rubric::{disagreement, rating};
use judging::facets::{Dropped, Element, Pieces, Rating, RatingAt, Refused, Why, measure};

/// Every judge rates every team on two criteria; the pattern of steps is different for each.
fn panel(teams: &[&str], judges: &[&str]) -> Vec<Rating> {
    let mut ratings = Vec::new();
    for (t, team) in teams.iter().enumerate() {
        for (j, judge) in judges.iter().enumerate() {
            for criterion in 0..2 {
                let step = [0, 2, 1, 1, 2, 0, 1, 2, 0, 1, 2, 1][(4 * t + 2 * j + criterion) % 12];
                ratings.push(rating(team, judge, criterion, step));
            }
        }
    }
    ratings
}

fn at(team: &str, judge: &str, criterion: usize) -> RatingAt {
    RatingAt { team: team.into(), judge: judge.into(), criterion }
}

fn keys<K: From<&'static str>>(pieces: &[&[&'static str]]) -> Vec<Vec<K>> {
    pieces.iter().map(|piece| piece.iter().map(|key| K::from(key)).collect()).collect()
}

#[test]
fn a_scale_of_points_is_not_a_rubric() {
    let ratings = panel(&["一组", "二组", "三组"], &["甲", "乙"]);
    assert!(measure(9, &ratings).is_ok());
    let refused = measure(10, &ratings).unwrap_err();
    assert_eq!(refused, Refused::TooManySteps { steps: 11 });
    assert_eq!(refused.to_string(), "11 ordered steps, at most 10 can be measured");
    assert_eq!(measure(255, &ratings), Err(Refused::TooManySteps { steps: 256 }));
}

#[test]
fn what_no_rubric_could_give_is_named() {
    assert_eq!(measure(3, &[]), Err(Refused::NoRatings));
    let mut ratings = panel(&["一组", "二组", "三组"], &["甲", "乙"]);
    ratings[3].step = 4;
    let refused = measure(3, &ratings).unwrap_err();
    assert_eq!(refused, Refused::StepTooHigh { at: at("一组", "乙", 1), step: 4, highest: 3 });
    assert_eq!(refused.to_string(), "team 一组, judge 乙, criterion 1: step 4 is above the highest, 3");
    ratings[3] = ratings[0].clone();
    assert_eq!(measure(3, &ratings), Err(Refused::RatedTwice { at: at("一组", "甲", 0) }));
}

#[test]
fn who_got_nothing_but_full_marks_is_left_out_and_so_is_who_then_becomes_extreme() {
    let mut ratings = panel(&["一组", "二组", "三组"], &["甲", "乙"]);
    ratings.extend([
        rating("满分组", "甲", 0, 2),
        rating("满分组", "乙", 1, 2),
        rating("满分组", "丙", 0, 2),
    ]);
    // This judge rated nobody else.
    let found = measure(2, &ratings).unwrap();
    let dropped = |element, why| Dropped { element, why };
    assert_eq!(
        found.dropped,
        [
            dropped(Element::Team("满分组".into()), Why::AllHighest),
            dropped(Element::Judge("丙".into()), Why::AllHighest),
        ]
    );
    assert_eq!((found.teams.len(), found.judges.len(), found.ratings), (3, 2, 12));

    // The second team's only difference was with a judge who leaves with the first.
    let guttman = [("a", "x", 1), ("a", "y", 1), ("b", "x", 1), ("b", "y", 0), ("c", "x", 0), ("c", "y", 0)];
    let guttman: Vec<Rating> = guttman.iter().map(|(t, j, step)| rating(t, j, 0, *step)).collect();
    let Err(Refused::AllExtreme { dropped }) = measure(1, &guttman) else { panic!("everybody is extreme") };
    let teams: Vec<_> = dropped.iter().map(|d| (&d.element, d.why)).collect();
    assert_eq!(
        teams,
        [
            (&Element::Team("a".into()), Why::AllHighest),
            (&Element::Team("c".into()), Why::AllLowest),
            (&Element::Judge("x".into()), Why::AllHighest),
            (&Element::Judge("y".into()), Why::AllLowest),
            (&Element::Team("b".into()), Why::NothingLeft),
            (&Element::Criterion(0), Why::NothingLeft),
        ]
    );
}

#[test]
fn a_table_of_one_step_says_nothing() {
    let mut ratings = panel(&["一组", "二组"], &["甲", "乙"]);
    ratings.iter_mut().for_each(|rating| rating.step = 1);
    assert!(matches!(measure(0, &panel(&["一组"], &["甲"])[..1]), Err(Refused::AllExtreme { .. })));
    let Err(Refused::AllExtreme { dropped }) = measure(2, &ratings) else { panic!("nothing differs") };
    assert_eq!(dropped.len(), 6);
}

#[test]
fn two_panels_that_share_no_team_are_named_and_one_shared_team_mends_it() {
    let mut ratings = panel(&["一组", "二组", "三组"], &["甲", "乙"]);
    ratings.extend(panel(&["四组", "五组", "六组"], &["丙", "丁"]));
    let Err(Refused::Apart { pieces, dropped }) = measure(2, &ratings) else { panic!("nothing links them") };
    assert_eq!(
        pieces,
        Pieces {
            teams: keys(&[&["一组", "三组", "二组"], &["五组", "六组", "四组"]]),
            judges: keys(&[&["乙", "甲"], &["丁", "丙"]]),
            criteria: vec![vec![0, 1]],
        }
    );
    assert_eq!(dropped, []);
    assert!(
        pieces.to_string().starts_with("teams 一组, 三组, 二组 | 五组, 六组, 四组; judges 乙, 甲 | 丁, 丙")
    );

    ratings.push(rating("四组", "甲", 0, 1));
    let found = measure(2, &ratings).unwrap();
    assert!(disagreement(&found) <= 1e-6);
}

#[test]
fn a_team_that_was_the_only_link_and_is_dropped_links_nothing() {
    let mut ratings = panel(&["一组", "二组", "三组"], &["甲", "乙"]);
    ratings.extend(panel(&["四组", "五组", "六组"], &["丙", "丁"]));
    ratings.extend([rating("满分组", "甲", 0, 2), rating("满分组", "丙", 0, 2)]);
    let Err(Refused::Apart { pieces, dropped }) = measure(2, &ratings) else { panic!("nothing links them") };
    assert_eq!(pieces.teams.len(), 2);
    assert_eq!(dropped, [Dropped { element: Element::Team("满分组".into()), why: Why::AllHighest }]);
}

#[test]
fn judges_who_each_have_a_criterion_of_their_own_cannot_be_told_from_it() {
    let steps = [("一组", 0, 1), ("二组", 1, 2), ("三组", 2, 1), ("四组", 1, 0)];
    let sheet = |(team, first, second)| [rating(team, "甲", 0, first), rating(team, "乙", 1, second)];
    let ratings = steps.map(sheet).concat();
    let Err(Refused::Apart { pieces, .. }) = measure(2, &ratings) else {
        panic!("they always come together")
    };
    // The teams can still be compared with each other.
    assert_eq!(pieces.teams.len(), 1);
    assert_eq!(pieces.judges, keys::<judging::JudgeKey>(&[&["乙"], &["甲"]]));
    assert_eq!(pieces.criteria, [[1], [0]].map(Vec::from));
}

#[test]
fn a_crack_through_all_three_facets_is_found_where_every_two_of_them_are_linked() {
    // Every rating has team = judge + criterion. Teams meet judges, judges meet criteria and criteria meet teams, but
    // team b up by one, c by two, judge y and criterion 1 up by one: that changes nothing.
    let ratings =
        [rating("a", "x", 0, 1), rating("b", "x", 1, 0), rating("b", "y", 0, 2), rating("c", "y", 1, 1)];
    let Err(Refused::Apart { pieces, .. }) = measure(2, &ratings) else {
        panic!("four ratings, five unknowns")
    };
    assert_eq!(pieces.to_string(), "teams a | b | c; judges x | y; criteria 0 | 1");
}

#[test]
fn a_panel_linked_by_one_full_mark_only_could_be_as_lenient_as_you_like() {
    let mut ratings = panel(&["一组", "二组", "三组"], &["甲", "乙"]);
    ratings.extend(panel(&["四组", "五组", "六组"], &["丙", "丁"]));
    ratings.push(rating("四组", "甲", 0, 2));
    let Err(Refused::NoFiniteSolution { ratings: pulling }) = measure(2, &ratings) else { panic!("no end") };
    assert_eq!(pulling, [at("四组", "甲", 0)]);
    let refused = measure(2, &ratings).unwrap_err().to_string();
    assert_eq!(
        refused,
        "no finite solution: ratings that pull without end: 1, the first is team 四组, judge 甲, criterion 0"
    );
}

#[test]
fn criteria_that_share_no_steps_but_one_could_be_as_far_apart_as_you_like() {
    // The first criterion is always 0 or 1, the second 1 or 2: no element is extreme, yet nothing keeps them together.
    let steps = [[0, 2], [1, 1], [1, 2], [0, 1]];
    let cells = (0..4).flat_map(|at| [0, 1].map(|criterion| (at, criterion)));
    let ratings: Vec<Rating> = cells
        .map(|(at, criterion)| {
            rating(["a", "b"][at / 2], ["x", "y"][at % 2], criterion, steps[at][criterion])
        })
        .collect();
    let Err(Refused::NoFiniteSolution { ratings: pulling }) = measure(2, &ratings) else { panic!("no end") };
    assert_eq!(pulling.len(), 8);
}

#[test]
fn one_team_before_one_judge_says_nothing_about_either() {
    let one =
        |steps: [u8; 4]| (0..).zip(steps).map(|(c, step)| rating("一组", "甲", c, step)).collect::<Vec<_>>();
    // Criteria with only the lowest or the highest step leave, and with them the steps that only they had.
    let refused = measure(2, &one([1, 1, 0, 2]));
    assert!(matches!(refused, Err(Refused::AllExtreme { .. })), "{refused:?}");
    assert!(matches!(measure(9, &one([3, 4, 5, 6])), Err(Refused::AllExtreme { .. })));
}
