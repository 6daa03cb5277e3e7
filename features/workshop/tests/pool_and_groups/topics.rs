//! Topics are made of needs, ordered, published, withdrawn and put back.

use axum::http::StatusCode;
use store::trail;
use web::PersonId;

use crate::scene::{Class, with_class};

fn new_topic<'a>(needs: &'a [String], title: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("title", title),
        ("background", "白天跑单，\n晚上才有空"),
        ("wanted", "一次只讲一件事的小课"),
        ("difficulty", "harder"),
        ("capacity", "2"),
    ];
    fields.extend(needs.iter().map(|need| ("need", need.as_str())));
    fields
}

fn ids(class: &Class) -> Vec<String> {
    class.needs.iter().map(ToString::to_string).collect()
}

#[test]
fn needs_become_a_topic_and_everybody_can_read_whose_words_it_came_from() {
    with_class(|site, class| {
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let needs = ids(class);

        // From the list of needs the way leads to the class, which is asked for: there are two.
        let which = organiser.get(&format!("/topics/new?need={}", needs[0]));
        assert!(which.visible().contains("放进哪个班的课题池"), "{}", which.visible());
        let form = organiser.get(&format!("/classes/{}/topics/new?need={}", class.id, needs[0]));
        assert!(form.visible().contains("等单只有三分钟"));
        assert_eq!(form.body.matches("checked").count(), 2, "the need asked for, and the difficulty");

        let fields = new_topic(&needs[..2], "三分钟学一件事");
        let once = form.input("once").unwrap();
        let fields = [&fields[..], &[("once", once.as_str())]].concat();
        let action = format!("/classes/{}/topics/new", class.id);
        let topic = organiser.post(&action, &fields);
        assert_eq!(topic.status, StatusCode::SEE_OTHER, "{}", topic.visible());
        let again = organiser.post(&action, &fields);
        assert_eq!(again.location, topic.location, "a second tap makes no second topic");

        // Before it is published only staff see it.
        let mut worker = site.visitor();
        assert_eq!(worker.get(&topic.location).status, StatusCode::NOT_FOUND);
        organiser.post_and_follow(&format!("{}/publish", topic.location), &[]);
        let page = worker.get(&topic.location);
        assert_eq!(page.status, StatusCode::OK);
        let text = page.visible();
        for said in [
            "1 号课题",
            "三分钟学一件事",
            "等单只有三分钟，长课学不进去",
            "骑手 · 麦川市",
            "一次只讲一件事的小课",
        ] {
            assert!(text.contains(said), "{said} in {text}");
        }
        assert!(!text.contains("修改") && !page.body.contains("/publish"), "a reader changes nothing");

        // The need knows what came of it, and the topic is on the trail for anybody.
        let (need, id) = (class.needs[0].clone(), topic.location.clone());
        let came = site.scene(move |tx, _| Ok(trail::came_of(tx, need.as_str())?));
        assert_eq!((came.len(), came[0].kind.as_str(), came[0].shown), (1, "topic", true));
        assert_eq!(came[0].href, id);
        let open = site.scene(|tx, _| Ok(needs::open_needs(tx)?.len()));
        assert_eq!(open, 1, "two were gathered");
    });
}

#[test]
fn two_who_edit_at_once_do_not_overwrite_each_other() {
    with_class(|site, class| {
        let mut one = site.visitor_as(&class.organiser, "林知远");
        let mut two = site.visitor_as(&class.colleague, "何静川");
        let made = one.post(&format!("/classes/{}/topics/new", class.id), &new_topic(&[], "原来的题目"));
        let edit = format!("{}/edit", made.location);
        let (a, b) = (one.get(&edit), two.get(&edit));
        let version = a.input("version").unwrap();
        assert_eq!(b.input("version"), Some(version.clone()));
        let sent = |title| [&new_topic(&[], title)[..], &[("version", version.as_str())]].concat();
        assert_eq!(two.post(&edit, &sent("同事改的题目")).status, StatusCode::SEE_OTHER);
        let late = one.post(&edit, &sent("我改的题目"));
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.visible().contains("刚被别人改过"), "{}", late.visible());
        assert!(one.get(&made.location).visible().contains("同事改的题目"));
    });
}

#[test]
fn numbers_are_ordered_until_they_are_out_and_a_withdrawn_topic_comes_back() {
    with_class(|site, class| {
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let base = format!("/classes/{}/topics", class.id);
        for title in ["甲课题", "乙课题"] {
            organiser.post(&format!("{base}/new"), &new_topic(&[], title));
        }
        let list = organiser.get(&base);
        let second = list.body.split(&format!("{base}/tp_")).find(|part| part.contains("乙课题"));
        let id = format!("tp_{}", second.unwrap().split('"').next().unwrap());
        organiser.post_and_follow(&format!("{base}/{id}/up"), &[]);
        assert!(organiser.get(&format!("{base}/{id}")).visible().contains("1 号课题"));

        organiser.post_and_follow(&format!("{base}/pool/publish"), &[]);
        let refused = organiser.post(&format!("{base}/{id}/down"), &[]);
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.visible().contains("编号公布后不再调整"));

        let mut reader = site.visitor();
        organiser.post_and_follow(&format!("{base}/{id}/withdraw"), &[]);
        assert_eq!(reader.get(&format!("{base}/{id}")).status, StatusCode::NOT_FOUND);
        organiser.post_and_follow(&format!("{base}/{id}/restore"), &[]);
        assert_eq!(reader.get(&format!("{base}/{id}")).status, StatusCode::OK, "back to where it stood");
        assert!(reader.get(&base).visible().contains("乙课题"));
    });
}

#[test]
fn wrong_fields_come_back_with_their_sentences_and_what_was_typed() {
    with_class(|site, class| {
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let action = format!("/classes/{}/topics/new", class.id);
        let mut fields = new_topic(&[], "课");
        fields[4] = ("capacity", "二");
        let refused = organiser.post(&action, &fields);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.body.contains("id=\"f-title-error\"") && refused.body.contains("id=\"f-capacity-error\"")
        );
        assert!(refused.body.contains("一次只讲一件事的小课"), "nothing typed is lost");
        assert_eq!(organiser.post(&action, &[]).status, StatusCode::UNPROCESSABLE_ENTITY);

        // A need that is none, and one that does not exist.
        let forged = ["nd_1".to_owned()];
        let answer = organiser.post(&action, &new_topic(&forged, "题目题目"));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let unknown = ["nd_00000000000000000000000000".to_owned()];
        assert_eq!(organiser.post(&action, &new_topic(&unknown, "题目题目")).status, StatusCode::NOT_FOUND);
        let none = site.scene({
            let class = class.id.clone();
            move |tx, _| workshop::topics(tx, &class)
        });
        assert!(none.is_empty(), "nothing half-written");
    });
}

#[test]
fn only_those_who_may_touch_the_pool_and_never_across_classes() {
    with_class(|site, class| {
        let base = format!("/classes/{}/topics", class.id);
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let topic = organiser.post(&format!("{base}/new"), &new_topic(&[], "把课堂搬进车间")).location;
        let id = topic.rsplit('/').next().unwrap().to_owned();
        let posts = [
            format!("{base}/new"),
            format!("{base}/{id}/edit"),
            format!("{base}/{id}/publish"),
            format!("{base}/{id}/withdraw"),
            format!("{base}/pool/publish"),
            format!("{base}/pool/close"),
        ];
        let refused = |person: &PersonId, name: &str| {
            let mut visitor = site.visitor_as(person, name);
            for post in &posts {
                let fields = [&new_topic(&[], "改个题目")[..], &[("version", "1")]].concat();
                let answer = visitor.post(post, &fields);
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name} {post}: {}", answer.visible());
            }
        };
        refused(&class.trainees[0], "赵敏");
        refused(&class.stranger, "外人甲");

        // The topic is not found under another class, nor is a forged one.
        let elsewhere = format!("/classes/{}/topics/{id}", class.other);
        for path in
            [elsewhere.as_str(), "/classes/cl_1/topics", &format!("{base}/tp_x"), &format!("{base}/x/y")]
        {
            let status = organiser.get(path).status;
            assert!(matches!(status.as_u16(), 404 | 405), "{path} {status}");
        }
        assert_eq!(organiser.post(&format!("{elsewhere}/publish"), &[]).status, StatusCode::NOT_FOUND);
        assert_eq!(organiser.post(&format!("{base}/{id}/explode"), &[]).status, StatusCode::NOT_FOUND);
    });
}
