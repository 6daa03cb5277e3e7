//! Makes small .xls files record by record, right ones and forged ones.

use std::io::{Cursor, Write};

/// One record of the sheet.
pub enum Record<'a> {
    /// Row, column, text.
    Text(u16, u16, &'a str),
    /// Row, column, number.
    Number(u16, u16, f64),
    /// First and last row, first and last column.
    Merged(u16, u16, u16, u16),
    /// The rows and columns the sheet claims to have.
    Dimension(u32, u16),
    /// The workbook says that a password is needed.
    Password,
}

/// A file with one sheet made of these records.
pub fn file(records: &[Record<'_>]) -> Vec<u8> {
    let mut book = Vec::new();
    put(&mut book, 0x0809, &[&[0x00, 0x06, 0x05, 0x00][..], &[0; 12]].concat());
    if records.iter().any(|record| matches!(record, Record::Password)) {
        put(&mut book, 0x002F, &[1, 0, 0, 0, 0, 0]);
    }
    let name = utf16("名单");
    let bound_length = 4 + 8 + u32::try_from(name.len()).unwrap();
    let start = u32::try_from(book.len()).unwrap() + bound_length + 4;
    put(&mut book, 0x0085, &[&start.to_le_bytes()[..], &[0, 0, 2, 1], &name].concat());
    put(&mut book, 0x000A, &[]);

    put(&mut book, 0x0809, &[&[0x00, 0x06, 0x10, 0x00][..], &[0; 12]].concat());
    for record in records {
        sheet_record(&mut book, record);
    }
    put(&mut book, 0x000A, &[]);

    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(&book).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn sheet_record(book: &mut Vec<u8>, record: &Record<'_>) {
    let numbers = |numbers: &[u16]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
    match record {
        Record::Text(row, column, text) => {
            let length = u16::try_from(text.encode_utf16().count()).unwrap();
            put(book, 0x0204, &[&numbers(&[*row, *column, 0, length])[..], &[1], &utf16(text)].concat());
        }
        Record::Number(row, column, number) => {
            put(book, 0x0203, &[&numbers(&[*row, *column, 0])[..], &number.to_le_bytes()].concat());
        }
        Record::Merged(top, bottom, left, right) => {
            put(book, 0x00E5, &numbers(&[1, *top, *bottom, *left, *right]));
        }
        Record::Dimension(rows, columns) => {
            let claim = [&[0; 4][..], &rows.to_le_bytes(), &[0; 2], &columns.to_le_bytes(), &[0; 2]].concat();
            put(book, 0x0200, &claim);
        }
        Record::Password => {}
    }
}

fn put(book: &mut Vec<u8>, kind: u16, data: &[u8]) {
    book.extend(kind.to_le_bytes());
    book.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
    book.extend(data);
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
