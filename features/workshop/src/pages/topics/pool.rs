//! The list of topics: for staff with everything that can be done, for everybody else what is on offer.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use web::{Error, Kind, Page, Visit};

use crate::access::{CHOOSE_TOPIC, KEEP_POOL, SEE_POOL};
use crate::actions::topics::{self as actions, Pool};
use crate::actions::wishes::{AllWishes, all_wishes};
use crate::links;
use crate::model::{Source, Topic, TopicState};
use crate::pages::show::{Here, Way, closed_words, difficulty_words, home, state_words, ways};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "topics/pool.html")]
pub(crate) struct PoolPage {
    pub name: String,
    pub home_href: String,
    pub lead: String,
    pub ways: Vec<Way>,
    pub closed: Option<String>,
    pub rows: Vec<Row>,
    pub new_href: Option<String>,
    pub publish: Option<(String, String)>,
    pub close: Option<String>,
    pub close_text: String,
    pub open: Option<String>,
    pub once: String,
    pub w: &'static Words,
}

/// One topic of the list.
pub(crate) struct Row {
    pub number: usize,
    pub title: String,
    pub href: String,
    pub note: String,
    pub difficulty: String,
    pub capacity: usize,
    pub wishes: String,
    pub state: String,
    pub tone: &'static str,
    pub withdrawn: bool,
    pub up: Option<String>,
    pub down: Option<String>,
}

#[derive(Template)]
#[template(path = "topics/offered.html")]
pub(crate) struct OfferedPage {
    pub name: String,
    pub home_href: Option<String>,
    pub topics: Vec<Offered>,
    pub closed: bool,
    pub wish_href: Option<String>,
    pub w: &'static Words,
}

/// One topic as those see it who may choose or read it.
pub(crate) struct Offered {
    pub number: usize,
    pub title: String,
    pub note: String,
    pub href: String,
}

pub(super) async fn pool(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let (pool, wishes) = visit
        .read(move |tx, ctx| {
            let pool = actions::see_pool(tx, ctx, &id)?;
            let staff = ctx.can(SEE_POOL, &pool.class.scope());
            let wishes = if staff { Some(all_wishes(tx, ctx, &id)?) } else { None };
            Ok((pool, wishes))
        })
        .await?;
    let w = words(visit.lang());
    let page = Page::for_reader(&visit, w.pool_title()).of_class(pool.class.here());
    match wishes {
        Some(wishes) => visit.page(&page, &for_staff(&visit, &pool, &wishes)),
        None => {
            let page = Page::new(Kind::Phone, w.pool_title()).of_class(pool.class.here());
            visit.page(&page, &for_readers(&visit, &pool))
        }
    }
}

fn for_staff(visit: &Visit, pool: &Pool, wishes: &AllWishes) -> PoolPage {
    let (w, class) = (words(visit.lang()), &pool.class);
    let may_keep = visit.ctx.can(KEEP_POOL, &class.scope());
    let offered = pool.topics.iter().filter(|topic| topic.is_offered()).count();
    let drafts = pool.topics.iter().filter(|topic| topic.state == TopicState::Draft).count();
    let places: usize = pool.topics.iter().filter(|t| t.is_offered()).map(|t| t.capacity).sum();
    let open = may_keep && pool.closed.is_none() && offered > 0;
    PoolPage {
        name: class.name.clone(),
        home_href: home(visit, class),
        lead: w.pool_lead(offered, places, drafts),
        ways: ways(visit, class, Here::Topics),
        closed: pool.closed.as_ref().map(|(at, by)| closed_words(visit, *at, by)),
        rows: pool.topics.iter().map(|topic| row(visit, pool, wishes, topic, may_keep)).collect(),
        new_href: may_keep.then(|| links::topic_new(&class.id)),
        publish: (may_keep && drafts > 0)
            .then(|| (links::pool_step(&class.id, "publish"), w.publish_drafts(drafts))),
        close: open.then(|| links::pool_step(&class.id, "close")),
        close_text: w.close_pool_text(wishes.count(Source::Nothing)),
        open: (may_keep && pool.closed.is_some() && !pool.grouped)
            .then(|| links::pool_step(&class.id, "open")),
        once: visit.ctx.token(),
        w,
    }
}

fn row(visit: &Visit, pool: &Pool, wishes: &AllWishes, topic: &Topic, may_keep: bool) -> Row {
    let (w, lang) = (words(visit.lang()), visit.lang());
    let counted = wishes.topics.iter().find(|(known, ..)| known.id == topic.id);
    let (state, tone) = state_words(topic.state, lang);
    let movable = |way| {
        let other = crate::model::neighbour(&pool.topics, topic, way);
        may_keep && topic.state == TopicState::Draft && other.is_some_and(|t| t.state == TopicState::Draft)
    };
    let step = |word: &str| links::topic_step(&topic.class, &topic.id, word);
    Row {
        number: topic.number,
        title: topic.title.clone(),
        href: links::topic(&topic.class, &topic.id),
        note: if topic.needs == 0 { String::new() } else { w.from_needs(topic.needs) },
        difficulty: difficulty_words(topic.difficulty, lang),
        capacity: topic.capacity,
        wishes: counted.map_or_else(String::new, |(_, first, all)| w.wishes_for(*first, *all)),
        state,
        tone,
        withdrawn: topic.state == TopicState::Withdrawn,
        up: movable(crate::model::Way::Up).then(|| step("up")),
        down: movable(crate::model::Way::Down).then(|| step("down")),
    }
}

fn for_readers(visit: &Visit, pool: &Pool) -> OfferedPage {
    let (w, lang, class) = (words(visit.lang()), visit.lang(), &pool.class);
    let may_choose = visit.ctx.can(CHOOSE_TOPIC, &class.scope());
    let topics = pool.topics.iter().map(|topic| Offered {
        number: topic.number,
        title: topic.title.clone(),
        note: note_of(topic, lang, w),
        href: links::topic(&class.id, &topic.id),
    });
    OfferedPage {
        name: class.name.clone(),
        home_href: may_choose.then(|| home(visit, class)),
        topics: topics.collect(),
        closed: pool.closed.is_some(),
        wish_href: may_choose.then(|| links::wishes(&class.id)),
        w,
    }
}

/// `较难 · 最多 2 个组 · 来自 4 条需求`.
pub(crate) fn note_of(topic: &Topic, lang: web::Lang, w: &Words) -> String {
    let mut parts = vec![difficulty_words(topic.difficulty, lang), w.takes_groups(topic.capacity)];
    if topic.needs > 0 {
        parts.push(w.from_needs(topic.needs));
    }
    parts.join(" · ")
}
