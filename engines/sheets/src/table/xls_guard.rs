//! Walks the records of an .xls before anything is built from them.
//!
//! The reader behind it lays a sheet out as one block from its first to its last cell, and copies a shared
//! text for every cell that shows it; both are decided here, where refusing is cheap.

use super::{FileProblem, Limits};

const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const PASSWORD: u16 = 0x002F;
const CONTINUE: u16 = 0x003C;
const SHEET: u16 = 0x0085;
const BEGIN: u16 = 0x0809;
const MANY_NUMBERS: u16 = 0x00BD;
const RICH_TEXT: u16 = 0x00D6;
const TEXTS: u16 = 0x00FC;
const SHARED_TEXT: u16 = 0x00FD;
const DIMENSION: u16 = 0x0200;
const BLANK: u16 = 0x0201;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const TRUTH: u16 = 0x0205;
const SHORT_NUMBER: u16 = 0x027E;

/// The most cells all sheets of one file may span, filled or not.
const CELLS: usize = 8_000_000;

/// Refuses what would cost too much, and blanks the dimensions that sheets state about themselves: the reader
/// sets memory aside for them.
pub(super) fn check(stream: &mut [u8], limits: &Limits) -> Result<(), FileProblem> {
    for start in walk(stream, limits)? {
        stream[start..start + 2].copy_from_slice(&BLANK.to_le_bytes());
    }
    // Sheets of a forged file may overlap, so that blanking one changes another: what is left is walked again.
    if walk(stream, limits)?.is_empty() { Ok(()) } else { Err(FileProblem::Damaged) }
}

/// Walks the workbook and every sheet it names; gives the places where dimensions are stated.
fn walk(stream: &[u8], limits: &Limits) -> Result<Vec<usize>, FileProblem> {
    let mut sheets = Vec::new();
    let mut texts = Vec::new();
    for record in Records::new(stream, 0) {
        match record.kind {
            PASSWORD if record.u16(0) != 0 => return Err(FileProblem::Encrypted),
            SHEET => sheets.push(record.u32(0) as usize),
            TEXTS => texts = text_sizes(stream, record.start),
            END => break,
            _ => {}
        }
    }
    if sheets.is_empty() || sheets.len() > limits.sheets * 2 {
        return Err(FileProblem::Damaged);
    }
    let mut cells_left = CELLS;
    let mut text_left = limits.text;
    let mut stated = Vec::new();
    for start in sheets {
        let (mut last_row, mut last_column, mut depth) = (0, 0, 0_usize);
        for record in Records::new(stream, start) {
            match record.kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                DIMENSION => stated.push(record.start),
                FORMULA | MANY_NUMBERS | RICH_TEXT | SHARED_TEXT | NUMBER | LABEL | TRUTH | SHORT_NUMBER => {
                    let more =
                        if record.kind == MANY_NUMBERS { record.length.saturating_sub(6) / 6 } else { 0 };
                    last_row = last_row.max(usize::from(record.u16(0)));
                    last_column = last_column.max(usize::from(record.u16(2)) + more);
                    if record.kind == SHARED_TEXT {
                        let size = texts.get(record.u32(6) as usize).copied().unwrap_or(0);
                        text_left = text_left.checked_sub(size).ok_or(FileProblem::TooMuchText)?;
                    }
                }
                _ => {}
            }
        }
        if last_row >= limits.rows {
            return Err(FileProblem::TooManyRows { limit: limits.rows });
        }
        if last_column >= limits.columns {
            return Err(FileProblem::TooManyColumns { limit: limits.columns });
        }
        cells_left =
            cells_left.checked_sub((last_row + 1) * (last_column + 1)).ok_or(FileProblem::TooMuchText)?;
    }
    Ok(stated)
}

/// The most bytes each shared text may take, in order.
fn text_sizes(stream: &[u8], start: usize) -> Vec<usize> {
    let mut parts = Records::new(stream, start);
    let mut bytes = parts.next().map(|record| record.data(stream).to_vec()).unwrap_or_default();
    let mut breaks = Vec::new();
    for part in parts.take_while(|record| record.kind == CONTINUE) {
        breaks.push(bytes.len());
        bytes.extend_from_slice(part.data(stream));
    }
    let number = |at: usize, width: usize| {
        let bytes = bytes.get(at..at + width).unwrap_or_default();
        bytes.iter().rev().fold(0, |sum: usize, byte| (sum << 8) | usize::from(*byte))
    };
    let mut sizes = Vec::new();
    let mut at = 8;
    while at + 3 <= bytes.len() {
        let (characters, flags) = (number(at, 2), bytes[at + 2]);
        at += 3;
        let mut behind = 0_usize;
        if flags & 8 != 0 {
            behind += 4 * number(at, 2);
            at += 2;
        }
        if flags & 4 != 0 {
            behind += number(at, 4);
            at += 4;
        }
        at = behind_characters(&bytes, &breaks, at, characters, flags).saturating_add(behind);
        sizes.push(characters * 3);
    }
    sizes
}

/// Where the characters of a text end. Where a continuation cuts them, it says anew how wide they are.
fn behind_characters(bytes: &[u8], breaks: &[usize], start: usize, characters: usize, flags: u8) -> usize {
    let (mut at, mut left, mut wide) = (start, characters, usize::from(flags & 1));
    let mut ahead = breaks.partition_point(|cut| *cut <= at);
    while let Some(&cut) = breaks.get(ahead) {
        let fit = (cut - at) >> wide;
        if left <= fit {
            break;
        }
        left -= fit;
        wide = usize::from(bytes.get(cut).copied().unwrap_or(0) & 1);
        at = cut + 1;
        ahead = breaks.partition_point(|cut| *cut <= at);
    }
    at + (left << wide)
}

#[derive(Clone, Copy)]
struct Record {
    kind: u16,
    start: usize,
    length: usize,
    head: [u8; 10],
}

impl Record {
    fn u16(&self, at: usize) -> u16 {
        u16::from_le_bytes([self.head[at], self.head[at + 1]])
    }

    fn u32(&self, at: usize) -> u32 {
        u32::from_le_bytes([self.head[at], self.head[at + 1], self.head[at + 2], self.head[at + 3]])
    }

    fn data<'a>(&self, stream: &'a [u8]) -> &'a [u8] {
        &stream[self.start + 4..self.start + 4 + self.length]
    }
}

struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    fn new(stream: &'a [u8], at: usize) -> Self {
        Records { stream, at }
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let head = self.stream.get(self.at..self.at.checked_add(4)?)?;
        let (kind, length) =
            (u16::from_le_bytes([head[0], head[1]]), usize::from(u16::from_le_bytes([head[2], head[3]])));
        let data = self.stream.get(self.at + 4..self.at + 4 + length)?;
        let mut record = Record { kind, start: self.at, length, head: [0; 10] };
        let known = data.len().min(10);
        record.head[..known].copy_from_slice(&data[..known]);
        self.at += 4 + length;
        Some(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(stream: &mut Vec<u8>, kind: u16, data: &[u8]) {
        stream.extend(kind.to_le_bytes());
        stream.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
        stream.extend(data);
    }

    #[test]
    fn shared_texts_are_measured_across_continuations() {
        let mut stream = Vec::new();
        // Two texts: four wide characters cut after two, going on in narrow ones; then two narrow ones.
        put(&mut stream, TEXTS, &[&[0; 8][..], &[4, 0, 1], &[1, 0x4E, 2, 0x4E]].concat());
        put(&mut stream, CONTINUE, &[&[0, b'a', b'b'][..], &[2, 0, 0, b'c', b'd']].concat());
        assert_eq!(text_sizes(&stream, 0), [12, 6]);
    }

    #[test]
    fn a_long_text_shown_a_thousand_times_is_too_much() {
        let mut book = Vec::new();
        put(&mut book, BEGIN, &[0; 16]);
        let long = [&[0; 8][..], &1000_u16.to_le_bytes(), &[0], &[b'a'; 1000]].concat();
        put(&mut book, TEXTS, &long);
        let start = u32::try_from(book.len() + 4 + 8 + 4).unwrap();
        put(&mut book, SHEET, &[&start.to_le_bytes()[..], &[0; 4]].concat());
        put(&mut book, END, &[]);
        put(&mut book, BEGIN, &[0; 16]);
        for row in 0..1000_u16 {
            put(&mut book, SHARED_TEXT, &[&row.to_le_bytes()[..], &[0; 8]].concat());
        }
        put(&mut book, END, &[]);
        assert_eq!(check(&mut book.clone(), &Limits::default()), Ok(()));
        let limits = Limits { text: 1 << 20, ..Limits::default() };
        assert_eq!(check(&mut book, &limits), Err(FileProblem::TooMuchText));
    }
}
