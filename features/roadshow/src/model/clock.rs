//! The stage clock: a deadline that everybody counts down to, not a tick that is sent each second.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use store::Millis;

/// What time is kept of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The group shows.
    Show,
    /// Judges ask.
    Questions,
}

impl Part {
    /// The word in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::Questions => "questions",
        }
    }
}

impl FromStr for Part {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        [Self::Show, Self::Questions].into_iter().find(|part| part.word() == word).ok_or(())
    }
}

/// A clock that was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// What it keeps time of.
    pub part: Part,
    /// How long in all, with what was granted on top, in milliseconds.
    pub total: i64,
    /// What was left when it last started or stood.
    left: i64,
    /// Since when it runs; none while it stands.
    pub running: Option<Millis>,
}

impl Clock {
    /// A clock that starts now.
    pub fn started(part: Part, seconds: u32, at: Millis) -> Self {
        let total = i64::from(seconds) * Millis::SECOND;
        Self { part, total, left: total, running: Some(at) }
    }

    /// Whether it runs.
    pub fn runs(&self) -> bool {
        self.running.is_some()
    }

    /// What is left, in milliseconds; negative once time is up.
    pub fn left(&self, now: Millis) -> i64 {
        self.left - self.running.map_or(0, |since| now.0 - since.0)
    }

    /// The moment at which time is up, while it runs.
    pub fn deadline(&self) -> Option<Millis> {
        self.running.map(|since| since.plus(self.left))
    }

    /// The clock as it stands from now on.
    pub fn paused(self, at: Millis) -> Self {
        Self { left: self.left(at), running: None, ..self }
    }

    /// The clock as it goes on from now.
    pub fn resumed(self, at: Millis) -> Self {
        Self { running: Some(self.running.unwrap_or(at)), ..self }
    }

    /// The clock with more time.
    pub fn extended(self, seconds: u32) -> Self {
        let more = i64::from(seconds) * Millis::SECOND;
        Self { total: self.total + more, left: self.left + more, ..self }
    }

    /// What is left as people read it: `07:42`, and `-00:05` when time is up.
    pub fn face(&self, now: Millis) -> String {
        let left = self.left(now);
        // A countdown shows the second that has begun; overtime shows the seconds that are over.
        let seconds = if left >= 0 { (left + 999) / 1_000 } else { -left / 1_000 };
        let sign = if left < 0 { "-" } else { "" };
        format!("{sign}{:02}:{:02}", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_counts_down_to_a_deadline_and_stands_while_it_is_paused() {
        let clock = Clock::started(Part::Show, 480, Millis(1_000));
        assert_eq!(clock.deadline(), Some(Millis(481_000)));
        assert_eq!(clock.face(Millis(19_000)), "07:42");
        let clock = clock.paused(Millis(19_000));
        assert_eq!((clock.deadline(), clock.face(Millis(90_000))), (None, "07:42".into()));
        let clock = clock.resumed(Millis(90_000)).extended(60);
        assert_eq!(clock.face(Millis(90_000)), "08:42");
        assert_eq!(clock.face(Millis(90_000 + 522_000)), "00:00");
        assert_eq!(clock.face(Millis(90_000 + 527_500)), "-00:05");
        assert_eq!(clock.total, 540_000);
    }
}
