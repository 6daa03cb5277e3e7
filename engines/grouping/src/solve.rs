//! From a problem to groups: check, prove, search, report.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::chance::Chance;
use crate::conflict::Infeasible;
use crate::demands::Demands;
use crate::model::Model;
use crate::problem::Problem;
use crate::proof::{conflicts, faults};
use crate::report::report_of;
use crate::rules::{RuleRef, broken_rules};
use crate::search::{Stuck, feasible, find};
use crate::solution::{Progress, Solution};

/// With more rules than this, those left broken are named instead of trying which ones clash.
const RULES_TO_TRY: usize = 24;
/// Proposals spent on finding out whether a grouping exists without one of the rules.
const TRY: u64 = 30_000;

/// Splits people into mixed groups that keep every rule.
///
/// The same problem (with its seed and budget) gives the same groups on every machine. `watch` is told now and
/// then how far it is; when it breaks, the best grouping so far comes back.
///
/// # Errors
/// [`Infeasible`] names what points nowhere, which demands exclude each other, or which could not be kept together.
pub fn solve(
    problem: &Problem,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, Infeasible> {
    let faults = faults(problem);
    if !faults.is_empty() {
        return Err(Infeasible::Malformed(faults));
    }
    let conflicts = conflicts(problem);
    if !conflicts.is_empty() {
        return Err(Infeasible::Conflicting(conflicts));
    }
    let model = Model::new(problem);
    match find(&model, watch) {
        Ok(state) => {
            let unchosen = (0..model.topics).filter(|topic| state.taken[*topic] == 0).collect();
            let assignment = state.assignment();
            let report = report_of(problem, &assignment);
            Ok(Solution { assignment, unchosen, report })
        }
        Err(stuck) => Err(explain(problem, &stuck)),
    }
}

/// Which demands could not be kept together: each is left out in turn, and stays out when that does not help.
fn explain(problem: &Problem, stuck: &Stuck) -> Infeasible {
    // Topics are dealt after people have been placed, so nothing is said about them here.
    let nearest: Vec<_> = broken_rules(problem, &stuck.nearest)
        .into_iter()
        .filter(|broken| broken.rule != RuleRef::Topics)
        .collect();
    let fixed: Vec<RuleRef> = (0..problem.people.len())
        .filter(|at| problem.people[*at].fixed_group.is_some())
        .map(RuleRef::Fixed)
        .collect();
    // People fixed by hand are one demand here: there may be a hundred of them.
    let mut parts: Vec<Vec<RuleRef>> = (0..problem.rules.len()).map(|at| vec![RuleRef::Rule(at)]).collect();
    if !fixed.is_empty() {
        parts.push(fixed);
    }
    if stuck.stopped || parts.len() > RULES_TO_TRY {
        let rules: BTreeSet<RuleRef> = nearest.iter().map(|broken| broken.rule).collect();
        return Infeasible::NotFound { rules: rules.into_iter().collect(), nearest, stopped: stuck.stopped };
    }
    let mut left: BTreeSet<RuleRef> = parts.iter().flatten().copied().collect();
    for part in parts {
        for rule in &part {
            left.remove(rule);
        }
        let demands = Demands::only(problem, |rule| left.contains(&rule));
        let model = Model::under(problem, &demands);
        let mut chance = Chance::from(problem.seed);
        if feasible(&model, &mut chance, TRY, &mut || ControlFlow::Continue(())).is_ok() {
            left.extend(part);
        }
    }
    let rules = left.into_iter().chain([RuleRef::Sizes]).collect();
    Infeasible::NotFound { rules, nearest, stopped: false }
}
