//! What the hall does: getting a ballot, voting, changing one's mind; and the count after the close.
//!
//! A hall of a thousand phones votes within seconds, so this reads only what a vote needs, never the scores.

use std::collections::BTreeMap;
use std::sync::Arc;

use classes::Class;
use judging::TeamKey;
use judging::audience::{Tally, tally};
use store::{Remembered, StoreError, Tx};
use web::access::Scope;
use web::{Ctx, Error};
use workshop::{Group, GroupId};

use crate::RoadshowId;
use crate::access::{VOTE, VOTE_AS_TRAINEE};
use crate::model::stage::{Desk, Voting};
use crate::model::stage_refusal::StageRefusal;
use crate::model::vote::{GivenCode, Holder, code_is_good, holder};
use crate::store::vote::{self as sql};
use crate::store::{draws, roadshows, stage as steps};

/// What a vote needs to know of a roadshow.
pub(crate) struct Hall {
    /// Which.
    pub id: RoadshowId,
    /// Its class.
    pub class: Class,
    /// The groups in drawn order.
    pub groups: Vec<Group>,
    /// How far the vote is.
    pub voting: Voting,
}

impl Hall {
    fn load(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId) -> Result<Self, Error> {
        ctx.may(VOTE, &Scope::Anywhere)?;
        let roadshow = super::roadshow(tx, id)?;
        let class = classes::class(tx, &roadshow.class)?;
        let mut published = workshop::groups(tx, &class.id)?;
        let order = draws::order(tx, id)?.unwrap_or_default();
        published.retain(|group| order.contains(&group.id));
        published.sort_by_key(|group| order.iter().position(|id| *id == group.id));
        Ok(Self { id: id.clone(), class, groups: published, voting: steps::desk(tx, id)?.voting })
    }

    /// A group that can be voted for.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == *id)
    }

    fn order(&self) -> Vec<GroupId> {
        self.groups.iter().map(|group| group.id.clone()).collect()
    }

    /// The group somebody belongs to.
    pub fn own(&self, ctx: &Ctx) -> Option<GroupId> {
        let person = ctx.person()?;
        self.groups.iter().find(|group| group.members.contains(person)).map(|group| group.id.clone())
    }
}

/// The vote as one phone sees it.
pub(crate) struct Booth {
    /// The roadshow.
    pub hall: Hall,
    /// The hall's share in the result, in percent.
    pub percent: u8,
    /// The count, once it is shown.
    pub tally: Option<Arc<Tally>>,
    /// Whether this reader may vote: has a ballot, or is a trainee of the class.
    pub may_vote: bool,
    /// The reader's own group.
    pub own: Option<GroupId>,
    /// The reader's latest choice.
    pub chosen: Option<GroupId>,
}

/// Counts that were made: once a count is shown, every phone in the hall asks for it in the same second.
pub(crate) type Counted = Remembered<RoadshowId, Arc<Tally>>;

/// What a phone sees of the vote.
pub(crate) fn booth(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId, counted: &Counted) -> Result<Booth, Error> {
    let hall = Hall::load(tx, ctx, id)?;
    let ballot = match own_holder(ctx, id) {
        Some(holder) => sql::ballot(tx, id, &holder)?,
        None => None,
    };
    let chosen = match &ballot {
        Some(ballot) => sql::choice(tx, &ballot.id)?,
        None => None,
    };
    let may_vote = ballot.is_some() || ctx.can(VOTE_AS_TRAINEE, &hall.class.scope());
    let own = ballot.map_or_else(|| hall.own(ctx), |ballot| ballot.own);
    let tally = if hall.voting == Voting::Shown {
        let order = hall.order();
        Some(counted.get(tx, id.clone(), |tx| count(tx, id, &order).map(Arc::new))?)
    } else {
        None
    };
    let percent = roadshows::frozen(tx, id)?.map_or(0, |(rule, _)| rule.rule().audience_percent);
    Ok(Booth { hall, percent, tally, may_vote, own, chosen })
}

/// Whether a code lets somebody get a ballot now; the group they belong to, or none. The groups are read only for
/// who has a name: a hall of phones without one joins within seconds.
///
/// # Errors
/// [`StageRefusal::OldCode`], or the vote is over.
pub(crate) fn may_join(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &RoadshowId,
    code: &str,
) -> Result<Option<GroupId>, Error> {
    ctx.may(VOTE, &Scope::Anywhere)?;
    super::roadshow(tx, id)?;
    if steps::desk(tx, id)?.voting > Voting::Open {
        return Err(StageRefusal::VoteNotOpen.into());
    }
    let code = code.parse::<GivenCode>().map_err(|()| StageRefusal::OldCode)?;
    if !code_is_good(ctx.keys(), id, ctx.now, &code.0) {
        return Err(StageRefusal::OldCode.into());
    }
    if ctx.person().is_some() { Ok(Hall::load(tx, ctx, id)?.own(ctx)) } else { Ok(None) }
}

/// A trainee of the class gets a ballot without a code: the group they belong to, or none.
///
/// # Errors
/// [`StageRefusal::NoBallot`] for everybody else.
pub(crate) fn as_trainee(tx: &mut Tx<'_>, ctx: &Ctx, id: &RoadshowId) -> Result<Option<GroupId>, Error> {
    let hall = Hall::load(tx, ctx, id)?;
    if ctx.person().is_some() && ctx.can(VOTE_AS_TRAINEE, &hall.class.scope()) {
        return Ok(hall.own(ctx));
    }
    Err(StageRefusal::NoBallot.into())
}

/// How far the vote is, and the groups on the ballot: what the room needs to know beside ballots and votes.
pub(crate) fn standing(
    tx: &mut Tx<'_>,
    id: &RoadshowId,
) -> Result<(Voting, Vec<(GroupId, String)>), StoreError> {
    let voting = steps::desk(tx, id)?.voting;
    let Some(roadshow) = roadshows::roadshow(tx, id)? else { return Ok((voting, Vec::new())) };
    let order = draws::order(tx, id)?.unwrap_or_default();
    let published = match workshop::groups(tx, &roadshow.class) {
        Ok(groups) => groups,
        Err(Error::Broken(error)) => return Err(error),
        Err(other) => return Err(StoreError::broken(format!("{other:?}"))),
    };
    let on_ballot = published.into_iter().filter(|group| order.contains(&group.id));
    Ok((voting, on_ballot.map(|group| (group.id, group.name)).collect()))
}

/// Whose ballot this reader uses: a person's, or a nameless phone's; none for who has no session.
pub(crate) fn own_holder(ctx: &Ctx, id: &RoadshowId) -> Option<String> {
    let who = match (ctx.person(), ctx.session()) {
        (Some(person), _) => Holder::Person(person),
        (None, Some(session)) => Holder::Phone(session),
        (None, None) => return None,
    };
    Some(holder(ctx.keys(), id, &who))
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
