//! Scans on machines that add sixteen numbers at once.
//!
//! What costs most elsewhere is looking up, for each of sixteen people, what somebody would add to their group. With
//! AVX-512 a table of up to [`GROUPS`] groups fits in two registers, and sixteen look-ups are one instruction. The
//! compiler does not find it by itself (it takes the slow gathering of cells from memory), so here it is named. All
//! numbers are whole, so the groups are the same as without.

use multiversion::multiversion;
use multiversion::target::match_target;

use super::anneal::Walk;
use super::exchanges::paying;

/// The most groups there can be for it.
pub(super) const GROUPS: usize = 32;

/// Scans by the widest instructions there are.
#[multiversion(targets("x86_64+avx512f"))]
pub(super) fn scans(walk: &mut Walk<'_, '_, '_>) {
    match_target! {
        "x86_64+avx512f" => {
            use std::arch::x86_64::{
                __m512i, _mm512_add_epi32, _mm512_cmpge_epi32_mask, _mm512_permutex2var_epi32, _mm512_set_epi32,
                _mm512_set1_epi32,
            };
            // Number by number; the compiler makes one load of it.
            let register = |of: &[i32; 16]| -> __m512i {
                let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = *of;
                _mm512_set_epi32(p, o, n, m, l, k, j, i, h, g, f, e, d, c, b, a)
            };
            walk.scans_by(|exchanges, block, least| {
                let (low, high) = exchanges.additions.first();
                let group = register(&exchanges.group[block].map(i32::from));
                let addition = _mm512_permutex2var_epi32(register(low), group, register(high));
                let gain = _mm512_add_epi32(register(&exchanges.others(block)), addition);
                _mm512_cmpge_epi32_mask(gain, _mm512_set1_epi32(least))
            });
        }
        _ => walk.scans_by(paying),
    }
}
