//! What the stage and the desk look at: the groups in drawn order, who has handed in, the result as far as
//! it is known, and the steps taken so far.

use std::collections::BTreeMap;

use classes::Class;
use judging::audience::Tally;
use store::{Millis, Tx};
use web::{Ctx, Error};
use workshop::GroupId;

use super::opinion::{Sureness, sureness};
use super::setting::Setting;
use crate::RoadshowId;
use crate::access::RUN_DESK;
use crate::actions::vote;
use crate::model::allowed::Readiness;
use crate::model::stage::{Desk, Taken, Voting};
use crate::model::vote::{burst, stage_key};
use crate::store::{stage as sql, vote as ballots};

/// A roadshow as the other half knows it.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// Which.
    pub id: RoadshowId,
    /// Its class.
    pub class: Class,
    /// Seconds to show and seconds for questions.
    pub seconds: (u32, u32),
    /// Whether the rule is frozen.
    pub rule_frozen: bool,
    /// The hall's share in the result, in percent.
    pub audience_percent: u8,
    /// The groups in drawn order.
    pub groups: Vec<Playing>,
    /// The groups in order of rank, once every score is in.
    pub placed: Option<Vec<Place>>,
}

/// A group in the running order.
#[derive(Debug, Clone)]
pub(crate) struct Playing {
    /// Which.
    pub id: GroupId,
    /// 第二组.
    pub name: String,
    /// The title of its topic or proposal; may be empty.
    pub topic: String,
    /// The cities its members come from, the first few.
    pub cities: Vec<String>,
    /// How many cities in all.
    pub cities_count: usize,
    /// How many judges have handed in.
    pub handed: usize,
    /// How many judges are to score it: without those who stand back.
    pub expected: usize,
    /// Who has not handed in yet.
    pub missing: Vec<String>,
}

/// A group's official result.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Which group.
    pub group: GroupId,
    /// Its rank, 1-2-2-4.
    pub rank: u32,
    /// The announced value, as printed.
    pub value: String,
}

/// Everything the desk and the stage are rendered from.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    /// What the other half knows.
    pub facts: Facts,
    /// The desk's state.
    pub desk: Desk,
    /// Every step, in order.
    pub steps: Vec<Taken>,
    /// Names of those who took them.
    pub names: BTreeMap<String, String>,
    /// How many ballots were handed out.
    pub issued: usize,
    /// How many ballots have voted.
    pub voted: usize,
    /// The count, once the vote is closed.
    pub tally: Option<Tally>,
    /// How sure the result is, once every score is in.
    pub sureness: Option<Sureness>,
    /// Ballots handed out within one second, where that is odd.
    pub burst: Option<usize>,
    /// The moment this was read.
    pub now: Millis,
}

impl Facts {
    /// The groups' ids in drawn order.
    pub fn order(&self) -> Vec<GroupId> {
        self.groups.iter().map(|group| group.id.clone()).collect()
    }

    /// The groups' ids in order of rank, once known.
    pub fn ranked(&self) -> Option<Vec<GroupId>> {
        self.placed.as_ref().map(|placed| placed.iter().map(|place| place.group.clone()).collect())
    }

    /// What the desk must know.
    pub fn readiness(&self) -> Readiness {
        Readiness { order: self.order(), rule_frozen: self.rule_frozen, placed: self.ranked() }
    }

    /// A group of the running order.
    pub fn group(&self, id: &GroupId) -> Option<&Playing> {
        self.groups.iter().find(|group| group.id == *id)
    }

    /// A group's official result, once known.
    pub fn place(&self, id: &GroupId) -> Option<&Place> {
        self.placed.as_ref()?.iter().find(|place| place.group == *id)
    }
}

/// Reads the whole scene. Asks no permission: who shows it decides what of it is to be seen.
pub(crate) fn scene(tx: &mut Tx<'_>, id: &RoadshowId, now: Millis) -> Result<Scene, Error> {
    let facts = super::stage_facts::facts(tx, id, now)?;
    let steps = sql::steps(tx, id)?;
    let desk = Desk::of(&steps);
    let names = people::names_of(tx, steps.iter().map(|taken| taken.who.as_str()))?;
    let handed_out = ballots::handed_out_at(tx, id)?;
    let voted = ballots::voted(tx, id)?;
    let tally = if desk.voting >= Voting::Closed { Some(vote::count(tx, id, &facts.order())?) } else { None };
    // Once scores are locked the clock of the stage stands.
    let at = desk.locked.unwrap_or(now);
    let sureness = if facts.placed.is_some() {
        let setting = Setting::load(tx, id)?;
        sureness(tx, &setting, at, desk.sureness)?
    } else {
        None
    };
    let (issued, burst) = (handed_out.len(), burst(&handed_out));
    Ok(Scene { facts, desk, steps, names, issued, voted, tally, sureness, burst, now })
}

/// The scene, for whoever runs the desk.
pub(crate) fn desk(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId) -> Result<Scene, Error> {
    let scene = scene(tx, id, ctx.now)?;
    ctx.may(RUN_DESK, &scene.facts.class.scope())?;
    Ok(scene)
}

/// The scene, for whoever has the stage's address or runs the desk. A wrong key is as good as no stage.
pub(crate) fn stage(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId, key: &str) -> Result<Scene, Error> {
    may_watch(tx, ctx, id, key)?;
    scene(tx, id, ctx.now)
}

/// Whether the reader runs the desk; everybody else needs the stage's address. Screens come back all at once
/// after a restart, so nothing more than that is read for it.
///
/// # Errors
/// Not found for a wrong key.
pub(crate) fn may_watch(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId, key: &str) -> Result<bool, Error> {
    let class = super::roadshow(tx, id)?.class;
    let operates = ctx.can(RUN_DESK, &classes::scope_of(tx, &class)?);
    let good = key == stage_key(ctx.keys(), id, sql::desk(tx, id)?.address);
    if good || operates { Ok(operates) } else { Err(Error::NotFound) }
}
