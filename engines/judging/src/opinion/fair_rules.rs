//! Would another fair rule have given another winner? If all agree, the result does not hang on the arithmetic.

use super::table::{Score, Table, mean, real};
use crate::words::{Lang, Words};

/// A rule that a contest might as well have chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FairRule {
    /// The mean of all scores.
    Mean,
    /// The mean without the highest and the lowest, from five scores on.
    Trimmed,
    /// Each judge's scores brought to mean 0 and standard deviation 1 first.
    Standardised,
    /// The mean of the ranks that judges give.
    MeanRank,
}

impl FairRule {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Mean, Self::Trimmed, Self::Standardised, Self::MeanRank];

    /// Its name.
    pub fn words(self) -> Words {
        match self {
            Self::Mean => Words::new("平均分", "the plain mean"),
            Self::Trimmed => {
                Words::new("去掉一个最高和一个最低", "the mean without the highest and the lowest")
            }
            Self::Standardised => Words::new("评委标准化", "scores standardised for each judge"),
            Self::MeanRank => Words::new("平均名次", "the mean rank"),
        }
    }
}

/// Each rule with the team or teams it puts first; none where nobody has scored.
pub fn winners(table: &Table) -> Vec<(FairRule, Vec<usize>)> {
    FairRule::ALL.iter().map(|rule| (*rule, first(&values(*rule, table)))).collect()
}

/// What one rule makes of each team; larger is better.
pub fn values(rule: FairRule, table: &Table) -> Vec<Option<f64>> {
    match rule {
        FairRule::Mean => means(table, |score| score.points),
        FairRule::Trimmed => table.rows().iter().map(|row| trimmed(row)).collect(),
        FairRule::Standardised => {
            let columns = table.columns();
            let scales: Vec<(f64, f64)> = columns.iter().map(|column| scale(column)).collect();
            means(table, |score| {
                let (mean, deviation) = scales[score.judge];
                // A judge who gave everybody the same says nothing about the order.
                if deviation > 0.0 { (score.points - mean) / deviation } else { 0.0 }
            })
        }
        FairRule::MeanRank => {
            let columns = table.columns();
            // As a share of those the judge has seen, so that a judge of three does not only give good ranks.
            means(table, |score| {
                let column = &columns[score.judge];
                let below = column.iter().filter(|other| other.points < score.points).count();
                let equal = column.iter().filter(|other| other.points == score.points).count();
                (real(below) + real(equal) / 2.0) / real(column.len())
            })
        }
    }
}

/// The line for the organiser: does another rule change who is first? Both lists are in the table's order.
pub(crate) fn sentence(
    names: impl Fn(&[usize]) -> String,
    official: &[usize],
    winners: &[(FairRule, Vec<usize>)],
    lang: Lang,
) -> String {
    let other = |(rule, first): &(FairRule, Vec<usize>)| {
        let words = rule.words();
        (!first.is_empty() && first != official).then(|| match lang {
            Lang::Zh => format!("按{}是{}", words.get(lang), names(first)),
            Lang::En => format!("{} by {}", names(first), words.get(lang)),
        })
    };
    let others: Vec<String> = winners.iter().filter_map(other).collect();
    let name = names(official);
    match (others.is_empty(), lang) {
        (true, Lang::Zh) => {
            format!("平均分、去掉一个最高和一个最低、评委标准化、平均名次，第一名都是{name}。")
        }
        (true, Lang::En) => format!(
            "First by the plain mean, the trimmed mean, standardised scores and the mean rank alike: {name}."
        ),
        (false, Lang::Zh) => format!("换一种公平算法，第一名会变：{}。", others.join("，")),
        (false, Lang::En) => format!("Another fair rule would change the winner: {}.", others.join("; ")),
    }
}

fn means(table: &Table, value: impl Fn(&Score) -> f64) -> Vec<Option<f64>> {
    table.rows().iter().map(|row| mean(row.iter().map(&value))).collect()
}

fn trimmed(row: &[Score]) -> Option<f64> {
    let mut points: Vec<f64> = row.iter().map(|score| score.points).collect();
    points.sort_by(f64::total_cmp);
    let kept = if points.len() >= 5 { &points[1..points.len() - 1] } else { &points[..] };
    mean(kept.iter().copied())
}

/// Mean and standard deviation; 0 for the latter where there is none.
pub(crate) fn scale(scores: &[Score]) -> (f64, f64) {
    let centre = mean(scores.iter().map(|score| score.points)).unwrap_or(0.0);
    let squares: f64 = scores.iter().map(|score| (score.points - centre).powi(2)).sum();
    let deviation = if scores.len() > 1 { (squares / (real(scores.len()) - 1.0)).sqrt() } else { 0.0 };
    // Equal scores can differ from their mean by a rounding error.
    let noise = 1e-12 * scores.iter().fold(0.0_f64, |most, score| most.max(score.points.abs()));
    (centre, if deviation <= noise { 0.0 } else { deviation })
}

fn first(values: &[Option<f64>]) -> Vec<usize> {
    let most = values.iter().flatten().fold(f64::NEG_INFINITY, |most, value| most.max(*value));
    let tolerance = 1e-9 * most.abs().max(1.0);
    let is_first = |value: &Option<f64>| value.is_some_and(|value| value >= most - tolerance);
    values.iter().enumerate().filter(|(_, value)| is_first(value)).map(|(team, _)| team).collect()
}
