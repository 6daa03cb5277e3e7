//! Tells an organisation by its ending, for use without a book of units.

/// Endings of organisations. 单位 is not one: it is the word for any of them.
const ENDINGS: [&str; 58] = [
    "总工会",
    "工会",
    "联合会",
    "工会委员会",
    "委员会",
    "工委",
    "公司",
    "集团",
    "局",
    "厂",
    "院",
    "校",
    "大学",
    "学院",
    "所",
    "站",
    "中心",
    "矿",
    "段",
    "队",
    "社",
    "行",
    "部",
    "处",
    "办",
    "办公室",
    "总",
    "会",
    "协会",
    "学会",
    "银行",
    "医院",
    "中学",
    "小学",
    "库",
    "场",
    "林场",
    "农场",
    "馆",
    "台",
    "厅",
    "署",
    "科",
    "室",
    "组",
    "车间",
    "班",
    "街道",
    "镇",
    "乡",
    "村",
    "社区",
    "园",
    "店",
    "港",
    "电厂",
    "油田",
    "政府",
];

/// Words that only stand for a unit.
const GENERIC: [&str; 18] = [
    "单位",
    "本单位",
    "我单位",
    "该单位",
    "某单位",
    "工会",
    "总工会",
    "公司",
    "本公司",
    "我公司",
    "某公司",
    "集团",
    "学校",
    "医院",
    "办公室",
    "委员会",
    "其他单位",
    "有关单位",
];

/// Whether a name, in one form and without spaces, reads like that of an organisation.
pub(super) fn reads_like_one(plain: &str) -> bool {
    // What stands in brackets behind the name says which part of it.
    let name = plain.split('(').next().unwrap_or(plain);
    name.chars().count() >= 2
        && name.chars().any(char::is_alphabetic)
        && !GENERIC.contains(&name)
        && ENDINGS.iter().any(|ending| name.len() > ending.len() && name.ends_with(ending))
}
