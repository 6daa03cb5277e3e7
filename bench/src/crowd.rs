//! Thousands of phones that watch one stream: when the last of them has what was published.

use std::io::Read as _;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use flate2::read::DeflateDecoder;
use tokio::net::TcpStream;
use tokio::sync::Notify;

use crate::streams::{Events, ask};

/// Nobody waits longer than this for the last phone.
const PATIENCE: Duration = Duration::from_secs(60);
/// What stands before the number on the stage.
const BEFORE: &str = "已投 ";

/// Everybody who watches, and how many have what was published last.
pub(crate) struct Crowd {
    packed: bool,
    /// Counts up with every number that is wanted.
    round: AtomicU64,
    wanted: AtomicU64,
    have: AtomicUsize,
    of: AtomicUsize,
    last: Mutex<Instant>,
    complete: Notify,
    /// The last piece and the number it shows.
    piece: Mutex<(Vec<u8>, Option<u64>)>,
}

impl Crowd {
    /// A crowd that asks for compressed events, or plain ones.
    pub(crate) fn new(packed: bool) -> Arc<Self> {
        let (round, wanted) = (AtomicU64::new(0), AtomicU64::new(0));
        let (have, of) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let (last, complete, piece) = (Mutex::new(Instant::now()), Notify::new(), Mutex::default());
        Arc::new(Self { packed, round, wanted, have, of, last, complete, piece })
    }

    /// From now on so many phones are to show at least this number.
    pub(crate) fn expect(&self, number: u64, of: usize) {
        self.have.store(0, Ordering::SeqCst);
        self.of.store(of, Ordering::SeqCst);
        self.wanted.store(number, Ordering::SeqCst);
        self.round.fetch_add(1, Ordering::SeqCst);
    }

    /// When the last phone had it.
    pub(crate) async fn complete(&self) -> Result<Instant> {
        if tokio::time::timeout(PATIENCE, self.complete.notified()).await.is_err() {
            let (have, of) = (self.have.load(Ordering::SeqCst), self.of.load(Ordering::SeqCst));
            bail!("{have} of {of} phones show {}", self.wanted.load(Ordering::SeqCst));
        }
        Ok(*self.last.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A phone shows a number; it is counted once a round.
    fn shows(&self, number: u64, counted: &mut u64) {
        let round = self.round.load(Ordering::SeqCst);
        if number < self.wanted.load(Ordering::SeqCst) || *counted == round {
            return;
        }
        *counted = round;
        if self.have.fetch_add(1, Ordering::SeqCst) + 1 == self.of.load(Ordering::SeqCst) {
            *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
            self.complete.notify_one();
        }
    }

    /// The number in a piece, read once for all who are sent the same.
    fn number(&self, piece: &[u8]) -> Option<u64> {
        let mut last = self.piece.lock().unwrap_or_else(PoisonError::into_inner);
        if last.0 != piece {
            let mut plain = Vec::new();
            if self.packed {
                // A piece never ends its stream, so the end of what can be read is said as an error.
                let _ = DeflateDecoder::new(piece).read_to_end(&mut plain);
            } else {
                plain.extend_from_slice(piece);
            }
            *last = (piece.to_vec(), number_in(&String::from_utf8_lossy(&plain)));
        }
        last.1
    }

    /// Watches until the server goes away.
    pub(crate) async fn follow(&self, stream: &TcpStream) -> Result<()> {
        let (mut events, mut counted) = (Events::default(), 0);
        while events.more(stream).await? {
            while let Some(piece) = events.piece() {
                if let Some(number) = self.number(&piece) {
                    self.shows(number, &mut counted);
                }
            }
        }
        Ok(())
    }

    /// Opens a stream.
    pub(crate) async fn open(&self, address: SocketAddr, path: &str, cookie: &str) -> Result<TcpStream> {
        let stream = TcpStream::connect(address).await?;
        let accept = if self.packed { "gzip" } else { "identity" };
        ask(&stream, path, cookie, accept).await?;
        Ok(stream)
    }
}

fn number_in(text: &str) -> Option<u64> {
    let (_, rest) = text.split_once(BEFORE)?;
    rest.split(' ').next()?.replace(',', "").parse().ok()
}
