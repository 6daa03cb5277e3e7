//! Entering a group's room, and everything its first page says.

use classes::{Class, Trainee};
use needs::{Need, NeedId};
use store::{Tx, trail};
use web::access::Scope;
use web::{Ctx, Error};

use super::name_of;
use crate::access::{ENTER_ROOM, HELP_GROUPS};
use crate::actions::stages::{self, handed, plan_of};
use crate::model::{Gate, Group, GroupId, Handed, Rehearsal, Remark, Stage, StagePlan, Version};
use crate::store::{groups, proposals, rehearsal, stages as sql};

/// A group's room with whoever may enter it: its members, and those who help every group of the class.
pub(crate) fn enter(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupId) -> Result<(Class, Group), Error> {
    let group = groups::group(tx, id)?.ok_or(Error::NotFound)?;
    let class = classes::class(tx, &group.class)?;
    ctx.may(ENTER_ROOM, &class.scope())?;
    if !ctx.person().is_some_and(|person| group.members.contains(person)) {
        ctx.may(HELP_GROUPS, &class.scope())?;
    }
    Ok((class, group))
}

/// The group of whoever asks, in the class they are in now.
pub(crate) fn my_group(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Option<GroupId>, Error> {
    ctx.may(ENTER_ROOM, &Scope::Anywhere)?;
    let Some(person) = ctx.person() else { return Ok(None) };
    let Some(class) = classes::class_of_trainee(tx, ctx, person)? else { return Ok(None) };
    Ok(groups::group_of(tx, &class.id, person)?)
}

/// What the room's first page says.
pub(crate) struct Room {
    /// The class.
    pub class: Class,
    /// The group.
    pub group: Group,
    /// The stage the class is in.
    pub stage: Option<Stage>,
    /// Its plan.
    pub plan: Option<StagePlan>,
    /// What the plan asks for, and where each thing stands.
    pub handed: Vec<Handed>,
    /// Every decision on the group, the latest first.
    pub gates: Vec<Gate>,
    /// The latest version of the proposal, with its writer's name.
    pub proposal: Option<(Version, String)>,
    /// The needs its topic came from, in the workers' own words.
    pub needs: Vec<Need>,
    /// What was said about its rehearsals.
    pub remarks: Vec<Remark>,
    /// The latest rehearsal.
    pub rehearsal: Option<Rehearsal>,
    /// Its people, the leader first.
    pub people: Vec<Trainee>,
}

/// Reads the room.
pub(crate) fn see_room(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupId) -> Result<Room, Error> {
    let (class, group) = enter(tx, ctx, id)?;
    let stage = stages::stage_now(tx, &class.id)?;
    let plan = stage.map(|stage| plan_of(tx, ctx, &class, stage)).transpose()?;
    let handed = plan.as_ref().map_or(Ok(Vec::new()), |plan| handed(tx, &group.id, plan))?;
    let proposal = match proposals::id_of(tx, id)? {
        Some(proposal) => proposals::latest(tx, &proposal)?,
        None => None,
    };
    let proposal = match proposal {
        Some(version) => {
            let by = name_of(tx, &version.by)?;
            Some((version, by))
        }
        None => None,
    };
    let mut sayings = Vec::new();
    if let Some(topic) = &group.topic {
        let nodes = trail::came_from(tx, topic.as_str())?;
        sayings.extend(
            nodes.iter().filter(|node| node.kind == "need").filter_map(|n| n.id.parse::<NeedId>().ok()),
        );
    }
    let trainees = classes::trainees(tx, &class.id)?;
    let people =
        group.members.iter().filter_map(|id| trainees.iter().find(|t| t.person == *id).cloned()).collect();
    Ok(Room {
        gates: sql::gates(tx, id)?,
        needs: needs::needs_by_id(tx, &sayings)?,
        remarks: rehearsal::remarks(tx, id)?,
        rehearsal: rehearsal::rehearsals(tx, id)?.into_iter().next(),
        class,
        group,
        stage,
        plan,
        handed,
        proposal,
        people,
    })
}
