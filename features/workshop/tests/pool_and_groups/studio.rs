//! The studio's tools: steps back and forth, a lock, whole groups held, rules as chips, two drafts side by side,
//! a search that another node carries out, and why a trainee is where they are.

use axum::http::StatusCode;
use store::args;
use web::testing::{Answer, Visitor};

use crate::scene::{compute, groups_on, published_topics, settings, version, with_class};

/// Sends a change to a draft and opens what it leads to.
fn change(visitor: &mut Visitor<'_>, draft: &str, page: &Answer, fields: &[(&str, &str)]) -> Answer {
    let at = version(page);
    let fields = [&[("version", at.as_str())][..], fields].concat();
    visitor.post_and_follow(&format!("{draft}/change"), &fields)
}

/// The number a form of this kind sends.
fn number(page: &Answer, what: &str) -> String {
    let rest = page.body.split(&format!("name=\"what\" value=\"{what}\">")).nth(1).unwrap();
    let rest = rest.split("name=\"number\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn steps_are_taken_back_and_made_again_and_the_draft_says_how_it_came_about() {
    with_class(|site, class| {
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let (draft, page) = compute(&mut organiser, class, "4", "7");
        let groups = groups_on(&page);
        let (person, other) = (groups[0][0].as_str(), groups[1][0].as_str());
        let swap = [("what", "swap"), ("person", person), ("other", other)];
        let swapped = change(&mut organiser, &draft, &page, &swap);
        let with_swap = groups_on(&swapped);
        assert_ne!(with_swap, groups);

        let undo = number(&swapped, "undo");
        let back = change(&mut organiser, &draft, &swapped, &[("what", "undo"), ("number", &undo)]);
        assert_eq!(groups_on(&back), groups);
        let redo = number(&back, "redo");
        let again = change(&mut organiser, &draft, &back, &[("what", "redo"), ("number", &redo)]);
        assert_eq!(groups_on(&again), with_swap);
        assert!(!again.body.contains("value=\"redo\""), "nothing is left to make again");
        let said = again.visible();
        for step in ["来龙去脉", "对调了", "撤销：", "重做：", "算出这一稿，种子 7", "林知远"]
        {
            assert!(said.contains(step), "{step} in {said}");
        }
        let fields = [("version", "3"), ("what", "redo"), ("number", redo.as_str())];
        let nothing = organiser.post(&format!("{draft}/change"), &fields);
        assert_eq!(nothing.status, StatusCode::CONFLICT);
        assert!(nothing.visible().contains("没有可以重做的调整"), "{}", nothing.visible());
    });
}

#[test]
fn a_locked_draft_is_changed_by_nobody_and_a_held_group_stays_in_the_next_one() {
    with_class(|site, class| {
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let mut colleague = site.visitor_as(&class.colleague, "何静川");
        let (draft, page) = compute(&mut organiser, class, "4", "7");
        let groups = groups_on(&page);
        let held = change(&mut organiser, &draft, &page, &[("what", "hold"), ("group", "2")]);
        assert!(held.visible().contains("固定的人（6）"), "{}", held.visible());
        assert!(held.visible().contains("取消全组固定"), "{}", held.visible());

        let locked = change(&mut organiser, &draft, &held, &[("what", "lock")]);
        assert!(locked.visible().contains("这一稿已锁定"), "{}", locked.visible());
        assert!(!locked.body.contains("data-move"), "nothing can be dragged");
        let at = version(&locked);
        let fields = [("version", at.as_str()), ("what", "release"), ("group", "2")];
        let refused = colleague.post(&format!("{draft}/change"), &fields);
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.visible().contains("这一稿已经锁定"), "{}", refused.visible());
        let theirs = colleague.get(&draft);
        let open = change(&mut colleague, &draft, &theirs, &[("what", "unlock")]);
        assert!(open.body.contains("data-move"));
        assert!(open.visible().contains("解了锁"), "{}", open.visible());

        let (_, next) = compute(&mut organiser, class, "4", "99");
        let mut before = groups[1].clone();
        let mut after = groups_on(&next)[1].clone();
        before.sort_unstable();
        after.sort_unstable();
        assert_eq!(before, after, "who is held stays together in the next draft");
    });
}

#[test]
fn rules_are_chips_that_are_added_kept_and_taken_off() {
    with_class(|site, class| {
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let run = format!("/classes/{}/grouping/run", class.id);
        let [a, b, c] = [0, 2, 4].map(|n| class.trainees[n].to_string());
        let together = [("bond", "together"), ("one", a.as_str()), ("other", b.as_str())];
        let most = [("category", "写手"), ("bound", "most"), ("many", "2")];
        let more = [&together[..], &most, &[("min", "5"), ("max", "7"), ("seed", "7")]].concat();
        let first = organiser.post_and_follow(&run, &[&settings("4")[..], &more].concat());
        let said = first.visible();
        for chip in ["赵敏、孙敏同组", "每组至多 2 名写手", "每组 5–7 人", "同单位不同组"]
        {
            assert!(said.contains(chip), "{chip} in {said}");
        }
        let place = |page: &Answer, person: &String| {
            groups_on(page).iter().position(|group| group.contains(person)).unwrap()
        };
        assert_eq!(place(&first, &a), place(&first, &b));

        // Kept by their chips, one more added, one taken off.
        let chip = format!("together:{a}:{b}");
        let kept = [("rule", chip.as_str()), ("sized", "5:7"), ("seed", "8")];
        let apart = [("bond", "apart"), ("one", a.as_str()), ("other", c.as_str())];
        let second = organiser.post_and_follow(&run, &[&settings("4")[..], &kept, &apart].concat());
        let said = second.visible();
        assert!(said.contains("赵敏、周敏不同组") && !said.contains("每组至多 2 名写手"), "{said}");
        assert_eq!(place(&second, &a), place(&second, &b));
        assert_ne!(place(&second, &a), place(&second, &c));
        assert!(!said.contains("没有守住"), "{said}");

        // Both cannot be: said, and nothing is kept.
        let clash = format!("apart:{a}:{b}");
        let both = [("rule", chip.as_str()), ("rule", clash.as_str())];
        let refused = organiser.post(&run, &[&settings("4")[..], &both].concat());
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let said = refused.visible();
        assert!(said.contains("孙敏、赵敏不能同组，可别的条件要他们在一起"), "{said}");
        assert!(said.contains("赵敏、孙敏不同组"), "the rule that is in the way can be taken off: {said}");
        let stranger = format!("apart:{a}:{}", class.stranger);
        let refused = organiser.post(&run, &[&settings("4")[..], &[("rule", stranger.as_str())]].concat());
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn two_drafts_stand_side_by_side_with_what_each_does_better() {
    with_class(|site, class| {
        published_topics(site, class);
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let (first, page) = compute(&mut organiser, class, "4", "7");
        let (second, other) = compute(&mut organiser, class, "4", "8");
        assert!(other.visible().contains("与上一稿并排看"), "{}", other.visible());
        let id = |draft: &str| draft.rsplit('/').next().unwrap().to_owned();
        let path = format!("/classes/{}/grouping/compare", class.id);
        let both = organiser.get(&format!("{path}?first={}&second={}", id(&first), id(&second)));
        assert_eq!(both.status, StatusCode::OK);
        let said = both.visible();
        for words in ["种子 7", "种子 8", "比随机分组", "拿到前三志愿的人", "坐在不同的组里"]
        {
            assert!(said.contains(words), "{words} in {said}");
        }
        // Everybody stands once on each side, and as many are marked on the left as on the right.
        let names = both.body.matches("class=\"person ").count();
        assert_eq!(names, 48, "{said}");
        let marked = both.body.matches(" moved\"").count();
        assert!(marked > 0 && marked % 2 == 0, "{marked}");
        assert!(said.contains(&format!("有 {} 人坐在不同的组里", marked / 2)), "{said}");
        assert_ne!(groups_on(&page), groups_on(&other));

        let elsewhere = format!("/classes/{}/grouping/compare", class.other);
        let wrong = organiser.get(&format!("{elsewhere}?first={}&second={}", id(&first), id(&second)));
        assert_eq!(wrong.status, StatusCode::NOT_FOUND);
        let mut trainee = site.visitor_as(&class.trainees[0], "赵敏");
        let closed = trainee.get(&format!("{path}?first={}&second={}", id(&first), id(&second)));
        assert_eq!(closed.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn a_search_of_another_node_is_watched_stopped_and_said_lost_when_nothing_comes_of_it() {
    with_class(|site, class| {
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let (draft, _) = compute(&mut organiser, class, "4", "7");
        let begin = |id: &'static str, reasons: Option<&'static str>| {
            let (of, draft) = (class.id.clone(), draft.rsplit('/').next().unwrap().to_owned());
            site.scene(move |tx, ctx| {
                tx.exec(
                    "INSERT INTO grouping_searches (id, class, settings, begun_at, begun_by, reasons)
                     SELECT $1, $2, settings, $3, '', $4 FROM groupings WHERE id = $5",
                    args![id, &of, ctx.now, reasons, &draft],
                )?;
                Ok(())
            });
            format!("/classes/{}/grouping/{id}", class.id)
        };
        let under_way = begin("gd_zzzzzzzzzzzzzzzzzzzzzzzzz1", None);
        let page = organiser.get(&under_way);
        assert_eq!(page.status, StatusCode::OK, "{}", page.visible());
        assert!(page.visible().contains("正在分组") && page.visible().contains("就用目前最好的"));
        let studio = format!("/classes/{}/grouping", class.id);
        assert!(organiser.get(&studio).visible().contains("正在算新的一稿"));
        let stopped = organiser.post(&format!("{under_way}/stop"), &[]);
        assert_eq!((stopped.status, stopped.location.as_str()), (StatusCode::SEE_OTHER, under_way.as_str()));
        let mut trainee = site.visitor_as(&class.trainees[0], "赵敏");
        assert_eq!(trainee.get(&under_way).status, StatusCode::FORBIDDEN);
        assert_eq!(trainee.post(&format!("{under_way}/stop"), &[]).status, StatusCode::FORBIDDEN);

        let failed = begin("gd_zzzzzzzzzzzzzzzzzzzzzzzzz2", Some("[\"写手只有 6 名\"]"));
        let page = organiser.get(&failed);
        assert!(page.visible().contains("这样的条件分不出组 写手只有 6 名"), "{}", page.visible());

        // A quarter of an hour later nothing will come of the first any more.
        site.clock.advance(16 * 60_000);
        let lost = organiser.get(&under_way);
        assert!(lost.visible().contains("上一次没有算完"), "{}", lost.visible());
        assert!(!organiser.get(&studio).visible().contains("正在算新的一稿"));
    });
}

#[test]
fn a_trainee_reads_why_these_people_and_it_is_true_of_them() {
    with_class(|site, class| {
        published_topics(site, class);
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let (draft, page) = compute(&mut organiser, class, "4", "7");
        let groups = groups_on(&page);
        // Somebody changes places by hand and is told so; somebody else is pinned.
        let (moved, other, pinned) = (groups[0][0].clone(), groups[1][0].clone(), groups[2][0].clone());
        let swap = [("what", "swap"), ("person", moved.as_str()), ("other", other.as_str())];
        let swapped = change(&mut organiser, &draft, &page, &swap);
        let fixed = change(&mut organiser, &draft, &swapped, &[("what", "pin"), ("person", pinned.as_str())]);
        let groups = groups_on(&fixed);
        let at = version(&fixed);
        organiser.post_and_follow(&format!("{draft}/publish"), &[("version", &at)]);
        let after = groups_on(&organiser.get(&draft));
        assert_eq!(after, groups);

        let path = format!("/classes/{}/groups", class.id);
        for (n, person) in class.trainees.iter().enumerate() {
            let said = site.visitor_as(person, "甲").get(&path).visible();
            assert!(said.contains("为什么是这些人") && said.contains("您这一组 6 人，来自"), "{said}");
            let own = groups.iter().find(|group| group.iter().any(|id| id == person.as_str())).unwrap();
            let index = |id: &String| class.trainees.iter().position(|p| p.as_str() == id).unwrap();
            // Trainees n of each eight come from one city, two of each unit.
            let same = own.iter().filter(|id| index(id) / 8 == n / 8).count() - 1;
            let cities: std::collections::BTreeSet<usize> = own.iter().map(|id| index(id) / 8).collect();
            assert!(said.contains(&format!("来自 {} 个市地", cities.len())), "{cities:?} in {said}");
            let city = ["云州市总工会", "松江市总工会", "麦川市总工会"][n / 8];
            // Eight of a city are dealt to four groups: two in each is as even as can be.
            let of_city = |group: &Vec<String>| group.iter().filter(|id| index(id) / 8 == n / 8).count();
            let spread =
                if groups.iter().all(|group| of_city(group) <= 2) { "，各组已摊平" } else { " " };
            let expected = match same {
                0 => format!("组里来自{city}的，只有您一位"),
                same => format!("组里还有 {same} 位和您一样来自{city}；全班另有 7 位{spread}"),
            };
            assert!(said.contains(&expected), "{expected} in {said}");
            let colleague = own.iter().any(|id| index(id) / 2 == n / 2 && index(id) != n);
            let words = if colleague {
                "组里有 1 位您的同事"
            } else {
                "您单位的另外 1 位在别的组"
            };
            assert!(said.contains(words), "{words} in {said}");
            assert_eq!(
                said.contains("班主任后来把您调到了"),
                person.as_str() == moved || person.as_str() == other
            );
            assert_eq!(said.contains("班主任把您固定在这一组"), person.as_str() == pinned);
        }
        let staff = organiser.get(&path).visible();
        assert!(staff.contains("为什么这样分") && !staff.contains("为什么是这些人"), "{staff}");
    });
}
