//! Classes and their timetables: set up, copied, changed, seen on the phone.

use store::Millis;

use crate::world::story;

#[test]
fn a_class_is_set_up_with_the_standard_timetable_and_held_again_with_its_own() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let host = world.province.to_string();
        let form = organiser.get("/classes/new");
        let once = form.input("once").unwrap();
        let fields = [
            ("once", once.as_str()),
            ("name", "新闻写作班"),
            ("host", &host),
            ("starts_on", "2026-09-07"),
            ("ends_on", "2026-09-09"),
        ];
        let first = organiser.post("/classes/new", &fields);
        let again = organiser.post("/classes/new", &fields);
        assert_eq!(first.location, again.location, "sent twice is one class");
        let page = organiser.get(&first.location).visible();
        assert!(page.contains("还有 42 天开班") && page.contains("第一天"), "{page}");
        let page = organiser.get(&format!("{}/timetable", first.location)).visible();
        assert!(page.contains("开班式") && page.contains("方案路演") && page.contains("9 月 9 日"), "{page}");

        let form = organiser.get(&format!("/classes/new?from={}", world.class));
        assert_eq!(form.input("name").as_deref(), Some("全省职工宣教骨干培训班"));
        let from = world.class.to_string();
        let copy = organiser.post(
            "/classes/new",
            &[
                ("name", "骨干培训班二期"),
                ("host", &host),
                ("starts_on", "2026-10-12"),
                ("ends_on", "2026-10-16"),
                ("from", &from),
            ],
        );
        let page = organiser.get(&format!("{}/timetable", copy.location)).visible();
        assert!(page.contains("10 月 15 日") && page.contains("路演排练"), "{page}");
        let list = organiser.get("/classes").visible();
        for part in ["正在进行", "即将开班", "第 1 天", "名册还是空的"] {
            assert!(list.contains(part), "{part}: {list}");
        }
    });
}

#[test]
fn a_class_form_names_what_is_wrong_and_keeps_what_was_typed() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let host = world.province.to_string();
        let answer = organiser.post(
            "/classes/new",
            &[
                ("name", "新闻写作班"),
                ("host", &host),
                ("starts_on", "2026-09-07"),
                ("ends_on", "2026-09-01"),
            ],
        );
        assert_eq!(answer.status.as_u16(), 422);
        assert!(answer.visible().contains("不能早于"), "{}", answer.visible());
        assert_eq!(answer.input("name").as_deref(), Some("新闻写作班"));
    });
}

#[test]
fn items_are_added_moved_removed_and_put_back() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let item = [
            ("once", "t1"),
            ("title", "把一件小事写成好稿"),
            ("day", "2026-07-27"),
            ("half", "evening"),
            ("kind", "lecture"),
            ("starts", "19:00"),
            ("ends", "20:30"),
            ("room", "报告厅"),
            ("lecturer", "周老师"),
        ];
        let page = organiser.post_and_follow(&world.at("/timetable/new"), &item);
        assert!(page.visible().contains("19:00–20:30") && page.visible().contains("报告厅 · 周老师"));
        let at = page.body.split("href=\"").find(|part| part.contains("把一件小事写成好稿")).unwrap();
        let address = at.split('"').next().unwrap().to_owned();

        let moved: Vec<_> =
            item.iter().map(|(k, v)| (*k, if *k == "day" { "2026-07-29" } else { v })).collect();
        organiser.post_and_follow(&address, &moved);
        assert!(!organiser.get(&world.at("")).visible().contains("把一件小事写成好稿"), "not today any more");

        let wrong: Vec<_> =
            item.iter().map(|(k, v)| (*k, if *k == "day" { "2026-08-09" } else { v })).collect();
        let answer = organiser.post(&address, &wrong);
        assert_eq!(answer.status.as_u16(), 422);

        let page = organiser.post_and_follow(&format!("{address}/remove"), &[]).visible();
        assert!(page.contains("已从日程里删去“把一件小事写成好稿”") && page.contains("撤销"), "{page}");
        let page = organiser.post_and_follow(&format!("{address}/restore"), &[]).visible();
        assert!(page.contains("把一件小事写成好稿"), "{page}");
    });
}

#[test]
fn when_the_first_day_moves_the_timetable_moves_with_it() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let host = world.province.to_string();
        let fields = [
            ("name", "全省职工宣教骨干培训班"),
            ("host", host.as_str()),
            ("starts_on", "2026-08-03"),
            ("ends_on", "2026-08-07"),
        ];
        organiser.post_and_follow(&world.at("/edit"), &fields);
        let page = organiser.get(&world.at("/timetable")).visible();
        assert!(page.contains("8 月 7 日") && !page.contains("7 月 27 日"), "{page}");
        assert!(!page.contains("不在办班日期内"), "{page}");
    });
}

#[test]
fn a_trainee_sees_the_day_on_the_phone_and_what_is_on_now() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let unit = world.city.to_string();
        organiser
            .post(&world.at("/roster/new"), &[("name", "丁一"), ("phone", "13800138001"), ("unit", &unit)]);
        let class = world.class.clone();
        let person = world.site.scene(move |tx, _| Ok(classes::trainees(tx, &class)?.remove(0).person));
        let mut trainee = world.site.visitor_as(&person, "丁一");
        let list = trainee.get("/classes");
        assert_eq!(list.location, world.at("/today"), "a trainee's list of classes is their day");
        let page = trainee.get(&list.location).visible();
        assert!(page.contains("今天 · 第 1 天") && page.contains("10 分钟后"), "{page}");
        world.site.clock.advance(15 * Millis::MINUTE);
        assert!(trainee.get(&list.location).visible().contains("进行中"));
        for closed in ["", "/roster", "/import", "/roster/export", "/links", "/edit", "/timetable/new"] {
            assert_eq!(trainee.get(&world.at(closed)).status.as_u16(), 403, "{closed}");
        }
        let table = trainee.get(&world.at("/timetable"));
        assert_eq!(table.status.as_u16(), 200);
        assert!(!table.body.contains("/timetable/new"), "a trainee changes nothing");
        let cards = |ctx: web::Ctx| {
            let panels = world.site.app.panels.clone();
            let cards = world.site.app.db.read_blocking(move |tx| {
                let mut cards = Vec::new();
                for room in panels.iter() {
                    cards.extend(room.cards(tx, &ctx)?);
                }
                Ok::<_, web::Error>(cards)
            });
            cards.unwrap()
        };
        let mine = cards(world.site.acting(&person));
        assert_eq!((mine.len(), mine[0].href.as_str()), (1, list.location.as_str()));
        assert!(mine[0].note.contains("09:10"), "{}", mine[0].note);
        assert!(cards(world.site.acting(&world.organiser)).is_empty(), "who runs it sees its whole day");
        let found = world.site.scene({
            let person = person.clone();
            move |tx, ctx| classes::class_of_trainee(tx, ctx, &person)
        });
        assert_eq!(found.map(|class| class.id), Some(world.class.clone()));
    });
}
