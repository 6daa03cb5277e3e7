//! What people do at the desk: one step at a time, each against the state they saw.

use store::{StoreError, Tx, Witness as _, journal};
use web::{Ctx, Error};

use super::events::DeskStepTaken;
use super::stage::{Facts, scene};
use crate::RoadshowId;
use crate::access::RUN_DESK;
use crate::model::stage::{Desk, Step};
use crate::model::stage_refusal::StageRefusal;
use crate::store::stage as sql;

/// Takes a step. `seen` is the number of the last step when the page was rendered: whoever was slower is
/// told so and changes nothing. The same button pressed twice counts once.
///
/// # Errors
/// [`StageRefusal`] in words; forbidden for anybody who does not run the desk.
pub(crate) fn take(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &RoadshowId,
    seen: i64,
    step: &Step,
) -> Result<i64, Error> {
    let scene = scene(tx, id, ctx.now)?;
    let (facts, desk) = (&scene.facts, &scene.desk);
    ctx.may(RUN_DESK, &facts.class.scope())?;
    if desk.version != seen {
        let last = scene.steps.last();
        let mine = last.is_some_and(|last| last.who == ctx.actor());
        if mine && last.is_some_and(|last| last.version == seen + 1 && last.step == *step) {
            return Ok(desk.version);
        }
        let who = last.filter(|_| !mine).and_then(|last| scene.names.get(&last.who)).cloned();
        return Err(StageRefusal::Overtaken { who: who.unwrap_or_default() }.into());
    }
    if let Step::Undo { version } = step {
        let last = Desk::undoable(&scene.steps, ctx.now).ok_or(StageRefusal::NothingToUndo)?;
        if last.version != *version {
            return Err(StageRefusal::NothingToUndo.into());
        }
    }
    desk.allows(step, &facts.readiness())?;
    let version = seen + 1;
    sql::add_step(tx, ctx, id, version, step).map_err(|error| match error {
        // Another node wrote the same number between our read and our write.
        StoreError::Conflict { .. } => Error::from(StageRefusal::Overtaken { who: String::new() }),
        other => other.into(),
    })?;
    journal::record(tx, ctx, &DeskStepTaken { roadshow: id, version, step })?;
    if *step == Step::Announce {
        super::announce(tx, ctx, id)?;
    }
    Ok(version)
}

/// So many of the first groups are handed in together where the desk wants that: after three a judge has seen
/// what the rule is like in practice.
pub(crate) const HELD_FIRST: usize = 3;

/// The step a form asks for.
///
/// # Errors
/// Not found for a step or group that does not exist: no button of ours sends one.
pub(crate) fn read_step(fields: &web::Fields, facts: &Facts) -> Result<Step, Error> {
    let group = || fields.value("group").parse().map_err(Error::from);
    Ok(match fields.value("step") {
        "call" => Step::Call { group: group()? },
        "start-clock" => {
            let part = fields.value("part").parse().map_err(|()| Error::NotFound)?;
            let (show, questions) = facts.seconds;
            let seconds = if part == crate::model::clock::Part::Show { show } else { questions };
            Step::StartClock { part, seconds }
        }
        "pause-clock" => Step::PauseClock,
        "resume-clock" => Step::ResumeClock,
        "extend-clock" => {
            let mut read = fields.reader();
            let seconds = read.number("seconds", 15..=crate::model::stage::LONGEST_EXTENSION);
            read.finish()?;
            Step::ExtendClock { seconds: u32::try_from(seconds).unwrap_or_default() }
        }
        "open-scoring" => Step::OpenScoring { group: group()? },
        "close-scoring" => Step::CloseScoring { group: group()? },
        "nudge" => Step::Nudge { group: group()? },
        "open-vote" => Step::OpenVote,
        "close-vote" => Step::CloseVote,
        "show-vote" => Step::ShowVote,
        "lock" => Step::Lock,
        "reveal" => Step::Reveal { group: group()? },
        "reveal-all" => Step::RevealAll,
        "sureness" => Step::Sureness { shown: fields.value("shown") == "yes" },
        "hold-first" => Step::HoldFirst { groups: HELD_FIRST },
        "hold-none" => Step::HoldFirst { groups: 0 },
        "announce" => Step::Announce,
        "new-address" => Step::NewAddress,
        "undo" => Step::Undo { version: seen(fields)? },
        _ => return Err(Error::NotFound),
    })
}

/// The number of the last step when the form was rendered.
///
/// # Errors
/// When it is not a number.
pub(crate) fn seen(fields: &web::Fields) -> Result<i64, Error> {
    let mut read = fields.reader();
    let version = read.number("version", 0..=1_000_000);
    read.finish()?;
    Ok(version)
}
