//! The second opinion on the scores as they stand: reads the facts, lets the engine look, decides nothing.

use classes::ClassId;
use judging::opinion::Table;
use store::Tx;
use web::{Ctx, Error};

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
            if table.scores().is_empty() { None } else { Some(look(tx, ctx, &setting, table)?) }
        }
        None => None,
    };
    Ok(SecondOpinion { setting, look })
}

fn look(tx: &mut Tx<'_>, ctx: &Ctx, setting: &Setting, mut table: Table) -> Result<SecondLook, Error> {
    for (judge, group) in setting.of_one_home(tx)? {
        let team = setting.groups.iter().position(|known| known.id == group);
        let judge = setting.judges.iter().position(|known| known.id == judge);
        if let (Some(team), Some(judge)) = (team, judge) {
            table = table.own(team, judge);
        }
    }
    let groups: Vec<String> = setting.groups.iter().map(|group| group.name.clone()).collect();
    let judges: Vec<String> = setting.judges.iter().map(|judge| judge.name.clone()).collect();
    let official = official_now(tx, setting, ctx.now)?;
    let handed = sheets::everything(tx, &setting.roadshow.id)?;
    let counted = handed.iter().filter(|sheet| sheet.team.group().is_some()).count();
    let seed = seed(&setting.roadshow.id, counted);
    Ok(SecondLook::of(table, &official, (&groups, &judges), seed, OPINION_DRAWS))
}
