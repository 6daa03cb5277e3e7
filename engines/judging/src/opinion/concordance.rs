//! Kendall's W: do the judges put the teams into the same order? 1 is full agreement, 0 none.
//!
//! Source: M. G. Kendall & B. Babington Smith, The problem of m rankings, Annals of Mathematical Statistics 10
//! (1939), with the correction for ties; χ² = m(n − 1)W is Friedman's statistic.

use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::table::{Score, Table, real};
use super::undefined::Undefined;

/// Agreement on the order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concordance {
    /// W, from 0 to 1.
    pub w: f64,
    /// χ² = m(n − 1)W.
    pub chi_squared: f64,
    /// Its degrees of freedom, n − 1.
    pub free: usize,
    /// How probable so much agreement is among judges who rank at random.
    pub p: f64,
    /// Judges counted: those who scored every team.
    pub judges: usize,
    /// Teams ranked.
    pub teams: usize,
}

/// W among the judges who scored every team.
pub fn concordance(table: &Table) -> Result<Concordance, Undefined> {
    let teams = table.teams().len();
    if table.scores().is_empty() {
        return Err(Undefined::NoScores);
    } else if teams < 2 {
        return Err(Undefined::OneTeam);
    } else if table.judges().len() < 2 {
        return Err(Undefined::OneJudge);
    }
    let columns = table.columns();
    let full: Vec<&Vec<Score>> = columns.iter().filter(|column| column.len() == teams).collect();
    if full.len() < 2 {
        return Err(Undefined::SomeMissing);
    }
    let (m, n) = (real(full.len()), real(teams));
    let mut sums = vec![0.0; teams];
    let mut ties = 0.0;
    for column in &full {
        for score in *column {
            let below = column.iter().filter(|other| other.points < score.points).count();
            let equal = column.iter().filter(|other| other.points == score.points).count();
            sums[score.team] += real(below) + (real(equal) + 1.0) / 2.0;
            // Σ(t³ − t) over groups of t equal scores, taken in parts by each of the t.
            ties += real(equal).powi(2) - 1.0;
        }
    }
    let middle = m * (n + 1.0) / 2.0;
    let s: f64 = sums.iter().map(|sum| (sum - middle).powi(2)).sum();
    let most = m * m * (n.powi(3) - n) - m * ties;
    if most <= 0.0 {
        return Err(Undefined::NoDifference);
    }
    let w = (12.0 * s / most).min(1.0);
    let (chi_squared, free) = (m * (n - 1.0) * w, teams - 1);
    let p = ChiSquared::new(real(free)).map_or(1.0, |chi| chi.sf(chi_squared));
    Ok(Concordance { w, chi_squared, free, p, judges: full.len(), teams })
}
