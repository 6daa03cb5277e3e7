//! A form as it is shown: empty, filled from what exists, or again as it was typed with its problems.

use crate::Lang;
use crate::form::{Fields, Problems};

/// What the form components of a template are given.
#[derive(Debug, Clone, Default)]
pub struct FormState {
    pairs: Vec<(String, String)>,
    errors: Vec<(String, String)>,
    once: String,
}

impl FormState {
    /// A form with these values already in it, and a fresh key by which sending it twice is known.
    pub fn filled(once: String, values: &[(&str, &str)]) -> Self {
        Self::holding(once, values.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    /// As [`FormState::filled`], with names and values put together on the way.
    pub fn holding(once: String, pairs: Vec<(String, String)>) -> Self {
        Self { pairs, errors: Vec::new(), once }
    }

    /// The form as it was sent, with what is wrong with it. Its key stays the same.
    pub fn refused(fields: &Fields, problems: &Problems, lang: Lang) -> Self {
        let errors = problems.0.iter().map(|(field, problem)| (field.clone(), problem.words(lang))).collect();
        Self { pairs: fields.pairs().to_vec(), errors, once: fields.once().unwrap_or_default() }
    }

    /// The value of a field.
    pub fn value(&self, name: &str) -> &str {
        self.pairs.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// Whether a choice of a field is the chosen one (or one of them).
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.pairs.iter().any(|(n, v)| n == name && v == value)
    }

    /// What is wrong with a field.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(n, _)| n == name).map(|(_, e)| e.as_str())
    }

    /// Whether anything is wrong.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Everything that is wrong: field and sentence.
    pub fn errors(&self) -> &[(String, String)] {
        &self.errors
    }

    /// The key by which the same form sent twice is known.
    pub fn once(&self) -> &str {
        &self.once
    }
}
