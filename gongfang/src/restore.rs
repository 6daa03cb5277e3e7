//! Putting a backup back: read whole and checked first, then written in one transaction, so that
//! either all of it is there or nothing changed.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use serde_json::Value as Json;
use store::{Files, StoreError, Tx, Value};

use crate::backup::{FORM, columns};
use crate::config::Config;
use crate::rooms;

struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<Json>>,
}

struct Contents {
    tables: Vec<Table>,
    files: Vec<Vec<u8>>,
}

/// `gongfang restore FILE [--replace]`.
pub(crate) fn run(config: &Config, file: &Path, replace: bool) -> Result<ExitCode> {
    let contents = read(file).with_context(|| format!("reading {}", file.display()))?;
    let db = rooms::open(config)?;
    let files = Files::below(config.data.join("files"));
    for bytes in &contents.files {
        files.keep(bytes).map_err(|e| anyhow::anyhow!("{e}"))?;
    }
    let tables = contents.tables;
    let rows: usize = tables.iter().map(|table| table.rows.len()).sum();
    let taken = db
        .write_blocking(
            move |tx| if !replace && holds_data(tx)? { Ok(false) } else { put(tx, &tables).map(|()| true) },
        )
        .map_err(|e: StoreError| anyhow::anyhow!("{e}"))?;
    if !taken {
        bail!("there is data here already; say --replace to put the backup in its place");
    }
    println!("{rows} rows and {} files are back.", contents.files.len());
    Ok(ExitCode::SUCCESS)
}

/// Reads and checks the whole file; nothing is written before this succeeds.
fn read(file: &Path) -> Result<Contents> {
    let mut contents = Contents { tables: Vec::new(), files: Vec::new() };
    let mut ended = false;
    let lines = BufReader::new(GzDecoder::new(File::open(file)?)).lines();
    for (count, line) in lines.enumerate() {
        let line: Json = serde_json::from_str(&line?).with_context(|| format!("line {}", count + 1))?;
        if count == 0 {
            match line.get("gongfang").and_then(Json::as_u64) {
                Some(FORM) => continue,
                Some(form) => bail!("its form {form} is newer than this program"),
                None => bail!("it is not a backup of Gongfang"),
            }
        }
        if let Some(end) = line.get("end").and_then(Json::as_u64) {
            ended = u64::try_from(count)? == end;
        } else if let Some(name) = line.get("table").and_then(Json::as_str) {
            let columns = line["columns"].as_array().into_iter().flatten();
            let columns = columns.filter_map(Json::as_str).map(str::to_owned).collect();
            contents.tables.push(Table { name: name.to_owned(), columns, rows: Vec::new() });
        } else if let Some(bytes) = line.get("file").and_then(Json::as_str) {
            contents.files.push(STANDARD.decode(bytes)?);
        } else if let (Json::Array(row), Some(table)) = (line, contents.tables.last_mut()) {
            table.rows.push(row);
        } else {
            bail!("line {} belongs to nothing", count + 1);
        }
    }
    if !ended {
        bail!("it is cut off: the end is missing");
    }
    Ok(contents)
}

fn holds_data(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    let held: i64 = tx.one("SELECT count(*) FROM journal", &[], |row| row.get(0))?;
    Ok(held > 0)
}

fn put(tx: &mut Tx<'_>, tables: &[Table]) -> Result<(), StoreError> {
    let known: Vec<&str> = rooms::ALL.iter().flat_map(|room| room.tables).copied().collect();
    for table in known.iter().rev() {
        tx.exec(&format!("DELETE FROM {table}"), &[])?;
    }
    // In this program's own order, parents before children, whatever the order in the file.
    for name in known {
        for table in tables.iter().filter(|table| table.name == name) {
            put_table(tx, table)?;
        }
    }
    Ok(())
}

fn put_table(tx: &mut Tx<'_>, table: &Table) -> Result<(), StoreError> {
    let here = columns(tx, &table.name)?;
    let mut boolean = Vec::new();
    for column in &table.columns {
        let found = here.iter().find(|(name, _)| name == column);
        let found =
            found.ok_or_else(|| StoreError::broken(format!("{}.{column} is unknown here", table.name)))?;
        boolean.push(found.1);
    }
    let places: Vec<String> = (1..=table.columns.len()).map(|n| format!("${n}")).collect();
    let sql =
        format!("INSERT INTO {} ({}) VALUES ({})", table.name, table.columns.join(", "), places.join(", "));
    for row in &table.rows {
        let values: Vec<Value> = row.iter().zip(&boolean).map(|(cell, &b)| value(cell, b)).collect();
        tx.exec(&sql, &values)?;
    }
    Ok(())
}

/// SQLite keeps a BOOLEAN as 0 or 1; PostgreSQL wants it as what it is.
fn value(cell: &Json, boolean: bool) -> Value {
    match cell {
        Json::Bool(b) => Value::Bool(*b),
        Json::Number(n) if boolean => Value::Bool(n.as_i64() == Some(1)),
        Json::Number(n) => n.as_i64().map_or_else(|| Value::Real(n.as_f64().unwrap_or(0.0)), Value::Int),
        Json::String(s) => Value::Text(s.clone()),
        _ => Value::Null,
    }
}
