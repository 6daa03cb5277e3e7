//! Rehearsals (排练): the clock all phones of a group share, and what others say about it: 留, 改, 问.

use std::fmt;
use std::str::FromStr;

use store::Millis;
use web::{Fields, Problem, Problems};

store::id!(
    /// A rehearsal that was started.
    RehearsalId,
    "rh"
);
store::id!(
    /// Something said about a rehearsal.
    RemarkId,
    "rm"
);
store::id!(
    /// A remark that was dealt with, or taken up again.
    RemarkPassageId,
    "rp"
);

/// How long a group shows, in minutes.
pub const SHOW_MINUTES: usize = 12;
/// How long it listens, in minutes.
pub const FEEDBACK_MINUTES: usize = 8;
/// Remarks are shown from so many on, so that nobody's can be guessed.
pub const SHOWN_FROM: usize = 5;

/// What kind of remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkKind {
    /// 留: keep this.
    Keep,
    /// 改: change this.
    Change,
    /// 问: a question.
    Ask,
}

impl RemarkKind {
    /// All, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Change, Self::Ask];

    /// The word the database keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Change => "change",
            Self::Ask => "ask",
        }
    }

    /// Its colour, always beside its word.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Keep => "jade",
            Self::Change => "gold",
            Self::Ask => "sky",
        }
    }
}

impl fmt::Display for RemarkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for RemarkKind {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(())
    }
}

store::text_column!(RemarkKind, "a kind of remark");

/// A remark to be kept; nobody's name with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRemark {
    /// 留, 改 or 问.
    pub kind: RemarkKind,
    /// One line.
    pub text: String,
}

impl NewRemark {
    /// Reads the feedback form.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let kind = read.parsed::<RemarkKind>("kind");
        let text = read.text("text", 2..=80);
        read.finish()?;
        Ok(Self { kind: kind.ok_or_else(|| Problems::at("kind", Problem::Missing))?, text })
    }
}

/// A remark as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Its id.
    pub id: RemarkId,
    /// 留, 改 or 问.
    pub kind: RemarkKind,
    /// The line.
    pub text: String,
    /// Whether the group has dealt with it.
    pub handled: bool,
}

/// A rehearsal on the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsal {
    /// Its id.
    pub id: RehearsalId,
    /// When it began.
    pub started_at: Millis,
    /// When the showing ends.
    pub show_until: Millis,
    /// When the feedback ends.
    pub feedback_until: Millis,
    /// When it was stopped by hand.
    pub stopped_at: Option<Millis>,
}

impl Rehearsal {
    /// Whether it is on.
    pub fn is_on(&self, now: Millis) -> bool {
        self.stopped_at.is_none() && now < self.feedback_until
    }

    /// Whether the group still shows; afterwards it listens.
    pub fn shows(&self, now: Millis) -> bool {
        self.is_on(now) && now < self.show_until
    }
}

#[cfg(test)]
mod tests {
    use store::Id as _;

    use super::*;

    #[test]
    fn a_rehearsal_shows_then_listens_then_is_over() {
        let at = |minutes: i64| Millis(minutes * Millis::MINUTE);
        let mut rehearsal = Rehearsal {
            id: RehearsalId::from_body("00000000000000000000000001"),
            started_at: at(0),
            show_until: at(12),
            feedback_until: at(20),
            stopped_at: None,
        };
        assert!(rehearsal.shows(at(11)) && !rehearsal.shows(at(12)));
        assert!(rehearsal.is_on(at(19)) && !rehearsal.is_on(at(20)));
        rehearsal.stopped_at = Some(at(5));
        assert!(!rehearsal.is_on(at(6)));
    }
}
