//! The proposal.

use axum::http::StatusCode;
use store::{FixedClock, trail};
use web::panels::Panels;
use web::testing::{MONDAY, Site, Visitor};
use workshop::{Saved, Section, Writing};

use crate::world::{ROOMS, World, cut, fields, saved, story};

#[test]
fn two_people_who_write_at_once_never_overwrite_each_other() {
    story(|world| {
        let (mut one, mut two) = (world.as_member(0), world.as_member(1));
        let page = world.at("/proposal");
        let first =
            one.post_for_json(&page, &fields("0", "k1", &[("title", "三分钟课"), ("cut", "等单时学")]));
        assert_eq!(saved(&first)["version"], 1, "{}", first.body);
        let name = world.site.scene({
            let person = world.group.members[0].clone();
            move |tx, _| Ok(people::person(tx, &person)?.name)
        });

        // Another section: both are kept, and the second is told who changed what.
        let texts = [("title", "三分钟课"), ("cut", "等单时学"), ("steps", "先录五条")];
        assert_eq!(saved(&one.post_for_json(&page, &fields("1", "k1", &texts)))["version"], 2);
        let texts = [("title", "三分钟课"), ("cut", "等单时学"), ("risks", "没人看")];
        let merged = two.post_for_json(&page, &fields("1", "k2", &texts));
        let json = saved(&merged);
        assert_eq!((merged.status, &json["version"]), (StatusCode::OK, &3.into()));
        assert_eq!(json["fields"], serde_json::json!({"steps": "先录五条"}));
        assert!(json["said"].as_str().unwrap().contains(&format!("{name}改的“步骤”")), "{json}");

        // The same section: nothing is kept until somebody chooses.
        let texts = [("title", "三分钟课"), ("cut", "换电时学"), ("steps", "先录五条"), ("risks", "没人看")];
        assert_eq!(saved(&one.post_for_json(&page, &fields("3", "k1", &texts)))["version"], 4);
        let texts = [("title", "三分钟课"), ("cut", "交接班学"), ("steps", "先录六条"), ("risks", "没人看")];
        let clash = two.post_for_json(&page, &fields("3", "k2", &texts));
        let json = saved(&clash);
        assert_eq!(clash.status, StatusCode::CONFLICT);
        assert_eq!((&json["version"], &json["who"]), (&4.into(), &name.as_str().into()));
        assert_eq!(json["fields"], serde_json::json!({"cut": "换电时学"}));

        // Without scripts the same is a page with both texts, and each place needs a choice.
        let both = two.post(&page, &fields("3", "k2", &texts));
        assert_eq!(both.status, StatusCode::CONFLICT);
        for text in ["换电时学", "交接班学", "用我写的", "用对方的", "两份都留"] {
            assert!(both.visible().contains(text), "{text}: {}", both.visible());
        }
        assert_eq!(both.input("base").unwrap(), "4");
        let mut choice = fields("4", "k2", &texts);
        choice.push(("clash", "cut"));
        let missing = two.post(&page, &choice);
        assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", missing.visible());
        choice.push(("choice-cut", "both"));
        let kept = two.post_and_follow(&page, &choice);
        assert!(
            kept.body.contains("换电时学\n\n交接班学") && kept.body.contains("先录六条"),
            "{}",
            kept.body
        );

        // Every version can still be read, and brought back as a new one.
        assert!(one.get(&world.at("/proposal/versions/4")).visible().contains("换电时学"));
        let back = one.post_and_follow(&world.at("/proposal/versions/1/restore"), &[("once", "r1")]);
        assert_eq!(back.input("base").unwrap(), "6");
        let history = one.get(&world.at("/proposal/history?all=yes")).visible();
        assert!(
            history.contains("第 6 版") && history.contains("找回第 1 版") && history.contains("第 5 版")
        );
        assert_eq!(one.get(&world.at("/proposal/versions/9")).status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_save_whose_answer_was_lost_is_kept_once_and_never_clashes_with_itself() {
    story(|world| {
        let mut member = world.as_member(0);
        let page = world.at("/proposal");
        let save = |member: &mut Visitor<'_>, base: &str, text: &str| {
            let answer = member.post_for_json(&page, &fields(base, "k1", &[("cut", text)]));
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
            saved(&answer)["version"].clone()
        };
        assert_eq!(save(&mut member, "0", "一"), 1);
        assert_eq!(save(&mut member, "0", "一"), 1, "sent again, kept once");
        assert_eq!(save(&mut member, "0", "一二"), 2, "typed on while the answer was lost");
        let empty = world.other.members[0].clone();
        let mut other = world.site.visitor_as(&empty, "组员");
        let nothing =
            other.post_for_json(&format!("/groups/{}/proposal", world.other.id), &fields("0", "k", &[]));
        assert_eq!(saved(&nothing)["version"], 0, "an empty page begins nothing");
        let forged = member.post_for_json(&page, &fields("99", "k1", &[("cut", "三")]));
        assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
        let long = "长".repeat(2_001);
        let long = member.post(&page, &fields("2", "k1", &[("cut", long.as_str())]));
        assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(long.body.contains("f-cut-error"), "said at its field");
    });
}

#[test]
fn of_saves_that_meet_in_the_same_moment_one_is_kept_and_the_others_are_asked() {
    story(|world| {
        let group = world.group.id.clone();
        let base = group.clone();
        world.site.scene(move |tx, ctx| {
            let writing = Writing { text: cut("开头"), base: 0, page: "p".into() };
            workshop::save_proposal(tx, ctx, &base, &writing)
        });
        let writers: Vec<_> = (0..6)
            .map(|at| {
                let (db, group) = (world.site.app.db.clone(), group.clone());
                let ctx = world.site.acting(&world.group.members[at % 4]);
                std::thread::spawn(move || -> Result<Saved, web::Error> {
                    let text = cut(&format!("第{at}个人写的"));
                    let writing = Writing { text, base: 1, page: format!("page{at}") };
                    db.write_blocking(move |tx| workshop::save_proposal(tx, &ctx, &group, &writing))
                })
            })
            .collect();
        let kept = writers
            .into_iter()
            .map(|writer| writer.join().unwrap().unwrap())
            .filter(|saved| matches!(saved, Saved::Kept { version: 2, .. }))
            .count();
        assert_eq!(kept, 1);
        let latest = world.site.scene(move |tx, _| Ok(workshop::proposal(tx, &group)?));
        assert_eq!(latest.unwrap().version, 2);
    });
}

#[test]
fn an_acknowledged_version_survives_a_kill() {
    let folder = tempdir();
    let file = folder.join("live.db");
    let open = |path: &std::path::Path| {
        store::migrate::open(&store::Place::File(path.to_owned()), ROOMS, &FixedClock::at(MONDAY)).unwrap()
    };
    let world = World::settled(Site::new(open(&file), workshop::routes(), Panels::default()));
    let mut member = world.as_member(0);
    let answer = member.post_for_json(&world.at("/proposal"), &fields("0", "k", &[("cut", "断电前写的")]));
    assert_eq!(saved(&answer)["version"], 1);
    // What a killed process leaves: the files as they lie there now, never closed.
    let after = folder.join("after.db");
    for ending in ["", "-wal"] {
        let (from, to) = (format!("{}{ending}", file.display()), format!("{}{ending}", after.display()));
        if std::path::Path::new(&from).exists() {
            std::fs::copy(from, to).unwrap();
        }
    }
    let group = world.group.id.clone();
    let found = open(&after).read_blocking(move |tx| workshop::proposal(tx, &group)).unwrap().unwrap();
    assert_eq!((found.version, found.body.get(Section::Cut)), (1, "断电前写的"));
    let _ = std::fs::remove_dir_all(folder);
}

fn tempdir() -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("gongfang-room-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_proposal_is_open_to_everybody_once_it_is_published_and_stands_on_the_trail() {
    story(|world| {
        let mut member = world.as_member(0);
        member.post(&world.at("/proposal"), &fields("0", "k", &[("title", "三分钟课"), ("cut", "等单时学")]));
        let group = world.group.id.clone();
        let proposal = world.site.scene(move |tx, _| Ok(workshop::proposal(tx, &group)?)).unwrap();
        let href = format!("/proposals/{}", proposal.id);
        assert!(member.get(&href).visible().contains("等单时学"));
        assert!(world.site.visitor().get(&href).location.starts_with("/sign-in"));
        assert_eq!(world.site.visitor_as(&world.stranger, "何远").get(&href).status, StatusCode::FORBIDDEN);

        let organiser = world.site.acting(&world.organiser);
        let (one, none) = (world.group.id.clone(), world.other.id.clone());
        let (opened, nothing) = world.site.scene(move |tx, _| {
            Ok((
                workshop::publish_proposal(tx, &organiser, &one)?,
                workshop::publish_proposal(tx, &organiser, &none)?,
            ))
        });
        assert_eq!((opened, nothing), (Some(proposal.id.clone()), None));
        member.post(&world.at("/proposal"), &fields("1", "k", &[("title", "三分钟课"), ("cut", "后来改的")]));
        let page = world.site.visitor().get(&href);
        assert!(page.visible().contains("等单时学") && !page.visible().contains("后来改的"), "as announced");

        let topic = world.group.topic.clone().unwrap();
        let came = world.site.scene(move |tx, _| Ok(trail::came_of(tx, topic.as_str())?));
        let node = came.iter().find(|node| node.kind == "proposal").unwrap();
        assert_eq!((node.title.as_str(), node.href.as_str(), node.shown), ("三分钟课", href.as_str(), true));
        let acting = world.site.acting(&world.group.members[0]);
        let group = world.group.id.clone();
        let denied =
            world.site.app.db.write_blocking(move |tx| workshop::publish_proposal(tx, &acting, &group));
        assert!(matches!(denied, Err(web::Error::Forbidden(_))));
    });
}
