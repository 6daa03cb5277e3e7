//! The house the stories happen in: a site, a province with two cities, an administrator.

use std::collections::HashMap;
use std::sync::Arc;

use axum::http::Extensions;
use people::{Contribution, DemoKeys, NewOrg, NewPerson, OrgId, OrgKind, PEOPLE, PersonId, SetUpCode};
use store::FixedClock;
use store::migrate::{Room, STORE};
use store::testing::on_each_engine;
use web::WEB;
use web::access::{Over, Role, grant};
use web::panels::Panels;
use web::testing::{MONDAY, Site};

const ROOMS: &[Room] = &[STORE, WEB, PEOPLE];

/// The code of the first run in these stories.
pub const CODE: &str = "kai-gong-2026";
/// A password nobody tries first.
pub const PASSWORD: &str = "三号楼的灯总是最后一个熄灭";

/// Tells a story on every engine, in a house where nobody is yet.
pub fn empty_house(story: impl Fn(&Site)) {
    on_each_engine(ROOMS, &FixedClock::at(MONDAY), |db| {
        let mut extras = Extensions::new();
        extras.insert(SetUpCode(CODE.to_owned()));
        extras.insert(DemoKeys(HashMap::new()));
        let panels = Panels::of(vec![Arc::new(Contribution)]);
        let rooms = people::routes().merge(people::demo_routes());
        story(&Site::with_extras(db, rooms, panels, extras));
    });
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
            let org = |name: &str, kind, parent: Option<&OrgId>| NewOrg {
                name: name.to_owned(),
                short_name: String::new(),
                kind,
                parent: parent.cloned(),
                industry_parent: None,
                region_code: None,
                aliases: Vec::new(),
            };
            let root = people::add_org(tx, ctx, &org("北江省总工会", OrgKind::Province, None))?;
            let east = people::add_org(tx, ctx, &org("东江市总工会", OrgKind::City, Some(&root)))?;
            let west = people::add_org(tx, ctx, &org("西岭市总工会", OrgKind::City, Some(&root)))?;
            let plant = people::add_org(tx, ctx, &org("东江锅炉厂工会", OrgKind::Grassroots, Some(&east)))?;
            let mut staff = |name: &str, unit: &OrgId, role| {
                let new =
                    NewPerson { name: name.to_owned(), unit: Some(unit.clone()), ..NewPerson::default() };
                let person = people::keep_person(tx, ctx, &new)?;
                let path = people::org(tx, unit)?.path;
                grant(tx, ctx, &person, role, &Over::Organisation(path), unit.as_str())?;
                Ok::<_, web::Error>(person)
            };
            let chief = staff("高远", &root, Role::Administrator)?;
            let organiser = staff("王敏", &east, Role::Organiser)?;
            let western = staff("石磊", &west, Role::Administrator)?;
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
