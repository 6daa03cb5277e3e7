//! Which node is which: what a program is called among the nodes of its installation, and what it plays, as
//! the database has it.

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, ensure};
use postgres::{Client, NoTls};

use super::{Engine, Server};

/// A node says that it lives when it begins to serve; it is waited for so long.
const PATIENCE: Duration = Duration::from_secs(20);

impl Server {
    /// The fence under which this node plays a room, such as `vote:rs_…`; none while another one plays it.
    ///
    /// # Errors
    /// When it has no nodes beside it, or the database does not answer.
    pub fn plays(&self, room: &str) -> Result<Option<i64>> {
        ensure!(!self.node.is_empty(), "{} is no node among others", self.base);
        let Engine::Postgres(url) = &self.engine else { return Ok(None) };
        ask(url, |db| {
            let found = db.query_opt(
                "SELECT fence FROM live_rooms WHERE room = $1 AND node = $2",
                &[&room, &self.node],
            )?;
            Ok(found.map(|row| row.get(0)))
        })
    }
}

/// The nodes that have ever said that they live; none where there is one program only.
pub(super) fn names(engine: &Engine, nats: Option<&str>) -> Result<BTreeSet<String>> {
    let (Engine::Postgres(url), Some(_)) = (engine, nats) else { return Ok(BTreeSet::new()) };
    ask(url, |db| {
        let there: bool = db.query_one("SELECT to_regclass('live_nodes') IS NOT NULL", &[])?.get(0);
        let rows = if there { db.query("SELECT node FROM live_nodes", &[])? } else { Vec::new() };
        Ok(rows.iter().map(|row| row.get(0)).collect())
    })
}

/// The name of the one that was not there before.
pub(super) fn newcomer(engine: &Engine, nats: Option<&str>, before: &BTreeSet<String>) -> Result<String> {
    if nats.is_none() {
        return Ok(String::new());
    }
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        let now = names(engine, nats)?;
        if let Some(name) = now.difference(before).next() {
            return Ok(name.clone());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Err(anyhow!("the node never said that it lives"))
}

/// Asks the database from a thread of its own: the client waits in its own way, which a story's runtime forbids.
fn ask<T: Send>(url: &str, look: impl FnOnce(&mut Client) -> Result<T> + Send) -> Result<T> {
    thread::scope(|scope| {
        let asked = scope.spawn(|| look(&mut Client::connect(url, NoTls).context("asking PostgreSQL")?));
        asked.join().map_err(|_| anyhow!("asking PostgreSQL"))?
    })
}
