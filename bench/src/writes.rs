//! Transactions on disk before the reply: 64 callers that read, then insert, through the store.

use std::time::{Duration, Instant};

use anyhow::Result;
use store::migrate::{Room, STORE, Step};
use store::{Db, Place, StoreError, SystemClock, Tx, args};

use crate::table::{Table, percentile};

const CALLERS: usize = 64;
const LENGTH: Duration = Duration::from_secs(5);

const SCORES: Room = Room {
    name: "bench",
    steps: &[Step {
        name: "0001_scores",
        sql: "CREATE TABLE scores (id BIGINT PRIMARY KEY, judge BIGINT NOT NULL, points BIGINT NOT NULL, at BIGINT NOT NULL);
              CREATE INDEX scores_by_judge ON scores (judge, id)",
        postgres: None,
    }],
    tables: &["scores"],
};
const ROOMS: &[Room] = &[STORE, SCORES];

/// Measures SQLite, the default engine.
pub(crate) fn measure(table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(".")?;
    let place = Place::File(folder.path().join("bench.db"));
    let (rate, p99) = run(&place)?;
    table.at_least("transactions on disk before the reply, SQLite, 64 callers", rate, 15_000.0, "/s");
    table.at_most("… p99", p99, 30.0, "ms");
    Ok(())
}

fn run(place: &Place) -> Result<(f64, f64)> {
    let db = store::migrate::open(place, ROOMS, &SystemClock).map_err(|e| anyhow::anyhow!("{e}"))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let began = Instant::now();
    let mut waits: Vec<f64> = runtime.block_on(async {
        let callers: Vec<_> =
            (0..CALLERS).map(|caller| tokio::spawn(call(db.clone(), caller, began))).collect();
        let mut waits = Vec::new();
        for caller in callers {
            waits.extend(caller.await??);
        }
        anyhow::Ok(waits)
    })?;
    #[expect(clippy::cast_precision_loss, reason = "a count of a few hundred thousand")]
    let rate = waits.len() as f64 / began.elapsed().as_secs_f64();
    Ok((rate, percentile(&mut waits, 99.0)))
}

async fn call(db: Db, caller: usize, began: Instant) -> Result<Vec<f64>> {
    let mut waits = Vec::new();
    let mut id = i64::try_from(caller)? << 32;
    let judge = i64::try_from(caller)?;
    while began.elapsed() < LENGTH {
        id += 1;
        let asked = Instant::now();
        let kept: Result<(), StoreError> = db.write(move |tx| submit(tx, id, judge)).await;
        kept.map_err(|e| anyhow::anyhow!("{e}"))?;
        waits.push(asked.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(waits)
}

fn submit(tx: &mut Tx<'_>, id: i64, judge: i64) -> Result<(), StoreError> {
    let last: Option<i64> =
        tx.opt("SELECT points FROM scores WHERE judge = $1 ORDER BY id DESC LIMIT 1", args![judge], |row| {
            row.get(0)
        })?;
    let points = last.unwrap_or(0) + 1;
    tx.exec(
        "INSERT INTO scores (id, judge, points, at) VALUES ($1, $2, $3, $4)",
        args![id, judge, points, id],
    )?;
    Ok(())
}
