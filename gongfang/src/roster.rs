//! `gongfang roster FILE`: reads a sign-up receipt without any database, with the same reader the web
//! import uses.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use sheets::Language;
use sheets::receipt::{Receipt, UnitBook, read_receipt, receipt_to_json};

/// Reads and prints what is in the file and what must be put right.
pub(crate) fn run(file: &Path, json: bool) -> Result<ExitCode> {
    let bytes = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let workbook = match sheets::table::read(&bytes, &name) {
        Ok(workbook) => workbook,
        Err(problem) => bail!("{}", problem.message(Language::Chinese)),
    };
    let receipt = read_receipt(&workbook, &UnitBook::plausible());
    if json {
        println!("{}", serde_json::to_string_pretty(&receipt_to_json(&receipt))?);
    } else {
        print!("{}", in_words(&receipt));
    }
    Ok(ExitCode::SUCCESS)
}

/// One line a problem, then what was read.
fn in_words(receipt: &Receipt) -> String {
    let mut out = String::new();
    for problem in &receipt.problems {
        let message = problem.message(Language::Chinese);
        out.push_str(&format!("第 {} 行 {}：{message}\n", problem.row, problem.column));
    }
    let (rows, skipped) = (receipt.rows.len(), receipt.skipped.len());
    out.push_str(&format!("读到 {rows} 人，跳过 {skipped} 行，{} 处要看一看。\n", receipt.problems.len()));
    out
}
