//! One item of a timetable: what happens in a half day, where, by whom.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use web::{Fields, Lang, Problem, Problems};

use crate::words::{Words, said, words};

store::id!(
    /// An item of a timetable.
    ItemId,
    "ag"
);

/// The half of a day, as timetables are ruled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// 上午.
    Morning,
    /// 下午.
    Afternoon,
    /// 晚上.
    Evening,
}

impl Half {
    /// All of them in order.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];

    /// The word the database keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }

    /// The word people read.
    pub fn label(self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::Morning => w.half_morning(),
            Self::Afternoon => w.half_afternoon(),
            Self::Evening => w.half_evening(),
        }
    }

    /// The half day a time of day falls into.
    pub fn of(time: Time) -> Self {
        match time.hour() {
            0..12 => Self::Morning,
            12..18 => Self::Afternoon,
            _ => Self::Evening,
        }
    }
}

impl fmt::Display for Half {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Half {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|half| half.word() == word).ok_or(())
    }
}

store::text_column!(Half, "a half day");

/// What kind of thing an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// 报到.
    Arrival,
    /// 开班式.
    Opening,
    /// 专题讲授.
    Lecture,
    /// 经验交流.
    Exchange,
    /// 现场教学.
    Visit,
    /// 工坊研讨.
    Workshop,
    /// 排练.
    Rehearsal,
    /// 路演.
    Roadshow,
    /// 结业式.
    Closing,
    /// 自习与活动.
    Activity,
}

impl ItemKind {
    /// All of them in order.
    pub const ALL: [Self; 10] = [
        Self::Arrival,
        Self::Opening,
        Self::Lecture,
        Self::Exchange,
        Self::Visit,
        Self::Workshop,
        Self::Rehearsal,
        Self::Roadshow,
        Self::Closing,
        Self::Activity,
    ];

    /// The word the database keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Arrival => "arrival",
            Self::Opening => "opening",
            Self::Lecture => "lecture",
            Self::Exchange => "exchange",
            Self::Visit => "visit",
            Self::Workshop => "workshop",
            Self::Rehearsal => "rehearsal",
            Self::Roadshow => "roadshow",
            Self::Closing => "closing",
            Self::Activity => "activity",
        }
    }

    /// The word people read.
    pub fn label(self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::Arrival => w.kind_arrival(),
            Self::Opening => w.kind_opening(),
            Self::Lecture => w.kind_lecture(),
            Self::Exchange => w.kind_exchange(),
            Self::Visit => w.kind_visit(),
            Self::Workshop => w.kind_workshop(),
            Self::Rehearsal => w.kind_rehearsal(),
            Self::Roadshow => w.kind_roadshow(),
            Self::Closing => w.kind_closing(),
            Self::Activity => w.kind_activity(),
        }
    }
}

impl fmt::Display for ItemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for ItemKind {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(())
    }
}

store::text_column!(ItemKind, "a kind of item");

/// What an item says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemDraft {
    /// The day.
    pub day: Date,
    /// The half of the day.
    pub half: Half,
    /// When it begins, where that is known.
    pub starts: Option<Time>,
    /// When it ends, where that is known.
    pub ends: Option<Time>,
    /// What it is called.
    pub title: String,
    /// What kind it is.
    pub kind: ItemKind,
    /// Where; may be empty.
    pub room: String,
    /// Who speaks or leads; may be empty.
    pub lecturer: String,
}

/// An item that stands in a timetable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What it says.
    pub says: ItemDraft,
}

impl ItemDraft {
    /// Reads the item form. A time given without a half day decides it.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(fields: &Fields, first: Date, last: Date) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let title = read.text("title", 1..=80);
        let day = read.date("day");
        if day.is_some_and(|day| day < first || day > last) {
            let (zh, en) = (
                format!("请选 {first} 到 {last} 之间的一天。"),
                format!("Choose a day between {first} and {last}."),
            );
            read.problem("day", Problem::Said(zh, en));
        }
        let half = read.parsed::<Half>("half");
        let kind = read.parsed::<ItemKind>("kind");
        let starts = read.optional::<ClockTime>("starts").map(|t| t.0);
        let ends = read.optional::<ClockTime>("ends").map(|t| t.0);
        if let (Some(from), Some(to)) = (starts, ends)
            && to <= from
        {
            read.problem("ends", said(Words::item_ends_early));
        }
        if let (Some(half), Some(from)) = (half, starts)
            && Half::of(from) != half
        {
            read.problem("starts", said(|w| w.item_other_half(hhmm(from))));
        }
        let (room, lecturer) = (read.text("room", 0..=40), read.text("lecturer", 0..=40));
        read.finish()?;
        let (Some(day), Some(half), Some(kind)) = (day, half, kind) else {
            // Each missing one has been noted, so that finish() has already refused.
            return Err(Problems::at("day", Problem::Missing));
        };
        Ok(Self { day, half, starts, ends, title, kind, room, lecturer })
    }

    /// `08:30–10:00`, `08:30`, or nothing.
    pub fn times(&self) -> String {
        match (self.starts, self.ends) {
            (Some(from), Some(to)) => format!("{}–{}", hhmm(from), hhmm(to)),
            (Some(from), None) => hhmm(from),
            (None, _) => String::new(),
        }
    }

    /// The beginning, or the half day where no time is set.
    pub fn begins(&self, lang: Lang) -> String {
        self.starts.map_or_else(|| self.half.label(lang), hhmm)
    }
}

impl Item {
    /// The order of a timetable: day, half, time; those without a time first, then as they were added.
    pub fn in_order(a: &Self, b: &Self) -> Ordering {
        let key = |item: &Self| (item.says.day, item.says.half, item.says.starts, item.id.clone());
        key(a).cmp(&key(b))
    }
}

/// `08:30`.
pub fn hhmm(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A time of day as a browser sends it, `08:30`.
struct ClockTime(Time);

impl FromStr for ClockTime {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let time: Time = text.replace('：', ":").parse().map_err(|_| ())?;
        Ok(Self(time))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<ItemDraft, Problems> {
        let mut all =
            vec![("title", "开班式"), ("day", "2026-07-27"), ("half", "morning"), ("kind", "opening")];
        all.retain(|(name, _)| !pairs.iter().any(|(n, _)| n == name));
        all.extend(pairs);
        ItemDraft::read(&Fields::of(&all), date(2026, 7, 27), date(2026, 7, 31))
    }

    #[test]
    fn an_item_lies_within_the_class_and_its_half_day() {
        let item = read(&[("starts", "08:30"), ("ends", "09：10")]).unwrap();
        assert_eq!((item.starts, item.times().as_str()), (Some(time(8, 30, 0, 0)), "08:30–09:10"));
        for wrong in
            [("day", "2026-08-01"), ("starts", "14:00"), ("starts", "25:00"), ("kind", "party"), ("half", "")]
        {
            assert_eq!(read(&[wrong]).unwrap_err().0[0].0, wrong.0);
        }
        assert!(read(&[("starts", "09:00"), ("ends", "08:00")]).is_err());
    }
}
