//! Our own tables, read again by our own reader: nothing changes on the way.

#![cfg(test)]

use proptest::prelude::*;
use sheets::export::{Column, Table, Value, csv, xlsx};
use sheets::receipt::{Field, Receipt, UnitBook, read_receipt};
use sheets::table::{self, Kind};

const FIELDS: [Field; 14] = [
    Field::Unit,
    Field::Name,
    Field::Sex,
    Field::Post,
    Field::Category,
    Field::Phone,
    Field::Lodging,
    Field::Arrival,
    Field::Leave,
    Field::Travel,
    Field::Diet,
    Field::Question,
    Field::Wishes,
    Field::Note,
];

fn receipt(bytes: &[u8], name: &str) -> Receipt {
    read_receipt(&table::read(bytes, name).unwrap(), &UnitBook::plausible())
}

/// The roster a class exports: the people of a receipt under our own headings.
fn roster(receipt: &Receipt) -> Table {
    let rows = receipt.rows.iter().map(|row| {
        let wishes: Vec<String> = row.wishes.iter().map(u32::to_string).collect();
        let unit = row.unit.as_ref().map(|unit| unit.name.clone());
        [
            unit,
            row.name.clone(),
            row.sex.clone(),
            row.post.clone(),
            row.category.clone(),
            row.phone.clone(),
            row.lodging.clone(),
            row.arrival.clone(),
            row.leave.clone(),
            row.travel.clone(),
            row.diet.clone(),
            row.question.clone(),
            Some(wishes.join("、")),
            row.note.clone(),
        ]
        .map(Value::from)
        .to_vec()
    });
    let columns = FIELDS.iter().map(|field| Column::new(field.heading())).collect();
    Table { title: "学员名单".to_owned(), columns, rows: rows.collect() }
}

fn workbook(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/receipts/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn one_column(texts: &[String]) -> Table {
    let rows =
        texts.iter().map(|text| vec![Value::from(text.as_str()), Value::Text("。".to_owned())]).collect();
    Table { title: "表".to_owned(), columns: vec![Column::new("内容"), Column::wide("句号", 8.0)], rows }
}

#[test]
fn a_roster_read_again_has_the_same_people() {
    for name in ["receipt-clean.xlsx", "receipt-merged.xlsx"] {
        let original = receipt(&workbook(name), name);
        let table = roster(&original);
        let without_row = |receipt: &Receipt| -> Vec<_> {
            receipt.rows.iter().cloned().map(|row| sheets::receipt::ReceiptRow { row: 0, ..row }).collect()
        };
        for (bytes, name) in [(xlsx(&table).unwrap(), "名单.xlsx"), (csv(&table), "名单.csv")] {
            let again = receipt(&bytes, name);
            assert_eq!(again.problems, []);
            assert_eq!(without_row(&again), without_row(&original));
            // And once more: exporting what was imported gives the same table.
            assert_eq!(roster(&again), table);
        }
    }
}

#[test]
fn a_phone_number_is_a_text_and_a_count_is_a_number() {
    let table = Table {
        title: "a/b:[名单]*?".to_owned(),
        columns: vec![Column::new("手机号"), Column::new("人数")],
        rows: vec![vec!["01380".into(), 46_u32.into()]],
    };
    let book = table::read(&xlsx(&table).unwrap(), "x.xlsx").unwrap();
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name, "ab名单");
    assert_eq!((sheet.cell(1, 0).text.as_str(), sheet.cell(1, 0).kind), ("01380", Kind::Text));
    assert_eq!((sheet.cell(1, 1).text.as_str(), sheet.cell(1, 1).kind), ("46", Kind::Number));
}

#[test]
fn the_same_table_is_the_same_file() {
    let table = one_column(&["一".to_owned()]);
    assert_eq!(xlsx(&table).unwrap(), xlsx(&table).unwrap());
}

#[test]
fn a_printed_sheet_has_its_header_on_every_page_and_page_numbers() {
    let bytes = xlsx(&one_column(&["一".to_owned()])).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| std::io::read_to_string(package.by_name(name).unwrap()).unwrap();
    let sheet = part("xl/worksheets/sheet1.xml");
    for wanted in
        ["<autoFilter", "state=\"frozen\"", "paperSize=\"9\"", "fitToHeight=\"0\"", "&amp;P / &amp;N"]
    {
        assert!(sheet.contains(wanted), "{wanted} is not in {sheet}");
    }
    assert!(part("xl/workbook.xml").contains("_xlnm.Print_Titles"));
    // Texts are shared ones: WPS does not open files with inline texts.
    assert!(part("xl/sharedStrings.xml").contains("一") && !sheet.contains("inlineStr"));
}

#[test]
fn nothing_in_a_csv_runs_as_a_formula() {
    let table = one_column(&["=1+1".to_owned(), "@a".to_owned(), "-1".to_owned(), "+86".to_owned()]);
    let text = String::from_utf8(csv(&table)).unwrap();
    assert_eq!(text, "\u{FEFF}内容,句号\r\n'=1+1,。\r\n'@a,。\r\n'-1,。\r\n'+86,。\r\n");
}

#[test]
fn five_thousand_people_are_read_in_their_order() {
    let mut text = "单位,姓名,手机号\n".to_owned();
    for number in 0..5_000 {
        text.push_str(&format!("云岭市总工会,王芳,1380010{number:04}\n"));
    }
    let from_csv = receipt(text.as_bytes(), "x.csv");
    let bytes = xlsx(&roster(&from_csv)).unwrap();
    let again = receipt(&bytes, "x.xlsx");
    assert_eq!((again.rows.len(), again.problems.len()), (5_000, 0));
    assert_eq!(again.rows[4_999].phone.as_deref(), Some("13800104999"));
}

proptest! {
    #[test]
    fn any_texts_come_back_from_csv(texts in prop::collection::vec("[^\\p{C}]{0,12}|['=+@-]{0,4}[a-z\"\n,;\t]{0,4}", 1..6)) {
        let book = table::read(&csv(&one_column(&texts)), "x.csv").unwrap();
        for (row, text) in texts.iter().enumerate() {
            prop_assert_eq!(&book.sheets[0].cell(row + 1, 0).text, text);
        }
    }

    #[test]
    fn any_texts_come_back_from_xlsx(texts in prop::collection::vec("[^\\p{C}\u{FFFE}\u{FFFF}]{0,12}", 1..6)) {
        let book = table::read(&xlsx(&one_column(&texts)).unwrap(), "x.xlsx").unwrap();
        for (row, text) in texts.iter().enumerate() {
            prop_assert_eq!(&book.sheets[0].cell(row + 1, 0).text, text);
        }
    }
}
