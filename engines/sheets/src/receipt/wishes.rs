//! Wishes for topics: "1、2、10", "①②③", "选题一，选题三" as numbers, best first.

use unicode_normalization::UnicodeNormalization;

/// The highest number a topic can have.
const HIGHEST: u32 = 999;

/// The numbers in order without repetition, and whether everything was understood.
pub(super) fn read(text: &str) -> (Vec<u32>, bool) {
    let mut wishes = Vec::new();
    let mut understood = true;
    for part in spaced(text).split(is_between).filter(|part| !part.is_empty()) {
        match number(part) {
            Some(wish) if !wishes.contains(&wish) => wishes.push(wish),
            Some(_) => {}
            None => understood = false,
        }
    }
    (wishes, understood)
}

/// In one form, with circled numbers set apart.
fn spaced(text: &str) -> String {
    let apart = text.chars().take(200).flat_map(|c| {
        let circled = matches!(c, '①'..='⑳' | '⑴'..='⒛' | '❶'..='❿');
        [circled.then_some(' '), Some(c), circled.then_some(' ')].into_iter().flatten()
    });
    apart.nfkc().filter(|c| !matches!(c, '(' | ')')).collect()
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '、' | ',' | ';' | '/' | '|' | '.' | '。' | '>' | '和' | '-')
}

fn number(part: &str) -> Option<u32> {
    let bare =
        part.trim_start_matches(['选', '课', '题', '第', '№', '#']).trim_end_matches(['号', '题', '个']);
    let wish = bare.parse().ok().or_else(|| chinese(bare))?;
    (1..=HIGHEST).contains(&wish).then_some(wish)
}

/// 一 to 九十九.
fn chinese(text: &str) -> Option<u32> {
    let digit = |text: &str| -> Option<u32> {
        let mut characters = text.chars();
        let found = "一二三四五六七八九".chars().zip(1..).find(|(c, _)| text.starts_with(*c))?.1;
        characters.next();
        characters.next().is_none().then_some(found)
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_read_however_they_are_set_apart() {
        for text in [
            "1、2、10",
            "1,2,10",
            "１，２，１０",
            "1 2 10",
            "①②⑩",
            "课题1；课题2；课题10",
            "一、二、十",
            "1、2、2、10",
        ] {
            assert_eq!(read(text), (vec![1, 2, 10], true), "from {text}");
        }
        assert_eq!(read("二十三"), (vec![23], true));
        assert_eq!(read(""), (vec![], true));
    }

    #[test]
    fn what_is_no_number_is_told_and_the_rest_kept() {
        assert_eq!(read("1、安全生产"), (vec![1], false));
        assert_eq!(read("0、1000"), (vec![], false));
    }
}
