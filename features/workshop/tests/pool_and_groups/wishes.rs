//! Trainees rank topics while the pool is open; staff see how many have.

use axum::http::StatusCode;

use crate::scene::{published_topics, with_class};

#[test]
fn a_trainee_ranks_topics_and_may_change_their_mind_until_the_pool_closes() {
    with_class(|site, class| {
        let topics = published_topics(site, class);
        let mut trainee = site.visitor_as(&class.trainees[1], "钱强");
        let path = format!("/classes/{}/wishes", class.id);

        // What the receipt said is filled in: number 2, and number 9, which is no topic.
        let form = trainee.get(&path);
        assert_eq!(form.status, StatusCode::OK);
        assert!(form.visible().contains("报名时填的意向"), "{}", form.visible());
        let chosen = format!("value=\"{}\" selected", topics[1]);
        assert_eq!(form.body.matches(&chosen).count(), 1);
        assert!(form.body.contains("data-keep="), "kept on the phone while the network is gone");

        let (a, b) = (topics[2].to_string(), topics[0].to_string());
        let once = form.input("once").unwrap();
        let fields = [("wish1", a.as_str()), ("wish2", b.as_str()), ("wish3", ""), ("once", once.as_str())];
        let kept = trainee.post_and_follow(&path, &fields);
        assert!(kept.body.contains(&format!("value=\"{}\" selected", topics[2])));
        assert!(kept.visible().contains("您在 09:00 选过"), "{}", kept.visible());
        trainee.post_and_follow(&path, &fields);
        let rows =
            site.scene(|tx, _| Ok(tx.one("SELECT count(*) FROM wishes", &[], |row| row.get::<i64>(0))?));
        assert_eq!(rows, 1, "sent twice, chosen once");
        let fields = [("wish1", b.as_str()), ("wish2", ""), ("wish3", "")];
        trainee.post_and_follow(&path, &fields);

        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let seen = organiser.get(&path).visible();
        assert!(seen.contains("1 人自己选了，23 人用报名时的意向，0 人还没有"), "{seen}");
        let pool = format!("/classes/{}/topics/pool", class.id);
        let closed = organiser.post_and_follow(&format!("{pool}/close"), &[]);
        assert!(closed.visible().contains("林知远于 09:00 截止了选课题"), "{}", closed.visible());

        // Late is late, said in words; the earlier choice stands.
        let late = trainee.post(&path, &[("wish1", &a)]);
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.visible().contains("选课题已经截止"), "{}", late.visible());
        assert!(trainee.get(&path).visible().contains("1 号 把课堂搬进车间"));
        organiser.post_and_follow(&format!("{pool}/open"), &[]);
        assert_eq!(trainee.post(&path, &[("wish1", &a)]).status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn what_cannot_be_chosen_is_said_at_its_field() {
    with_class(|site, class| {
        let topics = published_topics(site, class);
        let mut trainee = site.visitor_as(&class.trainees[0], "赵敏");
        let path = format!("/classes/{}/wishes", class.id);
        let one = topics[0].to_string();
        for (fields, at) in [
            (vec![], "f-wish1-error"),
            (vec![("wish1", one.as_str()), ("wish2", one.as_str())], "f-wish2-error"),
            (vec![("wish1", "tp_00000000000000000000000000")], "f-wish1-error"),
            (vec![("wish1", one.as_str()), ("wish3", "'; DROP TABLE topics; --")], "f-wish3-error"),
        ] {
            let refused = trainee.post(&path, &fields);
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
            assert!(refused.body.contains(at), "{at}: {}", refused.visible());
        }
    });
}

#[test]
fn nobody_chooses_in_a_class_that_is_not_theirs() {
    with_class(|site, class| {
        let topics = published_topics(site, class);
        let elsewhere = format!("/classes/{}/wishes", class.other);
        let mut trainee = site.visitor_as(&class.trainees[0], "赵敏");
        assert_eq!(trainee.get(&elsewhere).status, StatusCode::FORBIDDEN);
        let wish = topics[0].to_string();
        assert_eq!(trainee.post(&elsewhere, &[("wish1", &wish)]).status, StatusCode::FORBIDDEN);
        let mut anybody = site.visitor();
        let here = format!("/classes/{}/wishes", class.id);
        assert_ne!(anybody.post(&here, &[("wish1", &wish)]).status, StatusCode::OK);
        let kept = site.scene(|tx, _| Ok(tx.one("SELECT count(*) FROM wishes", &[], |r| r.get::<i64>(0))?));
        assert_eq!(kept, 0);
        // A topic of this class is no choice in the other one, even for its own people.
        let (other, person, topic) = (class.other.clone(), class.trainees[0].clone(), topics[0].clone());
        let ctx = site.program();
        let refused = site.app.db.write_blocking(move |tx| {
            workshop::choose(tx, &ctx, &other, &person, std::slice::from_ref(&topic))
        });
        assert!(matches!(refused, Err(web::Error::Invalid(_))), "{refused:?}");
    });
}
