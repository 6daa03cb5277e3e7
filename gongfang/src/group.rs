//! `gongfang group ROSTER`: mixed groups from a sign-up receipt, without any database: the same engine as the studio,
//! and what it kept, what it could not keep and why.

mod asked;
mod columns;
mod demands;
mod heading;
mod mixed;
mod outcome;
mod paper;
mod place;
mod question;
mod refused;
mod roster;
mod search;
mod topics;
mod unmet;
mod wishes;
mod words;

use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use grouping::Infeasible;
use serde::Serialize;
use sheets::Language;
use sheets::table::Workbook;

use crate::cli::GroupOptions;
use asked::Asked;
use question::Question;

/// Something must be put right in the files or the options first.
const PUT_RIGHT: u8 = 2;
/// The demands exclude each other.
const INFEASIBLE: u8 = 3;

/// Something wrong in a file: whether it must be put right first, and the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Trouble {
    stops: bool,
    text: String,
}

impl Trouble {
    fn stop(text: String) -> Self {
        Self { stops: true, text }
    }

    fn warn(text: String) -> Self {
        Self { stops: false, text }
    }
}

/// Reads, groups and tells.
pub(crate) fn run(options: &GroupOptions) -> Result<ExitCode> {
    let (question, mut troubles) = match question(options)? {
        Ok(read) => read,
        Err(troubles) => return Ok(told_off(&troubles)),
    };
    troubles.retain(|trouble| !trouble.stops);
    tell_troubles(&troubles);
    let began = Instant::now();
    let time = options.seconds.map(Duration::from_secs_f64);
    match search::look(&question.problem, time, &|| began.elapsed()) {
        Ok(solution) => tell(options, &question, &solution)?,
        Err(why) => return refuse(options, &question, &why),
    }
    Ok(ExitCode::SUCCESS)
}

/// A question with what is worth telling, or what must be put right first.
type Read = std::result::Result<(Question, Vec<Trouble>), Vec<Trouble>>;

fn question(options: &GroupOptions) -> Result<Read> {
    let (roster, mut troubles) = match roster::read(&workbook(&options.file)?) {
        Ok(read) => read,
        Err(troubles) => return Ok(Err(troubles)),
    };
    let asked = match Asked::read(&roster, options.spread.as_deref(), &options.apart) {
        Ok(asked) => asked,
        Err(wrong) => return Ok(Err(wrong.into_iter().map(Trouble::stop).collect())),
    };
    troubles.extend(asked.missing(&roster));
    let groups = usize::from(options.groups);
    if groups > roster.people.len() {
        let people = roster.people.len();
        troubles.push(Trouble::stop(format!("名册里有 {people} 人，分不成 {groups} 个组。")));
    }
    let wishes = match &options.prefer {
        Some(path) => match wishes::read(&workbook(path)?, &roster) {
            Ok((wishes, told)) => {
                troubles.extend(told);
                Some(wishes)
            }
            Err(none) => {
                troubles.push(Trouble::stop(none));
                None
            }
        },
        None => None,
    };
    if troubles.iter().any(|trouble| trouble.stops) {
        return Ok(Err(troubles));
    }
    let most = usize::from(options.max_per_topic);
    Ok(Ok((Question::new(roster, &asked, wishes, most, groups, options.seed), troubles)))
}

fn workbook(file: &Path) -> Result<Workbook> {
    let bytes = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    match sheets::table::read(&bytes, &name) {
        Ok(workbook) => Ok(workbook),
        Err(problem) => bail!("{}：{}", file.display(), problem.message(Language::Chinese)),
    }
}

fn tell(options: &GroupOptions, question: &Question, solution: &grouping::Solution) -> Result<()> {
    let outcome = outcome::outcome(question, solution);
    if let Some(path) = &options.out {
        let bytes = paper::workbook(question, &outcome)?;
        std::fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))?;
    }
    if options.json { print(&as_json(&outcome)?) } else { print(&words::lines(&outcome).join("\n")) }
}

fn refuse(options: &GroupOptions, question: &Question, why: &Infeasible) -> Result<ExitCode> {
    if let Infeasible::Malformed(faults) = why {
        bail!("这份名册分不了组：{faults:?}");
    }
    let reasons = refused::reasons(question, why);
    if options.json {
        #[derive(Serialize)]
        struct Refused<'a> {
            infeasible: &'a [refused::Refused],
        }
        print(&as_json(&Refused { infeasible: &reasons })?)?;
    }
    for refused in &reasons {
        eprintln!("分不成：{}", refused.text);
        eprintln!("  互相冲突的要求：{}", refused.rules.join("；"));
    }
    Ok(ExitCode::from(INFEASIBLE))
}

fn as_json(what: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string_pretty(what)?)
}

fn print(text: &str) -> Result<()> {
    match writeln!(std::io::stdout().lock(), "{text}") {
        // Whoever reads only the first lines has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

fn tell_troubles(troubles: &[Trouble]) {
    for trouble in troubles {
        eprintln!("{}{}", if trouble.stops { "" } else { "提醒：" }, trouble.text);
    }
}

/// What must be put right, after what may stay as it is.
fn told_off(troubles: &[Trouble]) -> ExitCode {
    let (stops, warns): (Vec<_>, Vec<_>) = troubles.iter().cloned().partition(|trouble| trouble.stops);
    tell_troubles(&warns);
    tell_troubles(&stops);
    eprintln!("还没有分组：有 {} 处要先改好。", stops.len());
    ExitCode::from(PUT_RIGHT)
}
