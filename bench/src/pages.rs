//! Pages and scores over HTTP: 64 connections, the server in its own process on SQLite.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::client::{self, Connection, get, post};
use crate::server::Server;
use crate::table::{Table, percentile};

const CONNECTIONS: usize = 64;
const LENGTH: Duration = Duration::from_secs(6);
/// How often the home is asked for right after a write.
const AFTER: usize = 300;

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
        let seats = seats(&server).await?;
        after_a_write(table, &server, &cookie, &seats).await?;
        scores(table, &server, seats).await
    })
}

/// The home is remembered while nothing is written; this is what the first reader after a write waits for.
async fn after_a_write(table: &mut Table, server: &Server, cookie: &str, seats: &[Seat]) -> Result<()> {
    let (mut judge, mut organiser) =
        (Connection::open(server.address).await?, Connection::open(server.address).await?);
    let home = get("/", cookie);
    let mut waits = Vec::new();
    for count in 0..AFTER {
        let sheet = sheet(&seats[count % seats.len()], &format!("after-{count}"), count as u64);
        anyhow::ensure!(judge.send(&sheet).await?.status < 400, "the sheet was refused");
        let began = Instant::now();
        organiser.send(&home).await?;
        waits.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    table.at_most("signed-in home, the first after a write", percentile(&mut waits, 50.0), 9.0, "ms");
    table.at_most("… p99", percentile(&mut waits, 99.0), 30.0, "ms");
    Ok(())
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

/// A judge's cookie, and the sheet of a group they score.
type Seat = (String, String);

async fn seats(server: &Server) -> Result<Vec<Seat>> {
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
    Ok(seats)
}

fn sheet((cookie, path): &Seat, once: &str, count: u64) -> Vec<u8> {
    let body = format!("d0=18&d1=17.5&d2=16&d3=19&d4={}&once={once}", 10 + count % 10);
    post(path, cookie, "application/x-www-form-urlencoded", body.as_bytes())
}

/// Score sheets over HTTP: five dimensions each, on disk before the answer, from seven judges at once.
async fn scores(table: &mut Table, server: &Server, seats: Vec<Seat>) -> Result<()> {
    let request = move |number: usize, count: u64| {
        sheet(&seats[number % seats.len()], &format!("bench-{number}-{count}"), count)
    };
    let load = client::load(server.address, CONNECTIONS, LENGTH, 200, request).await?;
    table.at_least("score sheets handed in over HTTP, on disk before the answer", load.rate, 5_000.0, "/s");
    table.at_most("… p99", load.p99, 30.0, "ms");
    Ok(())
}
