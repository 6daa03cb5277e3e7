//! The hall's vote on a phone: one tap for a group, changed as often as one likes until the close.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use judging::audience::Tally;
use serde::Deserialize;
use store::Witness as _;
use web::access::Scope;
use web::{App, Ctx, Error, Fields, Kind, Lang, Page, Refusal as _, Visit, session};
use workshop::{Group, GroupId};

use crate::RoadshowId;
use crate::access::VOTE;
use crate::actions::vote::{self as actions, Booth, Counted};
use crate::hall::{self, Command};
use crate::links;
use crate::live::{self, Audience};
use crate::model::stage::Voting;
use crate::model::stage_refusal::StageRefusal;
use crate::model::vote::{Choice, Holder, holder};
use crate::words::{Words, words};

/// The vote.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/vote/{roadshow}", get(booth).post(cast))
        .route("/vote/{roadshow}/join", get(join))
        .route("/vote/{roadshow}/live", get(watch))
        .layer(Extension(Arc::new(Counted::default())))
}

#[derive(Template)]
#[template(path = "vote.html")]
pub(crate) struct VotePage {
    pub state: &'static str,
    pub lead: String,
    pub action: String,
    pub live_href: String,
    pub sign_in_href: Option<String>,
    pub groups: Vec<BallotLine>,
    pub chosen: Option<String>,
    pub result: Option<ResultPart>,
    pub w: &'static Words,
}

/// A group on the ballot.
pub(crate) struct BallotLine {
    pub id: String,
    pub name: String,
    pub topic: String,
    pub choice: Choice,
}

/// The count.
pub(crate) struct ResultPart {
    pub rows: Vec<(String, String)>,
    pub line: String,
    pub apart: String,
}

/// Ballots handed out, used and void, on one line.
pub(crate) fn ballots_line(tally: &Tally, w: &Words) -> String {
    let void = tally.void.own_group + tally.void.unknown_team + tally.void.unknown_token;
    w.vote_line(tally.issued, tally.counted, tally.void.replaced, void)
}

async fn booth(
    visit: Visit,
    Extension(counted): Extension<Arc<Counted>>,
    Path(roadshow): Path<String>,
) -> Result<Response, Error> {
    let id: RoadshowId = roadshow.parse()?;
    let booth = visit.read(move |tx, ctx| actions::booth(tx, ctx, &id, &counted)).await?;
    let content = VotePage::of(&booth, &visit.ctx, visit.lang());
    let title = words(visit.lang()).vote_title();
    visit.page(&Page::new(Kind::Phone, title), &content)
}

impl VotePage {
    pub(crate) fn of(booth: &Booth, ctx: &Ctx, lang: Lang) -> Self {
        let (w, hall) = (words(lang), &booth.hall);
        let state = match hall.voting {
            Voting::NotYet => "not-yet",
            Voting::Open if booth.may_vote => "open",
            Voting::Open => "no-ballot",
            Voting::Closed => "closed",
            Voting::Shown => "shown",
        };
        let line = |group: &Group| BallotLine {
            id: group.id.to_string(),
            name: group.name.clone(),
            topic: group.topic_title.clone(),
            choice: match () {
                () if booth.own.as_ref() == Some(&group.id) => Choice::Own,
                () if booth.chosen.as_ref() == Some(&group.id) => Choice::Chosen,
                () => Choice::Open,
            },
        };
        let chosen = booth.chosen.as_ref().and_then(|chosen| hall.group(chosen));
        let sign_in = || web::links::sign_in_and_back(&links::vote(&hall.id));
        Self {
            state,
            lead: match state {
                "open" => w.vote_lead(),
                _ => hall.class.name.clone(),
            },
            action: links::vote(&hall.id),
            live_href: links::vote_live(&hall.id),
            sign_in_href: ctx.person().is_none().then(sign_in),
            groups: hall.groups.iter().map(line).collect(),
            chosen: chosen.map(|group| group.name.clone()),
            result: booth.tally.as_ref().map(|tally| ResultPart::of(booth, tally, w)),
            w,
        }
    }
}

impl ResultPart {
    fn of(booth: &Booth, tally: &Tally, w: &Words) -> Self {
        let rows = booth.hall.groups.iter().zip(&tally.teams).map(|(group, team)| {
            let name = if group.topic_title.is_empty() {
                group.name.clone()
            } else {
                format!("{} {}", group.name, group.topic_title)
            };
            (name, team.votes.to_string())
        });
        Self {
            rows: rows.collect(),
            line: ballots_line(tally, w),
            apart: match booth.percent {
                0 => w.vote_result_apart(),
                percent => w.vote_result_counts(percent),
            },
        }
    }
}

async fn cast(visit: Visit, Path(roadshow): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id: RoadshowId = roadshow.parse()?;
    let mut read = fields.reader();
    let team = read.parsed::<GroupId>("team");
    read.finish()?;
    let team = team.ok_or(Error::NotFound)?;
    let name = vote(&visit, &id, team).await?;
    Ok(visit.see_other_saying(&links::vote(&id), &words(visit.lang()).vote_thanks(name)))
}

/// Votes for a group and returns its name; the latest vote of a ballot counts. Nothing of it goes into the
/// journal: a vote is nobody's but the voter's.
async fn vote(visit: &Visit, id: &RoadshowId, team: GroupId) -> Result<String, Error> {
    visit.ctx.may(VOTE, &Scope::Anywhere)?;
    let asked = id.clone();
    visit.read(move |tx, _| crate::actions::roadshow(tx, &asked).map(drop)).await?;
    let cast = Command::Cast { team };
    // Who has no session has no ballot; the room still says first whether the vote is open.
    let holder = actions::own_holder(&visit.ctx, id);
    match hall::ask(visit, id, holder.as_deref().unwrap_or_default(), &cast).await {
        Err(Error::Refused(refusal)) if refusal.code() == StageRefusal::NoBallot.code() => {}
        voted => return voted,
    }
    let asked = id.clone();
    let own = visit.read(move |tx, ctx| actions::as_trainee(tx, ctx, &asked)).await?;
    let holder = holder.ok_or(StageRefusal::NoBallot)?;
    hall::ask(visit, id, &holder, &Command::Join { ballot: visit.ctx.id(), own }).await?;
    hall::ask(visit, id, &holder, &cast).await
}

#[derive(Deserialize)]
struct Code {
    #[serde(default)]
    code: String,
}

async fn join(
    visit: Visit,
    Path(roadshow): Path<String>,
    Query(Code { code }): Query<Code>,
) -> Result<Response, Error> {
    let id: RoadshowId = roadshow.parse()?;
    let asked = id.clone();
    // A stranger's phone gets a session only once the code has been found good.
    let own = visit.read(move |tx, ctx| actions::may_join(tx, ctx, &asked, &code)).await?;
    let (session, token) = visit.device().await?;
    let who = visit.ctx.person().map_or(Holder::Phone(&session), Holder::Person);
    let holder = holder(visit.ctx.keys(), &id, &who);
    // Who has a ballot keeps it.
    hall::ask(&visit, &id, &holder, &Command::Join { ballot: visit.ctx.id(), own }).await?;
    let mut response = visit.see_other_saying(&links::vote(&id), &words(visit.lang()).vote_joined());
    if let Some(token) = token {
        visit.let_in(&mut response, &token, session::Kind::Device);
    }
    Ok(response)
}

async fn watch(visit: Visit, Path(roadshow): Path<String>) -> Result<Response, Error> {
    let id: RoadshowId = roadshow.parse()?;
    let asked = id.clone();
    visit.read(move |tx, _| crate::actions::roadshow(tx, &asked).map(drop)).await?;
    live::watch(&visit, Audience::Voters, &id)
}
