//! When this room says no, and why.

use web::Lang;

use crate::words::words;

/// A rule that says no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody changed the topic while it was being edited.
    TopicMoved,
}

impl web::Refusal for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::TopicMoved => "topic-moved",
        }
    }

    fn words(&self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::TopicMoved => w.refusal_topic_moved(),
        }
    }
}
