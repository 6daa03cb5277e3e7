//! The hub: channels by name, each a bounded queue of frames shared by all who watch it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use tokio::sync::broadcast;

/// So many frames a watcher may be behind before it is told to fetch the page again.
const BACKLOG: usize = 16;

/// One message, serialised once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame(pub(crate) Bytes);

impl Frame {
    /// A region of a page, to be put in its place.
    pub fn region(region: &str, html: &str) -> Self {
        Self(serde_json::json!({ "region": region, "html": html }).to_string().into())
    }

    /// The watcher has missed something and should fetch the page.
    pub fn reload() -> Self {
        Self(Bytes::from_static(b"{\"reload\":true}"))
    }

    /// The frame's text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Channels and who watches them, in this process.
#[derive(Clone, Default)]
pub struct Hub {
    channels: Arc<Mutex<HashMap<String, broadcast::Sender<Frame>>>>,
}

impl Hub {
    /// Sends a frame to everyone who watches the channel.
    pub fn publish(&self, channel: &str, frame: &Frame) {
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = channels.get(channel)
            && sender.send(frame.clone()).is_err()
        {
            // The last watcher left; the channel is made again when somebody comes.
            channels.remove(channel);
        }
    }

    /// Starts watching a channel.
    pub fn watch(&self, channel: &str) -> broadcast::Receiver<Frame> {
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        channels.entry(channel.to_owned()).or_insert_with(|| broadcast::channel(BACKLOG).0).subscribe()
    }

    /// How many watch a channel.
    pub fn watchers(&self, channel: &str) -> usize {
        let channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        channels.get(channel).map_or(0, broadcast::Sender::receiver_count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everyone_on_a_channel_gets_the_frame_and_nobody_on_another() {
        let hub = Hub::default();
        let (mut a, mut b, mut other) = (hub.watch("r1"), hub.watch("r1"), hub.watch("r2"));
        hub.publish("r1", &Frame::region("board", "<p>一</p>"));
        assert_eq!(a.recv().await, b.recv().await);
        assert!(other.try_recv().is_err());
        assert_eq!(hub.watchers("r1"), 2);
        drop((a, b));
        hub.publish("r1", &Frame::reload());
        assert_eq!(hub.watchers("r1"), 0);
    }
}
