//! The receipts offices send: a clean one, one full of layout, one with faults; each is read as a person would.

#![cfg(test)]

use sheets::Language;
use sheets::receipt::{Code, Receipt, Severity, Unit, UnitBook, mark, read_receipt, receipt_to_json};
use sheets::table::{self, Cell, Region, Sheet, Workbook};

fn workbook(name: &str) -> Workbook {
    let path = format!("{}/tests/receipts/{name}", env!("CARGO_MANIFEST_DIR"));
    table::read(&std::fs::read(path).unwrap(), name).unwrap()
}

fn receipt(name: &str) -> Receipt {
    read_receipt(&workbook(name), &UnitBook::plausible())
}

fn csv(text: &str) -> Receipt {
    read_receipt(&table::read(text.as_bytes(), "名单.csv").unwrap(), &UnitBook::plausible())
}

fn codes(receipt: &Receipt) -> Vec<(u32, &str)> {
    receipt.problems.iter().map(|problem| (problem.row, problem.code().as_str())).collect()
}

#[test]
fn a_clean_receipt_is_taken_over_as_it_is() {
    let receipt = receipt("receipt-clean.xlsx");
    assert_eq!(receipt.rows.len(), 118);
    assert_eq!(codes(&receipt), []);
    let first = &receipt.rows[0];
    assert_eq!(
        (first.row, first.name.as_deref(), first.phone.as_deref()),
        (2, Some("尹春天"), Some("13421826241"))
    );
    assert_eq!(first.wishes, [1, 2, 10]);
    assert_eq!(first.question.as_deref(), Some("怎样让骑手愿意来听一堂课"));
    assert!(receipt.rows.iter().any(|row| row.name.as_deref() == Some("玛依努尔·艾尼瓦尔")));
    assert_eq!(receipt.rows[2].diet.as_deref(), Some("清真"));
}

#[test]
fn titles_merged_units_samples_and_totals_do_not_get_in_the_way() {
    let receipt = receipt("receipt-merged.xlsx");
    assert_eq!(receipt.rows.len(), 46);
    assert_eq!(codes(&receipt), []);
    assert_eq!(receipt.header_row, Some(4));
    assert!(receipt.rows.iter().all(|row| !row.name.as_deref().unwrap().contains([' ', '\u{3000}'])));
    let unit = |row: u32| {
        let person = receipt.rows.iter().find(|person| person.row == row).unwrap();
        person.unit.as_ref().unwrap().name.as_str()
    };
    assert_eq!((unit(6), unit(7), unit(8)), ("云岭市总工会", "云岭市总工会", "北林地区总工会"));
    assert_eq!(
        (unit(44), unit(48), unit(49), unit(51)),
        ("鹿鸣市总工会", "鹿鸣市总工会", "麦川市总工会", "麦川市总工会")
    );
    assert_eq!(receipt.rows[0].arrival.as_deref(), Some("7月27日"));
    assert_eq!(receipt.rows[0].phone.as_deref(), Some("17880915144"));
    let skipped: Vec<_> = receipt.skipped.iter().map(|skipped| (skipped.row, skipped.why.as_str())).collect();
    assert_eq!(skipped, [(5, "sample"), (52, "total")]);
}

#[test]
fn the_planted_faults_are_reported_and_nothing_else() {
    let receipt = receipt("receipt-broken.xlsx");
    assert_eq!(receipt.rows.len(), 44);
    let expected: serde_json::Value =
        serde_json::from_str(include_str!("receipts/expected-errors.json")).unwrap();
    let mut expected: Vec<(u64, String)> = expected["receipt-broken.xlsx"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| (fault[0].as_u64().unwrap(), fault[1].as_str().unwrap().to_owned()))
        .collect();
    let mut found: Vec<(u64, String)> = receipt
        .problems
        .iter()
        .filter(|problem| problem.severity() != Severity::Notice)
        .map(|problem| (u64::from(problem.row), problem.column.clone()))
        .collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    assert_eq!(
        codes(&receipt),
        [
            (5, "phone-length"),
            (9, "name-missing"),
            (17, "id-damaged"),
            (21, "phone-duplicate"),
            (29, "unit-unknown"),
            (33, "sex-unknown"),
        ]
    );
    let phone = |row: u32| receipt.rows.iter().find(|person| person.row == row).unwrap().phone.as_deref();
    assert_eq!((phone(13), phone(37)), (Some("13800100000"), Some("13979461198")));
}

#[test]
fn every_sentence_says_what_is_wrong_in_both_languages() {
    let receipt = receipt("receipt-broken.xlsx");
    let duplicate = receipt.problems.iter().find(|problem| problem.code() == Code::PhoneDuplicate).unwrap();
    assert_eq!(duplicate.message(Language::Chinese), "与第 7 行是同一个人，手机号也相同。请删去一行。");
    for problem in &receipt.problems {
        assert!(problem.message(Language::Chinese).ends_with('。'));
        assert!(problem.message(Language::English).ends_with('.'));
    }
}

#[test]
fn an_id_number_never_leaves_the_file() {
    let receipt = receipt("receipt-broken.xlsx");
    let json = receipt_to_json(&receipt).to_string();
    assert!(!json.contains("23010019") && !format!("{receipt:?}").contains("23010019"));
    let marked = mark(&workbook("receipt-broken.xlsx"), &receipt, Language::Chinese).unwrap();
    let again = table::read(&marked, "marked.xlsx").unwrap();
    assert!(again.sheets[0].rows.iter().flatten().all(|cell| !cell.text.contains("23010019")));

    let receipt = csv("姓名,单位,手机号,身份证号\n王芳,省总,13800100001,110101199003070011\n");
    assert_eq!(codes(&receipt), [(2, "id-not-wanted")]);
    assert!(!receipt_to_json(&receipt).to_string().contains("1101011990"));
}

#[test]
fn the_marked_copy_reads_like_the_original() {
    for name in ["receipt-broken.xlsx", "receipt-merged.xlsx"] {
        let (book, original) = (workbook(name), receipt(name));
        let marked = mark(&book, &original, Language::Chinese).unwrap();
        let again = read_receipt(&table::read(&marked, name).unwrap(), &UnitBook::plausible());
        assert_eq!(again.rows, original.rows);
        let without_id = |receipt: &Receipt| -> Vec<(u32, &'static str)> {
            let kept = receipt.problems.iter().filter(|problem| problem.code() != Code::IdDamaged);
            kept.map(|problem| (problem.row, problem.code().as_str())).collect()
        };
        assert_eq!(without_id(&again), without_id(&original));
    }
}

#[test]
fn the_marked_copy_says_at_the_cell_what_is_wrong() {
    let (book, receipt) = (workbook("receipt-broken.xlsx"), receipt("receipt-broken.xlsx"));
    for (language, told) in [(Language::Chinese, "手机号有 9 位"), (Language::English, "has 9 digits")] {
        let marked = mark(&book, &receipt, language).unwrap();
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(marked)).unwrap();
        let mut part = |name: &str| std::io::read_to_string(package.by_name(name).unwrap()).unwrap();
        let notes = part("xl/comments1.xml");
        for cell in ["E5", "C9", "F17", "E21", "B29", "D33"] {
            assert!(notes.contains(&format!("ref=\"{cell}\"")), "no note at {cell}");
        }
        assert_eq!(notes.matches("<comment ").count(), 6);
        assert!(notes.contains(told));
        let colours = part("xl/styles.xml");
        assert!(colours.contains("FFFFC7CE") && colours.contains("FFFFEB9C"));
    }
}

#[test]
fn json_has_rows_problems_and_skipped_rows() {
    let json = receipt_to_json(&receipt("receipt-broken.xlsx"));
    assert_eq!(json["rows"][0]["row"], 2);
    assert_eq!(json["rows"][0]["unit"], "北江省财贸轻纺烟草工会");
    assert_eq!(json["rows"][0]["phone"], "13739939104");
    assert_eq!(json["problems"][0]["row"], 5);
    assert_eq!(json["problems"][0]["column"], "手机");
    assert_eq!(json["problems"][0]["code"], "phone-length");
    assert_eq!(json["problems"][0]["severity"], "error");
    assert_eq!(json["problems"][0]["message"], "手机号有 9 位，应为 11 位。");
    assert!(json["skipped"].as_array().unwrap().is_empty());
}

#[test]
fn units_are_matched_to_the_book_of_the_caller() {
    let names = ["云岭市总工会", "北江省铁路工会"];
    let units = names.iter().map(|name| Unit { name: (*name).to_owned(), aliases: Vec::new() }).collect();
    let book = UnitBook::new(units);
    let receipt = read_receipt(&workbook("receipt-broken.xlsx"), &book);
    let person = receipt.rows.iter().find(|person| person.row == 25).unwrap();
    let unit = person.unit.as_ref().unwrap();
    assert_eq!((unit.written.as_str(), unit.name.as_str()), ("云岭总工会", "云岭市总工会"));
    assert!(receipt.problems_of(25).next().is_none());
    assert!(receipt.problems_of(5).any(|problem| problem.code() == Code::UnitUnknown));
}

#[test]
fn a_missing_unit_is_told_and_not_taken_from_the_row_above() {
    let receipt = csv("姓名,单位,手机号\n王芳,省总,13800100001\n李明,,13800100002\n赵红,同上,13800100003\n");
    assert_eq!(codes(&receipt), [(3, "unit-missing")]);
    assert_eq!(receipt.rows[2].unit.as_ref().unwrap().name, "省总");
}

#[test]
fn printed_lists_repeat_their_header_and_end_with_signatures() {
    let receipt = csv(
        "名单,,,\n序号,姓名,单位,手机号\n1,王芳,省总,13800100001\n,,,\n2,,,\n序号,姓名,单位,手机号\n3,李明,省总,13800100002\n小计,2人,,\n填表人：赵红,,,联系电话：0451-86123456\n",
    );
    assert_eq!(codes(&receipt), []);
    assert_eq!(receipt.rows.len(), 2);
    let skipped: Vec<_> = receipt.skipped.iter().map(|skipped| (skipped.row, skipped.why.as_str())).collect();
    assert_eq!(skipped, [(4, "blank"), (5, "blank"), (6, "header"), (8, "total"), (9, "remark")]);
}

#[test]
fn two_people_with_one_number_are_told_apart_from_one_person_twice() {
    let receipt =
        csv("姓名,单位,手机号\n王芳,省总,13800100001\n王芳,省总,138 0010 0001\n李明,省总,+8613800100001\n");
    let messages: Vec<_> =
        receipt.problems.iter().map(|problem| problem.message(Language::Chinese)).collect();
    assert_eq!(messages.len(), 2);
    assert!(messages[0].contains("同一个人") && messages[1].contains("姓名不同"));
}

#[test]
fn a_table_without_its_columns_is_told_once() {
    let receipt = csv("姓名,单位\n王芳,省总\n李明,省总\n");
    assert_eq!(codes(&receipt), [(1, "column-missing")]);
    assert!(receipt.problems[0].message(Language::Chinese).contains("手机号"));
    assert_eq!(codes(&csv("通知\n请各单位于七月前报名\n")), [(1, "header-missing")]);
    assert_eq!(codes(&csv("姓名,单位,手机号\n")), [(1, "rows-missing")]);
}

#[test]
fn odd_texts_are_refused_at_their_cell_and_rare_names_are_kept() {
    let long = "王".repeat(51);
    let receipt = csv(&format!(
        "姓名,单位,手机号,备注\n𠮷野,省总,13800100001,素食😀\n王\0芳,省总,13800100002,\n李明😀,省总,13800100003,\n{long},省总,13800100004,\n阿依古丽•买买提,省总,13800100005,\n"
    ));
    assert_eq!(receipt.rows[0].name.as_deref(), Some("𠮷野"));
    assert_eq!(receipt.rows[4].name.as_deref(), Some("阿依古丽·买买提"));
    assert_eq!(
        codes(&receipt),
        [(3, "name-characters"), (4, "name-characters"), (5, "name-too-long"), (6, "name-changed")]
    );
    assert!(receipt.problems[0].message(Language::Chinese).contains("U+0000"));
}

#[test]
fn a_header_may_have_two_lines() {
    let row = |texts: &[&str]| texts.iter().map(|text| Cell::text(*text)).collect();
    let rows = vec![
        row(&["回执"]),
        row(&["序号", "姓名", "单位", "食宿", "", "联系电话"]),
        row(&["", "", "", "入住\n日期", "饮食需求", ""]),
        row(&["1", "王芳", "省总", "7月27日", "素食", "13800100001"]),
    ];
    let down = |column| Region { top: 1, bottom: 2, left: column, right: column };
    let across = Region { top: 1, bottom: 1, left: 3, right: 4 };
    for merged in [vec![down(0), down(1), down(2), down(5), across], vec![]] {
        let sheet = Sheet { name: "回执".to_owned(), rows: rows.clone(), merged };
        let book = Workbook { file_name: "x.xlsx".to_owned(), sheets: vec![sheet] };
        let receipt = read_receipt(&book, &UnitBook::plausible());
        assert_eq!((receipt.header_row, codes(&receipt)), (Some(3), vec![]));
        let person = &receipt.rows[0];
        assert_eq!((person.arrival.as_deref(), person.diet.as_deref()), (Some("7月27日"), Some("素食")));
    }
}

#[test]
fn a_unit_named_above_the_table_holds_for_everyone() {
    let receipt = csv(
        "回执,,\n填报单位（盖章）：云岭市总工会,填表日期：7月10日,\n姓名,手机号,身份证号\n王芳,13800100001,无\n",
    );
    assert_eq!(codes(&receipt), []);
    assert_eq!(receipt.rows[0].unit.as_ref().unwrap().name, "云岭市总工会");
    let receipt = csv("填表单位：,云岭市总工会\n姓名,手机号\n王芳,13800100001\n");
    assert_eq!(receipt.rows[0].unit.as_ref().unwrap().name, "云岭市总工会");
    let receipt = csv("填表单位：,填表日期：\n姓名,手机号\n王芳,13800100001\n");
    assert_eq!(codes(&receipt), [(2, "column-missing")]);
}

#[test]
fn of_two_phone_columns_the_mobile_one_is_read() {
    let receipt = csv(
        "单位,姓名,联系电话,手机,房号\n省总,王芳,0451-86123456,13800100001,301\n第一组,,,,\n省总,Jamie Foxx,,13800100002,\n",
    );
    assert_eq!(codes(&receipt), []);
    assert_eq!(receipt.rows[0].phone.as_deref(), Some("13800100001"));
    let unread: Vec<_> =
        receipt.columns.iter().filter(|column| column.field.is_none()).map(|c| c.heading.as_str()).collect();
    assert_eq!(unread, ["联系电话", "房号"]);
}
