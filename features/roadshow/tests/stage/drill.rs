//! 演练: the whole roadshow is played before the day, and afterwards nothing is any different.

use axum::http::StatusCode;
use classes::ClassId;
use judging::Preset;
use live::Hub;
use web::access::Role;
use web::testing::{Answer, Site, Visitor};

use crate::day::{Day, JUDGES, ROOMS, STAFF, with_day};

/// How many rows every table has.
fn rows(site: &Site) -> Vec<(&'static str, i64)> {
    site.scene(|tx, _| {
        let tables = ROOMS.iter().flat_map(|room| room.tables);
        tables
            .map(|table| {
                let count = tx.one(&format!("SELECT COUNT(*) FROM {table}"), &[], |row| row.get(0))?;
                Ok((*table, count))
            })
            .collect()
    })
}

/// Where the button of a key leads.
fn key(page: &Answer, key: &str) -> Option<String> {
    let before = page.body.split(&format!("\" data-key=\"{key}\"")).next()?;
    if before.len() == page.body.len() {
        return None;
    }
    Some(before.rsplit("href=\"").next()?.replace("&#38;", "&").replace("&amp;", "&"))
}

/// Presses "next" until there is no next; every page on the way.
fn walked(who: &mut Visitor<'_>, from: &str) -> Vec<Answer> {
    let mut pages = vec![who.get(from)];
    while let Some(next) = key(pages.last().unwrap(), "ArrowRight") {
        assert!(pages.len() < 200, "{next}");
        let page = who.get(&next);
        assert_eq!(page.status, StatusCode::OK, "{next}");
        pages.push(page);
    }
    pages
}

fn drill(class: &ClassId) -> String {
    format!("/classes/{class}/roadshow/drill")
}

#[test]
fn the_whole_roadshow_is_played_and_leaves_no_trace() {
    with_day(|day| {
        let mut wang = day.organiser(0);
        let desk = wang.get(&day.desk());
        assert!(desk.body.contains(&drill(&day.class)) && desk.visible().contains("演练一遍"));
        let set_up = wang.get(&format!("/classes/{}/roadshow", day.class));
        assert!(set_up.body.contains(&drill(&day.class)), "{}", set_up.visible());

        let hub = day.site.app.extras.get::<Hub>().unwrap().clone();
        let kinds = ["stage", "operator", "desk", "judging", "vote"];
        let mut watching = kinds.map(|kind| hub.watch(&format!("{kind}:{}:zh-CN", day.id)));
        let (stage, before) = (day.stage().visible(), rows(day.site));

        let pages = walked(&mut wang, &drill(&day.class));
        let order: Vec<String> = day.order(&mut wang).iter().map(|id| day.name(id).to_owned()).collect();
        let said: Vec<String> = pages.iter().map(Answer::visible).collect();
        let total = pages.len();
        for (at, page) in said.iter().enumerate() {
            assert!(page.contains(&format!("第 {} 步，共 {total} 步", at + 1)), "{page}");
            assert!(page.contains("演练 · 评委、分数、票数都是模拟的"), "never taken for the real thing");
        }
        assert!(pages.iter().all(|page| !page.body.contains("/vote/rs_")), "the code gives no ballot");
        let at = |words: &str| said.iter().position(|page| page.contains(words)).expect(words);
        for pair in order.windows(2) {
            assert!(at(&format!("请{}上场。", pair[0])) < at(&format!("请{}上场。", pair[1])), "as drawn");
        }
        let story = [
            "开放打分：",
            "3 位评委，已交 3 位",
            "开始现场投票",
            "已投 8 票",
            "锁定成绩：",
            "揭晓第 1 名：",
            "一切正常",
        ];
        assert!(story.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{story:?}");
        assert!(JUDGES.iter().all(|name| said.iter().any(|page| page.contains(name))));
        assert!(said[total - 1].contains("3 个小组、3 位评委，从第一组上场到公布结果，每一步都走得通"));

        assert_eq!(rows(day.site), before, "not a row");
        assert_eq!(wang.get(&day.desk()).input("version").as_deref(), Some("0"), "the desk has not moved");
        assert_eq!(day.stage().visible(), stage, "the real stage has not moved");
        for (kind, channel) in kinds.iter().zip(&mut watching) {
            assert!(channel.try_recv().is_err(), "{kind} was told something");
        }
        let id = day.id.clone();
        assert!(day.site.scene(move |tx, _| roadshow::result(tx, &id)).is_none(), "nothing is published");
    });
}

#[test]
fn the_controls_lead_where_they_say() {
    with_day(|day| {
        let mut wang = day.organiser(0);
        let first = wang.get(&drill(&day.class));
        assert!(key(&first, "ArrowLeft").is_none() && first.visible().contains("播放"));
        let playing = wang.get(&key(&first, "Space").unwrap());
        assert!(playing.visible().contains("暂停") && !playing.visible().contains("播放"));
        let paused = wang.get(&key(&playing, "Space").unwrap());
        assert_eq!(paused.visible(), first.visible(), "paused where it was");
        let second = wang.get(&key(&first, "ArrowRight").unwrap());
        assert!(second.visible().contains("第 2 步"));
        let again = wang.get(&key(&second, "Home").unwrap());
        assert!(again.visible().contains("第 1 步"));

        // The same address shows the same; another seed has other scores.
        let end = |seed: &str| format!("{}?seed={seed}&at=999999", drill(&day.class));
        let board = |page: &Answer| page.body.split("<ol class=\"stage-board").nth(1).unwrap().to_owned();
        let (one, same, other) = (wang.get(&end("1")), wang.get(&end("1")), wang.get(&end("2")));
        assert_eq!(board(&one), board(&same));
        assert_ne!(board(&one), board(&other));
        assert!(key(&one, "ArrowRight").is_none() && key(&one, "Space").is_none(), "it ends");

        // For the projector: only the stage, under the same ribbon.
        let screen = wang.get(&format!("{}?screen=1&at=3", drill(&day.class)));
        assert!(screen.visible().contains("演练 ·") && !screen.visible().contains("评委手机上"));
        for odd in ["?at=-1", "?at=x&seed=%00", "?play=7&screen=maybe", "?at=99999999999999999999&seed=-3"] {
            assert_eq!(wang.get(&format!("{}{odd}", drill(&day.class))).status, StatusCode::OK, "{odd}");
        }
    });
}

#[test]
fn what_is_not_ready_is_said_with_the_way_to_put_it_right() {
    with_day(|day| {
        let site = day.site;
        let (bare, empty, new) = site.scene(|tx, ctx| {
            let root = people::root(tx)?.unwrap().id;
            let mut classes = Vec::new();
            for (n, name) in ["新手班", "空班", "没选规则的班"].iter().enumerate() {
                let class = classes::testing::class(tx, ctx, &root, name)?;
                if n != 1 {
                    for m in 0..4 {
                        let names = ["赵", "钱", "孙", "李"];
                        let person = people::NewPerson {
                            name: names[m].to_owned(),
                            phone: Some(format!("139002{n:02}{m:03}")),
                            ..people::NewPerson::default()
                        };
                        classes::enrol(tx, ctx, &class, &person, &classes::Extras::default())?;
                    }
                    let settings = workshop::Settings { groups: 2, ..workshop::Settings::usual(4) };
                    let draft = workshop::make_groups(tx, ctx, &class, &settings, 7)?;
                    workshop::publish_groups(tx, ctx, &class, &draft)?;
                }
                classes.push(class);
            }
            roadshow::create(tx, ctx, &classes[0], Preset::Roadshow)?;
            Ok((classes[0].clone(), classes[1].clone(), classes[2].clone()))
        });
        let runs = |class: &ClassId| {
            let asked = class.clone();
            let person = site
                .scene(move |tx, ctx| classes::testing::staff(tx, ctx, STAFF[0], Role::Organiser, &asked));
            site.visitor_as(&person, STAFF[0])
        };

        let mut zhang = runs(&bare);
        let pages = walked(&mut zhang, &drill(&bare));
        let said: Vec<String> = pages.iter().map(Answer::visible).collect();
        let called = said.iter().find(|page| page.contains("请第一组上场。")).expect("in plain order");
        assert!(called.contains("控制台会拒绝这一步：这个小组不在出场顺序里"), "{called}");
        assert!(said.iter().any(|page| page.contains("评委七")), "seven stand in");
        let last = pages.last().unwrap();
        let told = last.visible();
        assert!(told.contains("到那天之前，还有 3 件事要办"), "{told}");
        for (words, page) in [("还没有定稿", "rubric"), ("七位替身", "judges"), ("出场顺序还没有抽", "draw")]
        {
            assert!(told.contains(words), "{told}");
            assert!(last.body.contains(&format!("href=\"/classes/{bare}/roadshow/{page}\"")), "{page}");
        }

        let nothing = runs(&empty).get(&drill(&empty));
        assert_eq!(nothing.status, StatusCode::OK);
        assert!(nothing.visible().contains("还没有公布分组"), "{}", nothing.visible());
        assert!(nothing.body.contains(&format!("/classes/{empty}/groups")));
        let unbegun = runs(&new).get(&drill(&new));
        assert!(unbegun.visible().contains("还没有路演"), "{}", unbegun.visible());
    });
}

#[test]
fn only_who_runs_the_desk_runs_a_drill() {
    with_day(|day| {
        let mut trainee = day.trainee_of(&day.groups[0]);
        assert_eq!(trainee.get(&drill(&day.class)).status, StatusCode::FORBIDDEN);
        assert_eq!(day.site.visitor().get(&drill(&day.class)).status, StatusCode::SEE_OTHER);
        let other = Day::new(day.site, "云岭市骨干班", 500);
        assert_eq!(day.organiser(0).get(&drill(&other.class)).status, StatusCode::FORBIDDEN);
        assert_eq!(day.organiser(0).get("/classes/cl_x/roadshow/drill").status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_drill_reads_in_both_languages() {
    with_day(|day| {
        let mut li = day.organiser(1).with_cookie("lang", "en");
        let pages = walked(&mut li, &drill(&day.class));
        for page in &pages {
            assert_eq!(page.body.matches("<h1").count(), 1);
        }
        let said: Vec<String> = pages.iter().map(Answer::visible).collect();
        for words in
            ["Drill · judges", "Step 1 of", "3 of 3", "Place 1 is revealed", "Everything is in order"]
        {
            assert!(said.iter().any(|page| page.contains(words)), "{words}");
        }
    });
}

#[test]
fn what_was_set_at_the_desk_is_drilled_as_it_was_set() {
    with_day(|day| {
        let mut wang = day.organiser(0);
        day.press(&mut wang, "sureness", &[("shown", "yes")]);
        day.press(&mut wang, "hold-first", &[]);
        let pages = walked(&mut wang, &drill(&day.class));
        let said: Vec<String> = pages.iter().map(Answer::visible).collect();
        let at = |words: &str| said.iter().position(|page| page.contains(words)).expect(words);
        let order = day.order(&mut wang);
        let [first, second, third] = [0, 1, 2].map(|at| day.name(&order[at]));
        assert!(at("前 3 组讲完以后一起交分") < at(&format!("请{first}上场。")));
        let together = [
            format!("评委可以先写{first}的分"),
            format!("评委可以先写{second}的分"),
            format!("开放打分：评委手机上可以交{third}的分了"),
            format!("{first}的分交齐了"),
            format!("{second}的分交齐了"),
        ];
        assert!(together.windows(2).all(|pair| at(&pair[0]) < at(&pair[1])), "{together:?}");
        assert!(pages[pages.len() - 1].body.contains("<svg class=\"iv\""), "the stage says how sure it is");
        assert_eq!(wang.get(&day.desk()).input("version").as_deref(), Some("2"), "the desk has not moved");
    });
}
