//! Open streams of events: how soon the last phone has what was published, what a silent stream costs, whether phones
//! that stopped reading hold up others, and how soon a hall is back after the power went.
//!
//! What is published is a vote: it is sent as a form, put on disk, counted by the hall's room, rendered, and goes to
//! every screen that watches the stage's votes. The clock runs from the sending to the last screen.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use crate::back;
use crate::client::Connection;
use crate::crowd::Crowd;
use crate::hall::Hall;
use crate::machine::{self, OffTheFirstCore};
use crate::server::{Server, copied};
use crate::streams::{stalled, waiting_to_be_read};
use crate::table::{Table, percentile};

/// Streams, and the milliseconds to the last of them.
const SIZES: [(usize, f64); 3] = [(1_000, 60.0), (5_000, 250.0), (10_000, 500.0)];
const ROUNDS: usize = 20;
/// So many come first.
const FIRST: usize = 32;
/// So many phones stop reading.
const STALLED: usize = 50;
/// The room shows numbers five times a second; a round begins when the one before is over.
const PAUSE: Duration = Duration::from_millis(230);
/// Ballots, one for each round, and for every phone that comes back.
const BALLOTS: usize = back::PHONES;

/// Measures all of it.
pub(crate) fn measure(table: &mut Table) -> Result<()> {
    machine::open_files(12_000)?;
    let _here = OffTheFirstCore::new();
    let folder = tempfile::tempdir_in(".")?;
    let prepared = folder.path().join("prepared");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let server = Server::apart(&prepared, "127.0.0.1:0")?;
    let hall = runtime.block_on(Hall::open(&server, BALLOTS))?;
    drop(server);
    for (phones, goal) in SIZES {
        let data = folder.path().join(format!("of-{phones}"));
        copied(&prepared, &data)?;
        one_size(table, &runtime, &hall, &data, (phones, goal))?;
    }
    back::measure(table, &runtime, hall, &prepared)
}

fn one_size(
    table: &mut Table,
    runtime: &tokio::runtime::Runtime,
    hall: &Hall,
    data: &Path,
    (phones, goal): (usize, f64),
) -> Result<()> {
    let server = Server::apart(data, "127.0.0.1:0")?;
    runtime.block_on(async {
        let mut room = Room { hall, server: &server, voted: 0, crowd: Crowd::new(false), phones: Vec::new() };
        // What the program keeps once, however many watch, is there before they come: the room itself, what its
        // threads and readers need.
        room.fill(FIRST).await?;
        room.round().await?;
        let before = server.memory()?;
        room.fill(phones - FIRST).await?;
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        let each = (server.memory()? - before) * 1024.0 / (phones - FIRST) as f64;
        let (median, worst) = room.rounds().await?;
        table.at_most(&format!("{phones} streams: published → last phone, median"), median, goal, "ms");
        table.at_most("… resident for each silent stream", each, 20.0, "KB");
        println!("  worst of {ROUNDS}: {worst:.0} ms");
        let held = room.stall().await?;
        let (beside, worst) = room.rounds().await?;
        let what = format!("… beside {STALLED} phones that stopped reading, median");
        table.at_most(&what, beside, goal, "ms");
        println!("  worst of {ROUNDS}: {worst:.0} ms");
        drop(held);
        room.empty();
        room.crowd = Crowd::new(true);
        room.fill(phones).await?;
        let (median, _) = room.rounds().await?;
        table.at_most("… compressed, median", median, goal, "ms");
        room.empty();
        anyhow::Ok(())
    })
}

/// Screens before which a hall votes, one phone after the other.
struct Room<'a> {
    hall: &'a Hall,
    server: &'a Server,
    voted: usize,
    crowd: Arc<Crowd>,
    phones: Vec<JoinHandle<Result<()>>>,
}

impl Room<'_> {
    /// So many more come to watch; returns when each of them shows the number of votes.
    async fn fill(&mut self, phones: usize) -> Result<()> {
        self.crowd.expect(self.voted as u64, phones);
        for _ in 0..phones {
            let stream = self.crowd.open(self.server.address, &self.hall.votes, "").await?;
            let crowd = self.crowd.clone();
            self.phones.push(tokio::spawn(async move { crowd.follow(&stream).await }));
        }
        self.crowd.complete().await.map(drop)
    }

    /// A phone votes; how long until the last screen says so.
    async fn round(&mut self) -> Result<f64> {
        tokio::time::sleep(PAUSE).await;
        let mut phone = Connection::open(self.server.address).await?;
        let ballot = self.hall.ballot(self.voted);
        self.voted += 1;
        self.crowd.expect(self.voted as u64, self.phones.len());
        let began = Instant::now();
        let answer = phone.send(&ballot).await?;
        ensure!(answer.status == 303, "{}{}", answer.head, answer.text());
        Ok((self.crowd.complete().await? - began).as_secs_f64() * 1000.0)
    }

    /// The median and the worst.
    async fn rounds(&mut self) -> Result<(f64, f64)> {
        let mut took = Vec::new();
        for _ in 0..ROUNDS {
            took.push(self.round().await?);
        }
        Ok((percentile(&mut took, 50.0), percentile(&mut took, 100.0)))
    }

    /// Phones come that never read, and votes go on until the server cannot get rid of anything more to them.
    async fn stall(&mut self) -> Result<Vec<TcpStream>> {
        let mut held = Vec::new();
        for _ in 0..STALLED {
            held.push(stalled(self.server.address, &self.hall.votes).await?);
        }
        for _ in 0..100 {
            self.round().await?;
            if waiting_to_be_read(self.server.address)? >= STALLED {
                return Ok(held);
            }
        }
        anyhow::bail!("phones that do not read were never stalled")
    }

    fn empty(&mut self) {
        self.phones.drain(..).for_each(|phone| phone.abort());
    }
}
