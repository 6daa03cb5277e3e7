//! What the desk and the stage need to know of the other half: the order, who has handed in, the official
//! result as far as it is known.

use std::collections::HashMap;

use classes::ClassId;
use judging::Official;
use people::Person;
use store::{Millis, Tx};
use web::{Error, PersonId};
use workshop::Group;

use super::results::official_now;
use super::setting::Setting;
use super::stage::{Facts, Place, Playing};
use crate::model::{Judge, RoadshowId, Sheet};
use crate::store::{roadshows, sheets, stage};

/// Seconds to show and for questions where no rule says otherwise.
const USUAL_SECONDS: (u32, u32) = (8 * 60, 4 * 60);
/// So many cities are named on the stage.
const CITIES_NAMED: usize = 3;

/// The roadshow of a class, where there is one.
pub(crate) fn roadshow_of(tx: &mut Tx<'_>, class: &ClassId) -> Result<Option<RoadshowId>, Error> {
    Ok(roadshows::of_class(tx, class)?.map(|roadshow| roadshow.id))
}

/// Everything the desk and the stage show of a roadshow. Asks no permission.
pub(crate) fn facts(tx: &mut Tx<'_>, id: &RoadshowId, now: Millis) -> Result<Facts, Error> {
    let setting = Setting::load(tx, id)?;
    let current = sheets::current(tx, id)?;
    let persons = persons_of(tx, &setting.groups)?;
    let rule = setting.rule.as_ref().map(judging::FrozenRule::rule);
    let timing = rule.map(|rule| (rule.timing.show_seconds, rule.timing.question_seconds));
    // A group that was published after the draw is not in the running order yet.
    let groups = if setting.drawn { setting.groups.as_slice() } else { &[] };
    Ok(Facts {
        id: id.clone(),
        seconds: timing.unwrap_or(USUAL_SECONDS),
        rule_frozen: setting.rule.is_some(),
        audience_percent: rule.map_or(0, |rule| rule.audience_percent),
        groups: groups.iter().map(|group| playing(&setting, group, &current, &persons)).collect(),
        placed: placed(tx, &setting, now)?,
        class: setting.class,
    })
}

/// Every group as it is before anybody has scored, in drawn order where it is drawn. Asks no permission.
pub(crate) fn unscored(tx: &mut Tx<'_>, setting: &Setting) -> Result<Vec<Playing>, Error> {
    let persons = persons_of(tx, &setting.groups)?;
    Ok(setting.groups.iter().map(|group| playing(setting, group, &[], &persons)).collect())
}

fn playing(
    setting: &Setting,
    group: &Group,
    current: &[Sheet],
    persons: &HashMap<PersonId, Person>,
) -> Playing {
    let scores = |judge: &&Judge| !judge.absent && !setting.standing(&judge.id, &group.id).stands_back();
    let has = |judge: &Judge| {
        current.iter().any(|sheet| sheet.judge == judge.id && sheet.team.group() == Some(&group.id))
    };
    let (handed, missing): (Vec<&Judge>, Vec<&Judge>) =
        setting.judges.iter().filter(scores).partition(|judge| has(judge));
    let mut cities: Vec<String> = Vec::new();
    for city in group.members.iter().filter_map(|id| persons.get(id)?.city.as_ref()) {
        if !cities.contains(city) {
            cities.push(city.clone());
        }
    }
    let cities_count = cities.len();
    cities.truncate(CITIES_NAMED);
    Playing {
        id: group.id.clone(),
        name: group.name.clone(),
        topic: group.topic_title.clone(),
        cities,
        cities_count,
        handed: handed.len(),
        expected: handed.len() + missing.len(),
        missing: missing.iter().map(|judge| judge.name.clone()).collect(),
    }
}

/// The official result once every score is in; before that, and before the rule and the order stand, none.
fn placed(tx: &mut Tx<'_>, setting: &Setting, now: Millis) -> Result<Option<Vec<Place>>, Error> {
    let Some(rule) = setting.rule.as_ref().filter(|_| setting.drawn && !setting.judges.is_empty()) else {
        return Ok(None);
    };
    // The stage clock stands since the lock, so that the result does not drift afterwards.
    let now = stage::desk(tx, &setting.roadshow.id)?.locked.unwrap_or(now);
    let Official::Complete(placed) = official_now(tx, setting, now)? else { return Ok(None) };
    let place = |placed: judging::Placed| {
        Some(Place {
            group: placed.result.team.as_str().parse().ok()?,
            rank: placed.rank,
            value: placed.result.announced.show(rule.rule().places),
        })
    };
    Ok(Some(placed.into_iter().filter_map(place).collect()))
}

fn persons_of(tx: &mut Tx<'_>, groups: &[Group]) -> Result<HashMap<PersonId, Person>, Error> {
    let everybody: Vec<PersonId> = groups.iter().flat_map(|group| group.members.iter().cloned()).collect();
    let persons = people::persons(tx, &everybody)?;
    Ok(persons.into_iter().map(|person| (person.id.clone(), person)).collect())
}
