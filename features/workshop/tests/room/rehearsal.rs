//! Rehearsals.

use axum::http::StatusCode;
use store::Millis;
use web::testing::MONDAY;

use crate::world::story;

#[test]
fn feedback_has_no_name_is_shown_from_five_up_and_can_be_dealt_with() {
    story(|world| {
        let page = world.at("/feedback");
        let say = |at: usize, kind: &str, text: &str| {
            let mut other = world.site.visitor_as(&world.other.members[at % 4], "邻组");
            let once = other.get(&page).input("once").unwrap();
            let fields = [("kind", kind), ("text", text), ("once", once.as_str())];
            other.post_and_follow(&page, &fields);
            other.post_and_follow(&page, &fields);
        };
        let mut other = world.site.visitor_as(&world.other.members[0], "邻组");
        let bad = other.post(&page, &[("kind", "praise"), ("text", "好")]);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        for at in 0..4 {
            say(at, "change", &format!("第{at}处太长"));
        }
        let mut member = world.as_member(0);
        let room = member.get(&world.at("")).visible();
        assert!(room.contains("满 5 条一起显示") && !room.contains("第1处太长"), "{room}");
        say(1, "keep", "开场的真实录音很抓人");
        let room = member.get(&world.at(""));
        let seen = room.visible();
        assert!(seen.contains("排练反馈 · 5 条") && seen.contains("留 1 · 改 4 · 问 0"), "{seen}");
        assert!(seen.contains("开场的真实录音很抓人"));

        let remark = room.body.split("/feedback/rm_").nth(1).unwrap().split('"').next().unwrap();
        let remark = format!("{page}/rm_{remark}");
        assert!(member.post_and_follow(&remark, &[("handled", "yes")]).visible().contains("处理过了"));
        assert!(!member.post_and_follow(&remark, &[("handled", "")]).visible().contains("处理过了"));
        assert_eq!(other.post(&remark, &[("handled", "yes")]).status, StatusCode::FORBIDDEN);

        // Neither the journal nor the table of things sent once leads to whoever said it.
        let people: Vec<String> = world.other.members.iter().map(ToString::to_string).collect();
        let (actors, keys) = world.site.scene(|tx, _| {
            let actors =
                tx.all("SELECT actor FROM journal WHERE kind = 'workshop.remark-made'", &[], |row| {
                    row.get::<String>(0)
                })?;
            let keys = tx.all("SELECT key FROM once_keys", &[], |row| row.get::<String>(0))?;
            Ok((actors, keys))
        });
        assert_eq!(actors.len(), 5);
        assert!(actors.iter().all(|actor| !people.contains(actor)));
        assert!(keys.iter().all(|key| !people.iter().any(|person| key.starts_with(person.as_str()))));
        let mut stranger = world.site.visitor_as(&world.stranger, "何远");
        assert_eq!(stranger.get(&page).status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn all_phones_of_a_group_show_the_same_clock() {
    story(|world| {
        let (mut one, mut two) = (world.as_member(0), world.as_member(1));
        assert!(one.get(&world.at("/timer")).visible().contains("还没有开始"));
        one.post_and_follow(&world.at("/timer/start"), &[]);
        world.site.clock.advance(3 * Millis::MINUTE);
        let clock = two.get(&world.at("/timer"));
        assert!(clock.visible().contains("09:00–09:12") && clock.visible().contains("09:12–09:20"));
        let deadline = MONDAY.plus(12 * Millis::MINUTE).0;
        assert!(clock.body.contains(&format!("data-deadline=\"{deadline}\"")), "{}", clock.body);
        let again = two.post_and_follow(&world.at("/timer/start"), &[]);
        assert!(again.body.contains(&deadline.to_string()), "starting it again changes nothing");
        two.post_and_follow(&world.at("/timer/stop"), &[]);
        assert!(one.get(&world.at("/timer")).visible().contains("已结束"));
        world.site.clock.advance(Millis::MINUTE);
        one.post_and_follow(&world.at("/timer/start"), &[]);
        assert!(two.get(&world.at("/timer")).visible().contains("排练过 2 遍"));
    });
}
