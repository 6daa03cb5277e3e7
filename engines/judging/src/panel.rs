//! The panel's figure: the trimmed mean, in whole numbers.
//!
//! Source: 去掉最高分和最低分取平均, as in the contests of China and (for components of nine judges) in figure
//! skating until 2018, whose official sheets are the oracle in `tests/`. Dropping any one of several equal extremes
//! leaves the same sum, so the order of judges does not matter.

use crate::decimal::Decimal;
use crate::exact::Exact;
use crate::outcome::Line;
use crate::rule::{Rounding, Rule, Trim, TrimOn};

/// A panel's figure with everything that led to it.
pub(crate) struct PanelFigure {
    /// One line for judges' totals, or one for each dimension.
    pub(crate) lines: Vec<Line>,
    /// How many scores each line keeps.
    pub(crate) kept: usize,
    /// The figure without any rounding beyond what the rule asks for on the way.
    pub(crate) exact: Exact,
    /// Mean of each dimension: of everybody present, or of those kept where extremes are dropped in each dimension.
    pub(crate) dimension_means: Vec<Exact>,
    /// Mean of all judges' totals, dropped ones included.
    pub(crate) with_dropped: Exact,
}

/// The sheets of those present (at least one), each in the order of the rule's dimensions.
pub(crate) fn panel_figure(rule: &Rule, sheets: &[Vec<Decimal>]) -> PanelFigure {
    let totals: Vec<Decimal> = sheets.iter().map(|sheet| judge_total(rule, sheet)).collect();
    let with_dropped = Exact::mean(totals.iter().copied().sum(), totals.len());
    let columns: Vec<Vec<Decimal>> = (0..rule.dimensions.len())
        .map(|place| sheets.iter().filter_map(|sheet| sheet.get(place).copied()).collect())
        .collect();
    match rule.trim_on {
        TrimOn::JudgeTotals => {
            let line = trimmed(rule.trim, totals, None, Decimal::ONE);
            PanelFigure {
                kept: line.kept.len(),
                exact: Exact::mean(line.sum, line.kept.len()),
                dimension_means: columns
                    .iter()
                    .map(|c| Exact::mean(c.iter().copied().sum(), c.len()))
                    .collect(),
                with_dropped,
                lines: vec![line],
            }
        }
        TrimOn::EachDimension => by_dimension(rule, columns, with_dropped),
    }
}

fn by_dimension(rule: &Rule, columns: Vec<Vec<Decimal>>, with_dropped: Exact) -> PanelFigure {
    let weights = rule.dimensions.iter().map(|d| d.weight);
    let mut lines: Vec<Line> = columns
        .into_iter()
        .zip(weights)
        .enumerate()
        .map(|(place, (column, weight))| trimmed(rule.trim, column, Some(place), weight))
        .collect();
    let kept = lines.first().map_or(0, |line| line.kept.len());
    let dimension_means: Vec<Exact> = lines.iter().map(|line| Exact::mean(line.sum, kept)).collect();
    let exact = match rule.rounding {
        // Everybody's weights are the same, so the weighted sums can share one division: nothing is lost by thirds.
        Rounding::Once => Exact::mean(lines.iter().map(|line| line.sum.times(line.weight)).sum(), kept),
        Rounding::EachStage => {
            for (line, mean) in lines.iter_mut().zip(&dimension_means) {
                line.rounded_mean = Some(mean.round(rule.places));
            }
            let values = lines.iter().filter_map(|line| weighted_mean(line, rule.places));
            Exact::from(values.sum::<Decimal>())
        }
    };
    PanelFigure { lines, kept, exact, dimension_means, with_dropped }
}

/// A line's rounded mean × its weight, rounded once more; none where the rule does not round at this stage.
pub(crate) fn weighted_mean(line: &Line, places: u8) -> Option<Decimal> {
    line.rounded_mean.map(|mean| Exact::from(mean.times(line.weight)).round(places))
}

/// What one judge gave, weighted: Σ score × weight, rounded where the rule rounds judges' totals.
fn judge_total(rule: &Rule, sheet: &[Decimal]) -> Decimal {
    let total =
        rule.dimensions.iter().zip(sheet).map(|(dimension, score)| score.times(dimension.weight)).sum();
    match (rule.rounding, rule.trim_on) {
        (Rounding::EachStage, TrimOn::JudgeTotals) => Exact::from(total).round(rule.places),
        (Rounding::Once, _) | (_, TrimOn::EachDimension) => total,
    }
}

/// Sorts, drops the extremes where enough scores are present, and adds up the rest.
fn trimmed(trim: Trim, mut scores: Vec<Decimal>, dimension: Option<usize>, weight: Decimal) -> Line {
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let n = scores.len();
    let k = if n >= usize::from(trim.from) { usize::from(trim.each_end) } else { 0 };
    let dropped_low = scores.split_off(n - k);
    let kept = scores.split_off(k);
    let sum = kept.iter().copied().sum();
    Line { dimension, dropped_high: scores, dropped_low, kept, sum, weight, rounded_mean: None }
}
