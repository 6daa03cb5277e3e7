//! A receipt as JSON, for the command line and for programs.

use serde_json::{Map, Value, json};

use super::{Matched, Receipt, ReceiptRow};
use crate::Language;

/// `{"rows":[…],"problems":[…],"skipped":[…]}` with what else a caller may want to show.
#[must_use]
pub fn receipt_to_json(receipt: &Receipt) -> Value {
    let problems = receipt.problems.iter().map(|problem| {
        json!({
            "row": problem.row,
            "column": problem.column,
            "code": problem.code().as_str(),
            "message": problem.message(Language::Chinese),
            "message_en": problem.message(Language::English),
            "severity": problem.severity().as_str(),
        })
    });
    let columns = receipt
        .columns
        .iter()
        .map(|column| json!({ "heading": column.heading, "field": column.field.map(super::Field::as_str) }));
    json!({
        "header_row": receipt.header_row,
        "columns": columns.collect::<Vec<_>>(),
        "rows": receipt.rows.iter().map(row).collect::<Vec<_>>(),
        "problems": problems.collect::<Vec<_>>(),
        "skipped": receipt.skipped.iter().map(|skipped| json!({ "row": skipped.row, "why": skipped.why.as_str() })).collect::<Vec<_>>(),
        "unread_sheets": receipt.unread_sheets,
    })
}

fn row(row: &ReceiptRow) -> Value {
    let mut object = Map::new();
    object.insert("row".to_owned(), row.row.into());
    let unit = row.unit.as_ref();
    let texts = [
        ("unit", unit.map(|unit| &unit.name)),
        ("name", row.name.as_ref()),
        ("sex", row.sex.as_ref()),
        ("post", row.post.as_ref()),
        ("category", row.category.as_ref()),
        ("phone", row.phone.as_ref()),
        ("lodging", row.lodging.as_ref()),
        ("arrival", row.arrival.as_ref()),
        ("leave", row.leave.as_ref()),
        ("travel", row.travel.as_ref()),
        ("diet", row.diet.as_ref()),
        ("party_branch", row.party_branch.as_ref()),
        ("question", row.question.as_ref()),
        ("note", row.note.as_ref()),
    ];
    for (key, text) in texts {
        object.insert(key.to_owned(), text.map_or(Value::Null, |text| text.as_str().into()));
    }
    object.insert("wishes".to_owned(), row.wishes.clone().into());
    if let Some(unit) = unit {
        object.insert("unit_written".to_owned(), unit.written.as_str().into());
        let known = matches!(unit.matched, Matched::Known(_) | Matched::Plausible);
        object.insert("unit_known".to_owned(), known.into());
    }
    Value::Object(object)
}
