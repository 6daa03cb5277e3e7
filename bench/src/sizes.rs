//! What the product weighs: the binary, its memory at rest, its start, a worker's first page.

use std::net::SocketAddr;

use anyhow::{Context as _, Result};

use crate::client::Connection;
use crate::server::{Server, program};
use crate::table::Table;

/// Measures size, memory, start and the first page.
pub(crate) fn measure(table: &mut Table) -> Result<()> {
    #[expect(clippy::cast_precision_loss, reason = "a file size")]
    let binary = std::fs::metadata(program()?)?.len() as f64 / 1024.0 / 1024.0;
    table.at_most("stripped binary", binary, 40.0, "MB");
    let folder = tempfile::tempdir_in(".")?;
    drop(Server::demo(folder.path())?);
    let server = Server::serve(folder.path())?;
    let start = server.to_first_page.as_secs_f64() * 1000.0;
    table.at_most("start to first page, existing database", start, 300.0, "ms");
    table.at_most("memory at rest", server.memory()?, 40.0, "MB");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (bytes, requests) = runtime.block_on(first_page(server.address, "/say"))?;
    #[expect(clippy::cast_precision_loss, reason = "a few thousand bytes")]
    let (kilobytes, requests) = (bytes as f64 / 1024.0, requests as f64);
    table.at_most("worker's first page, compressed, all included", kilobytes, 60.0, "KB");
    table.at_most("worker's first page, requests", requests, 6.0, "");
    Ok(())
}

/// Fetches a page and everything it names, as a phone that accepts Brotli does, scripts' imports too.
async fn first_page(address: SocketAddr, path: &str) -> Result<(usize, usize)> {
    let mut connection = Connection::open(address).await?;
    let mut wanted = vec![path.to_owned()];
    let (mut at, mut bytes) = (0, 0);
    while let Some(path) = wanted.get(at).cloned() {
        at += 1;
        let compressed = connection.send(&asking(&path, "br")).await?;
        bytes += compressed.head.len() + compressed.body.len();
        let plain = connection.send(&asking(&path, "identity")).await?;
        let text = String::from_utf8(plain.body).context("text")?;
        for href in named(&text, &path) {
            if !wanted.contains(&href) {
                wanted.push(href);
            }
        }
    }
    Ok((bytes, wanted.len()))
}

fn asking(path: &str, encoding: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\naccept-encoding: {encoding}\r\n\r\n").into_bytes()
}

/// What a page or script makes the browser fetch at once.
fn named(text: &str, from: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (before, after) in
        [("<link rel=\"stylesheet\" href=\"", "\""), (" src=\"", "\""), ("<use href=\"", "\"")]
    {
        for piece in text.split(before).skip(1) {
            let href = piece.split(after).next().unwrap_or_default().split('#').next().unwrap_or_default();
            if href.starts_with('/') {
                found.push(href.to_owned());
            }
        }
    }
    if from.ends_with(".js") {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        for piece in text.split("from \"./").skip(1).chain(text.split("import \"./").skip(1)) {
            found.push(format!("{folder}/{}", piece.split('"').next().unwrap_or_default()));
        }
    }
    found
}
