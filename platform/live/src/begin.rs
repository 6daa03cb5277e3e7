//! How the door begins and ends: with which other nodes, the heart that beats, and the farewell.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Extensions;
use futures_util::StreamExt as _;
use store::{Chance, SystemChance, keys};
use web::{App, Vitals};

use crate::wire::{Ears, Envelope, Wire};
use crate::{Hub, Rooms, Rules};

/// While the line is down, pages fetch themselves this often.
const FETCH: Duration = Duration::from_secs(10);

/// Which node this is, and how it reaches the others.
#[derive(Debug, Clone)]
pub struct Net {
    /// This node's name, another after each start.
    pub node: String,
    /// `nats://…`; without one there are no other nodes.
    pub nats: Option<String>,
    /// What belongs to this installation on a NATS that others use too: a word all its nodes know.
    pub house: String,
    /// How rooms are played.
    pub rules: Rules,
}

impl Net {
    /// This node alone.
    pub fn alone() -> Self {
        Self::new(None, &SystemChance)
    }

    /// A node with a name by chance.
    pub fn new(nats: Option<String>, chance: &dyn Chance) -> Self {
        let node = keys::new_token(chance);
        Self { node, nats, house: "gongfang".to_owned(), rules: Rules::default() }
    }
}

/// What the door keeps in the program for this crate, on one node.
pub fn extras() -> Extensions {
    extras_of(&Net::alone())
}

/// As [`extras`], with other nodes where the net names them.
pub fn extras_of(net: &Net) -> Extensions {
    let wire = Arc::new(Wire::new(&net.node, &net.house, net.nats.as_deref()));
    // Above every fence a room can have, and another after each start: an id of an earlier start is unknown.
    let mut birth = [0; 8];
    SystemChance.fill(&mut birth);
    let hub = Hub::new(wire.clone(), u64::from_be_bytes(birth) | 1 << 63);
    let mut extras = Extensions::new();
    extras.insert(Vitals(vec![wire.clone()]));
    extras.insert(Rooms::new(hub.clone(), wire, net.rules.clone()));
    extras.insert(hub);
    extras
}

/// Begins to listen to the other nodes, takes up rooms whose time is running, and lets the node's heart beat.
/// Called once, when the program is about to serve.
///
/// # Errors
/// When the NATS address cannot be used. A server that is not there is no error: it is called again.
pub async fn begin(app: &App) -> Result<(), String> {
    let Some(rooms) = app.extras.get::<Rooms>().cloned() else { return Ok(()) };
    if !rooms.wire().is_alone() {
        let hub = rooms.hub().clone();
        let ears = rooms.wire().pick_up(move || hub.reload_all()).await?;
        listen(&rooms, ears);
    }
    let app = app.clone();
    tokio::spawn(async move {
        let beat = u64::try_from(rooms.rules().term / 3).unwrap_or(1_000);
        let mut beats = tokio::time::interval(Duration::from_millis(beat));
        beats.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut fetched = tokio::time::Instant::now();
        loop {
            beats.tick().await;
            if let Err(error) = rooms.beat(&app).await {
                tracing::warn!(%error, "this node could not say that it lives");
            }
            if !rooms.wire().is_alone() && !rooms.wire().is_up() && fetched.elapsed() > FETCH {
                fetched = tokio::time::Instant::now();
                rooms.hub().reload_all();
            }
        }
    });
    Ok(())
}

fn listen(rooms: &Rooms, Ears { mut frames, mut notes }: Ears) {
    let here = rooms.clone();
    tokio::spawn(async move {
        while let Some(message) = frames.next().await {
            if let Some(cast) = here.wire().hear(&message.payload) {
                here.hub().deliver(cast.channel(), &cast.frame(), cast.stamp());
            }
        }
    });
    let here = rooms.clone();
    tokio::spawn(async move {
        while let Some(message) = notes.next().await {
            let (Ok(envelope), Some(to)) =
                (serde_json::from_slice::<Envelope>(&message.payload), message.reply)
            else {
                tracing::warn!("a note from another node cannot be read");
                continue;
            };
            let rooms = here.clone();
            // Each waits for its own batch; they must not wait for each other.
            tokio::spawn(async move {
                let reply = rooms.receive(&envelope.room, envelope.note).await;
                rooms.wire().answer(to, &reply).await;
            });
        }
    });
}

/// Gives the rooms back and ends the streams, so that phones go to another node or come back to the next
/// start at once.
pub async fn farewell(app: &App) {
    if let Some(rooms) = app.extras.get::<Rooms>() {
        rooms.leave().await;
    }
}
