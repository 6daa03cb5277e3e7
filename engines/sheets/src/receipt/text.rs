//! Free text out of a cell: clean, within its length, and without an ID number that slipped in.

use super::{Fault, Field};
use crate::table::{Cell, Kind};

/// The text of a cell for this field and what is wrong with it. Blank is `None`.
pub(super) fn read(field: Field, cell: &Cell) -> (Option<String>, Option<Fault>) {
    let text = match cell.kind {
        Kind::Empty => return (None, None),
        Kind::Error => return (None, Some(Fault::FormulaError)),
        Kind::Bool => if cell.text == "TRUE" { "是" } else { "否" }.to_owned(),
        Kind::Number if matches!(field, Field::Arrival | Field::Leave) => {
            crate::table::serial_date(&cell.text).unwrap_or_else(|| cell.text.clone())
        }
        Kind::Text | Kind::Number | Kind::Date => clean(&cell.text),
    };
    if text.is_empty() {
        return (None, None);
    }
    if has_id_number(&text) {
        return (None, Some(Fault::IdNotWanted));
    }
    let (length, limit) = (text.chars().count(), field.longest());
    if length > limit {
        return (Some(text.chars().take(limit).collect()), Some(Fault::TextTooLong { length, limit }));
    }
    (Some(text), None)
}

/// Control characters and runs of spaces become one space; marks nobody sees go.
pub(super) fn clean(text: &str) -> String {
    let seen = text.chars().filter(
        |c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}'),
    );
    let spaced: String = seen.map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether eighteen characters in a row are an ID number: a birth date in the middle tells it from other numbers.
fn has_id_number(text: &str) -> bool {
    let plain: Vec<u8> = text.chars().map(|c| u8::try_from(ascii_digit(c)).unwrap_or(b' ')).collect();
    plain.windows(18).any(|run| {
        let digits = run[..17].iter().all(u8::is_ascii_digit);
        let last = run[17].is_ascii_digit() || matches!(run[17], b'x' | b'X');
        let number = |from: usize, to: usize| {
            run[from..to].iter().fold(0_u32, |sum, b| sum * 10 + u32::from(b - b'0'))
        };
        digits
            && last
            && (1900..2100).contains(&number(6, 10))
            && (1..=12).contains(&number(10, 12))
            && (1..=31).contains(&number(12, 14))
    })
}

fn ascii_digit(c: char) -> u32 {
    match c {
        '０'..='９' => u32::from(c) - u32::from('０') + u32::from('0'),
        _ => u32::from(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_number_in_a_remark_is_not_kept() {
        let (kept, fault) = read(Field::Note, &Cell::text("证号110101199003070011，素食"));
        assert_eq!((kept, fault), (None, Some(Fault::IdNotWanted)));
        let (kept, _) = read(Field::Note, &Cell::text("卡号 622202020200012345 号"));
        assert_eq!(kept.as_deref(), Some("卡号 622202020200012345 号"));
    }

    #[test]
    fn text_is_cleaned_and_cut_where_the_field_ends() {
        assert_eq!(read(Field::Post, &Cell::text(" 宣教部\n 部长\0 ")).0.as_deref(), Some("宣教部 部长"));
        let (kept, fault) = read(Field::Question, &Cell::text("问".repeat(101)));
        assert_eq!(kept.unwrap().chars().count(), 100);
        assert_eq!(fault, Some(Fault::TextTooLong { length: 101, limit: 100 }));
    }
}
