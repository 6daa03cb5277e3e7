//! Stages and gates.

use axum::http::StatusCode;
use workshop::Stage;

use crate::world::{PDF, fields, story};

#[test]
fn stages_open_in_order_and_a_gate_tells_the_group_what_to_change() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let page = organiser.get(&world.stages());
        assert!(page.visible().contains("还没有打开任何阶段"), "{}", page.visible());
        assert!(page.visible().contains("分组也不能再改"), "the consequence is written out");
        let early = organiser.post(&format!("{}/open", world.stages()), &[("stage", "rehearsal")]);
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert!(early.visible().contains("先打开“开题”"), "{}", early.visible());

        for (stage, said) in [("", "这一项要填"), ("someday", "请从给出的选项里选")] {
            let unsaid = organiser.post(&format!("{}/open", world.stages()), &[("stage", stage)]);
            assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(unsaid.visible().contains(said), "{}", unsaid.visible());
        }

        let once = page.input("once").unwrap();
        let opening = [("stage", "opening"), ("once", once.as_str())];
        let board = organiser.post_and_follow(&format!("{}/open", world.stages()), &opening);
        let missing = format!("{}：还缺小切口和对象、定好组长、记录和分工", world.group.name);
        assert!(board.visible().contains(&missing), "{}", board.visible());
        let again = organiser.post_and_follow(&format!("{}/open", world.stages()), &opening);
        assert_eq!(again.status, StatusCode::OK, "a double tap opens it once");
        let class = world.class.clone();
        let now = world.site.scene(move |tx, _| workshop::stage_now(tx, &class));
        assert_eq!(now, Some(Stage::Opening));

        let mut member = world.as_member(0);
        member.post(&world.at("/proposal"), &fields("0", "k", &[("cut", "等单时学")]));
        let begun = organiser.get(&world.stages()).visible();
        assert!(begun.contains("还缺小切口和对象（题目、对象还空着）"), "{begun}");
        let room = member.get(&world.at(""));
        for text in [
            "今天要交",
            "小切口和对象",
            "定好组长、记录和分工",
            "谁说了这件事",
            "骑手 · 麦川市",
            "组员来自",
            "写方案",
        ] {
            assert!(room.visible().contains(text), "{text}: {}", room.visible());
        }
        let tick = [("deliverable", "roles"), ("done", "yes")];
        assert!(member.post_and_follow(&world.at("/ticks"), &tick).body.contains("todo done"));
        assert_eq!(
            member.post(&world.at("/ticks"), &[("deliverable", "other")]).status,
            StatusCode::NOT_FOUND
        );

        let back = [("stage", "opening"), ("verdict", "sent-back"), ("note", "")];
        let refused = organiser.post(&world.at("/gate"), &back);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.visible().contains("退回要说一句为什么"), "{}", refused.visible());
        let back = [("stage", "opening"), ("verdict", "sent-back"), ("note", "对象太宽")];
        organiser.post_and_follow(&world.at("/gate"), &back);
        assert!(member.get(&world.at("")).visible().contains("“开题”被退回：对象太宽"));
        let mut facilitator = world.site.visitor_as(&world.facilitator, "周静");
        let pass = [("stage", "opening"), ("verdict", "passed"), ("note", "")];
        assert!(facilitator.post_and_follow(&world.at("/gate"), &pass).visible().contains("已通过"));
        assert_eq!(member.post(&world.at("/gate"), &pass).status, StatusCode::FORBIDDEN);
        let unopened = [("stage", "roadshow"), ("verdict", "passed")];
        assert_eq!(organiser.post(&world.at("/gate"), &unopened).status, StatusCode::CONFLICT);
    });
}

#[test]
fn what_a_stage_asks_for_can_be_changed_and_who_lacks_what_is_said_in_words() {
    story(|world| {
        world.open(&[Stage::Opening]);
        let mut organiser = world.as_organiser();
        let form = organiser.get(&format!("{}/opening", world.stages()));
        assert_eq!(form.input("due").unwrap(), "2026-07-27T22:00");
        let wrong = organiser.post(&format!("{}/opening", world.stages()), &[("due", "今晚")]);
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.visible().contains("至少写一项"), "{}", wrong.visible());
        let plan = [("due", "2026-07-27T21:30"), ("title-0", "道具清单"), ("kind-0", "file"), ("key-0", "")];
        let board = organiser.post_and_follow(&format!("{}/opening", world.stages()), &plan);
        assert!(board.visible().contains(&format!("{}：还缺道具清单，今天 21:30 截止", world.group.name)));

        let home = organiser.get(&format!("/classes/{}", world.class)).visible();
        assert!(home.contains("第 1 / 4 阶段") && home.contains("2 组还没交齐"), "{home}");
        let mut member = world.as_member(1);
        let sent = member.upload(&world.at("/files"), &[("deliverable", "d0")], "file", ("清单.pdf", PDF));
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.visible());
        let home = organiser.get(&format!("/classes/{}", world.class)).visible();
        assert!(home.contains(&format!("{}尚未交道具清单", world.other.name)), "{home}");
        let card = world.site.acting(&world.group.members[1]);
        let card = world
            .site
            .scene(move |tx, _| web::panels::Contribution::cards(&workshop::Contribution, tx, &card));
        assert!(card.iter().any(|card| card.note.contains("都交齐了") && card.tag == "开题"), "{card:?}");
        assert_eq!(member.get(&world.stages()).status, StatusCode::FORBIDDEN);
    });
}
