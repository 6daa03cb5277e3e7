//! Rows below the header that are not people: blank ones, samples, totals, headers again, signatures.

use super::Field;
use super::lines::Line;
use crate::phone;

/// A row that was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    /// The row as Excel numbers it.
    pub row: u32,
    /// Why.
    pub why: Why,
}

/// Why a row was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nothing stands in it, or only a number.
    Blank,
    /// An example of how to fill it in.
    Sample,
    /// A sum.
    Total,
    /// The header again, as on every printed page.
    Header,
    /// A remark or a line for signatures.
    Remark,
}

impl Why {
    /// The word for it in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Why::Blank => "blank",
            Why::Sample => "sample",
            Why::Total => "total",
            Why::Header => "header",
            Why::Remark => "remark",
        }
    }
}

const SAMPLES: [&str; 8] = ["示例", "样例", "范例", "例如", "例:", "填写示例", "示范", "样本"];
const TOTALS: [&str; 8] = ["合计", "共计", "小计", "总计", "总人数", "人数合计", "累计", "总数"];
const REMARKS: [&str; 18] = [
    "注:",
    "注1",
    "备注:",
    "说明:",
    "填表说明",
    "填报说明",
    "填表人",
    "填报人",
    "联系人:",
    "审核人",
    "制表",
    "负责人",
    "经办人",
    "单位(盖章)",
    "单位盖章",
    "填表日期",
    "填报单位",
    "填表单位",
];

/// Why this row is no person, if it is none.
pub(super) fn why(line: &Line<'_>) -> Option<Why> {
    let filled: Vec<(Option<Field>, String)> = line.filled().collect();
    let nothing = filled.iter().all(|(field, _)| matches!(field, Some(Field::Number)));
    let Some((first_field, first)) = filled.first() else { return Some(Why::Blank) };
    let of = |field| filled.iter().find(|(found, _)| *found == Some(field)).map(|(_, text)| text.as_str());
    let starts = |words: &[&str]| words.iter().any(|word| first.starts_with(word));

    if starts(&TOTALS) && of(Field::Phone).is_none_or(|text| phone::read(text).is_err()) {
        return Some(Why::Total);
    }
    let marked = *first == "例" || starts(&SAMPLES);
    let placeholder = [Field::Unit, Field::Name].into_iter().filter_map(of).any(is_placeholder);
    if (marked && *first_field != Some(Field::Name)) || placeholder {
        return Some(Why::Sample);
    }
    if nothing {
        return Some(Why::Blank);
    }
    let headings = filled.iter().filter(|(field, text)| {
        field.is_some()
            && Field::of_heading(text).is_some_and(|(found, clear)| Some(found) == *field && clear < 100)
    });
    if headings.count() >= 2 {
        return Some(Why::Header);
    }
    let person = of(Field::Phone).is_some_and(|text| phone::read(text).is_ok());
    // A single text that is neither a name nor a phone number: 第一组, a unit that sends nobody.
    let mut told = filled.iter().filter(|(field, _)| *field != Some(Field::Number)).map(|(field, _)| *field);
    let alone = !matches!(told.next(), Some(Some(Field::Name | Field::Phone))) && told.next().is_none();
    if !person && (starts(&REMARKS) || line.is_one_wide_cell() || alone) {
        return Some(Why::Remark);
    }
    None
}

/// ××市总工会, XX, 某某: not a real one. 王某 and Jamie Foxx may be real.
fn is_placeholder(text: &str) -> bool {
    ["××", "某某", "**", "○○"].iter().any(|mark| text.contains(mark)) || text.to_lowercase().starts_with("xx")
}
