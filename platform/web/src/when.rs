//! Moments and dates as people write them, in the organisation's time zone.

use jiff::ZonedDateTime;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use store::Millis;

use crate::{Ctx, Lang};

impl Ctx {
    /// A moment as the reader reads it, today's by the clock alone.
    pub fn moment(&self, at: Millis) -> String {
        moment(at, self.now, self.zone(), self.lang)
    }

    /// When something is due: `今天 22:00`, `7 月 28 日 22:00`.
    pub fn due(&self, at: Millis) -> String {
        let today = at.zoned(self.zone()).date() == self.now.zoned(self.zone()).date();
        if today {
            format!("{} {}", self.lang.pick("今天", "today"), self.clock(at))
        } else {
            self.moment(at)
        }
    }

    /// A moment written out, day and year too, as a paper needs it: `2026 年 7 月 28 日 14:30`.
    pub fn full_moment(&self, at: Millis) -> String {
        let at = at.zoned(self.zone());
        format!("{} {}", full_day(at.date(), self.lang), clock(&at))
    }

    /// The clock at this moment: `14:30`.
    pub fn clock(&self, at: Millis) -> String {
        clock(&at.zoned(self.zone()))
    }
}

/// `7 月 28 日 14:30` / `28 Jul 14:30`; with the year where it is another than `now`'s.
pub fn moment(at: Millis, now: Millis, zone: &TimeZone, lang: Lang) -> String {
    let (at, now) = (at.zoned(zone), now.zoned(zone));
    if at.date() == now.date() {
        return clock(&at);
    }
    let day = if at.year() == now.year() { day(at.date(), lang) } else { full_day(at.date(), lang) };
    format!("{day} {}", clock(&at))
}

/// `14:30`.
pub fn clock(at: &ZonedDateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// `7 月 28 日` / `28 Jul`.
pub fn day(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{} 月 {} 日", date.month(), date.day()),
        Lang::En => format!("{} {}", date.day(), month_name(date.month())),
    }
}

/// `7 月 28 日（周一）` / `Mon 28 Jul`.
pub fn day_with_weekday(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}（{}）", day(date, lang), weekday(date.weekday(), lang)),
        Lang::En => format!("{} {}", weekday(date.weekday(), lang), day(date, lang)),
    }
}

/// `2026 年 7 月 28 日` / `28 Jul 2026`.
pub fn full_day(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{} 年 {}", date.year(), day(date, lang)),
        Lang::En => format!("{} {}", day(date, lang), date.year()),
    }
}

/// `周一` / `Mon`.
pub fn weekday(day: Weekday, lang: Lang) -> &'static str {
    match day {
        Weekday::Monday => lang.pick("周一", "Mon"),
        Weekday::Tuesday => lang.pick("周二", "Tue"),
        Weekday::Wednesday => lang.pick("周三", "Wed"),
        Weekday::Thursday => lang.pick("周四", "Thu"),
        Weekday::Friday => lang.pick("周五", "Fri"),
        Weekday::Saturday => lang.pick("周六", "Sat"),
        Weekday::Sunday => lang.pick("周日", "Sun"),
    }
}

fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(month - 1).ok().and_then(|i| NAMES.get(i)).copied().unwrap_or_default()
}
