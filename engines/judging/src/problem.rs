//! What can be wrong with a rule, and the limits that keep all later arithmetic exact.

use crate::decimal::Decimal;
use crate::rule::{Dimension, Rounding, Rule, TieBreak};

/// The most dimensions a sheet may have.
pub const MOST_DIMENSIONS: usize = 20;
/// The highest maximum of one dimension.
pub const MOST_MAX: Decimal = Decimal::whole(1_000);
/// The largest weight of one dimension.
pub const MOST_WEIGHT: Decimal = Decimal::whole(100);
/// The finest step and the finest weight have this many decimals.
pub const FINEST: u8 = 3;
/// The most places a value is announced with.
pub const MOST_PLACES: u8 = 4;
/// The largest share of the audience, in percent.
pub const MOST_AUDIENCE: u8 = 20;
/// Below this many scores nothing is ever dropped.
pub const LEAST_TO_TRIM: u8 = 5;
/// The most scores dropped at each end.
pub const MOST_TRIM: u8 = 3;

/// What is wrong with a rule, one thing at a time. `dimension` is the place on the sheet, 0 for the first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The rule has no name.
    #[error("the rule has no name")]
    Unnamed,
    /// Nothing to score.
    #[error("no dimension")]
    NoDimension,
    /// More than [`MOST_DIMENSIONS`].
    #[error("more than {most} dimensions")]
    TooManyDimensions {
        /// The most allowed.
        most: usize,
    },
    /// A dimension without a Chinese name.
    #[error("dimension {dimension} has no name")]
    DimensionUnnamed {
        /// Which.
        dimension: usize,
    },
    /// A maximum of nought or less, or above [`MOST_MAX`].
    #[error("the maximum of dimension {dimension} must be above 0 and at most {most}")]
    MaxOutOfRange {
        /// Which.
        dimension: usize,
        /// The most allowed.
        most: Decimal,
    },
    /// A maximum that no judge can give, because it is not a whole number of steps.
    #[error("the maximum of dimension {dimension} is not a multiple of the step {step}")]
    MaxNotAMultiple {
        /// Which.
        dimension: usize,
        /// The step.
        step: Decimal,
    },
    /// A weight of nought or less, above [`MOST_WEIGHT`] or finer than [`FINEST`] decimals.
    #[error(
        "the weight of dimension {dimension} must be above 0, at most {most}, with at most {places} decimals"
    )]
    WeightOutOfRange {
        /// Which.
        dimension: usize,
        /// The most allowed.
        most: Decimal,
        /// The most decimals.
        places: u8,
    },
    /// Maxima × weights do not add up to the stated full marks.
    #[error("full marks are stated as {stated} but the dimensions add up to {sum}")]
    FullMarksDiffer {
        /// What the rule says.
        stated: Decimal,
        /// What the dimensions add up to.
        sum: Decimal,
    },
    /// A step of nought or less, or finer than [`FINEST`] decimals.
    #[error("the step must be above 0 with at most {places} decimals")]
    StepOutOfRange {
        /// The most decimals.
        places: u8,
    },
    /// More than [`MOST_TRIM`] dropped at each end.
    #[error("at most {most} scores can be dropped at each end")]
    TrimTooMany {
        /// The most allowed.
        most: u8,
    },
    /// Trimming from too few scores.
    #[error("dropping {each_end} at each end needs at least {least} scores")]
    TrimFromTooFew {
        /// How many are dropped at each end.
        each_end: u8,
        /// The least that `from` may say.
        least: u8,
    },
    /// More than [`MOST_PLACES`].
    #[error("at most {most} decimals can be announced")]
    TooManyPlaces {
        /// The most allowed.
        most: u8,
    },
    /// No time to speak.
    #[error("there is no time to speak")]
    NoTime,
    /// An overtime unit of no seconds.
    #[error("the unit of overtime has no length")]
    OvertimeUnit,
    /// Points off for overtime that are nought or less, finer than the announced places, or above `most`.
    #[error(
        "points off for overtime must be above 0, have at most {places} decimals and stay within their limit"
    )]
    OvertimePoints {
        /// The most decimals.
        places: u8,
    },
    /// More decimals settle nothing where every stage was rounded already.
    #[error("more decimals cannot settle a tie when every stage is rounded")]
    MorePlacesOfNothing,
    /// The same link twice.
    #[error("link {link} of the tie chain is there twice")]
    TieTwice {
        /// Place in the chain of the second one.
        link: usize,
    },
    /// A dimension that is not on the sheet.
    #[error("link {link} of the tie chain names a dimension that is not on the sheet")]
    TieDimensionUnknown {
        /// Place in the chain.
        link: usize,
    },
    /// More than [`MOST_AUDIENCE`] percent.
    #[error("the audience can have at most {most} percent")]
    AudienceTooLarge {
        /// The most allowed.
        most: u8,
    },
}

/// Everything that is wrong with this rule, in the order of the form.
pub(crate) fn problems(rule: &Rule) -> Vec<Problem> {
    let mut found = Vec::new();
    if rule.name.zh.trim().is_empty() {
        found.push(Problem::Unnamed);
    }
    if rule.dimensions.is_empty() {
        found.push(Problem::NoDimension);
    }
    if rule.dimensions.len() > MOST_DIMENSIONS {
        found.push(Problem::TooManyDimensions { most: MOST_DIMENSIONS });
    }
    if rule.step <= Decimal::ZERO || rule.step.places() > FINEST {
        found.push(Problem::StepOutOfRange { places: FINEST });
    }
    for (place, dimension) in rule.dimensions.iter().enumerate() {
        dimension_problems(rule, place, dimension, &mut found);
    }
    // A sum over maxima or weights that are themselves wrong would only say the same thing twice.
    let sum = rule.sum_of_maxima();
    if found.is_empty() && sum != rule.full_marks {
        found.push(Problem::FullMarksDiffer { stated: rule.full_marks, sum });
    }
    trim_problems(rule, &mut found);
    if rule.places > MOST_PLACES {
        found.push(Problem::TooManyPlaces { most: MOST_PLACES });
    }
    timing_problems(rule, &mut found);
    tie_problems(rule, &mut found);
    if rule.audience_percent > MOST_AUDIENCE {
        found.push(Problem::AudienceTooLarge { most: MOST_AUDIENCE });
    }
    found
}

fn dimension_problems(rule: &Rule, place: usize, dimension: &Dimension, found: &mut Vec<Problem>) {
    if dimension.name.zh.trim().is_empty() {
        found.push(Problem::DimensionUnnamed { dimension: place });
    }
    if dimension.max <= Decimal::ZERO || dimension.max > MOST_MAX {
        found.push(Problem::MaxOutOfRange { dimension: place, most: MOST_MAX });
    } else if rule.step > Decimal::ZERO && !dimension.max.is_multiple_of(rule.step) {
        found.push(Problem::MaxNotAMultiple { dimension: place, step: rule.step });
    }
    let weight = dimension.weight;
    if weight <= Decimal::ZERO || weight > MOST_WEIGHT || weight.places() > FINEST {
        found.push(Problem::WeightOutOfRange { dimension: place, most: MOST_WEIGHT, places: FINEST });
    }
}

fn trim_problems(rule: &Rule, found: &mut Vec<Problem>) {
    let each_end = rule.trim.each_end;
    if each_end > MOST_TRIM {
        found.push(Problem::TrimTooMany { most: MOST_TRIM });
    } else if each_end > 0 {
        // One score at least must be left.
        let least = LEAST_TO_TRIM.max(2 * each_end + 1);
        if rule.trim.from < least {
            found.push(Problem::TrimFromTooFew { each_end, least });
        }
    }
}

fn timing_problems(rule: &Rule, found: &mut Vec<Problem>) {
    if rule.timing.show_seconds == 0 {
        found.push(Problem::NoTime);
    }
    let Some(overtime) = rule.timing.overtime else { return };
    if overtime.every_seconds == 0 {
        found.push(Problem::OvertimeUnit);
    }
    let too_fine = overtime.points.places().max(overtime.most.places()) > rule.places;
    if overtime.points <= Decimal::ZERO || overtime.most < overtime.points || too_fine {
        found.push(Problem::OvertimePoints { places: rule.places });
    }
}

fn tie_problems(rule: &Rule, found: &mut Vec<Problem>) {
    for (link, tie) in rule.ties.iter().enumerate() {
        if rule.ties[..link].contains(tie) {
            found.push(Problem::TieTwice { link });
        }
        match tie {
            TieBreak::MorePlaces if rule.rounding == Rounding::EachStage => {
                found.push(Problem::MorePlacesOfNothing);
            }
            TieBreak::Dimension(place) if *place >= rule.dimensions.len() => {
                found.push(Problem::TieDimensionUnknown { link });
            }
            TieBreak::MorePlaces | TieBreak::SumWithDropped | TieBreak::Dimension(_) => {}
        }
    }
}
