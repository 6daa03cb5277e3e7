//! The staff's pages: the calm list, one need with its story, the poster.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use store::Millis;
use web::access::Scope;
use web::{Error, Fields, FormState, Kind, Lang, Page, Visit, qr};

use crate::access::ANSWER_NEED;
use crate::actions::{self, Story};
use crate::links;
use crate::model::{ANSWER_WITHIN, Answer, Filter, FilterState, NeedId, State};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "needs.html")]
pub(crate) struct NeedsPage {
    pub(crate) lead: String,
    pub(crate) late: Option<String>,
    /// Whether anybody has said anything yet.
    pub(crate) any: bool,
    pub(crate) tabs: Vec<Tab>,
    pub(crate) search: String,
    pub(crate) state: &'static str,
    pub(crate) rows: Vec<NeedRow>,
    pub(crate) gather_href: Option<String>,
    pub(crate) poster_href: &'static str,
    pub(crate) w: &'static Words,
}

/// One way to look through the list.
pub(crate) struct Tab {
    pub(crate) label: String,
    pub(crate) count: usize,
    pub(crate) href: String,
    pub(crate) current: bool,
}

/// One need in the list.
pub(crate) struct NeedRow {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) who: String,
    pub(crate) when: String,
    pub(crate) state: String,
    pub(crate) tone: &'static str,
    pub(crate) href: String,
    pub(crate) can_gather: bool,
}

#[derive(Template)]
#[template(path = "need.html")]
pub(crate) struct NeedPage {
    pub(crate) text: String,
    pub(crate) who: String,
    pub(crate) said_on: String,
    pub(crate) steps: Vec<Step>,
    pub(crate) answer: Option<AnswerForm>,
    pub(crate) gather_href: Option<String>,
    pub(crate) list_href: &'static str,
    pub(crate) w: &'static Words,
}

/// The form for answering.
pub(crate) struct AnswerForm {
    pub(crate) form: FormState,
    pub(crate) action: String,
    pub(crate) states: Vec<(String, String)>,
}

/// One step of what became of a need, newest last.
#[derive(Clone)]
pub(crate) struct Step {
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) when: String,
    pub(crate) href: Option<String>,
}

#[derive(Template)]
#[template(path = "poster.html")]
pub(crate) struct PosterPage {
    pub(crate) qr: String,
    pub(crate) address: String,
    pub(crate) place: String,
    pub(crate) action: &'static str,
    pub(crate) list_href: &'static str,
    pub(crate) w: &'static Words,
}

#[derive(Deserialize)]
pub(crate) struct Looking {
    #[serde(default)]
    state: String,
    #[serde(default)]
    q: String,
}

#[derive(Deserialize)]
pub(crate) struct At {
    #[serde(default)]
    place: String,
}

/// Where a need stands, in words.
pub(crate) fn state_words(state: State, lang: Lang) -> String {
    let w = words(lang);
    match state {
        State::Open => w.state_open(),
        State::Answered => w.state_answered(),
        State::HandedOn => w.state_handed_on(),
        State::InPool => w.state_in_pool(),
        State::NotOurs => w.state_not_ours(),
    }
}

fn tone(state: State) -> &'static str {
    match state {
        State::Open => "seal",
        State::Answered | State::HandedOn => "jade",
        State::InPool => "gold",
        State::NotOurs => "plain",
    }
}

/// The page of another room where needs become a topic.
fn gather_place(visit: &Visit) -> Option<String> {
    let may = visit.ctx.can(ANSWER_NEED, &Scope::Anywhere);
    visit.app.panels.place("topic-from-needs", visit.lang()).filter(|_| may).map(|item| item.href)
}

pub(crate) async fn list(visit: Visit, Query(looking): Query<Looking>) -> Result<Response, Error> {
    let mut filter = Filter::from_query(&looking.state, &looking.q);
    let wanted = filter.clone();
    let mut found = visit.read(move |tx, ctx| actions::overview(tx, ctx, &wanted)).await?;
    // Who did not ask for those that wait, when none waits, came to see the needs there are.
    if looking.state.is_empty() && found.needs.is_empty() && found.total > 0 {
        filter.state = FilterState::All;
        let wanted = filter.clone();
        found = visit.read(move |tx, ctx| actions::overview(tx, ctx, &wanted)).await?;
    }
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let tab = |state, label: String, count| {
        let there = Filter { state, words: filter.words.clone() };
        Tab { label, count, href: links::needs_filtered(&there), current: filter.state == state }
    };
    let mut tabs: Vec<Tab> = found
        .counts
        .iter()
        .map(|&(state, count)| tab(FilterState::Only(state), state_words(state, lang), count))
        .collect();
    tabs.push(tab(FilterState::All, w.tab_all(), found.total));
    let rows = found
        .needs
        .into_iter()
        .map(|need| NeedRow {
            href: links::need(&need.id),
            id: need.id.to_string(),
            who: need.who(),
            when: visit.ctx.moment(need.said_at),
            state: state_words(need.state, lang),
            tone: tone(need.state),
            can_gather: matches!(need.state, State::Open | State::Answered | State::InPool),
            text: need.text,
        })
        .collect();
    let open = found.counts.iter().find(|(state, _)| *state == State::Open).map_or(0, |(_, count)| *count);
    let page = NeedsPage {
        lead: w.needs_lead(found.total, open),
        late: (found.late > 0).then(|| w.needs_late(found.late, ANSWER_WITHIN)),
        any: found.total > 0 || !filter.words.is_empty(),
        tabs,
        search: filter.words.clone(),
        state: filter.state.word(),
        rows,
        gather_href: gather_place(&visit),
        poster_href: links::POSTER,
        w,
    };
    visit.page(&Page::new(Kind::Desk, w.needs_title()), &page)
}

pub(crate) async fn need(visit: Visit, Path(need): Path<String>) -> Result<Response, Error> {
    let id: NeedId = need.parse()?;
    let form = FormState::filled(visit.ctx.token(), &[("state", State::Answered.word())]);
    need_page(&visit, id, form).await
}

async fn need_page(visit: &Visit, id: NeedId, form: FormState) -> Result<Response, Error> {
    let wanted = id.clone();
    let story = visit.read(move |tx, ctx| actions::see_need(tx, ctx, &wanted)).await?;
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let page = Page::new(Kind::Desk, w.need_title()).checked(&form);
    let states =
        Answer::STATES.iter().map(|&state| (state.word().to_owned(), state_words(state, lang))).collect();
    let answer = AnswerForm { form, action: links::answer(&id), states };
    let content = NeedPage {
        text: story.need.text.clone(),
        who: story.need.who(),
        said_on: visit.ctx.moment(story.need.said_at),
        steps: steps(visit, &story, visit.ctx.can(ANSWER_NEED, &Scope::Anywhere)),
        answer: visit.ctx.can(ANSWER_NEED, &Scope::Anywhere).then_some(answer),
        gather_href: gather_place(visit).map(|href| format!("{href}?need={id}")),
        list_href: links::NEEDS,
        w,
    };
    visit.page(&page, &content)
}

pub(crate) async fn answer(
    visit: Visit,
    Path(need): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let id: NeedId = need.parse()?;
    let given = match Answer::read(&fields) {
        Ok(given) => given,
        Err(problems) => {
            return need_page(&visit, id, FormState::refused(&fields, &problems, visit.lang())).await;
        }
    };
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::answer(tx, ctx, &id, &given)?;
            Ok(links::need(&id))
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).answered()))
}

pub(crate) async fn poster(visit: Visit, Query(at): Query<At>) -> Result<Response, Error> {
    visit.ctx.may(crate::access::SEE_NEEDS, &Scope::Anywhere)?;
    let place: String = at.place.trim().chars().filter(|c| !c.is_control()).take(20).collect();
    let address = visit.app.settings.address(&links::say_at(&place));
    let w = words(visit.lang());
    let page = PosterPage {
        qr: qr::svg(&address)?,
        address,
        place,
        action: links::POSTER,
        list_href: links::NEEDS,
        w,
    };
    visit.page(&Page::new(Kind::Paper, w.poster_title()), &page)
}

/// What became of a need, step by step. Who answers needs may follow every link, others those open to
/// anyone.
pub(crate) fn steps(visit: &Visit, story: &Story, inside: bool) -> Vec<Step> {
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let passed = story.passages.iter().filter(|passage| passage.state != State::InPool).map(|passage| {
        let step = Step {
            title: state_words(passage.state, lang),
            note: passage.words.clone(),
            when: visit.ctx.moment(passage.at),
            href: None,
        };
        (passage.at, step)
    });
    let came = story.came_of.iter().filter_map(|node| {
        let title = match node.kind.as_str() {
            "topic" => w.step_topic(&node.title),
            "group" => w.step_group(&node.title),
            "proposal" => w.step_proposal(&node.title),
            "result" => w.step_result(&node.title),
            _ => return None,
        };
        let href = (inside || node.shown).then(|| node.href.clone());
        Some((
            node.changed_at,
            Step { title, note: String::new(), when: visit.ctx.moment(node.changed_at), href },
        ))
    });
    let mut all: Vec<(Millis, Step)> = passed.chain(came).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, step)| step).collect()
}
