//! Tells what a file is by its first bytes and its inner names.

use std::io::Cursor;

use super::{FileProblem, Looks};

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// A zip package with a workbook in XML.
    Xlsx,
    /// A compound file with a workbook stream.
    Xls,
    /// Text with separators.
    Text,
}

const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The format of these bytes, or what they are instead.
pub(super) fn format(bytes: &[u8]) -> Result<Format, FileProblem> {
    let refused = |looks| Err(FileProblem::NotASpreadsheet(looks));
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FileProblem::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Format::Xlsx);
    }
    if bytes.starts_with(&COMPOUND) {
        return compound(bytes);
    }
    if bytes.starts_with(b"%PDF") {
        return refused(Looks::Pdf);
    }
    let picture = [b"\x89PNG".as_slice(), b"\xFF\xD8\xFF", b"GIF8", b"BM6", b"II*\0", b"MM\0*"];
    if picture.iter().any(|mark| bytes.starts_with(mark))
        || (bytes.starts_with(b"RIFF") && bytes[8..].starts_with(b"WEBP"))
    {
        return refused(Looks::Picture);
    }
    if bytes.starts_with(b"Rar!") || bytes.starts_with(b"7z\xBC\xAF") || bytes.starts_with(b"\x1F\x8B") {
        return refused(Looks::Archive);
    }
    if bytes.starts_with(b"{\\rtf") {
        return refused(Looks::Document);
    }
    if is_markup(bytes) {
        return refused(Looks::OtherSpreadsheet);
    }
    Ok(Format::Text)
}

/// Web systems save pages under the name .xls; they begin with a tag.
fn is_markup(bytes: &[u8]) -> bool {
    let start: Vec<u8> = bytes
        .iter()
        .copied()
        .skip_while(|b| b.is_ascii_whitespace() || matches!(b, 0xEF | 0xBB | 0xBF))
        .take(14)
        .map(|b| b.to_ascii_lowercase())
        .collect();
    [b"<!doctype".as_slice(), b"<html", b"<?xml", b"<table", b"<head", b"<meta", b"<style"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// The old office formats and the encrypted new ones share one container.
fn compound(bytes: &[u8]) -> Result<Format, FileProblem> {
    let file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| FileProblem::Damaged)?;
    if file.is_stream("/EncryptedPackage") {
        Err(FileProblem::Encrypted)
    } else if file.is_stream("/Workbook") || file.is_stream("/Book") {
        Ok(Format::Xls)
    } else if file.is_stream("/WordDocument") || file.is_stream("/PowerPoint Document") {
        Err(FileProblem::NotASpreadsheet(Looks::Document))
    } else {
        Err(FileProblem::NotASpreadsheet(Looks::Unknown))
    }
}
