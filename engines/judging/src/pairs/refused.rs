//! Why votes give no strengths.

use super::RIDGES;
use crate::keys::TeamKey;

/// Why there are no strengths.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing to compare.
    #[error("there are no entries")]
    NoEntries,
    /// The same entry twice in the list.
    #[error("entry {entry} is there twice")]
    EntryTwice {
        /// Which.
        entry: TeamKey,
    },
    /// A vote about something that was not entered.
    #[error("{entry} is not an entry")]
    NotAnEntry {
        /// What.
        entry: TeamKey,
    },
    /// A vote between an entry and itself.
    #[error("entry {entry} was compared with itself")]
    WithItself {
        /// Which.
        entry: TeamKey,
    },
    /// A ridge outside [`RIDGES`], or not a number.
    #[error("a ridge of {ridge}: it must be from {} to {}", RIDGES.start(), RIDGES.end())]
    RidgeOutOfRange {
        /// What was given, as text, for it may not be a number.
        ridge: String,
    },
    /// Pieces that no vote links.
    #[error("no vote links these: {}", written(.pieces))]
    Apart {
        /// The pieces in the order of their first entry, each by key.
        pieces: Vec<Vec<TeamKey>>,
    },
    /// Pieces of which each has never lost or drawn against a later one: nobody can say how much stronger it is.
    #[error("each of these was always chosen over the next: {}", written(.pieces))]
    OneSided {
        /// The pieces, each by key, the winning ones first.
        pieces: Vec<Vec<TeamKey>>,
    },
    /// The votes are so lopsided that rounding swallows the solution. A larger ridge helps.
    #[error("the votes are too lopsided to settle")]
    NotSettled,
}

fn written(pieces: &[Vec<TeamKey>]) -> String {
    let piece = |piece: &Vec<TeamKey>| piece.iter().map(TeamKey::as_str).collect::<Vec<_>>().join(", ");
    pieces.iter().map(piece).collect::<Vec<_>>().join(" | ")
}
