//! The hall's vote: one ballot per token, the latest counts, nobody votes for their own group.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::keys::TeamKey;

/// One vote as it was recorded; votes are given in the order in which they came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// The voter's token (or its hash): one for each checked-in person or seat.
    pub token: String,
    /// For which team.
    pub team: TeamKey,
}

/// The tokens handed out, each with the group its holder belongs to, if any.
pub type Tokens = BTreeMap<String, Option<TeamKey>>;

/// The count after the close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Tokens handed out.
    pub issued: u32,
    /// Tokens whose vote counts.
    pub counted: u32,
    /// Votes that do not count, and why.
    pub void: Void,
    /// Each team in the order given.
    pub teams: Vec<TeamVotes>,
}

/// Votes that do not count, by reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Void {
    /// The same token voted again later.
    pub replaced: u32,
    /// For the voter's own group.
    pub own_group: u32,
    /// From a token that was never handed out.
    pub unknown_token: u32,
    /// For a team that is not in the contest.
    pub unknown_team: u32,
}

/// One team's votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamVotes {
    /// Which team.
    pub team: TeamKey,
    /// How many.
    pub votes: u32,
    /// Share of the counted votes in thousandths, half away from zero; none when nobody voted.
    pub share_thousandths: Option<u16>,
}
