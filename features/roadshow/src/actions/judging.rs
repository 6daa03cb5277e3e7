//! A judge scores: finds the groups, hands a sheet in, revises it until scores are locked.

use classes::{Class, ClassId};
use judging::FrozenRule;
use serde::{Deserialize, Serialize};
use store::{Millis, StoreError, Tx, journal};
use web::{Ctx, Error, Fields};
use workshop::{Group, GroupId};

use super::events::SheetHandedIn;
use super::setting::roadshow;
use crate::access::SCORE;
use crate::model::stage::Desk;
use crate::model::{Ground, JudgeId, Pair, RoadshowId, Sheet, SheetDraft, Span, Team};
use crate::refusal::Refusal;
use crate::store::{draws, judges, results, roadshows, sheets, stage};

/// A judge on the panel, and what they need to know to score: no more, for this is read with every sheet.
struct OwnSeat {
    class: ClassId,
    judge: JudgeId,
    absent: bool,
    rule: Option<FrozenRule>,
    desk: Desk,
    /// The groups as drawn; empty before the draw.
    order: Vec<GroupId>,
    decided: Vec<Pair>,
}

impl OwnSeat {
    /// The reader's own seat; a stranger to the panel finds nothing.
    fn find(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId) -> Result<Self, Error> {
        Self::at(tx, ctx, id, |tx| match ctx.person() {
            Some(person) => Ok(judges::seat_of(tx, id, person)?),
            None => Ok(None),
        })
    }

    fn at(
        tx: &mut Tx<'_>,
        ctx: &Ctx,
        id: &RoadshowId,
        seat: impl FnOnce(&mut Tx<'_>) -> Result<Option<judges::OnPanel>, Error>,
    ) -> Result<Self, Error> {
        let class = roadshow(tx, id)?.class;
        ctx.may(SCORE, &classes::scope_of(tx, &class)?)?;
        let on = seat(tx)?.filter(|on| !on.removed()).ok_or(Error::NotFound)?;
        Ok(Self {
            class,
            absent: on.absent(),
            rule: roadshows::frozen(tx, id)?.map(|(rule, _)| rule),
            desk: stage::desk(tx, id)?,
            order: draws::order(tx, id)?.unwrap_or_default(),
            decided: judges::decided_of(tx, &on.id)?,
            judge: on.id,
        })
    }

    /// Why the judge stands back from a group, where they do. What is plain was written down when the
    /// judge and the groups came together.
    fn stands_back(&self, group: &GroupId) -> Option<(Ground, String)> {
        let last = self.decided.iter().rev().find(|pair| pair.team == *group)?;
        last.stands_back.then(|| (last.ground, last.reason.clone()))
    }

    fn may_score(&self, team: &Team) -> Result<(), Refusal> {
        if self.desk.locked.is_some() {
            return Err(Refusal::Locked);
        }
        let Team::Group(group) = team else { return Ok(()) };
        if self.stands_back(group).is_some() {
            return Err(Refusal::StandsBack);
        }
        if self.absent {
            return Err(Refusal::MarkedAbsent);
        }
        if !self.desk.scoring_open(group) {
            return Err(Refusal::ScoringClosed);
        }
        if self.desk.holds_back(group, &self.order) { Err(Refusal::HeldBack) } else { Ok(()) }
    }

    /// A group that was not drawn is as good as none.
    fn takes_part(&self, team: &Team) -> Result<(), Error> {
        if team.group().is_none_or(|group| self.order.contains(group)) {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }
}

/// A group on a judge's phone.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The group.
    pub group: Group,
    /// Whether it can be scored now.
    pub open: bool,
    /// Why the judge stands back, where they do.
    pub stands_back: Option<(Ground, String)>,
    /// The judge's own sheet.
    pub sheet: Option<Sheet>,
}

/// What a judge's phone shows.
pub(crate) struct Phone {
    /// The class.
    pub class: Class,
    /// The frozen rule, once there is one.
    pub rule: Option<FrozenRule>,
    /// The groups in drawn order; empty before the draw.
    pub rows: Vec<Row>,
    /// The practice sheet.
    pub practice: Option<Sheet>,
    /// Who is on stage.
    pub on: Option<GroupId>,
    /// Whether scores are locked.
    pub locked: bool,
    /// Whether the result is published.
    pub announced: bool,
    /// The judge's own range so far.
    pub span: Option<Span>,
}

/// A judge's phone.
pub(crate) fn phone(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId) -> Result<Phone, Error> {
    let seat = OwnSeat::find(tx, ctx, id)?;
    let own = sheets::of_judge(tx, &seat.judge)?;
    let class = classes::class(tx, &seat.class)?;
    let groups = groups_in_order(tx, &seat)?;
    let rows = groups
        .into_iter()
        .map(|group| Row {
            // Who is held back writes already.
            open: matches!(seat.may_score(&Team::Group(group.id.clone())), Ok(()) | Err(Refusal::HeldBack)),
            stands_back: seat.stands_back(&group.id),
            sheet: own.iter().find(|sheet| sheet.team.group() == Some(&group.id)).cloned(),
            group,
        })
        .collect();
    Ok(Phone {
        rows,
        practice: own.iter().find(|sheet| sheet.team == Team::Practice).cloned(),
        on: seat.desk.on.clone(),
        locked: seat.desk.locked.is_some(),
        announced: results::latest(tx, id)?.is_some(),
        span: seat.rule.as_ref().and_then(|rule| Span::of(rule.rule(), own.iter())),
        rule: seat.rule,
        class,
    })
}

/// The groups in the order in which they were drawn; none before the draw.
fn groups_in_order(tx: &mut Tx<'_>, seat: &OwnSeat) -> Result<Vec<Group>, Error> {
    if seat.order.is_empty() {
        return Ok(Vec::new());
    }
    let mut published = workshop::groups(tx, &seat.class)?;
    published.retain(|group| seat.order.contains(&group.id));
    published.sort_by_key(|group| seat.order.iter().position(|id| *id == group.id));
    Ok(published)
}

/// What the page for scoring one group shows.
pub(crate) struct Scoring {
    /// The rule.
    pub rule: FrozenRule,
    /// What is scored.
    pub team: Team,
    /// The group; none for the practice team.
    pub group: Option<Group>,
    /// Its place in the running order, from 1, and how many there are.
    pub place: (usize, usize),
    /// The judge's own sheet.
    pub sheet: Option<Sheet>,
    /// Why it cannot be scored now.
    pub refused: Option<Refusal>,
    /// The judge's own range so far.
    pub span: Option<Span>,
}

/// The page for scoring one group.
pub(crate) fn scoring(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId, team: &Team) -> Result<Scoring, Error> {
    let seat = OwnSeat::find(tx, ctx, id)?;
    let rule = seat.rule.clone().ok_or(Refusal::RuleOpen)?;
    let groups = groups_in_order(tx, &seat)?;
    let place = groups.iter().position(|group| team.group() == Some(&group.id));
    if team.group().is_some() && place.is_none() {
        return Err(Error::NotFound);
    }
    let own = sheets::of_judge(tx, &seat.judge)?;
    Ok(Scoring {
        span: Span::of(rule.rule(), own.iter()),
        sheet: own.into_iter().find(|sheet| sheet.team == *team),
        refused: seat.may_score(team).err(),
        group: place.and_then(|place| groups.get(place)).cloned(),
        place: (place.map_or(0, |place| place + 1), groups.len()),
        team: team.clone(),
        rule,
    })
}

/// What a judge is told after handing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Saved {
    /// 1 for the first, counted up for each revision.
    pub revision: i64,
    /// What was given in all.
    pub total: String,
    /// When.
    pub at: Millis,
}

/// Hands in what the form says, for the reader's own seat.
///
/// # Errors
/// [`Error::Invalid`] at the dimensions; [`Refusal`] when the group cannot be scored now.
pub(crate) fn submit(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &RoadshowId,
    team: &Team,
    fields: &Fields,
) -> Result<Saved, Error> {
    let seat = OwnSeat::find(tx, ctx, id)?;
    let rule = seat.rule.clone().ok_or(Refusal::RuleOpen)?;
    seat.takes_part(team)?;
    seat.may_score(team)?;
    let draft = SheetDraft::read(fields, &rule)?;
    keep(tx, ctx, id, &seat, team, &draft)
}

/// Hands in a judge's sheet for a group. A person hands in for themselves only; the program may play
/// anybody's part.
///
/// # Errors
/// As [`submit`]: not found for somebody else's seat.
pub fn hand_in(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &RoadshowId,
    judge: &JudgeId,
    group: &GroupId,
    draft: &SheetDraft,
) -> Result<(), Error> {
    played(tx, ctx, id, judge, &Team::Group(group.clone()), draft)
}

/// Hands in a judge's sheet for the practice team.
///
/// # Errors
/// As [`hand_in`].
pub fn hand_in_practice(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &RoadshowId,
    judge: &JudgeId,
    draft: &SheetDraft,
) -> Result<(), Error> {
    played(tx, ctx, id, judge, &Team::Practice, draft)
}

fn played(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &RoadshowId,
    judge: &JudgeId,
    team: &Team,
    draft: &SheetDraft,
) -> Result<(), Error> {
    let own = |known: &judges::OnPanel| ctx.person().is_none_or(|person| *person == known.person);
    let seat = OwnSeat::at(tx, ctx, id, |tx| {
        Ok(judges::panel(tx, id)?.into_iter().find(|known| known.id == *judge && own(known)))
    })?;
    let rule = seat.rule.clone().ok_or(Refusal::RuleOpen)?;
    seat.takes_part(team)?;
    seat.may_score(team)?;
    if draft.scores.len() != rule.rule().dimensions.len() {
        return Err(Refusal::ScoresMissing.into());
    }
    let mut problems = web::Problems::default();
    for (place, score) in draft.scores.iter().enumerate() {
        if let Err(error) = rule.check_score(place, *score) {
            problems.0.push((format!("d{place}"), crate::model::said_of(&error)));
        }
    }
    if !problems.0.is_empty() {
        return Err(problems.into());
    }
    keep(tx, ctx, id, &seat, team, draft).map(drop)
}

fn keep(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &RoadshowId,
    seat: &OwnSeat,
    team: &Team,
    draft: &SheetDraft,
) -> Result<Saved, Error> {
    let judge = &seat.judge;
    let (sheet, revision) =
        sheets::add(tx, ctx, id, judge, team, draft, "").map_err(|error| match error {
            // The same judge in another window; sending it again is right.
            StoreError::Conflict { .. } => Error::Busy,
            other => other.into(),
        })?;
    let event = SheetHandedIn { roadshow: id, judge, team: team.to_string(), sheet: &sheet, revision };
    journal::record(tx, ctx, &event)?;
    let total = seat.rule.as_ref().map(|rule| {
        let rule = rule.rule();
        crate::model::total(rule, &draft.scores).show(rule.step.places())
    });
    Ok(Saved { revision, total: total.unwrap_or_default(), at: ctx.now })
}
