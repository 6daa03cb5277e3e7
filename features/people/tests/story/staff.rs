//! Staff: giving and taking back roles, never sideways, never the last administrator.

use axum::http::StatusCode;
use people::access::{EDIT_ORGANISATIONS, SEE_PERSON};
use store::journal;
use web::access::{Over, Role, Scope, grants_of};

use crate::entry::trainee;
use crate::house::{PASSWORD, link_on, province};

#[test]
fn the_list_shows_who_does_what_and_finds_everybody() {
    province(|site, place| {
        let person = trainee(site, place);
        let mut chief = site.visitor_as(&place.chief, "高远");
        let list = chief.get("/staff").visible();
        assert!(list.contains("王敏") && list.contains("班主任 · 东江市总工会"), "{list}");
        assert!(!list.contains("李强"), "a trainee is no staff");
        assert!(chief.get("/staff?q=%E6%9D%8E").visible().contains("李强"));
        assert!(chief.get("/staff?q=%F0%A0%AE%B7").visible().contains("没有找到"));
        let page = chief.get(&format!("/staff/{person}")).visible();
        assert!(
            page.contains("13900010002") && page.contains("焊工") && page.contains("东江市总工会"),
            "{page}"
        );
        // The administrator of the west sees the west.
        let mut western = site.visitor_as(&place.western, "石磊");
        let list = western.get("/staff").visible();
        assert!(list.contains("石磊") && !list.contains("王敏"), "{list}");
        assert!(!western.get("/staff?q=%E6%9D%8E").visible().contains("李强"));
    });
}

#[test]
fn nobody_reaches_sideways_or_up() {
    province(|site, place| {
        let person = trainee(site, place);
        let page = format!("/staff/{person}");
        for (who, name) in [(&place.western, "石磊"), (&person, "李强")] {
            let mut visitor = site.visitor_as(who, name);
            assert_eq!(visitor.get(&page).status, StatusCode::FORBIDDEN, "{name}");
            let fields = [("name", "改名"), ("post", "")];
            assert_eq!(
                visitor.post(&format!("{page}/data"), &fields).status,
                StatusCode::FORBIDDEN,
                "{name}"
            );
            let links = format!("{page}/withdraw-links");
            assert_eq!(visitor.post(&links, &[]).status, StatusCode::FORBIDDEN, "{name}");
            assert_eq!(visitor.get("/audit").status, StatusCode::FORBIDDEN, "{name}");
            assert_eq!(visitor.get("/complaints").status, StatusCode::FORBIDDEN, "{name}");
        }
        // An organiser reads the person, and changes nothing.
        let mut organiser = site.visitor_as(&place.organiser, "王敏");
        assert_eq!(organiser.get(&page).status, StatusCode::OK);
        assert_eq!(
            organiser.post(&format!("{page}/data"), &[("name", "改名")]).status,
            StatusCode::FORBIDDEN
        );
        assert_eq!(organiser.get("/staff").status, StatusCode::FORBIDDEN);
        // The administrator of the west invites nobody over the province or the east.
        let mut western = site.visitor_as(&place.western, "石磊");
        for over in [&place.root, &place.east] {
            let fields =
                [("name", "自己人"), ("login", "zijiren"), ("role", "administrator"), ("org", over.as_str())];
            assert_eq!(western.post("/staff/invite", &fields).status, StatusCode::FORBIDDEN);
        }
        // Nor may they make a link to choose a password for the chief, or invite the trainee of the east.
        let chief = format!("/staff/{}/password-link", place.chief);
        assert_eq!(western.post(&chief, &[]).status, StatusCode::FORBIDDEN);
        let fields = [
            ("name", "李强"),
            ("phone", "13900010002"),
            ("login", "liqiang"),
            ("role", "organiser"),
            ("org", place.west.as_str()),
        ];
        let refused = western.post("/staff/invite", &fields);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.visible().contains("归别的组织管理"), "{}", refused.visible());
        assert_eq!(refused.input("login").as_deref(), Some("liqiang"), "what was typed stays");
    });
}

#[test]
fn a_role_is_given_and_taken_back_and_the_journal_knows() {
    province(|site, place| {
        let mut chief = site.visitor_as(&place.chief, "高远");
        let fields =
            [("name", "林芳"), ("login", "linfang"), ("role", "organiser"), ("org", place.east.as_str())];
        let invited = chief.post("/staff/invite", &fields);
        let person = link_on(&invited.body, "/staff/ps_");
        let set = link_on(&invited.body, "/sign-in/new-password/");
        let mut colleague = site.visitor();
        colleague.post_and_follow(&set, &[("password", PASSWORD), ("again", PASSWORD)]);
        assert_eq!(colleague.get("/staff").status, StatusCode::FORBIDDEN);

        let roles = format!("{person}/roles");
        let given = chief.post_and_follow(&roles, &[("role", "administrator"), ("org", place.west.as_str())]);
        assert!(given.visible().contains("管理员 · 西岭市总工会"), "{}", given.visible());
        // Roles count from the next click on, in sessions that are open.
        assert_eq!(colleague.get("/staff").status, StatusCode::OK);
        let id: people::PersonId = person.trim_start_matches("/staff/").parse().unwrap();
        let wanted = id.clone();
        let held = site.scene(move |tx, _| Ok(grants_of(tx, &wanted)?));
        assert_eq!(held.iter().map(|g| g.role).collect::<Vec<_>>(), [Role::Organiser, Role::Administrator]);

        let taking = link_on(&given.body, "/staff/roles/");
        let ask = chief.get(&taking);
        assert!(ask.visible().contains("林芳") && ask.visible().contains("班主任"), "{}", ask.visible());
        let taken = chief.post_and_follow(&taking, &[]);
        assert!(!taken.visible().contains("班主任 · 东江市总工会"), "{}", taken.visible());
        assert_eq!(chief.post(&taking, &[]).status, StatusCode::NOT_FOUND, "it is gone");
        let kinds = site.scene(move |tx, _| Ok(journal::about(tx, id.as_str(), 20)?));
        let kinds: Vec<_> = kinds.iter().map(|entry| entry.kind.as_str()).collect();
        assert!(kinds.contains(&"people.role-given") && kinds.contains(&"people.role-taken"), "{kinds:?}");
    });
}

#[test]
fn the_last_administrator_stays() {
    province(|site, place| {
        let mut chief = site.visitor_as(&place.chief, "高远");
        let page = chief.get(&format!("/staff/{}", place.chief));
        let taking = link_on(&page.body, "/staff/roles/");
        let refused = chief.post(&taking, &[]);
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.visible().contains("最后一位管理员"), "{}", refused.visible());
        // With a second one, the first may go.
        let (second, root) = (place.organiser.clone(), place.root.clone());
        site.scene(move |tx, ctx| {
            let over = Over::Organisation(people::org(tx, &root)?.path);
            Ok(web::access::grant(tx, ctx, &second, Role::Administrator, &over, root.as_str())?)
        });
        assert_eq!(chief.post(&taking, &[]).status, StatusCode::SEE_OTHER);
        assert_eq!(chief.get("/staff").status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn a_branch_moves_with_its_grants() {
    province(|site, place| {
        let acting = |who| site.acting(who);
        let east = place.east.clone();
        let plant = place.plant.clone();
        let scope = site.scene(move |tx, _| Ok(people::org(tx, &plant)?.scope()));
        assert!(acting(&place.organiser).can(SEE_PERSON, &scope));
        assert!(!acting(&place.western).can(SEE_PERSON, &scope));
        // The east becomes a part of the west.
        let mut chief = site.visitor_as(&place.chief, "高远");
        let fields = [("name", "东江市总工会"), ("kind", "county"), ("parent", place.west.as_str())];
        let moved = chief.post(&format!("/organisations/{east}"), &fields);
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.visible());
        let plant = place.plant.clone();
        let scope = site.scene(move |tx, _| Ok(people::org(tx, &plant)?.scope()));
        assert!(acting(&place.organiser).can(SEE_PERSON, &scope), "the organiser's grant moved along");
        assert!(acting(&place.western).can(SEE_PERSON, &scope));
        assert!(!acting(&place.western).can(EDIT_ORGANISATIONS, &Scope::Organisation("/".to_owned())));
    });
}

#[test]
fn complaints_come_without_a_name_and_are_dealt_with_once() {
    province(|site, place| {
        let person = trainee(site, place);
        let mut phone = site.visitor_as(&person, "李强");
        let once = phone.get("/complaints/new").input("once").unwrap();
        let fields = [("once", once.as_str()), ("text", "晚上的课排得太满了"), ("contact", "13900010002")];
        assert_eq!(phone.post("/complaints/new", &fields).location, "/complaints/thanks");
        assert_eq!(phone.post("/complaints/new", &fields).location, "/complaints/thanks");
        assert_eq!(phone.post("/complaints/new", &[("text", "")]).status, StatusCode::UNPROCESSABLE_ENTITY);

        let mut chief = site.visitor_as(&place.chief, "高远");
        assert!(chief.get("/").visible().contains("有 1 条投诉建议没处理"));
        let list = chief.get("/complaints");
        assert_eq!(list.body.matches("晚上的课排得太满了").count(), 1, "sent twice is one");
        assert!(list.visible().contains("还有 1 条没处理") && list.visible().contains("13900010002"));
        assert!(!list.body.contains("李强"));
        let handled = link_on(&list.body, "/complaints/cm_");
        let after = chief.post_and_follow(&handled, &[("note", "周四晚课改为自习")]);
        assert!(after.visible().contains("高远") && after.visible().contains("周四晚课改为自习"));
        assert_eq!(chief.post(&handled, &[("note", "")]).status, StatusCode::CONFLICT);
        // Nothing in the journal leads back to who complained.
        let entries = site.scene(|tx, _| Ok(journal::latest(tx, None, 50)?));
        let said = entries.iter().find(|entry| entry.kind == "people.complained").unwrap();
        assert_eq!(said.actor, "anonymous");
        let journal = chief.get("/audit").visible();
        assert!(journal.contains("有人投诉或建议") && journal.contains("处理投诉建议"), "{journal}");
    });
}

#[test]
fn the_journal_is_read_page_by_page() {
    province(|site, place| {
        let root = place.root.clone();
        site.scene(move |tx, ctx| {
            for n in 0..60 {
                people::add_alias(tx, ctx, &root, &format!("省总 {n}"))?;
            }
            Ok(())
        });
        let mut chief = site.visitor_as(&place.chief, "高远");
        let first = chief.get("/audit");
        assert!(first.visible().contains("省总 59") && !first.visible().contains("省总 5\""));
        let older = chief.get(&link_on(&first.body, "/audit?before="));
        assert!(older.visible().contains("省总 0"), "{}", older.visible());
        assert_eq!(chief.get("/audit?before=forged").status, StatusCode::NOT_FOUND);
    });
}
