//! Topics as people write them into a cell.

/// Several topics in one cell: between them stands the strongest mark there is, so that a title may have weaker ones.
pub(super) fn split(text: &str) -> Vec<String> {
    const MARKS: [&[char]; 5] =
        [&['\n', '\r'], &[';', '；'], &['|', '｜'], &['>', '＞'], &['、', ',', '，', '/']];
    let mark = MARKS.iter().find(|mark| text.trim().contains(**mark));
    let parts: Vec<&str> = match mark {
        Some(mark) => text.split(*mark).collect(),
        // 1 2 10
        None if text.split_whitespace().all(|part| part.parse::<u32>().is_ok()) => {
            text.split_whitespace().collect()
        }
        None => vec![text],
    };
    parts.into_iter().map(tidy).filter(|part| !part.is_empty()).collect()
}

/// In one line.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A topic as it is compared.
pub(super) fn plain_topic(topic: &str) -> String {
    topic.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_gathered_however_they_are_set_apart() {
        assert_eq!(split("1、2、10"), ["1", "2", "10"]);
        assert_eq!(split("1 2 10"), ["1", "2", "10"]);
        assert_eq!(split("骑手、司机怎么来听课；班前会 怎么讲"), ["骑手、司机怎么来听课", "班前会 怎么讲"]);
        assert_eq!(split("让骑手 来听课"), ["让骑手 来听课"]);
    }
}
