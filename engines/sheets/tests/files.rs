//! Files of every kind that somebody may send: good ones in each format, wrong ones, hostile ones.

#![cfg(test)]

mod old_excel;

use std::io::{Cursor, Write};

use proptest::prelude::*;
use sheets::receipt::{UnitBook, read_receipt};
use sheets::table::{self, FileProblem, Kind, Limits, Looks};
use zip::write::SimpleFileOptions;

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        package.start_file(*name, SimpleFileOptions::default()).unwrap();
        package.write_all(bytes).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// An .xlsx with this inside its one sheet.
fn xlsx(sheet: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{sheet}</worksheet>"#
    );
    package(&[
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let book = table::read(bytes, "名单").unwrap();
    book.sheets[0].rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()
}

fn refused(bytes: &[u8]) -> FileProblem {
    table::read(bytes, "名单.xlsx").unwrap_err()
}

#[test]
fn csv_is_read_in_every_encoding_and_with_every_separator() {
    let wanted = vec![
        vec!["姓名".to_owned(), "手机号".to_owned()],
        vec!["𠮷野,A".to_owned(), "13800100001".to_owned()],
    ];
    for separator in [",", "\t", ";"] {
        let text = format!("姓名{separator}手机号\r\n\"𠮷野,A\"{separator}13800100001\r\n");
        assert_eq!(texts(text.as_bytes()), wanted);
        assert_eq!(texts(format!("\u{FEFF}{text}").as_bytes()), wanted);
        assert_eq!(texts(&encoding_rs::GB18030.encode(&text).0), wanted);
        let wide: Vec<u8> =
            [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(texts(&wide), wanted);
    }
    assert_eq!(texts("sep=|\n姓名|手机号\n𠮷野,A|13800100001".as_bytes()), wanted);
    assert_eq!(texts("姓名,手机号\n\"𠮷野,A\",\"=\"\"13800100001\"\"\"".as_bytes()), wanted);
}

#[test]
fn a_quoted_field_may_hold_line_breaks_and_quotes() {
    assert_eq!(
        texts(b"a,\"x\r\n\"\"y\"\", z\"\n\nb,c"),
        [vec!["a", "x\r\n\"y\", z"], vec![], vec!["b", "c"]]
    );
}

#[test]
fn a_wrong_dimension_hides_nothing_and_numbers_keep_their_digits() {
    let bytes = xlsx(
        r#"<dimension ref="A1:A1"/><sheetData><row r="2"><c r="B2"><v>13800100000</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#REF!</v></c><c r="E2" t="inlineStr"><is><t>张三</t></is></c></row></sheetData><mergeCells count="1"><mergeCell ref="B2:B1048576"/></mergeCells>"#,
    );
    let book = table::read(&bytes, "名单.csv").unwrap();
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name, "名单");
    assert_eq!((sheet.cell(1, 1).text.as_str(), sheet.cell(1, 1).kind), ("13800100000", Kind::Number));
    assert_eq!((sheet.cell(1, 2).text.as_str(), sheet.cell(1, 2).kind), ("TRUE", Kind::Bool));
    assert_eq!((sheet.cell(1, 3).text.as_str(), sheet.cell(1, 3).kind), ("#REF!", Kind::Error));
    assert_eq!(sheet.cell(1, 4).text, "张三");
    assert_eq!((sheet.merged[0].top, sheet.merged[0].bottom), (1, 1));
}

#[test]
fn what_is_no_spreadsheet_is_named_for_what_it_is() {
    let looks = |bytes: &[u8]| match refused(bytes) {
        FileProblem::NotASpreadsheet(looks) => looks,
        other => panic!("{other:?}"),
    };
    assert_eq!(looks(b"%PDF-1.7 ..."), Looks::Pdf);
    assert_eq!(looks(b"\x89PNG\r\n\x1a\n"), Looks::Picture);
    assert_eq!(looks(b"\n<html><table><tr><td>"), Looks::OtherSpreadsheet);
    assert_eq!(looks(&[1, 2, 3, 4, 5, 6, 7, 8]), Looks::Unknown);
    assert_eq!(looks(&package(&[("照片/1.txt", b"x")])), Looks::Archive);
    assert_eq!(looks(&package(&[("[Content_Types].xml", b""), ("word/document.xml", b"")])), Looks::Document);
    for bytes in [b"".as_slice(), b" \r\n", b",,,\n,,"] {
        assert_eq!(refused(bytes), FileProblem::Empty);
    }
    assert_eq!(refused(b"PK\x03\x04 cut off"), FileProblem::Damaged);
    assert_eq!(refused(&xlsx("<sheetData/>")), FileProblem::Empty);
}

#[test]
fn a_file_with_a_password_is_told_apart_from_a_damaged_one() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/EncryptedPackage").unwrap().write_all(&[7; 100]).unwrap();
    let bytes = file.into_inner().into_inner();
    assert_eq!(refused(&bytes), FileProblem::Encrypted);
    assert!(FileProblem::Encrypted.message(sheets::Language::Chinese).contains("密码"));
}

#[test]
fn a_small_file_that_unpacks_to_a_thousand_times_its_size_is_refused() {
    let bomb = vec![b' '; 2 << 20];
    let mut parts: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", CONTENT_TYPES.as_bytes())];
    let names: Vec<String> = (0..8).map(|n| format!("xl/media/{n}.xml")).collect();
    parts.extend(names.iter().map(|name| (name.as_str(), bomb.as_slice())));
    let bytes = package(&parts);
    assert!(bytes.len() < 32 << 10);
    let limits = Limits { unpacked: 8 << 20, ..Limits::default() };
    assert_eq!(table::read_within(&bytes, "x.xlsx", &limits).unwrap_err(), FileProblem::UnpacksTooLarge);
}

#[test]
fn a_package_that_lies_about_its_sizes_is_still_refused() {
    let bomb = vec![b' '; 3 << 20];
    let mut bytes = package(&[("[Content_Types].xml", CONTENT_TYPES.as_bytes()), ("xl/workbook.xml", &bomb)]);
    // Both headers say ten bytes instead of three million.
    let (stated, lie) = (u32::try_from(bomb.len()).unwrap().to_le_bytes(), 10_u32.to_le_bytes());
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..at + 4] == stated).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&lie);
    }
    // Unpacking stops where the stated size ends.
    assert_eq!(refused(&bytes), FileProblem::Damaged);
}

#[test]
fn sizes_beyond_the_limits_are_refused_before_they_cost_anything() {
    let limits = Limits { bytes: 1000, rows: 10, columns: 5, text: 100, ..Limits::default() };
    let read = |bytes: &[u8]| table::read_within(bytes, "x", &limits).unwrap_err();
    assert_eq!(read(&[b'a'; 1001]), FileProblem::TooManyBytes { limit: 1000 });
    assert_eq!(read("a,b\n".repeat(11).as_bytes()), FileProblem::TooManyRows { limit: 10 });
    assert_eq!(read(b"a,b,c,d,e,f\n"), FileProblem::TooManyColumns { limit: 5 });
    assert_eq!(read("长".repeat(40).as_bytes()), FileProblem::TooMuchText);
    assert!(table::read_within(b"a,b,c,d,e,,,,,,,,\n", "x", &limits).is_ok());

    let far = |cell: &str| xlsx(&format!(r#"<sheetData><row><c r="{cell}"><v>1</v></c></row></sheetData>"#));
    assert_eq!(refused(&far("A1048576")), FileProblem::TooManyRows { limit: 20_000 });
    assert_eq!(refused(&far("XFD1")), FileProblem::TooManyColumns { limit: 200 });
}

#[test]
fn one_long_text_shown_by_many_cells_is_refused() {
    let text = "长".repeat(30_000);
    let strings = format!(
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{text}</t></si></sst>"#
    );
    let cells = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(1_000);
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#
    );
    let bytes = package(&[
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    assert!(bytes.len() < 10_000);
    assert_eq!(refused(&bytes), FileProblem::TooMuchText);
}

#[test]
fn a_name_of_ten_megabytes_is_one_problem_in_one_cell() {
    let text = format!("姓名,单位,手机号\n{},省总,13800100001\n", "王".repeat(3_400_000));
    let receipt = read_receipt(&table::read(text.as_bytes(), "x.csv").unwrap(), &UnitBook::plausible());
    assert_eq!(receipt.problems.len(), 1);
    assert_eq!(receipt.problems[0].code().as_str(), "name-too-long");
    assert_eq!(receipt.rows[0].name, None);
}

#[test]
fn the_old_format_is_read_with_its_merged_cells() {
    use old_excel::{Record, file};
    let bytes = file(&[
        Record::Text(0, 0, "姓名"),
        Record::Text(0, 1, "单位"),
        Record::Text(0, 2, "手机号"),
        Record::Text(1, 0, "王芳"),
        Record::Text(1, 1, "云岭市总工会"),
        Record::Number(1, 2, 13_800_100_001.0),
        Record::Text(2, 0, "李明"),
        Record::Number(2, 2, 13_800_100_002.0),
        Record::Merged(1, 2, 1, 1),
    ]);
    let receipt = read_receipt(&table::read(&bytes, "名单.xlsx").unwrap(), &UnitBook::plausible());
    assert_eq!(receipt.problems, []);
    assert_eq!(receipt.rows[1].unit.as_ref().unwrap().name, "云岭市总工会");
    assert_eq!(receipt.rows[1].phone.as_deref(), Some("13800100002"));
}

#[test]
fn an_old_file_that_claims_a_huge_sheet_costs_nothing() {
    use old_excel::{Record, file};
    let lying = file(&[Record::Dimension(u32::MAX, u16::MAX), Record::Text(0, 0, "姓名")]);
    assert_eq!(texts(&lying), [["姓名"]]);
    let far = file(&[Record::Text(0, 0, "姓名"), Record::Text(65_535, 0, "x")]);
    assert_eq!(refused(&far), FileProblem::TooManyRows { limit: 20_000 });
    let wide = file(&[Record::Text(0, 0, "姓名"), Record::Text(0, 255, "x")]);
    assert_eq!(refused(&wide), FileProblem::TooManyColumns { limit: 200 });
    assert_eq!(refused(&file(&[Record::Password])), FileProblem::Encrypted);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), mark in 0..5_usize) {
        let marks: [&[u8]; 5] = [b"", b"PK\x03\x04", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], &[0xFF, 0xFE], "姓名,手机号\n".as_bytes()];
        let bytes = [marks[mark], &bytes].concat();
        if let Ok(book) = table::read(&bytes, "x") {
            let receipt = read_receipt(&book, &UnitBook::plausible());
            prop_assert!(receipt.header_row.is_some() || receipt.errors() == 1);
        }
    }

    #[test]
    fn a_good_file_with_a_few_wrong_bytes_is_read_or_refused(
        old in any::<bool>(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = if old {
            old_excel::file(&[old_excel::Record::Text(0, 0, "姓名"), old_excel::Record::Number(3, 3, 1.0)])
        } else {
            xlsx(r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row></sheetData>"#)
        };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(book) = table::read(&bytes, "x") {
            let receipt = read_receipt(&book, &UnitBook::plausible());
            prop_assert!(receipt.header_row.is_some() || receipt.errors() == 1);
        }
    }

    #[test]
    fn any_csv_text_makes_a_receipt_or_a_problem(rows in prop::collection::vec(prop::collection::vec(any::<String>(), 0..6), 0..8)) {
        let mut text = "姓名,单位,手机号,课题意向,备注,身份证号\n".to_owned();
        for row in rows {
            text.push_str(&row.join(","));
            text.push('\n');
        }
        if let Ok(book) = table::read(text.as_bytes(), "x.csv") {
            let receipt = read_receipt(&book, &UnitBook::plausible());
            let seen: usize = receipt.rows.len() + receipt.skipped.len();
            prop_assert!(seen <= book.sheets[0].rows.len());
        }
    }
}
