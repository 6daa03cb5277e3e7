//! A class with two published groups, and those who walk through their rooms.

use std::sync::Arc;

use classes::{ClassId, Extras};
use needs::NewNeed;
use people::{NewPerson, testing};
use store::Tx;
use store::migrate::{Room, STORE};
use web::access::Role;
use web::panels::{self, ClassHere, Panels, Progress, Step};
use web::testing::{Answer, Site, Visitor, on_each_site};
use web::{Ctx, Error, PersonId, WEB};
use workshop::{Difficulty, Group, Section, Sections, Settings, Stage, TopicDraft};

pub const ROOMS: &[Room] = &[STORE, WEB, people::PEOPLE, classes::CLASSES, needs::NEEDS, workshop::WORKSHOP];

pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF";

/// A class with two groups of four, each with a topic made of a worker's need.
pub struct World {
    pub site: Site,
    pub class: ClassId,
    pub organiser: PersonId,
    pub facilitator: PersonId,
    pub stranger: PersonId,
    pub group: Group,
    pub other: Group,
}

/// What comes after the workshop, as a higher room adds it to the strip of a class.
struct Afterwards;

impl panels::Contribution for Afterwards {
    fn strip(&self, _: &mut Tx<'_>, _: &Ctx, class: &ClassHere) -> Result<Vec<Step>, Error> {
        let (href, progress) = (format!("/classes/{}", class.id), Progress::Ahead);
        Ok(vec![Step { figure: "未开始".to_owned(), label: "成果".to_owned(), href, progress }])
    }
}

pub fn story(tell: impl Fn(&World)) {
    let parts = || {
        let routes = workshop::routes().merge(classes::routes()).merge(people::routes());
        let panels = Panels::of(vec![
            Arc::new(classes::Contribution),
            Arc::new(workshop::Contribution),
            Arc::new(Afterwards),
        ]);
        (routes, panels, live::extras())
    };
    on_each_site(ROOMS, parts, |site| tell(&World::settled(site)));
}

impl World {
    pub fn settled(site: Site) -> Self {
        let (class, organiser, facilitator, stranger, mut groups) = site.scene(|tx, ctx| {
            let root = testing::province(tx, ctx)?;
            let named = |name: &str, phone: usize| NewPerson {
                name: name.to_owned(),
                phone: Some(format!("139000000{phone:02}")),
                unit: Some(root.clone()),
                ..NewPerson::default()
            };
            let class = classes::testing::class(tx, ctx, &root, "宣教骨干班")?;
            let elsewhere = classes::testing::class(tx, ctx, &root, "隔壁班")?;
            let organiser = testing::staff(tx, ctx, "王敏", Role::Organiser, &root)?;
            let facilitator = classes::testing::staff(tx, ctx, "周静", Role::Facilitator, &class)?;
            classes::enrol(tx, ctx, &elsewhere, &named("何远", 3), &Extras::default())?;
            let stranger = people::keep_person(tx, ctx, &named("何远", 3))?;
            for (at, name) in
                ["赵敏", "钱伟", "孙丽", "李强", "吴芳", "郑刚", "冯娟", "陈涛"].iter().enumerate()
            {
                classes::enrol(tx, ctx, &class, &named(name, 10 + at), &Extras::default())?;
            }
            for text in ["等单只有三分钟，长课学不进去。", "班前会念文件，大家低头看手机。"]
            {
                let said = NewNeed {
                    text: text.to_owned(),
                    trade: "骑手".to_owned(),
                    place: "麦川市".to_owned(),
                    wants_reply: false,
                };
                let (need, _) = needs::say(tx, ctx, &said)?;
                let topic = TopicDraft {
                    title: format!("课题：{}", text.chars().take(4).collect::<String>()),
                    background: String::new(),
                    wanted: String::new(),
                    difficulty: Difficulty::Common,
                    capacity: 1,
                    needs: vec![need],
                };
                workshop::create_topic(tx, ctx, &class, &topic)?;
            }
            workshop::publish_pool(tx, ctx, &class)?;
            let settings = Settings { groups: 2, apart: false, ..Settings::usual(8) };
            let draft = workshop::make_groups(tx, ctx, &class, &settings, 7)?;
            workshop::publish_groups(tx, ctx, &class, &draft)?;
            let groups = workshop::groups(tx, &class)?;
            Ok((class, organiser, facilitator, stranger, groups))
        });
        let other = groups.remove(1);
        let group = groups.remove(0);
        Self { site, class, organiser, facilitator, stranger, group, other }
    }

    pub fn as_organiser(&self) -> Visitor<'_> {
        self.site.visitor_as(&self.organiser, "王敏")
    }

    /// A member of the first group, by place.
    pub fn as_member(&self, at: usize) -> Visitor<'_> {
        self.site.visitor_as(&self.group.members[at], "组员")
    }

    pub fn at(&self, rest: &str) -> String {
        format!("/groups/{}{rest}", self.group.id)
    }

    pub fn stages(&self) -> String {
        format!("/classes/{}/stages", self.class)
    }

    pub fn open(&self, stages: &'static [Stage]) {
        let class = self.class.clone();
        self.site.scene(move |tx, ctx| {
            stages.iter().try_for_each(|stage| workshop::open_stage(tx, ctx, &class, *stage))
        });
    }
}

pub fn cut(text: &str) -> Sections {
    Sections::of(&[(Section::Title, "三分钟课"), (Section::Cut, text)])
}

pub fn saved(answer: &Answer) -> serde_json::Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|e| panic!("{e}: {}", answer.body))
}

/// The fields of the proposal form.
pub fn fields<'a>(base: &'a str, once: &'a str, texts: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("base", base), ("once", once)], texts].concat()
}
