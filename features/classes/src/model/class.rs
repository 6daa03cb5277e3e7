//! A class: dates, place, host; and the form it is made with.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use people::OrgId;
use store::Millis;
use web::access::Scope;
use web::panels::ClassHere;
use web::{Fields, Problem, Problems};

use crate::words::{Words, said};

store::id!(
    /// A class.
    ClassId,
    "cl"
);

/// The longest class, in days: a timetable of more is a slip of the keyboard.
pub const LONGEST: i32 = 60;

/// A training class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Its id.
    pub id: ClassId,
    /// The organisation that holds it.
    pub host: OrgId,
    /// The host's path, for permissions.
    pub host_path: String,
    /// The host's name.
    pub host_name: String,
    /// Its name.
    pub name: String,
    /// Year and term, such as 2026 年第一期; may be empty.
    pub term: String,
    /// The first day.
    pub starts_on: Date,
    /// The last day.
    pub ends_on: Date,
    /// Where it is held; may be empty.
    pub place: String,
    /// Whom to ask, and how; may be empty.
    pub contact: String,
    /// How many people are on its roster.
    pub size: usize,
}

/// Where today stands to a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// It is on.
    Now,
    /// It is still to come.
    Coming,
    /// It is over.
    Past,
}

impl Class {
    /// The class as the shell and the panels need to know it.
    pub fn here(&self) -> ClassHere {
        ClassHere {
            id: self.id.to_string(),
            name: self.name.clone(),
            host: self.host_path.clone(),
            size: self.size,
        }
    }

    /// Where actions in this class take place.
    pub fn scope(&self) -> Scope {
        Scope::Class { class: self.id.to_string(), host: self.host_path.clone() }
    }

    /// Whether the class is on, to come or over.
    pub fn phase(&self, now: Millis, zone: &TimeZone) -> Phase {
        let today = now.zoned(zone).date();
        if today < self.starts_on {
            Phase::Coming
        } else if today > self.ends_on {
            Phase::Past
        } else {
            Phase::Now
        }
    }

    /// Which day of the class today is, from 1; nothing before and after it.
    pub fn day_number(&self, now: Millis, zone: &TimeZone) -> Option<usize> {
        self.number_of(now.zoned(zone).date())
    }

    /// Which day of the class a date is, from 1.
    pub fn number_of(&self, day: Date) -> Option<usize> {
        (self.starts_on <= day && day <= self.ends_on).then(|| days_between(self.starts_on, day) + 1)
    }

    /// How many days until it begins; 0 once it has.
    pub fn days_until(&self, now: Millis, zone: &TimeZone) -> usize {
        days_between(now.zoned(zone).date(), self.starts_on)
    }

    /// How many days it takes.
    pub fn length(&self) -> usize {
        days_between(self.starts_on, self.ends_on) + 1
    }
}

/// Whole days from one date to a later one; 0 where it is not later.
pub(crate) fn days_between(from: Date, to: Date) -> usize {
    from.until(to).map_or(0, |span| usize::try_from(span.get_days()).unwrap_or(0))
}

/// What a new class is made of.
#[derive(Debug, Clone)]
pub struct NewClass {
    /// The organisation that holds it.
    pub host: OrgId,
    /// Its name.
    pub name: String,
    /// Year and term; may be empty.
    pub term: String,
    /// The first day.
    pub starts_on: Date,
    /// The last day.
    pub ends_on: Date,
    /// Where; may be empty.
    pub place: String,
    /// Whom to ask; may be empty.
    pub contact: String,
    /// The class whose timetable is taken over; without one the standard timetable is.
    pub copied_from: Option<ClassId>,
}

impl NewClass {
    /// Reads the class form.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let name = read.text("name", 2..=60);
        let host = read.parsed::<OrgId>("host");
        let term = read.text("term", 0..=40);
        let (starts_on, ends_on) = (read.date("starts_on"), read.date("ends_on"));
        let place = read.text("place", 0..=60);
        let contact = read.text("contact", 0..=100);
        let copied_from = read.optional::<ClassId>("from");
        if let (Some(first), Some(last)) = (starts_on, ends_on) {
            if last < first {
                read.problem("ends_on", said(Words::class_ends_early));
            } else if first.until(last).map_or(true, |span| span.get_days() >= LONGEST) {
                read.problem("ends_on", said(|w| w.class_too_long(LONGEST)));
            }
        }
        read.finish()?;
        let (Some(host), Some(starts_on), Some(ends_on)) = (host, starts_on, ends_on) else {
            // Each missing one has been noted, so that finish() has already refused.
            return Err(Problems::at("host", Problem::Missing));
        };
        Ok(Self { host, name, term, starts_on, ends_on, place, contact, copied_from })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use store::Id as _;

    use super::*;

    fn class() -> Class {
        Class {
            id: ClassId::from_body("00000000000000000000000001"),
            host: OrgId::from_body("00000000000000000000000001"),
            host_path: "/og_1/".into(),
            host_name: "北江省总工会".into(),
            name: "骨干班".into(),
            term: String::new(),
            starts_on: date(2026, 7, 27),
            ends_on: date(2026, 7, 31),
            place: String::new(),
            contact: String::new(),
            size: 0,
        }
    }

    #[test]
    fn days_are_counted_in_the_organisations_time_zone() {
        let shanghai = TimeZone::get("Asia/Shanghai").unwrap();
        let (class, monday_nine) = (class(), web::testing::MONDAY);
        assert_eq!(class.day_number(monday_nine, &shanghai), Some(1));
        assert_eq!(class.day_number(monday_nine.plus(15 * Millis::HOUR), &shanghai), Some(2));
        assert_eq!(class.day_number(monday_nine.plus(-10 * Millis::HOUR), &shanghai), None);
        assert_eq!(class.days_until(monday_nine.plus(-3 * Millis::DAY), &shanghai), 3);
        assert_eq!(class.phase(monday_nine.plus(5 * Millis::DAY), &shanghai), Phase::Past);
        assert_eq!(class.length(), 5);
    }

    #[test]
    fn a_class_form_names_every_field_that_is_wrong() {
        let fields =
            Fields::of(&[("name", "班"), ("host", "x"), ("starts_on", "2026-07-27"), ("ends_on", "昨天")]);
        let problems = NewClass::read(&fields).unwrap_err();
        let names: Vec<_> = problems.0.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(names, ["name", "host", "ends_on"]);
    }

    #[test]
    fn the_last_day_follows_the_first_and_the_class_is_not_endless() {
        let host = OrgId::from_body("00000000000000000000000001").to_string();
        let read = |from: &str, to: &str| {
            NewClass::read(&Fields::of(&[
                ("name", "骨干班"),
                ("host", &host),
                ("starts_on", from),
                ("ends_on", to),
            ]))
        };
        assert!(read("2026-07-27", "2026-07-27").is_ok());
        assert!(read("2026-07-27", "2026-07-26").is_err());
        assert!(read("2026-07-27", "2027-07-26").is_err());
    }
}
