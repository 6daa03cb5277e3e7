//! The rule object: everything an organiser decides before scoring opens, and what is wrong with it.
//!
//! No two contests score alike (trimming per judge or per dimension, rounding before or after weighting, what a
//! tie is settled by), so none of it is built in: it is stated here, frozen, and printed on every score sheet.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::problem::{Problem, problems};
use crate::words::Words;

/// How a contest is scored. Open to change until [`Rule::freeze`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// What kind of contest this is, e.g. 方案路演.
    pub name: Words,
    /// What judges look at, in the order of the sheet.
    pub dimensions: Vec<Dimension>,
    /// What a perfect sheet adds up to. Stated on its own so that a mistyped maximum or weight is noticed.
    pub full_marks: Decimal,
    /// The step of a score: 0.5 allows 18 and 18.5.
    pub step: Decimal,
    /// How many extremes are dropped, and from how many scores on.
    pub trim: Trim,
    /// What the extremes are dropped from.
    pub trim_on: TrimOn,
    /// Places of the announced value, half away from zero.
    pub places: u8,
    /// Whether figures on the way are rounded too.
    pub rounding: Rounding,
    /// How long a team may speak, and what overtime costs.
    pub timing: Timing,
    /// What settles a tie, in this order; a tie that outlives the chain is a shared rank (1-2-2-4).
    pub ties: Vec<TieBreak>,
    /// Share of the audience's vote in the result, in percent: 0 unless the organiser says so, 20 at most.
    pub audience_percent: u8,
}

/// One thing that judges look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its name on the sheet.
    pub name: Words,
    /// The best score.
    pub max: Decimal,
    /// What a point here counts in the judge's total; 1 when the maxima already say it all.
    pub weight: Decimal,
}

/// Dropping extremes: `each_end` highest and as many lowest, once `from` scores are present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trim {
    /// How many are dropped at each end; 0 is the plain mean.
    pub each_end: u8,
    /// With fewer scores than this present, the plain mean; never below 5.
    pub from: u8,
}

/// What the extremes are dropped from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrimOn {
    /// A judge's scores are added up first; whole sheets are dropped.
    JudgeTotals,
    /// In each dimension on its own, as in figure skating's components.
    EachDimension,
}

/// Where figures are rounded to the announced places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Only the panel's figure, after the mean.
    Once,
    /// Also before it: each judge's weighted total, or each dimension's mean and its weighted value.
    EachStage,
}

/// How long a team may speak and answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timing {
    /// Seconds to speak.
    pub show_seconds: u32,
    /// Seconds for questions and answers; 0 for none.
    pub question_seconds: u32,
    /// What speaking too long costs; none when nothing is deducted.
    pub overtime: Option<Overtime>,
}

/// Points off for each started unit of overtime, taken by the timekeeper after the mean, not by judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overtime {
    /// The unit in seconds.
    pub every_seconds: u32,
    /// Points off for each unit that has begun.
    pub points: Decimal,
    /// Never more than this.
    pub most: Decimal,
}

/// One link of the tie chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieBreak {
    /// Two more decimals of the same value (第三、四位小数).
    MorePlaces,
    /// The sum of all judges' totals, dropped ones included. Teams seen by different numbers of judges are compared
    /// by that sum ÷ the number of judges, which is the same order where the numbers are equal.
    SumWithDropped,
    /// The mean of one dimension, by its place on the sheet (0 is the first).
    Dimension(usize),
}

/// A rule without problems, as it was when scoring opened. Stored as the rule itself and checked again when read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Rule", into = "Rule")]
pub struct FrozenRule(Rule);

/// A rule that cannot be frozen yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the rule cannot be frozen: {0:?}")]
pub struct NotFrozen(pub Vec<Problem>);

impl Rule {
    /// Everything that is wrong; empty when the rule can be frozen.
    pub fn problems(&self) -> Vec<Problem> {
        problems(self)
    }

    /// Full marks as the dimensions add up: Σ maximum × weight.
    pub fn sum_of_maxima(&self) -> Decimal {
        self.dimensions.iter().map(|d| d.max.times(d.weight)).sum()
    }

    /// Closes the rule to change, as it must be before the first score.
    pub fn freeze(self) -> Result<FrozenRule, NotFrozen> {
        let problems = self.problems();
        if problems.is_empty() { Ok(FrozenRule(self)) } else { Err(NotFrozen(problems)) }
    }
}

impl FrozenRule {
    /// What the rule says.
    pub fn rule(&self) -> &Rule {
        &self.0
    }

    /// Points off for having spoken this long: each unit that has begun counts, up to the limit.
    pub fn overtime_points(&self, show_seconds: u32) -> Decimal {
        let timing = &self.0.timing;
        let Some(overtime) = timing.overtime else { return Decimal::ZERO };
        let over = show_seconds.saturating_sub(timing.show_seconds);
        let units = i64::from(over.div_ceil(overtime.every_seconds));
        Decimal::from_millionths(overtime.points.millionths().saturating_mul(units)).min(overtime.most)
    }
}

impl TryFrom<Rule> for FrozenRule {
    type Error = NotFrozen;
    fn try_from(rule: Rule) -> Result<Self, NotFrozen> {
        rule.freeze()
    }
}

impl From<FrozenRule> for Rule {
    fn from(frozen: FrozenRule) -> Self {
        frozen.0
    }
}
