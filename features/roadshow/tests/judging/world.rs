//! A class with six groups of four, an organiser, and what a roadshow needs from them.

use std::sync::Arc;

use axum::http::StatusCode;
use classes::{CLASSES, ClassId, Extras};
use judging::Preset;
use needs::NEEDS;
use people::{NewPerson, OrgId, OrgKind, PEOPLE, testing};
use roadshow::{JudgeId, ROADSHOW, RoadshowId};
use store::migrate::{Room, STORE};
use web::access::Role;
use web::panels::Panels;
use web::testing::{Site, Visitor, on_each_site};
use web::{PersonId, WEB};
use workshop::{Group, GroupId, WORKSHOP};

const ROOMS: &[Room] = &[STORE, WEB, live::LIVE, PEOPLE, CLASSES, NEEDS, WORKSHOP, ROADSHOW];

/// Seven judges. The first is of the same unit as the trainee 甲一, the second from the city of 甲六.
pub const JUDGES: [&str; 7] = ["陈静", "赵敏", "孙丽", "李强", "周正", "吴芳", "郑刚"];

pub struct World {
    pub site: Site,
    pub class: ClassId,
    pub organiser: PersonId,
    pub leader: PersonId,
    pub groups: Vec<Group>,
    /// The unit of 甲一.
    pub unit: OrgId,
    /// Another unit in the city of 甲六.
    pub neighbour: OrgId,
    /// 甲一 and 甲六.
    pub colleague: PersonId,
    pub townsman: PersonId,
}

pub fn with_world(story: impl Fn(&World)) {
    let parts = || {
        let panels = Panels::of(vec![Arc::new(classes::Contribution), Arc::new(roadshow::Contribution)]);
        (roadshow::routes().merge(classes::routes()).merge(people::routes()), panels, live::extras())
    };
    on_each_site(ROOMS, parts, |site| story(&World::settled(site)));
}

impl World {
    fn settled(site: Site) -> Self {
        let (class, organiser, leader, groups, units, townsmen) = site.scene(|tx, ctx| {
            let root = testing::province(tx, ctx)?;
            let city = testing::union(tx, ctx, "麦川市总工会", OrgKind::City, &root)?;
            let in_city = testing::union(tx, ctx, "麦川乳品厂工会", OrgKind::Grassroots, &city)?;
            let neighbour = testing::union(tx, ctx, "麦川公交公司工会", OrgKind::Grassroots, &city)?;
            let person = |phone: usize, name: &str, unit: Option<&OrgId>| NewPerson {
                name: name.to_owned(),
                phone: Some(format!("138002{phone:05}")),
                unit: unit.cloned(),
                ..NewPerson::default()
            };
            let class = classes::testing::class(tx, ctx, &root, "宣教骨干班")?;
            let mut units = Vec::new();
            for n in 0..24 {
                let name = format!("北江第{n}厂工会");
                let unit = match n {
                    5 => in_city.clone(),
                    _ => testing::union(tx, ctx, &name, OrgKind::Grassroots, &root)?,
                };
                let numbers = ["一", "二", "三", "四", "五", "六", "七", "八"];
                let name = format!("{}{}", ["甲", "乙", "丙"][n / 8], numbers[n % 8]);
                classes::enrol(tx, ctx, &class, &person(n, &name, Some(&unit)), &Extras::default())?;
                units.push(unit);
            }
            let settings = workshop::Settings { groups: 6, ..workshop::Settings::usual(24) };
            let draft = workshop::make_groups(tx, ctx, &class, &settings, 7)?;
            workshop::publish_groups(tx, ctx, &class, &draft)?;
            let organiser = testing::staff(tx, ctx, "王敏", Role::Organiser, &root)?;
            let leader = testing::staff(tx, ctx, "高远", Role::Leader, &root)?;
            let trainees = classes::trainees(tx, &class)?;
            let of = |unit: &OrgId| {
                trainees.iter().find(|t| t.unit.as_ref() == Some(unit)).map(|t| t.person.clone())
            };
            let townsmen = (of(&units[0]).unwrap(), of(&units[5]).unwrap());
            let groups = workshop::groups(tx, &class)?;
            Ok((class, organiser, leader, groups, (units.remove(0), neighbour), townsmen))
        });
        let ((unit, neighbour), (colleague, townsman)) = (units, townsmen);
        Self { site, class, organiser, leader, groups, unit, neighbour, colleague, townsman }
    }

    pub fn as_organiser(&self) -> Visitor<'_> {
        self.site.visitor_as(&self.organiser, "王敏")
    }

    /// An address below the class's roadshow.
    pub fn at(&self, rest: &str) -> String {
        format!("/classes/{}/roadshow{rest}", self.class)
    }

    pub fn once(&self) -> String {
        self.site.program().token()
    }

    pub fn group_with(&self, person: &PersonId) -> &Group {
        self.groups.iter().find(|group| group.members.contains(person)).unwrap()
    }

    /// Everything up to open scoring, by the actions themselves: seven judges, or as many as named.
    pub fn opened(&self, judges: usize) -> Open {
        let (class, unit, neighbour) = (self.class.clone(), self.unit.clone(), self.neighbour.clone());
        let organiser = self.organiser.clone();
        let (id, judges, order) = self.site.scene(move |tx, ctx| {
            let id = roadshow::create(tx, ctx, &class, Preset::Roadshow)?;
            let mut panel = Vec::new();
            for n in 0..judges {
                let name = JUDGES.get(n).map_or_else(|| format!("评委{n}"), |name| (*name).to_owned());
                let new = NewPerson {
                    name,
                    phone: Some(format!("138003{n:05}")),
                    unit: match n {
                        0 => Some(unit.clone()),
                        1 => Some(neighbour.clone()),
                        _ => None,
                    },
                    ..NewPerson::default()
                };
                panel.push(roadshow::add_judge(tx, ctx, &class, &new)?);
            }
            roadshow::freeze_rule(tx, ctx, &class)?;
            roadshow::draw_now(tx, ctx, &class, "3-7-5")?;
            roadshow::open_scoring(tx, ctx, &class)?;
            let judges = panel
                .into_iter()
                .map(|judge| {
                    let person =
                        tx.one("SELECT person FROM judges WHERE id = $1", store::args![&judge], |row| {
                            row.get::<PersonId>(0)
                        })?;
                    Ok((judge, person))
                })
                .collect::<Result<Vec<_>, web::Error>>()?;
            let order: String = tx.one("SELECT running_order FROM draw_reveals", &[], |row| row.get(0))?;
            let order: Vec<GroupId> = serde_json::from_str(&order).unwrap();
            Ok((id, judges, order))
        });
        assert_ne!(organiser, judges[0].1);
        Open { id, judges, order }
    }

    /// A judge's own phone.
    pub fn phone(&self, open: &Open, judge: usize) -> Visitor<'_> {
        self.site.visitor_as(&open.judges[judge].1, JUDGES.get(judge).copied().unwrap_or("评委"))
    }

    /// Whether the judge stands back from the group: only the first does, from the group of 甲一.
    pub fn stands_back(&self, judge: usize, group: &GroupId) -> bool {
        judge == 0 && self.group_with(&self.colleague).id == *group
    }

    /// Hands a sheet in from the judge's phone and goes on to the list.
    pub fn score(&self, open: &Open, judge: usize, group: &GroupId, scores: [&str; 5]) {
        let once = self.once();
        let page = self
            .phone(open, judge)
            .post_and_follow(&open.at(group.as_str()), &sheet(scores, "讲得清楚", &once));
        assert_eq!(page.status, StatusCode::OK);
    }
}

/// A roadshow whose judges may score.
pub struct Open {
    pub id: RoadshowId,
    pub judges: Vec<(JudgeId, PersonId)>,
    pub order: Vec<GroupId>,
}

impl Open {
    /// The address of a score sheet.
    pub fn at(&self, team: &str) -> String {
        format!("/judging/{}/{team}", self.id)
    }

    pub fn phone(&self) -> String {
        format!("/judging/{}", self.id)
    }
}

pub fn sheet<'a>(scores: [&'a str; 5], comment: &'a str, once: &'a str) -> Vec<(&'a str, &'a str)> {
    let names = ["d0", "d1", "d2", "d3", "d4"];
    let mut fields: Vec<_> = names.into_iter().zip(scores).collect();
    fields.extend([("comment", comment), ("once", once)]);
    fields
}
