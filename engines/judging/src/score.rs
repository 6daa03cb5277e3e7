//! May this judge give this score? The one gate that a typed or tapped score goes through.

use serde::{Deserialize, Serialize};

use crate::decimal::{Decimal, DecimalError};
use crate::rule::FrozenRule;

/// Why a score is refused, with what would be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ScoreError {
    /// No such dimension on this sheet.
    #[error("there is no dimension {dimension} on this sheet")]
    NoSuchDimension {
        /// What was asked for; 0 is the first.
        dimension: usize,
    },
    /// Not digits with at most one point.
    #[error("not a number")]
    NotANumber,
    /// Below nought.
    #[error("a score is never below 0")]
    BelowZero,
    /// Above the dimension's maximum.
    #[error("the most is {max}")]
    AboveMax {
        /// The dimension's maximum.
        max: Decimal,
    },
    /// Between two steps.
    #[error("not a multiple of {step}: {below} or {above}")]
    NotAMultiple {
        /// The rule's step.
        step: Decimal,
        /// The nearest allowed score below.
        below: Decimal,
        /// The nearest allowed score above.
        above: Decimal,
    },
}

impl FrozenRule {
    /// Reads a score as it was typed or tapped, strictly: `18.5` and nothing around it.
    pub fn read_score(&self, dimension: usize, text: &str) -> Result<Decimal, ScoreError> {
        let max = self.max_of(dimension)?;
        match Decimal::parse(text) {
            Ok(score) => self.check_score(dimension, score).map(|()| score),
            Err(DecimalError::NotANumber) => Err(ScoreError::NotANumber),
            Err(_) if text.starts_with('-') => Err(ScoreError::BelowZero),
            Err(DecimalError::TooLarge) => Err(ScoreError::AboveMax { max }),
            // A seventh decimal cannot be held; six of them tell between which two steps the score lies.
            Err(DecimalError::TooFine) => {
                let end = text.find('.').map_or(text.len(), |point| (point + 7).min(text.len()));
                match Decimal::parse(&text[..end]) {
                    Err(_) => Err(ScoreError::AboveMax { max }),
                    Ok(cut) if cut >= max => Err(ScoreError::AboveMax { max }),
                    Ok(cut) => Err(self.between_steps(cut)),
                }
            }
        }
    }

    /// Is this a score that the rule allows here?
    pub fn check_score(&self, dimension: usize, score: Decimal) -> Result<(), ScoreError> {
        let max = self.max_of(dimension)?;
        if score < Decimal::ZERO {
            Err(ScoreError::BelowZero)
        } else if score > max {
            Err(ScoreError::AboveMax { max })
        } else if !score.is_multiple_of(self.rule().step) {
            Err(self.between_steps(score))
        } else {
            Ok(())
        }
    }

    fn max_of(&self, dimension: usize) -> Result<Decimal, ScoreError> {
        let found = self.rule().dimensions.get(dimension);
        found.map(|d| d.max).ok_or(ScoreError::NoSuchDimension { dimension })
    }

    /// The two steps around a score that lies between them.
    fn between_steps(&self, score: Decimal) -> ScoreError {
        let step = self.rule().step;
        let below = Decimal::from_millionths(score.millionths() / step.millionths() * step.millionths());
        ScoreError::NotAMultiple { step, below, above: below + step }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presets::Preset;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn a_judge_types_a_score() {
        let rule = Preset::Roadshow.rule().freeze().unwrap();
        let max = d("20");
        assert_eq!(rule.read_score(0, "18.5"), Ok(d("18.5")));
        assert_eq!(rule.read_score(0, "0"), Ok(d("0")));
        assert_eq!(rule.read_score(0, "20.0"), Ok(d("20")));
        assert_eq!(rule.read_score(0, "十八"), Err(ScoreError::NotANumber));
        assert_eq!(rule.read_score(0, "18 .5"), Err(ScoreError::NotANumber));
        assert_eq!(rule.read_score(0, "-0.5"), Err(ScoreError::BelowZero));
        assert_eq!(rule.read_score(0, "20.5"), Err(ScoreError::AboveMax { max }));
        assert_eq!(rule.read_score(0, "99999999999999999999"), Err(ScoreError::AboveMax { max }));
        assert_eq!(rule.read_score(5, "18"), Err(ScoreError::NoSuchDimension { dimension: 5 }));
        let between = ScoreError::NotAMultiple { step: d("0.5"), below: d("18"), above: d("18.5") };
        for text in ["18.3", "18.000001", "18.0000001", "18.4999999999"] {
            assert_eq!(rule.read_score(0, text), Err(between.clone()), "{text}");
        }
        assert_eq!(rule.read_score(0, "20.0000001"), Err(ScoreError::AboveMax { max }));
        assert_eq!(rule.read_score(0, "-0.0000001"), Err(ScoreError::BelowZero));
        assert_eq!(rule.read_score(0, "99999999999999999999.0000001"), Err(ScoreError::AboveMax { max }));
    }
}
