//! A backup: every table and every file in one compressed file of JSON lines, the same for both
//! engines, so that it also moves an installation from SQLite to PostgreSQL. Read in one consistent
//! transaction; the product may be running.
//!
//! Lines: a head, then per table `{"table","columns"}` and its rows as arrays, then the files, then an
//! end with the number of lines, by which a cut-off copy is known.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value as Json, json};
use store::{Cell, Row, StoreError, Tx, args};

use crate::config::Config;
use crate::rooms;

/// The form of the file; raised when it changes.
pub(crate) const FORM: u64 = 1;

/// `gongfang backup FILE`.
pub(crate) fn run(config: &Config, file: &Path) -> Result<ExitCode> {
    if file.exists() {
        bail!("{} exists already; choose another name", file.display());
    }
    let db = rooms::open(config)?;
    let beside = file.with_extension("part");
    let (target, folder) = (beside.clone(), config.data.join("files"));
    let lines = db
        .read_blocking(move |tx| write_all(tx, &target, &folder))
        .map_err(|e: StoreError| anyhow::anyhow!("{e}"))?;
    std::fs::rename(&beside, file).with_context(|| format!("naming {}", file.display()))?;
    println!("{}: {lines} lines. The key (secret.key) is not inside: keep it apart.", file.display());
    Ok(ExitCode::SUCCESS)
}

struct Lines<W> {
    out: W,
    written: u64,
}

impl<W: Write> Lines<W> {
    fn write(&mut self, line: &Json) -> Result<(), StoreError> {
        self.written += 1;
        writeln!(self.out, "{line}").map_err(StoreError::broken)
    }
}

fn write_all(tx: &mut Tx<'_>, target: &Path, files: &Path) -> Result<u64, StoreError> {
    let file = File::create(target).map_err(StoreError::broken)?;
    let mut lines = Lines { out: GzEncoder::new(BufWriter::new(file), Compression::default()), written: 0 };
    lines.write(&json!({ "gongfang": FORM, "version": env!("CARGO_PKG_VERSION") }))?;
    for room in rooms::ALL {
        for table in room.tables {
            write_table(tx, table, &mut lines)?;
        }
    }
    for path in kept_files(files).map_err(StoreError::broken)? {
        let bytes = std::fs::read(&path).map_err(StoreError::broken)?;
        lines.write(&json!({ "file": STANDARD.encode(bytes) }))?;
    }
    let written = lines.written;
    lines.write(&json!({ "end": written }))?;
    let file = lines.out.finish().and_then(|out| out.into_inner().map_err(Into::into));
    file.and_then(|file| file.sync_all()).map_err(StoreError::broken)?;
    Ok(written + 1)
}

fn write_table(tx: &mut Tx<'_>, table: &str, lines: &mut Lines<impl Write>) -> Result<(), StoreError> {
    let columns = columns(tx, table)?;
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    lines.write(&json!({ "table": table, "columns": names }))?;
    for row in tx.all(&format!("SELECT {} FROM {table}", names.join(", ")), &[], row_as_json)? {
        lines.write(&row)?;
    }
    Ok(())
}

fn row_as_json(row: &Row<'_>) -> Result<Json, StoreError> {
    (0..row.width())
        .map(|i| {
            Ok(match row.cell(i).map_err(StoreError::broken)? {
                Cell::Null => Json::Null,
                Cell::Int(n) => json!(n),
                Cell::Real(n) => json!(n),
                Cell::Bool(b) => json!(b),
                Cell::Text(s) => json!(s),
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()
        .map(Json::Array)
}

/// A table's columns and whether each is a BOOLEAN, in order.
pub(crate) fn columns(tx: &mut Tx<'_>, table: &str) -> Result<Vec<(String, bool)>, StoreError> {
    let sql = if tx.is_postgres() {
        "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns
         WHERE CAST(table_name AS TEXT) = $1 AND table_schema = current_schema() ORDER BY ordinal_position"
    } else {
        "SELECT name, type FROM pragma_table_info($1) ORDER BY cid"
    };
    tx.all(sql, args![table], |row| {
        Ok((row.get::<String>(0)?, row.get::<String>(1)?.eq_ignore_ascii_case("boolean")))
    })
}

/// Every kept file below the folder, in order.
pub(crate) fn kept_files(folder: &Path) -> std::io::Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    if folder.exists() {
        for part in std::fs::read_dir(folder)? {
            let part = part?.path();
            if part.is_dir() {
                for file in std::fs::read_dir(part)? {
                    found.push(file?.path());
                }
            }
        }
    }
    found.retain(|path| path.extension().is_none());
    found.sort();
    Ok(found)
}
