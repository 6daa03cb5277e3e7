//! Exact fractions, for the one place where decimals are not enough: a mean of seven scores.
//!
//! Rounding is half away from zero (四舍五入), the rule that contest sheets mean by "保留两位小数".

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::decimal::{Decimal, PLACES};

/// An exact fraction in lowest terms with a positive denominator. Serialised as text, `"632/7"`.
///
/// The limits of a frozen rule keep numerators below 10²¹ and denominators below 10¹⁵, so that no product of the
/// two leaves `i128`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Exact {
    num: i128,
    den: i128,
}

/// A text that is not a fraction such as `632/7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a fraction such as 632/7")]
pub struct NotAFraction;

/// No stored fraction may have more digits than a result of ours.
const MOST: i128 = 1_000_000_000_000_000_000_000;
const MOST_DEN: i128 = 1_000_000_000_000_000;

impl Exact {
    /// num ÷ den; `den` must be positive.
    pub(crate) fn new(num: i128, den: i128) -> Self {
        debug_assert!(den > 0, "a mean is over at least one score");
        let common = greatest_common_divisor(num.unsigned_abs(), den.unsigned_abs());
        Self { num: num / common, den: den / common }
    }

    /// The mean: a sum over `count` (at least 1) numbers.
    pub(crate) fn mean(sum: Decimal, count: usize) -> Self {
        let count = i128::try_from(count).unwrap_or(i128::MAX).max(1);
        Self::new(i128::from(sum.millionths()), count * 10_i128.pow(u32::from(PLACES)))
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self::new(self.num * other.den + other.num * self.den, self.den * other.den)
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        self.plus(Self { num: -other.num, den: other.den })
    }

    /// This many percent of it.
    pub(crate) fn percent(self, percent: u8) -> Self {
        Self::new(self.num * i128::from(percent), self.den * 100)
    }

    /// Rounded half away from zero to this many places (at most six).
    pub fn round(self, places: u8) -> Decimal {
        let places = u32::from(places.min(PLACES));
        let scaled = self.num * 10_i128.pow(places);
        let (size, den) = (scaled.unsigned_abs(), self.den.unsigned_abs());
        let (whole, rest) = (size / den, size % den);
        let rounded = if rest * 2 >= den { whole + 1 } else { whole };
        let size = rounded * 10_u128.pow(u32::from(PLACES) - places);
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        Decimal::from_millionths(if scaled < 0 { -size } else { size })
    }
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        Self::mean(decimal, 1)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.num * other.den).cmp(&(other.num * self.den))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.num, self.den)
    }
}

impl From<Exact> for String {
    fn from(exact: Exact) -> Self {
        exact.to_string()
    }
}

impl TryFrom<String> for Exact {
    type Error = NotAFraction;
    fn try_from(text: String) -> Result<Self, NotAFraction> {
        let (num, den) = text.split_once('/').ok_or(NotAFraction)?;
        let num: i128 = num.parse().map_err(|_| NotAFraction)?;
        let den: i128 = den.parse().map_err(|_| NotAFraction)?;
        if !(1..=MOST_DEN).contains(&den) || !(-MOST..=MOST).contains(&num) {
            return Err(NotAFraction);
        }
        Ok(Self::new(num, den))
    }
}

/// Euclid's algorithm; 1 for (0, 0) so that nothing is ever divided by nought.
fn greatest_common_divisor(mut a: u128, mut b: u128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half(num: i128, den: i128) -> String {
        Exact::new(num, den).round(2).show(2)
    }

    #[test]
    fn a_half_goes_away_from_zero_where_floats_and_bankers_differ() {
        assert_eq!(half(125, 1000), "0.13");
        assert_eq!(half(2_675, 1000), "2.68");
        assert_eq!(half(-125, 1000), "-0.13");
        assert_eq!(half(-2_675, 1000), "-2.68");
        assert_eq!(half(1_005, 1000), "1.01");
        assert_eq!(half(124_999, 1_000_000), "0.12");
        assert_eq!(half(1, 3), "0.33");
        assert_eq!(half(2, 3), "0.67");
    }

    #[test]
    fn travels_as_text_and_refuses_nonsense() {
        let x = Exact::new(1264, 14);
        assert_eq!(serde_json::to_string(&x).unwrap(), "\"632/7\"");
        assert_eq!(serde_json::from_str::<Exact>("\"632/7\"").unwrap(), x);
        for wrong in ["\"1/0\"", "\"1/-2\"", "\"7\"", "\"a/b\"", "\"1/9999999999999999999\""] {
            assert!(serde_json::from_str::<Exact>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn compares_without_rounding() {
        assert!(Exact::new(1, 3) > Exact::new(333_333, 1_000_000));
        assert_eq!(Exact::new(2, 6), Exact::new(1, 3));
    }
}
