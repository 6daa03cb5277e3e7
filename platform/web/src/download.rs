//! A file for the reader to keep, under a name that may be Chinese.

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::links::escaped;

/// The type of an Excel file, as browsers are told.
pub const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file to be saved, never shown in place of a page.
#[derive(Debug)]
pub struct Download {
    name: String,
    kind: &'static str,
    bytes: Vec<u8>,
}

impl Download {
    /// A file with its whole name and its type.
    pub fn new(name: impl Into<String>, kind: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), kind, bytes: bytes.into() }
    }

    /// An Excel file; the name is given without its ending.
    pub fn excel(name: &str, bytes: Vec<u8>) -> Self {
        Self::new(format!("{name}.xlsx"), EXCEL, bytes)
    }

    /// Old browsers read the plain name, all others the one in UTF-8.
    fn disposition(&self) -> String {
        let plain = |c: char| c == ' ' || (c.is_ascii_graphic() && !matches!(c, '"' | '\\'));
        let ending = |name: &str| name.rsplit_once('.').map(|(_, ending)| ending.to_owned());
        let fallback = if self.name.chars().all(plain) {
            self.name.clone()
        } else {
            match ending(&self.name).filter(|ending| ending.chars().all(|c| c.is_ascii_alphanumeric())) {
                Some(ending) => format!("file.{ending}"),
                None => "file".to_owned(),
            }
        };
        let name = escaped(&self.name).replace('+', "%20");
        format!("attachment; filename=\"{fallback}\"; filename*=UTF-8''{name}")
    }
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let headers = [
            (CONTENT_TYPE, self.kind.to_owned()),
            (CONTENT_DISPOSITION, self.disposition()),
            // What is kept is kept by the reader, not by a browser others use.
            (CACHE_CONTROL, "private, no-store".to_owned()),
        ];
        (headers, self.bytes).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> String {
        Download::new(name, "text/plain", "").disposition()
    }

    #[test]
    fn a_chinese_name_arrives_whole_and_old_browsers_get_the_ending() {
        let excel = Download::excel("第 3 期 名单", Vec::new()).disposition();
        let whole = "%E7%AC%AC%203%20%E6%9C%9F%20%E5%90%8D%E5%8D%95.xlsx";
        assert_eq!(excel, format!("attachment; filename=\"file.xlsx\"; filename*=UTF-8''{whole}"));
        assert_eq!(
            named("my data.csv"),
            "attachment; filename=\"my data.csv\"; filename*=UTF-8''my%20data.csv"
        );
    }

    #[test]
    fn no_name_breaks_out_of_its_header() {
        for name in ["a\".xlsx\r\nSet-Cookie: x=y", "稿\n.\"\r", "\\\".pdf"] {
            let said = named(name);
            assert!(!said.contains(['\r', '\n', '\\']), "{said}");
            assert_eq!(said.matches('"').count(), 2, "{said}");
        }
        assert!(named("稿.\"").starts_with("attachment; filename=\"file\";"));
    }
}
