//! Solves an instance of the maximally diverse grouping problem from MDGPLIB:
//!
//! ```text
//! cargo run --release -p grouping --example mdgp -- FILE --seconds 2 --seed 1 [--threads 2] [--steps 100000000]
//! ```
//!
//! A file says `people groups type fewest most fewest most …`, then a line `a b distance` for each pair. Printed are
//! `objective <value>` and a line with the group of each person, both from 0. With `--steps` the same seed gives the
//! same groups on every machine.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use grouping::diverse::{Diverse, Seen};

#[derive(Parser)]
struct Asked {
    /// The instance; `-` is standard input.
    file: PathBuf,
    /// How long to search, in seconds.
    #[arg(long, default_value_t = 2.0)]
    seconds: f64,
    /// Where chance starts.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// So many searches at once, from this seed and those after it.
    #[arg(long, default_value_t = 1)]
    threads: usize,
    /// Search by steps looked at, not by the clock.
    #[arg(long)]
    steps: Option<u64>,
}

fn main() -> ExitCode {
    let asked = Asked::parse();
    match answer(&asked) {
        Ok(lines) => {
            // Who reads only the first line closes the pipe; the answer was given.
            let _ = writeln!(std::io::stdout(), "{lines}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{}: {problem}", asked.file.display());
            ExitCode::from(2)
        }
    }
}

fn answer(asked: &Asked) -> Result<String, String> {
    let problem = Diverse::from_mdgplib(&text(&asked.file)?).map_err(|e| e.to_string())?;
    let threads = asked.threads.clamp(1, 1024);
    let seeds: Vec<u64> = (asked.seed..).take(threads).collect();
    let began = Instant::now();
    let pace = |_: usize, seen: Seen| match asked.steps {
        #[expect(clippy::cast_precision_loss, reason = "a share of the way")]
        Some(steps) => seen.looked as f64 / steps.max(1) as f64,
        None => began.elapsed().as_secs_f64() / asked.seconds.max(1e-3),
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|e| e.to_string())?;
    let best = pool.install(|| problem.solve_from_each(&seeds, &pace)).ok_or("no seed to start from")?;
    let groups: Vec<String> = best.groups.iter().map(usize::to_string).collect();
    Ok(format!("objective {}\n{}", best.objective, groups.join(" ")))
}

fn text(file: &Path) -> Result<String, String> {
    if file.as_os_str() == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(|e| e.to_string())?;
        return Ok(text);
    }
    std::fs::read_to_string(file).map_err(|e| e.to_string())
}
