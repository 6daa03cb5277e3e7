//! What the hall does: getting a ballot, voting, changing one's mind; and the count after the close.

use std::collections::BTreeMap;

use judging::TeamKey;
use judging::audience::{Tally, tally};
use store::{StoreError, Tx};
use web::{Ctx, Error, SessionId};
use workshop::GroupId;

use super::stage::{Scene, scene};
use crate::RoadshowId;
use crate::access::VOTE_AS_TRAINEE;
use crate::model::stage::{Desk, Voting};
use crate::model::stage_refusal::StageRefusal;
use crate::model::vote::{GivenCode, Holder, code_is_good, holder};
use crate::store::stage as steps;
use crate::store::vote::{self as sql, Ballot};

/// The vote as one phone sees it.
pub(crate) struct Booth {
    /// Everything about the roadshow; what of it is shown is up to the page.
    pub scene: Scene,
    /// Whether this reader may vote: has a ballot, or is a trainee of the class.
    pub may_vote: bool,
    /// The reader's own group.
    pub own: Option<GroupId>,
    /// The reader's latest choice.
    pub chosen: Option<GroupId>,
}

/// What a phone sees of the vote.
pub(crate) fn booth(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId) -> Result<Booth, Error> {
    let scene = scene(tx, id, ctx.now)?;
    let ballot = match own_holder(ctx, id) {
        Some(holder) => sql::ballot(tx, id, &holder)?,
        None => None,
    };
    let trainee = ctx.can(VOTE_AS_TRAINEE, &scene.facts.class.scope());
    let chosen = match &ballot {
        Some(ballot) => sql::choice(tx, &ballot.id)?,
        None => None,
    };
    let own = match &ballot {
        Some(ballot) => ballot.own.clone(),
        None => own_group(tx, ctx, &scene)?,
    };
    Ok(Booth { scene, may_vote: trainee || ballot.is_some(), own, chosen })
}

/// Whether a code lets somebody get a ballot now.
///
/// # Errors
/// [`StageRefusal::OldCode`], or the vote is over.
pub(crate) fn may_join(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId, code: &str) -> Result<Scene, Error> {
    let scene = scene(tx, id, ctx.now)?;
    if scene.desk.voting > Voting::Open {
        return Err(StageRefusal::VoteNotOpen.into());
    }
    let code = code.parse::<GivenCode>().map_err(|()| StageRefusal::OldCode)?;
    if code_is_good(ctx.keys(), id, ctx.now, &code.0) { Ok(scene) } else { Err(StageRefusal::OldCode.into()) }
}

/// Gives a ballot to whoever stands before the big screen now: the code changes every half minute. Who has
/// one keeps it.
///
/// # Errors
/// As [`may_join`].
pub(crate) fn join(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &RoadshowId,
    code: &str,
    session: &SessionId,
) -> Result<(), Error> {
    let scene = may_join(tx, ctx, id, code)?;
    let who = ctx.person().map_or(Holder::Phone(session), Holder::Person);
    let own = own_group(tx, ctx, &scene)?;
    sql::hand_out(tx, &ctx.unnamed(), id, &holder(ctx.keys(), id, &who), own.as_ref())?;
    Ok(())
}

/// Votes for a group; the latest vote of a ballot counts. Nothing of it goes into the journal: a vote is
/// nobody's but the voter's.
///
/// # Errors
/// [`StageRefusal`]: not open, no ballot, own group, no such group.
pub(crate) fn cast(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId, team: &GroupId) -> Result<(), Error> {
    let scene = scene(tx, id, ctx.now)?;
    if scene.desk.voting != Voting::Open {
        return Err(StageRefusal::VoteNotOpen.into());
    }
    let ballot = ballot_to_use(tx, ctx, id, &scene)?;
    if scene.facts.group(team).is_none() {
        return Err(StageRefusal::NoSuchGroup.into());
    }
    if ballot.own.as_ref() == Some(team) {
        return Err(StageRefusal::OwnGroup.into());
    }
    if sql::choice(tx, &ballot.id)?.as_ref() != Some(team) {
        sql::cast(tx, &ctx.unnamed(), id, &ballot.id, team)?;
    }
    Ok(())
}

fn ballot_to_use(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId, scene: &Scene) -> Result<Ballot, Error> {
    let holder = own_holder(ctx, id).ok_or(StageRefusal::NoBallot)?;
    if let Some(ballot) = sql::ballot(tx, id, &holder)? {
        return Ok(ballot);
    }
    if !ctx.can(VOTE_AS_TRAINEE, &scene.facts.class.scope()) {
        return Err(StageRefusal::NoBallot.into());
    }
    let own = own_group(tx, ctx, scene)?;
    Ok(sql::hand_out(tx, &ctx.unnamed(), id, &holder, own.as_ref())?)
}

fn own_holder(ctx: &Ctx, id: &RoadshowId) -> Option<String> {
    let who = match (ctx.person(), ctx.session()) {
        (Some(person), _) => Holder::Person(person),
        (None, Some(session)) => Holder::Phone(session),
        (None, None) => return None,
    };
    Some(holder(ctx.keys(), id, &who))
}

fn own_group(tx: &mut Tx<'_>, ctx: &Ctx, scene: &Scene) -> Result<Option<GroupId>, Error> {
    let Some(person) = ctx.person() else { return Ok(None) };
    Ok(workshop::group_of(tx, &scene.facts.class.id, person)?.map(|group| group.id))
}

/// Counts the votes for these groups.
pub(crate) fn count(tx: &mut Tx<'_>, id: &RoadshowId, order: &[GroupId]) -> Result<Tally, StoreError> {
    let teams: Vec<TeamKey> = order.iter().map(|group| group.as_str().into()).collect();
    let (ballots, votes) = (sql::ballots(tx, id)?, sql::votes(tx, id)?);
    Ok(tally(&teams, &ballots, &votes))
}

/// Each group's share of the hall's vote in thousandths, for a rule that counts it; none until the vote is
/// closed. Where nobody voted every share is 0.
pub(crate) fn audience_shares(
    tx: &mut Tx<'_>,
    id: &RoadshowId,
    order: &[GroupId],
) -> Result<Option<BTreeMap<GroupId, u16>>, StoreError> {
    if Desk::of(&steps::steps(tx, id)?).voting < Voting::Closed {
        return Ok(None);
    }
    let tally = count(tx, id, order)?;
    let share = |(group, team): (&GroupId, &judging::audience::TeamVotes)| {
        (group.clone(), team.share_thousandths.unwrap_or(0))
    };
    Ok(Some(order.iter().zip(&tally.teams).map(share).collect()))
}
