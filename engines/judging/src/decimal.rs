//! A decimal number as people write it on a score sheet: 18.5 is eighteen and a half exactly.
//!
//! Held as a whole number of millionths. Scores and weights have at most three decimals (the rule sees to it), so
//! score × weight still fits without rounding; announced values have at most four, and a tie looks two further.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// The decimals that a [`Decimal`] can hold.
pub const PLACES: u8 = 6;

const ONE: i64 = 1_000_000;

/// An exact decimal with up to six places. Serialised as text, `"18.5"`, never as a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal(i64);

/// Why a text is not a decimal that can be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecimalError {
    /// Something else than digits with at most one point between them.
    #[error("not a number written in digits")]
    NotANumber,
    /// A seventh decimal that is not zero.
    #[error("more than six decimals")]
    TooFine,
    /// Beyond what can be held (about nine million million).
    #[error("too large")]
    TooLarge,
}

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(ONE);

    /// A whole number.
    pub const fn whole(n: i32) -> Self {
        Self(n as i64 * ONE)
    }

    /// From a stored whole number of millionths.
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// The whole number of millionths, to be stored.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// From a whole number of thousandths: `from_thousandths(500)` is 0.5.
    pub const fn from_thousandths(thousandths: i32) -> Self {
        Self(thousandths as i64 * (ONE / 1_000))
    }

    /// Reads digits with at most one point (`18`, `18.5`, `-0.1`), strictly: no spaces, no sign but minus, no
    /// exponent, no digit missing beside the point.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return Err(DecimalError::NotANumber),
            Some(parts) => parts,
            None => (digits, ""),
        };
        let only_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !only_digits(whole) || !only_digits(fraction) {
            return Err(DecimalError::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > usize::from(PLACES) {
            return Err(DecimalError::TooFine);
        }
        let whole: i64 = whole.parse().map_err(|_| DecimalError::TooLarge)?;
        let fraction: i64 = format!("{fraction:0<6}").parse().map_err(|_| DecimalError::NotANumber)?;
        let size =
            whole.checked_mul(ONE).and_then(|w| w.checked_add(fraction)).ok_or(DecimalError::TooLarge)?;
        Ok(Self(if negative { -size } else { size }))
    }

    /// The fewest decimals that write this number without loss.
    pub fn places(self) -> u8 {
        let mut rest = self.0;
        let mut places = PLACES;
        while places > 0 && rest % 10 == 0 {
            rest /= 10;
            places -= 1;
        }
        places
    }

    /// Written with at least this many decimals, and more only where the number has them: 90.3 with 2 is `90.30`.
    pub fn show(self, places: u8) -> String {
        let places = places.min(PLACES).max(self.places());
        let sign = if self.0 < 0 { "-" } else { "" };
        let one = ONE.unsigned_abs();
        let (whole, fraction) = (self.0.unsigned_abs() / one, self.0.unsigned_abs() % one);
        if places == 0 {
            return format!("{sign}{whole}");
        }
        let fraction = format!("{fraction:06}");
        format!("{sign}{whole}.{}", &fraction[..usize::from(places)])
    }

    /// Is this a whole number of steps? A step of nought divides nothing.
    pub fn is_multiple_of(self, step: Self) -> bool {
        step.0 != 0 && self.0 % step.0 == 0
    }

    /// Product of two decimals of at most three places each, exactly. Beyond what can be held it stays at the
    /// largest number; a frozen rule's limits keep every score far below.
    pub(crate) fn times(self, factor: Self) -> Self {
        let product = i128::from(self.0) * i128::from(factor.0) / i128::from(ONE);
        Self(i64::try_from(product).unwrap_or(i64::MAX))
    }
}

impl Add for Decimal {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Decimal {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Decimal {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.show(0))
    }
}

impl TryFrom<String> for Decimal {
    type Error = DecimalError;
    fn try_from(text: String) -> Result<Self, DecimalError> {
        Self::parse(&text)
    }
}

impl From<Decimal> for String {
    fn from(decimal: Decimal) -> Self {
        decimal.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write_and_nothing_else() {
        assert_eq!(Decimal::parse("18.5"), Ok(Decimal::from_thousandths(18_500)));
        assert_eq!(Decimal::parse("18.50000000"), Ok(Decimal::from_thousandths(18_500)));
        assert_eq!(Decimal::parse("-0.1"), Ok(Decimal::from_thousandths(-100)));
        for wrong in
            ["", ".", "-", ".5", "5.", "1.2.3", "+5", " 5", "5 ", "1e2", "五", "１８", "18。5", "0x1", "--1"]
        {
            assert_eq!(Decimal::parse(wrong), Err(DecimalError::NotANumber), "{wrong:?}");
        }
        assert_eq!(Decimal::parse("0.0000001"), Err(DecimalError::TooFine));
        assert_eq!(Decimal::parse("99999999999999999999"), Err(DecimalError::TooLarge));
        assert_eq!(Decimal::parse("9999999999999"), Err(DecimalError::TooLarge));
    }

    #[test]
    fn shows_the_decimals_asked_for_and_never_loses_one() {
        let n = Decimal::from_thousandths(90_300);
        assert_eq!((n.show(0), n.show(1), n.show(2)), ("90.3".into(), "90.3".into(), "90.30".into()));
        assert_eq!(Decimal::whole(-7).show(0), "-7");
        assert_eq!(Decimal::from_thousandths(-50).show(1), "-0.05");
        assert_eq!(Decimal::ZERO.show(2), "0.00");
    }

    #[test]
    fn travels_as_text() {
        let n = Decimal::from_thousandths(18_500);
        assert_eq!(serde_json::to_string(&n).unwrap(), "\"18.5\"");
        assert_eq!(serde_json::from_str::<Decimal>("\"18.5\"").unwrap(), n);
        assert!(serde_json::from_str::<Decimal>("18.5").is_err());
    }

    #[test]
    fn multiplies_exactly() {
        let product = Decimal::from_thousandths(9_250).times(Decimal::from_thousandths(1_125));
        assert_eq!(product.to_string(), "10.40625");
    }
}
