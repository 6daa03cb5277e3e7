//! What nobody should send, and what comes back: which field, why; never a defect, nothing half-written.

use axum::http::StatusCode;

use crate::entry::trainee;
use crate::house::province;

#[test]
fn a_bad_name_is_named_and_nothing_is_written() {
    province(|site, place| {
        let person = trainee(site, place);
        let mut phone = site.visitor_as(&person, "李强");
        let long = "长".repeat(60);
        let bad = ["", "   ", "李\u{7}强", "李强😀", "<script>alert(1)</script>", long.as_str()];
        for name in bad {
            let answer = phone.post("/account/data", &[("name", name), ("post", "厂长")]);
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(!answer.body.contains("<script>alert"), "what was typed is shown as text");
        }
        assert!(!phone.get("/account").visible().contains("厂长"));
        for good in ["𠮷田", "欧阳娜娜", "阿依古丽·买买提", "O’Neill"] {
            let answer = phone.post_and_follow("/account/data", &[("name", good), ("post", "")]);
            assert!(answer.visible().contains(good), "{good}: {}", answer.visible());
        }
    });
}

#[test]
fn ten_megabytes_are_refused_before_they_are_read() {
    province(|site, place| {
        let huge = "长".repeat(3_500_000);
        let mut chief = site.visitor_as(&place.chief, "高远");
        for path in
            ["/sign-in", "/complaints/new", "/organisations/new", "/staff/invite", "/account/data", "/set-up"]
        {
            let answer = chief.post(path, &[("name", &huge), ("login", &huge), ("text", &huge)]);
            assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        }
        // Half a megabyte is read, and is not a name, a login, a password.
        let long = "a".repeat(200_000);
        let answer = site.visitor().post("/sign-in", &[("login", &long), ("password", &long)]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let answer = chief.post("/staff/invite", &[("name", &long)]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn forged_ids_are_pages_that_do_not_exist() {
    province(|site, place| {
        let mut chief = site.visitor_as(&place.chief, "高远");
        let strange = place.east.to_string().replace("og_", "ps_");
        for path in [
            "/staff/1",
            "/staff/ps_%27%20OR%201%3D1",
            "/organisations/%F0%A0%AE%B7",
            "/organisations/og_zzzzzzzzzzzzzzzzzzzzzzzzzz",
            &format!("/staff/{strange}"),
            "/staff/roles/gr_01/take",
        ] {
            assert_eq!(chief.get(path).status, StatusCode::NOT_FOUND, "{path}");
        }
        for path in
            ["/complaints/cm_1/handled", "/account/sessions/x/end", "/staff/x/roles", "/organisations/x"]
        {
            assert_eq!(
                chief.post(path, &[("name", "某某工会"), ("kind", "city")]).status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
        let fields = [("name", "某某工会"), ("kind", "moon"), ("parent", "og_1"), ("region_code", "12")];
        let answer = chief.post("/organisations/new", &fields);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.visible().contains("行政区划代码是 6 位数字"), "{}", answer.visible());
    });
}

#[test]
fn a_form_with_nothing_in_it_says_what_is_needed() {
    province(|site, place| {
        let mut chief = site.visitor_as(&place.chief, "高远");
        let person = trainee(site, place);
        for path in [
            "/sign-in".to_owned(),
            "/organisations/new".to_owned(),
            "/staff/invite".to_owned(),
            "/complaints/new".to_owned(),
            "/account/data".to_owned(),
            format!("/staff/{person}/data"),
            format!("/staff/{person}/roles"),
            format!("/organisations/{}", place.east),
        ] {
            let answer = chief.post(&path, &[]);
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", answer.visible());
        }
    });
}

#[test]
fn a_phone_number_belongs_to_one_person() {
    province(|site, place| {
        let person = trainee(site, place);
        let mut chief = site.visitor_as(&place.chief, "高远");
        let fields = [("name", "王敏"), ("post", ""), ("phone", "13900010002")];
        let taken = chief.post(&format!("/staff/{}/data", place.organiser), &fields);
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.visible().contains("另一个人名下"));
        let fields = [("name", "李强"), ("post", "焊工"), ("phone", "12345")];
        let bad = chief.post(&format!("/staff/{person}/data"), &fields);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.visible().contains("11 位数字"));
    });
}
