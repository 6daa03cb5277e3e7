//! What the topic pool and the groups add to other pages.

use classes::{Class, ClassId, Phase};
use store::Tx;
use web::access::{Role, Scope};
use web::nav::NavItem;
use web::panels::{Card, ClassHere, Progress, Step, Todo};
use web::{Ctx, Error, Lang};

use crate::access::{CHOOSE_TOPIC, SEE_GROUPING, SEE_POOL};
use crate::actions::wishes;
use crate::links;
use crate::model::{Source, Topic, TopicState};
use crate::store::{groups as groups_sql, topics, wishes as wishes_sql};
use crate::words::words;

fn scope(class: &ClassHere) -> Scope {
    Scope::Class { class: class.id.clone(), host: class.host.clone() }
}

/// Entries below 本班.
pub(super) fn class_nav(ctx: &Ctx, class: &ClassHere) -> Vec<NavItem> {
    let Ok(id) = class.id.parse::<ClassId>() else { return Vec::new() };
    let (w, scope) = (words(ctx.lang), scope(class));
    let mut items = Vec::new();
    if ctx.can(SEE_POOL, &scope) {
        items.push(NavItem::new(links::topics(&id), w.pool_title(), "topic"));
    }
    if ctx.can(SEE_GROUPING, &scope) {
        let grouping = NavItem::new(links::grouping(&id), w.grouping_title(), "group");
        items
            .push(grouping.covering(links::wishes(&id)).covering(links::groups(&id)).covering(links::GROUPS));
    }
    items
}

/// Steps of a class's strip: needs gathered, topics on offer, groups.
pub(super) fn strip(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassHere) -> Result<Vec<Step>, Error> {
    let Ok(id) = class.id.parse::<ClassId>() else { return Ok(Vec::new()) };
    if !ctx.can(SEE_POOL, &scope(class)) {
        return Ok(Vec::new());
    }
    let w = words(ctx.lang);
    let needs = topics::needs_in_pool(tx, &id)?;
    let offered = topics::pool(tx, &id)?.iter().filter(|topic| topic.is_offered()).count();
    let groups = groups_sql::names(tx, &id)?.len();
    let counts = [needs, offered, groups];
    // We are at the first thing that is not there yet.
    let now = counts.iter().position(|count| *count == 0).unwrap_or(counts.len());
    let steps = [
        (w.strip_needs(), links::topics(&id)),
        (w.strip_topics(), links::topics(&id)),
        (w.strip_groups(), if groups == 0 { links::grouping(&id) } else { links::groups(&id) }),
    ];
    let steps = steps.into_iter().zip(counts).enumerate().map(|(at, ((label, href), count))| Step {
        figure: count.to_string(),
        label,
        href,
        progress: match at.cmp(&now) {
            std::cmp::Ordering::Less => Progress::Done,
            std::cmp::Ordering::Equal => Progress::Now,
            std::cmp::Ordering::Greater => Progress::Ahead,
        },
    });
    Ok(steps.collect())
}

/// What is still to do in a class: topics to publish, wishes to make, groups to publish.
pub(super) fn todos(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassHere) -> Result<Vec<Todo>, Error> {
    let Ok(id) = class.id.parse::<ClassId>() else { return Ok(Vec::new()) };
    if !ctx.can(SEE_GROUPING, &scope(class)) {
        return Ok(Vec::new());
    }
    let w = words(ctx.lang);
    let pool = topics::pool(tx, &id)?;
    let drafts = pool.iter().filter(|topic| topic.state == TopicState::Draft).count();
    let offered = pool.iter().filter(|topic| topic.is_offered()).count();
    let mut todos = vec![Todo {
        done: offered > 0 && drafts == 0,
        title: if offered > 0 && drafts == 0 { w.todo_topics_done(offered) } else { w.todo_topics() },
        note: if drafts > 0 { w.todo_topics_drafts(drafts) } else { String::new() },
        href: links::topics(&id),
    }];
    let grouped = groups_sql::publication(tx, &id)?.is_some();
    if offered > 0 && !grouped {
        let people = wishes::wished_by_all(tx, &id, &pool)?;
        let silent = people.iter().filter(|(_, wished)| wished.source == Source::Nothing).count();
        todos.push(Todo {
            done: silent == 0,
            title: if silent == 0 { w.todo_wishes_done() } else { w.todo_wishes(silent) },
            note: if topics::closed(tx, &id)?.is_some() { w.todo_pool_closed() } else { String::new() },
            href: links::wishes(&id),
        });
    }
    todos.push(Todo {
        done: grouped,
        title: if grouped { w.todo_groups_done() } else { w.todo_groups() },
        note: String::new(),
        href: if grouped { links::groups(&id) } else { links::grouping(&id) },
    });
    Ok(todos)
}

/// Cards on a trainee's home: choosing topics while the pool is open. The group's own card comes from its room.
pub(super) fn cards(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Card>, Error> {
    let Some(person) = ctx.person().filter(|_| ctx.is_any(&[Role::Trainee])) else { return Ok(Vec::new()) };
    let Some(class) = classes::class_of_trainee(tx, ctx, person)? else { return Ok(Vec::new()) };
    if !ctx.can(CHOOSE_TOPIC, &class.scope()) || class.phase(ctx.now, ctx.zone()) == Phase::Past {
        return Ok(Vec::new());
    }
    choosing(tx, ctx, &class)
}

fn choosing(tx: &mut Tx<'_>, ctx: &Ctx, class: &Class) -> Result<Vec<Card>, Error> {
    let offered = topics::pool(tx, &class.id)?.iter().filter(|topic: &&Topic| topic.is_offered()).count();
    if offered == 0 || topics::closed(tx, &class.id)?.is_some() {
        return Ok(Vec::new());
    }
    let w = words(ctx.lang);
    let chosen = match ctx.person() {
        Some(person) => wishes_sql::chosen_at(tx, &class.id, person)?.is_some(),
        None => false,
    };
    Ok(vec![Card {
        mark: w.topic_mark(),
        tone: "seal",
        title: w.go_choose(),
        note: w.card_choose(offered),
        href: links::wishes(&class.id),
        tag: if chosen { w.card_chosen() } else { String::new() },
    }])
}

/// Tabs below the phone.
pub(super) fn tabs(_ctx: &Ctx) -> Vec<NavItem> {
    Vec::new()
}

/// The page where needs become a topic; which class's, it asks where there are several.
pub(super) fn place(name: &str, lang: Lang) -> Option<NavItem> {
    (name == "topic-from-needs")
        .then(|| NavItem::new(links::TOPIC_FROM_NEEDS, words(lang).topic_new(), "topic"))
}
