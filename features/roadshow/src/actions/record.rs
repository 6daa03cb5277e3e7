//! Everything a result was computed from, in one file that can be checked again without this program; and the
//! chain of hashes that tells whether a sheet in it was changed afterwards.

use classes::ClassId;
use judging::chain::Line;
use judging::{Contest, FrozenRule, Official};
use serde::Serialize;
use store::{Tx, journal};
use web::{Ctx, Error};

use super::events::ScoresTaken;
use super::results::{contest, official_now};
use super::setting::{Setting, of_class};
use crate::access::SEE_SCORES;
use crate::model::Sheet;
use crate::store::{results, sheets, stage};

/// The whole record of a roadshow.
pub(crate) struct Record {
    /// The roadshow.
    pub setting: Setting,
    /// Every sheet ever handed in.
    pub sheets: Vec<Sheet>,
    /// The result as it stands.
    pub official: Option<Official>,
    /// The record as a text.
    pub json: String,
}

#[derive(Serialize)]
struct Told<'a> {
    roadshow: &'a str,
    class: &'a str,
    program: &'a str,
    rule: Option<&'a FrozenRule>,
    sentence: Option<String>,
    draw: Option<ToldDraw<'a>>,
    judges: Vec<(&'a str, &'a str)>,
    groups: Vec<(&'a str, &'a str)>,
    contest: &'a Contest,
    official: Option<&'a Official>,
    sheets: Vec<ToldSheet>,
    /// Version, reason, moment, and the end of the chain as it was published.
    publications: Vec<(i64, String, i64, String)>,
}

#[derive(Serialize)]
struct ToldDraw<'a> {
    seal: &'a str,
    seed: &'a str,
    order: Vec<&'a str>,
}

#[derive(Serialize)]
struct ToldSheet {
    #[serde(flatten)]
    line: Line,
    hash: String,
}

/// Reads the record; taking it away is written into the journal.
pub(crate) fn record(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, what: &str) -> Result<Record, Error> {
    let setting = of_class(tx, ctx, class)?;
    ctx.may(SEE_SCORES, &setting.class.scope())?;
    let id = setting.roadshow.id.clone();
    // Once scores are locked the clock of the stage stands, so that the record stays the same.
    let at = stage::desk(tx, &id)?.locked.unwrap_or(ctx.now);
    let facts = contest(tx, &setting, at)?;
    let official = match setting.rule {
        Some(_) => Some(official_now(tx, &setting, at)?),
        None => None,
    };
    let (sheets, hashes) = setting.chained(sheets::everything(tx, &id)?)?;
    let publications =
        results::versions(tx, &id)?.into_iter().map(|v| (v.version, v.reason, v.at.0, v.result.chain));
    let told = Told {
        roadshow: id.as_str(),
        class: setting.class.id.as_str(),
        program: env!("CARGO_PKG_VERSION"),
        rule: setting.rule.as_ref(),
        sentence: setting.rule.as_ref().map(|rule| rule.rule().sentence(judging::Lang::Zh)),
        draw: setting.draw.as_ref().and_then(|draw| {
            let reveal = draw.reveal.as_ref()?;
            let order = reveal.order.iter().map(workshop::GroupId::as_str).collect();
            Some(ToldDraw { seal: &draw.seal, seed: &reveal.seed, order })
        }),
        judges: setting.judges.iter().map(|judge| (judge.id.as_str(), judge.name.as_str())).collect(),
        groups: setting.groups.iter().map(|group| (group.id.as_str(), group.name.as_str())).collect(),
        contest: &facts,
        official: official.as_ref(),
        sheets: sheets
            .iter()
            .zip(hashes)
            .map(|(sheet, hash)| ToldSheet { line: sheet.line(), hash })
            .collect(),
        publications: publications.collect(),
    };
    let json = serde_json::to_string_pretty(&told).map_err(Error::broken)?;
    journal::record(tx, ctx, &ScoresTaken { roadshow: &id, what })?;
    Ok(Record { setting, sheets, official, json })
}
