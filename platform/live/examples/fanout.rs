//! Publish → last phone, and memory per idle stream: `cargo run --release -p live --example fanout -- 5000 [gzip]`.
//!
//! The server is a process of its own (on the first core where `taskset` is there), the phones are streams of
//! this one over loopback.

use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use live::{Hub, Watching};
use store::{Db, Files, Keyring, Mint, Place, SystemChance, SystemClock};
use tokio::net::{TcpListener, TcpStream};
use web::panels::Panels;
use web::{App, Settings, Sources, Visit};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const ROUNDS: usize = 20;
/// What the end of a piece looks like: of a plain event, and of a compressed one.
const PLAIN_END: &[u8] = b"</main>\"";
const PACKED_END: &[u8] = &[0, 0, 0xff, 0xff];

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    if words.first().is_some_and(|word| word == "server") {
        return runtime.block_on(serve());
    }
    let phones = words.first().map_or(Ok(1_000), |word| word.parse())?;
    let packed = words.get(1).is_some_and(|word| word == "gzip");
    runtime.block_on(measure(phones, packed))
}

async fn serve() -> Outcome<()> {
    let folder = std::env::temp_dir().join(format!("gongfang-fanout-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let db = Db::open(&Place::File(folder.join("live.db")))?;
    let sources = Sources {
        clock: Arc::new(SystemClock),
        chance: Arc::new(SystemChance),
        mint: Arc::new(Mint::default()),
        keys: Keyring::new(&[7; 32]),
        zone: Settings::default().zone,
    };
    let files = Files::below(&folder);
    let app = App::new(db, files, sources, Settings::default(), Panels::of(Vec::new()), live::extras());
    let rooms = Router::new().route("/live", get(watch)).route("/say/{n}", get(say));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    let service = web::site(app, rooms).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await?;
    Ok(())
}

async fn watch(visit: Visit, watching: Watching) -> Result<Response, web::Error> {
    live::watch_as(&visit, "stage", &watching)
}

/// A stage as it is: a few kilobytes of markup in which a number has changed.
async fn say(visit: Visit, Path(n): Path<usize>) -> String {
    let row =
        |at: usize| format!("<li class=\"row\"><b>第{at}组</b><span data-score>{}.50</span></li>", n + at);
    let html = format!("<main><h1>已交 {n} 位</h1>{}</main>", (0..30).map(row).collect::<String>());
    live::publish(&visit, "stage", "stage-now", &html);
    let watchers = visit.app.extras.get::<Hub>().map_or(0, |hub| hub.watchers("stage"));
    format!("{} bytes to {watchers}", html.len())
}

async fn measure(phones: usize, packed: bool) -> Outcome<()> {
    let here = std::env::current_exe()?;
    let mut server = Command::new("taskset");
    server.args(["-c", "0"]).arg(here).arg("server").stdout(Stdio::piped());
    let mut server = server.spawn()?;
    let mut lines = BufReader::new(server.stdout.take().ok_or("its output")?).lines();
    let address: SocketAddr = lines.next().ok_or("the server ended")??.parse()?;
    let said = ask(address, 0).await?;
    let before = resident(server.id())?;
    let shown = Arc::new(AtomicUsize::new(0));
    let mut tasks = Vec::new();
    for _ in 0..phones {
        let stream = TcpStream::connect(address).await?;
        let accept = if packed { "gzip" } else { "identity" };
        let head = format!("GET /live HTTP/1.1\r\nhost: a\r\naccept-encoding: {accept}\r\n\r\n");
        send(&stream, head.as_bytes()).await?;
        let (shown, end) = (shown.clone(), if packed { PACKED_END } else { PLAIN_END });
        tasks.push(tokio::spawn(read(stream, shown, end)));
    }
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    let per_stream = (resident(server.id())? - before) / phones as f64;
    let mut took = Vec::new();
    for n in 1..=ROUNDS {
        shown.store(0, Ordering::SeqCst);
        let began = Instant::now();
        ask(address, n).await?;
        while shown.load(Ordering::SeqCst) < phones {
            if began.elapsed() > Duration::from_secs(20) {
                return Err(format!("{} of {phones} have it", shown.load(Ordering::SeqCst)).into());
            }
            tokio::time::sleep(Duration::from_micros(300)).await;
        }
        took.push(began.elapsed());
    }
    took.sort();
    let after = resident(server.id())? / phones as f64;
    println!(
        "{phones} streams, {}: median {:?}, worst {:?}; {per_stream:.1} KB each idle, {after:.1} KB of all after; {said}",
        if packed { "gzip" } else { "plain" },
        took[ROUNDS / 2],
        took[ROUNDS - 1],
    );
    tasks.iter().for_each(tokio::task::JoinHandle::abort);
    server.kill()?;
    server.wait()?;
    Ok(())
}

async fn read(stream: TcpStream, shown: Arc<AtomicUsize>, end: &'static [u8]) -> std::io::Result<()> {
    // The last bytes of the read before, so that an end between two reads is found.
    let mut tail: Vec<u8> = Vec::new();
    loop {
        stream.readable().await?;
        let mut bytes = [0; 8_192];
        match stream.try_read(&mut bytes) {
            Ok(0) => return Ok(()),
            Ok(n) => {
                tail.extend(&bytes[..n]);
                if tail.windows(end.len()).any(|window| window == end) {
                    shown.fetch_add(1, Ordering::SeqCst);
                    tail.clear();
                }
                let keep = tail.len().saturating_sub(end.len() - 1);
                tail.drain(..keep);
            }
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
}

async fn send(stream: &TcpStream, mut bytes: &[u8]) -> std::io::Result<()> {
    while !bytes.is_empty() {
        stream.writable().await?;
        match stream.try_write(bytes) {
            Ok(n) => bytes = &bytes[n..],
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

async fn ask(address: SocketAddr, n: usize) -> Outcome<String> {
    let stream = TcpStream::connect(address).await?;
    send(&stream, format!("GET /say/{n} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").as_bytes())
        .await?;
    let mut answer = Vec::new();
    loop {
        stream.readable().await?;
        let mut bytes = [0; 4_096];
        match stream.try_read(&mut bytes) {
            Ok(0) => break,
            Ok(n) => answer.extend(&bytes[..n]),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error.into()),
        }
    }
    let text = String::from_utf8_lossy(&answer);
    Ok(text.split("\r\n\r\n").nth(1).unwrap_or_default().to_owned())
}

/// Resident memory of a process, in kilobytes.
fn resident(process: u32) -> Outcome<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find(|line| line.starts_with("VmRSS")).ok_or("VmRSS")?;
    Ok(line.split_whitespace().nth(1).ok_or("a number")?.parse()?)
}
