//! Both languages say the same: a key in one is a key in the other.

use std::collections::{BTreeMap, BTreeSet};

/// Keys that one of the two languages lacks, told a room's texts by language.
pub(crate) fn broken(room: &str, words: &BTreeMap<String, String>) -> Vec<String> {
    let keys = |language: &str| words.get(language).map(|text| keys(text)).unwrap_or_default();
    let (zh, en) = (keys("zh-CN"), keys("en"));
    let missing = |there: &BTreeSet<String>, here: &BTreeSet<String>, language: &str| {
        there
            .difference(here)
            .map(|key| format!("{room}: {key} has no words in {language}"))
            .collect::<Vec<_>>()
    };
    [missing(&zh, &en, "en"), missing(&en, &zh, "zh-CN")].concat()
}

/// The keys of a Fluent file: what stands before `=` at the beginning of a line.
fn keys(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(zh: &str, en: &str) -> BTreeMap<String, String> {
        [("zh-CN".to_owned(), zh.to_owned()), ("en".to_owned(), en.to_owned())].into()
    }

    #[test]
    fn a_key_in_one_language_only_is_named_with_the_other() {
        let found = broken("features/needs", &words("say = 说\nask = 问\n", "say = Say\nhear = Hear\n"));
        assert_eq!(
            found,
            ["features/needs: ask has no words in en", "features/needs: hear has no words in zh-CN"]
        );
    }

    #[test]
    fn comments_and_further_lines_of_a_sentence_are_no_keys() {
        let zh = "# 注 = 释\nsaid = { $n ->\n    [one] 一句 = 1\n   *[other] 多句\n }\n";
        assert!(broken("x", &words(zh, "said = Said\n")).is_empty());
    }

    #[test]
    fn a_room_without_one_language_breaks_the_rule_for_every_key() {
        let zh_only = [("zh-CN".to_owned(), "a = 一\nb = 二\n".to_owned())].into();
        assert_eq!(broken("x", &zh_only).len(), 2);
    }
}
