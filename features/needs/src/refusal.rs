//! What this room refuses, in words.

use web::Lang;

use crate::words::words;

/// A rule that says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A topic was to be made of no need at all.
    NothingChosen,
}

impl web::Refusal for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::NothingChosen => "nothing-chosen",
        }
    }

    fn words(&self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::NothingChosen => w.refused_nothing_chosen(),
        }
    }
}
