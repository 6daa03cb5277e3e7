//! One message: a region of a page, serialised once, its bytes shared by everybody it is sent to.

use std::fmt;
use std::io::Write as _;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::DeflateEncoder;

/// What a stream of compressed events begins with: the head of a gzip file.
pub(crate) const GZIP_HEAD: &[u8] = &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

/// One message, serialised once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pub(crate) region: Arc<str>,
    pub(crate) text: Bytes,
}

impl Frame {
    /// A region of a page, to be put in its place.
    pub fn region(region: &str, html: &str) -> Self {
        let text = serde_json::json!({ "region": region, "html": html }).to_string();
        Self { region: region.into(), text: text.into() }
    }

    /// The watcher should fetch the page: nothing it could be sent says as much.
    pub fn reload() -> Self {
        Self { region: "".into(), text: Bytes::from_static(b"{\"reload\":true}") }
    }

    /// The frame's text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.text).unwrap_or_default()
    }

    pub(crate) fn is_reload(&self) -> bool {
        self.region.is_empty()
    }
}

/// Where a frame stands among the frames of its channel: who sent it, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Stamp {
    /// Grows whenever another node takes the room.
    pub fence: u64,
    /// Grows with each frame under the same fence.
    pub round: u64,
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.fence, self.round)
    }
}

impl FromStr for Stamp {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (fence, round) = text.split_once('-').ok_or(())?;
        let number = |text: &str| text.parse().map_err(|_| ());
        Ok(Self { fence: number(fence)?, round: number(round)? })
    }
}

/// A frame in its channel, as an event, plain and compressed: each made once, however many are sent it.
#[derive(Debug)]
pub(crate) struct Slot {
    pub frame: Frame,
    pub stamp: Stamp,
    event: OnceLock<Bytes>,
    packed: OnceLock<Bytes>,
}

impl Slot {
    pub(crate) fn new(frame: Frame, stamp: Stamp) -> Self {
        Self { frame, stamp, event: OnceLock::new(), packed: OnceLock::new() }
    }

    pub(crate) fn event(&self) -> Bytes {
        self.event.get_or_init(|| event(Some(self.stamp), &self.frame)).clone()
    }

    pub(crate) fn packed(&self) -> Bytes {
        self.packed.get_or_init(|| pack(&self.event())).clone()
    }
}

/// A frame as a server-sent event. Its text is JSON, so it holds no line break.
pub(crate) fn event(stamp: Option<Stamp>, frame: &Frame) -> Bytes {
    let id = stamp.map(|stamp| format!("id: {stamp}\n")).unwrap_or_default();
    format!("{id}data: {}\n\n", frame.text()).into()
}

/// A piece of a compressed stream that needs nothing before it: whole deflate blocks, none of them the
/// last, ending at a byte. So the same bytes go into every stream, whatever it was sent before.
pub(crate) fn pack(plain: &[u8]) -> Bytes {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(plain.len() / 3 + 16), Compression::new(6));
    // Writing to memory does not fail; if it did, the piece is left out and the next state follows.
    match encoder.write_all(plain).and_then(|()| encoder.flush()) {
        Ok(()) => Bytes::copy_from_slice(encoder.get_ref()),
        Err(error) => {
            tracing::error!(%error, "a frame cannot be compressed");
            Bytes::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::DeflateDecoder;

    use super::*;

    #[test]
    fn pieces_compressed_once_make_one_valid_stream_in_any_company() {
        let slots: Vec<Slot> = (1..4)
            .map(|round| {
                Slot::new(Frame::region("board", &"<p>一</p>".repeat(90)), Stamp { fence: 1, round })
            })
            .collect();
        for order in [[0, 1, 2], [2, 0, 0]] {
            let (mut sent, mut plain) = (Vec::new(), Vec::new());
            for at in order {
                sent.extend(slots[at].packed());
                plain.extend(slots[at].event());
            }
            let mut read = vec![0; plain.len()];
            DeflateDecoder::new(sent.as_slice()).read_exact(&mut read).unwrap();
            assert_eq!(read, plain);
            assert!(sent.len() * 3 < plain.len());
        }
    }

    #[test]
    fn an_id_is_read_back_and_a_made_up_one_is_none() {
        let stamp = Stamp { fence: 3, round: 17 };
        assert_eq!(stamp.to_string().parse(), Ok(stamp));
        for made_up in ["", "3", "3-", "-17", "a-b", "3-17-1"] {
            assert!(made_up.parse::<Stamp>().is_err(), "{made_up}");
        }
    }
}
