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
use grouping::Size;
use grouping::diverse::{Distances, Diverse, Seen};

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
    let problem = read(&text(&asked.file)?)?;
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

/// Reads an instance, and says in which line it cannot.
fn read(text: &str) -> Result<Diverse, String> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let (_, head) = lines.next().ok_or("the file is empty")?;
    let mut words = head.split_whitespace();
    let mut number = |what: &str| -> Result<usize, String> {
        let word = words.next().ok_or_else(|| format!("line 1 lacks {what}"))?;
        word.parse().map_err(|_| format!("line 1: {what} is {word}, and should be a whole number"))
    };
    let (people, groups) = (number("the number of people")?, number("the number of groups")?);
    if people > 20_000 || groups > 20_000 {
        return Err("line 1: more than 20,000 people or groups".into());
    }
    // `ss` (same sizes) or `ds` (different sizes): the bounds that follow say it all.
    let mut words = head.split_whitespace().skip(3);
    let mut bound = || words.next().and_then(|word| word.parse().ok());
    let bounds: Vec<Size> = (0..groups)
        .map(|group| match (bound(), bound()) {
            (Some(min), Some(max)) => Ok(Size { min, max }),
            _ => Err(format!("line 1 lacks the fewest and the most people of group {group}")),
        })
        .collect::<Result<_, String>>()?;
    let mut table = vec![0.0; people * people];
    for (at, line) in lines {
        let mut words = line.split_whitespace();
        let (a, b): (Option<usize>, Option<usize>) = (
            words.next().and_then(|word| word.parse().ok()),
            words.next().and_then(|word| word.parse().ok()),
        );
        let distance: Option<f64> = words.next().and_then(|word| word.parse().ok());
        match (a, b, distance) {
            (Some(a), Some(b), Some(distance)) if a < people && b < people && distance.is_finite() => {
                table[a * people + b] = distance;
                table[b * people + a] = distance;
            }
            _ => return Err(format!("line {}: expected two people below {people} and a distance", at + 1)),
        }
    }
    let largest = bounds.iter().map(|size| size.max.min(people)).max().unwrap_or(0);
    let distances = Distances::between(people, largest, |a, b| table[a * people + b]);
    Diverse::new(distances, bounds).map_err(|e| e.to_string())
}
