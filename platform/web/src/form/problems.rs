//! What is wrong with a field: which field, why, what is allowed; as data, with words in both languages.

use crate::Lang;
use crate::words::words;

/// One thing that is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was given.
    Missing,
    /// Longer than allowed, in characters.
    TooLong {
        /// The most characters allowed.
        most: usize,
    },
    /// Shorter than allowed, in characters.
    TooShort {
        /// The fewest characters allowed.
        least: usize,
    },
    /// Holds characters that cannot be typed: control characters.
    Unprintable,
    /// Not a whole number.
    NotANumber,
    /// A number outside the range.
    OutOfRange {
        /// The least allowed.
        least: i64,
        /// The most allowed.
        most: i64,
    },
    /// Not one of the choices.
    NotAChoice,
    /// Not a date or time.
    NotADate,
    /// No file was chosen.
    NoFile,
    /// Anything a room says in its own words (Chinese, English).
    Said(String, String),
}

impl Problem {
    /// The sentence shown at the field.
    pub fn words(&self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::Missing => w.problem_missing(),
            Self::TooLong { most } => w.problem_too_long(*most),
            Self::TooShort { least } => w.problem_too_short(*least),
            Self::Unprintable => w.problem_unprintable(),
            Self::NotANumber => w.problem_not_a_number(),
            Self::OutOfRange { least, most } => w.problem_out_of_range(*least, *most),
            Self::NotAChoice => w.problem_not_a_choice(),
            Self::NotADate => w.problem_not_a_date(),
            Self::NoFile => w.problem_no_file(),
            Self::Said(zh, en) => lang.pick(zh, en).clone(),
        }
    }
}

/// The problems of a form, each at its field, in the order found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<(String, Problem)>);

impl Problems {
    /// One problem at one field.
    pub fn at(field: &str, problem: Problem) -> Self {
        Self(vec![(field.to_owned(), problem)])
    }
}
