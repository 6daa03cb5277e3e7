//! What a figure is worth: groups drawn by lot below it, a proven ceiling above it.

use super::Diverse;

impl Diverse {
    /// The objective that groups of these sizes, drawn by lot, have on average: every pair is as likely as any
    /// other to be in one group. Exact, not sampled.
    ///
    /// # Panics
    /// Never: sizes that are not those of these groups give a figure that means nothing.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of people and pairs stay below 2^53")]
    pub fn by_lot(&self, sizes: &[usize]) -> f64 {
        let people = self.distances.people();
        let pairs = |of: usize| (of * of.saturating_sub(1) / 2) as f64;
        if people < 2 {
            return 0.0;
        }
        let all: i64 = (0..people).map(|a| self.sum_of(a)).sum::<i64>() / 2;
        let inside: f64 = sizes.iter().map(|size| pairs(*size)).sum();
        self.distances.shown(all) * inside / pairs(people)
    }

    /// No grouping within the bounds exceeds this: nobody can be farther from the others of a group than from as
    /// many of the farthest people there are. Proven, and seldom close.
    #[must_use]
    pub fn ceiling(&self) -> f64 {
        let people = self.distances.people();
        let largest = self.bounds.iter().map(|size| size.max).max().unwrap_or(0).min(people);
        let twice: i64 = (0..people)
            .map(|a| {
                let mut row: Vec<i64> =
                    (0..people).filter(|b| *b != a).map(|b| self.distances.parts_between(a, b)).collect();
                row.sort_unstable_by(|one, other| other.cmp(one));
                row.iter().take(largest.saturating_sub(1)).filter(|distance| **distance > 0).sum::<i64>()
            })
            .sum();
        self.distances.shown(twice) / 2.0
    }

    fn sum_of(&self, person: usize) -> i64 {
        (0..self.distances.people()).map(|other| self.distances.parts_between(person, other)).sum()
    }
}
