//! The columns a receipt may have and the many headings offices give them.

use unicode_normalization::UnicodeNormalization;

use super::headings::{HEADINGS, LONGEST_HEADING, WORDS};

/// What a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// 序号, ignored.
    Number,
    /// 单位
    Unit,
    /// 姓名
    Name,
    /// 性别
    Sex,
    /// 职务
    Post,
    /// 学员类别
    Category,
    /// 手机号
    Phone,
    /// 是否住宿
    Lodging,
    /// 入住日期
    Arrival,
    /// 离店日期
    Leave,
    /// 到达方式
    Travel,
    /// 饮食需求
    Diet,
    /// 愿编入临时党支部
    PartyBranch,
    /// 希望解决的问题
    Question,
    /// 课题意向
    Wishes,
    /// 备注
    Note,
    /// 身份证号: never kept, reported where filled in.
    IdNumber,
    /// 民族, 政治面貌, 出生年月, 年龄: never kept.
    Unwanted,
}

impl Field {
    /// The code of the field, as in the JSON of a receipt.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Number => "number",
            Field::Unit => "unit",
            Field::Name => "name",
            Field::Sex => "sex",
            Field::Post => "post",
            Field::Category => "category",
            Field::Phone => "phone",
            Field::Lodging => "lodging",
            Field::Arrival => "arrival",
            Field::Leave => "leave",
            Field::Travel => "travel",
            Field::Diet => "diet",
            Field::PartyBranch => "party_branch",
            Field::Question => "question",
            Field::Wishes => "wishes",
            Field::Note => "note",
            Field::IdNumber => "id_number",
            Field::Unwanted => "unwanted",
        }
    }

    /// The heading of this field in our own files.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Field::Unwanted => "",
            Field::Unit => "单位",
            _ => HEADINGS.iter().find(|(field, _)| *field == self).map_or("", |(_, names)| names[0]),
        }
    }

    /// The most characters a text of this field may have.
    #[must_use]
    pub fn longest(self) -> usize {
        match self {
            Field::Unit | Field::Post => 60,
            Field::Name => names::LONGEST,
            Field::Question => 100,
            Field::Note => 200,
            Field::Wishes | Field::Diet => 50,
            _ => 30,
        }
    }

    /// Whether the values of this column must not leave the file.
    #[must_use]
    pub fn is_private(self) -> bool {
        matches!(self, Field::IdNumber | Field::Unwanted)
    }

    /// What a heading means, with how clearly it says so (0 is clearest).
    pub(super) fn of_heading(heading: &str) -> Option<(Field, usize)> {
        if heading.chars().count() > LONGEST_HEADING {
            return None;
        }
        let bare = bare(heading);
        let exact = HEADINGS.iter().find_map(|(field, names)| {
            names.iter().position(|name| *name == bare).map(|clearness| (*field, clearness))
        });
        // "填表单位（盖章）：" above a table is a label, and so is a sentence; a heading is short.
        let loose = || {
            let label = heading.trim_end().ends_with([':', '：']) || bare.contains("填表");
            let word = WORDS.iter().find(|(word, _)| bare.contains(word))?;
            (!label && bare.chars().count() <= 12).then_some((word.1, 100))
        };
        exact.or_else(loose)
    }
}

/// A heading without spaces, line breaks, marks and what stands in brackets.
fn bare(heading: &str) -> String {
    let mut depth = 0_u32;
    let mut bare = String::new();
    for c in heading.nfkc() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth > 0 || c.is_whitespace() || matches!(c, '*' | '★' | ':' | '\u{200B}' | '\u{FEFF}') =>
                {}
            _ => bare.extend(c.to_lowercase()),
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_set() {
        let field = |heading| Field::of_heading(heading).map(|(field, _)| field);
        assert_eq!(field("入住\n日期"), Some(Field::Arrival));
        assert_eq!(field("姓  名"), Some(Field::Name));
        assert_eq!(field("＊手机号（必填，11位）"), Some(Field::Phone));
        assert_eq!(field("所在单位全称"), Some(Field::Unit));
        assert_eq!(field("参训学员姓名"), Some(Field::Name));
        assert_eq!(field("身份证号码"), Some(Field::IdNumber));
        assert_eq!(field("政治面貌"), Some(Field::Unwanted));
        assert_eq!(field("填表单位（盖章）："), None);
        assert_eq!(field("房号"), None);
    }
}
