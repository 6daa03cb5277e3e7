//! Databases for tests: the same story on SQLite always, and on PostgreSQL where one is named by
//! `GONGFANG_TEST_POSTGRES` (the project's test command always names one).

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use crate::{Chance, Clock, Db, Place, migrate};

/// Tells the story on every engine there is.
///
/// # Panics
/// When a database cannot be opened; this is a test's helper.
#[expect(clippy::expect_used, reason = "a test without its database has failed")]
pub fn on_each_engine(rooms: &'static [migrate::Room], clock: &dyn Clock, story: impl Fn(Db)) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = Place::File(folder.path().join("test.db"));
    story(migrate::open(&file, rooms, clock).expect("SQLite opens"));
    if let Some(server) = Schema::new() {
        let db = migrate::open(&Place::Server(server.url.clone()), rooms, clock).expect("PostgreSQL opens");
        story(db);
    }
}

static SCHEMAS: AtomicU32 = AtomicU32::new(0);

/// A schema of its own in the test PostgreSQL, dropped at the end.
pub struct Schema {
    /// The address that leads into the schema.
    pub url: String,
    base: String,
    name: String,
}

impl Schema {
    /// A fresh schema, where `GONGFANG_TEST_POSTGRES` names a server.
    #[expect(clippy::expect_used, reason = "a named test server has to answer")]
    pub fn new() -> Option<Self> {
        let base = std::env::var("GONGFANG_TEST_POSTGRES").ok()?;
        let name = format!("t{}_{}", std::process::id(), SCHEMAS.fetch_add(1, Ordering::SeqCst));
        run(&base, &format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}"))
            .expect("the test PostgreSQL answers");
        let joint = if base.contains('?') { '&' } else { '?' };
        let url = format!("{base}{joint}options=-csearch_path%3D{name}");
        Some(Self { url, base, name })
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        // The server is thrown away after the tests; a schema left behind does no harm.
        let _ = run(&self.base, &format!("DROP SCHEMA IF EXISTS {} CASCADE", self.name));
    }
}

fn run(url: &str, sql: &str) -> Result<(), postgres::Error> {
    postgres::Client::connect(url, postgres::NoTls)?.batch_execute(sql)
}

/// Chance that repeats: the same seed, the same ids and tokens.
pub struct SeededChance(Mutex<ChaCha12Rng>);

impl SeededChance {
    /// Chance from this seed.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(ChaCha12Rng::seed_from_u64(seed)))
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        if let Ok(mut rng) = self.0.lock() {
            rng.fill_bytes(bytes);
        }
    }
}
