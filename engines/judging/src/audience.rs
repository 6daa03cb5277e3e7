//! The hall's vote: one ballot per token, the latest counts, nobody votes for their own group.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::exact::Exact;
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

/// Counts the votes, given in the order in which they came in.
///
/// A vote that cannot count (own group, unknown team) is void by itself: it does not undo the same token's earlier
/// good one, since the page that offered it should never have done so.
pub fn tally(teams: &[TeamKey], tokens: &Tokens, votes: &[Vote]) -> Tally {
    let mut void = Void::default();
    let mut latest: BTreeMap<&str, &TeamKey> = BTreeMap::new();
    for vote in votes {
        match tokens.get(&vote.token) {
            None => void.unknown_token += 1,
            Some(_) if !teams.contains(&vote.team) => void.unknown_team += 1,
            Some(Some(own)) if *own == vote.team => void.own_group += 1,
            Some(_) => {
                if latest.insert(&vote.token, &vote.team).is_some() {
                    void.replaced += 1;
                }
            }
        }
    }
    let counted = count(latest.len());
    let teams = teams
        .iter()
        .map(|team| {
            let votes = count(latest.values().filter(|chosen| **chosen == team).count());
            TeamVotes { team: team.clone(), votes, share_thousandths: share(votes, counted) }
        })
        .collect();
    Tally { issued: count(tokens.len()), counted, void, teams }
}

/// votes ÷ counted in thousandths, half away from zero.
fn share(votes: u32, counted: u32) -> Option<u16> {
    if counted == 0 {
        return None;
    }
    let thousandths = Exact::new(i128::from(votes) * 1_000, i128::from(counted)).round(0);
    u16::try_from(thousandths.millionths() / 1_000_000).ok()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vote(token: &str, team: &str) -> Vote {
        Vote { token: token.to_owned(), team: team.into() }
    }

    fn hall() -> (Vec<TeamKey>, Tokens) {
        let teams = vec!["g1".into(), "g2".into(), "g3".into()];
        let tokens = [("a", Some("g1")), ("b", Some("g2")), ("c", None), ("d", None)];
        let tokens = tokens.map(|(token, own)| (token.to_owned(), own.map(TeamKey::from)));
        (teams, tokens.into_iter().collect())
    }

    #[test]
    fn the_latest_vote_of_each_token_counts_and_the_own_group_never_does() {
        let (teams, tokens) = hall();
        let votes = [
            vote("a", "g2"),
            vote("a", "g3"), // changed her mind
            vote("a", "g1"), // her own group
            vote("b", "g2"), // his own group, and nothing else
            vote("c", "g3"),
            vote("d", "g1"),
            vote("d", "g9"), // no such team
            vote("x", "g1"), // never handed out
        ];
        let tally = tally(&teams, &tokens, &votes);
        assert_eq!((tally.issued, tally.counted), (4, 3));
        assert_eq!(tally.void, Void { replaced: 1, own_group: 2, unknown_token: 1, unknown_team: 1 });
        let shares: Vec<_> = tally.teams.iter().map(|t| (t.votes, t.share_thousandths)).collect();
        assert_eq!(shares, [(1, Some(333)), (0, Some(0)), (2, Some(667))]);
    }

    #[test]
    fn nobody_voted_is_no_share_at_all() {
        let (teams, tokens) = hall();
        let tally = tally(&teams, &tokens, &[]);
        assert!(tally.teams.iter().all(|team| team.share_thousandths.is_none()));
    }

    #[test]
    fn half_a_thousandth_goes_up() {
        assert_eq!(share(1, 2_000), Some(1));
        assert_eq!(share(1, 2_001), Some(0));
        assert_eq!(share(1, 16), Some(63)); // 62.5
        assert_eq!(share(7, 7), Some(1_000));
    }
}
