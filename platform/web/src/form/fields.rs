//! The raw fields of a request's body: url-encoded or multipart, bounded, UTF-8 only.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;

use crate::form::Reader;
use crate::{App, Error};

/// The most a form without files may weigh, in bytes.
const PLAIN_LIMIT: usize = 512 * 1024;
/// The most a form with files may weigh, in bytes: a 10 MB file and its fields.
pub(crate) const FILES_LIMIT: usize = 12 * 1024 * 1024;
/// So many fields at most: a form of ours has a few dozen, a roster fix-up a few hundred.
const FIELDS_LIMIT: usize = 5_000;

/// What a form sent.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    files: Vec<(String, Upload)>,
}

/// An uploaded file, in memory.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The name the sender's machine gave it; never used as a path.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Fields {
    /// Fields made by a program: tests, samples.
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        let pairs = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Self { pairs, files: Vec::new() }
    }

    /// The first value of a field; empty where it was not sent.
    pub fn value(&self, name: &str) -> &str {
        self.pairs.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// Every value of a field (checkboxes, repeated rows).
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// All fields in the order sent.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// The files sent under a name, without the empty slot a browser sends for "none chosen".
    pub fn files<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Upload> {
        self.files
            .iter()
            .filter(move |(n, f)| n == name && !(f.bytes.is_empty() && f.name.is_empty()))
            .map(|(_, f)| f)
    }

    /// The key by which the same form sent twice is known.
    pub fn once(&self) -> Option<String> {
        let key = self.value("once");
        (!key.is_empty() && key.len() <= 64 && key.is_ascii()).then(|| key.to_owned())
    }

    /// Starts turning the fields into a type.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(self)
    }

    fn from_urlencoded(body: &[u8]) -> Result<Self, Error> {
        // Percent-decoding is lossy about UTF-8 by standard; what was not UTF-8 is refused by name.
        let pairs: Vec<(String, String)> =
            form_urlencoded::parse(body).take(FIELDS_LIMIT + 1).map(|(k, v)| (k.into(), v.into())).collect();
        if pairs.len() > FIELDS_LIMIT
            || pairs.iter().any(|(k, v)| k.contains('\u{fffd}') || v.contains('\u{fffd}'))
        {
            return Err(Error::Unreadable);
        }
        Ok(Self { pairs, files: Vec::new() })
    }

    async fn from_multipart(mut parts: Multipart) -> Result<Self, Error> {
        let mut fields = Self::default();
        while let Some(part) = parts.next_field().await.map_err(|e| unreadable(&e))? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(ToOwned::to_owned);
            let bytes = part.bytes().await.map_err(|e| unreadable(&e))?;
            if fields.pairs.len() + fields.files.len() >= FIELDS_LIMIT {
                return Err(Error::Unreadable);
            }
            match file {
                Some(file) => fields.files.push((name, Upload { name: file, bytes: bytes.to_vec() })),
                None => {
                    let value = String::from_utf8(bytes.to_vec()).map_err(|_| Error::Unreadable)?;
                    fields.pairs.push((name, value));
                }
            }
        }
        Ok(fields)
    }
}

fn unreadable(error: &axum::extract::multipart::MultipartError) -> Error {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge { limit: FILES_LIMIT }
    } else {
        Error::Unreadable
    }
}

impl FromRequest<App> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            let parts = Multipart::from_request(request, app).await.map_err(|_| Error::Unreadable)?;
            return Self::from_multipart(parts).await;
        }
        // No body and no type is a form without fields: a button alone.
        if !kind.is_empty() && !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Error::Unreadable);
        }
        let body = to_bytes(request.into_body(), PLAIN_LIMIT)
            .await
            .map_err(|_| Error::TooLarge { limit: PLAIN_LIMIT })?;
        Self::from_urlencoded(&body)
    }
}
