//! Would another panel agree? Intraclass correlations, one judge or the whole panel.
//!
//! Source: P. E. Shrout & J. L. Fleiss, Intraclass correlations: uses in assessing rater reliability, Psychological
//! Bulletin 86 (1979), with their 95 % intervals, as R's `psych::ICC` computes them. In a table with cells missing
//! the mean squares do not exist; the variances of the REML fit take their place, without intervals, and k is the
//! harmonic mean of the scores of a team.

use statrs::distribution::{ContinuousCDF, FisherSnedecor};

use super::additive::Spread;
use super::concordance::{Concordance, concordance};
use super::table::{Table, mean, real};
use super::undefined::Undefined;

/// A correlation with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Icc {
    /// The estimate; it can be negative where chance exceeds the differences.
    pub value: f64,
    /// The interval; none for a table with cells missing, or where nothing at all is left to chance.
    pub interval: Option<(f64, f64)>,
}

/// A figure, or why there is none.
pub type Maybe<T> = Result<T, Undefined>;

/// The reliability of one table.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// Scores of a team: the number of judges, or the harmonic mean where cells are missing.
    pub k: f64,
    /// ICC(1,1): judges of each team are others each time.
    pub one_single: Maybe<Icc>,
    /// ICC(1,k).
    pub one_panel: Maybe<Icc>,
    /// ICC(2,1): another judge from the same kind of judges, severity counting as error.
    pub random_single: Maybe<Icc>,
    /// ICC(2,k): another panel of this size.
    pub random_panel: Maybe<Icc>,
    /// ICC(3,1): these very judges, severity levelled.
    pub fixed_single: Maybe<Icc>,
    /// ICC(3,k): the order that this panel gives.
    pub fixed_panel: Maybe<Icc>,
    /// Kendall's W, among the judges who scored every team.
    pub concordance: Maybe<Concordance>,
}

impl Reliability {
    /// Judges needed until another panel of that size would agree this well (0.9 is usual); by Spearman–Brown.
    pub fn judges_for(&self, target: f64) -> Maybe<usize> {
        self.random_single.and_then(|icc| judges_for(icc.value, target))
    }
}

/// Spearman–Brown: how many judges, each this reliable alone, reach the target together?
pub fn judges_for(single: f64, target: f64) -> Maybe<usize> {
    if !(single > 0.0 && target > 0.0 && target < 1.0) {
        return Err(Undefined::NoDifference);
    }
    let judges = (target * (1.0 - single) / (single * (1.0 - target)) - 1e-9).ceil().max(1.0);
    // A panel of more than a million is not an answer.
    if judges > 1e6 {
        return Err(Undefined::NoDifference);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and a million")]
    Ok(judges as usize)
}

/// The reliability of a table; the variances serve where cells are missing.
pub fn reliability(table: &Table, spread: Maybe<Spread>) -> Reliability {
    let rows = table.rows();
    let shares = mean(rows.iter().filter(|row| !row.is_empty()).map(|row| 1.0 / real(row.len())));
    let k = shares.map_or(0.0, |share| 1.0 / share);
    let concordance = concordance(table);
    let icc = if table.is_complete() { complete(table) } else { incomplete(table, spread, k) };
    match icc {
        Ok([one_single, one_panel, random_single, random_panel, fixed_single, fixed_panel]) => Reliability {
            k,
            one_single,
            one_panel,
            random_single,
            random_panel,
            fixed_single,
            fixed_panel,
            concordance,
        },
        Err(why) => Reliability {
            k,
            one_single: Err(why),
            one_panel: Err(why),
            random_single: Err(why),
            random_panel: Err(why),
            fixed_single: Err(why),
            fixed_panel: Err(why),
            concordance,
        },
    }
}

type Six = [Maybe<Icc>; 6];

/// Mean squares of a complete table.
struct MeanSquares {
    /// Teams.
    n: f64,
    /// Judges.
    k: f64,
    teams: f64,
    judges: f64,
    error: f64,
    /// Within teams: judges and error together.
    within: f64,
}

fn complete(table: &Table) -> Maybe<Six> {
    let ms = mean_squares(table)?;
    let MeanSquares { n, k, teams, judges, error, within } = ms;
    let single =
        |icc: f64, range: Option<(f64, f64)>| icc.is_finite().then_some(Icc { value: icc, interval: range });
    let panel = |icc: &Icc, denominator: f64| {
        // Spearman–Brown on the estimate; the ends of the interval go the same way.
        let up = |x: f64| k * x / (1.0 + x * (k - 1.0));
        let interval = icc.interval.map(|(low, high)| (up(low), up(high)));
        (denominator > 0.0).then_some(Icc { value: up(icc.value), interval })
    };
    let or = |icc: Option<Icc>| icc.ok_or(Undefined::NoDifference);

    let one_range = f_range(teams, within, n - 1.0, n * (k - 1.0));
    let one =
        or(single((teams - within) / (teams + (k - 1.0) * within), one_range.map(|r| single_from_f(r, k))));
    let one_panel = one.and_then(|icc| or(panel(&icc, teams)));

    let denominator = teams + (k - 1.0) * error + k * (judges - error) / n;
    let two = (teams - error) / denominator;
    let random = or(single(two, ms.random_range(two)));
    let random_panel = random.and_then(|icc| or(panel(&icc, teams + (judges - error) / n)));

    let fixed_range = f_range(teams, error, n - 1.0, (n - 1.0) * (k - 1.0));
    let fixed =
        or(single((teams - error) / (teams + (k - 1.0) * error), fixed_range.map(|r| single_from_f(r, k))));
    let fixed_panel = fixed.and_then(|icc| or(panel(&icc, teams)));
    Ok([one, one_panel, random, random_panel, fixed, fixed_panel])
}

impl MeanSquares {
    /// The interval of ICC(2,1), after Satterthwaite (Shrout & Fleiss, p. 428, as corrected by McGraw & Wong 1996).
    fn random_range(&self, two: f64) -> Option<(f64, f64)> {
        let MeanSquares { n, k, teams, judges, error, .. } = *self;
        if error <= 0.0 {
            // No error at all: only severity stands between the judges, and F would be infinite.
            return None;
        }
        let f = judges / error;
        let spread = n * (1.0 + (k - 1.0) * two) - k * two;
        let above = (k - 1.0) * (n - 1.0) * (k * two * f + spread).powi(2);
        let below = (n - 1.0) * k * k * two * two * f * f + spread * spread;
        let v = above / below;
        let upper = f_quantile(n - 1.0, v)?;
        let lower = f_quantile(v, n - 1.0)?;
        let rest = k * judges + (k * n - k - n) * error;
        let low = n * (teams - upper * error) / (upper * rest + n * teams);
        let high = n * (lower * teams - error) / (rest + n * lower * teams);
        (low.is_finite() && high.is_finite()).then_some((low, high))
    }
}

fn mean_squares(table: &Table) -> Maybe<MeanSquares> {
    let (n, k) = (real(table.teams().len()), real(table.judges().len()));
    if table.scores().is_empty() {
        return Err(Undefined::NoScores);
    } else if n < 2.0 {
        return Err(Undefined::OneTeam);
    } else if k < 2.0 {
        return Err(Undefined::OneJudge);
    }
    let grand = mean(table.scores().iter().map(|score| score.points)).unwrap_or(0.0);
    let means = |groups: &[Vec<super::table::Score>]| -> Vec<f64> {
        groups.iter().filter_map(|group| mean(group.iter().map(|score| score.points))).collect()
    };
    let (rows, columns) = (means(&table.rows()), means(&table.columns()));
    let about = |means: &[f64]| means.iter().map(|m| (m - grand).powi(2)).sum::<f64>();
    let left: f64 = table
        .scores()
        .iter()
        .map(|score| (score.points - rows[score.team] - columns[score.judge] + grand).powi(2))
        .sum();
    let (between_teams, between_judges) = (k * about(&rows), n * about(&columns));
    // Rounding leaves crumbs where there is nothing.
    let crumbs = 1e-20 * (table.reach() * table.reach() + grand * grand * 1e-8) * n * k;
    let sweep = |squares: f64| if squares <= crumbs { 0.0 } else { squares };
    let (between_teams, between_judges, left) = (sweep(between_teams), sweep(between_judges), sweep(left));
    if between_teams + left <= 0.0 {
        return Err(Undefined::NoDifference);
    }
    Ok(MeanSquares {
        n,
        k,
        teams: between_teams / (n - 1.0),
        judges: between_judges / (k - 1.0),
        error: left / ((n - 1.0) * (k - 1.0)),
        within: (between_judges + left) / (n * (k - 1.0)),
    })
}

/// F = one mean square over another, with its 95 % limits; none where it is infinite.
fn f_range(above: f64, below: f64, above_free: f64, below_free: f64) -> Option<(f64, f64)> {
    if below <= 0.0 {
        return None;
    }
    let f = above / below;
    Some((f / f_quantile(above_free, below_free)?, f * f_quantile(below_free, above_free)?))
}

/// Limits of F as limits of a single judge's ICC.
fn single_from_f((low, high): (f64, f64), k: f64) -> (f64, f64) {
    let icc = |f: f64| (f - 1.0) / (f + k - 1.0);
    (icc(low), icc(high))
}

/// The 0.975 quantile of F.
fn f_quantile(above: f64, below: f64) -> Option<f64> {
    let quantile = FisherSnedecor::new(above, below).ok()?.inverse_cdf(0.975);
    (quantile.is_finite() && quantile > 0.0).then_some(quantile)
}

fn incomplete(table: &Table, spread: Maybe<Spread>, k: f64) -> Maybe<Six> {
    if table.scores().is_empty() {
        return Err(Undefined::NoScores);
    }
    let spread = spread?;
    let (team, judge, error) = (spread.team.powi(2), spread.judge.powi(2), spread.residual.powi(2));
    let ratio = |noise: f64| {
        let whole = team + noise;
        if whole > 0.0 {
            Ok(Icc { value: team / whole, interval: None })
        } else {
            Err(Undefined::NoDifference)
        }
    };
    let one = Err(Undefined::SomeMissing);
    Ok([one, one, ratio(judge + error), ratio((judge + error) / k), ratio(error), ratio(error / k)])
}
