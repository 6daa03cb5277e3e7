//! A province with three cities, a class of twenty-four from twelve units, and its organisers.

use std::sync::Arc;

use axum::http::{Extensions, StatusCode};
use classes::{ClassId, Extras};
use needs::{NeedId, NewNeed};
use people::{NewPerson, OrgKind, Sex, testing};
use store::Tx;
use store::migrate::{Room, STORE};
use web::access::Role;
use web::panels::Panels;
use web::testing::{Answer, Site, Visitor, on_each_site};
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
    let parts = || {
        let routes =
            people::routes().merge(needs::routes()).merge(classes::routes()).merge(workshop::routes());
        let panels = Panels::of(vec![
            Arc::new(needs::Contribution),
            Arc::new(classes::Contribution),
            Arc::new(workshop::Contribution),
            Arc::new(people::Contribution),
        ]);
        (routes, panels, Extensions::default())
    };
    on_each_site(ROOMS, parts, |site| {
        let class = site.scene(set);
        story(&site, &class);
    });
}

fn set(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Class, Error> {
    let province = testing::province(tx, ctx)?;
    let mut units = Vec::new();
    let mut cities = Vec::new();
    for city in ["云州市总工会", "松江市总工会", "麦川市总工会"] {
        let city_id = testing::union(tx, ctx, city, OrgKind::City, &province)?;
        for n in 1..=4 {
            let name = format!("{}第{n}机械厂工会", city.replace("总工会", ""));
            units.push(testing::union(tx, ctx, &name, OrgKind::Grassroots, &city_id)?);
        }
        cities.push(city_id);
    }
    let id = classes::testing::class(tx, ctx, &province, "全省职工宣教骨干培训班")?;
    let other = classes::testing::class(tx, ctx, &cities[0], "云州市通讯员班")?;
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
        organiser: testing::staff(tx, ctx, "林知远", Role::Organiser, &province)?,
        colleague: testing::staff(tx, ctx, "何静川", Role::Organiser, &province)?,
        stranger: testing::staff(tx, ctx, "外人甲", Role::Organiser, &cities[1])?,
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
