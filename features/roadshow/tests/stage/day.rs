//! A class with three groups on the day of its roadshow, and the people at work there.

use std::sync::Arc;

use axum::http::StatusCode;
use classes::{CLASSES, ClassId, Extras};
use judging::{Decimal, Preset};
use needs::NEEDS;
use people::{NewPerson, PEOPLE, testing};
use roadshow::{JudgeId, ROADSHOW, RoadshowId, SheetDraft};
use store::migrate::{Room, STORE};
use web::access::Role;
use web::panels::Panels;
use web::testing::{Answer, Site, Visitor, on_each_site};
use web::{PersonId, WEB};
use workshop::{Group, GroupId, WORKSHOP};

pub const ROOMS: &[Room] = &[STORE, WEB, live::LIVE, PEOPLE, CLASSES, NEEDS, WORKSHOP, ROADSHOW];
pub const STAFF: [&str; 2] = ["王敏", "李卫东"];
pub const JUDGES: [&str; 3] = ["评委陈静", "评委赵刚", "评委孙丽"];

/// A class with three groups, their roadshow drawn and its rule frozen, three judges on the panel.
pub struct Day<'a> {
    pub site: &'a Site,
    pub class: ClassId,
    pub id: RoadshowId,
    pub groups: Vec<Group>,
    pub judges: Vec<JudgeId>,
    pub staff: Vec<PersonId>,
}

pub fn with_day(story: impl Fn(&Day<'_>)) {
    let parts = || (roadshow::routes(), Panels::of(vec![Arc::new(roadshow::Contribution)]), live::extras());
    on_each_site(ROOMS, parts, |site| story(&Day::new(&site, "北江省职工宣教骨干班", 0)));
}

impl<'a> Day<'a> {
    pub fn new(site: &'a Site, name: &str, from: usize) -> Self {
        let name = name.to_owned();
        let (class, id, groups, judges, staff) = site.scene(move |tx, ctx| {
            let root = match people::root(tx)? {
                Some(root) => root.id,
                None => testing::province(tx, ctx)?,
            };
            let person = |n: usize, name: &str| NewPerson {
                name: name.to_owned(),
                phone: Some(format!("138001{:05}", n + from)),
                ..NewPerson::default()
            };
            let class = classes::testing::class(tx, ctx, &root, &name)?;
            for n in 0..9 {
                let names = ["甲一", "乙二", "丙三", "丁四", "戊五", "己六", "庚七", "辛八", "壬九"];
                classes::enrol(tx, ctx, &class, &person(n, names[n]), &Extras::default())?;
            }
            let settings = workshop::Settings { groups: 3, ..workshop::Settings::usual(9) };
            let draft = workshop::make_groups(tx, ctx, &class, &settings, 7)?;
            workshop::publish_groups(tx, ctx, &class, &draft)?;
            let id = roadshow::create(tx, ctx, &class, Preset::Roadshow)?;
            let mut judges = Vec::new();
            for (n, name) in JUDGES.iter().enumerate() {
                judges.push(roadshow::add_judge(tx, ctx, &class, &person(100 + n, name))?);
            }
            roadshow::freeze_rule(tx, ctx, &class)?;
            roadshow::draw_now(tx, ctx, &class, "三七五")?;
            let mut staff = Vec::new();
            for name in STAFF {
                staff.push(classes::testing::staff(tx, ctx, name, Role::Organiser, &class)?);
            }
            let groups = workshop::groups(tx, &class)?;
            Ok((class, id, groups, judges, staff))
        });
        Self { site, class, id, groups, judges, staff }
    }

    pub fn organiser(&self, n: usize) -> Visitor<'a> {
        self.site.visitor_as(&self.staff[n], STAFF[n])
    }

    pub fn desk(&self) -> String {
        format!("/classes/{}/roadshow/desk", self.class)
    }

    /// Sees the desk, presses a button and sees the desk again.
    pub fn press(&self, who: &mut Visitor<'_>, step: &str, more: &[(&str, &str)]) -> Answer {
        let version = who.get(&self.desk()).input("version").expect("a button");
        let answer = self.press_at(who, &version, step, more);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{step}: {}", answer.visible());
        who.get(&answer.location)
    }

    /// Presses a button of a desk that was rendered at this version.
    pub fn press_at(
        &self,
        who: &mut Visitor<'_>,
        version: &str,
        step: &str,
        more: &[(&str, &str)],
    ) -> Answer {
        let fields: Vec<_> =
            [("version", version), ("step", step)].into_iter().chain(more.iter().copied()).collect();
        who.post(&format!("{}/step", self.desk()), &fields)
    }

    /// The big screen as a stranger with its address sees it.
    pub fn stage(&self) -> Answer {
        self.site.visitor().get(&self.stage_address())
    }

    pub fn stage_address(&self) -> String {
        let desk = self.organiser(0).get(&self.desk()).body;
        let start = desk.find("/stage/rs_").expect("the stage's address");
        desk[start..].split(['"', '<']).next().unwrap_or_default().to_owned()
    }

    pub fn hand_in(&self, judge: usize, group: &GroupId, each: i32) -> Result<(), String> {
        let (id, judge, group) = (self.id.clone(), self.judges[judge].clone(), group.clone());
        let ctx = self.site.program();
        let draft = SheetDraft { scores: vec![Decimal::whole(each); 5], comment: String::new() };
        let done = self
            .site
            .app
            .db
            .write_blocking(move |tx| roadshow::hand_in(tx, &ctx, &id, &judge, &group, &draft));
        done.map_err(|error| error.code().to_owned())
    }

    /// Everybody has scored: the first group in drawn order gets 18 in each dimension, the next 17, the last 16.
    pub fn score_everything(&self, who: &mut Visitor<'_>) -> Vec<GroupId> {
        let order = self.order(who);
        for (at, group) in order.iter().enumerate() {
            self.press(who, "open-scoring", &[("group", group.as_str())]);
            for judge in 0..JUDGES.len() {
                self.hand_in(judge, group, 18 - i32::try_from(at).unwrap()).unwrap();
            }
        }
        order
    }

    /// The groups in the order the desk lists them.
    pub fn order(&self, who: &mut Visitor<'_>) -> Vec<GroupId> {
        let body = who.get(&self.desk()).body;
        let list = body.split("id=\"desk-groups\"").nth(1).expect("the list of groups").to_owned();
        let mut found: Vec<(usize, GroupId)> =
            self.groups.iter().filter_map(|g| Some((list.find(g.id.as_str())?, g.id.clone()))).collect();
        found.sort();
        assert_eq!(found.len(), 3);
        found.into_iter().map(|(_, id)| id).collect()
    }

    pub fn name(&self, group: &GroupId) -> &str {
        self.groups.iter().find(|g| g.id == *group).map_or("", |g| g.name.as_str())
    }

    pub fn vote(&self) -> String {
        format!("/vote/{}", self.id)
    }

    /// The address under the joining code, as the desk shows it now.
    pub fn join(&self) -> String {
        let page = self.organiser(0).get(&format!("{}/join", self.desk()));
        let start = page.body.find("/vote/rs_").unwrap_or_else(|| panic!("{}", page.visible()));
        page.body[start..].split(['"', '<']).next().unwrap_or_default().to_owned()
    }

    pub fn trainee_of(&self, group: &Group) -> Visitor<'a> {
        self.site.visitor_as(&group.members[0], "学员")
    }
}
