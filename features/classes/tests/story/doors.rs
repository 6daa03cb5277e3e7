//! Who comes in where, forged ids, both languages.

use crate::world::{World, receipt, story};

const PAGES: [&str; 12] = [
    "",
    "/edit",
    "/roster",
    "/roster/print",
    "/roster/new",
    "/roster/export",
    "/links",
    "/import",
    "/import/template",
    "/timetable",
    "/timetable/print",
    "/timetable/new",
];

#[test]
fn an_organiser_of_another_city_gets_nothing_of_this_class() {
    story(|world| {
        let mut stranger = world.as_stranger();
        for page in PAGES {
            assert_eq!(stranger.get(&world.at(page)).status.as_u16(), 403, "{page}");
        }
        for act in ["/edit", "/roster/new", "/links", "/timetable/new"] {
            let answer = stranger.post(&world.at(act), &[("as", "excel")]);
            assert_eq!(answer.status.as_u16(), 403, "{act}");
        }
        assert!(!stranger.get("/classes").visible().contains("骨干培训班"));
        let host = world.province.to_string();
        let above = [
            ("name", "越权的班"),
            ("host", host.as_str()),
            ("starts_on", "2026-09-07"),
            ("ends_on", "2026-09-08"),
        ];
        assert_eq!(stranger.post("/classes/new", &above).status.as_u16(), 403);
    });
}

#[test]
fn a_leader_reads_and_changes_nothing_and_a_visitor_is_asked_to_sign_in() {
    story(|world| {
        let mut leader = world.as_leader();
        for open in ["", "/roster", "/timetable"] {
            assert_eq!(leader.get(&world.at(open)).status.as_u16(), 200, "{open}");
        }
        for closed in ["/edit", "/import", "/roster/export", "/links", "/roster/new"] {
            assert_eq!(leader.get(&world.at(closed)).status.as_u16(), 403, "{closed}");
        }
        let answer = world.site.visitor().get(&world.at("/roster"));
        assert!(answer.location.starts_with("/sign-in"), "{}", answer.location);
    });
}

#[test]
fn forged_ids_are_no_pages() {
    story(|world| {
        let mut organiser = world.as_organiser();
        let none = "cl_00000000000000000000000000";
        for forged in ["cl_1", "en_00000000000000000000000000", none, "%27%20OR%201=1", "%F0%A0%AE%B7"] {
            for page in ["", "/roster", "/timetable", "/today", "/import", "/edit"] {
                let path = format!("/classes/{forged}{page}");
                assert_eq!(organiser.get(&path).status.as_u16(), 404, "{path}");
            }
        }
        for page in
            ["/roster/en_00000000000000000000000000", "/roster/x", "/timetable/ag_00000000000000000000000000"]
        {
            assert_eq!(organiser.get(&world.at(page)).status.as_u16(), 404, "{page}");
        }
        assert_eq!(organiser.get(&format!("/classes/new?from={none}")).status.as_u16(), 404);
        let place = world.at("/roster/en_00000000000000000000000000/withdraw");
        assert_eq!(organiser.post(&place, &[]).status.as_u16(), 404);
    });
}

#[test]
fn every_page_speaks_both_languages_and_has_one_heading() {
    story(|world: &World| {
        let mut organiser = world.as_organiser();
        let preview = world.sent(&mut organiser, "有错.xlsx", &receipt("broken"));
        let mut pages: Vec<String> = PAGES
            .iter()
            .filter(|page| !page.contains("export") && !page.contains("template"))
            .map(|p| world.at(p))
            .collect();
        pages.extend([
            "/classes".to_owned(),
            "/classes/new".to_owned(),
            world.at("/today"),
            format!("{preview}/rows/5"),
        ]);
        pages.push(preview);
        for lang in ["zh", "en"] {
            let mut reader = world.as_organiser().with_cookie("lang", lang);
            for page in &pages {
                let answer = reader.get(page);
                assert_eq!(answer.status.as_u16(), 200, "{page}: {}", answer.visible());
                assert_eq!(answer.body.matches("<h1").count(), 1, "{page}");
            }
        }
        let mut english = world.as_organiser().with_cookie("lang", "en");
        assert!(english.get(&world.at("/roster")).visible().contains("The roster is empty"));
    });
}

#[test]
fn wild_queries_are_answered_like_no_query() {
    story(|world| {
        let mut organiser = world.as_organiser();
        for query in
            ["?sort=%27", "?q=%25%25", "?page=-1", "?city=%00", "?withdrawn=x", "?sex=both&unit=%3Cscript%3E"]
        {
            assert_eq!(organiser.get(&world.at(&format!("/roster{query}"))).status.as_u16(), 200, "{query}");
        }
        assert_eq!(organiser.get(&world.at("/timetable?removed=%3Cb%3E")).status.as_u16(), 200);
    });
}
