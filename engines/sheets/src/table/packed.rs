//! The package around an .xlsx: what is in it, and how far it really unpacks.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::{FileProblem, Limits, Looks};

/// Refuses packages that are no workbook, need a password, or unpack to more than is allowed.
///
/// The sizes a package states are only the first test: every part is then unpacked into nothing and counted,
/// because a header can lie and parts can overlap.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), FileProblem> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileProblem::Damaged)?;
    if package.len() > limits.parts {
        return Err(FileProblem::UnpacksTooLarge);
    }
    kind(&package)?;
    let mut stated: u64 = 0;
    for index in 0..package.len() {
        let part = package.by_index_raw(index).map_err(|_| FileProblem::Damaged)?;
        if part.encrypted() {
            return Err(FileProblem::Encrypted);
        }
        stated = stated.saturating_add(part.size());
    }
    if stated > limits.unpacked {
        return Err(FileProblem::UnpacksTooLarge);
    }
    let mut left = limits.unpacked;
    for index in 0..package.len() {
        let part = package.by_index(index).map_err(|_| FileProblem::Damaged)?;
        let counted =
            io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| FileProblem::Damaged)?;
        left = left.checked_sub(counted).ok_or(FileProblem::UnpacksTooLarge)?;
    }
    Ok(())
}

fn kind(package: &ZipArchive<Cursor<&[u8]>>) -> Result<(), FileProblem> {
    let names: Vec<String> = package.file_names().flatten().map(|name| name.replace('\\', "/")).collect();
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let under = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let looks = if under("word/") || under("ppt/") {
        Looks::Document
    } else if has("xl/workbook.bin") || (has("content.xml") && has("mimetype")) {
        Looks::OtherSpreadsheet
    } else if has("[Content_Types].xml") || has("xl/workbook.xml") {
        return Ok(());
    } else {
        Looks::Archive
    };
    Err(FileProblem::NotASpreadsheet(looks))
}
