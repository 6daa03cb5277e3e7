//! Who may enter, and in which language it speaks.

use axum::http::StatusCode;
use workshop::{GroupId, NewRemark, RemarkKind, Stage};

use crate::world::{PDF, fields, story};

#[test]
fn a_room_is_for_its_members_and_those_who_help_every_group() {
    story(|world| {
        let pages = ["", "/proposal", "/proposal/history", "/files", "/timer"];
        let mut neighbour = world.site.visitor_as(&world.other.members[0], "邻组");
        let mut stranger = world.site.visitor_as(&world.stranger, "何远");
        let mut anyone = world.site.visitor();
        for page in pages {
            assert_eq!(neighbour.get(&world.at(page)).status, StatusCode::FORBIDDEN, "{page}");
            assert_eq!(stranger.get(&world.at(page)).status, StatusCode::FORBIDDEN, "{page}");
            assert!(anyone.get(&world.at(page)).location.starts_with("/sign-in"), "{page}");
            for who in [&world.organiser, &world.facilitator, &world.group.members[2]] {
                let answer = world.site.visitor_as(who, "某人").get(&world.at(page));
                assert_eq!(answer.status, StatusCode::OK, "{page}: {}", answer.visible());
            }
        }
        let forbidden =
            neighbour.post_for_json(&world.at("/proposal"), &fields("0", "k", &[("cut", "混进来")]));
        assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
        let mut member = world.as_member(0);
        assert_eq!(member.get("/groups").location, world.at(""), "the tab leads to one's own room");
        assert!(stranger.get("/groups").visible().contains("还没有分组"));
        assert!(anyone.get("/groups").location.starts_with("/sign-in"));
        let unknown: GroupId = world.site.scene(|_, ctx| Ok(store::Witness::id(ctx)));
        for forged in ["gp_x", "tp_01j9zzzzzzzzzzzzzzzzzzzzzz", unknown.as_str()] {
            assert_eq!(member.get(&format!("/groups/{forged}")).status, StatusCode::NOT_FOUND, "{forged}");
            assert_eq!(member.get(&format!("/groups/{forged}/files")).status, StatusCode::NOT_FOUND);
        }
        assert_eq!(member.get("/proposals/pr_x").status, StatusCode::NOT_FOUND);
        assert_eq!(
            neighbour.upload(&world.at("/files"), &[], "file", ("甲.pdf", PDF)).status,
            StatusCode::FORBIDDEN
        );
    });
}

#[test]
fn both_languages_say_everything() {
    story(|world| {
        world.open(&[Stage::Opening, Stage::Discussion, Stage::Rehearsal]);
        let mut member = world.as_member(0);
        member.post(&world.at("/proposal"), &fields("0", "k", &[("cut", "等单时学")]));
        let group = world.group.id.clone();
        world.site.scene(move |tx, ctx| {
            for at in 0..5 {
                let remark = NewRemark { kind: RemarkKind::Ask, text: format!("Question {at}") };
                workshop::give_remark(tx, ctx, &group, &remark, &at.to_string())?;
            }
            workshop::start_rehearsal(tx, ctx, &group)
        });
        let mut member = world.as_member(0).with_cookie("lang", "en");
        for (page, text) in [
            ("", "Rehearsal feedback · 5"),
            ("/proposal", "The one small thing"),
            ("/proposal/history", "Version 1"),
            ("/proposal/versions/1", "Version 1"),
            ("/files", "Up to 10 MB each"),
            ("/feedback", "Without your name"),
            ("/timer", "Every phone in the group"),
        ] {
            let answer = member.get(&world.at(page));
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            assert!(answer.visible().contains(text), "{page}: {}", answer.visible());
        }
        let mut organiser = world.as_organiser().with_cookie("lang", "en");
        assert!(organiser.get(&world.stages()).visible().contains("Still missing"));
        assert!(organiser.get(&format!("{}/roadshow", world.stages())).visible().contains("asks for"));
        assert!(organiser.get(&world.at("/gate")).visible().contains("Tell the group"));
    });
}
