//! Surnames that are read otherwise than the same character elsewhere, for the pinyin order.

/// Each surname with characters that sound the way the surname does, longest surnames first. The stand-ins
/// are characters that hardly anybody bears as a surname, so that nobody else is filed between.
///
/// Only surnames that the collation data files under another syllable or tone, and whose reading is not in
/// dispute (覃, 盖, 牟 and 黑 are read both ways by the people who bear them, so they stay as they are).
const READINGS: [(&str, &str); 33] = [
    ("万俟", "墨其"), // mò qí
    ("尉迟", "玉迟"), // yù chí
    ("单于", "禅于"), // chán yú
    ("长孙", "掌孙"), // zhǎng sūn
    ("令狐", "零狐"), // líng hú
    ("澹台", "谈台"), // tán tái
    ("曾", "增"),     // zēng
    ("查", "渣"),     // zhā
    ("仇", "囚"),     // qiú
    ("单", "善"),     // shàn
    ("解", "卸"),     // xiè
    ("区", "讴"),     // ōu
    ("任", "仁"),     // rén
    ("翟", "宅"),     // zhái
    ("朴", "瓢"),     // piáo
    ("繁", "婆"),     // pó
    ("华", "画"),     // huà
    ("葛", "舸"),     // gě
    ("员", "运"),     // yùn
    ("缪", "庙"),     // miào
    ("折", "蛇"),     // shé
    ("过", "锅"),     // guō
    ("燕", "烟"),     // yān
    ("曲", "驱"),     // qū
    ("尉", "慰"),     // wèi
    ("冼", "显"),     // xiǎn
    ("谌", "辰"),     // chén
    ("逄", "旁"),     // páng
    ("句", "勾"),     // gōu
    ("种", "虫"),     // chóng
    ("秘", "必"),     // bì
    ("祭", "债"),     // zhài
    ("薄", "帛"),     // bó
];

/// The name with its surname spelled so that it is read rightly.
pub(crate) fn sounded(name: &str) -> Option<String> {
    READINGS.iter().find_map(|(surname, sounds)| {
        let given = name.strip_prefix(surname)?;
        Some(format!("{sounds}{given}"))
    })
}
