//! Ranking topics on the phone; for staff, how the wishes stand.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use classes::ClassId;
use web::form::{Choice, choice};
use web::{App, Error, Fields, FormState, Kind, Page, Visit};

use crate::access::CHOOSE_TOPIC;
use crate::actions::wishes::{self as actions, AllWishes, MyWishes};
use crate::links;
use crate::model::{Source, Topic, WISH_FIELDS};
use crate::pages::show::{Here, Way, closed_words, home, ways};
use crate::pages::topics::pool::{Offered, note_of};
use crate::words::{Words, words};

/// The addresses of this part.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/classes/{class}/wishes", get(wishes).post(choose))
}

#[derive(Template)]
#[template(path = "wishes/choose.html")]
pub(crate) struct ChoosePage {
    pub home_href: String,
    pub lead: String,
    pub action: String,
    pub form: FormState,
    pub choices: Vec<Choice>,
    pub topics: Vec<Offered>,
    pub open: bool,
    pub notice: Option<String>,
    pub mine: Vec<String>,
    pub w: &'static Words,
}

#[derive(Template)]
#[template(path = "wishes/all.html")]
pub(crate) struct AllPage {
    pub name: String,
    pub home_href: String,
    pub lead: String,
    pub ways: Vec<Way>,
    pub closed: Option<String>,
    pub chosen: usize,
    pub people: usize,
    pub topics: Vec<Counted>,
    pub silent: Vec<String>,
    pub rows: Vec<PersonRow>,
    pub pool_href: String,
    pub w: &'static Words,
}

/// A topic with how many want it.
pub(crate) struct Counted {
    pub number: usize,
    pub title: String,
    pub href: String,
    pub first: usize,
    pub all: usize,
    pub capacity: usize,
}

/// What somebody wishes for.
pub(crate) struct PersonRow {
    pub name: String,
    pub unit: String,
    pub wishes: String,
    pub source: String,
}

async fn wishes(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let wanted = id.clone();
    let mine = visit
        .read(move |tx, ctx| {
            let class = classes::class(tx, &wanted)?;
            if ctx.person().is_some() && ctx.can(CHOOSE_TOPIC, &class.scope()) {
                actions::my_wishes(tx, ctx, &wanted).map(Some)
            } else {
                Ok(None)
            }
        })
        .await?;
    if let Some(mine) = mine {
        let names: Vec<&str> = mine.mine.topics.iter().map(crate::model::TopicId::as_str).collect();
        let filled: Vec<(&str, &str)> = WISH_FIELDS.into_iter().zip(names).collect();
        let form = FormState::filled(visit.ctx.token(), &filled);
        return choose_page(&visit, &mine, form);
    }
    let all = visit.read(move |tx, ctx| actions::all_wishes(tx, ctx, &id)).await?;
    let w = words(visit.lang());
    let page = Page::new(Kind::Desk, w.wishes_title()).of_class(all.class.here());
    visit.page(&page, &all_page(&visit, &all))
}

async fn choose(visit: Visit, Path(class): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let (of, sent) = (id.clone(), fields.clone());
    let done = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::choose_by_form(tx, ctx, &of, &sent)?;
            Ok(links::wishes(&of))
        })
        .await;
    match done {
        Ok(href) => Ok(visit.see_other_saying(&href, &words(visit.lang()).wishes_kept())),
        Err(Error::Invalid(problems)) => {
            let mine = visit.read(move |tx, ctx| actions::my_wishes(tx, ctx, &id)).await?;
            let form = FormState::refused(&fields, &problems, visit.lang());
            choose_page(&visit, &mine, form)
        }
        Err(other) => Err(other),
    }
}

fn choose_page(visit: &Visit, mine: &MyWishes, form: FormState) -> Result<Response, Error> {
    let (w, lang) = (words(visit.lang()), visit.lang());
    let numbered = |topic: &Topic| w.numbered_topic(topic.number, topic.title.as_str());
    let mut choices = vec![choice("", w.no_wish())];
    choices.extend(mine.offered.iter().map(|topic| choice(topic.id.as_str(), numbered(topic))));
    let topics = mine.offered.iter().map(|topic| Offered {
        number: topic.number,
        title: topic.title.clone(),
        note: note_of(topic, lang, w),
        href: links::topic(&topic.class, &topic.id),
    });
    let named = mine.mine.topics.iter().filter_map(|id| mine.offered.iter().find(|topic| topic.id == *id));
    let notice = match (mine.closed, mine.mine.source, mine.chosen_at) {
        (Some(at), ..) => Some(w.closed_for_you(visit.ctx.moment(at))),
        (None, Source::Receipt, _) => Some(w.from_your_receipt()),
        (None, Source::Chosen, Some(at)) => Some(w.you_chose_at(visit.ctx.moment(at))),
        (None, ..) => None,
    };
    let page = Page::new(Kind::Phone, w.wishes_choose_title()).of_class(mine.class.here()).checked(&form);
    let content = ChoosePage {
        home_href: home(visit, &mine.class),
        lead: w.wishes_choose_lead(mine.offered.len()),
        action: links::wishes(&mine.class.id),
        form,
        choices,
        topics: topics.collect(),
        open: mine.closed.is_none() && !mine.offered.is_empty(),
        notice,
        mine: named.map(numbered).collect(),
        w,
    };
    visit.page(&page, &content)
}

fn all_page(visit: &Visit, all: &AllWishes) -> AllPage {
    let w = words(visit.lang());
    let count = |source| all.count(source);
    let (own, receipt, nothing) = (count(Source::Chosen), count(Source::Receipt), count(Source::Nothing));
    let number = |id: &crate::model::TopicId| {
        all.topics.iter().find(|(topic, ..)| topic.id == *id).map(|(topic, ..)| topic.number.to_string())
    };
    let rows = all.people.iter().map(|(trainee, wished)| PersonRow {
        name: trainee.name.clone(),
        unit: trainee.unit_name.clone(),
        wishes: wished.topics.iter().filter_map(number).collect::<Vec<_>>().join(" → "),
        source: match wished.source {
            Source::Chosen => w.source_chosen(),
            Source::Receipt => w.source_receipt(),
            Source::Nothing => w.source_nothing(),
        },
    });
    let silent = all.people.iter().filter(|(_, wished)| wished.source == Source::Nothing);
    AllPage {
        name: all.class.name.clone(),
        home_href: home(visit, &all.class),
        lead: w.wishes_lead(own, receipt, nothing),
        ways: ways(visit, &all.class, Here::Wishes),
        closed: all.closed.as_ref().map(|(at, by)| closed_words(visit, *at, by)),
        chosen: own + receipt,
        people: all.people.len(),
        topics: all
            .topics
            .iter()
            .map(|(topic, first, any)| Counted {
                number: topic.number,
                title: topic.title.clone(),
                href: links::topic(&topic.class, &topic.id),
                first: *first,
                all: *any,
                capacity: topic.capacity,
            })
            .collect(),
        silent: silent.map(|(trainee, _)| trainee.name.clone()).collect(),
        rows: rows.collect(),
        pool_href: links::topics(&all.class.id),
        w,
    }
}
