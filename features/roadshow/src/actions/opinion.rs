//! The second opinion on the scores as they stand: reads the facts, lets the engine look, decides nothing.
//! Organisers read all of it; the hall sees how sure each rank is, where the desk wants that.

use classes::ClassId;
use judging::Lang;
use judging::opinion::Table;
use store::{Millis, Tx};
use web::{Ctx, Error};
use workshop::GroupId;

use super::results::{contest, official_now};
use super::setting::{Setting, of_class};
use crate::access::SEE_SCORES;
use crate::model::opinion::{OPINION_DRAWS, SecondLook, seed};
use crate::store::sheets;

/// What can be said about a class's roadshow.
pub(crate) struct SecondOpinion {
    /// The roadshow.
    pub setting: Setting,
    /// The look; none before the rule is frozen or while nobody has scored.
    pub look: Option<SecondLook>,
}

/// The second opinion, for whoever sees every judge's scores. Nothing is written.
pub(crate) fn second_opinion(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<SecondOpinion, Error> {
    let setting = of_class(tx, ctx, class)?;
    ctx.may(SEE_SCORES, &setting.class.scope())?;
    let look = match &setting.rule {
        Some(rule) => {
            let table = Table::from_contest(rule, &contest(tx, &setting, ctx.now)?).map_err(Error::broken)?;
            if table.scores().is_empty() {
                None
            } else {
                Some(look(tx, &setting, table, OPINION_DRAWS, ctx.now)?)
            }
        }
        None => None,
    };
    Ok(SecondOpinion { setting, look })
}

/// What desk and hall see of the second opinion, once every score is in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sureness {
    /// For each group the best and the worst rank that are probable; empty unless they are to be shown.
    pub ranges: Vec<(GroupId, usize, usize)>,
    /// How sure the first place is, in Chinese and in English.
    pub verdict: [String; 2],
    /// Whom missing scores helped or hurt, in Chinese and in English.
    pub tilts: Vec<[String; 2]>,
}

/// Looks at a roadshow whose scores are all in. Asks no permission: who shows it decides what of it is seen.
pub(crate) fn sureness(
    tx: &mut Tx<'_>,
    setting: &Setting,
    now: Millis,
    ranges: bool,
) -> Result<Option<Sureness>, Error> {
    let Some(rule) = &setting.rule else { return Ok(None) };
    let table = Table::from_contest(rule, &contest(tx, setting, now)?).map_err(Error::broken)?;
    // Without ranks nothing is drawn: what missing scores do follows from least squares alone.
    let look = look(tx, setting, table, if ranges { OPINION_DRAWS } else { 1 }, now)?;
    let groups: Vec<GroupId> = setting.groups.iter().map(|group| group.id.clone()).collect();
    Ok(Some(Sureness::of(&look, &groups, ranges)))
}

impl Sureness {
    /// What of a look is shown; `groups` are in the order in which the look was given them.
    pub fn of(look: &SecondLook, groups: &[GroupId], ranges: bool) -> Self {
        let (opinion, winners) = (&look.opinion, look.winners());
        let in_both = |said: &dyn Fn(Lang) -> String| [said(Lang::Zh), said(Lang::En)];
        let tilts = opinion.design.tilts.iter().filter(|tilt| opinion.tilt_line(tilt, Lang::Zh).is_some());
        Self {
            ranges: groups
                .iter()
                .zip(&opinion.teams)
                .filter_map(|(group, team)| Some((group.clone(), team.standing?)))
                .filter(|_| ranges)
                .map(|(group, standing)| (group, standing.best, standing.worst))
                .collect(),
            verdict: in_both(&|lang| opinion.verdict(&winners, lang)),
            tilts: tilts
                .map(|tilt| in_both(&|lang| opinion.tilt_line(tilt, lang).unwrap_or_default()))
                .collect(),
        }
    }
}

fn look(
    tx: &mut Tx<'_>,
    setting: &Setting,
    mut table: Table,
    draws: usize,
    now: Millis,
) -> Result<SecondLook, Error> {
    for (judge, group) in setting.of_one_home(tx)? {
        let team = setting.groups.iter().position(|known| known.id == group);
        let judge = setting.judges.iter().position(|known| known.id == judge);
        if let (Some(team), Some(judge)) = (team, judge) {
            table = table.own(team, judge);
        }
    }
    let groups: Vec<String> = setting.groups.iter().map(|group| group.name.clone()).collect();
    let judges: Vec<String> = setting.judges.iter().map(|judge| judge.name.clone()).collect();
    let official = official_now(tx, setting, now)?;
    let handed = sheets::everything(tx, &setting.roadshow.id)?;
    let counted = handed.iter().filter(|sheet| sheet.team.group().is_some()).count();
    let seed = seed(&setting.roadshow.id, counted);
    Ok(SecondLook::of(table, &official, (&groups, &judges), seed, draws))
}
