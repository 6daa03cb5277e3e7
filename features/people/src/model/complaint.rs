//! Complaints and suggestions: one text, and a contact where the writer wants an answer.

use web::{Fields, Problems};

store::id!(
    /// A complaint or suggestion.
    ComplaintId,
    "cm"
);

/// What somebody writes. Nothing is kept of who they are, except the contact they give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ComplaintDraft {
    pub(crate) text: String,
    pub(crate) contact: Option<String>,
}

impl ComplaintDraft {
    /// Reads the form.
    ///
    /// # Errors
    /// Every problem at its field.
    pub(crate) fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let text = read.lines("text", 5..=2_000);
        let contact = read.text("contact", 0..=100);
        read.finish()?;
        Ok(Self { text, contact: (!contact.is_empty()).then_some(contact) })
    }
}
