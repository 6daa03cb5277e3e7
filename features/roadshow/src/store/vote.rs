//! The hall's vote in the database: ballots handed out, and votes, of which the latest of a ballot counts.

use std::collections::BTreeMap;

use judging::TeamKey;
use judging::audience::{Tokens, Vote};
use live::rows;
use store::{Millis, StoreError, Tx, Witness, args};
use workshop::GroupId;

use crate::RoadshowId;

store::id!(
    /// A ballot: one for each person or nameless phone.
    BallotId,
    "bl"
);
store::id!(
    /// A vote.
    VoteId,
    "vt"
);

/// A ballot.
#[derive(Debug, Clone)]
pub(crate) struct Ballot {
    /// Its id.
    pub id: BallotId,
    /// The group its holder belongs to.
    pub own: Option<GroupId>,
}

/// The ballot of a holder, where there is one.
pub(crate) fn ballot(
    tx: &mut Tx<'_>,
    roadshow: &RoadshowId,
    holder: &str,
) -> Result<Option<Ballot>, StoreError> {
    tx.opt(
        "SELECT id, own_group FROM vote_tokens WHERE roadshow = $1 AND holder = $2",
        args![roadshow, holder],
        |row| Ok(Ballot { id: row.get(0)?, own: row.get(1)? }),
    )
}

/// A ballot as it is handed out.
#[derive(Debug, Clone)]
pub(crate) struct NewBallot {
    /// Its id.
    pub id: BallotId,
    /// Whose, as a keyed hash.
    pub holder: String,
    /// The group its holder belongs to.
    pub own: Option<GroupId>,
    /// When.
    pub at: Millis,
}

/// A vote as it comes in.
#[derive(Debug, Clone)]
pub(crate) struct NewVote {
    /// Whose ballot.
    pub ballot: BallotId,
    /// For which group.
    pub team: GroupId,
    /// When.
    pub at: Millis,
}

/// Hands ballots out.
pub(crate) fn hand_out(
    tx: &mut Tx<'_>,
    roadshow: &RoadshowId,
    ballots: &[&NewBallot],
) -> Result<(), StoreError> {
    rows::insert(tx, "vote_tokens (id, roadshow, holder, own_group, issued_at)", ballots, |ballot| {
        args![&ballot.id, roadshow, &ballot.holder, ballot.own.as_ref(), ballot.at].to_vec()
    })
}

/// Every ballot handed out.
pub(crate) fn held(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Vec<NewBallot>, StoreError> {
    tx.all(
        "SELECT id, holder, own_group, issued_at FROM vote_tokens WHERE roadshow = $1",
        args![roadshow],
        |row| Ok(NewBallot { id: row.get(0)?, holder: row.get(1)?, own: row.get(2)?, at: row.get(3)? }),
    )
}

/// Writes votes down, in this order.
pub(crate) fn cast(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    roadshow: &RoadshowId,
    votes: &[&NewVote],
) -> Result<(), StoreError> {
    rows::insert(tx, "audience_votes (id, roadshow, token, team, at)", votes, |vote| {
        let id: VoteId = who.id();
        args![id, roadshow, &vote.ballot, &vote.team, vote.at].to_vec()
    })
}

/// What a ballot last voted for.
pub(crate) fn choice(tx: &mut Tx<'_>, ballot: &BallotId) -> Result<Option<GroupId>, StoreError> {
    tx.opt(
        "SELECT team FROM audience_votes WHERE token = $1 ORDER BY id DESC LIMIT 1",
        args![ballot],
        |row| row.get(0),
    )
}

/// How many ballots have voted.
pub(crate) fn voted(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<usize, StoreError> {
    tx.one("SELECT count(DISTINCT token) FROM audience_votes WHERE roadshow = $1", args![roadshow], |row| {
        row.get(0)
    })
}

/// Every ballot handed out, with the group its holder belongs to.
pub(crate) fn ballots(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Tokens, StoreError> {
    let rows =
        tx.all("SELECT id, own_group FROM vote_tokens WHERE roadshow = $1", args![roadshow], |row| {
            Ok((row.get::<String>(0)?, row.get::<Option<String>>(1)?.map(TeamKey::from)))
        })?;
    Ok(rows.into_iter().collect::<BTreeMap<_, _>>())
}

/// When each ballot was handed out, in order.
pub(crate) fn handed_out_at(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Vec<Millis>, StoreError> {
    tx.all(
        "SELECT issued_at FROM vote_tokens WHERE roadshow = $1 ORDER BY issued_at",
        args![roadshow],
        |row| row.get(0),
    )
}

/// Every vote in the order it came in.
pub(crate) fn votes(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Vec<Vote>, StoreError> {
    tx.all("SELECT token, team FROM audience_votes WHERE roadshow = $1 ORDER BY id", args![roadshow], |row| {
        Ok(Vote { token: row.get(0)?, team: row.get::<String>(1)?.into() })
    })
}
