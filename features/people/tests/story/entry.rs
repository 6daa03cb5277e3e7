//! Coming in: by password, by a personal link; who waits, who is turned away, and that nobody learns who
//! has an account.

use axum::http::StatusCode;
use web::Lang;
use web::testing::{Answer, Site};

use crate::house::{PASSWORD, Province, empty_house, link_on, province};

/// Gives the chief a password, and returns the answer of signing in with it.
fn with_password(site: &Site, province: &Province) {
    let mut chief = site.visitor_as(&province.chief, "高远");
    let invite = chief.post(
        "/staff/invite",
        &[("name", "林芳"), ("login", "linfang"), ("role", "organiser"), ("org", province.east.as_str())],
    );
    let link = link_on(&invite.body, "/sign-in/new-password/");
    let set = site.visitor().post(&link, &[("password", PASSWORD), ("again", PASSWORD)]);
    assert_eq!(set.status, StatusCode::SEE_OTHER);
}

fn tries(site: &Site, login: &str, password: &str) -> Answer {
    site.visitor().post("/sign-in", &[("login", login), ("password", password)])
}

#[test]
fn an_unknown_account_and_a_wrong_password_get_the_same_answer() {
    province(|site, place| {
        with_password(site, place);
        let wrong = tries(site, "linfang", "完全不对的一句密码呀呀");
        let unknown = tries(site, "nobody1", "完全不对的一句密码呀呀");
        assert_eq!(
            (wrong.status, unknown.status),
            (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
        );
        assert_eq!(wrong.visible(), unknown.visible());
        // Somebody who was invited but has no password yet is no different.
        let mut chief = site.visitor_as(&place.chief, "高远");
        let fields = [("name", "孙立"), ("login", "sunli"), ("role", "leader"), ("org", place.root.as_str())];
        chief.post("/staff/invite", &fields);
        assert_eq!(tries(site, "sunli", "完全不对的一句密码呀呀").visible(), unknown.visible());
    });
}

#[test]
fn a_wrong_password_waits_but_only_where_it_was_tried() {
    province(|site, place| {
        with_password(site, place);
        for _ in 0..5 {
            assert_eq!(
                tries(site, "linfang", "完全不对的一句密码呀呀").status,
                StatusCode::UNPROCESSABLE_ENTITY
            );
        }
        let waits = tries(site, "linfang", PASSWORD);
        assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(waits.visible().contains("秒"), "{}", waits.visible());
        // Others at the same address come in.
        assert_eq!(tries(site, "nobody2", "完全不对的一句密码呀呀").status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn failed_tries_stand_on_the_persons_page_and_an_administrator_ends_the_wait() {
    province(|site, place| {
        with_password(site, place);
        let mut chief = site.visitor_as(&place.chief, "高远");
        let found = chief.get("/staff?q=林芳").body;
        let page = link_on(&found, "/staff/ps_");
        assert!(!chief.get(&page).visible().contains("没登录成功的尝试"));
        // However often somebody tries, by whatever name, it is written down once a step of the wait.
        for n in 0..8 {
            let name = ["linfang", "nobody3"][usize::from(n % 4 == 3)];
            tries(site, name, "完全不对的一句密码呀呀");
        }
        tries(site, "linfang", PASSWORD);
        let failed = noted(site, "people.sign-in-failed", 5);
        assert!(
            failed.iter().all(|entry| page.ends_with(&entry.subject) && entry.detail == "{}"),
            "{failed:?}"
        );
        let seen = chief.get(&page);
        assert!(seen.visible().contains("没登录成功的尝试 连错几次要等一会儿"), "{}", seen.visible());
        assert!(chief.get("/audit").visible().contains("登录没成功，密码不对"));
        assert_eq!(tries(site, "linfang", PASSWORD).status, StatusCode::TOO_MANY_REQUESTS);

        let lift = format!("{page}/lift-wait");
        assert!(seen.body.contains(&lift));
        for (other, name) in [(&place.organiser, "王敏"), (&place.western, "石磊")] {
            assert_eq!(site.visitor_as(other, name).post(&lift, &[]).status, StatusCode::FORBIDDEN);
        }
        let lifted = chief.post_and_follow(&lift, &[]);
        assert!(lifted.visible().contains("没登录成功的尝试") && !lifted.body.contains(&lift));
        assert_eq!(tries(site, "linfang", PASSWORD).status, StatusCode::SEE_OTHER);
        assert!(chief.get("/audit").visible().contains("免了登录等待"));
        // Beginning anew is for counting; what is written down stays bounded.
        tries(site, "linfang", "完全不对的一句密码呀呀");
        noted(site, "people.sign-in-failed", 5);
        // Whoever signs in by a link has no wait to lift.
        let organiser = format!("/staff/{}/lift-wait", place.organiser);
        assert_eq!(chief.post(&organiser, &[]).status, StatusCode::CONFLICT);
    });
}

/// The entries of one kind, once there are so many; they are written behind the answer's back.
fn noted(site: &Site, kind: &'static str, many: usize) -> Vec<store::journal::Entry> {
    let read = || {
        site.visitor().get("/sign-in");
        site.scene(move |tx, _| {
            let all = store::journal::latest(tx, None, 100)?;
            Ok(all.into_iter().filter(|entry| entry.kind == kind).collect::<Vec<_>>())
        })
    };
    let found = (0..200).map(|_| read()).find(|found| found.len() >= many).expect("they are written down");
    assert_eq!(found.len(), many, "{found:?}");
    found
}

#[test]
fn signing_in_leads_back_to_our_own_pages_only() {
    province(|site, place| {
        with_password(site, place);
        let mut browser = site.visitor();
        assert_eq!(browser.get("/organisations").location, "/sign-in?back=%2Forganisations");
        let form = browser.get("/sign-in?back=%2Forganisations");
        assert_eq!(form.input("back").as_deref(), Some("/organisations"));
        let go = |back: &str| {
            site.visitor()
                .post("/sign-in", &[("login", "linfang"), ("password", PASSWORD), ("back", back)])
                .location
        };
        assert_eq!(go("/organisations"), "/organisations");
        assert_eq!(go("https://evil.example/"), "/");
        assert_eq!(go("//evil.example"), "/");
    });
}

#[test]
fn a_session_begins_new_at_sign_in_and_ends_at_sign_out() {
    province(|site, place| {
        with_password(site, place);
        // A token that somebody planted in the browser beforehand is worth nothing afterwards.
        let planted = site.visitor_as(&place.organiser, "王敏");
        let mut browser = planted;
        let before = browser.get("/account").status;
        browser.post("/sign-in", &[("login", "linfang"), ("password", PASSWORD)]);
        assert_eq!(before, StatusCode::OK);
        assert!(browser.get("/account").visible().contains("林芳"));
        let wanted = place.organiser.clone();
        let left = site.scene(move |tx, ctx| Ok(web::session::of_person(tx, &wanted, ctx.now)?.len()));
        assert_eq!(left, 0);
        assert_eq!(browser.post("/sign-out", &[]).location, "/");
        assert_eq!(browser.get("/account").status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn a_participant_comes_in_by_a_personal_link() {
    province(|site, place| {
        let trainee = trainee(site, place);
        let wanted = trainee.clone();
        let link = site.scene(move |tx, ctx| people::link_for(tx, ctx, &wanted, "/account"));
        assert!(link.starts_with("/in/"));
        let mut phone = site.visitor();
        let page = phone.get(&link);
        assert!(
            page.visible().contains("李强") && page.visible().contains("东江锅炉厂工会"),
            "{}",
            page.visible()
        );
        assert!(page.visible().contains("是我，进入"));
        // Looking is not entering: a chat's preview opens links too.
        assert_eq!(phone.get("/account").status, StatusCode::SEE_OTHER);
        let account = phone.post_and_follow(&link, &[]);
        assert!(account.visible().contains("李强"));
        // Opening it again in the same browser starts no second session.
        assert_eq!(phone.post(&link, &[]).location, "/account");
        let wanted = trainee.clone();
        let open = site.scene(move |tx, ctx| Ok(web::session::of_person(tx, &wanted, ctx.now)?.len()));
        assert_eq!(open, 1);
        // Pasted as it stands in a message.
        let pasted = format!("/in?link=https%3A%2F%2Fgongfang.example{}", link.replace('/', "%2F"));
        assert_eq!(site.visitor().get(&pasted).location, link);
    });
}

#[test]
fn a_forged_ended_or_withdrawn_link_explains_how_to_get_a_new_one() {
    province(|site, place| {
        let trainee = trainee(site, place);
        let wanted = trainee.clone();
        let link = site.scene(move |tx, ctx| people::link_for(tx, ctx, &wanted, "/"));
        let forged = format!("{}x", &link[..link.len() - 1]);
        for bad in [forged.as_str(), "/in/0", "/in/%F0%A0%AE%B7", "/in/..%2F..%2Fetc"] {
            let answer = site.visitor().get(bad);
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{bad}");
            assert!(answer.visible().contains("请班主任重新发一条"), "{bad}");
            assert_eq!(site.visitor().post(bad, &[]).status, StatusCode::NOT_FOUND, "{bad}");
        }
        let mut chief = site.visitor_as(&place.chief, "高远");
        chief.post(&format!("/staff/{trainee}/withdraw-links"), &[]);
        assert_eq!(site.visitor().post(&link, &[]).status, StatusCode::NOT_FOUND);
        let wanted = trainee.clone();
        let link = site.scene(move |tx, ctx| people::link_for(tx, ctx, &wanted, "/"));
        site.clock.advance(61 * store::Millis::DAY);
        assert!(site.visitor().get(&link).visible().contains("这条链接不能用了"));
    });
}

#[test]
fn a_link_never_carries_the_roles_of_staff() {
    province(|site, place| {
        let wanted = place.chief.clone();
        let link = site.scene(move |tx, ctx| people::link_for(tx, ctx, &wanted, "/"));
        let mut browser = site.visitor();
        assert!(browser.post_and_follow(&link, &[]).visible().contains("高远"));
        assert_eq!(browser.get("/staff").status, StatusCode::FORBIDDEN);
        assert_eq!(browser.get("/organisations").status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn the_demonstrations_door_is_closed_elsewhere() {
    empty_house(|site| {
        assert_eq!(site.visitor().get("/demo/in/organiser").status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_ways_in_are_read_in_both_languages() {
    province(|site, _| {
        for page in ["/", "/sign-in", "/in", "/in/wrong", "/complaints/new", "/complaints/thanks"] {
            let zh = site.visitor().get(page);
            let en = site.visitor().with_cookie("lang", "en").get(page);
            assert_eq!(zh.status, en.status, "{page}");
            assert_ne!(zh.visible(), en.visible(), "{page}");
            for (lang, answer) in [(Lang::Zh, zh), (Lang::En, en)] {
                assert_eq!(answer.body.matches("<h1").count(), 1, "{page} {lang:?}");
            }
        }
    });
}

/// A trainee of the boiler plant, without any role.
pub fn trainee(site: &Site, place: &Province) -> people::PersonId {
    let plant = place.plant.clone();
    site.scene(move |tx, ctx| {
        let new = people::NewPerson {
            name: "李强".to_owned(),
            phone: Some("13900010002".to_owned()),
            unit: Some(plant.clone()),
            post: "焊工".to_owned(),
            sex: Some(people::Sex::Male),
        };
        people::keep_person(tx, ctx, &new)
    })
}
