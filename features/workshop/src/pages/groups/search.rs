//! A search under way: how far it is, how it got better, the best groups so far; drawn anew as they are found.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use classes::{Class, ClassId};
use grouping::Infeasible;
use live::{Frame, Hub};
use web::{Error, Kind, Lang, Page, Visit};

use super::board::{self, Figure, GroupCard, cards, figures};
use super::effect::Asked;
use super::sentences::Names;
use super::studio::{Shown, show};
use crate::access::{MAKE_GROUPS, SEE_GROUPING};
use crate::actions::groups::{self as actions, Point, Search, Searches, Sight};
use crate::links;
use crate::model::GroupingId;
use crate::pages::show::home;
use crate::words::{Words, words};

/// How often what is found is shown.
const BEAT: Duration = Duration::from_millis(250);
/// In a larger class the best so far is shown in figures, not name by name.
const NAMED: usize = 400;

#[derive(Template)]
#[template(path = "groups/search.html")]
pub(crate) struct SearchPage {
    pub name: String,
    pub home_href: String,
    pub lead: String,
    pub watch_href: String,
    pub here: String,
    pub stop_action: Option<String>,
    pub once: String,
    pub progress: String,
    pub best: String,
    pub w: &'static Words,
}

#[derive(Template)]
#[template(path = "groups/search_progress.html")]
pub(crate) struct ProgressRegion {
    pub said: String,
    pub bettered: String,
    pub done: u64,
    pub curve: Option<String>,
    pub w: &'static Words,
}

#[derive(Template)]
#[template(path = "groups/search_best.html")]
pub(crate) struct BestRegion {
    pub title: String,
    pub figures: Vec<Figure>,
    pub cards: Vec<GroupCard>,
}

fn channel(draft: &GroupingId) -> String {
    format!("grouping:{draft}")
}

/// The page of a search that this process carries out.
pub(super) async fn page(visit: &Visit, search: &Search) -> Result<Response, Error> {
    let (lang, sight) = (visit.lang(), search.sight());
    visit.ctx.may(SEE_GROUPING, &search.question.class.scope())?;
    let people = search.question.snapshot.problem.people.len();
    let regions = [progress(search, &sight, lang)?, best(search, &sight, lang)?];
    let question = &search.question;
    shown(visit, &question.class, &question.id, (people, question.settings.groups), regions)
}

/// The page of a search that another node carries out, or that has ended without a draft.
pub(super) async fn elsewhere(visit: &Visit, class: ClassId, id: GroupingId) -> Result<Response, Error> {
    let w = words(visit.lang());
    let (class, sought) = visit.read(move |tx, ctx| actions::sought(tx, ctx, &class, &id)).await?;
    let lost = sought.is_lost(visit.ctx.now).then(|| vec![w.search_lost()]);
    if let Some(why_not) = sought.reasons.or(lost) {
        let reasons = Shown { asked: Some(sought.settings), why_not, ..Shown::default() };
        return show(visit, class.id, None, &Asked::default(), reasons).await;
    }
    let waiting = ProgressRegion { said: w.search_title(), bettered: String::new(), done: 0, curve: None, w };
    let nothing = BestRegion { title: w.search_nothing_yet(), figures: vec![], cards: vec![] };
    let regions = [rendered(&waiting)?, rendered(&nothing)?];
    shown(visit, &class, &sought.id, (class.size, sought.settings.groups), regions)
}

fn rendered(region: &impl Template) -> Result<String, Error> {
    region.render().map_err(Error::broken)
}

fn shown(
    visit: &Visit,
    class: &Class,
    id: &GroupingId,
    (people, groups): (usize, usize),
    [progress, best]: [String; 2],
) -> Result<Response, Error> {
    let w = words(visit.lang());
    let step = |word| links::draft_step(&class.id, id, word);
    let content = SearchPage {
        name: class.name.clone(),
        home_href: home(visit, class),
        lead: w.search_lead(people, groups),
        watch_href: step("watch"),
        here: links::draft(&class.id, id),
        stop_action: visit.ctx.can(MAKE_GROUPS, &class.scope()).then(|| step("stop")),
        once: visit.ctx.token(),
        progress,
        best,
        w,
    };
    visit.page(&Page::new(Kind::Desk, w.grouping_title()).of_class(class.here()), &content)
}

/// Why there are no groups, in sentences.
fn reasons(search: &Search, why: &Infeasible, lang: Lang) -> Vec<String> {
    let roster = &search.studio.roster;
    let name = |person: web::PersonId| roster.iter().find(|t| t.person == person).map(|t| t.name.clone());
    let names = Names {
        people: search.question.snapshot.people().map(|person| name(person).unwrap_or_default()).collect(),
        snapshot: &search.question.snapshot,
        topics: search.studio.topics.iter().map(|topic| (topic.id.as_str(), topic)).collect(),
        lang,
    };
    names.infeasible(why)
}

fn progress(search: &Search, sight: &Sight, lang: Lang) -> Result<String, Error> {
    let w = words(lang);
    let round = (sight.over + 1).min(search.rounds);
    let region = ProgressRegion {
        said: if search.waits() {
            w.search_waits()
        } else {
            w.search_round(round, search.rounds, sight.done / 10)
        },
        bettered: if sight.curve.is_empty() { String::new() } else { w.search_bettered(sight.bettered) },
        done: sight.done,
        curve: curve(&sight.curve, sight.done),
        w,
    };
    rendered(&region)
}

/// The curve as the points of a line in a box of 1000 × 100; nothing to draw before it has risen.
pub(crate) fn curve(points: &[Point], done: u64) -> Option<String> {
    let (lowest, highest) = (points.first()?.1, points.last()?.1);
    let span = u64::try_from(highest - lowest).ok().filter(|span| *span > 0)?;
    let height = |best: i64| 96 - u64::try_from(best - lowest).unwrap_or(0) * 92 / span;
    let mut line: Vec<String> = Vec::new();
    let mut before = None;
    for (at, best) in points {
        // The best stays what it was until there is a better one: a stair, not a slope.
        line.extend(before.map(|before| format!("{at},{}", height(before))));
        line.push(format!("{at},{}", height(*best)));
        before = Some(*best);
    }
    line.push(format!("{done},{}", height(highest)));
    Some(line.join(" "))
}

fn best(search: &Search, sight: &Sight, lang: Lang) -> Result<String, Error> {
    let w = words(lang);
    let mut region = BestRegion { title: w.search_nothing_yet(), figures: vec![], cards: vec![] };
    if let Some(found) = &sight.best {
        let draft = search.question.draft(&found.assignment, sight.over);
        let (now, names) = (draft.now(), board::names(&search.studio, &draft, lang));
        region.title = w.search_best(sight.over);
        region.figures = figures(&now, &found.report, lang);
        if draft.snapshot.problem.people.len() <= NAMED {
            region.cards = cards(&search.studio, &draft, &now, &found.report, &names);
        }
    }
    rendered(&region)
}

pub(super) async fn watch(
    visit: Visit,
    Extension(searches): Extension<Searches>,
    Path((class, draft)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, draft): (ClassId, GroupingId) = (class.parse()?, draft.parse()?);
    let (of, id) = (class.clone(), draft.clone());
    let sought = visit.read(move |tx, ctx| actions::watched(tx, ctx, &of, &id)).await?;
    let watching = live::watch(&visit, &channel(&draft))?;
    // It may have ended between the page and this: whoever came too late fetches the page again.
    if !sought && searches.of(&class, &draft).is_none() {
        ended(&visit, &draft);
    }
    Ok(watching)
}

pub(super) async fn stop(
    visit: Visit,
    Extension(searches): Extension<Searches>,
    Path((class, draft)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, draft): (ClassId, GroupingId) = (class.parse()?, draft.parse()?);
    let href = links::draft(&class, &draft);
    let (of, id) = (class.clone(), draft.clone());
    visit.write(move |tx, ctx| actions::stop(tx, ctx, &of, &id)).await?;
    if let Some(search) = searches.of(&class, &draft) {
        search.stop();
    }
    Ok(visit.see_other(&href))
}

/// Tells whoever watches that the page is another one now.
fn ended(visit: &Visit, draft: &GroupingId) {
    if let Some(hub) = visit.app.extras.get::<Hub>() {
        hub.publish(&channel(draft), &Frame::reload());
    }
}

/// Carries a search out: arithmetic on a thread of its own, what it sees shown on every beat, the draft kept at
/// the end. Gives the address of the draft, or the reasons why there is none.
pub(super) async fn carry_out(
    visit: Visit,
    searches: Searches,
    search: Arc<Search>,
    once: Option<String>,
) -> Result<Result<String, Vec<String>>, Error> {
    let id = search.question.id.clone();
    let ended_with = found(&visit, &searches, &search, once).await;
    let reasons = match &ended_with {
        Ok(Ok(_)) => None,
        Ok(Err(reasons)) => Some(reasons.clone()),
        // The program is in trouble: whoever watches is told to try again.
        Err(_) => Some(vec![words(visit.lang()).search_lost()]),
    };
    if let Some(reasons) = reasons {
        let id = id.clone();
        // Where this fails too, the first error says more.
        visit.write(move |tx, ctx| actions::failed(tx, ctx, &id, &reasons)).await.ok();
    }
    searches.end(&id);
    ended(&visit, &id);
    ended_with
}

async fn found(
    visit: &Visit,
    searches: &Searches,
    search: &Arc<Search>,
    once: Option<String>,
) -> Result<Result<String, Vec<String>>, Error> {
    let looking = search.clone();
    let work = async {
        let place = searches.place().await?;
        let looked = tokio::task::spawn_blocking(move || {
            let _place = place;
            looking.look()
        });
        looked.await.map_err(Error::broken)
    };
    let mut work = std::pin::pin!(work);
    let mut beat = tokio::time::interval(BEAT);
    let mut drawn = 0;
    let answer = loop {
        tokio::select! {
            answer = &mut work => break answer?,
            _ = beat.tick() => {
                drawn = publish(visit, search, drawn)?;
                // Another node may have been told to stop it.
                let (class, id) = (search.question.class.id.clone(), search.question.id.clone());
                if visit.read(move |tx, _| actions::to_stop(tx, &class, &id)).await? {
                    search.stop();
                }
            }
        }
    };
    let found = match answer {
        Ok(found) => found,
        Err(why) => return Ok(Err(reasons(search, &why, visit.lang()))),
    };
    let question = search.question.clone();
    let kept = visit
        .write_once(once, move |tx, ctx| {
            let id = actions::keep_draft(tx, ctx, &question, &found.solution, found.rounds)?;
            Ok(links::draft(&question.class.id, &id))
        })
        .await?;
    Ok(Ok(kept))
}

/// Shows what is new to whoever watches; gives what was drawn last.
fn publish(visit: &Visit, search: &Search, drawn: usize) -> Result<usize, Error> {
    let (sight, lang, channel) = (search.sight(), visit.lang(), channel(&search.question.id));
    live::publish(visit, &channel, "search-progress", &progress(search, &sight, lang)?);
    if sight.drawn != drawn {
        live::publish(visit, &channel, "search-best", &best(search, &sight, lang)?);
    }
    Ok(sight.drawn)
}
