//! Persons: the minimum that is kept of somebody, and how a phone number is read and shown.

use std::fmt;
use std::str::FromStr;

use web::{PersonId, Problem};

use crate::model::OrgId;

/// Asked only where rooms or groups need it, and optional there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// 男.
    Male,
    /// 女.
    Female,
}

impl Sex {
    /// The word the database keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
        }
    }
}

impl fmt::Display for Sex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Sex {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        [Self::Male, Self::Female].into_iter().find(|sex| sex.word() == word).ok_or(())
    }
}

store::text_column!(Sex, "a sex");

/// A person as rooms see one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The name in its one spelling.
    pub name: String,
    /// Where it was given.
    pub sex: Option<Sex>,
    /// The organisation they work in.
    pub unit: Option<OrgId>,
    /// Its short name; empty without one.
    pub unit_name: String,
    /// Its path, for permissions; the topmost organisation's without a unit.
    pub unit_path: Option<String>,
    /// The short name of the city above the unit.
    pub city: Option<String>,
    /// The short name of the industrial union of the unit.
    pub industry: Option<String>,
    /// What they do there.
    pub post: String,
    /// The phone number, sealed: only [`crate::phone_of`] opens it.
    pub phone: Option<String>,
    /// Sorts by strokes of the name.
    pub stroke_key: String,
    /// Sorts by pinyin of the name.
    pub pinyin_key: String,
}

impl Person {
    /// The place for permission checks. Before there is any organisation no grant reaches it.
    pub fn scope(&self) -> web::access::Scope {
        web::access::Scope::Organisation(self.unit_path.clone().unwrap_or_else(|| "/".to_owned()))
    }
}

/// What is said of a person when they are entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPerson {
    /// The name as typed.
    pub name: String,
    /// The phone number as typed.
    pub phone: Option<String>,
    /// The organisation they work in.
    pub unit: Option<OrgId>,
    /// What they do there.
    pub post: String,
    /// Where it was given.
    pub sex: Option<Sex>,
}

/// Reads a mobile number of mainland China: 11 digits from 1, however it was spaced.
///
/// # Errors
/// What is wrong with it, in words.
pub fn mobile_number(typed: &str) -> Result<String, Problem> {
    let digits: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '－' | '(' | ')' | '（' | '）'))
        .map(|c| char::from_u32(u32::from(c).wrapping_sub(0xfee0)).filter(char::is_ascii_digit).unwrap_or(c))
        .take(20)
        .collect();
    let digits = digits.strip_prefix("+86").or_else(|| digits.strip_prefix("0086")).unwrap_or(&digits);
    if digits.len() == 11 && digits.starts_with('1') && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(digits.to_owned());
    }
    let (zh, en) = ("手机号是 11 位数字，以 1 开头。", "A mobile number has 11 digits and starts with 1.");
    Err(Problem::Said(zh.to_owned(), en.to_owned()))
}

/// A phone number as lists show it: `138****0000`.
pub fn shown_phone(phone: &str) -> String {
    match (phone.get(..3), phone.get(7..)) {
        (Some(head), Some(tail)) => format!("{head}****{tail}"),
        _ => "****".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_is_read_however_it_was_spaced() {
        for typed in
            ["13900010001", " 139 0001 0001", "139-0001-0001", "+86 13900010001", "１３９０００１０００１"]
        {
            assert_eq!(mobile_number(typed).as_deref(), Ok("13900010001"), "{typed}");
        }
        for typed in ["", "1390001000", "139000100011", "23900010001", "1.39E+10", "电话"] {
            assert!(mobile_number(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_shown_phone_hides_its_middle() {
        assert_eq!(shown_phone("13900010002"), "139****0002");
        assert_eq!(shown_phone("坏"), "****");
    }
}
