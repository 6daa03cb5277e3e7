//! Every page of the pool and the groups in both languages, for those who open it; what this room adds elsewhere.

use axum::http::StatusCode;

use crate::scene::{compute, published_topics, with_class};

#[test]
fn every_page_opens_in_both_languages_under_one_heading() {
    with_class(|site, class| {
        let topics = published_topics(site, class);
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let (draft, _) = compute(&mut organiser, class, "4", "7");
        let base = format!("/classes/{}", class.id);
        let person = &class.trainees[0];
        let staff_pages = [
            format!("{base}/topics"),
            format!("{base}/topics/new"),
            format!("{base}/topics/{}", topics[0]),
            format!("{base}/topics/{}/edit", topics[0]),
            format!("{base}/wishes"),
            format!("{base}/grouping"),
            format!("{draft}?person={person}&group=2"),
            format!("{draft}/publish"),
            format!("{draft}/print"),
            format!("{base}/groups"),
            "/topics/new".to_owned(),
        ];
        for lang in ["zh-CN", "en"] {
            let mut staff = site.visitor_as(&class.organiser, "林知远").with_cookie("lang", lang);
            for path in &staff_pages {
                let page = staff.get(path);
                assert_eq!(page.status, StatusCode::OK, "{path} {}", page.visible());
                assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
                assert!(!page.body.contains("style=\""), "{path}");
            }
            let mut trainee = site.visitor_as(person, "赵敏").with_cookie("lang", lang);
            for path in [format!("{base}/topics"), format!("{base}/wishes"), format!("{base}/groups")] {
                let page = trainee.get(&path);
                assert_eq!((page.status, page.body.matches("<h1").count()), (StatusCode::OK, 1), "{path}");
            }
        }
    });
}

#[test]
fn a_class_home_says_what_is_still_to_do_and_a_trainee_what_comes_next() {
    with_class(|site, class| {
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let home = format!("/classes/{}", class.id);
        let before = organiser.get(&home).visible();
        assert!(before.contains("公布课题") && before.contains("公布分组"), "{before}");
        published_topics(site, class);
        let after = organiser.get(&home).visible();
        assert!(after.contains("3 个课题已公布") && after.contains("人人都有志愿"), "{after}");
        let mut trainee = site.visitor_as(&class.trainees[0], "赵敏");
        assert!(trainee.get("/").visible().contains("去选课题"));
    });
}
