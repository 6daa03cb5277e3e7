//! A table as CSV that Excel opens with a double click: UTF-8 with mark, nothing that runs as a formula.

use super::{Table, Value};

/// The bytes of the file.
#[must_use]
pub fn csv(table: &Table) -> Vec<u8> {
    let mut text = String::from('\u{FEFF}');
    line(&mut text, table.columns.iter().map(|column| guarded(&column.header)));
    for row in &table.rows {
        line(
            &mut text,
            row.iter().map(|value| match value {
                Value::Blank => String::new(),
                Value::Text(text) => guarded(text),
                Value::Number(number) => number.to_string(),
            }),
        );
    }
    text.into_bytes()
}

fn line(text: &mut String, fields: impl Iterator<Item = String>) {
    for (index, field) in fields.enumerate() {
        if index > 0 {
            text.push(',');
        }
        if field.contains([',', '"', '\n', '\r', '\t', ';']) || field.starts_with(' ') || field.ends_with(' ')
        {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&field);
        }
    }
    text.push_str("\r\n");
}

/// A text that a spreadsheet would run gets a `'` in front; so does one that already has such a `'`, so that
/// reading takes exactly one away.
fn guarded(text: &str) -> String {
    let runs = text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{text}") } else { text.to_owned() }
}
