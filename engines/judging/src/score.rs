//! May this judge give this score? The one gate that a typed or tapped score goes through.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;

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
