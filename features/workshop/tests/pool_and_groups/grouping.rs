//! The studio: groups by seed, rules kept, the effect shown before a change, changes taken back.

use axum::http::StatusCode;
use std::sync::Mutex;
use workshop::{Settings, Weight};

use crate::scene::{compute, groups_on, published_topics, settings, version, with_class};

#[test]
fn the_same_seed_gives_the_same_groups_on_either_engine_and_every_rule_is_kept() {
    let both: Mutex<Vec<Vec<Vec<usize>>>> = Mutex::new(Vec::new());
    with_class(|site, class| {
        published_topics(site, class);
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let (first, page) = compute(&mut organiser, class, "4", "20260727");
        let (second, again) = compute(&mut organiser, class, "4", "20260727");
        assert_ne!(first, second, "each run is a draft of its own");
        let groups = groups_on(&page);
        assert_eq!(groups, groups_on(&again));
        assert!(page.visible().contains("种子 20260727"), "{}", page.visible());
        let beside = organiser.get(&format!(
            "/classes/{}/grouping/compare?first={}&second={}",
            class.id,
            first.rsplit('/').next().unwrap(),
            second.rsplit('/').next().unwrap()
        ));
        assert!(beside.visible().contains("两稿的人分得一样"), "{}", beside.visible());

        // Six to a group, no two colleagues, a writer in each.
        let place = |id: &String| class.trainees.iter().position(|p| p.as_str() == id).unwrap();
        let placed: Vec<Vec<usize>> = groups.iter().map(|group| group.iter().map(place).collect()).collect();
        for group in &placed {
            assert_eq!(group.len(), 6);
            let mut units: Vec<usize> = group.iter().map(|n| n / 2).collect();
            units.sort_unstable();
            units.dedup();
            assert_eq!(units.len(), 6, "colleagues in one group: {group:?}");
            assert!(group.iter().any(|n| n % 4 == 0), "no writer in {group:?}");
        }
        assert!(!page.visible().contains("没有守住"));
        both.lock().unwrap().push(placed);
    });
    let both = both.into_inner().unwrap();
    assert!(both.windows(2).all(|pair| pair[0] == pair[1]), "the engines of the database agree");
}

#[test]
fn the_effect_is_shown_first_and_what_was_shown_is_what_happens() {
    with_class(|site, class| {
        published_topics(site, class);
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let (draft, page) = compute(&mut organiser, class, "4", "7");
        let groups = groups_on(&page);
        let (person, other) = (groups[0][0].clone(), groups[1][0].clone());

        let looked = organiser.get(&format!("{draft}?person={person}&other={other}"));
        assert!(looked.visible().contains("对调，会这样"), "{}", looked.visible());
        assert_eq!(groups_on(&looked), groups, "looking changes nothing");
        let shown = cells_after(&looked.body);
        let change = format!("{draft}/change");
        let at = version(&looked);
        let fields = [("version", at.as_str()), ("what", "swap"), ("person", &person), ("other", &other)];
        let changed = organiser.post_and_follow(&change, &fields);
        let now = groups_on(&changed);
        assert!(now[0].contains(&other) && now[1].contains(&person));

        // Looking at the way back shows, as it stands now, what was promised.
        let back = organiser.get(&format!("{draft}?person={person}&other={other}"));
        assert_eq!(cells_before(&back.body), shown);

        // Moving one makes seven and five: said before, said after.
        let move_one = organiser.get(&format!("{draft}?person={person}&group=3"));
        assert!(move_one.visible().contains("这样调会破坏硬条件"), "{}", move_one.visible());
        let at = version(&move_one);
        let fields = [("version", at.as_str()), ("what", "move"), ("person", &person), ("group", "3")];
        let moved = organiser.post_and_follow(&change, &fields);
        assert!(moved.visible().contains("条硬条件没有守住"));

        // Taken back, one after the other.
        let (moved_back, _) = undo(&mut organiser, &draft, &moved);
        let (all_back, last) = undo(&mut organiser, &draft, &moved_back);
        assert_eq!(groups_on(&all_back), groups);
        assert!(last.contains("对调了"), "{last}");
        assert!(!all_back.body.contains("value=\"undo\""), "nothing is left to take back");
        assert!(all_back.visible().contains("重做"), "{}", all_back.visible());
    });
}

fn undo(
    visitor: &mut web::testing::Visitor<'_>,
    draft: &str,
    page: &web::testing::Answer,
) -> (web::testing::Answer, String) {
    let (number, at) = (page.input("number").unwrap(), version(page));
    let fields = [("version", at.as_str()), ("what", "undo"), ("number", number.as_str())];
    (visitor.post_and_follow(&format!("{draft}/change"), &fields), page.visible())
}

/// The figures of the effect table: before in the first, after in the second column of numbers.
fn cells(body: &str, column: usize) -> Vec<String> {
    let table = body.split("id=\"person\"").nth(1).unwrap().split("</table>").next().unwrap();
    let rows = table.split("<tr>").skip(2);
    rows.map(|row| row.split("<td class=\"num\">").nth(column).unwrap().split('<').next().unwrap().to_owned())
        .collect()
}

fn cells_before(body: &str) -> Vec<String> {
    cells(body, 1)
}

fn cells_after(body: &str) -> Vec<String> {
    cells(body, 2)
}

#[test]
fn of_two_organisers_who_change_a_draft_at_once_one_is_told() {
    with_class(|site, class| {
        let mut one = site.visitor_as(&class.organiser, "林知远");
        let mut two = site.visitor_as(&class.colleague, "何静川");
        let (draft, page) = compute(&mut one, class, "4", "7");
        let groups = groups_on(&page);
        let page = one.get(&format!("{draft}?person={}", groups[1][0]));
        let theirs = two.get(&format!("{draft}?person={}", groups[0][0]));
        let pin = |person: &str, at: &str| {
            [("version", at), ("what", "pin"), ("person", person)].map(|(k, v)| (k.to_owned(), v.to_owned()))
        };
        let send = |visitor: &mut web::testing::Visitor<'_>, fields: [(String, String); 3]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            visitor.post(&format!("{draft}/change"), &fields)
        };
        assert_eq!(send(&mut two, pin(&groups[0][0], &version(&theirs))).status, StatusCode::SEE_OTHER);
        let late = send(&mut one, pin(&groups[1][0], &version(&page)));
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.visible().contains("刚被另一位同事调整过"), "{}", late.visible());

        // Who is pinned stays: in this draft and in the next one.
        let looked = one.get(&format!("{draft}?person={}&group=2", groups[0][0]));
        assert!(looked.visible().contains("已固定在本组"), "{}", looked.visible());
        let (_, next) = compute(&mut one, class, "4", "99");
        assert!(groups_on(&next)[0].contains(&groups[0][0]));
    });
}

#[test]
fn conditions_that_exclude_each_other_are_named_and_nothing_is_kept() {
    with_class(|site, class| {
        published_topics(site, class);
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let run = format!("/classes/{}/grouping/run", class.id);
        for (more, sentence) in [
            (vec![("min", "2"), ("max", "3")], "共 24 人，按每组人数只能放下 8 到 12 人"),
            (vec![("category", "写手"), ("bound", "least"), ("many", "3")], "写手只有 6 名，各组共需 12 名"),
        ] {
            let fields = [&settings("4")[..], &more[..]].concat();
            let refused = organiser.post(&run, &fields);
            assert_eq!(refused.status, StatusCode::CONFLICT);
            assert!(refused.visible().contains(sentence), "{}", refused.visible());
        }
        let refused = organiser.post(&run, &settings("7"));
        assert!(refused.visible().contains("7 个组，已公布的课题只够 6 个组"), "{}", refused.visible());
        for (name, value) in [("groups", "0"), ("city", "多多益善"), ("seed", "x"), ("rule", "least:1:厨师")]
        {
            let mut fields = settings("4");
            fields.retain(|(known, _)| *known != name);
            fields.push((name, value));
            let refused = organiser.post(&run, &fields);
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(refused.body.contains("class=\"field-error\""), "{name}: {}", refused.visible());
        }
        assert!(organiser.get(&format!("/classes/{}/grouping", class.id)).visible().contains("还没有分组稿"));
    });
}

#[test]
fn nonsense_and_other_peoples_ids_change_nothing() {
    with_class(|site, class| {
        let mut organiser = site.visitor_as(&class.organiser, "林知远");
        let (draft, page) = compute(&mut organiser, class, "4", "7");
        let groups = groups_on(&page);
        let id = draft.rsplit('/').next().unwrap();
        let stranger = class.stranger.to_string();
        let change = format!("{draft}/change");
        for fields in [
            vec![("version", "0"), ("what", "move"), ("person", stranger.as_str()), ("group", "1")],
            vec![("version", "0"), ("what", "move"), ("person", &groups[0][0]), ("group", "0")],
            vec![("version", "0"), ("what", "move"), ("person", &groups[0][0]), ("group", "99")],
            vec![("version", "0"), ("what", "swap"), ("person", &groups[0][0]), ("other", &groups[0][1])],
            vec![("version", "0"), ("what", "topic"), ("group", "1"), ("topic", "tp_x")],
            vec![("version", "0"), ("what", "undo"), ("number", "1")],
            vec![("version", "0"), ("what", "explode")],
        ] {
            let refused = organiser.post(&change, &fields);
            assert_eq!(refused.status, StatusCode::CONFLICT, "{fields:?} {}", refused.visible());
        }
        assert_eq!(organiser.post(&change, &[("what", "pin")]).status, StatusCode::BAD_REQUEST);
        assert_eq!(groups_on(&organiser.get(&draft)), groups);

        // The draft is not found under another class; others may not touch it.
        let elsewhere = format!("/classes/{}/grouping/{id}", class.other);
        assert_eq!(organiser.get(&elsewhere).status, StatusCode::NOT_FOUND);
        assert_eq!(
            organiser.get(&format!("/classes/{}/grouping/gd_1", class.id)).status,
            StatusCode::NOT_FOUND
        );
        for person in [&class.trainees[0], &class.stranger] {
            let mut visitor = site.visitor_as(person, "旁人");
            for path in [draft.clone(), format!("{draft}/export"), format!("{draft}/publish")] {
                assert_eq!(visitor.get(&path).status, StatusCode::FORBIDDEN, "{path}");
            }
            let pin = [("version", "0"), ("what", "pin"), ("person", groups[0][0].as_str())];
            assert_eq!(visitor.post(&change, &pin).status, StatusCode::FORBIDDEN);
            let run = format!("/classes/{}/grouping/run", class.id);
            assert_eq!(visitor.post(&run, &settings("4")).status, StatusCode::FORBIDDEN);
        }
    });
}

#[test]
fn people_who_were_in_one_group_before_are_kept_apart_where_it_can_be() {
    with_class(|site, class| {
        let class = class.clone();
        let again = site.scene(move |tx, ctx| {
            let alone = Settings { repeats: Weight::High, ..Settings::usual(24) };
            let asked = Settings { groups: 4, wishes: Weight::Off, ..alone };
            let first = workshop::make_groups(tx, ctx, &class.id, &asked, 1)?;
            workshop::publish_groups(tx, ctx, &class.id, &first)?;
            let before = workshop::groups(tx, &class.id)?;
            // The same people meet in the other class.
            for person in &class.trainees {
                let known = people::person(tx, person)?;
                let phone = people::phone_of(tx, ctx, person)?;
                let new = people::NewPerson {
                    name: known.name,
                    phone,
                    unit: known.unit,
                    post: known.post,
                    sex: known.sex,
                };
                classes::enrol(tx, ctx, &class.other, &new, &classes::Extras::default())?;
            }
            let second = workshop::make_groups(tx, ctx, &class.other, &asked, 1)?;
            workshop::publish_groups(tx, ctx, &class.other, &second)?;
            let after = workshop::groups(tx, &class.other)?;
            let mut pairs = 0;
            for group in &after {
                for (at, a) in group.members.iter().enumerate() {
                    let met = |b| before.iter().any(|g| g.members.contains(a) && g.members.contains(b));
                    pairs += group.members[at + 1..].iter().filter(|b| met(*b)).count();
                }
            }
            Ok(pairs)
        });
        // Four groups of six from four groups of six: somebody must meet again, eight pairs at the least.
        assert!(again <= 12, "{again} pairs meet again");
    });
}
