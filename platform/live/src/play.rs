//! What a feature gives so that a room can be played: what may be asked, what is kept of it, what is shown.
//!
//! ```text
//! phone ──command──▶ decide ──fact──▶ apply      (in memory, O(1))
//!                                      keep       (a batch of facts, one transaction, on disk)
//!                    answer ◀──────────┘          only now is anybody told
//!                                      view ──▶ everybody who watches
//! ```
//! The tables are the truth and memory is a copy of it: `load` must make of the kept facts what `apply`
//! made of them one by one. Whenever a batch cannot be kept, the copy is thrown away and loaded again.

use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Millis, StoreError, Tx};
use web::{Ctx, Settings};

/// A kind of room. All its state stands in its own tables and, while somebody plays, in one value of this
/// type that one task owns.
pub trait Play: Send + Sync + Sized + 'static {
    /// The kind's name, a word without punctuation: `vote`.
    const KIND: &'static str;
    /// What is asked of the room, as it travels.
    type Command: Serialize + DeserializeOwned + Send;
    /// What is kept of it: a row.
    type Fact: Clone + Send + Sync + 'static;
    /// What who asked is told.
    type Answer: Serialize + DeserializeOwned + Send;
    /// Why a command may be refused.
    type Refusal: Serialize + DeserializeOwned + Send;

    /// Makes the room from what is kept.
    ///
    /// # Errors
    /// As the database fails.
    fn load(tx: &mut Tx<'_>, at: &At<'_>) -> Result<Self, StoreError>;

    /// Is this right now? Looks at memory only and changes nothing.
    fn decide(&self, asked: &Asked<Self::Command>) -> Decision<Self>;

    /// Takes one accepted fact in; does little, however many have been taken in before.
    fn apply(&mut self, fact: &Self::Fact);

    /// Writes facts down, all or none. May be run again from the start.
    ///
    /// # Errors
    /// [`Unkept::Stale`] when the tables say otherwise than memory did, because somebody wrote past the
    /// room: then the room is loaded and the commands are decided again. Else as the database fails.
    fn keep(tx: &mut Tx<'_>, at: &At<'_>, facts: &[Self::Fact]) -> Result<(), Unkept>;

    /// What an audience is shown: regions of its page. A region that has not changed is not sent again.
    fn view(&self, audience: &str, at: &At<'_>) -> Vec<Region>;

    /// Whether a fact only moves a number. Numbers are shown at most five times a second, all else at once.
    fn only_counts(_fact: &Self::Fact) -> bool {
        false
    }

    /// The next moment at which something must happen, whoever is there: an absolute one, out of the tables.
    fn deadline(&self) -> Option<Millis> {
        None
    }

    /// The deadline is here: what is kept of that.
    fn on_deadline(&self, _moment: Millis) -> Option<Self::Fact> {
        None
    }

    /// The room stood still for so many milliseconds while a deadline was running (the program was
    /// restarted, a node died): what is kept so that nobody loses time by it.
    fn extend(&self, _by: i64) -> Option<Self::Fact> {
        None
    }

    /// The next moment at which a view changes by itself: a joining code, say.
    fn next_look(&self, _now: Millis) -> Option<Millis> {
        None
    }
}

/// Where a room is played: its own id, a context of the program for this moment, the operator's settings.
pub struct At<'a> {
    /// The room's id, without the kind.
    pub room: &'a str,
    /// Clock, ids, keys. The program acts in it, not the person who asked.
    pub ctx: &'a Ctx,
    /// What the operator decided.
    pub settings: &'a Settings,
}

/// A command as it came in.
pub struct Asked<C> {
    /// Who asks: a ballot, a judge, a seat.
    pub seat: String,
    /// When it was read from the socket, on whichever node.
    pub at: Millis,
    /// What is asked.
    pub command: C,
}

/// What a room says to a command.
pub enum Decision<P: Play> {
    /// Accepted: keep this, then answer that.
    Keep(P::Fact, P::Answer),
    /// It is so already: nothing to keep.
    Already(P::Answer),
    /// Refused, and why.
    Refuse(P::Refusal),
}

/// A part of a page, by its element's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The element's id.
    pub id: &'static str,
    /// What it becomes.
    pub html: String,
}

/// Why facts were not kept.
#[derive(Debug, thiserror::Error)]
pub enum Unkept {
    /// The tables say otherwise than the room's memory.
    #[error("the room's memory is out of date")]
    Stale,
    /// Another node plays the room now; this one's writes are refused.
    #[error("another node plays the room")]
    Fenced,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a command was not answered.
#[derive(Debug, thiserror::Error)]
pub enum Trouble<R> {
    /// The room refuses it.
    #[error("refused")]
    Refused(R),
    /// Too much at once, or nobody plays the room at this moment. It may have been kept or not; sent again
    /// with the same key, it counts once.
    #[error("busy")]
    Busy,
    /// A defect.
    #[error(transparent)]
    Broken(#[from] StoreError),
}

impl<R: web::Refusal> From<Trouble<R>> for web::Error {
    fn from(trouble: Trouble<R>) -> Self {
        match trouble {
            Trouble::Refused(refusal) => refusal.into(),
            Trouble::Busy => Self::Busy,
            Trouble::Broken(error) => error.into(),
        }
    }
}
