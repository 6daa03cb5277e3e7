//! Files of a group: which kinds are taken, told by their content and never by their name.

use std::fmt;
use std::str::FromStr;

use store::Millis;
use web::form::Upload;
use web::{Fields, Problem, Problems};

use crate::words::said;

store::id!(
    /// A file of a group.
    FileId,
    "gf"
);
store::id!(
    /// A passage in the life of a file.
    FilePassageId,
    "fp"
);

/// The most a file may weigh, in megabytes.
pub const LARGEST_MB: usize = 10;
const LARGEST: usize = LARGEST_MB * 1024 * 1024;
/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 80;

/// A kind of file that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// A Word document.
    Docx,
    /// A PowerPoint presentation.
    Pptx,
    /// An Excel workbook.
    Xlsx,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpg,
    /// An MP3 recording.
    Mp3,
    /// An MP4 film.
    Mp4,
}

impl FileKind {
    /// All, in the order they are named to people.
    pub const ALL: [Self; 8] =
        [Self::Pdf, Self::Docx, Self::Pptx, Self::Xlsx, Self::Png, Self::Jpg, Self::Mp3, Self::Mp4];

    /// The ending of its name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Pptx => "pptx",
            Self::Xlsx => "xlsx",
            Self::Png => "png",
            Self::Jpg => "jpg",
            Self::Mp3 => "mp3",
            Self::Mp4 => "mp4",
        }
    }

    /// Its type as browsers are told.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Xlsx => web::download::EXCEL,
            Self::Png => "image/png",
            Self::Jpg => "image/jpeg",
            Self::Mp3 => "audio/mpeg",
            Self::Mp4 => "video/mp4",
        }
    }

    /// The endings taken, for people and for the file chooser.
    pub fn endings(before: &str, between: &str) -> String {
        Self::ALL.map(|kind| format!("{before}{}", kind.ending())).join(between)
    }

    /// The kind of these bytes. An Office file with macros in it is none.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpg),
            [b'I', b'D', b'3', ..] => Some(Self::Mp3),
            // A frame of MPEG layer III: eleven bits of sync, then the layer.
            [0xff, second, third, ..] if second & 0xe6 == 0xe2 && third & 0xf0 != 0xf0 => Some(Self::Mp3),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some(Self::Mp4),
            // The names inside an Office file stand in it uncompressed.
            [b'P', b'K', 3, 4, ..] if holds(b"[Content_Types].xml") && !holds(b"vbaProject.bin") => {
                if holds(b"word/document.xml") {
                    Some(Self::Docx)
                } else if holds(b"ppt/presentation.xml") {
                    Some(Self::Pptx)
                } else if holds(b"xl/workbook.xml") {
                    Some(Self::Xlsx)
                } else {
                    None
                }
            }
            _ => None,
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.ending())
    }
}

impl FromStr for FileKind {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.ending() == word).ok_or(())
    }
}

store::text_column!(FileKind, "a kind of file");

/// A file that may be kept.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// The name it is downloaded by.
    pub name: String,
    /// Its kind.
    pub kind: FileKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The deliverable it is for; empty for none.
    pub deliverable: String,
}

impl NewFile {
    /// Reads the upload form.
    ///
    /// # Errors
    /// What is wrong with the file, and what is taken.
    pub fn read(fields: &Fields) -> Result<Self, Problems> {
        let upload = fields.files("file").next().ok_or_else(|| Problems::at("file", Problem::NoFile))?;
        if upload.bytes.len() > LARGEST {
            return Err(Problems::at("file", said(|w| w.file_too_large(LARGEST_MB))));
        }
        let Some(kind) = FileKind::of(&upload.bytes) else {
            return Err(Problems::at("file", said(|w| w.file_wrong_kind(FileKind::endings("", " · ")))));
        };
        let deliverable = fields.value("deliverable").chars().take(20).collect();
        Ok(Self { name: tidy(upload, kind), kind, bytes: upload.bytes.clone(), deliverable })
    }
}

/// The sender's name for it without folders and control characters, ending as its kind does.
fn tidy(upload: &Upload, kind: FileKind) -> String {
    let last = upload.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let stem: String = stem.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let stem = stem.trim().trim_matches('.');
    format!("{}.{}", if stem.is_empty() { "file" } else { stem }, kind.ending())
}

/// A file of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupFile {
    /// Its id.
    pub id: FileId,
    /// The stage it was handed in for.
    pub stage: String,
    /// The deliverable it is for; empty for none.
    pub deliverable: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: FileKind,
    /// Its size in bytes.
    pub size: usize,
    /// The name of its bytes.
    pub content: String,
    /// When it came.
    pub at: Millis,
    /// Who brought it.
    pub by: String,
    /// Whether it was removed.
    pub removed: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_content_and_never_by_name() {
        let office = |inside: &[u8]| [b"PK\x03\x04[Content_Types].xml".as_slice(), inside].concat();
        assert_eq!(FileKind::of(b"%PDF-1.7 ..."), Some(FileKind::Pdf));
        assert_eq!(FileKind::of(&office(b"word/document.xml")), Some(FileKind::Docx));
        assert_eq!(FileKind::of(&office(b"ppt/presentation.xml")), Some(FileKind::Pptx));
        assert_eq!(FileKind::of(&office(b"xl/workbook.xml")), Some(FileKind::Xlsx));
        assert_eq!(FileKind::of(b"\0\0\0\x18ftypmp42"), Some(FileKind::Mp4));
        assert_eq!(FileKind::of(&[0xff, 0xfb, 0x90, 0x00]), Some(FileKind::Mp3));
        for other in [b"MZ\x90\0 program".as_slice(), b"<html>", b"", b"PK\x03\x04 some zip", b"#!/bin/sh"] {
            assert_eq!(FileKind::of(other), None);
        }
        assert_eq!(FileKind::of(&office(b"word/document.xml word/vbaProject.bin")), None, "macros");
    }

    #[test]
    fn a_name_loses_its_folders_and_ends_as_its_kind_does() {
        let named = |name: &str| tidy(&Upload { name: name.into(), bytes: vec![] }, FileKind::Pdf);
        assert_eq!(named("..\\..\\道具表.exe"), "道具表.pdf");
        assert_eq!(named("/etc/passwd"), "passwd.pdf");
        assert_eq!(named("\u{7}"), "file.pdf");
    }
}
