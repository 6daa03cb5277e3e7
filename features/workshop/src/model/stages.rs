//! Stage gates (阶段关口): the four stages of a class, what each asks for, and what a group still lacks.

use std::fmt;
use std::str::FromStr;

use classes::Class;
use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use store::Millis;
use web::{Fields, Lang, Problem, Problems};

use crate::model::Section;
use crate::words::{Words, said, words};

store::id!(
    /// A plan of a stage, as it was once written down.
    PlanId,
    "sp"
);
store::id!(
    /// The opening of a stage.
    OpeningId,
    "so"
);
store::id!(
    /// A decision at a gate.
    GateId,
    "gt"
);
store::id!(
    /// A deliverable ticked off.
    TickId,
    "tk"
);

/// So many deliverables in one stage at most.
pub const MOST_DELIVERABLES: usize = 6;

/// A stage of a class (阶段), in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 开题: what the group takes on, and for whom.
    Opening,
    /// 研讨: how it is to work.
    Discussion,
    /// 排练: the whole proposal, tried before others.
    Rehearsal,
    /// 路演: before the judges.
    Roadshow,
}

impl Stage {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Opening, Self::Discussion, Self::Rehearsal, Self::Roadshow];

    /// The word the database and the address keep.
    pub fn word(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Discussion => "discussion",
            Self::Rehearsal => "rehearsal",
            Self::Roadshow => "roadshow",
        }
    }

    /// Its place, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|stage| *stage == self).map_or(1, |at| at + 1)
    }

    /// The stage after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| *stage > self)
    }

    /// Its name as people say it.
    pub fn name(self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::Opening => w.stage_opening(),
            Self::Discussion => w.stage_discussion(),
            Self::Rehearsal => w.stage_rehearsal(),
            Self::Roadshow => w.stage_roadshow(),
        }
    }

    /// The sections of the proposal that have to be written by then.
    pub fn sections(self) -> &'static [Section] {
        match self {
            Self::Opening => &[Section::Title, Section::Cut, Section::Audience],
            Self::Discussion => {
                &[Section::Title, Section::Cut, Section::Audience, Section::Mechanism, Section::Steps]
            }
            Self::Rehearsal | Self::Roadshow => &Section::ALL,
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Stage {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|stage| stage.word() == word).ok_or(())
    }
}

store::text_column!(Stage, "a stage");

/// How a deliverable is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Handing {
    /// It is written in the proposal.
    Text,
    /// It is a file.
    File,
    /// It is ticked off.
    Tick,
}

impl Handing {
    /// All, in the order forms show them.
    pub const ALL: [Self; 3] = [Self::Text, Self::File, Self::Tick];

    /// The word a form sends.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::File => "file",
            Self::Tick => "tick",
        }
    }
}

impl FromStr for Handing {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(())
    }
}

/// Something a group hands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deliverable {
    /// Stays the same when the title is changed.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// How it is handed in.
    pub kind: Handing,
}

/// What a class asks for in a stage, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagePlan {
    /// The stage.
    pub stage: Stage,
    /// Until when.
    pub due_at: Millis,
    /// What is handed in.
    pub deliverables: Vec<Deliverable>,
}

impl StagePlan {
    /// The usual plan of a stage, from the class's dates.
    pub fn usual(class: &Class, stage: Stage, zone: &TimeZone, lang: Lang) -> Self {
        let w = words(lang);
        let one = |key: &str, title: String, kind| Deliverable { key: key.to_owned(), title, kind };
        let deliverables = match stage {
            Stage::Opening => {
                vec![one("cut", w.usual_cut(), Handing::Text), one("roles", w.usual_roles(), Handing::Tick)]
            }
            Stage::Discussion => vec![
                one("draft", w.usual_draft(), Handing::Text),
                one("asked", w.usual_asked(), Handing::Tick),
            ],
            Stage::Rehearsal => vec![
                one("proposal", w.usual_proposal(), Handing::Text),
                one("rehearsal", w.usual_rehearsal(), Handing::Tick),
                one("props", w.usual_props(), Handing::File),
            ],
            Stage::Roadshow => vec![
                one("slides", w.usual_slides(), Handing::File),
                one("ready", w.usual_ready(), Handing::Tick),
            ],
        };
        Self { stage, due_at: usual_due(class, stage, zone), deliverables }
    }

    /// Reads the plan form.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(fields: &Fields, stage: Stage, zone: &TimeZone) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let due = read.date_time("due");
        let mut deliverables: Vec<Deliverable> = Vec::new();
        for at in 0..MOST_DELIVERABLES {
            let title = read.text(&format!("title-{at}"), 0..=40);
            if title.is_empty() {
                continue;
            }
            let kind = read.parsed::<Handing>(&format!("kind-{at}"));
            let key = fields.value(&format!("key-{at}"));
            let known = !key.is_empty() && key.len() <= 20 && key.bytes().all(|b| b.is_ascii_alphanumeric());
            let key = if known { key.to_owned() } else { format!("d{at}") };
            if deliverables.iter().any(|known| known.key == key || known.title == title) {
                read.problem(&format!("title-{at}"), said(Words::deliverable_twice));
            }
            if let Some(kind) = kind {
                deliverables.push(Deliverable { key, title, kind });
            }
        }
        if deliverables.is_empty() {
            read.problem("title-0", said(Words::deliverables_none));
        }
        read.finish()?;
        let due = due.ok_or_else(|| Problems::at("due", Problem::Missing))?;
        Ok(Self { stage, due_at: Millis::from_civil(due, zone), deliverables })
    }
}

/// The evening before the next thing; in a short class the stages share its days.
fn usual_due(class: &Class, stage: Stage, zone: &TimeZone) -> Millis {
    let days = class.length();
    let (day, hour) = match (days, stage) {
        (1, Stage::Opening) => (1, 10),
        (1, Stage::Discussion) | (2 | 3, Stage::Opening) => (1, 12),
        (1, Stage::Rehearsal) => (1, 14),
        (1, Stage::Roadshow) => (1, 16),
        (2, Stage::Discussion) => (1, 18),
        (_, Stage::Opening) => (1, 22),
        (_, Stage::Discussion) => (days.saturating_sub(2).max(1), 22),
        (_, Stage::Rehearsal) => (days - 1, 22),
        (_, Stage::Roadshow) => (days, 9),
    };
    let ahead = i64::try_from(day - 1).unwrap_or(0);
    let date = class.starts_on.checked_add(ahead.days()).unwrap_or(class.starts_on);
    Millis::from_civil(date.at(hour, 0, 0, 0), zone)
}

/// What was decided at a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// 通过.
    Passed,
    /// 退回, with a reason.
    SentBack,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passed => "passed",
            Self::SentBack => "sent-back",
        })
    }
}

impl FromStr for Verdict {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "passed" => Ok(Self::Passed),
            "sent-back" => Ok(Self::SentBack),
            _ => Err(()),
        }
    }
}

store::text_column!(Verdict, "a decision at a gate");

/// A decision at a gate, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Which stage's gate.
    pub stage: Stage,
    /// What was decided.
    pub verdict: Verdict,
    /// The sentence said to the group; may be empty when it passed.
    pub note: String,
    /// When.
    pub at: Millis,
    /// By whom.
    pub by: String,
}

/// A decision to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What is decided.
    pub verdict: Verdict,
    /// The sentence for the group.
    pub note: String,
}

impl Decision {
    /// Reads the gate form: who is sent back is told why.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let verdict = read.parsed::<Verdict>("verdict");
        let note = read.text("note", 0..=200);
        if verdict == Some(Verdict::SentBack) && note.is_empty() {
            read.problem("note", said(Words::gate_reason_missing));
        }
        read.finish()?;
        let verdict = verdict.ok_or_else(|| Problems::at("verdict", Problem::Missing))?;
        Ok(Self { verdict, note })
    }
}

/// Where one deliverable of one group stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// What.
    pub deliverable: Deliverable,
    /// Whether it is there.
    pub done: bool,
    /// Sections of the proposal that are still empty; for text only.
    pub empty: Vec<Section>,
    /// Whether anything of it is there at all.
    pub begun: bool,
    /// When it came, where it did.
    pub at: Option<Millis>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_come_in_their_order_and_each_asks_for_more_of_the_proposal() {
        assert_eq!(Stage::Opening.next(), Some(Stage::Discussion));
        assert_eq!(Stage::Roadshow.next(), None);
        assert_eq!(Stage::ALL.map(Stage::number), [1, 2, 3, 4]);
        assert!(Stage::ALL.windows(2).all(|two| two[0].sections().len() <= two[1].sections().len()));
    }

    #[test]
    fn a_group_that_is_sent_back_is_told_why() {
        let read =
            |verdict: &str, note: &str| Decision::read(&Fields::of(&[("verdict", verdict), ("note", note)]));
        assert!(read("passed", "").is_ok());
        assert!(read("sent-back", "指标还没有数").is_ok());
        assert_eq!(read("sent-back", " ").unwrap_err().0[0].0, "note");
        assert_eq!(read("maybe", "").unwrap_err().0[0].0, "verdict");
    }

    #[test]
    fn a_plan_needs_a_due_time_and_something_to_hand_in_and_names_nothing_twice() {
        let zone = TimeZone::UTC;
        let read = |pairs: &[(&str, &str)]| StagePlan::read(&Fields::of(pairs), Stage::Opening, &zone);
        let plan = read(&[
            ("due", "2026-07-27T22:00"),
            ("title-0", "小切口"),
            ("kind-0", "text"),
            ("key-0", "cut"),
            ("title-3", "分工表"),
            ("kind-3", "file"),
        ])
        .unwrap();
        assert_eq!(plan.deliverables.len(), 2);
        assert_eq!((plan.deliverables[0].key.as_str(), plan.deliverables[1].key.as_str()), ("cut", "d3"));
        assert_eq!(read(&[("due", "今晚")]).unwrap_err().0.len(), 2);
        let twice = [
            ("due", "2026-07-27T22:00"),
            ("title-0", "甲"),
            ("kind-0", "tick"),
            ("title-1", "甲"),
            ("kind-1", "tick"),
        ];
        assert_eq!(read(&twice).unwrap_err().0[0].0, "title-1");
    }
}
