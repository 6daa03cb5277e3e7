//! The timetable as a whole: days by halves, the standard five-day plan, and what is on just now.

use jiff::civil::{Date, Time, time};
use jiff::{ToSpan as _, ZonedDateTime};

use crate::model::class::{Class, days_between};
use web::Lang;

use crate::model::item::{Half, Item, ItemDraft, ItemKind};
use crate::words::words;

/// One day of a timetable.
#[derive(Debug, Clone)]
pub struct Day {
    /// The date.
    pub date: Date,
    /// Which day of the class it is, from 1.
    pub number: usize,
    /// The items of morning, afternoon and evening.
    pub halves: [Vec<Item>; 3],
}

/// The items laid out over the days of the class; items of a day that is no longer in the class stay
/// to be seen behind its last day.
pub fn days_of(class: &Class, mut items: Vec<Item>) -> Vec<Day> {
    items.sort_by(Item::in_order);
    let mut dates: Vec<Date> = (0..class.length()).filter_map(|n| later(class.starts_on, n)).collect();
    dates.extend(items.iter().map(|item| item.says.day));
    dates.sort_unstable();
    dates.dedup();
    dates
        .into_iter()
        .map(|date| {
            let of = |half: Half| {
                items.iter().filter(|i| i.says.day == date && i.says.half == half).cloned().collect()
            };
            Day { date, number: class.number_of(date).unwrap_or(0), halves: Half::ALL.map(of) }
        })
        .collect()
}

/// How an item stands to the present moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemState {
    /// It is over.
    Over,
    /// It is on.
    On,
    /// It begins in so many minutes.
    Soon(usize),
    /// It is later, or its time is not set.
    Later,
}

/// Whether the item is over, on or to come. Without times the half day counts.
pub fn item_state(item: &ItemDraft, now: &ZonedDateTime) -> ItemState {
    let (today, clock) = (now.date(), now.time());
    if item.day != today {
        return if item.day < today { ItemState::Over } else { ItemState::Later };
    }
    let (opens, closes) = bounds(item.half);
    let from = item.starts.unwrap_or(opens);
    let to = item.ends.unwrap_or(closes);
    if clock >= to {
        ItemState::Over
    } else if clock >= from {
        ItemState::On
    } else {
        let minutes = from.duration_since(clock).as_mins();
        match usize::try_from(minutes) {
            Ok(minutes) if minutes <= 6 * 60 => ItemState::Soon(minutes.max(1)),
            _ => ItemState::Later,
        }
    }
}

fn bounds(half: Half) -> (Time, Time) {
    match half {
        Half::Morning => (time(8, 30, 0, 0), time(12, 0, 0, 0)),
        Half::Afternoon => (time(14, 0, 0, 0), time(18, 0, 0, 0)),
        Half::Evening => (time(19, 0, 0, 0), time(22, 0, 0, 0)),
    }
}

/// The standard plan: half a day to open and state the problem, lectures, a day of workshop, half a
/// day of rehearsal, half a day of roadshow. Shorter classes keep its two ends, longer ones get
/// working days in the middle.
pub fn template(first: Date, last: Date, lang: Lang) -> Vec<ItemDraft> {
    use Half::{Afternoon, Evening, Morning};
    use ItemKind::{Closing, Exchange, Lecture, Opening, Rehearsal, Roadshow, Workshop};
    let (w, days) = (words(lang), days_between(first, last) + 1);
    let mut plan = vec![
        (0, Morning, "08:30", "09:00", w.plan_opening(), Opening),
        (0, Morning, "09:10", "11:40", w.plan_lecture(), Lecture),
        (0, Afternoon, "14:00", "17:00", w.plan_topics(), Workshop),
    ];
    if days >= 3 {
        plan.push((1, Morning, "08:30", "11:40", w.plan_lecture(), Lecture));
        plan.push((1, Afternoon, "14:00", "17:00", w.plan_exchange(), Exchange));
        plan.push((1, Evening, "19:00", "20:30", w.plan_groups(), Workshop));
    }
    for middle in 2..days.saturating_sub(2) {
        plan.push((middle, Morning, "08:30", "11:40", w.plan_causes(), Workshop));
        plan.push((middle, Afternoon, "14:00", "17:00", w.plan_proposal(), Workshop));
    }
    if days >= 4 {
        plan.push((days - 2, Morning, "08:30", "11:40", w.plan_finish(), Workshop));
        plan.push((days - 2, Afternoon, "14:00", "17:00", w.plan_rehearsal(), Rehearsal));
    }
    if days >= 2 {
        plan.push((days - 1, Morning, "09:00", "11:30", w.plan_roadshow(), Roadshow));
        plan.push((days - 1, Afternoon, "14:00", "15:30", w.plan_closing(), Closing));
    } else {
        plan.push((0, Evening, "19:00", "21:00", w.plan_roadshow(), Roadshow));
    }
    plan.into_iter()
        .filter_map(|(number, half, starts, ends, title, kind)| {
            let day = later(first, number)?;
            let (starts, ends) = (starts.parse().ok(), ends.parse().ok());
            Some(ItemDraft {
                day,
                half,
                starts,
                ends,
                title,
                kind,
                room: String::new(),
                lecturer: String::new(),
            })
        })
        .collect()
}

/// The same timetable for other dates: each item keeps its number of day; what would fall behind the
/// last day is left out.
pub fn shifted(items: Vec<ItemDraft>, old_first: Date, first: Date, last: Date) -> Vec<ItemDraft> {
    items
        .into_iter()
        .filter_map(|mut item| {
            item.day = later(first, days_between(old_first, item.day))?;
            (item.day <= last).then_some(item)
        })
        .collect()
}

/// A number of days later.
pub fn later(day: Date, days: usize) -> Option<Date> {
    day.checked_add(i32::try_from(days).ok()?.days()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;

    #[test]
    fn the_standard_plan_fills_every_half_day_and_ends_with_roadshow_and_closing() {
        for days in 1..=10 {
            let first = date(2026, 7, 27);
            let plan = template(first, later(first, days - 1).unwrap(), Lang::Zh);
            assert!(plan.iter().any(|i| i.kind == ItemKind::Roadshow), "{days}");
            assert_eq!(plan.iter().filter(|i| i.kind == ItemKind::Opening).count(), 1);
            assert!(plan.iter().all(|i| i.starts.map(Half::of) == Some(i.half)));
            let covered: std::collections::BTreeSet<_> = plan.iter().map(|i| i.day).collect();
            assert_eq!(covered.len(), days, "{days} days");
        }
    }

    #[test]
    fn a_copied_timetable_moves_with_the_first_day_and_is_cut_at_the_last() {
        let (first, last) = (date(2026, 7, 27), date(2026, 7, 31));
        let copy = shifted(template(first, last, Lang::Zh), first, date(2026, 9, 7), date(2026, 9, 8));
        assert_eq!(copy.iter().map(|i| i.day).max(), Some(date(2026, 9, 8)));
        assert_eq!(copy[0].title, "开班式");
        assert_eq!(copy[0].day, date(2026, 9, 7));
    }

    #[test]
    fn an_item_is_later_then_soon_then_on_then_over() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let item = template(date(2026, 7, 27), date(2026, 7, 31), Lang::En).remove(1);
        let at =
            |hour, minute| date(2026, 7, 27).at(hour, minute, 0, 0).to_zoned_datetime(zone.clone()).unwrap();
        assert_eq!(item_state(&item, &at(1, 0)), ItemState::Later);
        assert_eq!(item_state(&item, &at(9, 0)), ItemState::Soon(10));
        assert_eq!(item_state(&item, &at(9, 10)), ItemState::On);
        assert_eq!(item_state(&item, &at(11, 40)), ItemState::Over);
    }
}
