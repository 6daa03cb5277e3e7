//! Moments, as the database keeps them: milliseconds since 1970 UTC.

use std::fmt;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::{Cell, Column, Misread, Value};

/// A moment, in milliseconds since 1970-01-01 00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    /// One second, minute, hour, day: for arithmetic that reads.
    pub const SECOND: i64 = 1_000;
    /// A minute in milliseconds.
    pub const MINUTE: i64 = 60 * Self::SECOND;
    /// An hour in milliseconds.
    pub const HOUR: i64 = 60 * Self::MINUTE;
    /// A day in milliseconds.
    pub const DAY: i64 = 24 * Self::HOUR;

    /// The moment so many milliseconds later (earlier where negative).
    #[must_use]
    pub fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// The moment in a time zone, for showing.
    pub fn zoned(self, zone: &TimeZone) -> jiff::ZonedDateTime {
        jiff::Timestamp::from_millisecond(self.0)
            .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
            .to_zoned_datetime(zone.clone())
    }

    /// The start of a civil moment in a time zone.
    pub fn from_civil(moment: jiff::civil::DateTime, zone: &TimeZone) -> Self {
        moment.to_zoned_datetime(zone.clone()).map_or(Self(0), |z| Self(z.timestamp().as_millisecond()))
    }
}

impl fmt::Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Column for Millis {
    fn read(cell: Cell<'_>) -> Result<Self, Misread> {
        i64::read(cell).map(Self)
    }
}

impl From<Millis> for Value {
    fn from(at: Millis) -> Self {
        Self::Int(at.0)
    }
}

impl From<&Millis> for Value {
    fn from(at: &Millis) -> Self {
        Self::Int(at.0)
    }
}

/// Where the time comes from; tests bring their own.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Millis;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place the machine's clock is read")]
    fn now(&self) -> Millis {
        Millis(jiff::Timestamp::now().as_millisecond())
    }
}

/// A clock that stands where it was put, until it is moved.
#[derive(Debug, Default)]
pub struct FixedClock(std::sync::atomic::AtomicI64);

impl FixedClock {
    /// Stands at this moment.
    pub fn at(now: Millis) -> Self {
        Self(now.0.into())
    }

    /// Moves the clock.
    pub fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, std::sync::atomic::Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Millis {
        Millis(self.0.load(std::sync::atomic::Ordering::SeqCst))
    }
}
