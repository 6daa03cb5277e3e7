//! The running order by a draw that anybody can check again, by hand or in another language.
//!
//! **Before** the draw the organiser publishes the seal of a seed text; **at** the draw the seed text itself, which
//! can be checked against the seal (commit–reveal). The order is a pure function of the seed text and the teams.
//! A seal binds the organiser but does not keep them from having chosen a seed they like, so a seed is best made of
//! a sealed part and a part that comes from the hall, e.g. three numbers called out. The sealed part must be too
//! long to guess (20 random characters).
//!
//! # The draw, spelled out
//!
//! 1. Sort the team keys by their UTF-8 bytes; number them 0 … n − 1. A key may not occur twice.
//! 2. Key: SHA-256 of the UTF-8 bytes of `running order`, one line feed (0x0A), then the seed text as it is. (The
//!    first line keeps the key apart from the published seal, which would otherwise give the order away.)
//! 3. Stream: ChaCha20 (20 rounds, as in RFC 8439) under that key, nonce all zero, block counter from 0. Read it
//!    eight bytes at a time as little-endian 64-bit numbers.
//! 4. A number below m without bias: read r; where r ≥ 2⁶⁴ − (2⁶⁴ mod m), throw it away and read on; else r mod m.
//! 5. Fisher–Yates from the end: for i = n − 1 down to 1 draw j below i + 1 and swap places i and j. What stands at
//!    place 0 goes first.
//!
//! Test vector: seed text `北江路演 2026-11-24 08:30 3-7-5`, keys `g1` … `g6` → `g3 g4 g6 g5 g1 g2`.
//! Seal: `2ced05027f27ad81a4456e4e9052df2c4d6b14f90d9be146affc0f160e0a5593`.
//!
//! Sources: D. J. Bernstein, ChaCha (2008), RFC 8439; Fisher & Yates (1938) in Durstenfeld's form (1964).

use std::fmt::Write as _;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

use crate::keys::TeamKey;

/// The same team twice in one draw.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("team {team} is in the draw twice")]
pub struct DrawnTwice {
    /// Which.
    pub team: TeamKey,
}

/// The seal to publish before the draw: SHA-256 of the seed text's UTF-8 bytes, in lower-case hex, as `sha256sum`
/// prints it.
pub fn seal(seed_text: &str) -> String {
    Sha256::digest(seed_text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Does this seed text belong to the published seal?
pub fn is_sealed_by(seed_text: &str, published: &str) -> bool {
    seal(seed_text).eq_ignore_ascii_case(published.trim())
}

/// The running order; who is named in which order before makes no difference.
pub fn running_order(seed_text: &str, teams: &[TeamKey]) -> Result<Vec<TeamKey>, DrawnTwice> {
    let mut order = teams.to_vec();
    order.sort_unstable();
    if let Some([twice, _]) = order.array_windows().find(|[a, b]| a == b) {
        return Err(DrawnTwice { team: twice.clone() });
    }
    let key = Sha256::new().chain_update("running order\n").chain_update(seed_text).finalize();
    let mut stream = ChaCha20Rng::from_seed(key.into());
    for i in (1..order.len()).rev() {
        order.swap(i, below(&mut stream, i + 1));
    }
    Ok(order)
}

/// A number from 0 to m − 1, each equally likely; m is at least 1.
fn below(stream: &mut ChaCha20Rng, m: usize) -> usize {
    let m = u64::try_from(m).unwrap_or(u64::MAX);
    // 2⁶⁴ mod m, without leaving 64 bits; r is thrown away when it lies among that many at the top.
    let excess = (u64::MAX % m + 1) % m;
    loop {
        let r = stream.next_u64();
        if r <= u64::MAX - excess {
            // Below m, which came from a usize.
            return usize::try_from(r % m).unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: &str = "北江路演 2026-11-24 08:30 3-7-5";

    fn keys(names: &[String]) -> Vec<TeamKey> {
        names.iter().map(|name| TeamKey::from(name.as_str())).collect()
    }

    fn drawn(seed: &str, teams: &[TeamKey]) -> String {
        let order = running_order(seed, teams).unwrap();
        order.iter().map(TeamKey::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_test_vectors_of_an_independent_program_come_out() {
        // Computed by a program in another language that follows the steps above and shares no code with this one.
        let six = keys(&(1..=6).map(|i| format!("g{i}")).collect::<Vec<_>>());
        assert_eq!(drawn(SEED, &six), "g3 g4 g6 g5 g1 g2");
        assert_eq!(seal(SEED), "2ced05027f27ad81a4456e4e9052df2c4d6b14f90d9be146affc0f160e0a5593");
        let thirty = keys(&(1..=30).map(|i| format!("t{i:02}")).collect::<Vec<_>>());
        assert_eq!(
            drawn("second seed", &thirty),
            "t21 t16 t04 t29 t17 t23 t13 t26 t08 t27 t06 t03 t30 t20 t01 t10 t18 t19 t09 t02 t14 t28 t07 t24 t12 \
             t15 t05 t22 t11 t25"
        );
    }

    #[test]
    fn the_order_of_naming_makes_no_difference_and_nobody_is_drawn_twice() {
        let mut teams = keys(&(1..=6).map(|i| format!("g{i}")).collect::<Vec<_>>());
        let first = drawn(SEED, &teams);
        teams.reverse();
        assert_eq!(drawn(SEED, &teams), first);
        teams.push("g4".into());
        assert_eq!(running_order(SEED, &teams), Err(DrawnTwice { team: "g4".into() }));
        assert_eq!(running_order(SEED, &[]), Ok(vec![]));
    }

    #[test]
    fn the_seal_binds_the_seed_and_does_not_give_the_order_away() {
        assert!(is_sealed_by(SEED, &seal(SEED).to_uppercase()));
        assert!(!is_sealed_by("another", &seal(SEED)));
        // Somebody who knows only the seal and takes it for the key gets another stream than the draw used.
        let key: [u8; 32] = Sha256::digest(SEED.as_bytes()).into();
        let mut guess = ChaCha20Rng::from_seed(key);
        let real = Sha256::new().chain_update("running order\n").chain_update(SEED).finalize();
        assert_ne!(guess.next_u64(), ChaCha20Rng::from_seed(real.into()).next_u64());
    }

    #[test]
    fn over_many_seeds_each_team_goes_first_about_equally_often() {
        let teams = keys(&(1..=6).map(|i| format!("g{i}")).collect::<Vec<_>>());
        let mut first = [0_i32; 6];
        for seed in 0..6_000 {
            let order = running_order(&format!("seed {seed}"), &teams).unwrap();
            first[teams.iter().position(|team| *team == order[0]).unwrap()] += 1;
        }
        // Five standard deviations of a fair draw: √(6000 × 1/6 × 5/6) ≈ 29.
        assert!(first.iter().all(|count| (count - 1_000).abs() < 145), "{first:?}");
    }
}
