//! Who may open what, forged addresses, and every page in both languages.

use axum::http::StatusCode;

use crate::world::{JUDGES, sheet, with_world};

const PAGES: [&str; 9] =
    ["", "/rubric", "/judges", "/recusals", "/draw", "/scores", "/opinion", "/sheets", "/summary"];

#[test]
fn only_those_who_run_the_class_set_its_roadshow_up() {
    with_world(|world| {
        let open = world.opened(3);
        let mut leader = world.site.visitor_as(&world.leader, "高远");
        let mut trainee = world.site.visitor_as(&world.colleague, "甲一");
        let mut nobody = world.site.visitor();
        for path in PAGES {
            let path = world.at(path);
            assert_eq!(leader.get(&path).status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(trainee.get(&path).status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(nobody.get(&path).status, StatusCode::SEE_OTHER, "{path}");
        }
        for path in [
            "/rubric/freeze",
            "/draw/seal",
            "/scores/open",
            "/scores/lock",
            "/scores/announce",
            "/judges/cards",
        ] {
            assert_eq!(leader.post(&world.at(path), &[]).status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(trainee.get(&open.phone()).status, StatusCode::FORBIDDEN);
        assert_eq!(world.as_organiser().get(&open.phone()).status, StatusCode::FORBIDDEN);
        let answer = leader.post(&open.at(open.order[0].as_str()), &sheet(["18"; 5], "", "k"));
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn forged_addresses_lead_nowhere() {
    with_world(|world| {
        let open = world.opened(3);
        let mut wang = world.as_organiser();
        let mut judge = world.phone(&open, 2);
        let stray = "01j9zzzzzzzzzzzzzzzzzzzzzz";
        for path in [
            "/classes/cl_1/roadshow".to_owned(),
            format!("/classes/cl_{stray}/roadshow"),
            world.at(&format!("/scores/jg_{stray}/gp_{stray}")),
            world.at(&format!("/scores/{}/gp_{stray}", open.judges[0].0)),
            world.at("/scores/x/y"),
            "/results/rs_1".to_owned(),
            format!("/results/rs_{stray}"),
            format!("/groups/gp_{stray}/result"),
            "/groups/'--/result".to_owned(),
        ] {
            assert_eq!(wang.get(&path).status, StatusCode::NOT_FOUND, "{path}");
        }
        for path in [
            format!("/judging/rs_{stray}"),
            format!("/judging/rs_{stray}/practice"),
            open.at(&format!("gp_{stray}")),
            open.at("gp_1"),
        ] {
            assert_eq!(judge.get(&path).status, StatusCode::NOT_FOUND, "{path}");
            let answer = judge.post(&path, &sheet(["18"; 5], "", "k"));
            assert!(answer.status.is_client_error(), "{path}");
        }
        for step in ["remove", "dance"] {
            let path = world.at(&format!("/judges/jg_{stray}/{step}"));
            assert_eq!(wang.post(&path, &[]).status, StatusCode::NOT_FOUND);
        }
        let foreign = [
            ("judge", format!("jg_{stray}")),
            ("team", format!("gp_{stray}")),
            ("ground", "coached".to_owned()),
        ];
        let foreign: Vec<(&str, &str)> = foreign.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(wang.post(&world.at("/recusals"), &foreign).status, StatusCode::NOT_FOUND);
        for bad in [vec![], vec![("preset", "x")]] {
            assert_eq!(wang.post(&world.at(""), &bad).status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    });
}

#[test]
fn every_page_reads_in_both_languages_under_one_heading() {
    with_world(|world| {
        let open = world.opened(7);
        let group = &open.order[0];
        let scorer = (0..7).find(|judge| *judge > 1).unwrap();
        world.score(&open, scorer, group, ["18", "18", "18", "18", "18"]);
        let cell = world.at(&format!("/scores/{}/{group}", open.judges[scorer].0));
        let mut paths: Vec<String> = PAGES.iter().map(|path| world.at(path)).collect();
        paths.extend([cell, format!("/results/{}", open.id)]);
        for lang in ["zh-CN", "en"] {
            let mut wang = world.as_organiser().with_cookie("lang", lang);
            for path in &paths {
                let page = wang.get(path);
                assert_eq!(page.status, StatusCode::OK, "{path} in {lang}: {}", page.visible());
                assert_eq!(page.body.matches("<h1").count(), 1, "{path} in {lang}");
            }
            let mut judge = world.phone(&open, scorer).with_cookie("lang", lang);
            for path in [open.phone(), open.at("practice"), open.at(group.as_str())] {
                let page = judge.get(&path);
                assert_eq!(page.status, StatusCode::OK, "{path} in {lang}");
                assert_eq!(page.body.matches("<h1").count(), 1, "{path} in {lang}");
            }
        }
        let english = world.phone(&open, scorer).with_cookie("lang", "en").get(&open.at(group.as_str()));
        assert!(english.visible().contains("Novelty") && english.visible().contains("Hand in the change"));
    });
}

#[test]
fn files_and_paper_say_what_was_given() {
    with_world(|world| {
        let open = world.opened(7);
        let group = &open.order[0];
        world.score(&open, 3, group, ["13.5", "18", "18", "18", "18"]);
        let mut wang = world.as_organiser();
        let sheets = wang.get(&world.at("/sheets"));
        assert!(sheets.visible().contains("13.5") && sheets.visible().contains("评委签字"), "signed by hand");
        assert_eq!(sheets.body.matches("sign-line").count(), 14, "each judge signs and dates");
        let summary = wang.get(&world.at("/summary")).visible();
        for told in ["85.5", "监审签字", "方案路演：评委按 5 项打分", "此表不作数", JUDGES[3]]
        {
            assert!(summary.contains(told), "{told}: {summary}");
        }
        let file = wang.post(&world.at("/export.xlsx"), &[]);
        assert_eq!(&file.bytes[..2], b"PK");
        let table = sheets::table::read(&file.bytes, "scores.xlsx").unwrap();
        let cells: Vec<String> =
            table.sheets[0].rows.iter().flatten().map(|cell| cell.text.clone()).collect();
        assert!(cells.iter().any(|text| text == "13.5") && cells.iter().any(|text| text == JUDGES[3]));
        let record = wang.post(&world.at("/record.json"), &[]);
        let told: serde_json::Value = serde_json::from_str(&record.body).unwrap();
        assert_eq!(told["sheets"].as_array().unwrap().len(), 1);
        assert_eq!(told["draw"]["order"][0], group.as_str());
        assert_eq!(told["contest"]["judges"].as_array().unwrap().len(), 7);
        let code = told["sheets"][0]["hash"].as_str().unwrap();
        assert!(code.len() == 64 && summary.contains(code), "whoever signs, signs for just these sheets");
    });
}
