//! Reads text with separators: commas, tabs or semicolons, with quotes.

use super::book::Filling;
use super::{Cell, FileProblem, Limits, Sheet, encoding};

/// How many records are looked at to find the separator.
const LOOKED_AT: usize = 50;

/// The one sheet of a CSV file; it bears the file's name without its ending.
pub(super) fn read(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Sheet, FileProblem> {
    let text = encoding::decode(bytes)?;
    let (separator, body) = separator(&text, limits.columns);
    let mut text_left = limits.text;
    let name = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let mut filling = Filling::new(name, limits, &mut text_left);
    for (row, record) in Records::new(body, separator, limits.columns).enumerate() {
        for (column, field) in record.into_iter().enumerate() {
            filling.put(row, column, Cell::text(meant(&field)))?;
        }
    }
    Ok(filling.finish([]))
}

/// The separator, and the text without the line `sep=;` by which Excel is told it.
fn separator(text: &str, columns: usize) -> (char, &str) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some((told, body)) = rest.split_once('\n')
        && let [separator @ (b',' | b';' | b'\t' | b'|')] = told.trim_end_matches('\r').as_bytes()
    {
        return (char::from(*separator), body);
    }
    // The one that cuts most records into the same number of fields; a comma when nothing is cut.
    let (_, separator) = [',', '\t', ';'].into_iter().fold((0, ','), |best, candidate| {
        let score = agreement(text, candidate, columns);
        if score > best.0 { (score, candidate) } else { best }
    });
    (separator, text)
}

fn agreement(text: &str, separator: char, columns: usize) -> usize {
    let records = Records::new(text, separator, columns).take(LOOKED_AT);
    let mut widths: Vec<usize> = records.map(|record| record.len()).collect();
    widths.sort_unstable();
    widths
        .chunk_by(|left, right| left == right)
        .filter(|same| same[0] > 1)
        .map(|same| same.len() * 100 + same[0].min(99))
        .max()
        .unwrap_or(0)
}

/// What a field means: `="138…"` is how Excel is told to keep digits, and a leading `'` before a sign is how a
/// formula is kept from running.
fn meant(field: &str) -> &str {
    if let Some(inner) = field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return inner;
    }
    match field.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => field,
    }
}

/// Records of fields; a quoted field may hold separators and line breaks.
struct Records<'a> {
    rest: &'a str,
    separator: char,
    columns: usize,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: char, columns: usize) -> Self {
        Records { rest: text, separator, columns }
    }

    fn quoted(&mut self) -> String {
        let mut field = String::new();
        // The opening quote has been seen; a doubled quote is one.
        while let Some(end) = self.rest.find('"') {
            field.push_str(&self.rest[..end]);
            self.rest = &self.rest[end + 1..];
            match self.rest.strip_prefix('"') {
                Some(rest) => {
                    field.push('"');
                    self.rest = rest;
                }
                None => return field,
            }
        }
        field.push_str(self.rest);
        self.rest = "";
        field
    }

    fn field(&mut self) -> String {
        let mut field = String::new();
        if let Some(rest) = self.rest.strip_prefix('"') {
            self.rest = rest;
            field = self.quoted();
        }
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        field.push_str(&self.rest[..end]);
        self.rest = &self.rest[end..];
        field
    }
}

impl Iterator for Records<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut record = Vec::new();
        loop {
            let field = self.field();
            // Beyond the columns allowed one filled field is enough to refuse the file, and empty ones are nothing.
            if record.len() < self.columns || (record.len() == self.columns && !field.is_empty()) {
                record.push(field);
            }
            if let Some(rest) = self.rest.strip_prefix(self.separator) {
                self.rest = rest;
                continue;
            }
            self.rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
            self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
            return Some(record);
        }
    }
}
