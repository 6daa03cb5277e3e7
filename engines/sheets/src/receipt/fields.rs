//! The columns a receipt may have and the many headings offices give them.

use unicode_normalization::UnicodeNormalization;

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

/// Headings that mean a field, the clearest first: when two columns mean the same, the clearer one is read.
const HEADINGS: [(Field, &[&str]); 18] = [
    (Field::Number, &["序号", "编号", "序", "no", "no."]),
    (
        Field::Unit,
        &[
            "推荐单位",
            "报送单位",
            "所在单位全称",
            "所在单位",
            "单位全称",
            "单位名称",
            "工会名称",
            "工作单位",
            "选派单位",
            "参训单位",
            "派出单位",
            "所属单位",
            "所属工会",
            "所在工会",
            "推荐工会",
            "报名单位",
            "单位",
            "工会",
            "unit",
        ],
    ),
    (Field::Name, &["姓名", "学员姓名", "人员姓名", "参训人员姓名", "参训人员", "学员", "名字", "name"]),
    (Field::Sex, &["性别", "男/女", "sex", "gender"]),
    (
        Field::Post,
        &[
            "职务",
            "现任职务",
            "工作职务",
            "职务职称",
            "职务/职称",
            "职务及职称",
            "单位职务",
            "岗位",
            "职位",
            "职称",
            "post",
        ],
    ),
    (Field::Category, &["学员类别", "类别", "人员类别", "学员类型", "category"]),
    (
        Field::Phone,
        &[
            "手机号",
            "手机号码",
            "手机",
            "移动电话",
            "联系手机",
            "本人手机",
            "本人手机号",
            "联系电话",
            "联系方式",
            "电话",
            "电话号码",
            "联系号码",
            "mobile",
            "phone",
        ],
    ),
    (
        Field::Lodging,
        &["是否住宿", "是否安排住宿", "是否需要住宿", "是否入住", "是否需住宿", "住宿需求", "住宿"],
    ),
    (
        Field::Arrival,
        &["入住日期", "入住时间", "报到日期", "报到时间", "到达日期", "到达时间", "抵达日期", "抵达时间"],
    ),
    (
        Field::Leave,
        &["离店日期", "离店时间", "退房日期", "离会时间", "离会日期", "返程日期", "返程时间", "离开日期"],
    ),
    (Field::Travel, &["到达方式", "交通方式", "抵达方式", "出行方式", "到达交通方式"]),
    (
        Field::Diet,
        &["饮食需求", "饮食要求", "用餐需求", "餐饮需求", "饮食禁忌", "饮食", "就餐需求", "特殊饮食需求"],
    ),
    (Field::PartyBranch, &["愿编入临时党支部", "是否愿编入临时党支部", "临时党支部", "是否编入临时党支部"]),
    (
        Field::Question,
        &[
            "希望解决的问题",
            "入班一问",
            "最希望解决的问题",
            "希望解决什么问题",
            "想解决的问题",
            "问题",
            "培训需求",
        ],
    ),
    (Field::Wishes, &["课题意向", "课题志愿", "意向课题", "选题意向", "课题选择", "意向选题", "课题"]),
    (Field::Note, &["备注", "说明", "其他说明", "note", "remarks"]),
    (Field::IdNumber, &["身份证号", "身份证号码", "身份证", "公民身份号码", "证件号码", "证件号"]),
    (
        Field::Unwanted,
        &[
            "民族",
            "政治面貌",
            "出生年月",
            "出生日期",
            "年龄",
            "学历",
            "文化程度",
            "籍贯",
            "宗教信仰",
            "婚姻状况",
            "入党时间",
            "党派",
            "银行卡号",
            "家庭住址",
            "住址",
            "参加工作时间",
            "办公电话",
            "座机",
            "固定电话",
        ],
    ),
];

/// Words that decide when the heading is none of those above: 手机号（必填，11 位数字）, 参训学员姓名.
const WORDS: [(&str, Field); 17] = [
    ("身份证", Field::IdNumber),
    ("证件号", Field::IdNumber),
    ("政治面貌", Field::Unwanted),
    ("民族", Field::Unwanted),
    ("出生", Field::Unwanted),
    ("办公电话", Field::Unwanted),
    ("姓名", Field::Name),
    ("性别", Field::Sex),
    ("手机", Field::Phone),
    ("联系电话", Field::Phone),
    ("课题意向", Field::Wishes),
    ("希望解决", Field::Question),
    ("入住日期", Field::Arrival),
    ("离店日期", Field::Leave),
    ("饮食", Field::Diet),
    ("职务", Field::Post),
    ("单位", Field::Unit),
];

/// Headings longer than this are notes.
const LONGEST_HEADING: usize = 40;

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
