//! The table of distances, in whole numbers: the sums are exact, and the same on every machine.

/// People are looked at in blocks of so many, so rows are as long as a whole number of blocks.
pub(super) const BLOCK: usize = 16;
/// A number for each person in a block.
pub(super) type Block = [i32; BLOCK];

/// No sum over a group may come closer than this to the end of an `i32`: the search adds up to eight of them.
const MOST: i64 = 1 << 26;

/// Decimal places tried, until every distance is a whole number of such parts.
const PLACES: u32 = 9;

/// A distance for every pair of people, as whole multiples of one part of a unit.
#[derive(Debug, Clone)]
pub struct Distances {
    people: usize,
    /// Row length: `people`, rounded up to whole blocks.
    stride: usize,
    /// Row by row; zero on the diagonal and beyond the people.
    cells: Vec<i32>,
    /// Parts in one unit.
    parts: f64,
    /// The farthest two people are apart (or, below zero, the nearest), without its sign, in parts.
    farthest: i64,
}

/// The distances are so large, or the groups, that sums would not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a distance of {farthest} parts in groups of {largest} is more than can be counted")]
pub struct TooLarge {
    /// The farthest two people are apart, in parts.
    pub farthest: i64,
    /// The most people in a group.
    pub largest: usize,
}

impl Distances {
    /// Asks for the distance of every pair once, the smaller index first. Decimals are kept exactly (`129.620`
    /// becomes 12 962 hundredths) as long as groups of `largest` can be summed; else they are rounded to what fits,
    /// and what is not a number counts as nought.
    #[must_use]
    pub fn between(people: usize, largest: usize, distance: impl Fn(usize, usize) -> f64) -> Self {
        let pairs = || (0..people).flat_map(|a| (a + 1..people).map(move |b| (a, b)));
        let finite = |a, b| Some(distance(a, b)).filter(|d| d.is_finite()).unwrap_or(0.0);
        let farthest = pairs().map(|(a, b)| finite(a, b).abs()).fold(0.0, f64::max);
        let parts = parts(farthest, largest, || pairs().map(|(a, b)| finite(a, b)));
        let stride = people.div_ceil(BLOCK) * BLOCK;
        let mut cells = vec![0; people * stride];
        for (a, b) in pairs() {
            let cell = whole(finite(a, b) * parts);
            cells[a * stride + b] = cell;
            cells[b * stride + a] = cell;
        }
        let farthest = cells.iter().map(|cell| i64::from(*cell).abs()).max().unwrap_or(0);
        Self { people, stride, cells, parts, farthest }
    }

    /// How many people.
    #[must_use]
    pub const fn people(&self) -> usize {
        self.people
    }

    /// The distance of two people, in parts.
    #[must_use]
    pub fn parts_between(&self, a: usize, b: usize) -> i64 {
        i64::from(self.row(a)[b])
    }

    /// A sum of parts in the table's own units.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "only for showing; sums of distances stay below 2^53")]
    pub fn shown(&self, parts: i64) -> f64 {
        parts as f64 / self.parts
    }

    pub(super) const fn stride(&self) -> usize {
        self.stride
    }

    pub(super) fn row(&self, person: usize) -> &[i32] {
        &self.cells[person * self.stride..(person + 1) * self.stride]
    }

    /// A person's row, block by block.
    pub(super) fn blocks(&self, person: usize) -> &[Block] {
        self.row(person).as_chunks().0
    }

    /// Whether sums over groups of this size can be counted with.
    pub(super) fn fits(&self, largest: usize) -> Result<(), TooLarge> {
        let sum = i64::try_from(largest.max(2)).ok().and_then(|largest| largest.checked_mul(self.farthest));
        if sum.is_some_and(|sum| sum <= MOST) {
            Ok(())
        } else {
            Err(TooLarge { farthest: self.farthest, largest })
        }
    }
}

/// How many parts a unit is divided into: as many decimal places as the distances have, when they fit.
#[expect(clippy::cast_precision_loss, reason = "both are small")]
fn parts<I: Iterator<Item = f64>>(farthest: f64, largest: usize, distances: impl Fn() -> I) -> f64 {
    // A part is kept free for rounding.
    let room = MOST as f64 / largest.max(2) as f64 - 1.0;
    let mut parts = 1.0;
    for _ in 0..PLACES {
        if farthest * parts > room {
            break;
        }
        let decimal = |d: f64| (d * parts - (d * parts).round()).abs() <= 1e-9 * (d * parts).abs().max(1.0);
        if distances().all(decimal) {
            return parts;
        }
        parts *= 10.0;
    }
    // Not decimal, or too long: a power of two as fine as fits, so that scaling itself rounds nothing.
    let mut fine = 1.0;
    while farthest > 0.0 && farthest * fine * 2.0 <= room && fine < 1e12 {
        fine *= 2.0;
    }
    fine
}

#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and `fits` refuses what is that large")]
fn whole(scaled: f64) -> i32 {
    scaled.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_kept_exactly() {
        let table = Distances::between(3, 3, |a, b| [129.62, 0.001, 7.0][a + b - 1]);
        assert_eq!(table.parts_between(0, 1), 129_620);
        assert_eq!(table.parts_between(2, 0), 1);
        assert_eq!(table.shown(136_621), 136.621);
        assert_eq!(Distances::between(2, 2, |_, _| 12.0).parts_between(0, 1), 12);
    }

    #[test]
    fn what_is_not_decimal_is_rounded_as_finely_as_fits() {
        let table = Distances::between(2, 10, |_, _| std::f64::consts::PI);
        assert!((table.shown(table.parts_between(0, 1)) - std::f64::consts::PI).abs() < 1e-6);
        assert!(table.fits(10).is_ok());
        let none = Distances::between(2, 2, |_, _| f64::NAN);
        assert_eq!(none.parts_between(0, 1), 0);
    }

    #[test]
    fn sums_that_do_not_fit_are_refused() {
        let table = Distances::between(4, 2, |_, _| 30_000_000.0);
        assert!(table.fits(2).is_ok());
        assert_eq!(table.fits(4), Err(TooLarge { farthest: 30_000_000, largest: 4 }));
    }
}
