//! Numbers, dates and errors of a spreadsheet as exact text.

use calamine::{Data, DataRef, ExcelDateTime};

use super::{Cell, Kind};

/// The most characters a cell can hold in Excel; what is longer did not come from there.
const LONGEST_CELL: usize = 32_767;

/// A cell of an .xlsx.
pub(super) fn from_ref(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::default(),
        DataRef::Int(number) => cell(Kind::Number, number.to_string()),
        DataRef::Float(number) => cell(Kind::Number, number_text(*number)),
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Bool(value) => truth(*value),
        DataRef::DateTime(date) => date_cell(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => cell(Kind::Date, text.clone()),
        DataRef::Error(error) => cell(Kind::Error, error.to_string()),
    }
}

/// A cell of an .xls.
pub(super) fn from_data(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::default(),
        Data::Int(number) => cell(Kind::Number, number.to_string()),
        Data::Float(number) => cell(Kind::Number, number_text(*number)),
        Data::String(text) => text_cell(text),
        Data::Bool(value) => truth(*value),
        Data::DateTime(date) => date_cell(date),
        Data::DateTimeIso(text) | Data::DurationIso(text) => cell(Kind::Date, text.clone()),
        Data::Error(error) => cell(Kind::Error, error.to_string()),
    }
}

/// All digits of a number, never 1.38E+10. Binary fractions come out in their shortest form.
pub(super) fn number_text(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    if number.abs() < 1e21 && number.abs() >= 1e-9 {
        return number.to_string();
    }
    format!("{number:e}")
}

/// The date that a bare serial number stands for, when the cell lost its date format.
pub(crate) fn serial_date(serial: &str) -> Option<String> {
    let days: u32 = serial.parse().ok().filter(|days| (30_000..80_000).contains(days))?;
    let date = ExcelDateTime::new(f64::from(days), calamine::ExcelDateTimeType::DateTime, false);
    Some(date_text(&date))
}

fn cell(kind: Kind, text: String) -> Cell {
    Cell { text, kind }
}

fn text_cell(text: &str) -> Cell {
    match text.char_indices().nth(LONGEST_CELL) {
        Some((end, _)) => Cell::text(&text[..end]),
        None => Cell::text(text),
    }
}

fn truth(value: bool) -> Cell {
    cell(Kind::Bool, if value { "TRUE" } else { "FALSE" }.to_owned())
}

fn date_cell(date: &ExcelDateTime) -> Cell {
    if date.is_duration() {
        return cell(Kind::Number, number_text(date.as_f64()));
    }
    cell(Kind::Date, date_text(date))
}

fn date_text(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    match (date.as_f64() < 1.0, hour, minute) {
        (true, ..) => format!("{hour:02}:{minute:02}"),
        (false, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        (false, ..) => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_all_their_digits() {
        assert_eq!(number_text(13_800_100_000.0), "13800100000");
        assert_eq!(number_text(2.300_101_990_010_1e17), "230010199001010000");
        assert_eq!(number_text(0.1), "0.1");
        assert_eq!(number_text(-3.0), "-3");
        assert_eq!(number_text(-0.0), "0");
        assert_eq!(number_text(1e300), "1e300");
    }

    #[test]
    fn dates_are_written_the_same_everywhere() {
        let date =
            |serial| date_text(&ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, false));
        assert_eq!(date(45_865.0), "2025-07-27");
        assert_eq!(date(45_865.5), "2025-07-27 12:00");
        assert_eq!(date(0.75), "18:00");
        assert_eq!(serial_date("45865").as_deref(), Some("2025-07-27"));
        assert_eq!(serial_date("727"), None);
    }
}
