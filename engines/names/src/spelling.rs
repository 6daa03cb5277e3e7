//! One spelling per name: which characters may stand in it, and how the variants are brought together.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest name, in characters: what the rules for name fields ask every system to accept.
pub const LONGEST: usize = 50;

/// The separator inside transcribed names (阿依古丽·买买提), as the rules for name fields ask.
const SEPARATOR: char = '\u{B7}';

/// A person's name in its stored spelling.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name {
    text: String,
    changes: Changes,
}

/// What [`Name::parse`] had to change; a reader of receipts tells the sender about the first two.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Changes {
    /// Another dot (・ • ‧ .) stood where · belongs.
    pub separator: bool,
    /// Characters were replaced by their standard form, or invisible ones taken out.
    pub characters: bool,
    /// Spaces were taken out, as in 姓　名.
    pub spaces: bool,
}

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameProblem {
    /// Nothing is left when the spaces are gone.
    #[error("there is no name")]
    Missing,
    /// More than [`LONGEST`] characters.
    #[error("{length} characters; at most {LONGEST}")]
    TooLong {
        /// How many there are.
        length: usize,
    },
    /// A character that does not belong in a name.
    #[error("U+{:04X} does not belong in a name", u32::from(*found))]
    Character {
        /// The first such character.
        found: char,
    },
}

impl Name {
    /// Brings what somebody typed to its stored spelling, or says why it is not a name.
    ///
    /// Rare characters stay what they are; nothing is ever replaced by a question mark.
    pub fn parse(typed: &str) -> Result<Name, NameProblem> {
        // Far beyond any name there is no point in composing characters first.
        let typed = typed.trim_matches(is_space);
        let raw_length = typed.chars().take(LONGEST * 8 + 1).count();
        if raw_length > LONGEST * 8 {
            return Err(NameProblem::TooLong { length: typed.chars().count() });
        }
        let mut changes = Changes::default();
        let composed: Vec<char> = typed.nfc().filter(|c| !is_invisible(*c)).collect();
        changes.characters = !composed.iter().copied().eq(typed.chars());
        let text = tidy(&composed, &mut changes);

        let length = text.chars().count();
        if length > LONGEST {
            return Err(NameProblem::TooLong { length });
        }
        if let Some(found) = text.chars().find(|c| !may_stand(*c)) {
            return Err(NameProblem::Character { found });
        }
        match text.chars().next() {
            None => Err(NameProblem::Missing),
            Some(first) if !text.chars().any(is_letter) => Err(NameProblem::Character { found: first }),
            Some(_) => Ok(Name { text, changes }),
        }
    }

    /// The stored spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What had to be changed to get there.
    #[must_use]
    pub fn changes(&self) -> Changes {
        self.changes
    }

    /// The stored spelling, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// A name as paper wants it: two Han characters with a full-width space between them, all others as they are.
///
/// For showing only; the stored name has no such space.
#[must_use]
pub fn display_spaced(name: &str) -> String {
    let mut characters = name.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some(first), Some(second), None) if is_han(first) && is_han(second) => {
            format!("{first}\u{3000}{second}")
        }
        _ => name.to_owned(),
    }
}

/// Spaces and separators put in order: none between Han characters, single ones between Latin words,
/// none around a separator.
fn tidy(characters: &[char], changes: &mut Changes) -> String {
    let mut text = String::with_capacity(characters.len() * 3);
    let mut last: Option<char> = None;
    let mut space = false;
    for (at, &found) in characters.iter().enumerate() {
        if is_space(found) {
            space = true;
            continue;
        }
        let next = characters[at + 1..].iter().copied().find(|c| !is_space(*c));
        let set = if is_separator(found, last, next) { SEPARATOR } else { found };
        changes.separator |= set != found;
        if space {
            let kept = last.is_some_and(|before| keeps_space(before) && keeps_space(set));
            if kept {
                text.push(' ');
            }
            changes.spaces |= !kept;
            space = false;
        }
        text.push(set);
        last = Some(set);
    }
    text
}

/// Whether a dot is the separator of a transcribed name. A full stop is one only between Han characters:
/// in "J. Smith" it stays.
fn is_separator(found: char, before: Option<char>, after: Option<char>) -> bool {
    match found {
        SEPARATOR => true,
        '・' | '･' | '•' | '‧' | '∙' | '⋅' | '●' | '⸱' | '᛫' | '\u{A78F}' => true,
        '.' | '．' | '﹒' | '。' | '｡' => before.is_some_and(is_han) && after.is_some_and(is_han),
        _ => false,
    }
}

/// Latin and the like keep the space between their words; Han characters and the separator do not.
fn keeps_space(beside: char) -> bool {
    !is_han(beside) && beside != SEPARATOR
}

fn is_space(c: char) -> bool {
    // The line breaks inside a cell count as spaces; other control characters are refused below.
    c.is_whitespace() || c == '\u{3164}'
}

/// Marks that nobody sees and that come along when a name is copied from a page or a chat.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

fn may_stand(c: char) -> bool {
    is_letter(c)
        || is_combining_mark(c)
        || c.is_ascii_digit()
        || matches!(c, SEPARATOR | ' ' | '-' | '\'' | '’' | '.' | '(' | ')' | '（' | '）' | '‐' | ',')
        // Variation selectors choose between forms of one Han character.
        || matches!(c, '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}')
        // Ideographic description characters spell a character that no font has.
        || matches!(c, '\u{2FF0}'..='\u{2FFF}')
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_han(c)
}

/// Han characters, those newer than this program (planes 2 and 3) and those offices put into the private
/// areas among them.
fn is_han(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xE000..=0xF8FF | 0xF900..=0xFAFF | 0x20000..=0x3FFFD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(typed: &str) -> String {
        Name::parse(typed).unwrap().into_string()
    }

    #[test]
    fn spaces_between_han_characters_go_and_those_between_latin_words_stay() {
        assert_eq!(parsed("  姓  名 "), "姓名");
        assert_eq!(parsed("易\u{3000}文"), "易文");
        assert_eq!(parsed("Mary   Ann\u{3000}O'Neil"), "Mary Ann O'Neil");
        assert!(Name::parse("易\u{3000}文").unwrap().changes().spaces);
        assert!(!Name::parse("易文").unwrap().changes().spaces);
        assert_eq!(parsed("张\n三"), "张三");
    }

    #[test]
    fn every_dot_of_a_transcribed_name_becomes_the_one_separator() {
        for dot in ['・', '･', '•', '‧', '∙', '⋅', '.', '．'] {
            let name = Name::parse(&format!("阿依古丽{dot}买买提")).unwrap();
            assert_eq!(name.as_str(), "阿依古丽·买买提", "from {dot}");
            assert!(name.changes().separator);
        }
        assert_eq!(parsed("阿依古丽 · 买买提"), "阿依古丽·买买提");
        assert!(!Name::parse("阿依古丽·买买提").unwrap().changes().separator);
        assert_eq!(parsed("J. Smith"), "J. Smith");
    }

    #[test]
    fn rare_characters_stay_what_they_are() {
        for rare in ["𠮷野", "王𬀩", "李㛃", "赵\u{E815}", "陈\u{31350}", "〇一"] {
            assert_eq!(parsed(rare), rare);
        }
    }

    #[test]
    fn composed_and_decomposed_spellings_are_one() {
        assert_eq!(parsed("Zoe\u{308}"), "Zoë");
        assert!(Name::parse("Zoe\u{308}").unwrap().changes().characters);
        assert_eq!(parsed("王\u{200B}芳"), "王芳");
    }

    #[test]
    fn what_is_not_a_name_is_refused_with_the_reason() {
        assert_eq!(Name::parse(" \u{3000}"), Err(NameProblem::Missing));
        assert_eq!(Name::parse("王\0芳"), Err(NameProblem::Character { found: '\0' }));
        assert_eq!(Name::parse("王芳😀"), Err(NameProblem::Character { found: '😀' }));
        assert_eq!(Name::parse("13800100000"), Err(NameProblem::Character { found: '1' }));
        assert_eq!(Name::parse("=HYPERLINK(1)"), Err(NameProblem::Character { found: '=' }));
    }

    #[test]
    fn fifty_characters_are_a_name_and_fifty_one_are_not() {
        assert_eq!(parsed(&"𠮷".repeat(50)).chars().count(), 50);
        assert_eq!(Name::parse(&"王".repeat(51)), Err(NameProblem::TooLong { length: 51 }));
        assert_eq!(Name::parse(&"王".repeat(4_000_000)), Err(NameProblem::TooLong { length: 4_000_000 }));
    }

    #[test]
    fn only_two_han_characters_are_set_apart_on_paper() {
        assert_eq!(display_spaced("丁一"), "丁\u{3000}一");
        assert_eq!(display_spaced("欧阳雪"), "欧阳雪");
        assert_eq!(display_spaced("Li"), "Li");
    }

    proptest! {
        #[test]
        fn a_stored_name_is_its_own_spelling(typed in any::<String>()) {
            if let Ok(name) = Name::parse(&typed) {
                let again = Name::parse(name.as_str()).unwrap();
                prop_assert_eq!(again.as_str(), name.as_str());
                prop_assert_eq!(again.changes(), Changes::default());
            }
        }

        #[test]
        fn spaces_and_dots_never_make_another_person(
            first in "[一-龥𠮷]{1,5}", second in "[一-龥𠮷]{1,5}", dot in "[·・•‧.]", space in "[ \u{3000}\u{a0}]{0,3}",
        ) {
            let stored = format!("{first}·{second}");
            let name = Name::parse(&format!("{space}{first}{space}{dot}{space}{second}{space}")).unwrap();
            prop_assert_eq!(name.as_str(), stored);
        }
    }
}
