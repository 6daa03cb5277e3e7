//! An organiser sets a roadshow up: rule, judges, who stands back, order.

use axum::http::StatusCode;
use judging::TeamKey;
use judging::draw::{running_order, seal};

use crate::world::{JUDGES, with_world};

/// What stands between two marks, once.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).unwrap_or_else(|| panic!("{from} in {text}")).1.split_once(to).unwrap().0
}

#[test]
fn each_step_leads_to_the_next_until_everything_is_ready() {
    with_world(|world| {
        let mut wang = world.as_organiser();
        let fresh = wang.get(&world.at(""));
        assert!(fresh.visible().contains("先选一张评分表做底子"), "{}", fresh.visible());
        assert_eq!(wang.get(&world.at("/rubric")).status, StatusCode::NOT_FOUND, "nothing to change yet");
        let rubric = wang.post_and_follow(&world.at(""), &[("preset", "roadshow")]);
        assert!(rubric.visible().contains("评委按 5 项打分（创新性 20、"), "{}", rubric.visible());

        assert!(wang.get(&world.at("")).visible().contains("定评分表"));
        wang.post_and_follow(&world.at("/rubric/freeze"), &[]);
        assert!(wang.get(&world.at("")).visible().contains("请评委"));
        let (unit, neighbour) = (world.unit.to_string(), world.neighbour.to_string());
        for (n, name) in JUDGES.iter().enumerate() {
            let unit = [unit.as_str(), neighbour.as_str()].get(n).copied().unwrap_or_default();
            let once = world.once();
            let fields = [("name", *name), ("unit", unit), ("phone", ""), ("post", ""), ("once", &once)];
            wang.post_and_follow(&world.at("/judges"), &fields);
        }
        assert!(wang.get(&world.at("/judges")).visible().contains("7 位评委"));

        // The first judge's colleague is in a group: that is plain. The second's city is asked about.
        let own = &world.group_with(&world.colleague).name;
        let recusals = wang.get(&world.at("/recusals"));
        let page = recusals.visible();
        assert!(page.contains(&format!("{} × {own}", JUDGES[0])), "{page}");
        assert!(page.contains("组里有同单位（北江第0厂工会）的人"), "{page}");
        assert!(page.contains("请您确认：同城") && page.contains(JUDGES[1]), "{page}");
        assert!(wang.get(&world.at("")).visible().contains("1 处同城，要您确认"));
        let town = world.group_with(&world.townsman);
        let judge = between(&recusals.body, "card gold", "</form>");
        let judge = between(judge, "name=\"judge\" value=\"", "\"").to_owned();
        let decision = [("judge", judge.as_str()), ("team", town.id.as_str()), ("ground", "same-city")];
        let decided = wang.post_and_follow(
            &world.at("/recusals"),
            &[decision.as_slice(), &[("call", "stands-back")]].concat(),
        );
        assert!(!decided.visible().contains("请您确认：同城"), "{}", decided.visible());
        assert!(decided.visible().contains(&format!("{} × {}", JUDGES[1], town.name)));

        // A tie of another kind needs a reason, which the judge will read.
        let other = world.groups.iter().find(|group| group.id != town.id).unwrap();
        let mark = [("judge", judge.as_str()), ("team", other.id.as_str()), ("ground", "marked")];
        let bare = wang.post(&world.at("/recusals"), &mark);
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        wang.post_and_follow(
            &world.at("/recusals"),
            &[mark.as_slice(), &[("reason", "与组长是夫妻")]].concat(),
        );
        assert!(wang.get(&world.at("/recusals")).visible().contains("其他关系：与组长是夫妻"));

        assert!(wang.get(&world.at("")).visible().contains("还没有抽签"));
        assert_eq!(wang.post(&world.at("/scores/open"), &[]).status, StatusCode::CONFLICT, "not drawn");
    });
}

#[test]
fn the_draw_is_sealed_opened_with_a_word_from_the_hall_and_can_be_worked_out_again() {
    with_world(|world| {
        let mut wang = world.as_organiser();
        wang.post(&world.at(""), &[("preset", "roadshow")]);
        assert_eq!(
            wang.post(&world.at("/draw/reveal"), &[("hall", "3-7-5")]).status,
            StatusCode::CONFLICT,
            "nothing is sealed"
        );
        let sealed = wang.post_and_follow(&world.at("/draw/seal"), &[]);
        let published = between(&sealed.body, "<code>", "</code>").to_owned();
        assert_eq!(published.len(), 64);
        assert!(!sealed.body.contains("出场顺序</h2>"));
        assert_eq!(
            wang.post(&world.at("/draw/reveal"), &[("hall", " ")]).status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let drawn = wang.post_and_follow(&world.at("/draw/reveal"), &[("hall", "3-7-5")]);
        let page = &drawn.body;
        let secret = between(between(page, "暗码</dt>", "</dd>"), "<code>", "</code>");
        let seed = between(between(page, "种子（", "</div>"), "<code>", "</code>");
        assert_eq!(seal(secret), published);
        assert_eq!(seed, format!("{secret} 3-7-5"));
        let keys: Vec<TeamKey> = world.groups.iter().map(|group| group.id.as_str().into()).collect();
        let names: Vec<&str> = running_order(seed, &keys)
            .unwrap()
            .iter()
            .map(|key| {
                world.groups.iter().find(|g| g.id.as_str() == key.as_str()).map_or("", |g| g.name.as_str())
            })
            .collect();
        assert!(drawn.visible().contains(&names.join(" → ")), "{}", drawn.visible());
        assert!(drawn.visible().contains("核对无误"));

        // Opened is opened; drawing again needs a reason and leaves the first draw in sight.
        assert_eq!(wang.post(&world.at("/draw/reveal"), &[("hall", "1-1-1")]).status, StatusCode::CONFLICT);
        assert_eq!(wang.post(&world.at("/draw/seal"), &[("reason", "")]).status, StatusCode::CONFLICT);
        let again = wang.post_and_follow(&world.at("/draw/seal"), &[("reason", "漏报了一个组")]);
        assert!(again.body.contains(&published) && again.visible().contains("漏报了一个组"));
    });
}

#[test]
fn the_rule_is_changed_read_as_a_sentence_and_then_frozen_for_good() {
    with_world(|world| {
        let mut wang = world.as_organiser();
        let page = wang.post_and_follow(&world.at(""), &[("preset", "roadshow")]);
        let mut fields: Vec<(String, String)> = Vec::new();
        for name in ["name_zh", "name_en", "full_marks", "step", "trim", "trim_from", "places", "show"] {
            fields.push((name.to_owned(), page.input(name).unwrap()));
        }
        for row in 0..5 {
            for part in ["zh", "en", "max", "weight"] {
                let name = format!("{part}{row}");
                fields.push((name.clone(), page.input(&name).unwrap()));
            }
        }
        fields.extend([("questions", "7"), ("audience", "0")].map(|(k, v)| (k.to_owned(), v.to_owned())));
        let changed = |changes: &[(&str, &str)]| {
            let mut sent = fields.clone();
            for (name, value) in changes {
                sent.retain(|(known, _)| known != name);
                sent.push(((*name).to_owned(), (*value).to_owned()));
            }
            sent
        };
        let mut post = |fields: &[(String, String)]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            wang.post(&world.at("/rubric"), &fields)
        };
        let wrong = post(&changed(&[("max0", "15")]));
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.visible().contains("各项加起来是 95，不是 100"), "{}", wrong.visible());
        let wrong = post(&changed(&[("audience", "40")]));
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let good = post(&changed(&[("places", "3"), ("audience", "10"), ("tie0", "sum")]));
        assert_eq!(good.status, StatusCode::SEE_OTHER, "{}", good.visible());

        let mut program = world.as_organiser().asking_json();
        let typed = changed(&[("places", "1"), ("base", "2")]);
        let typed: Vec<(&str, &str)> = typed.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let live = program.post(&world.at("/rubric"), &typed);
        assert_eq!(live.status, StatusCode::OK, "{}", live.body);
        assert!(live.body.contains("四舍五入保留 1 位小数") && live.body.contains("\"version\":3"));
        // Somebody who still had the second version in front of them overwrites nothing.
        let late = changed(&[("places", "4"), ("base", "2")]);
        let late: Vec<(&str, &str)> = late.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let late = program.post(&world.at("/rubric"), &late);
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("王敏") && late.body.contains("\"version\":3"), "{}", late.body);

        let mut wang = world.as_organiser();
        wang.post_and_follow(&world.at("/rubric/freeze"), &[]);
        let refused = program.post(&world.at("/rubric"), &typed);
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.body.contains("rule-frozen"), "{}", refused.body);
        assert!(wang.get(&world.at("/rubric")).visible().contains("保留 1 位小数"));
    });
}

#[test]
fn judges_get_cards_and_a_judge_can_be_taken_off_and_put_back() {
    with_world(|world| {
        let open = world.opened(3);
        let mut wang = world.as_organiser();
        let cards = wang.post(&world.at("/judges/cards"), &[]);
        assert_eq!(cards.status, StatusCode::OK);
        assert_eq!(cards.body.matches("class=\"qr-code\"").count(), 3, "a code for each");
        let link = format!("/in/{}", between(&cards.body, "/in/", "<"));
        let mut phone = world.site.visitor();
        let landing = phone.get(&link);
        assert!(landing.visible().contains(JUDGES[0]), "{}", landing.visible());
        let page = phone.post(&link, &[]);
        assert_eq!(page.location, open.phone(), "{}", page.visible());
        assert!(phone.get(&page.location).visible().contains("练习组"));

        let judge = &open.judges[2].0;
        let step = |step: &str| world.at(&format!("/judges/{judge}/{step}"));
        wang.post_and_follow(&step("remove"), &[]);
        assert_eq!(world.phone(&open, 2).get(&open.phone()).status, StatusCode::FORBIDDEN);
        wang.post_and_follow(&step("restore"), &[]);
        assert_eq!(world.phone(&open, 2).get(&open.phone()).status, StatusCode::OK);
        let group = &open.order[0];
        world.score(&open, 2, group, ["18", "18", "18", "18", "18"]);
        let refused = wang.post(&step("remove"), &[]);
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.visible().contains("可以标为未到"), "{}", refused.visible());

        for bad in [
            vec![("name", "")],
            vec![("name", "甲"), ("phone", "12")],
            vec![("name", "甲\u{7}乙")],
            vec![("name", "甲乙"), ("unit", "og_1")],
        ] {
            let answer = wang.post(&world.at("/judges"), &bad);
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}");
        }
        let nowhere = [("name", "甲乙"), ("unit", "og_01j9zzzzzzzzzzzzzzzzzzzzzz")];
        assert_eq!(wang.post(&world.at("/judges"), &nowhere).status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_class_and_the_judge_are_told_what_is_to_be_done() {
    with_world(|world| {
        let mut wang = world.as_organiser();
        let home = format!("/classes/{}", world.class);
        let before = wang.get(&home).visible();
        for told in ["路演", "落地", "评分表定稿", "请评委"] {
            assert!(before.contains(told), "{told}: {before}");
        }
        let open = world.opened(7);
        let during = wang.get(&home).visible();
        for told in ["进行中", "需回避 1 处", "收齐评分", "已交 0 / 41 份"] {
            assert!(during.contains(told), "{told}: {during}");
        }
        let mut judge = world.phone(&open, 2);
        let card = judge.get("/");
        assert!(card.visible().contains("宣教骨干班 · 路演") && card.visible().contains("去打分"));
        assert!(card.body.contains(&format!("href=\"{}\"", open.phone())));
        let leader = world.site.visitor_as(&world.leader, "高远").get(&home);
        assert!(!leader.body.contains(&format!("href=\"{}\"", world.at(""))), "nothing for a leader to run");
    });
}
