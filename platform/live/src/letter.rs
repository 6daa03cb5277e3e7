//! What is sent to a room and what comes back, within a node and between nodes alike.

use serde::{Deserialize, Serialize};
use store::Millis;
use tokio::sync::{mpsc, oneshot};

/// A note in a room's letter box, and where the reply goes.
pub(crate) struct Letter {
    pub note: Note,
    pub reply: oneshot::Sender<Reply>,
}

/// What is wanted of a room.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Note {
    /// A command, as JSON.
    Ask(Ask),
    /// What is this audience shown now? Whoever asks wants to be told of changes too, for a while.
    Look { audience: String },
    /// Somebody wrote past the room: read the tables again.
    Reread,
    /// The program goes down: give the room back.
    Leave,
}

/// A command on its way.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Ask {
    pub seat: String,
    pub once: String,
    pub at: Millis,
    pub command: String,
}

/// What a room replies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Reply {
    /// On disk; the answer, as JSON.
    Answer(String),
    /// The refusal, as JSON.
    Refused(String),
    /// Too much at once; nothing was kept.
    Busy,
    /// The room is not played here any more; ask again.
    Moved,
    /// The command cannot be read: the nodes run different versions, or a defect.
    Unreadable(String),
    /// Everything an audience is shown.
    Shown { fence: u64, regions: Vec<Shown> },
    /// Done.
    Done,
}

/// A region as it was last shown, with its number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Shown {
    pub region: String,
    pub round: u64,
    pub text: String,
}

/// Puts a note into a letter box and waits for the reply. A full box says so at once.
pub(crate) async fn post(letters: &mpsc::Sender<Letter>, note: Note) -> Reply {
    let (reply, answer) = oneshot::channel();
    match letters.try_send(Letter { note, reply }) {
        Ok(()) => answer.await.unwrap_or(Reply::Moved),
        Err(mpsc::error::TrySendError::Full(_)) => Reply::Busy,
        Err(mpsc::error::TrySendError::Closed(_)) => Reply::Moved,
    }
}
