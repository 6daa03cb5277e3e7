//! Our own reply clock: a need should be answered within five working days. Saturdays and Sundays do
//! not count; public holidays are not known here, so the clock is a reminder and nothing else.

use jiff::ToSpan as _;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use store::Millis;

/// Working days within which a need should be answered.
pub const ANSWER_WITHIN: usize = 5;

/// Whether more working days have passed than an answer should take.
pub fn is_late(said_at: Millis, now: Millis, zone: &TimeZone) -> bool {
    let (mut day, today) = (said_at.zoned(zone).date(), now.zoned(zone).date());
    let mut passed = 0;
    while day < today && passed <= ANSWER_WITHIN {
        day = day.saturating_add(1.day());
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            passed += 1;
        }
    }
    passed > ANSWER_WITHIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_do_not_count() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let monday = Millis(1_785_114_000_000);
        assert!(!is_late(monday, monday.plus(7 * Millis::DAY), &zone));
        assert!(is_late(monday, monday.plus(8 * Millis::DAY), &zone));
        assert!(!is_late(monday, monday, &zone));
    }
}
