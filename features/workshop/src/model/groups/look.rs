//! Looking for groups in rounds, each four times as long as the one before: the first gives something to look at
//! at once, the later ones better it. The last is as long as is usual for so many people; a careful search goes
//! on to sixteen times that.

use std::ops::ControlFlow;

use grouping::{Budget, Infeasible, Problem, Solution};

use crate::model::Care;

/// Each round is so many times as long as the one before.
const STEP: u64 = 4;
/// Rounds before the one of the usual length.
const BEFORE: u32 = 3;

/// What is seen while looking.
#[derive(Debug, Clone, Copy)]
pub enum Seen<'a> {
    /// So much of the whole is done; the total of the best grouping of this round so far.
    Step {
        /// Proposals looked at, over all rounds.
        done: u64,
        /// The total of the best of this round.
        best: Option<i64>,
    },
    /// A round is over.
    Round {
        /// How many rounds are over.
        over: usize,
        /// What it found, where that is the best so far.
        better: Option<&'a Solution>,
    },
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The best of all rounds.
    pub solution: Solution,
    /// How many rounds were looked through to their end.
    pub rounds: usize,
}

/// The length of each round.
pub fn rounds(people: usize, care: Care) -> Vec<u64> {
    let usual = Budget::fitting(people).iterations;
    let mut rounds: Vec<u64> = (0..=BEFORE).rev().map(|before| (usual / STEP.pow(before)).max(1)).collect();
    let mut last = usual;
    while last < usual * care.factor() {
        last *= STEP;
        rounds.push(last);
    }
    rounds
}

/// Looks for the best groups. When `tell` breaks, the best of the rounds that are over comes back, so that
/// what was found does not depend on the moment; before the first is over, what it has.
///
/// # Errors
/// Why there are no groups.
pub fn look(
    asked: &Problem,
    care: Care,
    tell: &mut dyn FnMut(Seen<'_>) -> ControlFlow<()>,
) -> Result<Found, Infeasible> {
    let mut best: Option<Solution> = None;
    let mut failed = None;
    let (mut before, mut over) = (0, 0);
    for iterations in rounds(asked.people.len(), care) {
        let problem = Problem { budget: Budget { iterations }, ..asked.clone() };
        let mut stopped = false;
        let answer = grouping::solve(&problem, &mut |progress| {
            let told = tell(Seen::Step { done: before + progress.iteration, best: progress.best });
            stopped = told.is_break();
            told
        });
        if stopped && best.is_some() {
            break;
        }
        before += iterations;
        match answer {
            Ok(solution) => {
                let total = |solution: &Solution| solution.report.score.total();
                let better = best.as_ref().is_none_or(|best| total(&solution) > total(best));
                if better {
                    best = Some(solution);
                }
                over += usize::from(!stopped);
                let better = best.as_ref().filter(|_| better);
                if stopped || tell(Seen::Round { over, better }).is_break() {
                    break;
                }
            }
            // A longer round may still find what a short one does not; what is proven stays so.
            Err(why @ Infeasible::NotFound { stopped: false, .. }) => failed = Some(why),
            Err(why) => return Err(why),
        }
    }
    match (best, failed) {
        (Some(solution), _) => Ok(Found { solution, rounds: over }),
        (None, Some(why)) => Err(why),
        (None, None) => Err(Infeasible::Malformed(Vec::new())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Settings;
    use crate::model::groups::snapshot::tests::class_of;

    fn asked() -> Problem {
        class_of(24, &Settings { groups: 4, ..Settings::usual(24) }, 7).problem
    }

    #[test]
    fn rounds_grow_to_the_usual_length_and_a_careful_search_goes_on() {
        let usual = Budget::fitting(118).iterations;
        let quick = rounds(118, Care::Quick);
        assert_eq!((quick.len(), quick.last()), (4, Some(&usual)));
        let careful = rounds(118, Care::Careful);
        assert_eq!((&careful[..4], careful.last()), (&quick[..], Some(&(usual * 16))));
        assert!(careful.windows(2).all(|two| two[1] >= two[0] * 3));
    }

    #[test]
    fn what_is_told_only_gets_better_and_the_best_comes_back() {
        let (mut totals, mut steps, mut rounds_over) = (Vec::new(), 0, 0);
        let found = look(&asked(), Care::Quick, &mut |seen| {
            match seen {
                Seen::Step { done, .. } => {
                    assert!(done >= steps, "backwards: {done} after {steps}");
                    steps = done;
                }
                Seen::Round { over, better } => {
                    rounds_over = over;
                    totals.extend(better.map(|solution| solution.report.score.total()));
                }
            }
            ControlFlow::Continue(())
        })
        .unwrap();
        assert!(totals.windows(2).all(|two| two[0] < two[1]), "{totals:?}");
        assert_eq!(totals.last(), Some(&found.solution.report.score.total()));
        assert_eq!((found.rounds, rounds_over), (4, 4));
        assert_eq!(steps, rounds(24, Care::Quick).iter().sum::<u64>());
    }

    #[test]
    fn stopped_in_the_third_round_the_best_of_the_first_two_comes_back() {
        let stop_after = |rounds: usize| {
            let mut over_now = 0;
            look(&asked(), Care::Careful, &mut |seen| {
                if let Seen::Round { over, .. } = seen {
                    over_now = over;
                }
                let in_the_next = matches!(seen, Seen::Step { .. }) && over_now == rounds;
                if in_the_next { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
            .unwrap()
        };
        let (one, two) = (stop_after(2), stop_after(2));
        assert_eq!((one.rounds, two.rounds), (2, 2));
        assert_eq!(one.solution, two.solution, "whenever in the round it was stopped");
        let at_once = stop_after(0);
        assert!(at_once.rounds == 0 && at_once.solution.report.broken.is_empty());
    }

    #[test]
    fn what_cannot_be_is_said_once() {
        let impossible =
            Problem { sizes: grouping::Sizes::Between(grouping::Size { min: 1, max: 2 }), ..asked() };
        let refused = look(&impossible, Care::Careful, &mut |_| ControlFlow::Continue(()));
        assert!(matches!(refused, Err(Infeasible::Conflicting(_))));
    }
}
