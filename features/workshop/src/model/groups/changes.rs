//! Changes by hand. Each is kept as a row, undoing too, so that how groups came about can be read.

use serde::{Deserialize, Serialize};
use store::Millis;
use web::PersonId;

use crate::model::TopicId;

/// A change an organiser makes to a draft. Groups count from 0, as in the engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "lowercase")]
pub enum Change {
    /// One person goes to another group.
    Move {
        /// Who.
        person: PersonId,
        /// Where to.
        to: usize,
    },
    /// Two people change places.
    Swap {
        /// One of them.
        a: PersonId,
        /// The other.
        b: PersonId,
    },
    /// A person stays where they are, in this draft and the next.
    Pin {
        /// Who.
        person: PersonId,
    },
    /// A person may move again.
    Unpin {
        /// Who.
        person: PersonId,
    },
    /// A person becomes the leader of the group they are in.
    Lead {
        /// Who.
        person: PersonId,
    },
    /// A group gets another topic.
    Topic {
        /// Which group.
        group: usize,
        /// The topic.
        topic: TopicId,
    },
    /// Everybody in a group stays there.
    Hold {
        /// Which group.
        group: usize,
    },
    /// Everybody in a group may move again.
    Release {
        /// Which group.
        group: usize,
    },
    /// An earlier change is taken back.
    Undo {
        /// Its number.
        number: usize,
    },
    /// A change that was taken back is made again.
    Redo {
        /// Its number.
        number: usize,
    },
    /// Nothing in the draft is changed any more.
    Lock,
    /// It may be changed again.
    Unlock,
}

impl Change {
    /// The word for it in the journal.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Move { .. } => "move",
            Self::Swap { .. } => "swap",
            Self::Pin { .. } => "pin",
            Self::Unpin { .. } => "unpin",
            Self::Lead { .. } => "lead",
            Self::Topic { .. } => "topic",
            Self::Hold { .. } => "hold",
            Self::Release { .. } => "release",
            Self::Undo { .. } => "undo",
            Self::Redo { .. } => "redo",
            Self::Lock => "lock",
            Self::Unlock => "unlock",
        }
    }
}

/// A change that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptChange {
    /// Its number in the draft, from 1.
    pub number: usize,
    /// What.
    pub change: Change,
    /// When.
    pub at: Millis,
    /// By whom.
    pub by: String,
}
