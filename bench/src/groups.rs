//! How good groups are, and how soon: a class of 118, a congress of 5,000, and published instances of the
//! maximally diverse grouping problem.
//!
//! The instances are not ours to pass on: `GONGFANG_MDGPLIB` names the folder they were downloaded to, and without
//! it their rows are left out. Goals are what three-phase search with dynamic population size (Yang, Cai, Jin,
//! Tang, Gao 2022) reached on the same kind of machine, or better. One core; the median of five seeds.

#[path = "../../engines/grouping/tests/common/class_of_118.rs"]
mod class_of_118;

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result};
use class_of_118::class_of_118;
use grouping::diverse::Diverse;
use grouping::{Attribute, Budget, By, Person, Problem, Rule, Solution, Weight, solve};

use crate::table::Table;

const SEEDS: [u64; 5] = [1, 2, 3, 4, 5];
/// Instance, seconds, and the objective to reach.
const GOALS: [(&str, f64, f64); 5] = [
    ("Geo_n120_ss_01", 2.0, 101_650.0),
    ("RanInt_n120_ss_01", 2.0, 47_909.0),
    ("RanInt_n120_ss_01", 0.5, 47_909.0),
    ("RanReal_n240_ss_01", 2.0, 154_850.0),
    ("RanReal_n240_ss_01", 7.7, 155_101.0),
];
/// A search so many times as long stands in for the best there is: about a minute for a class of 118.
const LONG: u64 = 60;

pub(crate) fn measure(table: &mut Table) -> Result<()> {
    if let Some(folder) = std::env::var_os("GONGFANG_MDGPLIB") {
        published(table, Path::new(&folder))?;
    }
    class(table)?;
    congress(table)
}

fn published(table: &mut Table, folder: &Path) -> Result<()> {
    for (name, seconds, goal) in GOALS {
        let file = folder.join(format!("{name}.txt"));
        let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let problem = Diverse::from_mdgplib(&text)?;
        let mut found: Vec<f64> = SEEDS
            .iter()
            .map(|seed| {
                let began = Instant::now();
                problem.solve(*seed, &mut |_| began.elapsed().as_secs_f64() / seconds).objective
            })
            .collect();
        found.sort_by(f64::total_cmp);
        let what = format!("{name}, {seconds} s, from {:.1} to {:.1}", found[0], found[SEEDS.len() - 1]);
        table.at_least(&what, found[SEEDS.len() / 2], goal, "");
    }
    Ok(())
}

/// The usual search for a class of 118, against one of about a minute.
fn class(table: &mut Table) -> Result<()> {
    let usual = Budget::fitting(118);
    let mut runs: Vec<(f64, f64)> = Vec::new();
    for seed in SEEDS {
        let began = Instant::now();
        let found = solved(&Problem { seed, budget: usual, ..class_of_118(1) })?;
        runs.push((total(&found), began.elapsed().as_secs_f64()));
    }
    let long = Problem { budget: Budget { iterations: usual.iterations * LONG }, ..class_of_118(1) };
    let best = total(&solved(&long)?).max(runs.iter().map(|run| run.0).fold(0.0, f64::max));
    let mut short: Vec<f64> = runs.iter().map(|run| (best - run.0) / best * 100.0).collect();
    let mut seconds: Vec<f64> = runs.iter().map(|run| run.1).collect();
    short.sort_by(f64::total_cmp);
    seconds.sort_by(f64::total_cmp);
    table.at_most("118 people, 6 groups, 11 topics: the usual search", seconds[SEEDS.len() / 2], 1.0, "s");
    table.at_most("… short of a search sixty times as long", short[SEEDS.len() / 2], 0.1, "%");
    Ok(())
}

/// 5,000 people in 300 groups; how far the mixing stays below what counting allows at most.
fn congress(table: &mut Table) -> Result<()> {
    let problem = congress_of_5000();
    let began = Instant::now();
    let report = solved(&problem)?.report;
    table.at_most("5,000 people, 300 groups: the usual search", began.elapsed().as_secs_f64(), 10.0, "s");
    #[expect(clippy::cast_precision_loss, reason = "sums below 2^53")]
    if let Some(bound) = report.distance_bound {
        let short = (bound - report.score.distance) as f64 / bound as f64 * 100.0;
        table.at_most("… short of a proven ceiling", short, 0.1, "%");
    }
    Ok(())
}

fn congress_of_5000() -> Problem {
    let mut dice = class_of_118::Dice(5);
    let person = |at: usize, dice: &mut class_of_118::Dice| Person {
        key: format!("delegate-{at}"),
        attributes: vec![dice.category(14), dice.category(10), dice.category(5), dice.category(4)],
        unit: Some(dice.category(1_200)),
        ..Person::default()
    };
    let attribute = |name: &str, weight| Attribute { name: name.to_owned(), weight };
    Problem {
        people: (0..5_000).map(|at| person(at, &mut dice)).collect(),
        attributes: vec![
            attribute("市地", Weight::High),
            attribute("产业", Weight::High),
            attribute("岗位", Weight::Medium),
            attribute("年限", Weight::Medium),
        ],
        groups: 300,
        rules: vec![Rule::Apart { by: By::Unit }],
        seed: 1,
        budget: Budget::fitting(5_000),
        ..Problem::default()
    }
}

fn solved(problem: &Problem) -> Result<Solution> {
    Ok(solve(problem, &mut |_| ControlFlow::Continue(()))?)
}

#[expect(clippy::cast_precision_loss, reason = "totals below 2^53")]
fn total(solution: &Solution) -> f64 {
    solution.report.score.total() as f64
}
