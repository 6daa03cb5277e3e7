//! The roster: looked through, ordered, changed by hand, taken away and brought back.

use crate::world::{World, receipt, story};

fn filled(world: &World) {
    let mut organiser = world.as_organiser();
    let preview = world.sent(&mut organiser, "第一批.xlsx", &receipt("clean"));
    world.take_over(&mut organiser, &preview);
}

#[test]
fn the_home_says_in_one_sentence_who_is_here_and_the_roster_is_found_from_it() {
    story(|world| {
        let empty = world.as_organiser().get(&world.at("")).visible();
        assert!(empty.contains("导入回执") && empty.contains("今天 · 第 1 天"), "{empty}");
        filled(world);
        let mut organiser = world.as_organiser();
        let home = organiser.get(&world.at(""));
        let page = home.visible();
        assert!(page.contains("7 月 27 日（周一）至 7 月 31 日（周五） · 云岭 · 118 名学员"), "{page}");
        assert!(page.contains("开班式") && home.body.contains("/roster?city="), "{page}");
        let link = home.body.split("href=\"").find(|part| part.contains("/roster?city=")).unwrap();
        let page = organiser.get(link.split('"').next().unwrap()).visible();
        assert!(page.contains("全班 118 人中的"), "{page}");
        assert!(home.body.contains("class=\"badge\">118"), "the navigation counts the roster");
    });
}

#[test]
fn lists_are_in_order_of_strokes_unless_asked_otherwise() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let csv = "姓名,单位,手机号\n马骏,云岭市总工会,13800138001\n丁一,云岭市总工会,13800138002\n于洋,双塔市总工会,13800138003\n";
        let preview = world.sent(&mut organiser, "三人.csv", csv.as_bytes());
        world.take_over(&mut organiser, &preview);
        let mut order = |query: &str| {
            let page = organiser.get(&world.at(&format!("/roster{query}"))).visible();
            let at = |name: &str| page.find(name).unwrap_or(usize::MAX);
            let mut names = ["丁一", "于洋", "马骏"];
            names.sort_by_key(|name| at(name));
            (names.join(" "), page)
        };
        let (names, page) = order("");
        assert_eq!(names, "丁一 于洋 马骏");
        assert!(page.contains("按姓氏笔画为序"));
        assert_eq!(order("?sort=pinyin").0, "丁一 马骏 于洋");
        let paper = organiser.get(&world.at("/roster/print")).visible();
        assert!(paper.contains("丁\u{3000}一") || paper.contains("丁 一"), "{paper}");
    });
}

#[test]
fn the_exported_roster_read_again_changes_nothing() {
    story(|world| {
        filled(world);
        let mut organiser = world.as_organiser();
        let bytes = organiser.get(&world.at("/roster/export")).bytes;
        let preview = world.sent(&mut organiser, "导出.xlsx", &bytes);
        let page = organiser.get(&preview).visible();
        assert!(page.contains("新增 0，更新 0，没有变化 118"), "{page}");
    });
}

#[test]
fn somebody_is_added_by_hand_changed_taken_off_and_put_back() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let unit = world.city.to_string();
        let fields = [
            ("once", "k1"),
            ("name", "欧阳雪"),
            ("phone", "138 0013 8009"),
            ("unit", &unit),
            ("wishes", "3、1"),
        ];
        let page = organiser.post_and_follow(&world.at("/roster/new"), &fields).visible();
        assert!(page.contains("欧阳雪") && page.contains("3、1"), "{page}");
        organiser.post(&world.at("/roster/new"), &fields);
        assert_eq!(world.size(), 1, "sent twice is added once");

        let bad = organiser
            .post(&world.at("/roster/new"), &[("name", "欧阳雪"), ("phone", "12"), ("wishes", "第三")]);
        assert_eq!(bad.status.as_u16(), 422);
        for part in ["11 位", "请只填课题号", "这一项要填"] {
            assert!(bad.visible().contains(part), "{part}: {}", bad.visible());
        }

        let class = world.class.clone();
        let place = world.site.scene(move |tx, _| Ok(classes::trainees(tx, &class)?.remove(0)));
        let address = world.at(&format!("/roster/{}", place.enrolment));
        let form = organiser.get(&address);
        assert_eq!(form.input("phone").as_deref(), Some("13800138009"));
        let changed = [
            ("name", "欧阳雪"),
            ("phone", "13800138009"),
            ("unit", &unit),
            ("post", "部长"),
            ("question", "人难留"),
        ];
        let page = organiser.post_and_follow(&address, &changed).visible();
        assert!(page.contains("部长") && page.contains("人难留"), "{page}");

        let typo: Vec<_> =
            changed.iter().map(|(k, v)| (*k, if *k == "phone" { "13800138999" } else { *v })).collect();
        organiser.post_and_follow(&address, &typo);
        assert_eq!(organiser.get(&address).input("phone").as_deref(), Some("13800138999"));
        let class = world.class.clone();
        let same = world.site.scene(move |tx, _| Ok(classes::trainees(tx, &class)?.remove(0).person));
        assert_eq!(same, place.person, "a number put right does not make another person");

        let page = organiser.post_and_follow(&format!("{address}/withdraw"), &[]).visible();
        assert!(page.contains("欧阳雪 已移出名册") && page.contains("撤销"), "{page}");
        assert_eq!(world.size(), 0);
        let mut trainee = world.site.visitor_as(&place.person, "欧阳雪");
        assert_eq!(trainee.get(&world.at("/today")).status.as_u16(), 403);
        organiser.post_and_follow(&format!("{address}/restore"), &[]);
        assert_eq!(world.size(), 1);
        assert_eq!(trainee.get(&world.at("/today")).status.as_u16(), 200);
    });
}

#[test]
fn a_phone_number_of_somebody_else_in_the_class_is_refused() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let unit = world.city.to_string();
        for (name, phone) in [("丁一", "13800138001"), ("于洋", "13800138002")] {
            organiser.post(&world.at("/roster/new"), &[("name", name), ("phone", phone), ("unit", &unit)]);
        }
        let class = world.class.clone();
        let first = world.site.scene(move |tx, _| Ok(classes::trainees(tx, &class)?.remove(0)));
        let answer = organiser.post(
            &world.at(&format!("/roster/{}", first.enrolment)),
            &[("name", "丁一"), ("phone", "13800138002"), ("unit", &unit)],
        );
        assert_eq!(answer.status.as_u16(), 409);
        let class = world.class.clone();
        let names = world.site.scene(move |tx, _| {
            Ok(classes::trainees(tx, &class)?.into_iter().map(|t| t.name).collect::<Vec<_>>())
        });
        assert_eq!(names, ["丁一", "于洋"], "nothing half done");
    });
}

#[test]
fn everybody_gets_a_card_with_a_link_that_lands_on_their_day() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let nobody = organiser.post(&world.at("/links"), &[("as", "cards")]);
        assert_eq!(nobody.status.as_u16(), 409);
        filled(world);
        let page = organiser.post(&world.at("/links"), &[("as", "cards")]);
        assert_eq!(page.body.matches("label-card link-card").count(), 118);
        assert_eq!(page.body.matches("class=\"labels eight").count(), 15, "eight on a page");
        assert!(page.body.contains("http://127.0.0.1:8080/in/"));
        assert!(organiser.post(&world.at("/links"), &[("as", "excel")]).body.starts_with("PK"));
    });
}

#[test]
fn who_runs_a_class_or_looks_after_it_sees_its_day_and_a_new_one_what_to_do_first() {
    story(|world| {
        let of = |person: &web::PersonId| {
            let (panels, ctx) = (world.site.app.panels.clone(), world.site.acting(person));
            let seen = world.site.app.db.read_blocking(move |tx| {
                let (mut running, mut steps) = (Vec::new(), Vec::new());
                for room in panels.iter() {
                    running.extend(room.running(tx, &ctx)?);
                    steps.extend(room.first_steps(tx, &ctx)?);
                }
                let todos = match running.first() {
                    Some(class) => panels.standing(tx, &ctx, &class.class)?.1,
                    None => Vec::new(),
                };
                Ok::<_, web::Error>((running, steps, todos))
            });
            seen.unwrap()
        };
        let (running, steps, todos) = of(&world.organiser);
        assert_eq!((running.len(), running[0].state.as_str()), (1, "第 1 天"));
        assert_eq!(running[0].href, world.at(""));
        assert!(running[0].lines.iter().any(|line| line.title == "开班式"), "{:?}", running[0].lines);
        assert_eq!((steps.len(), steps[0].done, steps[1].done), (2, true, false));
        assert_eq!((steps[1].href.as_str(), todos[0].done), (world.at("/import").as_str(), false));

        let mut organiser = world.as_organiser();
        let unit = world.city.to_string();
        organiser
            .post(&world.at("/roster/new"), &[("name", "丁一"), ("phone", "13800138001"), ("unit", &unit)]);
        let (_, steps, todos) = of(&world.organiser);
        assert!(steps[1].done && todos[0].done && todos[0].title == "1 名学员", "{todos:?}");

        let (running, steps, todos) = of(&world.leader);
        assert_eq!((running.len(), steps.len(), todos.len()), (1, 0, 0), "a leader changes nothing");
        assert_eq!(of(&world.stranger).0.len(), 0, "another city's organiser");
    });
}
