//! A worker says a difficulty, staff answer it and make a topic of it, the worker sees what became of it.

#![cfg(test)]

use axum::http::{Extensions, StatusCode};
use needs::{Contribution, NEEDS, NeedId, NewNeed};
use std::sync::Arc;
use store::migrate::{Room, STORE};
use store::trail::{self, Node};
use web::access::{Over, Role, grant};
use web::panels::Panels;
use web::testing::{Site, on_each_site};
use web::{PersonId, WEB};

const ROOMS: &[Room] = &[STORE, WEB, NEEDS];

fn with_site(story: impl Fn(&Site)) {
    let parts = || (needs::routes(), Panels::of(vec![Arc::new(Contribution)]), Extensions::default());
    on_each_site(ROOMS, parts, |site| story(&site));
}

fn person(site: &Site, role: Role) -> PersonId {
    site.scene(move |tx, ctx| {
        let person: PersonId = store::Witness::id(ctx);
        grant(tx, ctx, &person, role, &Over::Organisation("/p/".into()), "og_1")?;
        Ok(person)
    })
}

fn say(site: &Site, text: &str) -> NeedId {
    let new =
        NewNeed { text: text.into(), trade: "骑手".into(), place: "麦川市".into(), wants_reply: true };
    site.scene(move |tx, ctx| Ok(needs::say(tx, ctx, &new)?.0))
}

#[test]
fn a_worker_says_something_and_gets_a_code_that_leads_to_what_became_of_it() {
    with_site(|site| {
        let mut worker = site.visitor();
        let form = worker.get("/say?place=麦川市");
        assert_eq!(form.status, StatusCode::OK);
        let once = form.input("once").unwrap();
        let fields =
            [("text", "电动车没地方充电"), ("trade", "骑手"), ("reply", "yes"), ("once", once.as_str())];
        let thanks = worker.post_and_follow("/say", &fields);
        assert!(thanks.visible().contains("您的回音码"), "{}", thanks.visible());
        let code = thanks.body.split("big-code\">").nth(1).unwrap().split('<').next().unwrap().to_owned();

        // A second tap, or a page restored by the back button, says it once.
        let again = worker.post_and_follow("/say", &fields);
        assert!(again.body.contains(&code));
        let organiser = person(site, Role::Organiser);
        let list = site.visitor_as(&organiser, "王敏").get("/needs");
        assert_eq!(list.body.matches("<li class=\"card\">").count(), 1, "said once");

        let id = list.body.split("/needs/nd_").nth(1).unwrap().split('"').next().unwrap();
        let id: NeedId = format!("nd_{id}").parse().unwrap();
        let mut staff = site.visitor_as(&organiser, "王敏");
        let page = staff.post_and_follow(
            &format!("/needs/{id}/answer"),
            &[("words", "驿站下周装六个充电口。"), ("state", "answered"), ("once", "k1")],
        );
        assert!(page.visible().contains("驿站下周装六个充电口"));
        let topic = id.clone();
        site.scene(move |tx, ctx| {
            let node = |id: &str, kind: &str, title: &str, shown| Node {
                id: id.into(),
                kind: kind.into(),
                title: title.into(),
                state: "open".into(),
                href: format!("/{kind}"),
                shown,
                changed_at: ctx.now,
            };
            trail::put(tx, &node("tp_1", "topic", "新业态劳动者需求", true))?;
            trail::put(tx, &node("gp_1", "group", "第二组", false))?;
            needs::gather(tx, ctx, std::slice::from_ref(&topic), "tp_1")?;
            needs::gather(tx, ctx, std::slice::from_ref(&topic), "tp_1")?;
            Ok(trail::link(tx, "gp_1", "tp_1", ctx.now)?)
        });
        let shown = site.visitor().get(&format!("/reply?code={}", code.to_uppercase()));
        let text = shown.visible();
        for part in ["电动车没地方充电", "驿站下周装六个充电口", "新业态劳动者需求", "第二组领了这个课题"]
        {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(shown.body.contains("href=\"/topic\"") && !shown.body.contains("href=\"/group\""));
        assert_eq!(text.matches("进课题池").count(), 0, "said once, as the topic's own title");
    });
}

#[test]
fn a_need_without_a_code_is_found_on_the_phone_it_was_said_on_and_nowhere_else() {
    with_site(|site| {
        let mut worker = site.visitor();
        let thanks = worker.post("/say", &[("text", "书屋的书都是旧的"), ("once", "a")]);
        assert!(worker.get(&thanks.location).visible().contains("您没有要回音码"));
        assert!(worker.get("/say").visible().contains("书屋的书都是旧的"));
        assert_eq!(site.visitor().get(&thanks.location).status, StatusCode::NOT_FOUND);
        assert!(!site.visitor().get("/say").visible().contains("书屋的书都是旧的"));
    });
}

#[test]
fn what_cannot_be_taken_is_said_at_its_field_and_kept_as_typed() {
    with_site(|site| {
        let mut worker = site.visitor();
        let long = "长".repeat(501);
        let answer = worker.post("/say", &[("text", &long), ("trade", "骑手"), ("once", "a")]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.visible().contains("最多 500 个字"));
        assert!(answer.body.contains(&long) && answer.body.contains("value=\"骑手\""));
        assert_eq!(worker.post("/say", &[("text", "a\u{0}b")]).status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(worker.post("/say", &[]).status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(worker.post("/say", &[("text", "𠮷😀")]).status, StatusCode::SEE_OTHER);
        assert_eq!(worker.get("/reply?code=zzzzz").status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(worker.get("/reply/zzzzz").status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn only_staff_read_needs_and_only_those_who_run_classes_answer() {
    with_site(|site| {
        let need = say(site, "夜里没有地方歇脚");
        assert_eq!(site.visitor().get("/needs").status, StatusCode::SEE_OTHER);
        let trainee = person(site, Role::Trainee);
        assert_eq!(site.visitor_as(&trainee, "甲").get("/needs").status, StatusCode::FORBIDDEN);
        let leader = person(site, Role::Leader);
        let mut leader = site.visitor_as(&leader, "乙");
        let page = leader.get(&format!("/needs/{need}"));
        assert!(page.visible().contains("夜里没有地方歇脚") && !page.body.contains("/answer"));
        let answer = leader.post(&format!("/needs/{need}/answer"), &[("words", "好"), ("state", "answered")]);
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        for forged in ["nd_1", "tp_01j9zzzzzzzzzzzzzzzzzzzzzz", "nd_01j9zzzzzzzzzzzzzzzzzzzzzz"] {
            assert_eq!(leader.get(&format!("/needs/{forged}")).status, StatusCode::NOT_FOUND, "{forged}");
        }
    });
}

#[test]
fn the_list_is_looked_through_and_says_what_waits_too_long() {
    with_site(|site| {
        say(site, "等单只有三分钟");
        site.clock.advance(9 * store::Millis::DAY);
        say(site, "班前会念文件");
        let organiser = person(site, Role::Organiser);
        let mut staff = site.visitor_as(&organiser, "王敏");
        let text = staff.get("/needs").visible();
        assert!(
            text.contains("一共 2 条，2 条还没回音") && text.contains("1 条等了 5 个工作日以上"),
            "{text}"
        );
        let found = staff.get("/needs?q=班前会&state=all").visible();
        assert!(found.contains("班前会念文件") && !found.contains("等单只有三分钟"));
        assert!(staff.get("/needs?q=没有这样的话").visible().contains("这里还没有需求"));
        assert!(staff.get("/needs/poster?place=麦川市").visible().contains("有难处，说一句"));
        let mut english = site.visitor_as(&organiser, "王敏").with_cookie("lang", "en");
        assert!(
            english.get("/needs").visible().contains("Workers' needs")
                || english.get("/needs").body.contains("Workers&#39; needs")
        );
    });
}
