//! What people do with the topic pool: make topics of needs, order, publish and withdraw them, close the pool.

use classes::{Class, ClassId};
use needs::Need;
use store::trail::{self, Node};
use store::{Millis, StoreError, Tx, Witness as _, journal};
use web::{Ctx, Error};

use super::events::{PoolPassed, TopicChanged, TopicMade, TopicPassed, TopicRenumbered};
use super::name_of;
use crate::access::{KEEP_POOL, SEE_POOL, SEE_TOPIC};
use crate::links;
use crate::model::{Topic, TopicDraft, TopicId, TopicState, Way, neighbour};
use crate::refusal::Refusal;
use crate::store::{groups, topics as sql};

/// The pool of a class as the reader may see it: staff see drafts and withdrawn topics too.
pub(crate) struct Pool {
    /// The class.
    pub class: Class,
    /// The topics, by number.
    pub topics: Vec<Topic>,
    /// When it was closed and by whom, where it is.
    pub closed: Option<(Millis, String)>,
    /// Whether groups are published.
    pub grouped: bool,
}

/// Reads the pool of a class.
pub(crate) fn see_pool(tx: &mut Tx<'_>, ctx: &Ctx, id: &ClassId) -> Result<Pool, Error> {
    let class = classes::class(tx, id)?;
    ctx.may(SEE_TOPIC, &class.scope())?;
    let mut topics = sql::pool(tx, id)?;
    if !ctx.can(SEE_POOL, &class.scope()) {
        topics.retain(Topic::is_offered);
    }
    let closed = closed_by_name(tx, id)?;
    let grouped = groups::publication(tx, id)?.is_some();
    Ok(Pool { class, topics, closed, grouped })
}

/// When the pool was closed and by whom, as shown.
pub(crate) fn closed_by_name(tx: &mut Tx<'_>, class: &ClassId) -> Result<Option<(Millis, String)>, Error> {
    let Some((at, by)) = sql::closed(tx, class)? else { return Ok(None) };
    Ok(Some((at, name_of(tx, &by)?)))
}

/// One topic with the needs it came from and what came of it.
pub(crate) struct TopicStory {
    /// The class.
    pub class: Class,
    /// The topic.
    pub topic: Topic,
    /// The needs, in the workers' own words.
    pub needs: Vec<Need>,
    /// Groups, proposals, results.
    pub came_of: Vec<Node>,
    /// Whether the pool is closed.
    pub closed: bool,
}

/// Reads one topic. Anybody may read a published one; others are for staff.
pub(crate) fn see_topic(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    id: &TopicId,
) -> Result<TopicStory, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(SEE_TOPIC, &class.scope())?;
    let topic = of_class(tx, &class, id)?;
    if !topic.is_offered() && !ctx.can(SEE_POOL, &class.scope()) {
        return Err(Error::NotFound);
    }
    let wanted = sql::needs_of(tx, id)?;
    let needs = needs::needs_by_id(tx, &wanted)?;
    let came_of = trail::came_of(tx, id.as_str())?;
    let closed = sql::closed(tx, &class.id)?.is_some();
    Ok(TopicStory { class, topic, needs, came_of, closed })
}

/// The class and the needs that can still be gathered, for the topic form; those asked for stand first.
pub(crate) fn topic_form(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    wanted: &[needs::NeedId],
) -> Result<(Class, Vec<Need>), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(KEEP_POOL, &class.scope())?;
    let mut choices = needs::needs_by_id(tx, wanted)?;
    for need in needs::open_needs(tx)? {
        if !wanted.contains(&need.id) {
            choices.push(need);
        }
    }
    Ok((class, choices))
}

/// The topics of a class by number, drafts and withdrawn ones too; whoever asks decides who may see them.
///
/// # Errors
/// As the database fails.
pub fn topics(tx: &mut Tx<'_>, class: &ClassId) -> Result<Vec<Topic>, Error> {
    Ok(sql::pool(tx, class)?)
}

/// One topic; whoever asks decides who may see it.
///
/// # Errors
/// [`Error::NotFound`] when there is none of this id.
pub fn topic(tx: &mut Tx<'_>, id: &TopicId) -> Result<Topic, Error> {
    sql::topic(tx, id)?.ok_or(Error::NotFound)
}

/// Makes a topic and gathers its needs into it.
///
/// # Errors
/// When the actor may not, or a need is unknown.
pub fn create_topic(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    draft: &TopicDraft,
) -> Result<TopicId, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(KEEP_POOL, &class.scope())?;
    let (id, number): (TopicId, usize) = (ctx.id(), sql::next_number(tx, &class.id)?);
    sql::add(tx, ctx, &id, &class.id, number, draft)?;
    keep_on_trail(tx, ctx, &class.id, &id)?;
    gather(tx, ctx, &id, draft)?;
    journal::record(tx, ctx, &TopicMade { class: &class.id, topic: &id, number, title: &draft.title })?;
    Ok(id)
}

/// Changes a topic that nobody else has changed since it was read.
pub(crate) fn edit_topic(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    id: &TopicId,
    version: i64,
    draft: &TopicDraft,
) -> Result<(), Error> {
    let (class, _) = kept(tx, ctx, class, id)?;
    if !sql::change(tx, ctx, id, version, draft)? {
        return Err(Refusal::TopicMoved.into());
    }
    gather(tx, ctx, id, draft)?;
    keep_on_trail(tx, ctx, &class.id, id)?;
    journal::record(tx, ctx, &TopicChanged { topic: id, title: &draft.title })?;
    Ok(())
}

/// Publishes one topic: trainees may choose it, anybody may read it. Saying it twice changes nothing.
pub(crate) fn publish_topic(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, id: &TopicId) -> Result<(), Error> {
    let (class, topic) = kept(tx, ctx, class, id)?;
    pass(tx, ctx, &class, &topic, TopicState::Published)
}

/// Publishes every draft of the pool; says how many.
///
/// # Errors
/// When the actor may not, or there is no draft.
pub fn publish_pool(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<usize, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(KEEP_POOL, &class.scope())?;
    let mut drafts = sql::pool(tx, &class.id)?;
    drafts.retain(|topic| topic.state == TopicState::Draft);
    if drafts.is_empty() {
        return Err(Refusal::NothingToPublish.into());
    }
    for topic in &drafts {
        pass(tx, ctx, &class, topic, TopicState::Published)?;
    }
    Ok(drafts.len())
}

/// Takes a topic back; it can be put back.
pub(crate) fn withdraw_topic(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, id: &TopicId) -> Result<(), Error> {
    let (class, topic) = kept(tx, ctx, class, id)?;
    if let Some(group) = groups::groups(tx, &class.id)?.into_iter().find(|g| g.topic.as_ref() == Some(id)) {
        return Err(Refusal::TopicTaken { group: group.name }.into());
    }
    pass(tx, ctx, &class, &topic, TopicState::Withdrawn)
}

/// Puts a withdrawn topic back to where it stood.
pub(crate) fn restore_topic(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, id: &TopicId) -> Result<(), Error> {
    let (class, topic) = kept(tx, ctx, class, id)?;
    if topic.state != TopicState::Withdrawn {
        return Ok(());
    }
    let before = sql::state_before(tx, id)?;
    pass(tx, ctx, &class, &topic, before)
}

/// Lets a topic change its number with its neighbour's, while neither number is out.
pub(crate) fn move_topic(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    id: &TopicId,
    way: Way,
) -> Result<(), Error> {
    let (class, topic) = kept(tx, ctx, class, id)?;
    let pool = sql::pool(tx, &class.id)?;
    let Some(other) = neighbour(&pool, &topic, way) else { return Ok(()) };
    if topic.state != TopicState::Draft || other.state != TopicState::Draft {
        return Err(Refusal::NumberIsOut.into());
    }
    let as_number = |n: usize| i64::try_from(n).map_err(Error::broken);
    let (mine, theirs) = (as_number(topic.number)?, as_number(other.number)?);
    // A number is given once in a class, so that one of them steps aside first.
    sql::renumber(tx, id, -mine)?;
    sql::renumber(tx, &other.id, mine)?;
    sql::renumber(tx, id, theirs)?;
    journal::record(tx, ctx, &TopicRenumbered { topic: id, from: topic.number, to: other.number })?;
    Ok(())
}

/// Closes the pool: wishes stand as they are. Saying it twice changes nothing.
///
/// # Errors
/// When the actor may not, or no topic is on offer.
pub fn close_pool(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<(), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(KEEP_POOL, &class.scope())?;
    if !sql::pool(tx, &class.id)?.iter().any(Topic::is_offered) {
        return Err(Refusal::NothingToPublish.into());
    }
    if sql::closed(tx, &class.id)?.is_none() {
        sql::pass_pool(tx, ctx, &class.id, "closed")?;
        journal::record(tx, ctx, &PoolPassed { class: &class.id, to: "closed" })?;
    }
    Ok(())
}

/// Opens the pool again, as long as no groups are published.
pub(crate) fn open_pool(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<(), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(KEEP_POOL, &class.scope())?;
    if groups::publication(tx, &class.id)?.is_some() {
        return Err(Refusal::GroupsAreOut.into());
    }
    if sql::closed(tx, &class.id)?.is_some() {
        sql::pass_pool(tx, ctx, &class.id, "opened")?;
        journal::record(tx, ctx, &PoolPassed { class: &class.id, to: "opened" })?;
    }
    Ok(())
}

/// A topic of this class, for whoever may change it.
fn kept(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, id: &TopicId) -> Result<(Class, Topic), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(KEEP_POOL, &class.scope())?;
    let topic = of_class(tx, &class, id)?;
    Ok((class, topic))
}

fn of_class(tx: &mut Tx<'_>, class: &Class, id: &TopicId) -> Result<Topic, Error> {
    sql::topic(tx, id)?.filter(|topic| topic.class == class.id).ok_or(Error::NotFound)
}

fn gather(tx: &mut Tx<'_>, ctx: &Ctx, id: &TopicId, draft: &TopicDraft) -> Result<(), Error> {
    if draft.needs.is_empty() {
        return Ok(());
    }
    let already = sql::needs_of(tx, id)?.len();
    for (at, need) in draft.needs.iter().enumerate() {
        sql::add_need(tx, id, need, already + at)?;
    }
    needs::gather(tx, ctx, &draft.needs, id.as_str())
}

fn pass(tx: &mut Tx<'_>, ctx: &Ctx, class: &Class, topic: &Topic, to: TopicState) -> Result<(), Error> {
    if topic.state == to {
        return Ok(());
    }
    sql::pass(tx, ctx, &topic.id, to)?;
    keep_on_trail(tx, ctx, &class.id, &topic.id)?;
    journal::record(tx, ctx, &TopicPassed { topic: &topic.id, to: to.word() })?;
    Ok(())
}

/// Anybody may follow the trail to a published topic.
fn keep_on_trail(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, id: &TopicId) -> Result<(), StoreError> {
    let Some(topic) = sql::topic(tx, id)? else { return Ok(()) };
    let node = Node {
        id: id.to_string(),
        kind: "topic".to_owned(),
        title: topic.title.clone(),
        state: topic.state.word().to_owned(),
        href: links::topic(class, id),
        shown: topic.is_offered(),
        changed_at: ctx.now,
    };
    trail::put(tx, &node)
}
