//! The two languages in which this library speaks to people.

/// The language of a message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}

impl Language {
    /// The one of two texts that is in this language.
    pub(crate) fn of(self, chinese: impl Into<String>, english: impl Into<String>) -> String {
        match self {
            Language::Chinese => chinese.into(),
            Language::English => english.into(),
        }
    }
}
