//! Every page of this room with made-up content, for the picture book and for the test that renders all.

use std::sync::Arc;

use askama::Template;
use web::form::Choice;
use web::panels::{Card, ClassHere, ClassToday, Line, Progress, Running, Step, Today, Todo};
use web::{Fields, FormState, Lang, Problem, Problems};

use crate::links;
use crate::model::{OrgKind, role_name, staff_roles};
use crate::pages::{
    AccountPage, AuditLine, AuditPage, Branch, ComplainPage, ComplaintLine, ComplaintsPage, FrontPage,
    HistoryLine, HomePage, InvitePage, InvitedPage, LinkHelpPage, LinkPage, OrgFormPage, OrgsPage,
    PasswordGonePage, PasswordPage, PersonPage, RoleLine, SessionLine, SetUpPage, SignInPage, StaffLine,
    StaffPage, TakeRolePage, ThanksPage,
};
use crate::words::{Words, words};

/// Every page's own part, by the name of its template.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let w = words(lang);
    let mut all = coming_in(lang, w);
    all.extend(of_oneself(lang, w));
    all.extend(of_staff(lang, w));
    all
}

fn shown(page: &impl Template) -> String {
    page.render().unwrap_or_default()
}

/// A form as it comes back with something wrong in it.
fn refused(lang: Lang, fields: &[(&str, &str)], field: &str, problem: Problem) -> FormState {
    FormState::refused(&Fields::of(fields), &Problems::at(field, problem), lang)
}

fn cards(lang: Lang) -> Vec<Card> {
    let card = |mark: (&str, &str), tone, title: (&str, &str), note: (&str, &str), tag: (&str, &str)| Card {
        mark: lang.pick(mark.0, mark.1).to_owned(),
        tone,
        title: lang.pick(title.0, title.1).to_owned(),
        note: lang.pick(note.0, note.1).to_owned(),
        href: "/".to_owned(),
        tag: lang.pick(tag.0, tag.1).to_owned(),
    };
    vec![
        card(
            ("班", "C"),
            "seal",
            ("宣教骨干培训班 · 第 4 天", "Class for educators · day 4"),
            ("14:00 工坊排练，201 室", "14:00 rehearsal, room 201"),
            ("今天", "today"),
        ),
        card(
            ("答", "A"),
            "jade",
            ("您提的“电动车充电难”", "“Nowhere to charge”, which you raised"),
            ("已成为 3 号课题", "It has become topic 3"),
            ("有回音", "answered"),
        ),
    ]
}

fn step(done: bool, title: String) -> Todo {
    Todo { done, title, note: String::new(), href: links::ORGANISATIONS.to_owned() }
}

fn class_today(lang: Lang) -> ClassToday {
    let name = lang.pick("骨干培训班", "A class for organisers");
    let class =
        ClassHere { id: "cl_sample".to_owned(), name: name.to_owned(), host: "/".to_owned(), size: 118 };
    let line = Line {
        time: "08:30".to_owned(),
        title: lang.pick("专题讲授", "Lecture").to_owned(),
        note: lang.pick("报告厅 · 至 11:40", "Hall, until 11:40").to_owned(),
        state: lang.pick("进行中", "On now").to_owned(),
        now: true,
    };
    let strip = Step {
        figure: "26".to_owned(),
        label: lang.pick("条需求已汇入", "needs gathered").to_owned(),
        href: links::ORGANISATIONS.to_owned(),
        progress: Progress::Now,
    };
    ClassToday {
        class: Running {
            class,
            note: lang.pick("7 月 28 日至 8 月 1 日", "28 July to 1 August").to_owned(),
            state: lang.pick("第 4 天", "Day 4").to_owned(),
            href: links::ORGANISATIONS.to_owned(),
            day: lang.pick("今天 · 第 4 天", "Today, day 4").to_owned(),
            lines: vec![line],
            timetable: links::ORGANISATIONS.to_owned(),
        },
        strip: vec![strip],
        todos: vec![step(false, lang.pick("公布分组", "Publish the groups").to_owned())],
    }
}

fn coming_in(lang: Lang, w: &'static Words) -> Vec<(&'static str, String)> {
    let (sign_in, link_help) = (web::links::SIGN_IN, links::LINK_HELP);
    let home = HomePage {
        greeting: w.greeting_morning(lang.pick("周海", "Zhou Hai")),
        date: lang.pick("7 月 31 日（周四）", "Fri 31 Jul").to_owned(),
        today: Arc::new(Today {
            first_steps: vec![step(true, w.first_organisations()), step(false, w.invite_title())],
            cards: cards(lang),
            classes: vec![class_today(lang)],
        }),
        w,
    };
    let front = FrontPage { today: Arc::default(), say: None, sign_in, link_help, w };
    let wrong = Problem::Said(w.sign_in_wrong(), w.sign_in_wrong());
    let sign_in_page = SignInPage {
        form: refused(lang, &[("login", "linfang")], "login", wrong),
        send: sign_in,
        link_help,
        w,
    };
    let link = LinkPage {
        name: "周海".to_owned(),
        unit: "东江锅炉厂工会".to_owned(),
        send: links::personal("sample"),
        link_help,
        w,
    };
    let help = |gone| LinkHelpPage { gone, send: link_help, sign_in, w };
    let password = PasswordPage {
        name: "林芳".to_owned(),
        login: "linfang".to_owned(),
        form: refused(lang, &[], "password", Problem::TooShort { least: 12 }),
        send: links::choose_password("sample"),
        w,
    };
    vec![
        ("home", shown(&home)),
        ("home-empty", shown(&HomePage { today: Arc::default(), ..home })),
        ("front", shown(&front)),
        ("sign-in", shown(&sign_in_page)),
        ("link", shown(&link)),
        ("link-help", shown(&help(false))),
        ("link-gone", shown(&help(true))),
        ("password", shown(&password)),
        ("password-gone", shown(&PasswordGonePage { sign_in, w })),
        ("set-up", shown(&SetUpPage { form: FormState::default(), send: links::SET_UP, w })),
        ("complain", shown(&ComplainPage { form: FormState::default(), send: web::links::COMPLAIN, w })),
        ("complaint-thanks", shown(&ThanksPage { home: web::links::HOME, w })),
    ]
}

fn sessions(w: &Words) -> Vec<SessionLine> {
    let line = |device: &str, seen: &str, this| SessionLine {
        device: device.to_owned(),
        seen: w.session_seen(seen),
        this,
        end: web::links::ACCOUNT.to_owned(),
    };
    vec![line("Android · WeChat", "10:20", true), line("Windows · Edge", "09:05", false)]
}

fn role(lang: Lang, role: web::access::Role) -> String {
    format!("{} · 东江市总工会", role_name(role, lang))
}

fn of_oneself(lang: Lang, w: &'static Words) -> Vec<(&'static str, String)> {
    let account = AccountPage {
        name: "林芳".to_owned(),
        unit: "东江市总工会".to_owned(),
        post: "宣教部副部长".to_owned(),
        phone: Some("139****0001".to_owned()),
        roles: vec![role(lang, web::access::Role::Organiser)],
        login: Some("linfang".to_owned()),
        data: FormState::filled(String::new(), &[("name", "林芳"), ("post", "宣教部副部长")]),
        password: FormState::default(),
        sessions: sessions(w),
        history: vec![HistoryLine { at: "09:05".to_owned(), who: w.actor_oneself(), what: w.did_sign_in() }],
        others: true,
        data_send: links::ACCOUNT_DATA,
        password_send: links::ACCOUNT_PASSWORD,
        forget_send: links::ACCOUNT_FORGET_PHONE,
        others_send: links::ACCOUNT_END_OTHERS,
        json: links::ACCOUNT_JSON,
        csv: links::ACCOUNT_CSV,
        sign_out: web::links::SIGN_OUT,
        w,
    };
    vec![("account", shown(&account))]
}

fn tree(lang: Lang) -> Vec<Branch> {
    let branch = |name: &str, kind: OrgKind, code: &str, aliases: &str, depth| Branch {
        name: name.to_owned(),
        kind: kind.label(lang),
        code: code.to_owned(),
        aliases: aliases.to_owned(),
        href: links::ORGANISATIONS.to_owned(),
        add: Some(links::ORGANISATION_NEW.to_owned()),
        depth,
        found: true,
    };
    vec![
        branch("北江省总工会", OrgKind::Province, "990000", "省总", 0),
        branch("东江市总工会", OrgKind::City, "990100", "东江市总", 1),
        branch("东江机械工会", OrgKind::Industry, "", "", 2),
        branch("东江锅炉厂工会", OrgKind::Grassroots, "", "锅炉厂", 2),
        branch("西岭市总工会", OrgKind::City, "990200", "", 1),
    ]
}

fn choices(labels: &[&str]) -> Vec<Choice> {
    labels.iter().map(|label| ((*label).to_owned(), (*label).to_owned())).collect()
}

fn roles(lang: Lang) -> Vec<Choice> {
    staff_roles().map(|role| (role.word().to_owned(), role_name(role, lang))).into()
}

fn of_staff(lang: Lang, w: &'static Words) -> Vec<(&'static str, String)> {
    let organiser = web::access::Role::Organiser;
    let tree = OrgsPage {
        search: links::ORGANISATIONS,
        part: String::new(),
        total: 5,
        found: 5,
        branches: tree(lang),
        add: Some(links::ORGANISATION_NEW),
        w,
    };
    let org_form = OrgFormPage {
        title: w.organisation_new(),
        form: FormState::filled(String::new(), &[("kind", "city")]),
        send: links::ORGANISATION_NEW.to_owned(),
        back: links::ORGANISATIONS,
        kinds: OrgKind::ALL.map(|kind| (kind.word().to_owned(), kind.label(lang))).into(),
        parents: choices(&["北江省总工会"]),
        unions: choices(&["东江机械工会"]),
        is_new: true,
        is_root: false,
        may_edit: true,
        w,
    };
    let staff = StaffPage {
        search: links::STAFF,
        part: String::new(),
        lines: vec![StaffLine {
            name: "林芳".to_owned(),
            unit: "东江市总工会".to_owned(),
            post: "宣教部副部长".to_owned(),
            roles: vec![role(lang, organiser)],
            href: links::STAFF.to_owned(),
        }],
        invite: links::STAFF_INVITE,
        complaints: links::COMPLAINTS,
        audit: links::AUDIT,
        w,
    };
    let invite = InvitePage {
        form: FormState::default(),
        send: links::STAFF_INVITE,
        back: links::STAFF,
        roles: roles(lang),
        orgs: choices(&["北江省总工会", "东江市总工会"]),
        w,
    };
    let invited = InvitedPage {
        name: "林芳".to_owned(),
        link: "https://gongfang.example/sign-in/new-password/sample".to_owned(),
        qr: web::qr::svg("https://gongfang.example/sign-in/new-password/sample").unwrap_or_default(),
        person: links::STAFF.to_owned(),
        w,
    };
    let take = TakeRolePage {
        name: "林芳".to_owned(),
        role: role(lang, organiser),
        send: links::STAFF.to_owned(),
        back: links::STAFF.to_owned(),
        w,
    };
    vec![
        ("organisations", shown(&tree)),
        ("organisation", shown(&org_form)),
        ("staff", shown(&staff)),
        ("invite", shown(&invite)),
        ("invited", shown(&invited)),
        ("person", shown(&person(lang, w))),
        ("take-role", shown(&take)),
        ("complaints", shown(&complaints(w))),
        ("audit", shown(&audit(w))),
    ]
}

fn person(lang: Lang, w: &'static Words) -> PersonPage {
    PersonPage {
        name: "林芳".to_owned(),
        unit: "东江市总工会".to_owned(),
        city: Some("东江市总工会".to_owned()),
        industry: None,
        post: "宣教部副部长".to_owned(),
        phone: Some("13900010001".to_owned()),
        login: Some(("linfang".to_owned(), true)),
        role_lines: vec![RoleLine {
            label: role(lang, web::access::Role::Organiser),
            take: Some(links::STAFF.to_owned()),
        }],
        failures: vec!["10:18".to_owned(), "10:17".to_owned()],
        lift_send: Some(links::STAFF.to_owned()),
        sessions: sessions(w),
        data: FormState::filled(String::new(), &[("name", "林芳"), ("post", "宣教部副部长")]),
        giving: FormState::default(),
        roles: roles(lang),
        orgs: choices(&["北江省总工会", "东江市总工会"]),
        units: choices(&["北江省总工会", "东江市总工会"]),
        sexes: choices(&["女", "男"]),
        may_edit: true,
        may_give: true,
        data_send: links::STAFF.to_owned(),
        roles_send: links::STAFF.to_owned(),
        password_send: links::STAFF.to_owned(),
        withdraw_send: links::STAFF.to_owned(),
        back: links::STAFF,
        w,
    }
}

fn complaints(w: &'static Words) -> ComplaintsPage {
    let line = |text: &str, contact: Option<&str>, handled: Option<(String, String)>| ComplaintLine {
        text: text.to_owned(),
        contact: contact.map(ToOwned::to_owned),
        said_at: "09:40".to_owned(),
        handled,
        send: links::COMPLAINTS.to_owned(),
    };
    ComplaintsPage {
        open: 1,
        lines: vec![
            line("晚上的课排得太满了", Some("13900010002"), None),
            line(
                "大字版按钮不好找",
                None,
                Some((w.complaint_handled_by("10:05", "高远"), "已移到页脚".to_owned())),
            ),
        ],
        w,
    }
}

fn audit(w: &'static Words) -> AuditPage {
    AuditPage {
        lines: vec![AuditLine {
            at: "09:05".to_owned(),
            who: "高远".to_owned(),
            what: w.did_give_role(),
            kind: "people.role-given".to_owned(),
            subject: "林芳".to_owned(),
            href: Some(links::STAFF.to_owned()),
            detail: "{\"role\":\"organiser\"}".to_owned(),
        }],
        older: Some(links::AUDIT.to_owned()),
        newest: links::AUDIT,
        first: true,
        w,
    }
}

#[cfg(test)]
mod tests {
    use super::samples;
    use web::Lang;

    #[test]
    fn every_page_renders_in_both_languages_with_one_heading() {
        let (zh, en) = (samples(Lang::Zh), samples(Lang::En));
        assert_eq!(zh.len(), en.len());
        for ((name, zh), (_, en)) in zh.iter().zip(&en) {
            assert_ne!(zh, en, "{name}");
            for body in [zh, en] {
                assert_eq!(body.matches("<h1").count(), 1, "{name}");
                assert!(!body.contains(" style=") && !body.contains("<script"), "{name}");
            }
        }
    }
}
