//! Which losses are accepted: each with probability e^(−loss ⁄ temperature), drawn without a logarithm at every turn.

use crate::chance::Chance;

/// How many values a threshold can have: twelve bits of chance.
const VALUES: usize = 4096;
/// The most a threshold can be: what sums over a group can be.
const MOST: u64 = 1 << 26;

/// Draws losses that are accepted: temperature × −ln u, by a table of −ln u at the middles of 4,096 equal parts.
pub(super) struct Thresholds {
    /// In 4,096ths; eight thousand bytes, so that it stays near the processor beside the rows.
    table: Box<[u16; VALUES]>,
    /// The temperature, in 256ths.
    heat: u64,
    /// Chance drawn and not yet used, twelve bits a time.
    bits: u64,
    left: u32,
}

impl Thresholds {
    pub(super) fn new() -> Self {
        #[expect(clippy::cast_precision_loss, reason = "whole numbers below 8,192")]
        let share = |at: usize| (2 * at + 1) as f64 / (2 * VALUES) as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 40,000")]
        let table = std::array::from_fn(|at| (minus_ln(share(at)) * 4096.0).round() as u16);
        Self { table: Box::new(table), heat: 0, bits: 0, left: 0 }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates at nought")]
    pub(super) fn set(&mut self, temperature: f64) {
        self.heat = ((temperature * 256.0) as u64).min(MOST << 8);
    }

    #[inline(always)]
    pub(super) fn draw(&mut self, chance: &mut Chance) -> i32 {
        if self.left == 0 {
            self.bits = chance.bits();
            self.left = 5;
        }
        let value = u64::from(self.table[(self.bits & 0xfff) as usize]);
        self.bits >>= 12;
        self.left -= 1;
        // A table value is below 2^16, so the product stays below 2^50.
        let most = ((self.heat * value) >> 20).min(MOST);
        i32::try_from(most).unwrap_or(0)
    }
}

/// −ln u for u in (0, 1) by additions and multiplications alone: a library's logarithm may differ in the last
/// digit from machine to machine, and then so would the groups.
fn minus_ln(u: f64) -> f64 {
    let (mut mantissa, mut halvings) = (u, 0.0);
    while mantissa < 0.75 {
        mantissa *= 2.0;
        halvings += 1.0;
    }
    // ln m = 2 artanh z with z = (m − 1) ⁄ (m + 1); |z| ≤ 1 ⁄ 5, so twelve terms are beyond the last digit.
    let z = (mantissa - 1.0) / (mantissa + 1.0);
    let (mut power, mut sum) = (z, 0.0);
    for term in 0..12 {
        sum += power / f64::from(2 * term + 1);
        power *= z * z;
    }
    halvings * std::f64::consts::LN_2 - 2.0 * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_one() {
        for at in 0..VALUES {
            let u = (2 * at + 1) as f64 / (2 * VALUES) as f64;
            assert!((minus_ln(u) + u.ln()).abs() < 1e-14, "{u}");
        }
    }

    #[test]
    fn thresholds_are_exponential() {
        let (mut thresholds, mut chance) = (Thresholds::new(), Chance::from(7));
        thresholds.set(1000.0);
        let draws: Vec<f64> = (0..100_000).map(|_| f64::from(thresholds.draw(&mut chance))).collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        let beyond = draws.iter().filter(|draw| **draw > 2000.0).count();
        assert!((mean - 1000.0).abs() < 15.0, "{mean}");
        assert!((beyond as f64 / draws.len() as f64 - (-2.0_f64).exp()).abs() < 0.005, "{beyond}");
    }
}
