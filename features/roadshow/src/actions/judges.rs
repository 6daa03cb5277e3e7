//! The panel: who is on it, how they get in, and who stands back from which group.

use classes::ClassId;
use people::NewPerson;
use store::{Tx, journal};
use web::access::{Over, Role, grant, revoke};
use web::{Ctx, Error};
use workshop::GroupId;

use super::events::{JudgePassed, RecusalDecided};
use super::setting::{Setting, judges_of, of_class};
use crate::access::RUN_ROADSHOW;
use crate::links;
use crate::model::{Ground, Judge, JudgeId, Pair, RoadshowId, Standing};
use crate::refusal::Refusal;
use crate::store::{judges as sql, results, sheets, stage};

/// Puts somebody on the panel of a class's roadshow and lets them judge there. Who is on it already, or
/// was, is on it as the same judge.
///
/// # Errors
/// When the actor may not, scores are locked, or the person cannot be kept as typed.
pub fn add_judge(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, new: &NewPerson) -> Result<JudgeId, Error> {
    let setting = of_class(tx, ctx, class)?;
    let id = &setting.roadshow.id;
    if stage::desk(tx, id)?.locked.is_some() {
        return Err(Refusal::Locked.into());
    }
    let person = people::keep_person(tx, ctx, new)?;
    let judge = sql::add(tx, ctx, id, &person)?;
    if !setting.judges.iter().any(|known| known.id == judge) {
        sql::add_passage(tx, ctx, &judge, "added")?;
        journal::record(
            tx,
            ctx,
            &JudgePassed { roadshow: id, judge: &judge, person: &person, what: "added" },
        )?;
    }
    grant(tx, ctx, &person, Role::Judge, &Over::Class(class.to_string()), class.as_str())?;
    note_conflicts(tx, ctx, id)?;
    Ok(judge)
}

/// Everybody who is or was on the panel.
pub(crate) fn judges(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<(Setting, Vec<Judge>), Error> {
    let setting = of_class(tx, ctx, class)?;
    let everybody = judges_of(tx, &setting.roadshow.id)?;
    Ok((setting, everybody))
}

/// Takes a judge off the panel or puts them back; marks them as absent or present.
///
/// # Errors
/// [`Refusal::JudgeHasScored`] when somebody who has scored is to be removed; after the result nothing.
pub(crate) fn step(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    judge: &JudgeId,
    what: &str,
) -> Result<Judge, Error> {
    let (setting, everybody) = judges(tx, ctx, class)?;
    let id = &setting.roadshow.id;
    let judge = everybody.into_iter().find(|known| known.id == *judge).ok_or(Error::NotFound)?;
    if results::latest(tx, id)?.is_some() {
        return Err(Refusal::Announced.into());
    }
    let over = Over::Class(class.to_string());
    let kind = match what {
        "remove" if judge.removed => return Ok(judge),
        "remove" => {
            if sheets::has_scored(tx, &judge.id)? {
                return Err(Refusal::JudgeHasScored.into());
            }
            revoke(tx, ctx, &judge.person, Role::Judge, class.as_str())?;
            "removed"
        }
        "restore" if !judge.removed => return Ok(judge),
        "restore" => {
            grant(tx, ctx, &judge.person, Role::Judge, &over, class.as_str())?;
            "added"
        }
        "absent" if judge.absent => return Ok(judge),
        "absent" => "absent",
        "present" if !judge.absent => return Ok(judge),
        "present" => "present",
        _ => return Err(Error::NotFound),
    };
    sql::add_passage(tx, ctx, &judge.id, kind)?;
    let event = JudgePassed { roadshow: id, judge: &judge.id, person: &judge.person, what: kind };
    journal::record(tx, ctx, &event)?;
    if kind == "added" {
        note_conflicts(tx, ctx, id)?;
    }
    Ok(judge)
}

/// Makes a personal link for every judge on the panel.
pub(crate) fn cards(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
) -> Result<(Setting, Vec<(Judge, String)>), Error> {
    let setting = of_class(tx, ctx, class)?;
    let lands_on = links::judging(&setting.roadshow.id);
    let mut cards = Vec::with_capacity(setting.judges.len());
    for judge in setting.judges.clone() {
        let link = people::link_for(tx, ctx, &judge.person, &lands_on)?;
        cards.push((judge, link));
    }
    Ok((setting, cards))
}

/// Who stands how to whom.
pub(crate) struct Matrix {
    /// The roadshow.
    pub setting: Setting,
    /// Whether decisions are over.
    pub closed: bool,
}

/// The matrix of judges and groups.
pub(crate) fn matrix(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<Matrix, Error> {
    let setting = of_class(tx, ctx, class)?;
    let closed = stage::desk(tx, &setting.roadshow.id)?.locked.is_some();
    Ok(Matrix { setting, closed })
}

/// The organiser decides whether a judge stands back from a group.
///
/// # Errors
/// [`Refusal::Locked`]; not found for a judge or group that does not take part.
pub(crate) fn decide(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, wanted: &Decision) -> Result<(), Error> {
    let matrix = matrix(tx, ctx, class)?;
    if matrix.closed {
        return Err(Refusal::Locked.into());
    }
    let setting = &matrix.setting;
    let known = setting.judges.iter().any(|judge| judge.id == wanted.judge)
        && setting.groups.iter().any(|group| group.id == wanted.team);
    if !known {
        return Err(Error::NotFound);
    }
    let pair = Pair {
        judge: wanted.judge.clone(),
        team: wanted.team.clone(),
        stands_back: wanted.stands_back,
        ground: wanted.ground,
        reason: wanted.reason.clone(),
        at: ctx.now,
    };
    write_down(tx, ctx, &setting.roadshow.id, &pair)
}

/// What the organiser wants for a judge and a group.
#[derive(Debug, Clone)]
pub(crate) struct Decision {
    /// Who.
    pub judge: JudgeId,
    /// Which group.
    pub team: GroupId,
    /// Whether the judge stands back.
    pub stands_back: bool,
    /// Why.
    pub ground: Ground,
    /// In words; may be empty where the ground says it all.
    pub reason: String,
}

/// Writes down every case that is plain: a judge stands back from a group of their own unit. A pair that
/// somebody decided about is left alone.
pub(crate) fn note_conflicts(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId) -> Result<(), Error> {
    let setting = Setting::load(tx, id)?;
    ctx.may(RUN_ROADSHOW, &setting.class.scope())?;
    let decided = sql::decided(tx, id)?;
    for ((judge, team), standing) in &setting.standings {
        let Standing::StandsBack(Ground::SameUnit, name) = standing else { continue };
        let known = decided.iter().any(|pair| pair.judge == *judge && pair.team == *team);
        let on_panel = setting.judges.iter().any(|known| known.id == *judge);
        if known || !on_panel {
            continue;
        }
        let pair = Pair {
            judge: judge.clone(),
            team: team.clone(),
            stands_back: true,
            ground: Ground::SameUnit,
            reason: name.clone(),
            at: ctx.now,
        };
        write_down(tx, ctx, id, &pair)?;
    }
    Ok(())
}

fn write_down(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId, pair: &Pair) -> Result<(), Error> {
    sql::decide(tx, ctx, pair)?;
    let event = RecusalDecided {
        roadshow: id,
        judge: &pair.judge,
        team: &pair.team,
        stands_back: pair.stands_back,
        ground: pair.ground.word(),
        reason: &pair.reason,
    };
    journal::record(tx, ctx, &event)?;
    Ok(())
}
