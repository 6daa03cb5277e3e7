//! Ratings from text and from chance, and what must hold of every measure.

use judging::facets::{Facets, Measure, Rating};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A table with a heading; each line is a team, a judge and a step for each criterion.
pub fn read(csv: &str) -> Vec<Rating> {
    let lines = csv.lines().skip(1).flat_map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let steps: Vec<u8> = cells[2..].iter().map(|cell| cell.parse().unwrap()).collect();
        let (team, judge) = (cells[0].to_owned(), cells[1].to_owned());
        steps.into_iter().enumerate().map(move |(criterion, step)| rating(&team, &judge, criterion, step))
    });
    lines.collect()
}

pub fn rating(team: &str, judge: &str, criterion: usize, step: u8) -> Rating {
    Rating { team: team.into(), judge: judge.into(), criterion, step }
}

/// A simulated contest of three criteria.
#[derive(Debug, Clone)]
pub struct Plan {
    pub teams: usize,
    pub judges: usize,
    pub highest: u8,
    /// Each team is rated by this many judges, in turn.
    pub rated_by: usize,
    pub seed: u64,
}

/// Numbers from 0 to 1 that the seed decides.
fn chances(seed: u64) -> impl FnMut() -> f64 {
    let mut stream = ChaCha20Rng::seed_from_u64(seed);
    move || f64::from(stream.next_u32()) / f64::from(u32::MAX)
}

/// Where the plan's teams, judges and criteria truly are.
pub fn places(plan: &Plan) -> [Vec<f64>; 3] {
    let mut chance = chances(plan.seed);
    let teams = (0..plan.teams).map(|_| 3.0 * chance() - 1.5).collect();
    let judges = (0..plan.judges).map(|_| 2.0 * chance() - 1.0).collect();
    [teams, judges, (0..3).map(|_| chance() - 0.5).collect()]
}

/// Draws every rating from the model.
pub fn simulated(plan: &Plan) -> Vec<Rating> {
    let [teams, judges, criteria] = places(plan);
    let mut chance = chances(!plan.seed);
    let top = f64::from(plan.highest);
    let mut ratings = Vec::new();
    for (t, team) in teams.iter().enumerate() {
        for j in (0..plan.rated_by).map(|turn| (t + turn) % plan.judges) {
            for (criterion, difficulty) in criteria.iter().enumerate() {
                let mut log = 0.0;
                let mut weights = vec![1.0];
                for k in 0..plan.highest {
                    let threshold = 3.0 * ((f64::from(k) + 0.5) / top - 0.5);
                    log += team - judges[j] - difficulty - threshold;
                    weights.push(f64::exp(log));
                }
                let mut left = chance() * weights.iter().sum::<f64>();
                let step = weights.iter().position(|weight| {
                    left -= weight;
                    left <= 0.0
                });
                let step = u8::try_from(step.unwrap_or(0)).unwrap();
                ratings.push(rating(&format!("t{t:02}"), &format!("j{j}"), criterion, step));
            }
        }
    }
    ratings
}

/// Observed less expected, in steps: the largest over all elements and thresholds.
pub fn disagreement(found: &Facets) -> f64 {
    let passed = found.thresholds.iter().map(|t| (t.reached as f64 - t.expected).abs());
    let elements = [gaps(&found.teams), gaps(&found.judges), gaps(&found.criteria)].concat();
    elements.into_iter().chain(passed).fold(0.0, f64::max)
}

fn gaps<K>(measures: &[Measure<K>]) -> Vec<f64> {
    measures.iter().map(|m| (m.observed as f64 - m.expected).abs()).collect()
}

pub fn logits<K>(measures: &[Measure<K>]) -> Vec<f64> {
    measures.iter().map(|m| m.logit).collect()
}

#[track_caller]
pub fn close(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

#[track_caller]
pub fn all_close(found: &[f64], expected: &[f64], within: f64) {
    assert_eq!(found.len(), expected.len());
    found.iter().zip(expected).for_each(|(found, expected)| close(*found, *expected, within));
}
