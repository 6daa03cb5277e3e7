//! How sure the order is: what the organiser is told, and that nobody else is told anything.

use axum::http::StatusCode;
use judging::{Decimal, Preset};
use roadshow::SheetDraft;

use crate::world::{Open, World, sheet, with_world};

/// The judge gives every group five points less than the others do.
const SEVERE: usize = 0;

/// Each group lies five points below the one before; a little chance; the first judge is severe.
fn given(judge: usize, place: usize) -> Vec<Decimal> {
    let (judge, place) = (i32::try_from(judge).unwrap(), i32::try_from(place).unwrap());
    let halves = 36 - 2 * place - if usize::try_from(judge) == Ok(SEVERE) { 2 } else { 0 };
    let chance = (judge + 2 * place) % 3;
    (0..5).map(|n| Decimal::from_thousandths(500 * (halves + if n == 0 { chance } else { 0 }))).collect()
}

/// These judges score every group that they do not stand back from.
fn score(world: &World, open: &Open, judges: std::ops::Range<usize>) {
    for judge in judges {
        for (place, group) in open.order.iter().enumerate() {
            if world.stands_back(judge, group) {
                continue;
            }
            let draft = SheetDraft { scores: given(judge, place), comment: String::new() };
            let (id, by, of) = (open.id.clone(), open.judges[judge].0.clone(), group.clone());
            world.site.scene(move |tx, ctx| roadshow::hand_in(tx, ctx, &id, &by, &of, &draft));
        }
    }
}

fn page(world: &World) -> web::testing::Answer {
    let page = world.as_organiser().get(&world.at("/opinion"));
    assert_eq!(page.status, StatusCode::OK, "{}", page.visible());
    page
}

fn name<'a>(world: &'a World, open: &Open, place: usize) -> &'a str {
    &world.groups.iter().find(|group| group.id == open.order[place]).unwrap().name
}

/// The number after 种子.
fn seed(text: &str) -> String {
    text.split("种子").nth(1).unwrap().chars().filter(char::is_ascii_digit).take(8).collect()
}

#[test]
fn a_complete_panel_is_told_how_sure_the_first_place_is_and_reads_the_same_again() {
    with_world(|world| {
        let open = world.opened(7);
        // Without the judge who stands back, everybody scores everybody.
        world.as_organiser().post_and_follow(&world.at(&format!("/judges/{}/remove", open.judges[0].0)), &[]);
        score(world, &open, 1..7);
        let first = page(world);
        let text = first.visible();
        for told in [
            &format!("第一名是{}：把握很大。", name(world, &open, 0)),
            &format!("第一名都是{}。", name(world, &open, 0)),
            "换一批评委，名次大体一致的把握：1.00",
            "肯德尔 W",
            "6 位评委",
            "每位评委都给每个组打了分",
            "所以不另列",
            "同单位或同城的 1 个组",
            "第 1 名",
            "99% 以上",
        ] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert!(!text.contains("扣平后名次") && !text.contains("约占便宜"), "nothing to level: {text}");
        assert_eq!(first.body.matches("<svg class=\"chart\"").count(), 6, "a bar for each group");
        assert_eq!(page(world).visible(), text, "a page that is opened again shows the same");
        // A judge changes a sheet: other draws.
        let once = world.once();
        let path = open.at(open.order[5].as_str());
        world.phone(&open, 3).post_and_follow(&path, &sheet(["13"; 5], "", &once));
        assert_ne!(seed(&page(world).visible()), seed(&text));
        let english = world.as_organiser().with_cookie("lang", "en").get(&world.at("/opinion")).visible();
        assert!(english.contains("is truly the best: very likely."), "{english}");
    });
}

#[test]
fn where_the_severe_judge_stands_back_the_organiser_is_told_whom_that_helps() {
    with_world(|world| {
        let open = world.opened(7);
        score(world, &open, 0..7);
        let text = page(world).visible();
        let helped = &world.group_with(&world.colleague).name;
        let told = format!("严格的陈静没有给{helped}打分，{helped}约占便宜 0.7 分。");
        assert!(text.contains(&told), "{told}: {text}");
        for told in ["扣平宽严", "扣平后名次", "各组之间仍然都能比较", "偏严 4.", "不是偶然", "6 位评委"]
        {
            assert!(text.contains(told), "{told}: {text}");
        }
        // It decides nothing: the board's ranks are those of the rule, and scores are locked as ever.
        let mut wang = world.as_organiser();
        wang.post_and_follow(&world.at("/scores/lock"), &[]);
        wang.post_and_follow(&world.at("/scores/announce"), &[]);
        let results = format!("/results/{}", open.id);
        let link = format!("href=\"{}\"", world.at("/opinion"));
        assert!(
            wang.get(&results).body.contains(&link) && wang.get(&world.at("/scores")).body.contains(&link)
        );
        for mut reader in
            [world.site.visitor(), world.phone(&open, 2), world.site.visitor_as(&world.leader, "高远")]
        {
            let public = reader.get(&results);
            assert_eq!(public.status, StatusCode::OK);
            for never in ["/opinion", "把握", "占便宜", "扣平"] {
                assert!(!public.body.contains(never), "{never} in public");
            }
        }
        assert!(!world.phone(&open, 2).get(&open.phone()).body.contains("/opinion"));
    });
}

#[test]
fn only_those_who_see_all_scores_may_ask() {
    with_world(|world| {
        let open = world.opened(3);
        score(world, &open, 0..3);
        let path = world.at("/opinion");
        assert_eq!(world.phone(&open, 1).get(&path).status, StatusCode::FORBIDDEN);
        assert_eq!(world.site.visitor_as(&world.leader, "高远").get(&path).status, StatusCode::FORBIDDEN);
        assert_eq!(world.site.visitor_as(&world.colleague, "甲一").get(&path).status, StatusCode::FORBIDDEN);
        assert_eq!(world.site.visitor().get(&path).status, StatusCode::SEE_OTHER, "to the way in");
        assert_eq!(world.as_organiser().get(&path).status, StatusCode::OK);
    });
}

#[test]
fn below_five_judges_it_is_never_very_sure_and_before_all_is_in_nobody_is_first() {
    with_world(|world| {
        let open = world.opened(4);
        score(world, &open, 0..3);
        let text = page(world).visible();
        assert!(text.contains("分数还没有齐，第一名还没有定") && text.contains("等分数齐了再看"), "{text}");
        assert!(!text.contains("第一名是") && !text.contains("第一名都是"), "{text}");
        score(world, &open, 3..4);
        let text = page(world).visible();
        let told = format!("第一名是{}：把握较大。", name(world, &open, 0));
        assert!(text.contains(&told) && text.contains("评委不到 5 位"), "{text}");
        assert!(!text.contains("：把握很大。"), "{text}");
    });
}

#[test]
fn without_a_rule_or_a_score_the_page_says_what_comes_first() {
    with_world(|world| {
        assert_eq!(world.as_organiser().get(&world.at("/opinion")).status, StatusCode::NOT_FOUND);
        let class = world.class.clone();
        world.site.scene(move |tx, ctx| roadshow::create(tx, ctx, &class, Preset::Roadshow).map(drop));
        let open = page(world);
        assert!(open.visible().contains("评分表还没有定稿"), "{}", open.visible());
        assert!(open.body.contains(&format!("href=\"{}\"", world.at("/rubric"))));
        let class = world.class.clone();
        world.site.scene(move |tx, ctx| roadshow::freeze_rule(tx, ctx, &class).map(drop));
        let none = page(world).visible();
        assert!(none.contains("还没有分数") && !none.contains("%"), "{none}");
    });
}
