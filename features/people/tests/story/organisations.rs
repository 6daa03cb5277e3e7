//! The tree of organisations.

use axum::http::StatusCode;
use people::{NewOrg, OrgKind};
use sheets::receipt::Matched;

use crate::house::{link_on, province};

#[test]
fn an_administrator_adds_renames_and_gives_aliases() {
    province(|site, place| {
        let mut chief = site.visitor_as(&place.chief, "高远");
        let once = chief.get("/organisations/new").input("once").unwrap();
        let fields = [
            ("once", once.as_str()),
            ("name", "东江机械工会"),
            ("kind", "industry"),
            ("parent", place.east.as_str()),
            ("region_code", "990100"),
            ("aliases", "东江机械\r\n机械产业工会"),
        ];
        let tree = chief.post_and_follow("/organisations/new", &fields);
        assert!(
            tree.visible().contains("东江机械工会") && tree.visible().contains("又叫 东江机械、机械产业工会")
        );
        // Sent twice, it is there once; under another key, the name is taken.
        chief.post_and_follow("/organisations/new", &fields);
        let mut fresh = fields;
        fresh[0] = ("once", "another");
        let taken = chief.post("/organisations/new", &fresh);
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.visible().contains("已经有叫这个名字的组织"), "{}", taken.visible());

        // Found by an alias, with what stands above it.
        let found = chief.get("/organisations?q=%E6%9C%BA%E6%A2%B0%E4%BA%A7%E4%B8%9A").visible();
        assert!(
            found.contains("东江机械工会") && found.contains("东江市总工会") && !found.contains("西岭"),
            "{found}"
        );
        let page = chief.get("/organisations?q=%E6%9C%BA%E6%A2%B0%E4%BA%A7%E4%B8%9A");
        let edit = page
            .body
            .match_indices("/organisations/og_")
            .last()
            .map(|(at, _)| link_on(&page.body[at..], "/organisations/og_"));
        let edit = edit.unwrap();
        let changed = [
            ("name", "东江市机械工会"),
            ("kind", "industry"),
            ("parent", place.east.as_str()),
            ("aliases", "东江机械"),
        ];
        let after = chief.post_and_follow(&edit, &changed);
        assert!(after.visible().contains("东江市机械工会") && !after.visible().contains("机械产业工会"));
    });
}

#[test]
fn an_alias_points_to_one_organisation_and_a_parent_is_never_below() {
    province(|site, place| {
        let (east, west) = (place.east.clone(), place.west.clone());
        site.scene(move |tx, ctx| people::add_alias(tx, ctx, &east, "东江总"));
        let mut chief = site.visitor_as(&place.chief, "高远");
        let fields = [
            ("name", "西岭市总工会"),
            ("kind", "city"),
            ("parent", place.root.as_str()),
            ("aliases", "东江总"),
        ];
        assert!(
            chief.post(&format!("/organisations/{west}"), &fields).visible().contains("已经指向另一个组织")
        );
        let fields = [("name", "东江市总工会"), ("kind", "city"), ("parent", place.plant.as_str())];
        let below = chief.post(&format!("/organisations/{}", place.east), &fields);
        assert_eq!(below.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(below.visible().contains("不能挂到自己"), "{}", below.visible());
    });
}

#[test]
fn an_organiser_reads_and_does_not_write() {
    province(|site, place| {
        let mut organiser = site.visitor_as(&place.organiser, "王敏");
        let tree = organiser.get("/organisations");
        assert!(tree.visible().contains("东江锅炉厂工会") && !tree.visible().contains("加一个组织"));
        assert_eq!(organiser.get(&format!("/organisations/{}", place.east)).status, StatusCode::OK);
        let fields = [("name", "我的工会"), ("kind", "city"), ("parent", place.east.as_str())];
        assert_eq!(organiser.post("/organisations/new", &fields).status, StatusCode::FORBIDDEN);
        assert_eq!(organiser.get("/organisations/new").status, StatusCode::FORBIDDEN);
        // The administrator of the west adds in the west, and not in the east.
        let mut western = site.visitor_as(&place.western, "石磊");
        let below = |parent| [("name", "岭上矿工会"), ("kind", "grassroots"), ("parent", parent)];
        assert_eq!(
            western.post("/organisations/new", &below(place.east.as_str())).status,
            StatusCode::FORBIDDEN
        );
        assert_eq!(
            western.post("/organisations/new", &below(place.west.as_str())).status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(site.visitor().get("/organisations").status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn there_is_one_topmost_organisation_and_a_book_for_receipts() {
    province(|site, place| {
        let (root, east, plant) = (place.root.clone(), place.east.clone(), place.plant.clone());
        site.scene(move |tx, ctx| {
            let second = NewOrg::new("另一个总工会", OrgKind::Province, None);
            assert!(matches!(people::add_org(tx, ctx, &second), Err(web::Error::Refused(_))));
            assert_eq!(people::root(tx)?.map(|org| org.id), Some(root.clone()));
            let org = people::org(tx, &plant)?;
            assert_eq!(org.path, format!("/{root}/{east}/{plant}/"));
            people::add_alias(tx, ctx, &plant, "锅炉厂")?;
            let (book, ids) = people::unit_book(tx)?;
            assert_eq!(ids.len(), people::orgs(tx)?.len());
            match book.find("锅炉厂") {
                Matched::Known(index) => assert_eq!(ids[index], plant),
                other => panic!("{other:?}"),
            }
            people::remove_alias(tx, ctx, &plant, "锅炉厂")?;
            assert!(people::org(tx, &plant)?.aliases.is_empty());
            Ok(())
        });
    });
}
