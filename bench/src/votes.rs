//! Ten thousand phones vote at once, each with a ballot of its own; and again twenty times while the power goes.
//!
//! A phone that was not thanked sends again to wherever the program has come back. After the close every group must
//! have as many votes as phones were thanked for it: fewer are lost, more, or a vote that replaced another, are double.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use tokio::runtime::Runtime;
use tokio::sync::watch;

use crate::client::Connection;
use crate::hall::{CONNECTIONS, Count, Hall};
use crate::machine::{self, OffTheFirstCore};
use crate::server::{Server, copied};
use crate::table::Table;

const PHONES: usize = 10_000;
/// So often the power goes, each time at another moment.
const TIMES: usize = 20;
/// A phone that was not answered tries again after this.
const AGAIN: Duration = Duration::from_millis(20);

/// Measures the rush, and what twenty power cuts leave.
pub(crate) fn measure(table: &mut Table) -> Result<()> {
    machine::open_files(4_096)?;
    let _here = OffTheFirstCore::new();
    let folder = tempfile::tempdir_in(".")?;
    let prepared = folder.path().join("prepared");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let server = Server::apart(&prepared, "127.0.0.1:0")?;
    let began = Instant::now();
    let hall = Arc::new(runtime.block_on(Hall::open(&server, PHONES))?);
    println!("  {PHONES} phones joined in {:.1} s", began.elapsed().as_secs_f64());
    drop(server);
    let data = folder.path().join("undisturbed");
    copied(&prepared, &data)?;
    let server = Server::apart(&data, "127.0.0.1:0")?;
    let before = server.cpu()?;
    let took = runtime.block_on(all_vote(&hall, server.address))?.as_secs_f64();
    println!("  {:.2} s of processor time", server.cpu()? - before);
    table.at_most(&format!("{PHONES} votes, each acknowledged on disk"), took, 10.0, "s");
    let (mut lost, mut double) = wrong(&hall, &runtime.block_on(hall.count(server.address))?)?;
    drop(server);
    std::fs::remove_dir_all(&data)?;
    let mut sent_again = 0;
    for time in 0..TIMES {
        let data = folder.path().join(format!("cut-{time}"));
        copied(&prepared, &data)?;
        let (count, again) = cut(&runtime, &hall, &data, time)?;
        let (fewer, more) = wrong(&hall, &count)?;
        println!("  power cut {}: {again} sent again, {fewer} lost, {more} double", time + 1);
        (lost, double, sent_again) = (lost + fewer, double + more, sent_again + again);
        std::fs::remove_dir_all(&data)?;
    }
    ensure!(sent_again > 0, "the power never went while a vote was on its way");
    #[expect(clippy::cast_precision_loss, reason = "none, it is hoped")]
    let (lost, double) = (lost as f64, double as f64);
    table.at_most(&format!("… {TIMES} times over kill -9 and reconnect: lost"), lost, 0.0, "");
    table.at_most("… double", double, 0.0, "");
    Ok(())
}

/// Everybody votes while the power goes, and goes on voting when the program is back.
fn cut(runtime: &Runtime, hall: &Arc<Hall>, data: &Path, time: usize) -> Result<(Count, usize)> {
    let server = Server::apart(data, "127.0.0.1:0")?;
    runtime.block_on(async {
        let (moved, at) = watch::channel(server.address);
        let thanked = Arc::new(AtomicUsize::new(0));
        let voting = tokio::spawn(vote(hall.clone(), at, thanked.clone()));
        while thanked.load(Ordering::SeqCst) < (time * 2 + 1) * PHONES / (TIMES * 2) {
            ensure!(!voting.is_finished(), "the vote ended before the power went");
            tokio::time::sleep(Duration::from_micros(500)).await;
        }
        tokio::time::sleep(Duration::from_millis(time as u64 * 7 % 19)).await;
        drop(server);
        let data = data.to_owned();
        let server = tokio::task::spawn_blocking(move || Server::apart(&data, "127.0.0.1:0")).await??;
        moved.send(server.address)?;
        let again = voting.await??;
        Ok((hall.count(server.address).await?, again))
    })
}

/// Everybody votes at one address; how long it takes.
pub(crate) async fn all_vote(hall: &Arc<Hall>, address: SocketAddr) -> Result<Duration> {
    let (_stays, at) = watch::channel(address);
    let began = Instant::now();
    vote(hall.clone(), at, Arc::default()).await?;
    Ok(began.elapsed())
}

/// Everybody votes until they are thanked; how many had to send again.
async fn vote(hall: Arc<Hall>, at: watch::Receiver<SocketAddr>, thanked: Arc<AtomicUsize>) -> Result<usize> {
    let line = |first: usize| {
        let (hall, at, thanked) = (hall.clone(), at.clone(), thanked.clone());
        tokio::spawn(async move {
            let (mut connection, mut again) = (None, 0);
            for phone in (first..hall.phones.len()).step_by(CONNECTIONS) {
                again += usize::from(thank(&hall, phone, &at, &mut connection).await?);
                thanked.fetch_add(1, Ordering::SeqCst);
            }
            anyhow::Ok(again)
        })
    };
    let lines: Vec<_> = (0..CONNECTIONS).map(line).collect();
    let mut again = 0;
    for line in lines {
        again += line.await??;
    }
    Ok(again)
}

/// One phone votes until it is thanked; whether it had to send again.
async fn thank(
    hall: &Hall,
    phone: usize,
    at: &watch::Receiver<SocketAddr>,
    connection: &mut Option<Connection>,
) -> Result<bool> {
    let (ballot, began) = (hall.ballot(phone), Instant::now());
    let mut sent = 0;
    while began.elapsed() < Duration::from_secs(60) {
        if connection.is_none() {
            let address = *at.borrow();
            *connection = Connection::open(address).await.ok();
        }
        if let Some(open) = connection {
            sent += 1;
            match open.send(&ballot).await {
                Ok(answer) if answer.status == 303 => return Ok(sent > 1),
                // Busy is no promise.
                Ok(answer) if answer.status == 503 => {}
                Ok(answer) => bail!("{}{}", answer.head, answer.text()),
                Err(_) => *connection = None,
            }
        }
        tokio::time::sleep(AGAIN).await;
    }
    bail!("phone {phone} was never thanked")
}

/// How many votes are missing and how many are too many, when everybody was thanked once.
fn wrong(hall: &Hall, count: &Count) -> Result<(usize, usize)> {
    let [issued, voted, replaced, void] = count.line;
    ensure!(issued == hall.phones.len(), "{issued} ballots for {} phones", hall.phones.len());
    ensure!(void == 0 && count.teams.len() == hall.teams.len(), "{count:?}");
    let (mut fewer, mut more) = (0, replaced);
    for (team, votes) in count.teams.iter().enumerate() {
        let thanked = (team..issued).step_by(hall.teams.len()).count();
        fewer += thanked.saturating_sub(*votes);
        more += votes.saturating_sub(thanked);
    }
    fewer = fewer.max(issued.checked_sub(voted).context("more votes than ballots")?);
    Ok((fewer, more))
}
