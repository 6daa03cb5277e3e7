//! Files.

use axum::http::StatusCode;
use workshop::Stage;

use crate::world::{PDF, story};

#[test]
fn files_are_told_by_their_content_and_a_removed_one_can_be_brought_back() {
    story(|world| {
        world.open(&[Stage::Opening]);
        let mut member = world.as_member(0);
        let page = world.at("/files");
        assert!(member.get(&page).visible().contains("还没有文件"));
        let program = member.upload(&page, &[], "file", ("分工表.pdf", b"MZ\x90\x00 program"));
        assert_eq!(program.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(program.visible().contains("能收：pdf · docx · pptx"), "{}", program.visible());
        let mut large = PDF.to_vec();
        large.resize(10 * 1024 * 1024 + 1, b' ');
        let large = member.upload(&page, &[], "file", ("材料.pdf", &large));
        assert_eq!(large.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(large.visible().contains("超过 10 MB"), "{}", large.visible());
        let none = member.post(&page, &[]);
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);

        let once = [("once", "u1")];
        let sent = member.upload(&page, &once, "file", ("../分工表.exe", PDF));
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        member.upload(&page, &once, "file", ("../分工表.exe", PDF));
        let list = member.get(&page);
        assert_eq!(list.body.matches(">分工表.pdf</a>").count(), 1, "sent twice, kept once");
        let href = list.body.split("/files/gf_").nth(1).unwrap().split('"').next().unwrap();
        let href = format!("{page}/gf_{}", href.split('/').next().unwrap());
        assert_eq!(member.get(&href).bytes, PDF);
        let mut neighbour = world.site.visitor_as(&world.other.members[0], "邻组");
        assert_eq!(neighbour.get(&href).status, StatusCode::FORBIDDEN);
        let stolen = href.replace(world.group.id.as_str(), world.other.id.as_str());
        assert_eq!(neighbour.get(&stolen).status, StatusCode::NOT_FOUND, "another group's file");

        member.post_and_follow(&format!("{href}/remove"), &[]);
        assert_eq!(member.get(&href).status, StatusCode::NOT_FOUND);
        let back = member.post_and_follow(&format!("{href}/restore"), &[]);
        assert!(back.body.contains(">分工表.pdf</a>"));
    });
}
