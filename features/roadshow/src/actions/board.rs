//! The organiser's board: every cell, what is still waited for, corrections with a reason, opening and locking.

use classes::ClassId;
use judging::{Decimal, Official};
use store::{StoreError, Tx, journal};
use web::{Ctx, Error, Fields};
use workshop::{Group, GroupId};

use super::desk::take;
use super::events::SheetCorrected;
use super::results::official_now;
use super::setting::{Setting, of_class};
use crate::access::SEE_SCORES;
use crate::model::stage::{Desk, Step};
use crate::model::{Ground, Judge, JudgeId, RoadshowId, Sheet, SheetDraft, Standing, Team, Version};
use crate::refusal::Refusal;
use crate::store::{results, sheets, stage};

/// What one judge did about one group.
#[derive(Debug, Clone)]
pub(crate) enum Seat {
    /// Handed in.
    Scored(Sheet),
    /// Not yet.
    Waiting,
    /// Stands back.
    StandsBack(Ground, String),
    /// Was not there.
    Absent,
}

/// All cells.
pub(crate) struct Board {
    /// The roadshow.
    pub setting: Setting,
    /// For each group in order, each judge's cell in the panel's order.
    pub rows: Vec<Vec<Seat>>,
    /// The end of the chain of hashes over every sheet so far; empty while there is none.
    pub chain: String,
    /// The result as it stands; none before the rule is frozen.
    pub official: Option<Official>,
    /// The desk.
    pub desk: Desk,
    /// Every publication.
    pub versions: Vec<Version>,
}

/// The board of a class's roadshow.
pub(crate) fn board(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<Board, Error> {
    let setting = of_class(tx, ctx, class)?;
    ctx.may(SEE_SCORES, &setting.class.scope())?;
    let id = setting.roadshow.id.clone();
    let current = sheets::current(tx, &id)?;
    let rows = setting
        .groups
        .iter()
        .map(|group| setting.judges.iter().map(|judge| seat(&setting, &current, judge, group)).collect())
        .collect();
    let official = match setting.rule {
        Some(_) => Some(official_now(tx, &setting, ctx.now)?),
        None => None,
    };
    let (desk, versions) = (stage::desk(tx, &id)?, results::versions(tx, &id)?);
    let (_, mut hashes) = setting.chained(sheets::everything(tx, &id)?)?;
    let chain = hashes.pop().unwrap_or_default();
    Ok(Board { setting, rows, chain, official, desk, versions })
}

fn seat(setting: &Setting, current: &[Sheet], judge: &Judge, group: &Group) -> Seat {
    if let Standing::StandsBack(ground, name) = setting.standing(&judge.id, &group.id) {
        return Seat::StandsBack(ground, name);
    }
    let sheet = current.iter().find(|s| s.judge == judge.id && s.team.group() == Some(&group.id));
    match sheet {
        Some(sheet) => Seat::Scored(sheet.clone()),
        None if judge.absent => Seat::Absent,
        None => Seat::Waiting,
    }
}

/// One cell with its history.
pub(crate) struct CellPage {
    /// The roadshow.
    pub setting: Setting,
    /// Whose.
    pub judge: Judge,
    /// For which group.
    pub group: Group,
    /// Every revision, the latest last.
    pub revisions: Vec<Sheet>,
    /// Whether the judge stands back.
    pub stands_back: bool,
    /// Whether the result is published, so that a correction has to be published too.
    pub announced: bool,
}

/// One judge's sheets for one group.
pub(crate) fn cell(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    judge: &JudgeId,
    group: &GroupId,
) -> Result<CellPage, Error> {
    let setting = of_class(tx, ctx, class)?;
    ctx.may(SEE_SCORES, &setting.class.scope())?;
    let judge = setting.judges.iter().find(|known| known.id == *judge).cloned().ok_or(Error::NotFound)?;
    let group = setting.groups.iter().find(|known| known.id == *group).cloned().ok_or(Error::NotFound)?;
    let revisions = sheets::revisions(tx, &judge.id, &Team::Group(group.id.clone()))?;
    let stands_back = setting.standing(&judge.id, &group.id).stands_back();
    let announced = results::latest(tx, &setting.roadshow.id)?.is_some();
    Ok(CellPage { setting, judge, group, revisions, stands_back, announced })
}

/// Writes a corrected sheet over a judge's, with the reason; what was there before stays in sight.
///
/// # Errors
/// [`Error::Invalid`] at the fields; [`Refusal::StandsBack`].
pub(crate) fn correct(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    judge: &JudgeId,
    group: &GroupId,
    fields: &Fields,
) -> Result<(), Error> {
    let page = cell(tx, ctx, class, judge, group)?;
    if page.stands_back {
        return Err(Refusal::StandsBack.into());
    }
    let mut read = fields.reader();
    let reason = read.text("reason", 2..=200);
    let told = read.finish();
    let draft = match (SheetDraft::read(fields, page.setting.frozen()?), told) {
        (Ok(draft), Ok(())) => draft,
        (Ok(_), Err(problems)) | (Err(problems), Ok(())) => return Err(problems.into()),
        (Err(mut problems), Err(more)) => {
            problems.0.extend(more.0);
            return Err(problems.into());
        }
    };
    let (id, team) = (&page.setting.roadshow.id, Team::Group(group.clone()));
    let added = sheets::add(tx, ctx, id, judge, &team, &draft, &reason);
    let (sheet, revision) = added.map_err(|error| match error {
        StoreError::Conflict { .. } => Error::Busy,
        other => other.into(),
    })?;
    let event = SheetCorrected { roadshow: id, judge, team: group, sheet: &sheet, revision, reason: &reason };
    journal::record(tx, ctx, &event)?;
    Ok(())
}

/// Lets judges score every group at once, for a roadshow that is run without the desk.
///
/// # Errors
/// [`Refusal::RuleOpen`], [`Refusal::NoJudges`], [`Refusal::NotDrawn`]; as the desk refuses.
pub fn open_scoring(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<RoadshowId, Error> {
    let setting = of_class(tx, ctx, class)?;
    setting.frozen()?;
    if setting.judges.is_empty() {
        return Err(Refusal::NoJudges.into());
    }
    if !setting.drawn {
        return Err(Refusal::NotDrawn.into());
    }
    let id = setting.roadshow.id;
    super::note_conflicts(tx, ctx, &id)?;
    let mut desk = stage::desk(tx, &id)?;
    for group in &setting.groups {
        if !desk.scoring.contains(&group.id) {
            let step = Step::OpenScoring { group: group.id.clone() };
            take(tx, ctx, &id, desk.version, &step)?;
            desk = stage::desk(tx, &id)?;
        }
    }
    Ok(id)
}

/// Locks all scores: from now on no judge changes anything.
///
/// # Errors
/// As the desk refuses: scores are missing, the vote is open, locked already.
pub fn lock_scores(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<RoadshowId, Error> {
    let setting = of_class(tx, ctx, class)?;
    let id = setting.roadshow.id;
    let desk = stage::desk(tx, &id)?;
    take(tx, ctx, &id, desk.version, &Step::Lock)?;
    Ok(id)
}

impl Board {
    /// A judge's total as the sheet shows it.
    pub fn total(&self, sheet: &Sheet) -> String {
        self.setting.rule.as_ref().map_or_else(String::new, |rule| {
            let total: Decimal = sheet.total(rule.rule());
            total.show(rule.rule().step.places())
        })
    }
}
