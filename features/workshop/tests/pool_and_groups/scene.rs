//! A province with three cities, a class of twenty-four from twelve units, and its organisers.

use std::sync::Arc;

use axum::http::StatusCode;
use classes::{ClassId, Extras, NewClass};
use needs::{NeedId, NewNeed};
use people::{NewOrg, NewPerson, OrgId, OrgKind, Sex};
use store::migrate::{Room, STORE};
use store::testing::on_each_engine;
use store::{FixedClock, Tx};
use web::access::{Over, Role, grant};
use web::panels::Panels;
use web::testing::{Answer, MONDAY, Site, Visitor};
use web::{Ctx, Error, PersonId, WEB};
use workshop::{Difficulty, TopicDraft, TopicId, WORKSHOP};

const ROOMS: &[Room] = &[STORE, WEB, people::PEOPLE, needs::NEEDS, classes::CLASSES, WORKSHOP];

/// What the story begins with.
#[derive(Clone)]
pub struct Class {
    pub id: ClassId,
    pub other: ClassId,
    pub organiser: PersonId,
    pub colleague: PersonId,
    pub stranger: PersonId,
    pub trainees: Vec<PersonId>,
    pub needs: Vec<NeedId>,
}

/// Tells the story on each engine.
pub fn with_class(story: impl Fn(&Site, &Class)) {
    on_each_engine(ROOMS, &FixedClock::at(MONDAY), |db| {
        let routes =
            people::routes().merge(needs::routes()).merge(classes::routes()).merge(workshop::routes());
        let panels = Panels::of(vec![
            Arc::new(needs::Contribution),
            Arc::new(classes::Contribution),
            Arc::new(workshop::Contribution),
            Arc::new(people::Contribution),
        ]);
        let site = Site::new(db, routes, panels);
        let class = site.scene(set);
        story(&site, &class);
    });
}

fn org(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    name: &str,
    kind: OrgKind,
    parent: Option<&OrgId>,
) -> Result<OrgId, Error> {
    let new = NewOrg {
        name: name.to_owned(),
        short_name: name.replace("总工会", ""),
        kind,
        parent: parent.cloned(),
        industry_parent: None,
        region_code: None,
        aliases: Vec::new(),
    };
    people::add_org(tx, ctx, &new)
}

fn new_class(tx: &mut Tx<'_>, ctx: &Ctx, host: &OrgId, name: &str) -> Result<ClassId, Error> {
    let day = |day| jiff::civil::date(2026, 7, day);
    let new = NewClass {
        host: host.clone(),
        name: name.to_owned(),
        term: String::new(),
        starts_on: day(27),
        ends_on: day(31),
        place: String::new(),
        contact: String::new(),
        copied_from: None,
    };
    classes::create_class(tx, ctx, &new)
}

fn staff(tx: &mut Tx<'_>, ctx: &Ctx, at: &OrgId, name: &str) -> Result<PersonId, Error> {
    let new = NewPerson { name: name.to_owned(), unit: Some(at.clone()), ..NewPerson::default() };
    let person = people::keep_person(tx, ctx, &new)?;
    let path = people::org(tx, at)?.path;
    grant(tx, ctx, &person, Role::Organiser, &Over::Organisation(path), at.as_str())?;
    Ok(person)
}

fn set(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Class, Error> {
    let province = org(tx, ctx, "北江省总工会", OrgKind::Province, None)?;
    let mut units = Vec::new();
    let mut cities = Vec::new();
    for city in ["云州市总工会", "松江市总工会", "麦川市总工会"] {
        let city_id = org(tx, ctx, city, OrgKind::City, Some(&province))?;
        for n in 1..=4 {
            let name = format!("{}第{n}机械厂工会", city.replace("总工会", ""));
            units.push(org(tx, ctx, &name, OrgKind::Grassroots, Some(&city_id))?);
        }
        cities.push(city_id);
    }
    let id = new_class(tx, ctx, &province, "全省职工宣教骨干培训班")?;
    let other = new_class(tx, ctx, &cities[0], "云州市通讯员班")?;
    let surnames: Vec<char> = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张".chars().collect();
    let mut trainees = Vec::new();
    for (n, surname) in surnames.into_iter().enumerate() {
        let new = NewPerson {
            name: format!("{surname}{}", if n % 2 == 0 { "敏" } else { "强" }),
            phone: Some(format!("1380010{n:04}")),
            unit: Some(units[n / 2].clone()),
            post: "宣传干事".to_owned(),
            sex: Some(if n % 2 == 0 { Sex::Female } else { Sex::Male }),
        };
        let category = if n % 4 == 0 { "写手" } else { "通讯员" };
        let extras =
            Extras { category: category.to_owned(), wishes: vec![n % 3 + 1, 9], ..Extras::default() };
        classes::enrol(tx, ctx, &id, &new, &extras)?;
        trainees.push(people::keep_person(tx, ctx, &new)?);
    }
    let mut needs = Vec::new();
    for text in ["等单只有三分钟，长课学不进去", "车间里的课听不懂，想听师傅讲", "受了伤不知道找谁"]
    {
        let new = NewNeed {
            text: text.to_owned(),
            trade: "骑手".to_owned(),
            place: "麦川市".to_owned(),
            wants_reply: true,
        };
        needs.push(needs::say(tx, ctx, &new)?.0);
    }
    Ok(Class {
        organiser: staff(tx, ctx, &province, "林知远")?,
        colleague: staff(tx, ctx, &province, "何静川")?,
        stranger: staff(tx, ctx, &cities[1], "外人甲")?,
        id,
        other,
        trainees,
        needs,
    })
}

/// Three topics, published; each may be taken by two groups.
pub fn published_topics(site: &Site, class: &Class) -> Vec<TopicId> {
    let id = class.id.clone();
    site.scene(move |tx, ctx| {
        let mut topics = Vec::new();
        for title in ["把课堂搬进车间", "三分钟学一件事", "受伤以后怎么办"] {
            let draft = TopicDraft {
                title: title.to_owned(),
                background: String::new(),
                wanted: String::new(),
                difficulty: Difficulty::Common,
                capacity: 2,
                needs: Vec::new(),
            };
            topics.push(workshop::create_topic(tx, ctx, &id, &draft)?);
        }
        workshop::publish_pool(tx, ctx, &id)?;
        Ok(topics)
    })
}

/// The settings form as the studio sends it, for so many groups.
pub fn settings(groups: &str) -> Vec<(&str, &str)> {
    vec![
        ("groups", groups),
        ("city", "high"),
        ("industry", "high"),
        ("post", "medium"),
        ("sex", "low"),
        ("wishes", "high"),
        ("repeats", "medium"),
        ("apart", "yes"),
    ]
}

/// Computes a draft with a seed and returns the address of its page and the page.
pub fn compute(visitor: &mut Visitor<'_>, class: &Class, groups: &str, seed: &str) -> (String, Answer) {
    let fields = [&settings(groups)[..], &[("seed", seed), ("rule", "least:1:写手")]].concat();
    let answer = visitor.post(&format!("/classes/{}/grouping/run", class.id), &fields);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.visible());
    let page = visitor.get(&answer.location);
    assert_eq!(page.status, StatusCode::OK);
    (answer.location, page)
}

/// The people of each group on a studio page, by id, in the order shown.
pub fn groups_on(page: &Answer) -> Vec<Vec<String>> {
    let cards = page.body.split("data-group=\"").skip(1);
    cards
        .map(|card| {
            let people = card.split("data-person=\"").skip(1);
            people.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
        })
        .collect()
}

/// The version a page's forms carry.
pub fn version(page: &Answer) -> String {
    page.input("version").unwrap()
}
