//! The sentence for each fault of a receipt, in both languages: what is wrong and what is allowed.

use super::{Fault, Field};
use crate::Language;

impl Fault {
    /// What is wrong and what is allowed.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match self {
            Fault::HeaderMissing => language.of(
                "没有找到表头。表里要有一行列名，至少有“姓名”“单位”“手机号”。",
                "No header was found. One row must name the columns, at least 姓名, 单位 and 手机号.",
            ),
            Fault::ColumnMissing(field) => language.of(
                format!("缺少“{}”这一列。请补上后再上传。", field.heading()),
                format!("The column {} is missing. Please add it and try again.", field.heading()),
            ),
            Fault::RowsMissing => {
                language.of("表头下面没有人员。请从表头的下一行开始填。", "There is nobody below the header. Please begin in the row below it.")
            }
            Fault::Phone(problem) => problem.message(language),
            Fault::PhoneDuplicate { row, same_person: true } => language.of(
                format!("与第 {row} 行是同一个人，手机号也相同。请删去一行。"),
                format!("The same person with the same mobile number stands in row {row}. Please remove one of them."),
            ),
            Fault::PhoneDuplicate { row, same_person: false } => language.of(
                format!("手机号与第 {row} 行相同，姓名不同。每人填自己的手机号。"),
                format!("Row {row} has the same mobile number under another name. Everyone needs their own number."),
            ),
            Fault::NameMissing => language.of("没有填姓名。请填写姓名。", "There is no name. Please give one."),
            Fault::NameTooLong { length } => language.of(
                format!("姓名有 {length} 个字，最多 {} 个字。", names::LONGEST),
                format!("The name has {length} characters; at most {}.", names::LONGEST),
            ),
            Fault::NameCharacters { found } => unexpected(*found, language),
            Fault::NameChanged { name } => {
                language.of(format!("姓名的写法已统一为“{name}”。"), format!("The name is now written {name}."))
            }
            Fault::UnitMissing => language.of(
                "没有填单位。请填单位全称；与上一行相同也要填。",
                "There is no unit. Please give its full name, also where it is the same as in the row above.",
            ),
            Fault::UnitUnknown { maybe } if maybe.is_empty() => language.of(
                "没有找到这个单位。请填单位全称，或在预览里选定单位。",
                "This unit is not known. Please give its full name, or choose the unit in the preview.",
            ),
            Fault::UnitUnknown { maybe } => language.of(
                format!("这个简称不止一个单位在用：{}。请填全称。", maybe.join("、")),
                format!("More than one unit has this short name: {}. Please give the full name.", maybe.join(", ")),
            ),
            Fault::SexUnknown => {
                language.of("性别只能填“男”或“女”，也可以不填。", "Only 男 or 女 can stand here, or nothing.")
            }
            Fault::IdDamaged => language.of(
                "身份证号已被表格损坏（第 15 位以后丢失）。本班不收集身份证号，请删去。",
                "The spreadsheet destroyed this ID number (digits after the 15th are lost). ID numbers are not collected; please delete it.",
            ),
            Fault::IdNotWanted => language.of(
                "本班不收集身份证号，这一格没有保存。请从表里删去。",
                "ID numbers are not collected; this cell was not kept. Please delete it from the file.",
            ),
            Fault::WishUnknown => language.of(
                "课题意向里有认不出的内容。请填课题序号，用顿号隔开，例如 1、2、10。",
                "Part of the wishes is no topic number. Please give numbers with 、 between them, such as 1、2、10.",
            ),
            Fault::TextTooLong { length, limit } => language.of(
                format!("这一格有 {length} 个字，最多 {limit} 个字。"),
                format!("This cell has {length} characters; at most {limit}."),
            ),
            Fault::FormulaError => language.of(
                "这一格的公式出错了。请直接填写内容。",
                "The formula in this cell failed. Please type the content instead.",
            ),
        }
    }
}

/// A character nobody can see is named by its number.
fn unexpected(found: char, language: Language) -> String {
    let shown = if found.is_control() { format!("U+{:04X}", u32::from(found)) } else { found.to_string() };
    language.of(
        format!("姓名里有不能用的字符“{shown}”。姓名只用汉字或字母，间隔号用“·”。"),
        format!("The character {shown} does not belong in a name. Use letters or Han characters, and · between parts."),
    )
}

/// A field is called by its heading in every language: that is what stands in the file.
impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.heading())
    }
}
