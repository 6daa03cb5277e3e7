//! 演练: reads what a class's roadshow would be played with today and plays it. Nothing is written: what it
//! returns is all there is of it.

use classes::{Class, ClassId};
use judging::opinion::Table;
use judging::{FrozenRule, Official};
use store::{Id as _, Millis, Tx};
use web::{Ctx, Error};

use super::opinion::Sureness;
use super::setting::Setting;
use super::stage::{Facts, Place, Playing, Scene};
use super::stage_facts;
use crate::access::RUN_DESK;
use crate::model::allowed::Readiness;
use crate::model::drill::{Cast, Drill, HandedIn, Moment, Part};
use crate::model::opinion::{OPINION_DRAWS, SecondLook, seed};
use crate::model::stage::{Desk, Voting};
use crate::model::{Judge, JudgeId};
use crate::store::{roadshows, stage};
use crate::words::words;

/// So many judges stand in while nobody was asked.
const STAND_INS: usize = 7;

/// What there is to play.
pub(crate) enum Found {
    /// The class has not published its groups.
    NoGroups(Class),
    /// Nobody has begun to prepare a roadshow.
    NoRoadshow(Class),
    /// A roadshow, played.
    Played(Box<Played>),
}

/// A roadshow that was played, with the names of those who were in it.
pub(crate) struct Played {
    /// The roadshow as desk and stage know it, with nothing handed in.
    pub facts: Facts,
    /// The panel's names.
    pub judges: Vec<String>,
    /// Who plays.
    pub cast: Cast,
    /// What was played.
    pub drill: Drill,
}

/// Plays a class's roadshow, for whoever runs its desk.
pub(crate) fn drill(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, seed: u64) -> Result<Found, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(RUN_DESK, &class.scope())?;
    if workshop::groups(tx, &class.id)?.is_empty() {
        return Ok(Found::NoGroups(class));
    }
    let Some(id) = stage_facts::roadshow_of(tx, &class.id)? else { return Ok(Found::NoRoadshow(class)) };
    let mut setting = Setting::load(tx, &id)?;
    let rule: FrozenRule = match &setting.rule {
        Some(rule) => rule.clone(),
        None => {
            let draft = roadshows::draft(tx, &id)?.ok_or(Error::NotFound)?;
            // Only rules without problems are ever kept as drafts, so a refusal here is a defect.
            draft.rule.freeze().map_err(Error::broken)?
        }
    };
    let desk = stage::desk(tx, &id)?;
    let today = Readiness {
        order: if setting.drawn {
            setting.groups.iter().map(|group| group.id.clone()).collect()
        } else {
            Vec::new()
        },
        rule_frozen: setting.rule.is_some(),
        placed: None,
    };
    let stand_ins = setting.judges.is_empty();
    if stand_ins {
        setting.judges = made_up(ctx);
    }
    let cast = cast(&setting, &desk, rule, today, stand_ins);
    let facts = before_the_day(tx, &setting, &cast, ctx.now)?;
    let drill = Drill::play(&cast, seed, ctx.now).map_err(Error::broken)?;
    let judges = setting.judges.iter().map(|judge| judge.name.clone()).collect();
    Ok(Found::Played(Box::new(Played { facts, judges, cast, drill })))
}

fn made_up(ctx: &Ctx) -> Vec<Judge> {
    let judge = |n: usize| Judge {
        id: JudgeId::from_body(&format!("{n:026}")),
        person: web::PersonId::from_body(&format!("{n:026}")),
        name: words(ctx.lang).drill_stand_in(n),
        unit_name: String::new(),
        home: judging::recusal::Home::default(),
        removed: false,
        absent: false,
    };
    (1..=STAND_INS).map(judge).collect()
}

fn cast(setting: &Setting, desk: &Desk, rule: FrozenRule, today: Readiness, stand_ins: bool) -> Cast {
    let part = |judge: &Judge, group| match () {
        () if setting.standing(&judge.id, group).stands_back() => Part::StandsBack,
        () if judge.absent => Part::Absent,
        () => Part::Scores,
    };
    let groups = &setting.groups;
    Cast {
        groups: groups.iter().map(|group| group.id.clone()).collect(),
        judges: setting.judges.iter().map(|judge| judge.id.clone()).collect(),
        parts: groups
            .iter()
            .map(|group| setting.judges.iter().map(|judge| part(judge, &group.id)).collect())
            .collect(),
        voters: groups.iter().map(|group| group.members.len()).collect(),
        rule,
        today,
        stand_ins,
        undecided: setting.undecided(),
        hold_first: desk.hold_first,
        sureness: desk.sureness,
    }
}

/// The roadshow as it will be when everything is ready and nobody has scored.
fn before_the_day(tx: &mut Tx<'_>, setting: &Setting, cast: &Cast, now: Millis) -> Result<Facts, Error> {
    let rule = cast.rule.rule();
    Ok(Facts {
        seconds: (rule.timing.show_seconds, rule.timing.question_seconds),
        rule_frozen: true,
        audience_percent: rule.audience_percent,
        groups: stage_facts::unscored(tx, setting)?,
        placed: None,
        ..stage_facts::facts(tx, &setting.roadshow.id, now)?
    })
}

impl Played {
    /// The desk and the stage at a moment.
    ///
    /// # Errors
    /// When the engine finds a fault in facts of this program's own making: a defect.
    pub fn scene(&self, moment: &Moment) -> Result<Scene, Error> {
        let drill = &self.drill;
        let (steps, desk) = (drill.steps_at(moment).to_vec(), drill.desk_at(moment));
        let mut facts = self.facts.clone();
        for (at, group) in facts.groups.iter_mut().enumerate() {
            self.hand_in(group, at, drill.sheets_at(moment));
        }
        facts.placed = moment.placed.then(|| self.placed());
        let counted = desk.voting >= Voting::Closed;
        let issued = if desk.voting == Voting::NotYet { 0 } else { self.cast.voters.iter().sum() };
        let sureness = if desk.sureness && desk.locked.is_some() { self.sureness()? } else { None };
        Ok(Scene {
            facts,
            desk,
            steps,
            names: std::collections::BTreeMap::new(),
            issued,
            voted: moment.voted,
            tally: counted.then(|| drill.tally.clone()),
            sureness,
            burst: None,
            now: moment.at,
        })
    }

    /// How sure the result is, as the stage says it where the desk wants that.
    fn sureness(&self) -> Result<Option<Sureness>, Error> {
        let (drill, facts) = (&self.drill, &self.facts);
        let Some(contest) = &drill.contest else { return Ok(None) };
        let table = Table::from_contest(&self.cast.rule, contest).map_err(Error::broken)?;
        let groups: Vec<String> = facts.groups.iter().map(|group| group.name.clone()).collect();
        let seed = seed(&facts.id, drill.sheets.len());
        let official = Official::Complete(drill.placed.clone());
        let look = SecondLook::of(table, &official, (&groups, &self.judges), seed, OPINION_DRAWS);
        Ok(Some(Sureness::of(&look, &self.cast.groups, true)))
    }

    fn hand_in(&self, group: &mut Playing, at: usize, sheets: &[HandedIn]) {
        let scorers = self.cast.scorers(at);
        let has = |judge: &usize| sheets.iter().any(|sheet| sheet.group == at && sheet.judge == *judge);
        let (handed, missing): (Vec<usize>, Vec<usize>) = scorers.into_iter().partition(has);
        (group.handed, group.expected) = (handed.len(), handed.len() + missing.len());
        group.missing = missing.iter().filter_map(|judge| self.judges.get(*judge)).cloned().collect();
    }

    fn placed(&self) -> Vec<Place> {
        let places = self.cast.rule.rule().places;
        let place = |placed: &judging::Placed| {
            Some(Place {
                group: placed.result.team.as_str().parse().ok()?,
                rank: placed.rank,
                value: placed.result.announced.show(places),
            })
        };
        self.drill.placed.iter().filter_map(place).collect()
    }
}
