//! One topic: what it is about, in whose words it came, what came of it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use web::{Error, Kind, Page, Visit};

use super::pool::note_of;
use crate::access::{CHOOSE_TOPIC, ENTER_ROOM, KEEP_POOL, SEE_GROUPING};
use crate::actions::topics::{self as actions, TopicStory};
use crate::links;
use crate::model::{TopicId, TopicState};
use crate::pages::show::state_words;
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "topics/topic.html")]
pub(crate) struct TopicPage {
    pub number: usize,
    pub title: String,
    pub note: String,
    pub pool_href: String,
    pub background: Vec<String>,
    pub wanted: Vec<String>,
    pub quotes: Vec<Quote>,
    pub came: Vec<Came>,
    pub state: Option<(String, &'static str)>,
    pub edit_href: Option<String>,
    pub publish: Option<String>,
    pub withdraw: Option<String>,
    pub restore: Option<String>,
    pub wish_href: Option<String>,
    pub closed: bool,
    pub w: &'static Words,
}

/// A need in its own words.
pub(crate) struct Quote {
    pub text: String,
    pub who: String,
}

/// Something that came of the topic.
pub(crate) struct Came {
    pub kind: String,
    pub title: String,
    pub href: Option<String>,
}

pub(super) async fn topic(
    visit: Visit,
    Path((class, topic)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, id): (ClassId, TopicId) = (class.parse()?, topic.parse()?);
    let story = visit.read(move |tx, ctx| actions::see_topic(tx, ctx, &class, &id)).await?;
    let staff = visit.ctx.can(SEE_GROUPING, &story.class.scope());
    let kind = if staff { Kind::Desk } else { Kind::Phone };
    let page = Page::new(kind, story.topic.title.clone()).of_class(story.class.here());
    visit.page(&page, &content(&visit, &story, staff))
}

fn content(visit: &Visit, story: &TopicStory, staff: bool) -> TopicPage {
    let (w, lang, topic) = (words(visit.lang()), visit.lang(), &story.topic);
    let scope = story.class.scope();
    let may_keep = visit.ctx.can(KEEP_POOL, &scope);
    let step = |word: &str| links::topic_step(&topic.class, &topic.id, word);
    // Groups and their proposals are read from inside until the result opens them.
    let inside = staff && visit.ctx.can(ENTER_ROOM, &scope);
    let came = story.came_of.iter().filter_map(|node| {
        let kind = match node.kind.as_str() {
            "group" => w.came_group(),
            "proposal" => w.came_proposal(),
            "result" => w.came_result(),
            _ => return None,
        };
        let href = (inside || node.shown).then(|| node.href.clone());
        Some(Came { kind, title: node.title.clone(), href })
    });
    let quotes = story.needs.iter().map(|need| Quote { text: need.text.clone(), who: need.who() });
    TopicPage {
        number: topic.number,
        title: topic.title.clone(),
        note: note_of(topic, lang, w),
        pool_href: links::topics(&topic.class),
        background: paragraphs(&topic.background),
        wanted: paragraphs(&topic.wanted),
        quotes: quotes.collect(),
        came: came.collect(),
        state: staff.then(|| state_words(topic.state, lang)),
        edit_href: may_keep.then(|| step("edit")),
        publish: (may_keep && topic.state == TopicState::Draft).then(|| step("publish")),
        withdraw: (may_keep && topic.state != TopicState::Withdrawn).then(|| step("withdraw")),
        restore: (may_keep && topic.state == TopicState::Withdrawn).then(|| step("restore")),
        wish_href: (topic.is_offered() && visit.ctx.can(CHOOSE_TOPIC, &scope))
            .then(|| links::wishes(&topic.class)),
        closed: story.closed,
        w,
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(ToOwned::to_owned).collect()
}
