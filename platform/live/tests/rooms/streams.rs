//! What is sent to whom: the own room and no other, the latest state and no backlog.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::FromRequestParts as _;
use axum::http::Request;
use axum::routing::get;
use futures_util::future::join_all;
use live::Watching;
use store::FixedClock;
use tower::ServiceExt as _;

use crate::hall::{Command, ROOMS};
use crate::node::{Node, START, Stream};

struct World {
    node: Node,
    _folder: tempfile::TempDir,
}

fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let place = store::Place::File(folder.path().join("test.db"));
    let db = store::migrate::open(&place, ROOMS, &FixedClock::at(START)).unwrap();
    World { node: Node::alone(db, &Arc::new(FixedClock::at(START))), _folder: folder }
}

fn watching(query: &str) -> Watching {
    let request = Request::builder().uri(format!("/live?{query}")).body(()).unwrap();
    let (mut parts, ()) = request.into_parts();
    let ready = Watching::from_request_parts(&mut parts, &());
    futures_util::FutureExt::now_or_never(ready).unwrap().unwrap()
}

#[test]
fn in_a_thousand_rooms_nobody_is_sent_a_foreign_frame() {
    let World { node, _folder } = world();
    let rooms: Vec<String> = (0..1_000).map(|n| format!("r{n:04}")).collect();
    node.run(async {
        let until = START.plus(600_000);
        let open = |room| node.asking(room, "desk", "open", Command::OpenUntil(until));
        for said in join_all(rooms.iter().map(|room| open(room))).await {
            said.unwrap();
        }
        let mut phones = Vec::new();
        for room in &rooms {
            for _ in 0..10 {
                let watching = Watching::default();
                let stream =
                    node.rooms().watch::<crate::hall::Hall>(&node.app, room, "phone", &watching).await;
                phones.push((room, Stream(stream.unwrap().into_body().into_data_stream())));
            }
        }
        for (room, phone) in &mut phones {
            for piece in phone.until(&format!("{room} has 0 votes")).await {
                assert!(!piece.contains("data:") || piece.contains(room.as_str()), "{room} was sent {piece}");
            }
        }
        let vote = |room| node.asking(room, "1", "k", Command::Vote(0));
        for said in join_all(rooms.iter().map(|room| vote(room))).await {
            said.unwrap();
        }
        let mut frames = 0;
        for (room, phone) in &mut phones {
            let pieces = phone.until(&format!("{room} has 1 votes")).await;
            for piece in pieces.iter().filter(|piece| piece.contains("data:")) {
                assert!(piece.contains(room.as_str()), "{room} was sent {piece}");
                frames += 1;
            }
        }
        assert_eq!(frames, 10_000, "every phone is sent the new count and nothing else");
    });
}

#[test]
fn a_phone_that_does_not_read_delays_nobody_and_then_gets_the_latest_state() {
    let World { node, _folder } = world();
    node.open("a", 600_000);
    let mut stalled = node.watch("a", &Watching::default());
    let mut others: Vec<Stream> = (0..20).map(|_| node.watch("a", &Watching::default())).collect();
    node.run(async {
        for n in 0..600 {
            node.asking("a", &n.to_string(), "k", Command::Vote(n % 3)).await.unwrap();
        }
        for other in &mut others {
            other.until("600 votes").await;
        }
        let late = stalled.until("600 votes").await;
        assert!(late.len() <= 3, "the beginning, the state and the count: {late:?}");
    });
}

#[test]
fn numbers_are_shown_five_times_a_second_at_most_and_what_matters_at_once() {
    let World { node, _folder } = world();
    node.open("a", 600_000);
    let mut phone = node.watch("a", &Watching::default());
    node.run(async {
        let began = Instant::now();
        let reader = async { (phone.until("has 900 votes").await, began.elapsed()) };
        let voters = async {
            for n in 0..300 {
                let votes = (0..3).map(|door| {
                    let node = &node;
                    async move { node.asking("a", &format!("{n}-{door}"), "k", Command::Vote(door)).await }
                });
                for said in join_all(votes).await {
                    said.unwrap();
                }
            }
        };
        let ((pieces, took), ()) = tokio::join!(reader, voters);
        let counts = pieces.iter().filter(|piece| piece.contains("count")).count();
        let most = usize::try_from(took.as_millis() / 200).unwrap() + 3;
        assert!(counts <= most, "{counts} counts in {took:?}");
        let closing = Instant::now();
        node.clock.advance(600_000);
        phone.until(": closed").await;
        assert!(closing.elapsed() < Duration::from_secs(2), "{:?}", closing.elapsed());
    });
}

#[test]
fn where_events_do_not_get_through_a_poll_brings_the_same_frames() {
    let World { node, _folder } = world();
    node.open("a", 600_000);
    let mut stream = node.watch("a", &Watching::default());
    let streamed = node.run(stream.until("0 votes"));
    let first = poll(&node, "poll");
    let frames: Vec<String> = first["frames"].as_array().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(frames.len(), 2);
    for frame in &frames {
        let frame: serde_json::Value = serde_json::from_str(frame).unwrap();
        let same = |piece: &String| {
            piece.split_once("data: ").is_some_and(|(_, data)| {
                serde_json::from_str::<serde_json::Value>(data.trim()).unwrap() == frame
            })
        };
        assert!(streamed.iter().any(same), "{frame} was streamed too");
    }
    let since = first["since"].as_str().unwrap().to_owned();
    // Nobody watches between two polls, and yet the next one waits for news.
    drop(stream);
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| poll(&node, &format!("poll&since={since}")));
        node.ask("a", "1", "k", Command::Vote(0)).unwrap();
        let second = waiting.join().unwrap();
        let frames = second["frames"].as_array().unwrap();
        assert_eq!(frames.len(), 1, "{second}");
        assert!(frames[0].to_string().contains("1 votes"));
    });
}

#[test]
fn a_stream_passes_the_site_as_it_was_made_plain_or_compressed_once() {
    let World { node, _folder } = world();
    let live =
        |visit: web::Visit, watching: Watching| async move { live::watch_as(&visit, "stage", &watching) };
    let site = web::site(node.app.clone(), Router::new().route("/live", get(live)));
    let open = |accepts: &'static str| {
        let request = Request::get("/live").header("accept-encoding", accepts).body(Body::empty()).unwrap();
        node.run(site.clone().oneshot(request)).unwrap()
    };
    let (plain, packed) = (open("identity"), open("gzip, br"));
    assert_eq!(plain.headers().get("content-encoding"), None);
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    for answer in [&plain, &packed] {
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
    }
    let hub = node.app.extras.get::<live::Hub>().unwrap();
    hub.publish("stage", &live::Frame::region("stage-now", "<p>正在上场</p>"));
    let mut plain = Stream(plain.into_body().into_data_stream());
    assert!(node.run(plain.until("stage-now")).concat().contains("正在上场"));
    // How the bytes are cut into pieces is the server's affair: what a browser has read so far counts.
    let mut packed = packed.into_body().into_data_stream();
    let mut unpacked = flate2::write::GzDecoder::new(Vec::new());
    while !String::from_utf8_lossy(unpacked.get_ref()).contains("正在上场</p>") {
        let piece = node.run(futures_util::StreamExt::next(&mut packed)).unwrap().unwrap();
        std::io::Write::write_all(&mut unpacked, &piece).unwrap();
        std::io::Write::flush(&mut unpacked).unwrap();
    }
    let text = String::from_utf8_lossy(unpacked.get_ref()).into_owned();
    let data = text.lines().find_map(|line| line.strip_prefix("data: ")).unwrap();
    // Which of the two keys comes first depends on what else is built with the workspace.
    let frame: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!((&frame["region"], &frame["html"]), (&"stage-now".into(), &"<p>正在上场</p>".into()));
}

fn poll(node: &Node, query: &str) -> serde_json::Value {
    let mut answer = node.watch("a", &watching(query));
    let pieces = node.run(answer.until("}"));
    serde_json::from_str(&pieces.concat()).unwrap()
}

#[test]
fn who_comes_back_with_the_last_id_is_sent_only_what_is_new() {
    let World { node, _folder } = world();
    node.open("a", 600_000);
    let mut phone = node.watch("a", &Watching::default());
    let pieces = node.run(phone.until("0 votes"));
    let id =
        |piece: &String| piece.strip_prefix("id: ").and_then(|rest| rest.lines().next().map(str::to_owned));
    let last = pieces.iter().filter_map(id).next_back().unwrap();
    drop(phone);
    let mut nothing = node.watch("a", &watching(&format!("since={last}")));
    assert!(node.run(nothing.waiting()).iter().all(|piece| !piece.contains("data:")));
    node.ask("a", "1", "k", Command::Vote(0)).unwrap();
    let mut back = node.watch("a", &watching(&format!("since={last}")));
    let pieces = node.run(back.until("1 votes"));
    assert!(!pieces.concat().contains("\"state\""), "{pieces:?}");
    let mut stranger = node.watch("a", &watching("since=77-1"));
    assert!(node.run(stranger.until("1 votes")).concat().contains("state"), "an unknown id gets everything");
}
