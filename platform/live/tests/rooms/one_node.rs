//! On one node, on both databases: acknowledged is kept, sent twice counts once, a restart costs nobody time.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use futures_util::future::join_all;
use live::{Rules, Trouble};
use proptest::prelude::*;
use store::{Db, FixedClock, StoreError, args};
use tower::ServiceExt as _;

use crate::hall::{Command, Hall, ROOMS, Refusal};
use crate::node::{Node, START, until};

fn clock() -> Arc<FixedClock> {
    Arc::new(FixedClock::at(START))
}

fn on_each_engine(story: impl Fn(Db)) {
    store::testing::on_each_engine(ROOMS, &FixedClock::at(START), story);
}

#[test]
fn what_is_acknowledged_is_kept_and_sent_twice_it_counts_once() {
    on_each_engine(|db| {
        let clock = clock();
        let node = Node::alone(db.clone(), &clock);
        assert!(matches!(node.ask("a", "1", "k", Command::Vote(0)), Err(Trouble::Refused(Refusal::Closed))));
        node.open("a", 60_000);
        assert_eq!(node.ask("a", "1", "k", Command::Vote(0)).unwrap(), 1);
        assert_eq!(node.ask("a", "1", "k", Command::Vote(0)).unwrap(), 1, "the first answer again");
        assert_eq!(node.ask("a", "1", "another tap", Command::Vote(0)).unwrap(), 2);
        assert!(matches!(
            node.ask("a", "1", "n", Command::Vote(9)),
            Err(Trouble::Refused(Refusal::NoSuchDoor))
        ));
        let together = node.run(join_all((0..50).map(|_| node.asking("a", "2", "k", Command::Vote(1)))));
        assert!(together.iter().all(|said| matches!(said, Ok(3))), "{together:?}");
        assert_eq!(node.kept("a"), 3);
        node.kill();
        let node = Node::alone(db, &clock);
        assert_eq!(node.ask("a", "1", "k", Command::Vote(0)).unwrap(), 1, "also after a restart");
        assert_eq!(node.ask("a", "3", "k", Command::Vote(0)).unwrap(), 4, "and the count goes on");
    });
}

#[test]
fn a_full_letter_box_says_that_it_is_busy_and_nobody_hangs() {
    on_each_engine(|db| {
        let rules = Rules { queue: 8, batch: 4, ..Rules::default() };
        let node = Node::with(db, &clock(), "one", None, rules);
        node.open("a", 60_000);
        let seats: Vec<String> = (0..400).map(|n| n.to_string()).collect();
        let said = node.run(join_all(seats.iter().map(|seat| node.asking("a", seat, "k", Command::Vote(0)))));
        let kept = said.iter().filter(|said| said.is_ok()).count();
        let busy = said.iter().filter(|said| matches!(said, Err(Trouble::Busy))).count();
        assert_eq!(kept + busy, 400);
        assert!(busy > 0 && kept >= 8, "{kept} kept, {busy} busy");
        assert_eq!(node.kept("a"), kept);
        // Those who were told so try again, with the same key, until they are in.
        for (seat, said) in seats.iter().zip(&said) {
            if said.is_err() {
                node.ask("a", seat, "k", Command::Vote(0)).unwrap();
            }
        }
        assert_eq!(node.kept("a"), 400);
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn answers_sent_are_answers_kept_and_answers_refused(
        taps in proptest::collection::vec((0_usize..30, 0_usize..3, 0_usize..5), 1..300),
        queue in 4_usize..400,
        batch in 1_usize..64,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let place = store::Place::File(folder.path().join("test.db"));
        let db = store::migrate::open(&place, ROOMS, &FixedClock::at(START)).unwrap();
        let node = Node::with(db, &clock(), "one", None, Rules { queue, batch, ..Rules::default() });
        node.open("a", 60_000);
        let sent: Vec<(String, String, usize)> =
            taps.iter().map(|(seat, once, door)| (seat.to_string(), once.to_string(), *door)).collect();
        let said = node.run(join_all(
            sent.iter().map(|(seat, once, door)| node.asking("a", seat, once, Command::Vote(*door))),
        ));
        let mut kept = std::collections::BTreeSet::new();
        for ((seat, once, door), said) in sent.iter().zip(&said) {
            match said {
                Ok(_) => drop(kept.insert((seat, once))),
                Err(Trouble::Refused(Refusal::NoSuchDoor)) => prop_assert!(*door > 2),
                Err(Trouble::Busy) => prop_assert!(taps.len() > queue),
                Err(other) => prop_assert!(false, "{other:?}"),
            }
        }
        prop_assert_eq!(node.kept("a"), kept.len());
    }
}

#[test]
fn a_hall_is_closed_at_its_moment_whoever_is_there() {
    on_each_engine(|db| {
        let node = Node::alone(db, &clock());
        node.open("a", 60_000);
        node.clock.advance(59_999);
        node.ask("a", "1", "k", Command::Vote(0)).unwrap();
        node.clock.advance(1);
        until("closed by the clock", || steps(&node) == 2);
        assert!(matches!(node.ask("a", "2", "k", Command::Vote(0)), Err(Trouble::Refused(Refusal::Closed))));
    });
}

#[test]
fn a_restart_in_the_middle_costs_nobody_time() {
    on_each_engine(|db| {
        let clock = clock();
        let node = Node::alone(db.clone(), &clock);
        node.open("a", 60_000);
        clock.advance(10_000);
        node.beat();
        node.kill();
        // Half a minute nobody can vote; then the next start takes the hall up before anybody comes.
        clock.advance(30_000);
        let node = Node::alone(db.clone(), &clock);
        node.beat();
        assert!(node.plays("a"));
        clock.advance(49_000);
        node.ask("a", "1", "k", Command::Vote(0)).unwrap();
        clock.advance(1_000);
        until("closed 90 seconds after it was opened", || steps(&node) == 3);
        assert!(matches!(node.ask("a", "2", "k", Command::Vote(0)), Err(Trouble::Refused(Refusal::Closed))));
    });
}

#[test]
fn a_farewell_gives_the_rooms_back_and_the_time_of_the_pause_too() {
    on_each_engine(|db| {
        let clock = clock();
        let node = Node::alone(db.clone(), &clock);
        node.open("a", 60_000);
        let mut stream = node.watch("a", &live::Watching::default());
        node.run(live::farewell(&node.app));
        node.run(async { while futures_util::StreamExt::next(&mut stream.0).await.is_some() {} });
        clock.advance(60_000);
        let node = Node::alone(db.clone(), &clock);
        node.ask("a", "1", "k", Command::Vote(0)).unwrap();
    });
}

#[test]
fn who_writes_past_the_room_is_seen_by_the_room() {
    on_each_engine(|db| {
        let node = Node::alone(db, &clock());
        node.open("a", 60_000);
        node.ask("a", "1", "k", Command::Vote(0)).unwrap();
        let closed = node.app.db.write_blocking(|tx| {
            tx.exec("INSERT INTO hall_steps (room, step, until) VALUES ('a', 2, NULL)", args![]).map(drop)
        });
        closed.unwrap_or_else(|e: StoreError| panic!("{e}"));
        let late = node.ask("a", "2", "k", Command::Vote(0));
        assert!(matches!(late, Err(Trouble::Refused(Refusal::Closed))), "{late:?}");
        let opened = node.app.db.write_blocking(|tx| {
            let until = START.plus(90_000);
            tx.exec("INSERT INTO hall_steps (room, step, until) VALUES ('a', 3, $1)", args![until]).map(drop)
        });
        opened.unwrap_or_else(|e: StoreError| panic!("{e}"));
        node.run(node.rooms().reread::<Hall>(&node.app, "a"));
        node.ask("a", "2", "k", Command::Vote(0)).unwrap();
    });
}

#[test]
fn a_room_that_nobody_uses_is_put_away_and_comes_back_when_asked() {
    on_each_engine(|db| {
        let rules = Rules { rest: Duration::from_millis(50), ..Rules::default() };
        let node = Node::with(db, &clock(), "one", None, rules);
        node.ask("a", "1", "k", Command::Vote(0)).unwrap_err();
        until("put away", || !node.plays("a"));
        node.open("a", 60_000);
        node.ask("a", "1", "k", Command::Vote(0)).unwrap();
    });
}

#[test]
fn while_the_line_to_the_others_is_down_a_node_serves_and_says_so() {
    on_each_engine(|db| {
        // Nobody listens on port 1.
        let nats = Some(("nats://127.0.0.1:1", "test"));
        let node = Node::with(db, &clock(), "one", nats, Rules { term: 60_000, ..Rules::default() });
        node.begin();
        node.open("a", 60_000);
        node.ask("a", "1", "k", Command::Vote(0)).unwrap();
        assert_eq!(get(&node, "/healthz"), "ok\nnats: down\n");
        assert!(get(&node, "/metrics").contains("gongfang_part_up{part=\"nats\"} 0"));
    });
}

#[test]
fn two_nodes_on_one_database_without_a_line_between_them_say_so() {
    on_each_engine(|db| {
        let clock = clock();
        let before = Node::alone(db.clone(), &clock);
        before.beat();
        before.kill();
        clock.advance(1_000);
        let (one, other) = (Node::alone(db.clone(), &clock), Node::alone(db, &clock));
        one.beat();
        assert_eq!(get(&one, "/healthz"), "ok\n", "its own former self is nobody else");
        clock.advance(2_000);
        other.beat();
        one.beat();
        assert_eq!(get(&one, "/healthz"), "ok\nnats: down\n");
        assert!(get(&one, "/metrics").contains("gongfang_part_up{part=\"nats\"} 0"));
    });
}

/// What a node answers.
fn get(node: &Node, path: &str) -> String {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let site = web::site(node.app.clone(), Router::new());
    node.run(async {
        let answer = site.oneshot(request).await.unwrap();
        assert_eq!(answer.status(), 200);
        let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    })
}

fn steps(node: &Node) -> i64 {
    let steps = node
        .app
        .db
        .read_blocking(|tx| tx.one("SELECT COALESCE(MAX(step), 0) FROM hall_steps", &[], |row| row.get(0)));
    steps.unwrap_or_else(|e: StoreError| panic!("{e}"))
}
