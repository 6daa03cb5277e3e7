//! Persons: the minimum that is kept of somebody, and how a phone number is read and shown.

use std::fmt;
use std::str::FromStr;

use names::{Name, NameProblem};
use sheets::phone::PhoneProblem;
use web::{Fields, PersonId, Problem, Problems};

use crate::model::OrgId;

/// The longest post, in characters.
pub(crate) const LONGEST_POST: usize = 60;

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

/// What may be corrected of a person, already checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PersonDraft {
    pub(crate) name: String,
    pub(crate) post: String,
    pub(crate) unit: Option<OrgId>,
    pub(crate) sex: Option<Sex>,
    pub(crate) phone: Option<String>,
}

impl PersonDraft {
    /// Reads the form; fields it does not have stay as they are.
    ///
    /// # Errors
    /// Every problem at its field.
    pub(crate) fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let name = read_name(fields.value("name")).map_err(|problem| read.problem("name", problem)).ok();
        let post = read.text("post", 0..=LONGEST_POST);
        let (unit, sex) = (read.optional("unit"), read.optional("sex"));
        let phone = match fields.value("phone").trim() {
            "" => None,
            typed => mobile_number(typed).map_err(|problem| read.problem("phone", problem)).ok(),
        };
        read.finish()?;
        let name = name.ok_or_else(|| Problems::at("name", Problem::Missing))?.into_string();
        Ok(Self { name, post, unit, sex, phone })
    }
}

/// Reads a name, or says in the form's words why it is none.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_name(typed: &str) -> Result<Name, Problem> {
    Name::parse(typed).map_err(|problem| match problem {
        NameProblem::Missing => Problem::Missing,
        NameProblem::TooLong { .. } => Problem::TooLong { most: names::LONGEST },
        NameProblem::Character { found } if found.is_control() => Problem::Unprintable,
        NameProblem::Character { found } => Problem::Said(
            format!("姓名里不能有“{found}”。生僻字可以直接输入。"),
            format!("“{found}” does not belong in a name. Rare characters are welcome."),
        ),
    })
}

/// Reads a mobile number by the one rule that receipts are read by too.
///
/// # Errors
/// What is wrong with it, in words.
pub fn mobile_number(typed: &str) -> Result<String, Problem> {
    sheets::phone::read(typed).map(sheets::phone::Phone::into_string).map_err(|problem| match problem {
        PhoneProblem::Missing => Problem::Missing,
        PhoneProblem::Length { .. }
        | PhoneProblem::Characters
        | PhoneProblem::Several
        | PhoneProblem::Prefix
        | PhoneProblem::DigitsLost => Problem::Said(
            "手机号是 11 位数字，以 13 到 19 开头。".to_owned(),
            "A mobile number has 11 digits and begins with 13 to 19.".to_owned(),
        ),
    })
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
