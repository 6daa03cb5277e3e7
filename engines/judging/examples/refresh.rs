//! How long a second opinion takes after a submit: `cargo run --release -p judging --example refresh`.
//!
//! Prints, for tables of several sizes, the median and the slowest of many opinions of 10,000 draws on one core, and
//! once the final report with 2,000 refits.

use std::error::Error;
use std::time::Instant;

use judging::opinion::{DRAWS, REFITS, Score, Table, bootstrap, second_opinion};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Distribution, StandardNormal};

const ROUNDS: usize = 101;

/// A simulated panel in half points; each team is missed by the judge who has its number.
fn panel(teams: usize, judges: usize) -> Result<Table, Box<dyn Error>> {
    let mut rng = ChaCha8Rng::seed_from_u64(20_261_123);
    let mut normal = |deviation: f64| -> f64 {
        let drawn: f64 = StandardNormal.sample(&mut rng);
        deviation * drawn
    };
    let good: Vec<f64> = (0..teams).map(|_| normal(3.0)).collect();
    let severe: Vec<f64> = (0..judges).map(|_| normal(3.0)).collect();
    let mut scores = Vec::new();
    for (team, good) in good.iter().enumerate() {
        for (judge, severe) in severe.iter().enumerate() {
            let points = (2.0 * (85.0 + good + severe + normal(3.0))).round() / 2.0;
            if team != judge {
                scores.push(Score { team, judge, points });
            }
        }
    }
    let names = |kind: &str, count: usize| (0..count).map(|at| format!("{kind} {at}")).collect();
    Ok(Table::new(names("team", teams), names("judge", judges), scores)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    for (teams, judges) in [(6, 7), (11, 9), (30, 12), (60, 15)] {
        let table = panel(teams, judges)?;
        let mut times: Vec<f64> = (0..ROUNDS)
            .map(|round| {
                let start = Instant::now();
                let opinion = second_opinion(&table, u64::try_from(round).unwrap_or(0), DRAWS);
                std::hint::black_box(opinion);
                start.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!(
            "{teams} × {judges}: median {:.2} ms, slowest {:.2} ms",
            times[ROUNDS / 2],
            times[ROUNDS - 1]
        );
    }
    let start = Instant::now();
    let report = bootstrap(&panel(6, 7)?, 1, REFITS)?;
    println!("6 × 7, {} refits: {:.2} s", report.refits, start.elapsed().as_secs_f64());
    Ok(())
}
