//! Parses fields into types, collecting every problem instead of stopping at the first.

use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::form::{Fields, Problem, Problems};

/// Reads fields one by one; [`Reader::finish`] says whether all of them were good.
pub struct Reader<'a> {
    fields: &'a Fields,
    problems: Problems,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(fields: &'a Fields) -> Self {
        Self { fields, problems: Problems::default() }
    }

    /// One line of text of so many characters; surrounding space is dropped. A range from 0 makes
    /// it optional.
    pub fn text(&mut self, name: &str, length: RangeInclusive<usize>) -> String {
        let value = self.fields.value(name).trim();
        if value.chars().any(char::is_control) {
            self.problem(name, Problem::Unprintable);
        }
        self.measured(name, value, length)
    }

    /// Text that may have lines, its line ends made one kind.
    pub fn lines(&mut self, name: &str, length: RangeInclusive<usize>) -> String {
        let value = self.fields.value(name).replace("\r\n", "\n").replace('\r', "\n");
        let value = value.trim();
        if value.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            self.problem(name, Problem::Unprintable);
        }
        self.measured(name, value, length)
    }

    /// A whole number in a range.
    pub fn number(&mut self, name: &str, range: RangeInclusive<i64>) -> i64 {
        let value = self.fields.value(name).trim();
        match value.parse::<i64>() {
            _ if value.is_empty() => self.problem(name, Problem::Missing),
            Ok(n) if range.contains(&n) => return n,
            Ok(_) => self.problem(name, Problem::OutOfRange { least: *range.start(), most: *range.end() }),
            Err(_) => self.problem(name, Problem::NotANumber),
        }
        *range.start()
    }

    /// A value of a type with a text form: an id, a choice. `None` has been noted as a problem.
    pub fn parsed<T: FromStr>(&mut self, name: &str) -> Option<T> {
        let value = self.fields.value(name).trim();
        match value.parse() {
            Ok(parsed) => return Some(parsed),
            Err(_) if value.is_empty() => self.problem(name, Problem::Missing),
            Err(_) => self.problem(name, Problem::NotAChoice),
        }
        None
    }

    /// As [`Reader::parsed`], where leaving it empty is allowed.
    pub fn optional<T: FromStr>(&mut self, name: &str) -> Option<T> {
        if self.fields.value(name).trim().is_empty() { None } else { self.parsed(name) }
    }

    /// A ticked box.
    pub fn ticked(&mut self, name: &str) -> bool {
        !self.fields.value(name).is_empty()
    }

    /// A date, `2026-11-24`.
    pub fn date(&mut self, name: &str) -> Option<jiff::civil::Date> {
        let value = self.fields.value(name).trim();
        match value.parse() {
            Ok(date) => return Some(date),
            Err(_) if value.is_empty() => self.problem(name, Problem::Missing),
            Err(_) => self.problem(name, Problem::NotADate),
        }
        None
    }

    /// A date and time of day as a browser sends it, `2026-11-24T14:30`.
    pub fn date_time(&mut self, name: &str) -> Option<jiff::civil::DateTime> {
        let value = self.fields.value(name).trim();
        match value.parse() {
            Ok(moment) => return Some(moment),
            Err(_) if value.is_empty() => self.problem(name, Problem::Missing),
            Err(_) => self.problem(name, Problem::NotADate),
        }
        None
    }

    /// Notes a problem that the room found itself.
    pub fn problem(&mut self, name: &str, problem: Problem) {
        self.problems.0.push((name.to_owned(), problem));
    }

    /// Good only when no problem was noted.
    ///
    /// # Errors
    /// Every problem, each at its field.
    pub fn finish(self) -> Result<(), Problems> {
        if self.problems.0.is_empty() { Ok(()) } else { Err(self.problems) }
    }

    fn measured(&mut self, name: &str, value: &str, length: RangeInclusive<usize>) -> String {
        let count = value.chars().count();
        if count == 0 && *length.start() > 0 {
            self.problem(name, Problem::Missing);
        } else if count < *length.start() {
            self.problem(name, Problem::TooShort { least: *length.start() });
        } else if count > *length.end() {
            self.problem(name, Problem::TooLong { most: *length.end() });
        }
        value.to_owned()
    }
}
