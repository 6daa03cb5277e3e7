//! A stream of events as a phone reads it: each keeps only what has not come whole yet, so that thousands fit into
//! one process.

use std::io::ErrorKind;
use std::net::SocketAddr;

use anyhow::{Context as _, Result};
use tokio::net::{TcpSocket, TcpStream};

/// A phone whose network has stopped taking anything in: it asks, and never reads.
pub(crate) async fn stalled(address: SocketAddr, path: &str) -> Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(2_048)?;
    let stream = socket.connect(address).await?;
    ask(&stream, path, "", "identity").await?;
    Ok(stream)
}

/// Asks for events.
pub(crate) async fn ask(stream: &TcpStream, path: &str, cookie: &str, accept: &str) -> Result<()> {
    let head = format!(
        "GET {path} HTTP/1.1\r\nhost: bench\r\naccept: text/event-stream\r\naccept-encoding: {accept}\r\ncookie: {cookie}\r\n\r\n"
    );
    stream.writable().await?;
    let sent = stream.try_write(head.as_bytes())?;
    anyhow::ensure!(sent == head.len(), "a question did not fit into an empty connection");
    Ok(())
}

/// What has come of a stream and is not whole yet.
#[derive(Default)]
pub(crate) struct Events {
    held: Vec<u8>,
    began: bool,
}

impl Events {
    /// Takes in what has come; no more when the server has gone away.
    pub(crate) async fn more(&mut self, stream: &TcpStream) -> Result<bool> {
        loop {
            stream.readable().await?;
            let mut bytes = [0; 16_384];
            match stream.try_read(&mut bytes) {
                Ok(0) => return Ok(false),
                Ok(length) => {
                    self.held.extend_from_slice(&bytes[..length]);
                    return Ok(true);
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) if error.kind() == ErrorKind::ConnectionReset => return Ok(false),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// The next whole piece; the server sends each as one chunk.
    pub(crate) fn piece(&mut self) -> Option<Vec<u8>> {
        if !self.began {
            let at = find(&self.held, b"\r\n\r\n")?;
            self.held.drain(..at + 4);
            self.began = true;
        }
        let at = find(&self.held, b"\r\n")?;
        let length = std::str::from_utf8(&self.held[..at]).ok()?;
        let length = usize::from_str_radix(length, 16).ok()?;
        let (from, to) = (at + 2, at + 2 + length);
        if self.held.len() < to + 2 {
            return None;
        }
        let piece = self.held[from..to].to_vec();
        self.held.drain(..to + 2);
        if self.held.is_empty() {
            // Ten thousand phones that kept an empty buffer would fill the memory.
            self.held = Vec::new();
        }
        Some(piece)
    }

    /// Reads on until a piece holds this text.
    pub(crate) async fn until(&mut self, stream: &TcpStream, said: &str) -> Result<String> {
        loop {
            while let Some(piece) = self.piece() {
                let text = String::from_utf8_lossy(&piece);
                if text.contains(said) {
                    return Ok(text.into_owned());
                }
            }
            anyhow::ensure!(self.more(stream).await?, "the stream ended before it said {said}");
        }
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// How many connections of a server hold bytes that its other end does not take.
pub(crate) fn waiting_to_be_read(address: SocketAddr) -> Result<usize> {
    let port = format!(":{:04X}", address.port());
    let table = std::fs::read_to_string("/proc/net/tcp")?;
    let mut count = 0;
    for line in table.lines().skip(1) {
        let mut fields = line.split_whitespace();
        let local = fields.nth(1).context("a local address")?;
        let queue = fields.nth(2).context("its queues")?;
        count += usize::from(local.ends_with(&port) && !queue.starts_with("00000000:"));
    }
    Ok(count)
}
