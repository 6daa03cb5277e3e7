//! The name by which staff sign in: one of their own choice, or their phone number.

use web::Problem;

use crate::model::mobile_number;

/// Reads a login name of one's own choice: 3 to 30 letters, digits, `.`, `-`, `_`, beginning with a
/// letter so that it is never taken for a phone number. Case does not matter.
///
/// # Errors
/// What is wrong with it, in words.
pub(crate) fn login_name(typed: &str) -> Result<String, Problem> {
    let name = typed.trim().to_ascii_lowercase();
    let fits = (3..=30).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
    if fits {
        return Ok(name);
    }
    Err(Problem::Said(
        "登录名用 3 到 30 个英文字母、数字、点或横线，以字母开头，例如 wangmin。".to_owned(),
        "A login name has 3 to 30 letters, digits, dots or dashes and starts with a letter, such as wangmin."
            .to_owned(),
    ))
}

/// What somebody typed at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Typed {
    /// A phone number.
    Phone(String),
    /// Anything else: a login name, known or not.
    Name(String),
}

impl Typed {
    /// Reads it; whatever it is, it is looked for in the same way.
    pub(crate) fn read(typed: &str) -> Self {
        match mobile_number(typed) {
            Ok(phone) => Self::Phone(phone),
            Err(_) => Self::Name(typed.trim().to_lowercase().chars().take(60).collect()),
        }
    }

    /// The text by which tries are counted.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Phone(text) | Self::Name(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_name_is_plain_and_never_a_number() {
        assert_eq!(login_name(" WangMin ").as_deref(), Ok("wangmin"));
        for bad in ["ab", "王敏", "13900010001", "a b c", &"a".repeat(31), "a\u{0}bc", ""] {
            assert!(login_name(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_phone_number_and_a_name_are_told_apart() {
        assert_eq!(Typed::read("139 0001 0001"), Typed::Phone("13900010001".to_owned()));
        assert_eq!(Typed::read(" WangMin"), Typed::Name("wangmin".to_owned()));
    }
}
