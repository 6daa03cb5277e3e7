//! From an empty installation to an organiser who works in it.

use axum::http::StatusCode;

use crate::house::{CODE, PASSWORD, empty_house, link_on};

const FIRST: [(&str, &str); 6] = [
    ("code", CODE),
    ("organisation", "北江省总工会"),
    ("name", "高远"),
    ("login", "gaoyuan"),
    ("password", PASSWORD),
    ("again", PASSWORD),
];

fn with<'a>(field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    FIRST.iter().map(|(name, old)| (*name, if *name == field { value } else { *old })).collect()
}

#[test]
fn the_first_run_makes_an_administrator_once() {
    empty_house(|site| {
        let mut operator = site.visitor();
        assert_eq!(operator.get("/").location, "/set-up");
        assert!(operator.get("/set-up").visible().contains("启动码"));
        let wrong = operator.post("/set-up", &with("code", "guess"));
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.visible().contains("启动码不对"));
        assert_eq!(wrong.input("organisation").as_deref(), Some("北江省总工会"), "what was typed stays");
        assert!(!wrong.body.contains(PASSWORD), "a password is never written back");
        let home = operator.post_and_follow("/set-up", &FIRST);
        assert!(home.visible().contains("高远，上午好"), "{}", home.visible());
        assert!(home.body.contains("/organisations") && home.body.contains("/staff"));
        assert!(home.visible().contains("从这里开始"), "a new house says what to do first");
        assert!(home.body.contains("href=\"/staff/invite\""), "{}", home.visible());
        // Afterwards the page is gone, for everybody.
        assert_eq!(site.visitor().get("/set-up").status, StatusCode::NOT_FOUND);
        assert_eq!(site.visitor().post("/set-up", &FIRST).status, StatusCode::NOT_FOUND);
        let front = site.visitor().get("/");
        assert_eq!(front.status, StatusCode::OK);
        assert!(front.visible().contains("我有专属链接") && front.visible().contains("工作人员登录"));
    });
}

#[test]
fn a_weak_password_is_not_taken_on_the_first_run() {
    empty_house(|site| {
        for (weak, why) in
            [("短密码", "至少 12"), ("woaini1314520", "太常见"), ("gaoyuan-gaoyuan-1", "登录名")]
        {
            let mut fields = with("password", weak);
            fields.iter_mut().filter(|(name, _)| *name == "again").for_each(|field| field.1 = weak);
            let answer = site.visitor().post("/set-up", &fields);
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.visible().contains(why), "{weak}: {}", answer.visible());
        }
        let differs = site.visitor().post("/set-up", &with("again", "另一句完全不同的长密码啊啊"));
        assert!(differs.visible().contains("两次输入的密码不一样"));
    });
}

#[test]
fn an_organiser_is_invited_chooses_a_password_and_signs_in() {
    empty_house(|site| {
        let mut chief = site.visitor();
        chief.post_and_follow("/set-up", &FIRST);
        let form = chief.get("/staff/invite");
        let (once, root) = (form.input("once").unwrap(), option_of(&form.body, "北江省总工会"));
        let fields = [
            ("once", once.as_str()),
            ("name", "王敏"),
            ("phone", "139 0001 0001"),
            ("post", "宣教部副部长"),
            ("login", "WangMin"),
            ("role", "organiser"),
            ("org", &root),
        ];
        let invited = chief.post("/staff/invite", &fields);
        assert_eq!(invited.status, StatusCode::OK, "{}", invited.visible());
        let link = link_on(&invited.body, "/sign-in/new-password/");
        // The same form sent twice is one colleague, and shows no second link.
        let again = chief.post("/staff/invite", &fields);
        assert!(again.location.starts_with("/staff/ps_"), "{}", again.location);

        let mut organiser = site.visitor();
        let page = organiser.get(&link);
        assert!(page.visible().contains("王敏，请设一个密码"));
        let own = "厂门口那棵老槐树又开花了";
        let home = organiser.post_and_follow(&link, &[("password", own), ("again", own)]);
        assert!(home.visible().contains("王敏"), "{}", home.visible());
        // The link worked once.
        assert_eq!(site.visitor().get(&link).status, StatusCode::NOT_FOUND);
        assert!(
            site.visitor().post(&link, &[("password", own), ("again", own)]).visible().contains("已经用过")
        );
        // In by login name, whatever the case, and by phone.
        for login in ["wangmin", " WANGMIN ", "13900010001"] {
            let mut browser = site.visitor();
            let home = browser.post_and_follow("/sign-in", &[("login", login), ("password", own)]);
            assert!(home.visible().contains("王敏"), "{login}");
        }
    });
}

/// The value of the choice with this word.
fn option_of(page: &str, label: &str) -> String {
    let at = page.find(&format!(">{label}</option>")).unwrap();
    let tag = &page[page[..at].rfind('<').unwrap()..at];
    tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}
