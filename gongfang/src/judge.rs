//! `gongfang judge SCORES`: the official result and the second opinion from a table of scores or from the record of
//! a roadshow, without any database.

mod cells;
mod facts;
mod heading;
mod outcome;
mod paper;
mod record;
mod rows;
mod rule;
mod told;

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, bail};
use judging::Rule;
use sheets::Language;
use sheets::table::{Limits, Workbook};

use crate::cli::JudgeOptions;
use facts::Facts;
use outcome::{Outcome, differences, outcome};
use rows::Trouble;
use rule::{Changes, Chosen};

/// Exit code: the scores must be put right first.
const PUT_RIGHT: u8 = 2;
/// Exit code: something else was announced.
const DIFFERS: u8 = 3;

/// A file of one's own may be larger than one that is sent to a server.
const LIMITS: Limits = Limits {
    bytes: 100 << 20,
    unpacked: 1 << 30,
    parts: 2_000,
    sheets: 60,
    rows: 200_000,
    columns: 200,
    text: 256 << 20,
};

/// Reads, reckons and tells.
pub(crate) fn run(options: &JudgeOptions) -> Result<ExitCode> {
    let file = &options.file;
    let bytes = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let rule = match &options.rule {
        Some(path) => {
            Some(std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?)
        }
        None => None,
    };
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let source = if bytes.trim_ascii_start().starts_with(b"{") {
        Source::Record(bytes)
    } else {
        match sheets::table::read_within(&bytes, &name, &LIMITS) {
            Ok(workbook) => Source::Table(workbook),
            Err(problem) => bail!("{}", problem.message(Language::Chinese)),
        }
    };
    let (outcome, facts) = match reckon(&source, rule.as_deref(), options) {
        Ok(reckoned) => reckoned,
        Err(wrong) => {
            eprintln!("{wrong:#}");
            return Ok(ExitCode::from(PUT_RIGHT));
        }
    };
    tell(options, &outcome, &facts)?;
    // Another rule than the announced one is asked for on purpose.
    let changed = options.trim.is_some() || options.places.is_some();
    let differ = if changed { Vec::new() } else { differences(&facts, &outcome) };
    for line in &differ {
        eprintln!("与公布的结果不一致：{line}");
    }
    if let Some(line) = &facts.broken {
        eprintln!("核对码对不上：{line}");
    }
    Ok(if differ.is_empty() && facts.broken.is_none() { ExitCode::SUCCESS } else { ExitCode::from(DIFFERS) })
}

/// What was read.
enum Source {
    Record(Vec<u8>),
    Table(Workbook),
}

/// The outcome and the facts behind it; fails with what must be put right.
fn reckon(source: &Source, rule: Option<&str>, options: &JudgeOptions) -> Result<(Outcome, Facts)> {
    let given = rule.map(rule::from_text).transpose().context("--rule 的文件读不懂")?;
    let changes = Changes { trim: options.trim, places: options.places };
    let (chosen, facts) = match source {
        Source::Record(bytes) => from_record(bytes, given, changes)?,
        Source::Table(workbook) => from_table(workbook, given, changes)?,
    };
    Ok((outcome(&chosen, &facts)?, facts))
}

fn tell(options: &JudgeOptions, outcome: &Outcome, facts: &Facts) -> Result<()> {
    if let Some(path) = &options.out {
        let bytes = paper::workbook(outcome)?;
        std::fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))?;
    }
    let text = if options.json {
        told::json(outcome)?
    } else {
        let mut lines = told::lines(outcome);
        if !facts.unused.is_empty() {
            lines.push(format!("没有用到的列：{}", facts.unused.join("、")));
        }
        lines.join("\n")
    };
    match writeln!(std::io::stdout().lock(), "{text}") {
        // Whoever reads only the first lines has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

fn from_record(bytes: &[u8], given: Option<Rule>, changes: Changes) -> Result<(Chosen, Facts)> {
    let (mut facts, recorded) = record::read(bytes)?;
    if given.is_some() {
        // What was announced was announced by the record's own rule.
        facts.announced.clear();
    }
    let rule = given.or(recorded).ok_or_else(|| anyhow!("这份记录里没有定稿的规则，请用 --rule 给出"))?;
    Ok((rule::written(rule, changes)?, facts))
}

fn from_table(workbook: &Workbook, given: Option<Rule>, changes: Changes) -> Result<(Chosen, Facts)> {
    let Some(header) = heading::find(workbook) else {
        bail!(
            "找不到表头：要有一列是队（组、队、作品、team、entry），一列是评委（评委、judge、reviewer），其余每列一项得分。"
        );
    };
    let sheet = &workbook.sheets[header.sheet];
    let numeric = rows::numeric(sheet, &header);
    let columns = match &given {
        Some(rule) => rule::columns(rule, &header, &numeric)?,
        None if numeric.is_empty() => only_sum(sheet, &header),
        None => numeric,
    };
    if columns.is_empty() {
        bail!("没有找到打分的列：队和评委之外，每项得分一列。");
    }
    let mut found = rows::read(sheet, &header, &columns);
    if !found.troubles.is_empty() {
        found.troubles.sort_by_key(|trouble| trouble.row);
        bail!(in_words(&found.troubles));
    }
    if found.rows.is_empty() {
        bail!("表头下面没有分数。");
    }
    let used = |column: &usize| columns.iter().any(|(used, _)| used == column);
    let unused = header.others.iter().filter(|(column, _)| !used(column)).map(|(_, name)| name.clone());
    let facts = |chosen: &Chosen| Facts {
        contest: facts::contest(chosen.rule.rule(), &found.rows),
        teams: std::collections::BTreeMap::new(),
        judges: std::collections::BTreeMap::new(),
        announced: found.announced.clone(),
        broken: None,
        unused: unused.clone().collect(),
    };
    let chosen = match given {
        Some(rule) => rule::written(rule, changes)?,
        None if changes.any() || found.announced.is_empty() => {
            rule::suggested(&columns, &found.rows, changes)?
        }
        None => announced_by(&columns, &found, &facts)?,
    };
    let troubles = facts::against(&chosen.rule, &columns, &found.rows);
    if !troubles.is_empty() {
        bail!(in_words(&troubles));
    }
    let facts = facts(&chosen);
    Ok((chosen, facts))
}

/// A table of sums alone is a table of one dimension.
fn only_sum(sheet: &sheets::table::Sheet, header: &heading::Header) -> Vec<(usize, String)> {
    let sums = header.roles.iter().filter(|(_, role)| *role == heading::Role::Other);
    let named = sums.map(|(column, _)| (*column, sheet.cell(header.row, *column).text.trim().to_owned()));
    let sums =
        named.filter(|(_, name)| ["合计", "总分", "total", "sum"].contains(&heading::plain(name).as_str()));
    sums.take(1).collect()
}

/// An export does not say its rule, but what was announced tells it: the first usual rule that gives just that.
fn announced_by(
    columns: &[(usize, String)],
    found: &rows::Rows,
    facts: &impl Fn(&Chosen) -> Facts,
) -> Result<Chosen> {
    let places = |value: &str| value.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let places = found.announced.iter().map(|announced| places(&announced.value)).max().unwrap_or(2);
    let guesses = rule::guesses(columns, &found.rows, u8::try_from(places).unwrap_or(2));
    for guess in guesses {
        if facts::against(&guess.rule, columns, &found.rows).is_empty() {
            let facts = facts(&guess);
            if outcome(&guess, &facts).is_ok_and(|outcome| differences(&facts, &outcome).is_empty()) {
                return Ok(guess);
            }
        }
    }
    bail!(
        "从分数算不出公布的结果（有权重、超时扣分或观众分时就会这样）。请用 --rule 给出规则；路演的 record.json 里就有。"
    )
}

/// One line for each trouble.
fn in_words(troubles: &[Trouble]) -> String {
    let mut out = String::new();
    for Trouble { row, column, message } in troubles {
        let place = match (row, column.as_str()) {
            (0, _) => String::new(),
            (row, "") => format!("第 {row} 行："),
            (row, column) => format!("第 {row} 行 {column}："),
        };
        out.push_str(&format!("{place}{message}\n"));
    }
    out.push_str(&format!("有 {} 处要改，改好再算。", troubles.len()));
    out
}
