//! The hall's vote as a room: a thousand phones tap within seconds, one task takes them in, writes them down
//! together and only then says thank you. The desk opens and closes the vote in the tables; the room reads it.

use std::collections::HashMap;

use askama::Template as _;
use live::{Asked, At, Decision, Play, Region, Rooms, Unkept};
use serde::{Deserialize, Serialize};
use store::{Millis, StoreError, Tx};
use web::{Error, Lang, Visit};
use workshop::GroupId;

use crate::RoadshowId;
use crate::actions::vote::standing;
use crate::model::stage::Voting;
use crate::model::stage_refusal::StageRefusal;
use crate::model::vote::CODE_LASTS;
use crate::pages::stage_view::StageVote;
use crate::store::vote::{self as sql, BallotId, NewBallot, NewVote};

/// The hall in memory.
pub(crate) struct VotingHall {
    voting: Voting,
    /// The groups on the ballot.
    groups: Vec<(GroupId, String)>,
    ballots: HashMap<String, Ballot>,
    voted: usize,
}

struct Ballot {
    id: BallotId,
    own: Option<GroupId>,
    chosen: Option<GroupId>,
}

/// What a phone asks. The seat is the holder of the ballot.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Command {
    /// A ballot: this one, unless there is one already.
    Join {
        /// The new ballot's id.
        ballot: BallotId,
        /// The group its holder belongs to.
        own: Option<GroupId>,
    },
    /// A vote for a group.
    Cast {
        /// Which.
        team: GroupId,
    },
}

/// What is kept.
#[derive(Debug, Clone)]
pub(crate) enum Fact {
    /// A ballot was handed out.
    Joined(NewBallot),
    /// A ballot voted.
    Cast {
        /// Whose ballot it is.
        holder: String,
        /// The vote.
        vote: NewVote,
    },
}

impl Play for VotingHall {
    const KIND: &'static str = "vote";
    type Command = Command;
    type Fact = Fact;
    /// The name of the group that was voted for; empty for a ballot.
    type Answer = String;
    type Refusal = StageRefusal;

    fn load(tx: &mut Tx<'_>, at: &At<'_>) -> Result<Self, StoreError> {
        let id: RoadshowId = at.room.parse().map_err(|_| StoreError::broken("a room without a roadshow"))?;
        let (voting, groups) = standing(tx, &id)?;
        let mut by_id = HashMap::new();
        let mut ballots = HashMap::new();
        for NewBallot { id, holder, own, .. } in sql::held(tx, &id)? {
            by_id.insert(id.to_string(), holder.clone());
            ballots.insert(holder, Ballot { id, own, chosen: None });
        }
        let mut hall = Self { voting, groups, ballots, voted: 0 };
        for vote in sql::votes(tx, &id)? {
            if let (Some(holder), Ok(team)) = (by_id.get(&vote.token), vote.team.as_str().parse()) {
                hall.choose(holder, team);
            }
        }
        Ok(hall)
    }

    fn decide(&self, asked: &Asked<Command>) -> Decision<Self> {
        let held = self.ballots.get(&asked.seat);
        match &asked.command {
            Command::Join { .. } if self.voting > Voting::Open => Decision::Refuse(StageRefusal::VoteNotOpen),
            Command::Join { .. } if held.is_some() => Decision::Already(String::new()),
            Command::Join { ballot, own } => {
                let (id, holder, own, at) = (ballot.clone(), asked.seat.clone(), own.clone(), asked.at);
                Decision::Keep(Fact::Joined(NewBallot { id, holder, own, at }), String::new())
            }
            Command::Cast { .. } if self.voting != Voting::Open => {
                Decision::Refuse(StageRefusal::VoteNotOpen)
            }
            Command::Cast { team } => match (held, self.groups.iter().find(|(id, _)| id == team)) {
                (None, _) => Decision::Refuse(StageRefusal::NoBallot),
                (Some(_), None) => Decision::Refuse(StageRefusal::NoSuchGroup),
                (Some(ballot), _) if ballot.own.as_ref() == Some(team) => {
                    Decision::Refuse(StageRefusal::OwnGroup)
                }
                (Some(ballot), Some((_, name))) if ballot.chosen.as_ref() == Some(team) => {
                    Decision::Already(name.clone())
                }
                (Some(ballot), Some((_, name))) => {
                    let vote = NewVote { ballot: ballot.id.clone(), team: team.clone(), at: asked.at };
                    Decision::Keep(Fact::Cast { holder: asked.seat.clone(), vote }, name.clone())
                }
            },
        }
    }

    fn apply(&mut self, fact: &Fact) {
        match fact {
            Fact::Joined(new) => {
                let ballot = Ballot { id: new.id.clone(), own: new.own.clone(), chosen: None };
                self.ballots.insert(new.holder.clone(), ballot);
            }
            Fact::Cast { holder, vote } => self.choose(holder, vote.team.clone()),
        }
    }

    fn keep(tx: &mut Tx<'_>, at: &At<'_>, facts: &[Fact]) -> Result<(), Unkept> {
        let id: RoadshowId = at.room.parse().map_err(|_| StoreError::broken("a room without a roadshow"))?;
        // The desk may have opened or closed the vote past the room.
        let voting = crate::store::stage::desk(tx, &id)?.voting;
        let allowed = |fact: &Fact| match fact {
            Fact::Joined(_) => voting <= Voting::Open,
            Fact::Cast { .. } => voting == Voting::Open,
        };
        if !facts.iter().all(allowed) {
            return Err(Unkept::Stale);
        }
        let (mut ballots, mut votes) = (Vec::new(), Vec::new());
        for fact in facts {
            match fact {
                Fact::Joined(ballot) => ballots.push(ballot),
                Fact::Cast { vote, .. } => votes.push(vote),
            }
        }
        sql::hand_out(tx, &id, &ballots)?;
        // Their ids are made here, one after the other: the latest of a ballot counts.
        sql::cast(tx, at.ctx, &id, &votes)?;
        Ok(())
    }

    fn view(&self, audience: &str, at: &At<'_>) -> Vec<Region> {
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == audience).unwrap_or_default();
        let html = at.room.parse::<RoadshowId>().map_err(Error::from).and_then(|id| {
            let vote = StageVote::of(self.voting, self.voted, at.ctx, &at.settings.base_url, &id, lang)?;
            vote.render().map_err(Error::broken)
        });
        match html {
            Ok(html) => vec![Region { id: "stage-vote", html }],
            Err(error) => {
                tracing::error!(?error, room = at.room, "the vote cannot be shown on the stage");
                Vec::new()
            }
        }
    }

    fn only_counts(_: &Fact) -> bool {
        true
    }

    /// The joining code changes.
    fn next_look(&self, now: Millis) -> Option<Millis> {
        (self.voting == Voting::Open).then(|| Millis((now.0.div_euclid(CODE_LASTS) + 1) * CODE_LASTS))
    }
}

impl VotingHall {
    fn choose(&mut self, holder: &str, team: GroupId) {
        let Some(ballot) = self.ballots.get_mut(holder) else { return };
        if ballot.chosen.replace(team).is_none() {
            self.voted += 1;
        }
    }
}

/// Asks the room. The asking is named by chance and not by the request, whose name leads to a session.
pub(crate) async fn ask(
    visit: &Visit,
    id: &RoadshowId,
    holder: &str,
    command: &Command,
) -> Result<String, Error> {
    let once = visit.ctx.token();
    Ok(live::ask::<VotingHall>(visit, id.as_str(), holder, Some(&once), command).await?)
}

/// The desk wrote a step: the hall reads how far the vote is.
pub(crate) async fn reread(visit: &Visit, id: &RoadshowId) {
    match Rooms::of(&visit.app) {
        Ok(rooms) => rooms.reread::<VotingHall>(&visit.app, id.as_str()).await,
        Err(error) => tracing::warn!(%error, roadshow = %id, "the hall was not told"),
    }
}
