//! The two orders of a list of names, as texts that sort rightly byte by byte.

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationType;
use icu_collator::{CollatorBorrowed, CollatorPreferences};

use crate::surnames;

/// The longest key, in bytes of the collation before they are spelled in letters. Names of fifty characters
/// fit; anything longer is cut, which only matters behind the cut.
const LONGEST_KEY: usize = 240;

static STROKE: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| collator(CollationType::Stroke));
static PINYIN: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| collator(CollationType::Pinyin));

/// The key for 按姓氏笔画为序: strokes of the first character, then of the second, and so on.
///
/// Only hexadecimal digits, so that SQLite and PostgreSQL (`COLLATE "C"`) sort it alike. Keys made by
/// different versions of this program may differ; stored ones are recomputed after an upgrade.
#[must_use]
pub fn stroke_key(name: &str) -> String {
    key(STROKE.as_ref(), name)
}

/// The key for the order by pinyin, with surnames read as surnames (曾 as zēng, 查 as zhā).
#[must_use]
pub fn pinyin_key(name: &str) -> String {
    key(PINYIN.as_ref(), surnames::sounded(name).as_deref().unwrap_or(name))
}

fn collator(order: CollationType) -> Option<CollatorBorrowed<'static>> {
    let mut preferences = CollatorPreferences::from(&icu_locale_core::locale!("zh"));
    preferences.collation_type = Some(order);
    CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok()
}

fn key(collator: Option<&CollatorBorrowed<'static>>, name: &str) -> String {
    let mut bytes = Vec::with_capacity(64);
    match collator {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(name, &mut bytes);
        }
        // The data is compiled in, so this does not happen; code point order is still an order.
        None => bytes.extend_from_slice(name.as_bytes()),
    }
    bytes.truncate(LONGEST_KEY);
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from(b"0123456789abcdef"[usize::from(half)]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn in_order<'a>(names: &[&'a str], by: fn(&str) -> String) -> Vec<&'a str> {
        let mut names = names.to_vec();
        names.reverse();
        names.sort_by_key(|name| by(name));
        names
    }

    #[test]
    fn a_printed_list_goes_by_the_strokes_of_the_surname() {
        let printed = ["丁一", "卜凡", "于洋", "马骏", "仇英", "区伟", "任红"];
        assert_eq!(in_order(&printed, stroke_key), printed);
        let printed = ["王红", "王芳", "尉迟明", "曾丽", "翟涛"];
        assert_eq!(in_order(&printed, stroke_key), printed);
    }

    #[test]
    fn with_one_surname_the_shorter_name_stands_first() {
        let printed = ["王一", "王一丁", "王二"];
        assert_eq!(in_order(&printed, stroke_key), printed);
    }

    #[test]
    fn surnames_are_read_as_surnames() {
        // bǎi, chǔ, gě, hú, kàn, mò qí, ōu, piáo, pó, qiú, rén, shàn, xiè, yù chí, zēng, zhā, zhái, zhōu
        let read = [
            "柏青",
            "褚兰",
            "葛亮",
            "胡明",
            "阚立",
            "万俟雪",
            "区伟",
            "朴桂春",
            "繁星",
            "仇英",
            "任红",
            "单佑",
            "解珍",
            "尉迟明",
            "曾丽",
            "查敏",
            "翟涛",
            "周杰",
        ];
        assert_eq!(in_order(&read, pinyin_key), read);
    }

    #[test]
    fn only_the_surname_is_read_otherwise() {
        // In a given name 单 is dān, 查 is chá.
        let read = ["王查", "王单", "王曾"];
        assert!(pinyin_key("王查") < pinyin_key("王达"));
        assert!(pinyin_key("王单") < pinyin_key("王东"));
        assert_eq!(in_order(&read[..2], pinyin_key), read[..2]);
    }

    #[test]
    fn the_longest_name_fits_into_its_key() {
        let base = "丁".repeat(49);
        assert!(stroke_key(&format!("{base}一")) < stroke_key(&format!("{base}丁")));
        assert!(pinyin_key(&format!("{base}丁")) < pinyin_key(&format!("{base}一")));
    }

    proptest! {
        #[test]
        fn keys_sort_as_the_collation_does(left in "[一-龥]{1,4}", right in "[一-龥]{1,4}") {
            let stroke = STROKE.as_ref().unwrap();
            prop_assert_eq!(stroke_key(&left).cmp(&stroke_key(&right)), stroke.compare(&left, &right));
        }

        #[test]
        fn any_text_has_a_short_key_of_plain_digits(text in any::<String>()) {
            for key in [stroke_key(&text), pinyin_key(&text)] {
                prop_assert!(key.len() <= 2 * LONGEST_KEY);
                prop_assert!(key.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase()));
            }
        }
    }
}
