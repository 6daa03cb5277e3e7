//! The power goes while five thousand watch, and the program is started again over the same data at the same address.
//! Everybody comes back by the schedule of `platform/web/assets/live.js`: a second to a second and a half after the
//! line dropped, then ever more rarely; who cannot say where it left off fetches the page within another second
//! and a half.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::sync::mpsc;

use crate::client::{Connection, get};
use crate::crowd::Crowd;
use crate::hall::Hall;
use crate::server::{Server, copied};
use crate::streams::Events;
use crate::table::Table;
use crate::votes;

pub(crate) const PHONES: usize = 5_000;

/// Measures screens, which are sent the state, and voters' phones, which fetch it.
pub(crate) fn measure(table: &mut Table, runtime: &Runtime, hall: Hall, prepared: &Path) -> Result<()> {
    let data = prepared.with_file_name("back");
    copied(prepared, &data)?;
    let server = Server::apart(&data, "127.0.0.1:0")?;
    let address = server.address;
    let hall = Arc::new(hall);
    runtime.block_on(votes::all_vote(&hall, address))?;
    let server = screens(table, runtime, &hall, (server, &data))?;
    voters(table, runtime, &hall, (server, &data))
}

/// Starts again where it was.
async fn again(server: Server, data: &Path) -> Result<Server> {
    let (address, data) = (server.address.to_string(), data.to_owned());
    drop(server);
    tokio::task::spawn_blocking(move || Server::apart(&data, &address)).await?
}

fn screens(
    table: &mut Table,
    runtime: &Runtime,
    hall: &Arc<Hall>,
    (server, data): (Server, &Path),
) -> Result<Server> {
    runtime.block_on(async {
        let address = server.address;
        // Who comes back is counted apart: what was shown before the power went does not count.
        let (before, back) = (Crowd::new(true), Crowd::new(true));
        before.expect(PHONES as u64, PHONES);
        back.expect(PHONES as u64, PHONES);
        let mut screens = Vec::new();
        for place in 0..PHONES {
            let stream = before.open(address, &hall.votes, "").await?;
            screens.push(tokio::spawn(screen(
                hall.clone(),
                address,
                stream,
                (before.clone(), back.clone()),
                place,
            )));
        }
        before.complete().await?;
        let server = again(server, data).await?;
        let took = back.complete().await? - server.listening;
        table.at_most(
            &format!("{PHONES} screens back after a restart, all with the count"),
            took.as_secs_f64(),
            5.0,
            "s",
        );
        screens.iter().for_each(tokio::task::JoinHandle::abort);
        Ok(server)
    })
}

async fn screen(
    hall: Arc<Hall>,
    address: SocketAddr,
    stream: TcpStream,
    (before, back): (Arc<Crowd>, Arc<Crowd>),
    place: usize,
) -> Result<()> {
    before.follow(&stream).await?;
    drop(stream);
    let mut waits = Waits::of(place);
    loop {
        waits.next().await;
        if let Ok(stream) = back.open(address, &hall.votes, "").await {
            back.follow(&stream).await?;
        }
    }
}

fn voters(
    table: &mut Table,
    runtime: &Runtime,
    hall: &Arc<Hall>,
    (server, data): (Server, &Path),
) -> Result<()> {
    runtime.block_on(async {
        let address = server.address;
        let (tell, mut told) = mpsc::unbounded_channel();
        let mut phones = Vec::new();
        for place in 0..PHONES {
            let (hall, tell) = (hall.clone(), tell.clone());
            phones.push(tokio::spawn(async move {
                let result = phone(&hall, place, address, &tell).await;
                if let Err(error) = result {
                    let _ = tell.send(Err(error));
                }
            }));
        }
        for _ in 0..PHONES {
            told.recv().await.ok_or_else(|| anyhow::anyhow!("phones ended"))??;
        }
        let server = again(server, data).await?;
        let mut last = server.listening;
        for _ in 0..PHONES {
            last = last.max(told.recv().await.ok_or_else(|| anyhow::anyhow!("phones ended"))??);
        }
        let took = (last - server.listening).as_secs_f64();
        table.at_most(&format!("{PHONES} voters' phones back, each shown its own vote"), took, 5.0, "s");
        phones.iter().for_each(tokio::task::JoinHandle::abort);
        anyhow::Ok(())
    })
}

/// A voter's phone: says when its stream is open, and when it shows its own vote again after it was cut.
async fn phone(
    hall: &Hall,
    place: usize,
    address: SocketAddr,
    tell: &mpsc::UnboundedSender<Result<Instant>>,
) -> Result<()> {
    let crowd = Crowd::new(true);
    let (path, cookie) = (format!("{}/live", hall.vote), &hall.phones[place]);
    let stream = crowd.open(address, &path, cookie).await?;
    let mut events = Events::default();
    events.more(&stream).await?;
    tell.send(Ok(Instant::now()))?;
    while events.more(&stream).await? {}
    drop(stream);
    let mut waits = Waits::of(place);
    loop {
        waits.next().await;
        let Ok(stream) = crowd.open(address, &path, cookie).await else { continue };
        let mut events = Events::default();
        if !events.more(&stream).await? {
            continue;
        }
        tokio::time::sleep(Duration::from_secs_f64(1.5 * waits.chance())).await;
        let page = Connection::open(address).await?.send(&get(&hall.vote, cookie)).await?;
        ensure!(page.status == 200, "{}{}", page.head, page.text());
        // The one that is chosen has no button: its name alone would be on every ballot.
        let team = &hall.teams[place % hall.teams.len()];
        let text = page.text();
        let line = text.split(team.as_str()).nth(1).and_then(|rest| rest.split("</form>").next());
        ensure!(line.is_some_and(|line| line.contains("vote-item chosen")), "phone {place} reads {text}");
        tell.send(Ok(Instant::now()))?;
        while events.more(&stream).await? {}
    }
}

/// How long a page waits before it tries again.
struct Waits {
    milliseconds: f64,
    seed: u64,
}

impl Waits {
    fn of(place: usize) -> Self {
        Self { milliseconds: 1_000.0, seed: place as u64 }
    }

    /// Between 0 and 1, another each time, the same in every run.
    fn chance(&mut self) -> f64 {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        #[expect(clippy::cast_precision_loss, reason = "thirty-two bits")]
        let chance = (self.seed >> 32) as f64 / f64::from(u32::MAX);
        chance
    }

    async fn next(&mut self) {
        let wait = self.milliseconds * (1.0 + self.chance() / 2.0);
        self.milliseconds = (self.milliseconds * 1.7).min(15_000.0);
        tokio::time::sleep(Duration::from_secs_f64(wait / 1_000.0)).await;
    }
}
