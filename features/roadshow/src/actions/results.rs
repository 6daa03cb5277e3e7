//! The official result: from the facts to the engine, published as a row that stays, and shown to whom.

use std::collections::BTreeMap;

use classes::{Class, ClassId};
use judging::{Cell, Contest, Decimal, Entry, FrozenRule, JudgeKey, Official, official};
use store::trail::{self, Node};
use store::{Millis, Tx, journal};
use web::{Ctx, Error};
use workshop::{Group, GroupId};

use super::desk::take;
use super::events::ResultPublished;
use super::setting::{Setting, of_class, roadshow};
use crate::access::{READ_OWN_RESULT, RUN_ROADSHOW};
use crate::links;
use crate::model::stage::{Step, Voting};
use crate::model::{Draw, Published, PublishedGroup, RoadshowId, Team, Version};
use crate::refusal::Refusal;
use crate::store::{draws, results as sql, roadshows, sheets, stage};
use crate::words::words;

/// The facts as the engine wants them.
pub(crate) fn contest(tx: &mut Tx<'_>, setting: &Setting, now: Millis) -> Result<Contest, Error> {
    let id = &setting.roadshow.id;
    let current = sheets::current(tx, id)?;
    let order: Vec<GroupId> = setting.groups.iter().map(|group| group.id.clone()).collect();
    let spoken = stage::show_seconds(tx, id, now)?;
    let shares = super::vote::audience_shares(tx, id, &order)?;
    let mut entries = Vec::with_capacity(order.len());
    for group in &order {
        let mut cells: BTreeMap<JudgeKey, Cell> = BTreeMap::new();
        for judge in &setting.judges {
            let sheet = current.iter().find(|s| s.judge == judge.id && s.team.group() == Some(group));
            let cell = if setting.standing(&judge.id, group).stands_back() {
                Cell::Recused
            } else if let Some(sheet) = sheet {
                Cell::Scored(sheet.scores.iter().copied().map(Some).collect())
            } else if judge.absent {
                Cell::Absent
            } else {
                continue;
            };
            cells.insert(judge.id.as_str().into(), cell);
        }
        entries.push(Entry {
            team: group.as_str().into(),
            cells,
            show_seconds: spoken.get(group).copied(),
            audience_thousandths: shares.as_ref().and_then(|shares| shares.get(group).copied()),
        });
    }
    Ok(Contest { judges: setting.judges.iter().map(|judge| judge.id.as_str().into()).collect(), entries })
}

/// The result as it stands now: ranks once everything is in, before that what is waited for.
pub(crate) fn official_now(tx: &mut Tx<'_>, setting: &Setting, now: Millis) -> Result<Official, Error> {
    let facts = contest(tx, setting, now)?;
    official(setting.frozen()?, &facts).map_err(Error::broken)
}

/// The result as it was last published.
///
/// # Errors
/// As the database fails.
pub fn result(tx: &mut Tx<'_>, id: &RoadshowId) -> Result<Option<Version>, Error> {
    Ok(sql::latest(tx, id)?)
}

/// Publishes the result; the desk calls this with its last step. What is published stays published.
///
/// # Errors
/// [`Refusal::NotLocked`], [`Refusal::ScoresMissing`].
pub(crate) fn announce(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId) -> Result<(), Error> {
    let setting = Setting::load(tx, id)?;
    ctx.may(RUN_ROADSHOW, &setting.class.scope())?;
    if sql::latest(tx, id)?.is_some() {
        return Ok(());
    }
    let published = computed(tx, &setting)?;
    publish(tx, ctx, &setting, &published, 1, "")
}

/// Publishes from the board: whatever the stage has not shown yet counts as shown.
///
/// # Errors
/// As the desk refuses.
pub fn announce_result(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<RoadshowId, Error> {
    let setting = of_class(tx, ctx, class)?;
    let id = setting.roadshow.id.clone();
    let desk = stage::desk(tx, &id)?;
    let mut version = desk.version;
    if desk.locked.is_some() && !setting.groups.iter().all(|group| desk.shows(&group.id)) {
        version = take(tx, ctx, &id, version, &Step::RevealAll)?;
    }
    take(tx, ctx, &id, version, &Step::Announce)?;
    Ok(id)
}

/// Publishes a corrected result beside the first one, with the reason.
///
/// # Errors
/// [`Refusal::NotLocked`] before the first publication; [`Refusal::NothingNew`] when no score has changed.
pub(crate) fn publish_again(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    reason: &str,
) -> Result<RoadshowId, Error> {
    let setting = of_class(tx, ctx, class)?;
    let last = sql::latest(tx, &setting.roadshow.id)?.ok_or(Refusal::NotLocked)?;
    let published = computed(tx, &setting)?;
    if published.contest == last.result.contest {
        return Err(Refusal::NothingNew.into());
    }
    publish(tx, ctx, &setting, &published, last.version + 1, reason)?;
    Ok(setting.roadshow.id)
}

/// Everything that is to be published, computed from the facts.
fn computed(tx: &mut Tx<'_>, setting: &Setting) -> Result<Published, Error> {
    let id = &setting.roadshow.id;
    let desk = stage::desk(tx, id)?;
    let Some(locked) = desk.locked else { return Err(Refusal::NotLocked.into()) };
    let rule: FrozenRule = setting.frozen()?.clone();
    // The stage clock stands since the lock, so that publishing again later gives the same facts.
    let facts = contest(tx, setting, locked)?;
    let Official::Complete(placed) = official(&rule, &facts).map_err(Error::broken)? else {
        return Err(Refusal::ScoresMissing.into());
    };
    let current = sheets::current(tx, id)?;
    let (_, hashes) = setting.chained(sheets::everything(tx, id)?)?;
    let mut groups = Vec::with_capacity(placed.len());
    for placed in placed {
        let group = setting.groups.iter().find(|g| g.id.as_str() == placed.result.team.as_str());
        let Some(group) = group else { return Err(Error::broken("a result for a group that is not there")) };
        let proposal = workshop::proposal(tx, &group.id)?;
        let team = Team::Group(group.id.clone());
        let counts = |sheet: &&crate::model::Sheet| {
            sheet.team == team
                && !sheet.comment.is_empty()
                && !setting.standing(&sheet.judge, &group.id).stands_back()
        };
        let mut comments: Vec<String> =
            current.iter().filter(counts).map(|sheet| sheet.comment.clone()).collect();
        // By their text, so that the order tells nobody whose is whose.
        comments.sort();
        groups.push(PublishedGroup {
            id: group.id.clone(),
            name: group.name.clone(),
            topic: group.topic_title.clone(),
            proposal: proposal.map(|proposal| proposal.title).unwrap_or_default(),
            placed,
            comments,
        });
    }
    let order: Vec<GroupId> = setting.groups.iter().map(|group| group.id.clone()).collect();
    let audience = match desk.voting {
        Voting::NotYet | Voting::Open => None,
        Voting::Closed | Voting::Shown => Some(super::vote::count(tx, id, &order)?),
    };
    Ok(Published {
        rule,
        contest: facts,
        judges: setting.judges.iter().map(|j| (j.id.to_string(), j.name.clone())).collect(),
        groups,
        audience,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        chain: hashes.last().cloned().unwrap_or_default(),
    })
}

fn publish(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    setting: &Setting,
    published: &Published,
    version: i64,
    reason: &str,
) -> Result<(), Error> {
    let id = &setting.roadshow.id;
    sql::publish(tx, ctx, id, version, published, reason).map_err(|error| match error {
        store::StoreError::Conflict { .. } => Error::Busy,
        other => other.into(),
    })?;
    for group in &published.groups {
        put_on_trail(tx, ctx, id, group)?;
    }
    journal::record(tx, ctx, &ResultPublished { roadshow: id, version, reason })?;
    Ok(())
}

/// The group's result is what came of its proposal, or of the group where it has none.
fn put_on_trail(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId, group: &PublishedGroup) -> Result<(), Error> {
    let node = Node {
        id: trail_id(id, &group.id),
        kind: "result".to_owned(),
        // A title is kept once, for readers of every language; Chinese comes first.
        title: words(web::Lang::Zh).trail_result(&group.name, announced(group).as_str(), group.placed.rank),
        state: "announced".to_owned(),
        href: links::results(id),
        shown: true,
        changed_at: ctx.now,
    };
    trail::put(tx, &node)?;
    // With the result its proposal opens to everyone, as it stands at this moment.
    let proposal = workshop::publish_proposal(tx, ctx, &group.id)?.map(|proposal| proposal.to_string());
    for parent in proposal.into_iter().chain([group.id.to_string()]) {
        if trail::node(tx, &parent)?.is_some() {
            trail::link(tx, &node.id, &parent, ctx.now)?;
            break;
        }
    }
    Ok(())
}

fn trail_id(id: &RoadshowId, group: &GroupId) -> String {
    format!("{id}:{group}")
}

/// The announced value as it is printed.
pub(crate) fn announced(group: &PublishedGroup) -> String {
    let result = &group.placed.result;
    let value: Decimal = result.announced;
    value.show(result.working.places)
}

/// What the public page shows.
pub(crate) struct Shown {
    /// The class.
    pub class: Class,
    /// What was published last; none before.
    pub latest: Option<Version>,
    /// Every publication's number, reason and moment.
    pub versions: Vec<(i64, String, Millis)>,
    /// The draw the order came from.
    pub draw: Option<Draw>,
    /// For each group in the order of the ranks: what it came from, the farthest first, and what came of it.
    pub chains: Vec<(Vec<Node>, Vec<Node>)>,
    /// The reader's own group, where they are in one.
    pub own: Option<GroupId>,
    /// Whether the reader runs the roadshow.
    pub runs: bool,
}

/// A published result; anybody may read it.
pub(crate) fn shown(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId) -> Result<Shown, Error> {
    let roadshow = roadshow(tx, id)?;
    let class = classes::class(tx, &roadshow.class)?;
    let runs = ctx.can(RUN_ROADSHOW, &class.scope());
    let mut versions = sql::versions(tx, id)?;
    let list = versions.iter().map(|v| (v.version, v.reason.clone(), v.at)).collect();
    let latest = versions.pop();
    let mut chains = Vec::new();
    for group in latest.iter().flat_map(|version| &version.result.groups) {
        let node = trail_id(id, &group.id);
        let mut before = open_to_all(trail::came_from(tx, &node)?);
        before.reverse();
        chains.push((before, open_to_all(trail::came_of(tx, &node)?)));
    }
    let draw = draws::draws(tx, id)?.into_iter().find(|draw| draw.reveal.is_some());
    let own = match ctx.person() {
        Some(person) => workshop::group_of(tx, &class.id, person)?.map(|group| group.id),
        None => None,
    };
    Ok(Shown { class, latest, versions: list, draw, chains, own, runs })
}

/// What anyone may follow. A need's own page is for staff; the words it began with stand on the topic.
fn open_to_all(nodes: Vec<Node>) -> Vec<Node> {
    let topic = nodes.iter().find(|node| node.kind == "topic" && node.shown).map(|node| node.href.clone());
    let mut began = nodes.iter().find(|node| node.kind == "need").cloned().zip(topic);
    let follow = |node: Node| match (node.shown, node.kind.as_str()) {
        (true, _) => Some(node),
        (false, "need") => began.take().map(|(need, topic)| Node { href: topic, ..need }),
        (false, _) => None,
    };
    nodes.into_iter().filter_map(follow).collect()
}

/// What a group's own members see.
pub(crate) struct OwnResult {
    /// The class.
    pub class: Class,
    /// The roadshow.
    pub roadshow: RoadshowId,
    /// The group.
    pub group: Group,
    /// The rule and the group's part of the result; none before it is published.
    pub result: Option<(FrozenRule, PublishedGroup)>,
}

/// A group's own result, for its members and for whoever runs the roadshow.
pub(crate) fn group_result(tx: &mut Tx<'_>, ctx: &Ctx, group: &GroupId) -> Result<OwnResult, Error> {
    let group = workshop::group(tx, group)?;
    let class = classes::class(tx, &group.class)?;
    ctx.may(READ_OWN_RESULT, &class.scope())?;
    let member = ctx.person().is_some_and(|person| group.members.contains(person));
    if !member && !ctx.can(RUN_ROADSHOW, &class.scope()) {
        return Err(Error::NotFound);
    }
    let roadshow = roadshows::of_class(tx, &class.id)?.ok_or(Error::NotFound)?.id;
    let version = sql::latest(tx, &roadshow)?;
    let result = version.and_then(|version| {
        let rule = version.result.rule;
        let own = version.result.groups.into_iter().find(|known| known.id == group.id)?;
        Some((rule, own))
    });
    Ok(OwnResult { class, roadshow, group, result })
}
