//! A province with its unions, an organiser, and a class that is on.

use axum::http::Extensions;
use classes::{CLASSES, ClassId, NewClass};
use jiff::civil::date;
use people::{OrgId, OrgKind, PEOPLE, testing};
use store::migrate::{Room, STORE};
use web::access::Role;
use web::panels::Panels;
use web::testing::{Answer, Site, Visitor, on_each_site};
use web::{PersonId, WEB};

const ROOMS: &[Room] = &[STORE, WEB, PEOPLE, CLASSES];

/// What every story starts from.
pub struct World {
    pub site: Site,
    pub province: OrgId,
    pub city: OrgId,
    pub organiser: PersonId,
    /// Runs classes of another city.
    pub stranger: PersonId,
    pub leader: PersonId,
    pub class: ClassId,
}

const CITIES: [&str; 16] = [
    "云岭市总工会",
    "双塔市总工会",
    "星湖市总工会",
    "柳泉市总工会",
    "河湾市总工会",
    "白杨市总工会",
    "石桥市总工会",
    "红松市总工会",
    "铁山市总工会",
    "长堤市总工会",
    "青石市总工会",
    "鹿鸣市总工会",
    "麦川市总工会",
    "北林地区总工会",
    "乌溪市总工会",
    "东港市总工会",
];

const INDUSTRIES: [&str; 11] = [
    "北江省交通工会",
    "北江省农业水利气象工会",
    "北江省建设工会",
    "北江省教科文卫体工会",
    "北江省机械冶金建材工会",
    "北江省林业工会",
    "北江省电力工会",
    "北江省能源化工工会",
    "北江省财贸轻纺烟草工会",
    "北江省邮政工会",
    "北江省铁路工会",
];

/// Tells a story on every engine.
pub fn story(tell: impl Fn(&World)) {
    let parts = || {
        let panels = Panels::of(vec![std::sync::Arc::new(classes::Contribution)]);
        (classes::routes(), panels, Extensions::default())
    };
    on_each_site(ROOMS, parts, |site| tell(&World::settled(site)));
}

impl World {
    fn settled(site: Site) -> Self {
        let (province, city, organiser, stranger, leader, class) = site.scene(|tx, ctx| {
            let province = testing::province(tx, ctx)?;
            let mut cities = Vec::new();
            for name in CITIES {
                cities.push(testing::union(tx, ctx, name, OrgKind::City, &province)?);
            }
            for name in INDUSTRIES {
                testing::union(tx, ctx, name, OrgKind::Industry, &province)?;
            }
            let organiser = testing::staff(tx, ctx, "王敏", Role::Organiser, &province)?;
            let stranger = testing::staff(tx, ctx, "李强", Role::Organiser, &cities[1])?;
            let leader = testing::staff(tx, ctx, "周正", Role::Leader, &province)?;
            let new = NewClass {
                host: province.clone(),
                name: "全省职工宣教骨干培训班".to_owned(),
                term: "2026 年第一期".to_owned(),
                starts_on: date(2026, 7, 27),
                ends_on: date(2026, 7, 31),
                place: "云岭".to_owned(),
                contact: String::new(),
                copied_from: None,
            };
            let class = classes::create_class(tx, ctx, &new)?;
            Ok((province, cities.remove(0), organiser, stranger, leader, class))
        });
        Self { site, province, city, organiser, stranger, leader, class }
    }

    pub fn as_organiser(&self) -> Visitor<'_> {
        self.site.visitor_as(&self.organiser, "王敏")
    }

    pub fn as_stranger(&self) -> Visitor<'_> {
        self.site.visitor_as(&self.stranger, "李强")
    }

    pub fn as_leader(&self) -> Visitor<'_> {
        self.site.visitor_as(&self.leader, "周正")
    }

    /// An address below the class.
    pub fn at(&self, rest: &str) -> String {
        format!("/classes/{}{rest}", self.class)
    }

    /// Sends a receipt in and returns the address of its preview.
    pub fn sent(&self, who: &mut Visitor<'_>, name: &str, bytes: &[u8]) -> String {
        let once = self.site.program().token();
        let answer = who.upload(&self.at("/import"), &[("once", &once)], "file", (name, bytes));
        assert_eq!(answer.status.as_u16(), 303, "{}", answer.visible());
        answer.location
    }

    /// Presses the button that takes a file over.
    pub fn take_over(&self, who: &mut Visitor<'_>, preview: &str) -> Answer {
        who.post_and_follow(&format!("{preview}/confirm"), &[("seen", "yes")])
    }

    /// How many people are on the roster.
    pub fn size(&self) -> usize {
        let class = self.class.clone();
        self.site.scene(move |tx, _| Ok(classes::trainees(tx, &class)?.len()))
    }
}

/// One of the receipts that the reader of receipts is tried with.
pub fn receipt(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../engines/sheets/tests/receipts");
    std::fs::read(format!("{folder}/receipt-{name}.xlsx")).unwrap()
}
