//! Styles, scripts and icons: carried inside the program, compressed once at start, served under an
//! address that changes with their content so that a phone never asks twice.

use std::collections::HashMap;
use std::io::Write as _;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::{App, Error};

mod made {
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

/// The address of the icon sprite, which changes with its content.
pub use made::ICONS;

/// One file as it is sent.
struct Asset {
    kind: &'static str,
    plain: Bytes,
    brotli: Bytes,
    gzip: Bytes,
}

/// Everything static, ready to send.
pub struct Assets {
    files: HashMap<String, Asset>,
    /// The address of the style sheet.
    pub css: String,
    /// The address of the script every page starts with.
    pub script: String,
}

impl Assets {
    /// Puts the style sheet together in the order of its files' names and compresses everything.
    pub(crate) fn load() -> Self {
        let mut css = Vec::new();
        let mut others = Vec::new();
        for (name, bytes) in made::FILES {
            if name.starts_with("css/") {
                css.extend_from_slice(bytes);
                css.push(b'\n');
            } else {
                others.push((name.trim_start_matches("js/").to_owned(), bytes.to_vec()));
            }
        }
        others.push(("face.css".to_owned(), css));
        let all: Vec<u8> = others.iter().flat_map(|(_, bytes)| bytes.iter().copied()).collect();
        let version = store::keys::digest(&all)[..10].to_owned();
        let files =
            others.into_iter().map(|(name, bytes)| (name.clone(), Asset::new(&name, bytes))).collect();
        let at = |name: &str| format!("/assets/{version}/{name}");
        Self { files, css: at("face.css"), script: at("page.js") }
    }

    /// What a phone downloads for a file, in bytes, compressed; for the size test.
    pub fn compressed_size(&self, href: &str) -> Option<usize> {
        let name = href.rsplit('/').next()?;
        self.files.get(name).map(|asset| asset.brotli.len())
    }

    fn answer(&self, name: &str, cache: &'static str, headers: &HeaderMap) -> Result<Response, Error> {
        let asset = self.files.get(name).ok_or(Error::NotFound)?;
        let accepts = headers.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let (encoding, body) = if accepts.contains("br") {
            (Some("br"), &asset.brotli)
        } else if accepts.contains("gzip") {
            (Some("gzip"), &asset.gzip)
        } else {
            (None, &asset.plain)
        };
        let mut response =
            ([(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, cache)], body.clone()).into_response();
        response.headers_mut().insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(encoding) = encoding {
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        Ok(response)
    }
}

impl Asset {
    fn new(name: &str, plain: Vec<u8>) -> Self {
        let kind = match name.rsplit('.').next() {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            _ => "text/plain; charset=utf-8",
        };
        Self { kind, brotli: brotli(&plain).into(), gzip: gzip(&plain).into(), plain: plain.into() }
    }
}

fn brotli(plain: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 4096, 9, 20);
    // Writing to memory cannot fail.
    let _ = writer.write_all(plain);
    drop(writer);
    out
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory cannot fail.
    let _ = writer.write_all(plain);
    writer.finish().unwrap_or_default()
}

/// `/assets/…`.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/assets/{version}/{name}", get(versioned)).route("/assets/{name}", get(current))
}

async fn versioned(
    State(app): State<App>,
    Path((_, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    app.assets.answer(&name, "public, max-age=31536000, immutable", &headers)
}

async fn current(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    app.assets.answer(&name, "public, max-age=600", &headers)
}
