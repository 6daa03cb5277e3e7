//! One's own data and sessions.

use axum::http::StatusCode;

use crate::entry::trainee;
use crate::house::{PASSWORD, link_on, province};

#[test]
fn a_person_sees_corrects_takes_along_and_deletes_their_data() {
    province(|site, place| {
        let person = trainee(site, place);
        let mut phone = site.visitor_as(&person, "李强");
        let page = phone.get("/account");
        assert!(page.visible().contains("139****0002") && page.visible().contains("东江锅炉厂工会"));
        let fields = [
            ("name", "李 强"),
            ("post", "焊工班长"),
            ("unit", place.west.as_str()),
            ("phone", "13900019999"),
        ];
        let saved = phone.post_and_follow("/account/data", &fields);
        assert!(
            saved.visible().contains("焊工班长") && saved.visible().contains("您自己"),
            "{}",
            saved.visible()
        );
        // A unit or a number nobody has checked is not taken from one's own page.
        assert!(saved.visible().contains("东江锅炉厂工会") && saved.visible().contains("139****0002"));

        let json: serde_json::Value = serde_json::from_str(&phone.get("/account/my-data.json").body).unwrap();
        assert_eq!((json["name"].as_str(), json["phone"].as_str()), (Some("李强"), Some("13900010002")));
        let csv = phone.get("/account/my-data.csv").body;
        assert!(csv.starts_with('\u{feff}') && csv.contains("\"手机号\",\"13900010002\""), "{csv}");

        let after = phone.post_and_follow("/account/forget-phone", &[]);
        assert!(!after.visible().contains("139****0002"));
        let wanted = person.clone();
        let kept = site.scene(move |tx, ctx| people::phone_of(tx, ctx, &wanted));
        assert_eq!(kept, None);
    });
}

#[test]
fn sessions_are_listed_and_ended_one_by_one() {
    province(|site, place| {
        let person = trainee(site, place);
        let mut phone = site.visitor_as(&person, "李强");
        let mut tablet = site.visitor_as(&person, "李强");
        let page = phone.get("/account");
        assert_eq!(page.body.matches("/account/sessions/se_").count(), 2, "{}", page.visible());
        // Somebody else's session is not in anybody's list.
        let mut other = site.visitor_as(&place.organiser, "王敏");
        let foreign = link_on(&other.get("/account").body, "/account/sessions/se_");
        assert_eq!(phone.post(&foreign, &[]).status, StatusCode::NOT_FOUND);
        assert_eq!(other.get("/account").status, StatusCode::OK);

        phone.post_and_follow("/account/sessions/end-others", &[]);
        assert_eq!(tablet.get("/account").status, StatusCode::SEE_OTHER);
        let own = link_on(&phone.get("/account").body, "/account/sessions/se_");
        assert_eq!(phone.post(&own, &[]).location, "/");
        assert_eq!(phone.get("/account").status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn a_new_password_ends_every_other_session() {
    province(|site, place| {
        let mut chief = site.visitor_as(&place.chief, "高远");
        let fields =
            [("name", "林芳"), ("login", "linfang"), ("role", "organiser"), ("org", place.east.as_str())];
        let link = link_on(&chief.post("/staff/invite", &fields).body, "/sign-in/new-password/");
        let mut desk = site.visitor();
        desk.post_and_follow(&link, &[("password", PASSWORD), ("again", PASSWORD)]);
        let mut cafe = site.visitor();
        cafe.post_and_follow("/sign-in", &[("login", "linfang"), ("password", PASSWORD)]);

        let new = "雨停以后我们去看江边的塔吊";
        let change = |old, password, again| [("old", old), ("password", password), ("again", again)];
        let wrong = desk.post("/account/password", &change("记错了的旧密码一二三四五六", new, new));
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.visible().contains("现在的密码不对"));
        let weak = desk.post("/account/password", &change(PASSWORD, "password123456", "password123456"));
        assert!(weak.visible().contains("太常见"), "{}", weak.visible());
        assert_eq!(cafe.get("/account").status, StatusCode::OK, "nothing has changed yet");

        desk.post_and_follow("/account/password", &change(PASSWORD, new, new));
        assert_eq!(desk.get("/account").status, StatusCode::OK);
        assert_eq!(cafe.get("/account").status, StatusCode::SEE_OTHER);
        let old = site.visitor().post("/sign-in", &[("login", "linfang"), ("password", PASSWORD)]);
        assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
        let new = site.visitor().post("/sign-in", &[("login", "linfang"), ("password", new)]);
        assert_eq!(new.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn a_participant_has_no_password_to_change() {
    province(|site, place| {
        let person = trainee(site, place);
        let mut phone = site.visitor_as(&person, "李强");
        assert!(!phone.get("/account").visible().contains("换密码"));
        let tries = [("old", PASSWORD), ("password", PASSWORD), ("again", PASSWORD)];
        assert_eq!(phone.post("/account/password", &tries).status, StatusCode::CONFLICT);
    });
}
