//! The one rule for mobile numbers: eleven digits that begin with 13 to 19, however they were typed.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::Language;

/// How many digits a mobile number has.
const DIGITS: usize = 11;

/// A mobile number of mainland China as eleven ASCII digits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Phone(String);

/// Why a text is not a mobile number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneProblem {
    /// Nothing was typed.
    #[error("missing")]
    Missing,
    /// Not eleven digits.
    #[error("{found} digits instead of {DIGITS}")]
    Length {
        /// How many digits there are.
        found: usize,
    },
    /// Something besides digits.
    #[error("characters that are not digits")]
    Characters,
    /// Two numbers in one cell.
    #[error("more than one number")]
    Several,
    /// Eleven digits that no mobile number begins with, or a number with an area code.
    #[error("not the beginning of a mobile number")]
    Prefix,
    /// A spreadsheet showed it as 1.38E+10 and the digits behind are gone.
    #[error("digits were lost to scientific notation")]
    DigitsLost,
}

impl Phone {
    /// The eleven digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The eleven digits, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// A phone number is personal: a log shows only how it ends.
impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone(…{})", &self.0[DIGITS - 2..])
    }
}

/// Reads a mobile number as people and spreadsheets write it: full-width digits, spaces and dashes, +86 in
/// front, `.0` behind, scientific notation as long as no digit was lost.
pub fn read(text: &str) -> Result<Phone, PhoneProblem> {
    let plain = plain(text);
    if plain.is_empty() {
        return Err(PhoneProblem::Missing);
    }
    if let Some(digits) = scientific(&plain) {
        return digits.and_then(|digits| check(&digits));
    }
    if several(&plain) {
        return Err(PhoneProblem::Several);
    }
    let mut digits: String = plain.chars().filter(|c| !is_filler(*c)).collect();
    if let Some((whole, zeros)) = digits.split_once('.')
        && whole.len() >= DIGITS
        && zeros.bytes().all(|b| b == b'0')
    {
        digits.truncate(whole.len());
    }
    for country in ["+86", "0086", "86"] {
        if let Some(rest) = digits.strip_prefix(country)
            && (country == "+86" || rest.len() == DIGITS)
        {
            digits = rest.to_owned();
            break;
        }
    }
    check(&digits)
}

fn check(digits: &str) -> Result<Phone, PhoneProblem> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(PhoneProblem::Characters);
    }
    // 0451 and seven or eight digits: a telephone on a desk.
    if digits.starts_with('0') && (10..=12).contains(&digits.len()) {
        return Err(PhoneProblem::Prefix);
    }
    if digits.len() != DIGITS {
        return Err(PhoneProblem::Length { found: digits.len() });
    }
    match digits.as_bytes() {
        [b'1', b'3'..=b'9', ..] => Ok(Phone(digits.to_owned())),
        _ => Err(PhoneProblem::Prefix),
    }
}

/// ASCII where there is an ASCII form, without the spaces around and the marks nobody sees.
fn plain(text: &str) -> String {
    // A cell can hold thousands of characters; a number never does.
    let text: String = text
        .chars()
        .take(200)
        .nfkc()
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}'))
        .collect();
    text.trim().trim_start_matches(['\'', '"']).trim_end_matches(['\'', '"']).trim().to_owned()
}

fn is_filler(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | '‐' | '‑' | '−' | '(' | ')' | '_')
}

/// The digits behind `1.38001E+10`, or that they were lost; `None` when it is no such text.
fn scientific(text: &str) -> Option<Result<String, PhoneProblem>> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 1 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let exponent: usize = exponent.trim_start_matches('+').parse().ok()?;
    if exponent > 30 {
        return None;
    }
    // Zeros that are not written may be digits that were rounded away.
    Some(if fraction.len() == exponent {
        Ok(format!("{whole}{fraction}"))
    } else {
        Err(PhoneProblem::DigitsLost)
    })
}

/// Two runs of seven digits and more with something between them that is not part of a number.
fn several(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '(' | ')'))
        .filter(|run| run.bytes().filter(u8::is_ascii_digit).count() >= 7)
        .count()
        > 1
}

impl PhoneProblem {
    /// What is wrong and what is allowed.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        match self {
            PhoneProblem::Missing => language.of("没有填手机号。请填 11 位手机号。", "There is no mobile number. Please give 11 digits."),
            PhoneProblem::Length { found } => language.of(
                format!("手机号有 {found} 位，应为 11 位。"),
                format!("The mobile number has {found} digits; it should have 11."),
            ),
            PhoneProblem::Characters => language.of(
                "手机号里有不是数字的字符。只填 11 位数字。",
                "The mobile number has characters that are not digits. Please give 11 digits only.",
            ),
            PhoneProblem::Several => language.of(
                "一格里有不止一个号码。只填一个 11 位手机号。",
                "There is more than one number in the cell. Please give one mobile number of 11 digits.",
            ),
            PhoneProblem::Prefix => language.of(
                "这不是手机号。手机号以 13 至 19 开头，共 11 位。",
                "This is not a mobile number. Mobile numbers begin with 13 to 19 and have 11 digits.",
            ),
            PhoneProblem::DigitsLost => language.of(
                "手机号被表格写成了科学计数，后几位已丢失。请把这一列设为文本，重填 11 位手机号。",
                "The spreadsheet turned the number into scientific notation and lost digits. Please format the column as text and type the 11 digits again.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Result<String, PhoneProblem> {
        read(text).map(Phone::into_string)
    }

    #[test]
    fn a_number_is_read_however_it_was_typed() {
        for typed in [
            "13800100001",
            "１３８00100001",
            " 138 0010 0001 ",
            "138-0010-0001",
            "+86 138-0010-0001",
            "＋86（138）00100001",
            "008613800100001",
            "8613800100001",
            "13800100001.0",
            "1.3800100001E+10",
            "1.3800100001e10",
            "'13800100001",
            "\u{202D}13800100001\u{202C}",
        ] {
            assert_eq!(number(typed).as_deref(), Ok("13800100001"), "from {typed:?}");
        }
    }

    #[test]
    fn what_is_no_mobile_number_is_refused_with_the_reason() {
        assert_eq!(number("  "), Err(PhoneProblem::Missing));
        assert_eq!(number("138001380"), Err(PhoneProblem::Length { found: 9 }));
        assert_eq!(number("138001000011"), Err(PhoneProblem::Length { found: 12 }));
        assert_eq!(number("1380010000O"), Err(PhoneProblem::Characters));
        assert_eq!(number("无"), Err(PhoneProblem::Characters));
        assert_eq!(number("12345678901"), Err(PhoneProblem::Prefix));
        assert_eq!(number("0451-86123456"), Err(PhoneProblem::Prefix));
        assert_eq!(number("13800100001/13900100002"), Err(PhoneProblem::Several));
        assert_eq!(number("13800100001、13900100002"), Err(PhoneProblem::Several));
        assert_eq!(number("1.38E+10"), Err(PhoneProblem::DigitsLost));
    }

    #[test]
    fn a_log_shows_only_the_end() {
        assert_eq!(format!("{:?}", read("13800100001").unwrap()), "Phone(…01)");
    }

    proptest! {
        #[test]
        fn reading_twice_changes_nothing(digits in "1[3-9][0-9]{9}", gap in "[ \\-\\u{3000}]{0,2}", country in "(\\+86|0086|86)?") {
            let typed = format!("{country}{gap}{}{gap}{}{gap}{}", &digits[..3], &digits[3..7], &digits[7..]);
            let phone = read(&typed).unwrap();
            prop_assert_eq!(phone.as_str(), &digits);
            prop_assert_eq!(read(phone.as_str()), Ok(phone));
        }

        #[test]
        fn full_width_digits_are_digits(digits in "1[3-9][0-9]{9}") {
            let wide: String = digits.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
            prop_assert_eq!(read(&wide), read(&digits));
        }

        #[test]
        fn any_text_is_a_number_or_has_a_reason(text in any::<String>()) {
            if let Ok(phone) = read(&text) {
                prop_assert_eq!(phone.as_str().len(), DIGITS);
            }
        }
    }
}
