//! What people do around a rehearsal: start and stop the clock, say something without a name, deal with it.

use classes::Class;
use store::{Tx, journal, keys};
use web::{Ctx, Error};

use super::events::{RehearsalPassed, RemarkMade, RemarkPassed};
use super::room::enter;
use crate::access::GIVE_FEEDBACK;
use crate::model::{Group, GroupId, NewRemark, Rehearsal, Remark, RemarkId};
use crate::store::{groups, rehearsal as sql};

/// A group's clock.
pub(crate) struct Clock {
    /// The class.
    pub class: Class,
    /// The group.
    pub group: Group,
    /// Its rehearsals, the latest first.
    pub rehearsals: Vec<Rehearsal>,
}

/// Reads the clock.
pub(crate) fn see_clock(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupId) -> Result<Clock, Error> {
    let (class, group) = enter(tx, ctx, id)?;
    let rehearsals = sql::rehearsals(tx, id)?;
    Ok(Clock { class, group, rehearsals })
}

/// Starts the clock for everybody in the group; while it runs, starting it again changes nothing.
///
/// # Errors
/// When the actor may not enter the room.
pub fn start_rehearsal(tx: &mut Tx<'_>, ctx: &Ctx, group: &GroupId) -> Result<(), Error> {
    enter(tx, ctx, group)?;
    if sql::rehearsals(tx, group)?.first().is_some_and(|last| last.is_on(ctx.now)) {
        return Ok(());
    }
    let rehearsal = sql::start(tx, ctx, group)?;
    journal::record(tx, ctx, &RehearsalPassed { group, rehearsal: &rehearsal, to: "started" })?;
    Ok(())
}

/// Stops the clock, where it runs.
pub(crate) fn stop_rehearsal(tx: &mut Tx<'_>, ctx: &Ctx, group: &GroupId) -> Result<(), Error> {
    enter(tx, ctx, group)?;
    let last = sql::rehearsals(tx, group)?.into_iter().next();
    let Some(last) = last.filter(|last| last.is_on(ctx.now)) else { return Ok(()) };
    sql::stop(tx, ctx, &last.id)?;
    journal::record(tx, ctx, &RehearsalPassed { group, rehearsal: &last.id, to: "stopped" })?;
    Ok(())
}

/// The group somebody of its class says something about.
pub(crate) fn see_feedback_form(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &GroupId,
) -> Result<(Class, Group, bool), Error> {
    let group = groups::group(tx, id)?.ok_or(Error::NotFound)?;
    let class = classes::class(tx, &group.class)?;
    ctx.may(GIVE_FEEDBACK, &class.scope())?;
    let inside = enter(tx, ctx, id).is_ok();
    Ok((class, group, inside))
}

/// Everything said about a group, for those of its room.
pub(crate) fn see_remarks(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupId) -> Result<Vec<Remark>, Error> {
    enter(tx, ctx, id)?;
    Ok(sql::remarks(tx, id)?)
}

/// Says something about a group's rehearsal. Neither the remark nor the journal knows who did; `token`
/// only keeps a form sent twice from being kept twice.
///
/// # Errors
/// When the actor is not of the class.
pub fn give_remark(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    group: &GroupId,
    new: &NewRemark,
    token: &str,
) -> Result<(), Error> {
    let group = groups::group(tx, group)?.ok_or(Error::NotFound)?;
    let class = classes::class(tx, &group.class)?;
    ctx.may(GIVE_FEEDBACK, &class.scope())?;
    let sent = keys::hashed(&format!("{}:{token}", group.id));
    if sql::add_remark(tx, ctx, &group.id, new, &sent)? {
        journal::record(tx, &ctx.unnamed(), &RemarkMade { group: &group.id, kind: new.kind.word() })?;
    }
    Ok(())
}

/// Notes that a remark was dealt with, or takes that back.
pub(crate) fn handle_remark(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    group: &GroupId,
    remark: &RemarkId,
    handled: bool,
) -> Result<(), Error> {
    let known = see_remarks(tx, ctx, group)?.into_iter().find(|known| known.id == *remark);
    if known.ok_or(Error::NotFound)?.handled != handled {
        sql::pass_remark(tx, ctx, remark, handled)?;
        journal::record(tx, ctx, &RemarkPassed { group, remark, handled })?;
    }
    Ok(())
}
