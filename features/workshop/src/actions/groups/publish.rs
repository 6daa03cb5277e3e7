//! Publishing a draft, and taking that back while the groups have not got to work.

use classes::ClassId;
use store::trail::{self, Node};
use store::{Tx, Witness as _, journal};
use web::{Ctx, Error, PersonId};

use super::draft_of;
use crate::access::MAKE_GROUPS;
use crate::actions::events::{GroupsPublished, GroupsWithdrawn, PoolPassed};
use crate::actions::stages;
use crate::links;
use crate::model::{Draft, Group, GroupingId, Now, PublicationId, in_han};
use crate::refusal::Refusal;
use crate::store::{groups as sql, topics};
use crate::words::words;

/// Publishes the draft as it stands at this version.
pub(crate) fn publish(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    grouping: &GroupingId,
    version: usize,
) -> Result<PublicationId, Error> {
    let (class, draft) = draft_of(tx, ctx, MAKE_GROUPS, class, grouping)?;
    if draft.version() != version {
        return Err(Refusal::DraftMoved.into());
    }
    if sql::publication(tx, &class.id)?.is_some() {
        return Err(Refusal::GroupsAreOut.into());
    }
    let roster: Vec<PersonId> =
        classes::trainees(tx, &class.id)?.into_iter().map(|trainee| trainee.person).collect();
    let (joined, left) = draft.drift(&roster);
    if joined + left > 0 {
        return Err(Refusal::RosterMoved { joined, left }.into());
    }
    let publication: PublicationId = ctx.id();
    sql::publish(tx, ctx, &publication, &class.id, grouping)?;
    let groups = groups_of(ctx, &draft, &draft.now(), &roster);
    for group in &groups {
        sql::add(tx, &publication, group)?;
        keep_on_trail(tx, ctx, group)?;
    }
    // Wishes that come after the groups are out would be wishes for nothing.
    if topics::closed(tx, &class.id)?.is_none() {
        topics::pass_pool(tx, ctx, &class.id, "closed")?;
        journal::record(tx, ctx, &PoolPassed { class: &class.id, to: "closed" })?;
    }
    let event = GroupsPublished {
        class: &class.id,
        grouping,
        publication: &publication,
        groups: groups.len(),
        people: roster.len(),
    };
    journal::record(tx, ctx, &event)?;
    Ok(publication)
}

/// Publishes a draft as it stands.
///
/// # Errors
/// When the actor may not, groups are published already, or the roster has changed since.
pub fn publish_groups(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    grouping: &GroupingId,
) -> Result<(), Error> {
    let (_, draft) = draft_of(tx, ctx, MAKE_GROUPS, class, grouping)?;
    publish(tx, ctx, class, grouping, draft.version()).map(drop)
}

/// Takes a publication back, as long as the class has not passed its first gate.
pub(crate) fn withdraw(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<(), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(MAKE_GROUPS, &class.scope())?;
    let standing = sql::publication(tx, &class.id)?.ok_or(Refusal::NothingPublished)?;
    if stages::past_first_gate(tx, &class.id)? {
        return Err(Refusal::GroupsAtWork.into());
    }
    for group in sql::groups(tx, &class.id)? {
        if let Some(topic) = &group.topic {
            trail::unlink(tx, group.id.as_str(), topic.as_str())?;
        }
    }
    sql::withdraw(tx, ctx, &standing.id)?;
    journal::record(tx, ctx, &GroupsWithdrawn { class: &class.id, publication: &standing.id })?;
    Ok(())
}

/// The groups of a draft, leader first, the others in the order of the roster.
fn groups_of(ctx: &Ctx, draft: &Draft, now: &Now, roster: &[PersonId]) -> Vec<Group> {
    let w = words(ctx.lang);
    let place = |person: &PersonId| roster.iter().position(|known| known == person);
    let groups = now.assignment.groups.iter().enumerate().map(|(at, people)| {
        let leader = now.leaders.get(at).copied().flatten().and_then(|leader| draft.snapshot.person(leader));
        let mut members: Vec<PersonId> =
            people.iter().filter_map(|index| draft.snapshot.person(*index)).collect();
        members.sort_by_key(|person| (Some(person) != leader.as_ref(), place(person)));
        let topic = now.assignment.topics.get(at).copied().flatten();
        Group {
            id: ctx.id(),
            class: draft.class.clone(),
            number: at + 1,
            name: w.group_name(ctx.lang.pick(in_han(at + 1), (at + 1).to_string())),
            topic: topic.and_then(|topic| draft.snapshot.topics.get(topic).cloned()),
            topic_title: String::new(),
            leader,
            members,
        }
    });
    groups.collect()
}

fn keep_on_trail(tx: &mut Tx<'_>, ctx: &Ctx, group: &Group) -> Result<(), Error> {
    let node = Node {
        id: group.id.to_string(),
        kind: "group".to_owned(),
        title: group.name.clone(),
        state: "published".to_owned(),
        href: links::groups(&group.class),
        shown: false,
        changed_at: ctx.now,
    };
    trail::put(tx, &node)?;
    if let Some(topic) = &group.topic {
        trail::link(tx, group.id.as_str(), topic.as_str(), ctx.now)?;
    }
    Ok(())
}
