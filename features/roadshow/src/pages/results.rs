//! The published result, for anybody; and a group's own part of it, for its members.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use judging::{Placed, Rule, Tie, TieBreak};
use store::trail::Node;
use web::{Error, Lang, Page, Visit};
use workshop::GroupId;

use super::draw::Told;
use super::show::tongue;
use crate::RoadshowId;
use crate::actions::{self, Shown};
use crate::links;
use crate::model::PublishedGroup;
use crate::words::{Words, words};

/// A link of a chain: its kind, title, address, and whether the reader is there.
type Link = (String, String, String, bool);

#[derive(Template)]
#[template(path = "results.html")]
pub(crate) struct ResultsPage {
    pub class_name: String,
    pub published: bool,
    pub version: String,
    pub corrections: Vec<String>,
    pub sentence: String,
    pub rows: Vec<ResultRow>,
    pub audience: Option<AudienceRows>,
    pub draw: Option<Told>,
    /// The end of the chain of hashes; empty where there is none.
    pub chain: String,
    pub own: Option<String>,
    pub board: Option<String>,
    pub opinion: Option<String>,
    pub w: &'static Words,
}

/// One group's result.
pub(crate) struct ResultRow {
    pub rank: String,
    pub name: String,
    pub topic: String,
    pub value: String,
    pub tie: String,
    pub working: Vec<String>,
    pub chain: Vec<Link>,
}

/// The hall's vote.
pub(crate) struct AudienceRows {
    pub line: String,
    pub rows: Vec<(String, String)>,
}

impl ResultsPage {
    /// The page of what is published.
    pub(crate) fn of(shown: &Shown, id: &RoadshowId, visit: &Visit) -> Self {
        let (w, lang) = (words(visit.lang()), tongue(visit.lang()));
        let latest = shown.latest.as_ref();
        let groups = latest.map(|v| v.result.groups.as_slice()).unwrap_or_default();
        let rule = latest.map(|version| version.result.rule.rule());
        let no_chain = (Vec::new(), Vec::new());
        let rows = groups
            .iter()
            .enumerate()
            .map(|(place, group)| row(group, rule, shown.chains.get(place).unwrap_or(&no_chain), id, visit));
        let name = |team: &GroupId| {
            groups.iter().find(|g| g.id == *team).map_or_else(|| w.group_gone(), |g| g.name.clone())
        };
        let audience = latest.and_then(|version| version.result.audience.as_ref()).map(|tally| {
            let rows = tally.teams.iter().map(|team| {
                let id = team.team.as_str().parse::<GroupId>();
                (id.map(|id| name(&id)).unwrap_or_default(), team.votes.to_string())
            });
            AudienceRows { line: super::vote::ballots_line(tally, w), rows: rows.collect() }
        });
        let corrections = shown.versions.iter().filter(|(_, reason, _)| !reason.is_empty());
        Self {
            class_name: shown.class.name.clone(),
            published: latest.is_some(),
            version: latest.map(|v| w.published_at(visit.ctx.moment(v.at))).unwrap_or_default(),
            corrections: corrections
                .map(|(version, reason, when)| w.version_again(*version, visit.ctx.moment(*when), reason))
                .collect(),
            sentence: rule.map(|rule| rule.sentence(lang)).unwrap_or_default(),
            rows: rows.collect(),
            audience,
            draw: shown.draw.as_ref().filter(|_| latest.is_some()).map(|d| Told::of(d, &name, &visit.ctx)),
            chain: latest.map(|version| version.result.chain.clone()).unwrap_or_default(),
            own: shown.own.as_ref().filter(|_| latest.is_some()).map(links::group_result),
            board: shown.runs.then(|| links::board(&shown.class.id)),
            opinion: shown.runs.then(|| links::opinion(&shown.class.id)),
            w,
        }
    }
}

fn row(
    group: &PublishedGroup,
    rule: Option<&Rule>,
    (before, after): &(Vec<Node>, Vec<Node>),
    id: &RoadshowId,
    visit: &Visit,
) -> ResultRow {
    let w = words(visit.lang());
    let link = |node: &Node| (kind_word(&node.kind, w), node.title.clone(), node.href.clone(), false);
    let here = (w.kind_result(), group.name.clone(), links::results(id), true);
    let chain = before.iter().map(link).chain([here]).chain(after.iter().map(link)).collect();
    ResultRow {
        rank: group.placed.rank.to_string(),
        name: group.name.clone(),
        topic: if group.proposal.is_empty() { group.topic.clone() } else { group.proposal.clone() },
        value: actions::announced(group),
        tie: tie_words(&group.placed, rule, visit.lang()),
        working: group.placed.result.working.in_full(tongue(visit.lang())),
        chain,
    }
}

/// What became of a tie.
pub(crate) fn tie_words(placed: &Placed, rule: Option<&Rule>, lang: Lang) -> String {
    let w = words(lang);
    match placed.tie {
        Tie::None => String::new(),
        Tie::Shared => w.tie_shared(),
        Tie::Settled(TieBreak::MorePlaces) => w.tie_by_places(),
        Tie::Settled(TieBreak::SumWithDropped) => w.tie_by_sum(),
        Tie::Settled(TieBreak::Dimension(place)) => {
            let dimension = rule.and_then(|rule| rule.dimensions.get(place));
            w.tie_by_dimension(dimension.map_or("", |d| d.name.get(tongue(lang))))
        }
    }
}

fn kind_word(kind: &str, w: &Words) -> String {
    match kind {
        "need" => w.kind_need(),
        "topic" => w.kind_topic(),
        "group" => w.kind_group(),
        "proposal" => w.kind_proposal(),
        "result" => w.kind_result(),
        _ => w.kind_other(),
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Error> {
    let id: RoadshowId = id.parse()?;
    let asked = id.clone();
    let shown = visit.read(move |tx, ctx| actions::shown(tx, ctx, &asked)).await?;
    let page = Page::for_reader(&visit, words(visit.lang()).results_title());
    visit.page(&page, &ResultsPage::of(&shown, &id, &visit))
}

#[derive(Template)]
#[template(path = "group_result.html")]
pub(crate) struct GroupResultPage {
    pub class_name: String,
    pub title: String,
    pub results: String,
    pub value: String,
    pub rank: String,
    pub working: Vec<String>,
    pub means: Vec<(String, String, String)>,
    pub comments: Vec<String>,
    pub w: &'static Words,
}

pub(super) async fn own(visit: Visit, Path(group): Path<String>) -> Result<Response, Error> {
    let group: GroupId = group.parse()?;
    let own = visit.read(move |tx, ctx| actions::group_result(tx, ctx, &group)).await?;
    let w = words(visit.lang());
    visit.page(&Page::for_reader(&visit, w.own_result_title()), &GroupResultPage::of(&own, visit.lang()))
}

impl GroupResultPage {
    /// A group's own part of the result.
    pub(crate) fn of(own: &actions::OwnResult, lang: Lang) -> Self {
        let (w, tongue) = (words(lang), tongue(lang));
        let result = own.result.as_ref();
        let means = result.iter().flat_map(|(rule, group)| {
            let places = rule.rule().places;
            let means = group.placed.result.dimension_means.iter();
            rule.rule().dimensions.iter().zip(means).map(move |(dimension, mean)| {
                (dimension.name.get(tongue).to_owned(), mean.show(places), dimension.max.to_string())
            })
        });
        Self {
            class_name: own.class.name.clone(),
            title: own.group.full_name(),
            results: links::results(&own.roadshow),
            value: result.map(|(_, group)| actions::announced(group)).unwrap_or_default(),
            rank: result.map(|(_, group)| w.rank_n(group.placed.rank)).unwrap_or_default(),
            working: result.map(|(_, group)| group.placed.result.working.in_full(tongue)).unwrap_or_default(),
            means: means.collect(),
            comments: result.map(|(_, group)| group.comments.clone()).unwrap_or_default(),
            w,
        }
    }
}
