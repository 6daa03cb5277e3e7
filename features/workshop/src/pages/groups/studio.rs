//! The grouping studio: what matters, what must hold, the groups that come of it, and every change by hand.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use classes::ClassId;
use web::{Error, FormState, Kind, Page, Visit};

use super::draft::{DraftView, draft_view};
use super::effect::Asked;
use super::form::{Offered, filled, offered};
use super::search;
use crate::access::MAKE_GROUPS;
use crate::actions::groups::{self as actions, Searches, Studio};
use crate::links;
use crate::model::{GroupingId, Listed, Settings};
use crate::pages::show::{Here, Way, home, ways};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "groups/studio.html")]
pub(crate) struct StudioPage {
    pub name: String,
    pub home_href: String,
    pub lead: String,
    pub ways: Vec<Way>,
    pub form: FormState,
    pub offered: Offered,
    pub run_action: Option<String>,
    pub people: usize,
    pub why_not: Vec<String>,
    pub under_way: Option<String>,
    pub published: Option<(String, String)>,
    pub draft: Option<DraftView>,
    pub drafts: Vec<DraftRow>,
    pub w: &'static Words,
}

/// A draft of the list.
pub(crate) struct DraftRow {
    pub href: String,
    pub made: String,
    pub said: String,
    pub current: bool,
    /// Where it is read side by side with the one looked at.
    pub beside: Option<String>,
}

pub(super) async fn latest(
    visit: Visit,
    Path(class): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    show(&visit, class.parse()?, None, &asked, Shown::default()).await
}

pub(super) async fn one(
    visit: Visit,
    Extension(searches): Extension<Searches>,
    Path((class, draft)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let (class, draft): (ClassId, GroupingId) = (class.parse()?, draft.parse()?);
    if let Some(search) = searches.of(&class, &draft) {
        return search::page(&visit, &search).await;
    }
    match show(&visit, class.clone(), Some(draft.clone()), &asked, Shown::default()).await {
        // Not a draft yet, or never one: another node looks for it, or there was none.
        Err(Error::NotFound) => search::elsewhere(&visit, class, draft).await,
        shown => shown,
    }
}

/// What the studio shows beside the draft.
#[derive(Default)]
pub(super) struct Shown {
    /// The form as it was sent, where it could not be read.
    pub sent: Option<FormState>,
    /// What was asked for in vain.
    pub asked: Option<Settings>,
    /// Why no groups came of it.
    pub why_not: Vec<String>,
    /// How to answer when there is a reason why not.
    pub refused: StatusCode,
}

/// Shows the studio.
pub(super) async fn show(
    visit: &Visit,
    class: ClassId,
    wanted: Option<GroupingId>,
    asked: &Asked,
    shown: Shown,
) -> Result<Response, Error> {
    let studio = visit.read(move |tx, ctx| actions::studio(tx, ctx, &class, wanted.as_ref())).await?;
    let (w, refused) = (words(visit.lang()), shown.refused);
    let content = content(visit, &studio, asked, shown);
    let mut page = Page::new(Kind::Desk, w.grouping_title()).of_class(studio.class.here());
    page = page.checked(&content.form);
    if refused != StatusCode::OK {
        page = page.status(refused);
    }
    visit.page(&page, &content)
}

fn content(visit: &Visit, studio: &Studio, asked: &Asked, shown: Shown) -> StudioPage {
    let (w, lang, class) = (words(visit.lang()), visit.lang(), &studio.class);
    let people = studio.roster.len();
    let may_make = visit.ctx.can(MAKE_GROUPS, &class.scope());
    let settings = shown.asked.or_else(|| studio.draft.as_ref().map(|draft| draft.settings.clone()));
    let settings = settings.unwrap_or_else(|| Settings::usual(people));
    let topics = studio.topics.iter().filter(|topic| topic.is_offered()).count();
    StudioPage {
        name: class.name.clone(),
        home_href: home(visit, class),
        lead: w.grouping_lead(people, settings.groups, topics),
        ways: ways(visit, class, Here::Grouping),
        form: shown.sent.unwrap_or_else(|| filled(&settings, visit.ctx.token())),
        offered: offered(&settings, &studio.roster, lang),
        run_action: (may_make && people > 0).then(|| links::grouping_run(&class.id)),
        people,
        why_not: shown.why_not,
        under_way: studio.under_way.as_ref().map(|id| links::draft(&class.id, id)),
        published: studio
            .publication
            .as_ref()
            .map(|out| (w.groups_are_out(visit.ctx.moment(out.at)), links::groups(&class.id))),
        draft: studio.draft.as_ref().map(|draft| draft_view(visit, studio, draft, asked, may_make)),
        drafts: studio.drafts.iter().map(|listed| draft_row(visit, studio, listed)).collect(),
        w,
    }
}

fn draft_row(visit: &Visit, studio: &Studio, listed: &Listed) -> DraftRow {
    let (w, class) = (words(visit.lang()), &studio.class.id);
    let maker = studio.makers.get(&listed.made_by).map_or("", String::as_str);
    let made = [visit.ctx.moment(listed.made_at), maker.to_owned()];
    let sum = &listed.summary;
    let shown = studio.draft.as_ref().map(|draft| &draft.id);
    DraftRow {
        href: links::draft(class, &listed.id),
        made: made.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        said: w.draft_said(listed.seed, listed.groups, sum.three, sum.wished, sum.same_unit, listed.changes),
        current: shown == Some(&listed.id),
        beside: shown
            .filter(|shown| **shown != listed.id)
            .map(|shown| links::drafts_compared(class, &listed.id, shown)),
    }
}
