//! Pages and scores over HTTP: 64 connections, the server in its own process on SQLite.

use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::client::{self, Connection, get, post};
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

const JUDGES: [&str; 7] = ["judge", "judge-2", "judge-3", "judge-4", "judge-5", "judge-6", "judge-7"];

/// Score sheets over HTTP: five dimensions each, on disk before the answer, from seven judges at once.
async fn scores(table: &mut Table, server: &Server) -> Result<()> {
    let mut seats = Vec::new();
    for role in JUDGES {
        let (cookie, list) = server.sign_in(role).await?;
        let page = Connection::open(server.address).await?.send(&get(&list, &cookie)).await?;
        let page = String::from_utf8_lossy(&page.body).into_owned();
        let group = format!("href=\"{list}/gp_");
        let at =
            page.find(&group).with_context(|| format!("no group to score for {role}"))? + "href=\"".len();
        let path = page[at..].split('"').next().unwrap_or_default().to_owned();
        seats.push((cookie, path));
    }
    let request = move |number: usize, count: u64| {
        let (cookie, path) = &seats[number % seats.len()];
        let body = format!("d0=18&d1=17.5&d2=16&d3=19&d4={}&once=bench-{number}-{count}", 10 + count % 10);
        post(path, cookie, "application/x-www-form-urlencoded", body.as_bytes())
    };
    let load = client::load(server.address, CONNECTIONS, LENGTH, 200, request).await?;
    table.at_least("score sheets handed in over HTTP, on disk before the answer", load.rate, 5_000.0, "/s");
    table.at_most("… p99", load.p99, 30.0, "ms");
    Ok(())
}
