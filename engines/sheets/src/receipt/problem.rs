//! What can be wrong in a receipt, each with its code, its weight and its sentence.

use super::Field;
use crate::Language;
use crate::phone::PhoneProblem;

/// Something wrong in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The row as Excel numbers it.
    pub row: u32,
    /// The heading of the column as written in the file; empty for the file as a whole.
    pub column: String,
    /// The index of that column from 0.
    pub column_index: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Put in order already; only told.
    Notice,
    /// Can be taken over, but somebody should look.
    Warn,
    /// Must be put right first.
    Error,
}

macro_rules! codes {
    ($($code:ident $text:literal $severity:ident,)*) => {
        /// The code of a problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the text of each code is its meaning; `Fault` explains them")]
        pub enum Code { $($code,)* }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Code] = &[$(Code::$code,)*];

            /// The code as it stands in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$code => $text,)* }
            }

            /// How much it weighs.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    HeaderMissing "header-missing" Error,
    ColumnMissing "column-missing" Error,
    RowsMissing "rows-missing" Error,
    PhoneMissing "phone-missing" Error,
    PhoneLength "phone-length" Error,
    PhoneCharacters "phone-characters" Error,
    PhoneSeveral "phone-several" Error,
    PhonePrefix "phone-prefix" Error,
    PhoneDigitsLost "phone-digits-lost" Error,
    PhoneDuplicate "phone-duplicate" Error,
    NameMissing "name-missing" Error,
    NameTooLong "name-too-long" Error,
    NameCharacters "name-characters" Error,
    NameChanged "name-changed" Notice,
    UnitMissing "unit-missing" Error,
    UnitUnknown "unit-unknown" Warn,
    SexUnknown "sex-unknown" Error,
    IdDamaged "id-damaged" Error,
    IdNotWanted "id-not-wanted" Warn,
    WishUnknown "wish-unknown" Warn,
    TextTooLong "text-too-long" Error,
    FormulaError "formula-error" Error,
}

/// What is wrong, with what the sentence needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No row reads like a header.
    HeaderMissing,
    /// A column without which nothing can be taken over.
    ColumnMissing(Field),
    /// A header with nobody below it.
    RowsMissing,
    /// The phone number is missing or not one.
    Phone(PhoneProblem),
    /// The phone number stands in an earlier row.
    PhoneDuplicate {
        /// That row.
        row: u32,
        /// Whether the name there is the same.
        same_person: bool,
    },
    /// Others are given in the row but no name.
    NameMissing,
    /// The name is longer than any.
    NameTooLong {
        /// Its characters.
        length: usize,
    },
    /// A character that does not belong in a name.
    NameCharacters {
        /// The first one.
        found: char,
    },
    /// The name was brought to its stored spelling.
    NameChanged {
        /// That spelling.
        name: String,
    },
    /// No unit is given.
    UnitMissing,
    /// The unit is not known, or it may be any of these.
    UnitUnknown {
        /// Names of units it may be.
        maybe: Vec<String>,
    },
    /// Neither 男 nor 女.
    SexUnknown,
    /// An ID number whose digits the spreadsheet has destroyed; it would not be kept anyway.
    IdDamaged,
    /// An ID number, which is not kept.
    IdNotWanted,
    /// A wish that is no number of a topic.
    WishUnknown,
    /// A text longer than its field allows; it was cut.
    TextTooLong {
        /// Its characters.
        length: usize,
        /// The most allowed.
        limit: usize,
    },
    /// A formula that failed.
    FormulaError,
}

impl Problem {
    /// A problem of the file as a whole.
    pub(super) fn of_file(row: u32, fault: Fault) -> Problem {
        Problem { row, column: String::new(), column_index: None, fault }
    }

    /// Its code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.fault.code()
    }

    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code().severity()
    }

    /// What is wrong and what is allowed, in a sentence.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        self.fault.message(language)
    }
}

impl Severity {
    /// The word for it in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Notice => "notice",
            Severity::Warn => "warn",
            Severity::Error => "error",
        }
    }
}

impl Fault {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Fault::HeaderMissing => Code::HeaderMissing,
            Fault::ColumnMissing(_) => Code::ColumnMissing,
            Fault::RowsMissing => Code::RowsMissing,
            Fault::Phone(PhoneProblem::Missing) => Code::PhoneMissing,
            Fault::Phone(PhoneProblem::Length { .. }) => Code::PhoneLength,
            Fault::Phone(PhoneProblem::Characters) => Code::PhoneCharacters,
            Fault::Phone(PhoneProblem::Several) => Code::PhoneSeveral,
            Fault::Phone(PhoneProblem::Prefix) => Code::PhonePrefix,
            Fault::Phone(PhoneProblem::DigitsLost) => Code::PhoneDigitsLost,
            Fault::PhoneDuplicate { .. } => Code::PhoneDuplicate,
            Fault::NameMissing => Code::NameMissing,
            Fault::NameTooLong { .. } => Code::NameTooLong,
            Fault::NameCharacters { .. } => Code::NameCharacters,
            Fault::NameChanged { .. } => Code::NameChanged,
            Fault::UnitMissing => Code::UnitMissing,
            Fault::UnitUnknown { .. } => Code::UnitUnknown,
            Fault::SexUnknown => Code::SexUnknown,
            Fault::IdDamaged => Code::IdDamaged,
            Fault::IdNotWanted => Code::IdNotWanted,
            Fault::WishUnknown => Code::WishUnknown,
            Fault::TextTooLong { .. } => Code::TextTooLong,
            Fault::FormulaError => Code::FormulaError,
        }
    }
}
