//! A node in a test: the program over a database, with a runtime of its own so that it can die.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use axum::body::BodyDataStream;
use futures_util::StreamExt as _;
use live::{Net, Rooms, Rules, Trouble, Watching};
use store::testing::SeededChance;
use store::{Clock, Db, Files, FixedClock, Keyring, Millis, Mint, StoreError};
use tokio::runtime::Runtime;
use web::panels::Panels;
use web::{App, Settings, Sources};

use crate::hall::{Command, Hall, Refusal, on_disk};

/// Monday morning.
pub const START: Millis = Millis(1_785_114_000_000);

static STARTS: AtomicU32 = AtomicU32::new(0);

pub type Said = Result<u32, Trouble<Refusal>>;

pub struct Node {
    pub app: App,
    pub clock: Arc<FixedClock>,
    runtime: Option<Runtime>,
}

impl Node {
    /// A node alone over a database.
    pub fn alone(db: Db, clock: &Arc<FixedClock>) -> Self {
        // As in life, each start has another name.
        let name = format!("start {}", STARTS.fetch_add(1, Ordering::Relaxed));
        Self::with(db, clock, &name, None, Rules::default())
    }

    pub fn with(
        db: Db,
        clock: &Arc<FixedClock>,
        name: &str,
        nats: Option<(&str, &str)>,
        rules: Rules,
    ) -> Self {
        let (url, house) = nats.map_or((None, "test"), |(url, house)| (Some(url.to_owned()), house));
        let net = Net { node: name.to_owned(), nats: url, house: house.to_owned(), rules };
        let sources = Sources {
            clock: clock.clone() as Arc<dyn Clock>,
            chance: Arc::new(SeededChance::new(7)),
            mint: Arc::new(Mint::default()),
            keys: Keyring::new(&[7; 32]),
            zone: Settings::default().zone,
        };
        let files = Files::below(std::env::temp_dir());
        let extras = live::extras_of(&net);
        let app = App::new(db, files, sources, Settings::default(), Panels::of(Vec::new()), extras);
        app.extras.get::<Rooms>().unwrap().play::<Hall>();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        Self { app, clock: clock.clone(), runtime: Some(runtime) }
    }

    pub fn rooms(&self) -> Rooms {
        self.app.extras.get::<Rooms>().unwrap().clone()
    }

    pub fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.as_ref().unwrap().block_on(work)
    }

    /// Hears the other nodes; its heart beats only when the test says so.
    pub fn begin(&self) {
        self.run(live::begin(&self.app)).unwrap();
    }

    pub fn beat(&self) {
        self.run(self.rooms().beat(&self.app)).unwrap();
    }

    pub async fn asking(&self, room: &str, seat: &str, once: &str, command: Command) -> Said {
        self.rooms().ask::<Hall>(&self.app, room, (seat, once, self.clock.now()), &command).await
    }

    pub fn ask(&self, room: &str, seat: &str, once: &str, command: Command) -> Said {
        self.run(self.asking(room, seat, once, command))
    }

    pub fn open(&self, room: &str, millis: i64) {
        self.ask(room, "desk", &format!("open {millis}"), Command::OpenUntil(self.clock.now().plus(millis)))
            .unwrap();
    }

    pub fn plays(&self, room: &str) -> bool {
        self.run(self.rooms().plays::<Hall>(room))
    }

    pub fn kept(&self, room: &str) -> usize {
        let room = room.to_owned();
        self.app.db.read_blocking(move |tx| on_disk(tx, &room)).unwrap_or_else(|e: StoreError| panic!("{e}"))
    }

    pub fn watch(&self, room: &str, watching: &Watching) -> Stream {
        let rooms = self.rooms();
        let response = self.run(rooms.watch::<Hall>(&self.app, room, "phone", watching)).unwrap();
        Stream(response.into_body().into_data_stream())
    }

    /// The node dies where it stands: no goodbye, nothing given back.
    pub fn kill(mut self) {
        self.runtime.take().unwrap().shutdown_background();
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// A browser that watches.
pub struct Stream(pub BodyDataStream);

impl Stream {
    /// Reads until a piece says this; fails after ten seconds.
    pub async fn until(&mut self, said: &str) -> Vec<String> {
        let mut pieces = Vec::new();
        while !pieces.last().is_some_and(|piece: &String| piece.contains(said)) {
            let piece = tokio::time::timeout(Duration::from_secs(10), self.0.next()).await;
            let piece = piece.unwrap_or_else(|_| panic!("`{said}` never came, only {pieces:?}"));
            pieces.push(String::from_utf8(piece.unwrap().unwrap().to_vec()).unwrap());
        }
        pieces
    }

    /// What has come and not been read.
    pub async fn waiting(&mut self) -> Vec<String> {
        let mut pieces = Vec::new();
        while let Ok(Some(piece)) = tokio::time::timeout(Duration::from_millis(20), self.0.next()).await {
            pieces.push(String::from_utf8(piece.unwrap().to_vec()).unwrap());
        }
        pieces
    }
}

/// Waits until something is so; fails after ten seconds.
pub fn until(what: &str, so: impl Fn() -> bool) {
    let began = Instant::now();
    while !so() {
        assert!(began.elapsed() < Duration::from_secs(10), "never: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
