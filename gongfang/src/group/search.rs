//! How long to look: as long as is usual for so many people, which gives the same groups on any machine, or until
//! the clock says stop.

use std::ops::ControlFlow;
use std::time::Duration;

use grouping::{Budget, Infeasible, Problem, Solution, solve};

/// Each round is at most so many times as long as the one before.
const STEP: u64 = 4;

/// Looks for the best groups. With a time, in rounds: the first is of the usual length, the following are longer, as
/// far as the time that is left allows; the best of all rounds comes back. `elapsed` tells the time since it began.
///
/// # Errors
/// Why there are no groups.
pub(super) fn look(
    problem: &Problem,
    time: Option<Duration>,
    elapsed: &dyn Fn() -> Duration,
) -> Result<Solution, Infeasible> {
    let Some(time) = time else { return solve(problem, &mut |_| ControlFlow::Continue(())) };
    let mut watch = |_| if elapsed() >= time { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let mut budget = problem.budget;
    let mut best = solve(problem, &mut watch)?;
    let mut began = Duration::ZERO;
    while let Some(longer) = next(budget, began, elapsed(), time) {
        began = elapsed();
        budget = longer;
        match solve(&Problem { budget, ..problem.clone() }, &mut watch) {
            Ok(found) if found.report.score.total() > best.report.score.total() => best = found,
            Ok(_) => {}
            // What was found before stays found.
            Err(_) => break,
        }
    }
    Ok(best)
}

/// The budget of the next round: one that was stopped in the middle would have been for nothing.
fn next(last: Budget, began: Duration, now: Duration, time: Duration) -> Option<Budget> {
    let took = now.saturating_sub(began).as_micros().max(1);
    let left = time.checked_sub(now)?.as_micros();
    // A tenth is kept for the polish at the end of a round.
    let fits = u128::from(last.iterations) * left * 9 / 10 / took;
    let iterations = u64::try_from(fits).unwrap_or(u64::MAX).min(last.iterations.saturating_mul(STEP));
    (iterations > last.iterations).then_some(Budget { iterations })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use grouping::{Attribute, Person, Weight};

    use super::*;

    fn problem() -> Problem {
        let people = (0..40)
            .map(|n: u32| Person { attributes: vec![n * n % 7, n % 5], ..Person::default() })
            .collect::<Vec<_>>();
        let attribute = |name: &str| Attribute { name: name.to_owned(), weight: Weight::High };
        let attributes = vec![attribute("a"), attribute("b")];
        Problem { people, attributes, groups: 4, seed: 3, ..Problem::default() }
    }

    #[test]
    fn more_time_is_never_worse_and_comes_to_an_end() {
        let usual = look(&problem(), None, &|| Duration::ZERO).unwrap();
        // A clock that goes on a millisecond with every look at it.
        let clock = Cell::new(Duration::ZERO);
        let tick = || {
            clock.set(clock.get() + Duration::from_millis(1));
            clock.get()
        };
        let timed = look(&problem(), Some(Duration::from_millis(400)), &tick).unwrap();
        assert!(timed.report.score.total() >= usual.report.score.total());
        assert!(clock.get() < Duration::from_millis(600), "{:?}", clock.get());
    }

    #[test]
    fn a_round_that_would_not_be_finished_is_not_begun() {
        let (budget, second) = (Budget { iterations: 100 }, Duration::from_secs(1));
        assert_eq!(next(budget, Duration::ZERO, second, second * 2), None);
        assert_eq!(next(budget, Duration::ZERO, second, second), None);
        assert_eq!(next(budget, Duration::ZERO, second, second * 3), Some(Budget { iterations: 180 }));
        assert_eq!(next(budget, Duration::ZERO, second, second * 90), Some(Budget { iterations: 400 }));
    }
}
