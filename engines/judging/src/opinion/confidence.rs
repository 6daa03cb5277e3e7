//! One fixed table of words for how sure a first place is. It is calibrated: a test holds it to what it says.

use crate::words::{Lang, Words};

/// With fewer judges than this nobody is ever very sure.
pub const LEAST_FOR_VERY_SURE: usize = 5;

/// How sure it is that the first is truly the best, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// 难分高下: below 0.60.
    TooClose,
    /// 有一定把握: 0.60 to 0.80.
    Some,
    /// 把握较大: 0.80 to 0.95.
    Fair,
    /// 把握很大: 0.95 and more, from five judges on.
    High,
}

impl Confidence {
    /// The word for a probability, when so many judges have scored the team.
    pub fn of(probability: f64, judges: usize) -> Self {
        match probability {
            p if p >= 0.95 && judges >= LEAST_FOR_VERY_SURE => Self::High,
            p if p >= 0.80 => Self::Fair,
            p if p >= 0.60 => Self::Some,
            _ => Self::TooClose,
        }
    }

    /// The words.
    pub fn words(self) -> Words {
        match self {
            Self::High => Words::new("把握很大", "very likely"),
            Self::Fair => Words::new("把握较大", "likely"),
            Self::Some => Words::new("有一定把握", "more likely than not"),
            Self::TooClose => Words::new("难分高下", "too close to call"),
        }
    }

    /// The words in one language.
    pub fn message(self, lang: Lang) -> String {
        self.words().get(lang).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_words() {
        let words = |p, judges| Confidence::of(p, judges).message(Lang::Zh);
        assert_eq!(words(0.95, 5), "把握很大");
        assert_eq!(words(0.949_9, 9), "把握较大");
        assert_eq!(words(0.80, 9), "把握较大");
        assert_eq!(words(0.60, 9), "有一定把握");
        assert_eq!(words(0.599_9, 9), "难分高下");
        assert_eq!(words(f64::NAN, 9), "难分高下");
    }

    #[test]
    fn four_judges_are_never_very_sure() {
        assert_eq!(Confidence::of(1.0, 4), Confidence::Fair);
    }
}
