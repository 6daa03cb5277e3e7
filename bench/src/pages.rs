//! Pages and scores over HTTP: 64 connections, the server in its own process on SQLite.

use std::time::Duration;

use anyhow::Result;

use crate::client::{self, get};
use crate::server::Server;
use crate::table::Table;

const CONNECTIONS: usize = 64;
const LENGTH: Duration = Duration::from_secs(6);

/// Measures the public pages, a signed-in home and score submits.
pub(crate) fn measure(table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(".")?;
    let server = Server::demo(folder.path())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        for (what, path) in [("public page /", "/"), ("sign-in page", "/sign-in")] {
            page(table, &server, what, path, "", 4_500.0, 0.2).await?;
        }
        let (cookie, _) = server.sign_in("organiser").await?;
        page(table, &server, "signed-in home", "/", &cookie, 3_000.0, 0.6).await?;
        scores(table, &server).await
    })
}

async fn page(
    table: &mut Table,
    server: &Server,
    what: &str,
    path: &'static str,
    cookie: &str,
    goal: f64,
    cpu_goal: f64,
) -> Result<()> {
    let before = server.cpu()?;
    let cookie = cookie.to_owned();
    let load = client::load(server.address, CONNECTIONS, LENGTH, 200, move |_, _| get(path, &cookie)).await?;
    let cpu = (server.cpu()? - before) / (load.rate * LENGTH.as_secs_f64()) * 1000.0;
    table.at_least(what, load.rate, goal, "/s");
    table.at_most(&format!("{what}, p99"), load.p99, 30.0, "ms");
    table.at_most(&format!("{what}, processor time a request"), cpu, cpu_goal, "ms");
    Ok(())
}
