//! Receipts: previewed, put right at their cells, taken over as a whole, sent twice.

use sheets::export::{Column, Table, xlsx};

use crate::world::{World, receipt, story};

#[test]
fn a_clean_receipt_fills_the_roster_and_the_same_file_again_changes_nothing() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let preview = world.sent(&mut organiser, "第一批.xlsx", &receipt("clean"));
        let page = organiser.get(&preview).visible();
        assert!(page.contains("读到 118 人：新增 118"), "{page}");
        assert_eq!(world.size(), 0, "a preview changes nothing");
        let page = world.take_over(&mut organiser, &preview).body;
        assert!(page.contains("新增 118 人"), "{page}");
        assert_eq!(world.size(), 118);

        let again = world.sent(&mut organiser, "第一批.xlsx", &receipt("clean"));
        let page = organiser.get(&again).visible();
        assert!(page.contains("完全一致"), "{page}");
        let page = world.take_over(&mut organiser, &again).body;
        assert!(page.contains("没有变化：118 人"), "{page}");
        assert_eq!(world.size(), 118);
        let history = organiser.get(&world.at("/import")).visible();
        assert!(history.contains("王敏 导入") && history.contains("新增 118 人"), "{history}");
    });
}

#[test]
fn merged_cells_are_read_down_and_samples_passed_over() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let preview = world.sent(&mut organiser, "合并.xlsx", &receipt("merged"));
        let page = organiser.get(&preview).visible();
        assert!(page.contains("读到 46 人") && page.contains("不是人员，已略过：第 5"), "{page}");
        world.take_over(&mut organiser, &preview);
        assert_eq!(world.size(), 46);
        let page = organiser.get(&world.at("/roster?city=")).visible();
        assert!(page.contains("共 46 人"), "{page}");
    });
}

#[test]
fn six_problems_stand_at_their_cells_and_are_put_right_in_place() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let preview = world.sent(&mut organiser, "有错.xlsx", &receipt("broken"));
        let page = organiser.get(&format!("{preview}?only=problems"));
        let notes =
            page.body.matches("cell-note error").count() + page.body.matches("cell-note warn").count();
        assert_eq!(notes, 6, "{}", page.visible());
        for row in [5, 9, 17, 21, 29, 33] {
            assert!(page.body.contains(&format!("id=\"row-{row}\"")), "row {row}");
        }
        assert_eq!(page.body.matches("id=\"row-").count(), 6);
        assert!(!page.body.contains("2.3010019"), "an ID number is never shown");

        let refused = organiser.post(&format!("{preview}/confirm"), &[("seen", "yes")]);
        assert_eq!(refused.status.as_u16(), 409);
        assert!(refused.visible().contains("第 5、9、17、21、33 行"), "{}", refused.visible());
        assert_eq!(world.size(), 0, "all or nothing");

        let row = |n: u32| format!("{preview}/rows/{n}");
        let wrong = organiser.post_and_follow(&row(5), &[("do", "save"), ("c4", "1380013")]);
        assert!(wrong.visible().contains("手机号有 7 位"), "{}", wrong.visible());
        organiser.post_and_follow(&row(5), &[("do", "save"), ("c4", "13800138000")]);
        organiser.post_and_follow(&row(9), &[("do", "save"), ("c2", "姚 远")]);
        organiser.post_and_follow(&row(17), &[("do", "save"), ("c5", "clear")]);
        organiser.post_and_follow(&row(21), &[("do", "skip")]);
        organiser.post_and_follow(&row(29), &[("do", "save"), ("c1", world.city.as_str())]);
        let page = organiser.post_and_follow(&row(33), &[("do", "save"), ("c3", "男")]).visible();
        assert!(page.contains("新增 43") && page.contains("跳过 1"), "{page}");
        let page = world.take_over(&mut organiser, &preview).body;
        assert!(page.contains("新增 43 人"), "{page}");
        let page = organiser.get(&world.at("/roster?q=姚远")).visible();
        assert!(page.contains("全班 43 人中的 1 人"), "{page}");
        let page = organiser.get(&world.at("/roster?q=查东佳")).visible();
        assert!(page.contains("云岭市总工会"), "{page}");
    });
}

#[test]
fn a_remark_has_to_be_seen_before_the_file_is_taken_over() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let csv = "姓名,单位,手机号\n丁一,没人知道的单位,13800138001\n";
        let preview = world.sent(&mut organiser, "一人.csv", csv.as_bytes());
        let answer = organiser.post(&format!("{preview}/confirm"), &[]);
        assert_eq!(answer.status.as_u16(), 409);
        assert!(answer.visible().contains("1 处提醒"), "{}", answer.visible());
        world.take_over(&mut organiser, &preview);
        assert_eq!(world.size(), 1);
    });
}

#[test]
fn units_nobody_has_entered_are_named_once_for_all_their_people() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let csv = "姓名,单位,手机号\n丁一,新川市总工会,13800138001\n于洋,新川市总工会,13800138002\n\
                   马骏,新川第一钢厂工会,13800138003\n周海,云岭总工,13800138004\n\
                   何川,双塔工会联合会,13800138005\n";
        let preview = world.sent(&mut organiser, "新单位.csv", csv.as_bytes());
        let page = organiser.get(&preview);
        let text = page.visible();
        assert!(text.contains("3 个单位还没有登记"), "{text}");
        assert!(text.contains("2 人，新单位按“市级”登记"), "{text}");
        assert_eq!(page.input("unit0").as_deref(), Some("新川市总工会"), "most people come from it");

        let units = preview.clone();
        let wrong = organiser.post(&units, &[("unit0", "川"), ("unit1", "新川第一钢厂工会")]);
        assert_eq!(wrong.status.as_u16(), 422);
        assert_eq!(wrong.input("unit0").as_deref(), Some("川"), "what was typed stays");
        let orgs = || world.site.scene(|tx, _| Ok(people::orgs(tx)?));
        let before = orgs().len();

        // One is known and only written in another way, two are new.
        let page = organiser.get(&preview);
        let field = |written: &str| {
            let at = (0..3).map(|n| format!("unit{n}"));
            at.into_iter().find(|n| page.input(n).as_deref() == Some(written)).unwrap()
        };
        let (city, works, other) =
            (field("新川市总工会"), field("新川第一钢厂工会"), field("双塔工会联合会"));
        let sent = [
            (city.as_str(), "新川市总工会"),
            (works.as_str(), "新川第一钢厂工会"),
            (other.as_str(), "双塔市总工会"),
        ];
        let page = organiser.post_and_follow(&units, &sent);
        let text = page.visible();
        assert!(page.body.contains("认下 3 个单位，其中新登记 2 个"), "{text}");
        assert!(!text.contains("还没有登记") && !text.contains("行有提醒"), "{text}");
        let known = orgs();
        assert_eq!(known.len(), before + 2);
        let of = |name: &str| known.iter().find(|org| org.name == name).unwrap();
        assert_eq!(of("新川市总工会").kind, people::OrgKind::City);
        assert_eq!(of("新川市总工会").parent.as_ref(), Some(&world.province));
        let works = of("新川第一钢厂工会");
        assert_eq!((works.kind, works.parent.as_ref()), (people::OrgKind::Grassroots, Some(&world.province)));

        world.take_over(&mut organiser, &preview);
        let page = organiser.get(&world.at("/roster?q=何川")).visible();
        assert!(page.contains("双塔市总工会"), "{page}");
        assert_eq!(world.size(), 5);
        let late = organiser.post(&units, &[("unit0", "新川市总工会")]);
        assert_eq!(late.status.as_u16(), 409, "what is imported is not changed any more");
    });
}

#[test]
fn a_second_file_says_what_changes_and_leaves_what_it_does_not_mention() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let first = "姓名,单位,手机号,职务,希望解决的问题\n丁一,云岭市总工会,13800138001,部长,怎样留住人\n于洋,双塔市总工会,13800138002,干事,\n";
        let preview = world.sent(&mut organiser, "一.csv", first.as_bytes());
        world.take_over(&mut organiser, &preview);
        let second = "姓名,单位,手机号,职务\n丁一,云岭市总工会,13800138001,副主席\n马骏,星湖市总工会,13800138003,干事\n于洋,双塔市总工会,13800138002,\n";
        let preview = world.sent(&mut organiser, "二.csv", second.as_bytes());
        let page = organiser.get(&preview).visible();
        assert!(page.contains("新增 1，更新 1，没有变化 1") && page.contains("改动：职务"), "{page}");
        let page = world.take_over(&mut organiser, &preview).body;
        assert!(page.contains("新增 1 人，更新 1 人，没有变化 1 人"), "{page}");
        let page = organiser.get(&world.at("/roster?q=丁一")).visible();
        assert!(page.contains("副主席") && page.contains("怎样留住人"), "{page}");
    });
}

#[test]
fn several_files_are_sent_at_once_and_the_bad_one_does_not_hold_up_the_others() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let (clean, merged) = (receipt("clean"), receipt("merged"));
        let files: [(&str, &[u8]); 3] = [("甲.xlsx", &clean), ("乙.xlsx", &merged), ("丙.xlsx", b"%PDF-1.7")];
        let answer = organiser.upload_all(&world.at("/import"), &[("once", "u1")], "file", &files);
        assert_eq!(answer.status.as_u16(), 422);
        let page = answer.visible();
        assert!(page.contains("丙.xlsx：这是 PDF"), "{page}");
        assert!(
            page.contains("甲.xlsx") && page.contains("乙.xlsx") && page.contains("还没导入的文件"),
            "{page}"
        );
        let previews: Vec<String> = answer
            .body
            .split("href=\"")
            .filter(|part| part.contains("/import/im_") && part.contains("btn"))
            .map(|part| part.split('"').next().unwrap().to_owned())
            .collect();
        for preview in previews {
            world.take_over(&mut organiser, &preview);
        }
        assert_eq!(world.size(), 164);
    });
}

#[test]
fn the_button_pressed_twice_imports_once_and_a_closed_file_stays_closed() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let once = world.site.program().token();
        let send = |who: &mut web::testing::Visitor<'_>| {
            who.upload(&world.at("/import"), &[("once", &once)], "file", ("甲.xlsx", &receipt("merged")))
                .location
        };
        let preview = send(&mut organiser);
        assert_eq!(preview, send(&mut organiser), "the same form sent twice is one file");
        world.take_over(&mut organiser, &preview);
        let again = organiser.post(&format!("{preview}/confirm"), &[("seen", "yes")]);
        assert_eq!((again.status.as_u16(), again.location.as_str()), (303, preview.as_str()));
        let late = organiser.post(&format!("{preview}/rows/6"), &[("do", "skip")]);
        assert_eq!(late.status.as_u16(), 409);
        let dropped = world.sent(&mut organiser, "乙.xlsx", &receipt("clean"));
        organiser.post_and_follow(&format!("{dropped}/drop"), &[]);
        assert_eq!(organiser.post(&format!("{dropped}/confirm"), &[("seen", "yes")]).status.as_u16(), 409);
        assert_eq!(world.size(), 46);
    });
}

#[test]
fn what_is_no_receipt_is_refused_with_the_reason() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let mut refused = |name: &str, bytes: &[u8]| {
            let answer = organiser.upload(&world.at("/import"), &[], "file", (name, bytes));
            assert_eq!(answer.status.as_u16(), 422, "{name}");
            answer.visible()
        };
        assert!(refused("空.xlsx", b"").contains("没有内容"));
        assert!(refused("图.xlsx", b"\x89PNG\r\n\x1a\n0000").contains("图片"));
        assert!(refused("无表头.csv", "甲,乙\n1,2\n".as_bytes()).contains("没有找到表头"));
        assert!(refused("缺列.csv", "姓名,单位\n丁一,云岭市总工会\n".as_bytes()).contains("手机号"));
        let mut none = world.as_organiser();
        assert_eq!(none.post(&world.at("/import"), &[]).status.as_u16(), 422);
    });
}

#[test]
fn the_file_comes_back_with_notes_at_its_cells() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let preview = world.sent(&mut organiser, "有错.xlsx", &receipt("broken"));
        let marked = organiser.get(&format!("{preview}/marked"));
        assert_eq!(marked.status.as_u16(), 200);
        assert!(marked.body.starts_with("PK"));
        assert!(organiser.get(&world.at("/import/template")).body.starts_with("PK"));
    });
}

#[test]
fn five_thousand_rows_are_previewed_page_by_page() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let bytes = many(5_000);
        let preview = world.sent(&mut organiser, "很多.xlsx", &bytes);
        let page = organiser.get(&preview);
        assert!(page.visible().contains("读到 5000 人"), "{}", page.visible());
        assert_eq!(page.body.matches("id=\"row-").count(), 100);
        let page = organiser.get(&format!("{preview}?page=50"));
        assert!(page.body.contains("id=\"row-5001\""));
        assert_eq!(organiser.get(&format!("{preview}?page=99999999999999999999")).status.as_u16(), 200);
    });
}

fn many(rows: u32) -> Vec<u8> {
    let people = (0..rows).map(|n| {
        vec![
            "云岭市总工会".into(),
            format!("王{}", char::from_u32(0x4E00 + n).unwrap()).into(),
            format!("138{n:08}").into(),
        ]
    });
    let columns = ["单位", "姓名", "手机号"].map(Column::new).into();
    xlsx(&Table { title: "名单".into(), columns, rows: people.collect() }).unwrap()
}

/// What somebody else's import and a made-up row answer.
#[test]
fn a_file_belongs_to_its_class() {
    story(|world: &World| {
        let mut organiser = world.as_organiser();
        let preview = world.sent(&mut organiser, "甲.xlsx", &receipt("merged"));
        assert_eq!(world.as_stranger().get(&preview).status.as_u16(), 403);
        assert_eq!(world.as_stranger().post(&format!("{preview}/confirm"), &[]).status.as_u16(), 403);
        for row in ["3", "0", "99999", "-1", "x"] {
            assert_eq!(organiser.get(&format!("{preview}/rows/{row}")).status.as_u16(), 404, "row {row}");
        }
        let forged = world.at("/import/im_00000000000000000000000000");
        assert_eq!(organiser.get(&forged).status.as_u16(), 404);
        assert_eq!(organiser.get(&world.at("/import/im_1%27%20OR%20%271%27=%271")).status.as_u16(), 404);
    });
}
