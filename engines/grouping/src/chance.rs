//! Seeded chance, the same on every machine: `ChaCha` and integers only.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A source of chance that starts at a seed.
pub(crate) struct Chance(ChaCha8Rng);

impl Chance {
    pub(crate) fn from(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// Sixty-four bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number below `bound`; nought when that is nought. Lemire's multiplication without its rejection: for
    /// the counts met here no number is favoured by more than one part in 2⁴⁰.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let scaled = (u128::from(self.0.next_u64()) * bound as u128) >> 64;
        usize::try_from(scaled).unwrap_or(0)
    }

    /// Two numbers from one draw, each below its bound. Half a draw is enough for both: for the counts met here no
    /// number is favoured by more than one part in 2¹⁶.
    pub(crate) fn two_below(&mut self, one: usize, other: usize) -> (usize, usize) {
        let bits = self.0.next_u64();
        let scaled = |half: u64, bound: usize| {
            let scaled = (u128::from(half) * bound as u128) >> 32;
            usize::try_from(scaled).unwrap_or(0)
        };
        (scaled(bits >> 32, one), scaled(bits & 0xffff_ffff, other))
    }

    /// Shuffles (Fisher & Yates).
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }

    /// An exponentially distributed number with mean about 1024: −ln u, in 1024ths, without floating point.
    ///
    /// The leading zeros of u are the whole part of −log₂ u; between two powers of two a straight line stands
    /// in for the logarithm, at most 0.09 off. 710 / 1024 is ln 2.
    pub(crate) fn reluctance(&mut self) -> i64 {
        let u = self.0.next_u64() | 1;
        let zeros = u.leading_zeros();
        let mantissa = (u << zeros) >> 53 & 0x3ff;
        let log2 = (i64::from(zeros) + 1) * 1024 - i64::try_from(mantissa).unwrap_or(0);
        log2 * 710 / 1024
    }
}
