//! From the fitted place to what is reported: errors, fit and separation.

use super::fit::Fitted;
use super::likelihood::Seen;
use super::table::{Cell, Table};
use super::{Dropped, Facets, Measure, Separation, Threshold};

pub(super) fn report(table: &Table, fitted: &Fitted, dropped: Vec<Dropped>) -> Facets {
    let (judges, criteria) = (table.judges.len(), table.criteria.len());
    // The rest is judges, criteria, thresholds, with the sign turned.
    let rest = |at: usize| Estimate {
        logit: -fitted.place.rest[at],
        se: fitted.view.rest[(at, at)].sqrt().recip(),
        // A facet of one element is nought by definition; rounding must not make its variance negative.
        se_joint: fitted.covariance[(at, at)].max(0.0).sqrt(),
    };
    let teams: Vec<Measure<_>> =
        measures(&table.teams, table, fitted, |cell| cell.team, |at| team(fitted, at));
    let severities = measures(&table.judges, table, fitted, |cell| cell.judge, rest);
    let difficulties =
        measures(&table.criteria, table, fitted, |cell| cell.criterion, |at| rest(judges + at));
    let thresholds = table.steps.iter().skip(1).enumerate().map(|(k, step)| {
        let Estimate { logit, se, se_joint } = rest(judges + criteria + k);
        let reached = table.cells.iter().filter(|cell| cell.step > k).count();
        let expected = reached as f64 - fitted.view.rest_residuals[judges + criteria + k];
        Threshold { step: *step, logit, se, se_joint, reached, expected }
    });
    Facets {
        team_separation: separation(&teams),
        judge_separation: separation(&severities),
        criterion_separation: separation(&difficulties),
        thresholds: thresholds.collect(),
        teams,
        judges: severities,
        criteria: difficulties,
        steps: table.steps.clone(),
        dropped,
        ratings: table.cells.len(),
        log_likelihood: fitted.view.log_likelihood,
    }
}

struct Estimate {
    logit: f64,
    se: f64,
    se_joint: f64,
}

/// A team's joint error: its own, and what the errors of the rest do to it.
fn team(fitted: &Fitted, at: usize) -> Estimate {
    let information = fitted.view.teams[at];
    let leans = fitted.view.across.row(at).transpose() / information;
    let from_rest = leans.dot(&(&fitted.covariance * &leans));
    Estimate {
        logit: fitted.place.teams[at],
        se: information.sqrt().recip(),
        se_joint: (information.recip() + from_rest).sqrt(),
    }
}

/// Sums over the ratings of one element.
#[derive(Clone, Default)]
struct Sums {
    ratings: usize,
    observed: usize,
    expected: f64,
    variance: f64,
    squares: f64,
    standardised: f64,
}

fn measures<K: Clone>(
    keys: &[K],
    table: &Table,
    fitted: &Fitted,
    of: fn(&Cell) -> usize,
    estimate: impl Fn(usize) -> Estimate,
) -> Vec<Measure<K>> {
    let mut sums = vec![Sums::default(); keys.len()];
    for (cell, Seen { residual, variance }) in table.cells.iter().zip(&fitted.view.cells) {
        let sum = &mut sums[of(cell)];
        let square = residual.powi(2);
        sum.ratings += 1;
        sum.observed += cell.step;
        sum.expected += cell.step as f64 - residual;
        sum.variance += variance;
        sum.squares += square;
        sum.standardised += square / variance;
    }
    let reported = keys.iter().zip(sums).enumerate().map(|(at, (key, sums))| {
        let Estimate { logit, se, se_joint } = estimate(at);
        Measure {
            key: key.clone(),
            logit,
            se,
            se_joint,
            ratings: sums.ratings,
            observed: sums.observed,
            expected: sums.expected,
            infit: sums.squares / sums.variance,
            outfit: sums.standardised / sums.ratings as f64,
        }
    });
    reported.collect()
}

/// True variance (observed less mean square error) against error; nothing is told apart where errors are all there is.
fn separation<K>(measures: &[Measure<K>]) -> Option<Separation> {
    if measures.len() < 2 {
        return None;
    }
    let n = measures.len() as f64;
    let mean = measures.iter().map(|m| m.logit).sum::<f64>() / n;
    let observed = measures.iter().map(|m| (m.logit - mean).powi(2)).sum::<f64>() / n;
    let error = measures.iter().map(|m| m.se.powi(2)).sum::<f64>() / n;
    let truth = (observed - error).max(0.0);
    Some(Separation { separation: (truth / error).sqrt(), reliability: truth / (truth + error) })
}
