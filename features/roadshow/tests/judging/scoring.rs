//! Judges score on their phones: what is kept, what is refused, what they see.

use axum::http::StatusCode;
use judging::Decimal;
use roadshow::SheetDraft;
use store::StoreError;

use crate::world::{JUDGES, World, sheet, with_world};

fn sheets_kept(world: &World) -> i64 {
    world.site.scene(|tx, _| Ok(tx.one("SELECT count(*) FROM score_sheets", &[], |row| row.get(0))?))
}

#[test]
fn a_judge_practises_scores_changes_and_sees_the_own_range() {
    with_world(|world| {
        let open = world.opened(3);
        let mut phone = world.phone(&open, 2);
        let list = phone.get(&open.phone()).visible();
        assert!(list.find("练习组").unwrap() < list.find(&world.groups[0].name).unwrap(), "{list}");
        let once = world.once();
        phone.post_and_follow(&open.at("practice"), &sheet(["20"; 5], "", &once));
        let list = phone.get(&open.phone()).visible();
        assert!(list.contains("100") && !list.contains("您给过"), "practice never counts: {list}");

        let (first, second) = (&open.order[0], &open.order[1]);
        let once = world.once();
        let list = phone
            .post_and_follow(&open.at(first.as_str()), &sheet(["18", "18", "16", "19", "11"], "", &once));
        assert!(list.visible().contains("您给过 82 分"), "{}", list.visible());
        let once = world.once();
        phone.post(&open.at(second.as_str()), &sheet(["18", "19", "17.5", "19", "17.5"], "有数据", &once));
        let list = phone.get(&open.phone()).visible();
        assert!(list.contains("您给分的范围 82–91（2 个组）"), "{list}");

        let page = phone.get(&open.at(second.as_str()));
        assert_eq!(page.input("d2").as_deref(), Some("17.5"), "what was handed in stands in the form");
        assert!(page.visible().contains("已交 91.0 分"), "{}", page.visible());
        let once = world.once();
        phone.post_and_follow(&open.at(second.as_str()), &sheet(["18"; 5], "有数据", &once));
        let page = phone.get(&open.at(second.as_str())).visible();
        assert!(page.contains("已交 90.0 分") && page.contains("第 2 次"), "{page}");
    });
}

#[test]
fn a_score_that_the_rule_does_not_allow_is_told_at_its_dimension_and_nothing_is_lost() {
    with_world(|world| {
        let open = world.opened(3);
        let mut phone = world.phone(&open, 2);
        let path = open.at(open.order[0].as_str());
        let answer = phone.post(&path, &sheet(["18.3", "21", "-1", "好", ""], "别丢了我", "k1"));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = answer.visible();
        for told in
            ["最近的是 18 或 18.5", "最高是 20 分", "最低是 0 分", "请填数字", "这一项还没有打分", "别丢了我"]
        {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert_eq!(answer.input("d1").as_deref(), Some("21"), "typed again as it was");
        assert_eq!(sheets_kept(world), 0);
        let mut program = world.phone(&open, 2).asking_json();
        let answer = program.post(&path, &sheet(["18.3"; 5], "", "k2"));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("d0"), "{}", answer.body);
    });
}

#[test]
fn the_same_form_sent_twice_is_one_sheet_and_a_program_is_told_what_was_kept() {
    with_world(|world| {
        let open = world.opened(3);
        let path = open.at(open.order[0].as_str());
        let mut phone = world.phone(&open, 2);
        for _ in 0..3 {
            let answer = phone.post(&path, &sheet(["18"; 5], "", "same-key"));
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(sheets_kept(world), 1);
        // The same key from another judge, or for another group, is another sheet.
        world.phone(&open, 1).post(&path, &sheet(["17"; 5], "", "same-key"));
        phone.post(&open.at(open.order[1].as_str()), &sheet(["16"; 5], "", "same-key"));
        assert_eq!(sheets_kept(world), 3);
        let mut program = world.phone(&open, 2).asking_json();
        let answer = program.post(&path, &sheet(["19"; 5], "", "k3"));
        assert_eq!(answer.status, StatusCode::OK);
        let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((&told["saved"]["revision"], &told["saved"]["total"]), (&2.into(), &"95.0".into()));
    });
}

#[test]
fn a_judge_stands_back_in_sight_and_cannot_score_that_group() {
    with_world(|world| {
        let open = world.opened(3);
        let own = world.group_with(&world.colleague);
        let mut phone = world.phone(&open, 0);
        let list = phone.get(&open.phone());
        assert!(list.visible().contains("组里有同单位（北江第0厂工会）的人"), "{}", list.visible());
        assert!(!list.body.contains(&format!("href=\"{}\"", open.at(own.id.as_str()))), "nothing to tap");
        let refused = phone.post(&open.at(own.id.as_str()), &sheet(["18"; 5], "", "k1"));
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.visible().contains("不给这个组打分"), "{}", refused.visible());
        assert_eq!(sheets_kept(world), 0);

        // The organiser may lift it, with a reason that stays on record.
        let judge = open.judges[0].0.to_string();
        let lift = [
            ("judge", judge.as_str()),
            ("team", own.id.as_str()),
            ("ground", "same-unit"),
            ("call", "may-score"),
        ];
        let mut wang = world.as_organiser();
        assert_eq!(wang.post(&world.at("/recusals"), &lift).status, StatusCode::UNPROCESSABLE_ENTITY);
        wang.post_and_follow(
            &world.at("/recusals"),
            &[lift.as_slice(), &[("reason", "已调离三年")]].concat(),
        );
        phone.post_and_follow(&open.at(own.id.as_str()), &sheet(["18"; 5], "", "k2"));
        assert_eq!(sheets_kept(world), 1);
        let journal = world.site.scene(|tx, _| Ok(store::journal::latest(tx, None, 50)?));
        assert!(
            journal.iter().any(|e| e.kind == "roadshow.recusal-decided" && e.detail.contains("已调离三年"))
        );
    });
}

#[test]
fn a_judges_scores_are_seen_by_nobody_but_the_judge_and_the_organisers() {
    with_world(|world| {
        let open = world.opened(3);
        let group = &open.order[0];
        world.score(&open, 2, group, ["13.5", "12.5", "11.5", "10.5", "9.5"]);
        let mut other = world.phone(&open, 1);
        for path in [open.phone(), open.at(group.as_str())] {
            let page = other.get(&path);
            assert_eq!(page.status, StatusCode::OK);
            for figure in ["13.5", "57.5", JUDGES[2]] {
                assert!(!page.body.contains(figure), "{figure} on {path}");
            }
        }
        for path in ["", "/rubric", "/judges", "/recusals", "/draw", "/scores", "/sheets", "/summary"] {
            assert_eq!(other.get(&world.at(path)).status, StatusCode::FORBIDDEN, "{path}");
        }
        let cell = world.at(&format!("/scores/{}/{group}", open.judges[2].0));
        assert_eq!(other.get(&cell).status, StatusCode::FORBIDDEN);
        let correction = [sheet(["1"; 5], "", "k"), vec![("reason", "不服")]].concat();
        assert_eq!(other.post(&cell, &correction).status, StatusCode::FORBIDDEN);
        for path in ["/export.xlsx", "/record.json"] {
            assert_eq!(other.post(&world.at(path), &[]).status, StatusCode::FORBIDDEN, "{path}");
        }
        // Nobody hands in for somebody else, not even through the action itself.
        let (id, theirs, of) = (open.id.clone(), open.judges[2].0.clone(), group.clone());
        let ctx = world.site.acting(&open.judges[1].1);
        let draft = SheetDraft { scores: vec![Decimal::ONE; 5], comment: String::new() };
        let forged = world
            .site
            .app
            .db
            .write_blocking(move |tx| roadshow::hand_in(tx, &ctx, &id, &theirs, &of, &draft));
        assert_eq!(forged.map_err(|e| e.code().to_owned()), Err("not-found".to_owned()));
        assert_eq!(sheets_kept(world), 1);
    });
}

#[test]
fn sixty_four_judges_hand_in_at_once_and_every_sheet_is_kept() {
    with_world(|world| {
        let open = world.opened(64);
        let group = open.order.iter().find(|g| !world.stands_back(0, g)).unwrap();
        std::thread::scope(|scope| {
            for (judge, _) in &open.judges {
                let (ctx, db) = (world.site.program(), &world.site.app.db);
                let (id, judge, group) = (open.id.clone(), judge.clone(), group.clone());
                scope.spawn(move || {
                    let draft = SheetDraft { scores: vec![Decimal::whole(17); 5], comment: String::new() };
                    db.write_blocking(move |tx| roadshow::hand_in(tx, &ctx, &id, &judge, &group, &draft))
                        .unwrap_or_else(|error| panic!("{error:?}"));
                });
            }
        });
        assert_eq!(sheets_kept(world), 64);
        let scores: i64 = world
            .site
            .app
            .db
            .read_blocking(|tx| {
                tx.one("SELECT count(*) FROM scores WHERE millionths = 17000000", &[], |row| row.get(0))
            })
            .unwrap_or_else(|e: StoreError| panic!("{e}"));
        assert_eq!(scores, 64 * 5);
    });
}
