//! When this room says no, and why.

use web::Lang;

use crate::words::words;

/// A rule that says no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A file is to be imported while some of its rows have errors.
    RowsWithErrors {
        /// How many.
        count: usize,
        /// The first few, as Excel numbers them.
        rows: String,
    },
    /// A file is to be imported that has been imported or dropped since.
    ImportClosed,
    /// Somebody changed a file in the preview while it was being imported.
    ImportMoved,
    /// Rows that somebody should look at have not been looked at.
    WarningsLeft {
        /// How many.
        count: usize,
    },
    /// A file without a row to import.
    NothingToImport,
    /// A phone number that belongs to somebody else in the class.
    PhoneInClass {
        /// Who has it.
        name: String,
    },
    /// Personal links are to be made for a class without people.
    NobodyEnrolled,
}

impl web::Refusal for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::RowsWithErrors { .. } => "rows-with-errors",
            Self::ImportClosed => "import-closed",
            Self::ImportMoved => "import-moved",
            Self::WarningsLeft { .. } => "warnings-left",
            Self::NothingToImport => "nothing-to-import",
            Self::PhoneInClass { .. } => "phone-in-class",
            Self::NobodyEnrolled => "nobody-enrolled",
        }
    }

    fn words(&self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::RowsWithErrors { count, rows } => w.refusal_rows_with_errors(*count, rows),
            Self::ImportClosed => w.refusal_import_closed(),
            Self::ImportMoved => w.refusal_import_moved(),
            Self::WarningsLeft { count } => w.refusal_warnings_left(*count),
            Self::NothingToImport => w.refusal_nothing_to_import(),
            Self::PhoneInClass { name } => w.refusal_phone_in_class(name),
            Self::NobodyEnrolled => w.refusal_nobody_enrolled(),
        }
    }
}
