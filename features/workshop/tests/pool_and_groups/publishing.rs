//! Groups are published, seen on the phone, exported, withdrawn while there is time.

use axum::http::StatusCode;
use store::trail;

use crate::scene::{compute, groups_on, published_topics, version, with_class};

#[test]
fn groups_go_out_with_their_consequences_said_and_every_trainee_sees_their_own() {
    with_class(|site, class| {
        let topics = published_topics(site, class);
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let mut trainee = site.visitor_as(&class.trainees[5], "吴强");
        let groups_path = format!("/classes/{}/groups", class.id);
        assert!(trainee.get(&groups_path).visible().contains("分组还没有公布"));

        let (draft, page) = compute(&mut organiser, class, "4", "7");
        let groups = groups_on(&page);
        let leader = groups[2][3].clone();
        let fields = [("version", "0"), ("what", "lead"), ("person", leader.as_str())];
        let led = organiser.post_and_follow(&format!("{draft}/change"), &fields);
        assert_eq!(groups_on(&led)[2][0], leader, "the leader stands first");

        let ask = organiser.get(&format!("{draft}/publish"));
        for said in ["24 名学员会在手机上看到", "共 4 个组", "选课题同时截止", "3 个组还没有组长"]
        {
            assert!(ask.visible().contains(said), "{said} in {}", ask.visible());
        }
        let (at, once) = (version(&ask), ask.input("once").unwrap());
        let fields = [("version", at.as_str()), ("once", once.as_str())];
        let out = organiser.post(&format!("{draft}/publish"), &fields);
        assert_eq!((out.status, out.location.as_str()), (StatusCode::SEE_OTHER, groups_path.as_str()));
        assert_eq!(organiser.post(&format!("{draft}/publish"), &fields).status, StatusCode::SEE_OTHER);
        let refused = organiser.post(&format!("{draft}/publish"), &[("version", &at)]);
        assert_eq!(refused.status, StatusCode::CONFLICT, "published once");

        // On the phone: one's own group first, with its topic and why.
        let seen = trainee.get(&groups_path).visible();
        assert!(seen.contains("我的小组") && seen.contains("为什么这样分"), "{seen}");
        assert!(
            seen.find("吴强").unwrap() < seen.find("赵敏").unwrap_or(usize::MAX) || seen.contains("吴强 我")
        );
        let id = class.id.clone();
        let me = class.trainees[5].clone();
        let mine = site.scene(move |tx, _| workshop::group_of(tx, &id, &me)).unwrap();
        assert!(mine.members.contains(&class.trainees[5]) && topics.contains(mine.topic.as_ref().unwrap()));
        let home = trainee.get("/");
        assert!(home.visible().contains(&mine.name), "{}", home.visible());
        assert!(trainee.get(&groups_path).visible().contains("进小组"));

        // The chain runs on: the topic knows its groups.
        let topic = mine.topic.clone().unwrap();
        let came = site.scene(move |tx, _| Ok(trail::came_of(tx, topic.as_str())?));
        assert!(came.iter().any(|node| node.kind == "group" && node.title == mine.name));

        // Late wishes are refused: publishing closed the pool.
        let wish = topics[0].to_string();
        let late = trainee.post(&format!("/classes/{}/wishes", class.id), &[("wish1", &wish)]);
        assert_eq!(late.status, StatusCode::CONFLICT);
    });
}

#[test]
fn a_publication_is_withdrawn_and_a_changed_roster_asks_for_a_new_draft() {
    with_class(|site, class| {
        let topics = published_topics(site, class);
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let (draft, _) = compute(&mut organiser, class, "4", "7");
        organiser.post_and_follow(&format!("{draft}/publish"), &[("version", "0")]);
        let base = format!("/classes/{}", class.id);
        let taken = site.scene({
            let id = class.id.clone();
            move |tx, _| Ok(workshop::groups(tx, &id)?[0].topic.clone().unwrap())
        });
        let refused = organiser.post(&format!("{base}/topics/{taken}/withdraw"), &[]);
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.visible().contains("第一组正在做这个课题"), "{}", refused.visible());
        assert_eq!(organiser.post(&format!("{base}/topics/pool/open"), &[]).status, StatusCode::CONFLICT);

        let back = organiser.post_and_follow(&format!("{base}/groups/withdraw"), &[]);
        assert!(back.visible().contains("算一次"), "{}", back.visible());
        let (id, topic) = (class.id.clone(), topics[0].clone());
        let (left, came) = site.scene(move |tx, _| {
            Ok((workshop::groups(tx, &id)?.len(), trail::came_of(tx, topic.as_str())?.len()))
        });
        assert_eq!((left, came), (0, 0), "nobody sees them, the trail forgets them");
        let again = organiser.post(&format!("{base}/groups/withdraw"), &[]);
        assert_eq!(again.status, StatusCode::CONFLICT);

        // Somebody leaves: the draft no longer fits the roster.
        let roster = organiser.get(&format!("{base}/roster"));
        let enrolment =
            roster.body.split(&format!("{base}/roster/en_")).nth(1).unwrap().split('"').next().unwrap();
        organiser.post_and_follow(&format!("{base}/roster/en_{enrolment}/withdraw"), &[]);
        let stale = organiser.post(&format!("{draft}/publish"), &[("version", "0")]);
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.visible().contains("新增 0 人，减少 1 人"), "{}", stale.visible());
        assert!(organiser.get(&draft).visible().contains("算完以后名册变了"));
        let (fresh, page) = compute(&mut organiser, class, "4", "7");
        assert_eq!(groups_on(&page).iter().map(Vec::len).sum::<usize>(), 23);
        assert_eq!(
            organiser.post(&format!("{fresh}/publish"), &[("version", "0")]).status,
            StatusCode::SEE_OTHER
        );
    });
}

#[test]
fn the_file_and_the_paper_hold_everybody() {
    with_class(|site, class| {
        published_topics(site, class);
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let (draft, _) = compute(&mut organiser, class, "4", "7");
        let printed = organiser.get(&format!("{draft}/print"));
        assert!(printed.visible().contains("草稿，尚未公布") && printed.visible().contains("第四组"));
        organiser.post_and_follow(&format!("{draft}/publish"), &[("version", "0")]);
        let base = format!("/classes/{}/groups", class.id);
        let printed = organiser.get(&format!("{base}/print"));
        for name in ["赵敏", "钱强", "张强"] {
            assert_eq!(printed.visible().matches(name).count(), 1, "{name}");
        }
        for path in [format!("{draft}/export"), format!("{base}/export")] {
            let file = organiser.get(&path);
            assert_eq!(file.status, StatusCode::OK);
            assert!(file.body.starts_with("PK"), "an Excel file");
        }
        let mut trainee = site.visitor_as(&class.trainees[0], "赵敏");
        assert_eq!(trainee.get(&format!("{base}/export")).status, StatusCode::FORBIDDEN);
    });
}
