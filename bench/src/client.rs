//! The smallest HTTP/1.1 client that can put a server under load: one kept connection each, one
//! request at a time, reading exactly as many bytes as the answer says.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::table::percentile;

/// One kept connection.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// A cookie that is set, as it is sent back: `name=value`.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            let pair = value.split(';').next()?.trim();
            let wanted = key.eq_ignore_ascii_case("set-cookie") && pair.split('=').next() == Some(name);
            wanted.then(|| pair.to_owned())
        })
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a whole request and reads the whole answer.
    pub(crate) async fn send(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head_end = loop {
            if let Some(at) = find(&self.buffer, b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..head_end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).context("no status")?;
        let mut answer = Answer { status, head, body: Vec::new() };
        if let Some(length) = answer.header("content-length") {
            let length: usize = length.parse()?;
            while self.buffer.len() < head_end + length {
                self.more().await?;
            }
            answer.body = self.buffer[head_end..head_end + length].to_vec();
        } else if answer.header("transfer-encoding").is_some() {
            while !self.buffer.ends_with(b"0\r\n\r\n") {
                self.more().await?;
            }
            answer.body = unchunked(&self.buffer[head_end..]);
        }
        Ok(answer)
    }

    async fn more(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(())
    }
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(at) = find(body, b"\r\n") {
        let length =
            std::str::from_utf8(&body[..at]).ok().and_then(|t| usize::from_str_radix(t.trim(), 16).ok());
        let Some(length) = length.filter(|&l| l > 0 && body.len() >= at + 2 + l + 2) else { break };
        whole.extend_from_slice(&body[at + 2..at + 2 + length]);
        body = &body[at + 4 + length..];
    }
    whole
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// A GET request with a cookie.
pub(crate) fn get(path: &str, cookie: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\ncookie: {cookie}\r\n\r\n").into_bytes()
}

/// A form sent by a program that wants JSON back.
pub(crate) fn post(path: &str, cookie: &str, kind: &str, body: &[u8]) -> Vec<u8> {
    let mut request = format!(
        "POST {path} HTTP/1.1\r\nhost: bench\r\ncookie: {cookie}\r\naccept: application/json\r\n\
         content-type: {kind}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    request.extend_from_slice(body);
    request
}

/// What a load measured.
pub(crate) struct Load {
    /// Answers a second.
    pub(crate) rate: f64,
    /// The 99th percentile of the wait, in milliseconds.
    pub(crate) p99: f64,
}

/// Keeps so many connections busy for a while; every answer must have the wanted status. The request
/// is made anew each time from the connection's number and a counter.
pub(crate) async fn load(
    address: SocketAddr,
    connections: usize,
    length: Duration,
    wanted: u16,
    request: impl Fn(usize, u64) -> Vec<u8> + Send + Sync + Clone + 'static,
) -> Result<Load> {
    let began = Instant::now();
    let workers: Vec<_> = (0..connections)
        .map(|number| {
            let request = request.clone();
            tokio::spawn(async move {
                let mut connection = Connection::open(address).await?;
                let mut waits = Vec::new();
                let mut count = 0;
                while began.elapsed() < length {
                    count += 1;
                    let asked = Instant::now();
                    let answer = connection.send(&request(number, count)).await?;
                    if answer.status != wanted {
                        bail!("{}\n{}", answer.head, String::from_utf8_lossy(&answer.body));
                    }
                    waits.push(asked.elapsed().as_secs_f64() * 1000.0);
                }
                Ok(waits)
            })
        })
        .collect();
    let mut waits = Vec::new();
    for worker in workers {
        waits.extend(worker.await??);
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of a few hundred thousand")]
    let rate = waits.len() as f64 / began.elapsed().as_secs_f64();
    Ok(Load { rate, p99: percentile(&mut waits, 99.0) })
}
