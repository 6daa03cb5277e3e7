//! The line to the other nodes. On one node there is none, and everything here does nothing; with NATS,
//! frames go to every node and notes to the node that plays the room.
//!
//! | Subject | Who listens | What |
//! |---|---|---|
//! | `{house}.frames.{channel}` | every node | a frame for those who watch the channel |
//! | `{house}.node.{node}.{room}` | that node | a note for a room it plays; the reply goes back |

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use async_nats::{Client, ConnectOptions, Event, Subscriber};
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

use crate::Frame;
use crate::frame::Stamp;
use crate::letter::{Note, Reply};

/// So many frames may wait for the line. Whoever misses one is shown the state at the next look.
const WAITING: usize = 8_192;
/// The owner of a room answers within this, or is not believed to be there.
const PATIENCE: Duration = Duration::from_secs(3);

/// The line, or none.
pub(crate) struct Wire {
    pub(crate) node: String,
    /// What the subjects of this installation begin with.
    house: String,
    url: Option<String>,
    line: OnceLock<Line>,
    up: Arc<AtomicBool>,
    /// Others live on the same database, and nobody named a line to them.
    unheard: AtomicBool,
}

struct Line {
    client: Client,
    out: mpsc::Sender<(String, Bytes)>,
}

/// A frame on its way to the other nodes.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Cast {
    from: String,
    channel: String,
    region: String,
    /// Fence and number, where a room sent it.
    stamp: Option<(u64, u64)>,
    text: String,
}

/// A note on its way to the node that plays the room.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Envelope {
    pub room: String,
    pub note: Note,
}

/// What a node listens to.
pub(crate) struct Ears {
    pub frames: Subscriber,
    pub notes: Subscriber,
}

impl Cast {
    pub(crate) fn frame(&self) -> Frame {
        Frame { region: self.region.as_str().into(), text: Bytes::copy_from_slice(self.text.as_bytes()) }
    }

    pub(crate) fn channel(&self) -> &str {
        &self.channel
    }

    pub(crate) fn stamp(&self) -> Option<Stamp> {
        self.stamp.map(|(fence, round)| Stamp { fence, round })
    }
}

impl Wire {
    pub(crate) fn new(node: &str, house: &str, url: Option<&str>) -> Self {
        let (node, house, url) = (node.to_owned(), house.to_owned(), url.map(str::to_owned));
        Self { node, house, url, line: OnceLock::new(), up: Arc::default(), unheard: AtomicBool::new(false) }
    }

    pub(crate) fn is_alone(&self) -> bool {
        self.url.is_none()
    }

    pub(crate) fn is_up(&self) -> bool {
        self.up.load(Ordering::Relaxed)
    }

    /// Notes whether others live on the same database though no line to them was named.
    pub(crate) fn note_others(&self, others: bool) {
        if others && !self.unheard.swap(true, Ordering::Relaxed) {
            tracing::error!(
                "another node works on this database and no NATS is named: pages here do not see what happens there, \
                 and rooms change hands all the time; give every node the same --nats, or run one node"
            );
        }
        if !others {
            self.unheard.store(false, Ordering::Relaxed);
        }
    }

    /// Picks the line up and keeps it: a server that is not there yet or goes away is called again and again.
    /// `back` is told whenever the line is there again after it was lost.
    pub(crate) async fn pick_up(&self, back: impl Fn() + Send + Sync + 'static) -> Result<Ears, String> {
        let url = self.url.as_ref().ok_or("no NATS server is named")?;
        let (up, back, before) = (self.up.clone(), Arc::new(back), Arc::new(AtomicBool::new(false)));
        let told = move |event: Event| {
            let (up, back, before) = (up.clone(), back.clone(), before.clone());
            async move {
                match event {
                    Event::Connected => {
                        up.store(true, Ordering::Relaxed);
                        tracing::info!("the line to the other nodes is up");
                        if before.swap(true, Ordering::Relaxed) {
                            back();
                        }
                    }
                    Event::Disconnected | Event::Closed => {
                        up.store(false, Ordering::Relaxed);
                        tracing::warn!("the line to the other nodes is down");
                    }
                    other => tracing::warn!(%other, "NATS"),
                }
            }
        };
        let client = ConnectOptions::new()
            .name(format!("gongfang {}", self.node))
            .retry_on_initial_connect()
            .request_timeout(Some(PATIENCE))
            .reconnect_delay_callback(|attempt| {
                Duration::from_millis(u64::try_from(attempt).map_or(2_000, |n| (n * 100).min(2_000)))
            })
            .event_callback(told)
            .connect(url.as_str())
            .await
            .map_err(|e| e.to_string())?;
        let frames = client.subscribe(format!("{}.frames.>", self.house)).await.map_err(|e| e.to_string())?;
        let own = format!("{}.node.{}.>", self.house, self.node);
        let notes = client.subscribe(own).await.map_err(|e| e.to_string())?;
        let (out, mut waiting) = mpsc::channel::<(String, Bytes)>(WAITING);
        let sender = client.clone();
        tokio::spawn(async move {
            while let Some((subject, payload)) = waiting.recv().await {
                if let Err(error) = sender.publish(subject, payload).await {
                    tracing::warn!(%error, "a frame did not leave");
                }
            }
        });
        self.line.set(Line { client, out }).map_err(|_| "the line is in use already")?;
        Ok(Ears { frames, notes })
    }

    /// Sends a frame to the other nodes.
    pub(crate) fn cast(&self, channel: &str, frame: &Frame, stamp: Option<Stamp>) {
        let Some(line) = self.line.get() else { return };
        // While the line is down nobody hears; when it is up again everybody fetches the page.
        if !self.is_up() {
            return;
        }
        let cast = Cast {
            from: self.node.clone(),
            channel: channel.to_owned(),
            region: frame.region.to_string(),
            stamp: stamp.map(|stamp| (stamp.fence, stamp.round)),
            text: frame.text().to_owned(),
        };
        let Ok(payload) = serde_json::to_vec(&cast) else { return };
        let subject = format!("{}.frames.{}", self.house, token(channel));
        if line.out.try_send((subject, payload.into())).is_err() {
            tracing::warn!(channel, "the line is full, a frame was left out");
        }
    }

    /// A frame that came in; none where it is our own.
    pub(crate) fn hear(&self, payload: &[u8]) -> Option<Cast> {
        serde_json::from_slice::<Cast>(payload).ok().filter(|cast| cast.from != self.node)
    }

    /// Hands a note to the node that plays a room and waits for the reply; none when it does not answer.
    pub(crate) async fn ask(&self, node: &str, room: &str, note: &Note) -> Option<Reply> {
        let line = self.line.get()?;
        if !self.is_up() {
            return None;
        }
        let subject = format!("{}.node.{node}.{}", self.house, token(room));
        let envelope = Envelope { room: room.to_owned(), note: note.clone() };
        let payload = serde_json::to_vec(&envelope).ok()?;
        match line.client.request(subject, payload.into()).await {
            Ok(message) => serde_json::from_slice(&message.payload).ok(),
            Err(error) => {
                tracing::debug!(%error, node, room, "the owner of a room does not answer");
                None
            }
        }
    }

    /// Sends a reply back.
    pub(crate) async fn answer(&self, to: async_nats::Subject, reply: &Reply) {
        let (Some(line), Ok(payload)) = (self.line.get(), serde_json::to_vec(reply)) else { return };
        if let Err(error) = line.client.publish(to, payload.into()).await {
            tracing::warn!(%error, "a reply did not leave");
        }
    }
}

/// A name as one token of a subject.
fn token(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_".contains(c) { c } else { '_' }).collect()
}

impl web::Vital for Wire {
    fn name(&self) -> &'static str {
        "nats"
    }

    fn well(&self) -> bool {
        if self.is_alone() { !self.unheard.load(Ordering::Relaxed) } else { self.is_up() }
    }
}
