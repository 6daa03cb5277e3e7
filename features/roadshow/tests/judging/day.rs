//! The whole day: everybody scores, scores are locked, the result is what a hand computation gives, it is
//! published, corrected, read.

use axum::http::StatusCode;
use store::trail;
use workshop::GroupId;

use crate::world::{Open, World, sheet, with_world};

/// Two groups that everybody scores: the first judge stands back from neither.
fn tied(world: &World, open: &Open) -> [usize; 2] {
    let mut places = (0..6).filter(|place| !world.stands_back(0, &open.order[*place]));
    [places.next().unwrap(), places.next().unwrap()]
}

/// What a judge gives in each dimension to the group at a place of the running order. The tied groups get the
/// same from everybody.
fn given(world: &World, open: &Open, judge: usize, place: usize) -> [&'static str; 5] {
    let by_judge = [
        ["18", "18", "17", "18", "19"],
        ["17", "17.5", "17", "16", "18"],
        ["20", "19.5", "20", "19", "20"],
        ["15", "15", "14.5", "16", "15"],
        ["18.5", "18", "18", "17.5", "18"],
        ["16", "17", "16", "17", "16.5"],
        ["19", "19", "18.5", "18", "19"],
    ];
    let mut scores = by_judge[judge];
    if !tied(world, open).contains(&place) {
        // Everything else lies below, each group lower than the one before.
        scores[place % 5] = ["9", "8", "7", "6", "5", "4"][place];
    }
    scores
}

/// Halves of points: 17.5 is 35.
fn halves(text: &str) -> i64 {
    let (whole, half) = text.split_once('.').map_or((text, 0), |(whole, _)| (whole, 1));
    whole.parse::<i64>().unwrap() * 2 + half
}

/// By hand, apart from the engine: totals in halves, one dropped at each end, mean in hundredths.
fn by_hand(world: &World, open: &Open, place: usize) -> String {
    let group = &open.order[place];
    let mut totals: Vec<i64> = (0..7)
        .filter(|judge| !world.stands_back(*judge, group))
        .map(|judge| given(world, open, judge, place).iter().map(|score| halves(score)).sum())
        .collect();
    totals.sort_unstable();
    let kept = &totals[1..totals.len() - 1];
    let n = i64::try_from(kept.len()).unwrap();
    // halves ÷ 2 × 100 ÷ n, half upwards.
    let hundredths = (kept.iter().sum::<i64>() * 100 + n) / (2 * n);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn everybody_scores(world: &World, open: &Open) {
    for (place, group) in open.order.iter().enumerate() {
        for judge in (0..7).filter(|judge| !world.stands_back(*judge, group)) {
            world.score(open, judge, group, given(world, open, judge, place));
        }
    }
}

fn name<'a>(world: &'a World, group: &GroupId) -> &'a str {
    world.groups.iter().find(|g| g.id == *group).map_or("", |g| g.name.as_str())
}

/// The ranks as the page reads, by group name.
fn ranks(world: &World, page: &str) -> Vec<(String, String)> {
    page.split("<li class=\"card")
        .skip(1)
        .map(|row| {
            let head = row.split("</h2>").next().unwrap();
            let rank = head.split("第 ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
            let group = world.groups.iter().find(|g| head.contains(&g.name)).unwrap();
            (rank, group.name.clone())
        })
        .collect()
}

#[test]
fn the_published_result_is_what_a_hand_computation_gives_and_a_tie_stays_a_tie() {
    with_world(|world| {
        let open = world.opened(7);
        let mut wang = world.as_organiser();
        let waiting = wang.get(&world.at("/scores"));
        assert!(waiting.visible().contains("还差"), "{}", waiting.visible());
        assert_eq!(wang.post(&world.at("/scores/lock"), &[]).status, StatusCode::CONFLICT);
        everybody_scores(world, &open);
        let board = wang.get(&world.at("/scores"));
        assert!(board.visible().contains("分数交齐了"), "{}", board.visible());
        for place in 0..6 {
            let value = by_hand(world, &open, place);
            assert!(board.visible().contains(&value), "{value} of place {place}: {}", board.visible());
        }
        assert!(
            wang.post(&world.at("/scores/announce"), &[]).visible().contains("请先锁定"),
            "not before the lock"
        );
        wang.post_and_follow(&world.at("/scores/lock"), &[]);
        let mut late = world.phone(&open, 3);
        let refused = late.post(&open.at(open.order[0].as_str()), &sheet(["20"; 5], "", "late"));
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.visible().contains("分数已锁定，不能再改"), "{}", refused.visible());
        assert_eq!(
            late.post(&open.at("practice"), &sheet(["20"; 5], "", "late2")).status,
            StatusCode::CONFLICT
        );

        let mut anyone = world.site.visitor();
        let results = format!("/results/{}", open.id);
        let before = anyone.get(&results);
        assert!(before.visible().contains("结果还没有公布") && !before.body.contains("<li class=\"card"));
        wang.post_and_follow(&world.at("/scores/announce"), &[]);
        let page = anyone.get(&results);
        let text = page.visible();
        assert!(text.contains("方案路演：评委按 5 项打分"), "{text}");
        assert!(text.contains("其余 5 个相加 ÷ 5 =") && text.contains("其余 4 个相加 ÷ 4 ="), "{text}");
        for place in 0..6 {
            assert!(text.contains(&by_hand(world, &open, place)), "place {place}: {text}");
        }
        let ranks = ranks(world, &page.body);
        for place in tied(world, &open) {
            let name = name(world, &open.order[place]);
            assert!(ranks.contains(&("1".to_owned(), name.to_owned())), "{ranks:?}");
        }
        assert!(text.contains("名次并列"));
        let order: Vec<&str> = ranks.iter().map(|(rank, _)| rank.as_str()).collect();
        assert_eq!(order, ["1", "1", "3", "4", "5", "6"], "a shared rank skips the next one");
        for judge in crate::world::JUDGES {
            assert!(!page.body.contains(judge), "the hall is not told whose score is whose");
        }
        let group = open.order[0].clone();
        let from = world.site.scene({
            let node = format!("{}:{group}", open.id);
            move |tx, _| Ok(trail::came_from(tx, &node)?)
        });
        assert!(from.iter().any(|node| node.id == group.as_str()), "{from:?}");
    });
}

#[test]
fn a_slip_is_corrected_with_a_reason_and_published_as_a_new_version() {
    with_world(|world| {
        let open = world.opened(7);
        everybody_scores(world, &open);
        let mut wang = world.as_organiser();
        wang.post_and_follow(&world.at("/scores/lock"), &[]);
        wang.post_and_follow(&world.at("/scores/announce"), &[]);
        let results = format!("/results/{}", open.id);
        let first = world.site.visitor().get(&results);

        let (judge, group) = (&open.judges[4].0, &open.order[0]);
        let cell = world.at(&format!("/scores/{judge}/{group}"));
        let once = world.once();
        let without = wang.post(&cell, &sheet(["20"; 5], "", &once));
        assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
        let again = wang.post(&world.at("/scores/publish"), &[("reason", "没有变化")]);
        assert_eq!(again.status, StatusCode::CONFLICT, "nothing new to publish");
        let once = world.once();
        let fields = [sheet(["1"; 5], "", &once), vec![("reason", "纸质表写的是 5 分")]].concat();
        wang.post_and_follow(&cell, &fields);
        wang.post(&cell, &fields);
        let history = wang.get(&cell).visible();
        assert!(history.contains("纸质表写的是 5 分") && history.contains("第 2 次"), "{history}");
        assert!(!history.contains("第 3 次"), "sent twice, done once");
        let shown = world.site.visitor().get(&results);
        assert_eq!(shown.visible(), first.visible(), "what is published stands until it is published again");

        let bare = wang.post(&world.at("/scores/publish"), &[("reason", "")]);
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        wang.post_and_follow(&world.at("/scores/publish"), &[("reason", "录入有误")]);
        let second = world.site.visitor().get(&results).visible();
        assert!(second.contains("第 2 版") && second.contains("更正公布：录入有误"), "{second}");
        let kept: Vec<(i64, String)> = world.site.scene(|tx, _| {
            let sql = "SELECT version, reason FROM published_results ORDER BY version";
            Ok(tx.all(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))?)
        });
        assert_eq!(kept, [(1, String::new()), (2, "录入有误".to_owned())]);
    });
}

#[test]
fn a_group_reads_its_own_means_and_comments_and_no_other_groups() {
    with_world(|world| {
        let open = world.opened(7);
        everybody_scores(world, &open);
        let group = world.groups.iter().find(|g| g.id == open.order[0]).unwrap();
        let path = format!("/groups/{}/result", group.id);
        let mut member = world.site.visitor_as(&group.members[0], "组员");
        let early = member.get(&path);
        assert!(early.visible().contains("结果还没有公布") && !early.body.contains("讲得清楚"));
        let mut wang = world.as_organiser();
        wang.post_and_follow(&world.at("/scores/lock"), &[]);
        wang.post_and_follow(&world.at("/scores/announce"), &[]);
        let page = member.get(&path);
        assert!(
            page.visible().contains("创新性") && page.visible().contains("讲得清楚"),
            "{}",
            page.visible()
        );
        assert!(page.visible().contains(&by_hand(world, &open, 0)));
        for judge in crate::world::JUDGES {
            assert!(!page.body.contains(judge), "comments have no names");
        }
        let stranger = world.groups.iter().find(|g| g.id != group.id).unwrap();
        let mut other = world.site.visitor_as(&stranger.members[0], "别组");
        assert_eq!(other.get(&path).status, StatusCode::NOT_FOUND);
        assert_eq!(world.phone(&open, 1).get(&path).status, StatusCode::FORBIDDEN);
        assert_eq!(world.site.visitor().get(&path).status, StatusCode::SEE_OTHER, "to the way in");
    });
}

#[test]
fn an_absent_judge_is_left_out_and_never_counted_as_nought() {
    with_world(|world| {
        let open = world.opened(7);
        for (place, group) in open.order.iter().enumerate() {
            for judge in (0..6).filter(|judge| !world.stands_back(*judge, group)) {
                world.score(&open, judge, group, given(world, &open, judge, place));
            }
        }
        let mut wang = world.as_organiser();
        assert!(wang.get(&world.at("/scores")).visible().contains("还差："), "the seventh is waited for");
        wang.post_and_follow(&world.at(&format!("/judges/{}/absent", open.judges[6].0)), &[]);
        let refused =
            world.phone(&open, 6).post(&open.at(open.order[0].as_str()), &sheet(["18"; 5], "", "k"));
        assert!(refused.visible().contains("您被标为未到"), "{}", refused.visible());
        wang.post_and_follow(&world.at("/scores/lock"), &[]);
        wang.post_and_follow(&world.at("/scores/announce"), &[]);
        let text = world.site.visitor().get(&format!("/results/{}", open.id)).visible();
        assert!(text.contains("其余 4 个相加 ÷ 4 =") && text.contains("其余 3 个相加 ÷ 3 ="), "{text}");
    });
}
