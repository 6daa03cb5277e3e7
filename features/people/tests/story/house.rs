//! The house the stories happen in: a site, a province with two cities, an administrator.

use std::collections::HashMap;
use std::sync::Arc;

use axum::http::Extensions;
use people::{Contribution, DemoKeys, OrgId, OrgKind, PEOPLE, PersonId, SetUpCode, testing};
use store::migrate::{Room, STORE};
use web::WEB;
use web::access::Role;
use web::panels::Panels;
use web::testing::{Site, on_each_site};

const ROOMS: &[Room] = &[STORE, WEB, PEOPLE];

/// The code of the first run in these stories.
pub const CODE: &str = "kai-gong-2026";
/// A password nobody tries first.
pub const PASSWORD: &str = "三号楼的灯总是最后一个熄灭";

/// Tells a story on every engine, in a house where nobody is yet.
pub fn empty_house(story: impl Fn(&Site)) {
    let parts = || {
        let mut extras = Extensions::new();
        extras.insert(SetUpCode(CODE.to_owned()));
        extras.insert(DemoKeys(HashMap::new()));
        let rooms = people::routes().merge(people::demo_routes());
        (rooms, Panels::of(vec![Arc::new(Contribution)]), extras)
    };
    on_each_site(ROOMS, parts, |site| story(&site));
}

/// A fictional province with two cities, and who works there.
pub struct Province {
    pub root: OrgId,
    pub east: OrgId,
    pub west: OrgId,
    pub plant: OrgId,
    /// Administers the province.
    pub chief: PersonId,
    /// Organises classes in the east.
    pub organiser: PersonId,
    /// Administers the west.
    pub western: PersonId,
}

/// Tells a story on every engine, in the fictional province.
pub fn province(story: impl Fn(&Site, &Province)) {
    empty_house(|site| {
        let province = site.scene(|tx, ctx| {
            let root = testing::province(tx, ctx)?;
            let east = testing::union(tx, ctx, "东江市总工会", OrgKind::City, &root)?;
            let west = testing::union(tx, ctx, "西岭市总工会", OrgKind::City, &root)?;
            let plant = testing::union(tx, ctx, "东江锅炉厂工会", OrgKind::Grassroots, &east)?;
            let chief = testing::staff(tx, ctx, "高远", Role::Administrator, &root)?;
            let organiser = testing::staff(tx, ctx, "王敏", Role::Organiser, &east)?;
            let western = testing::staff(tx, ctx, "石磊", Role::Administrator, &west)?;
            Ok((root, east, west, plant, chief, organiser, western))
        });
        let (root, east, west, plant, chief, organiser, western) = province;
        story(site, &Province { root, east, west, plant, chief, organiser, western });
    });
}

/// The path of a link shown on a page, without the address in front.
pub fn link_on(page: &str, start: &str) -> String {
    let at = page.find(start).unwrap_or_else(|| panic!("no {start} on the page: {page}"));
    page[at..].split(['"', '<', '&', ' ']).next().unwrap_or_default().to_owned()
}
