//! The two languages of a score sheet, and a name written in both.

use serde::{Deserialize, Serialize};

/// A language that a sentence can be printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// A name in Chinese and in English. An empty English name falls back to the Chinese one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Words {
    /// The Chinese name; never empty in a frozen rule.
    pub zh: String,
    /// The English name; may be empty.
    pub en: String,
}

impl Words {
    /// A name in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The name to print in this language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.en.trim().is_empty() => &self.en,
            Lang::En | Lang::Zh => &self.zh,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_english_name_falls_back_to_chinese() {
        let name = Words::new("创新性", " ");
        assert_eq!(name.get(Lang::En), "创新性");
        assert_eq!(Words::new("创新性", "Novelty").get(Lang::En), "Novelty");
    }
}
