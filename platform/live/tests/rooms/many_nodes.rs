//! Two nodes over one PostgreSQL and one NATS: any of them answers, one plays, and a dead or a late one costs
//! nothing that was acknowledged. Told where `GONGFANG_TEST_POSTGRES` and `GONGFANG_TEST_NATS` name servers,
//! as the project's test command always does.

use std::sync::Arc;

use futures_util::future::join_all;
use live::{Rules, Trouble, Watching};
use store::testing::Schema;
use store::{Db, FixedClock, Place};

use crate::hall::{Command, ROOMS, Refusal};
use crate::node::{Node, START, until};

/// Hearts beat every twenty seconds of real time, so in a story only when it says so; the clock is the story's.
const TERM: i64 = 60_000;

struct World {
    schema: Schema,
    clock: Arc<FixedClock>,
    nats: String,
    house: String,
}

impl World {
    fn new() -> Option<Self> {
        let nats = std::env::var("GONGFANG_TEST_NATS").ok()?;
        let (schema, clock) = (Schema::new()?, Arc::new(FixedClock::at(START)));
        drop(store::migrate::open(&Place::Server(schema.url.clone()), ROOMS, &*clock).unwrap());
        // Stories told at the same time over one NATS must not hear each other.
        let house = schema.url.rsplit("%3D").next().unwrap().to_owned();
        Some(Self { schema, clock, nats, house })
    }

    fn node(&self, name: &str) -> Node {
        let db = Db::open(&Place::Server(self.schema.url.clone())).unwrap();
        let rules = Rules { term: TERM, patience: std::time::Duration::from_secs(5), ..Rules::default() };
        let node = Node::with(db, &self.clock, name, Some((&self.nats, &self.house)), rules);
        node.begin();
        let health = || node.app.extras.get::<web::Vitals>().unwrap().0.iter().all(|part| part.well());
        until("the line is up", health);
        node.beat();
        node
    }
}

#[test]
fn any_node_answers_and_one_plays() {
    let Some(world) = World::new() else { return };
    let (a, b) = (world.node("a"), world.node("b"));
    a.open("hall", 600_000);
    let mut phone = b.watch("hall", &Watching::default());
    b.run(phone.until("0 votes"));
    let seats: Vec<String> = (0..200).map(|n| n.to_string()).collect();
    let said = b.run(join_all(seats.iter().map(|seat| b.asking("hall", seat, "k", Command::Vote(1)))));
    assert!(said.iter().all(Result::is_ok), "{said:?}");
    assert_eq!(a.kept("hall"), 200);
    assert!(a.plays("hall") && !b.plays("hall"));
    b.run(phone.until("200 votes"));
    let refused = b.ask("hall", "x", "k", Command::Vote(7));
    assert!(matches!(refused, Err(Trouble::Refused(Refusal::NoSuchDoor))), "{refused:?}");
    assert_eq!(
        b.ask("hall", "5", "k", Command::Vote(1)).unwrap(),
        a.ask("hall", "5", "k", Command::Vote(1)).unwrap()
    );
    assert_eq!(a.kept("hall"), 200);
}

#[test]
fn when_the_owner_is_killed_the_other_goes_on_and_nothing_acknowledged_is_lost() {
    let Some(world) = World::new() else { return };
    let (a, b) = (world.node("a"), world.node("b"));
    a.open("hall", 600_000);
    let mut phone = b.watch("hall", &Watching::default());
    let mut acknowledged = 0;
    for n in 0..40 {
        b.ask("hall", &n.to_string(), "k", Command::Vote(0)).unwrap();
        acknowledged += 1;
    }
    // Killed with votes in the air: those who hear nothing send again, with the same key.
    let app = b.app.clone();
    let in_the_air = std::thread::scope(|scope| {
        let voting = scope.spawn(|| {
            let seats: Vec<String> = (100..160).map(|n| n.to_string()).collect();
            let said =
                b.run(join_all(seats.iter().map(|seat| b.asking("hall", seat, "k", Command::Vote(2)))));
            said.iter().filter(|said| said.is_ok()).count()
        });
        a.kill();
        world.clock.advance(TERM + 1);
        voting.join().unwrap()
    });
    acknowledged += in_the_air;
    drop(app);
    for n in 100..160 {
        b.ask("hall", &n.to_string(), "k", Command::Vote(2)).unwrap();
    }
    assert!(b.plays("hall"));
    assert_eq!(b.kept("hall"), 100, "{acknowledged} were acknowledged before");
    b.run(phone.until("100 votes"));
}

#[test]
fn a_hall_whose_owner_died_is_closed_by_another_node_and_nobody_loses_time() {
    let Some(world) = World::new() else { return };
    let (a, b) = (world.node("a"), world.node("b"));
    a.open("hall", 100_000);
    a.beat();
    a.kill();
    world.clock.advance(TERM + 1_000);
    b.beat();
    assert!(b.plays("hall"), "nobody asked, and yet it goes on");
    // 100 seconds, and the 61 in which nobody played it.
    world.clock.advance(99_000);
    b.ask("hall", "1", "k", Command::Vote(0)).unwrap();
    world.clock.advance(1_001);
    until("closed", || {
        matches!(b.ask("hall", "2", "k", Command::Vote(0)), Err(Trouble::Refused(Refusal::Closed)))
    });
    assert_eq!(b.kept("hall"), 1);
}

#[test]
fn a_paused_owner_that_comes_back_late_is_refused() {
    let Some(world) = World::new() else { return };
    let (a, b) = (world.node("a"), world.node("b"));
    a.open("hall", 600_000);
    a.ask("hall", "1", "k", Command::Vote(0)).unwrap();
    // The node a is paused: its heart does not beat, but it still believes that it plays the hall.
    world.clock.advance(TERM + 1);
    b.beat();
    b.ask("hall", "2", "k", Command::Vote(0)).unwrap();
    assert!(a.plays("hall") && b.plays("hall"));
    let mut phone = b.watch("hall", &Watching::default());
    b.run(phone.until("2 votes"));
    // It wakes and writes: refused by the fence, it lets go, and the vote goes to who plays now, once.
    assert_eq!(a.ask("hall", "3", "k", Command::Vote(0)).unwrap(), 3);
    assert!(!a.plays("hall") && b.plays("hall"));
    assert_eq!(a.ask("hall", "3", "k", Command::Vote(0)).unwrap(), 3);
    assert_eq!(b.kept("hall"), 3);
    let shown = b.run(phone.until("3 votes"));
    assert!(!shown.concat().contains("1 votes"), "the late one shows nothing old");
    // One that wakes and finds at its first beat that its hall is gone lets go before anybody asks.
    world.clock.advance(TERM + 1);
    a.beat();
    a.ask("hall", "4", "k", Command::Vote(0)).unwrap();
    assert!(a.plays("hall"));
    b.beat();
    until("let go", || !b.plays("hall"));
}

#[test]
fn pages_are_told_on_every_node() {
    let Some(world) = World::new() else { return };
    let (a, b) = (world.node("a"), world.node("b"));
    let hub = |node: &Node| node.app.extras.get::<live::Hub>().unwrap().clone();
    let mut watcher = hub(&b).watch("desk:1:zh-CN");
    let mut other = hub(&b).watch("desk:2:zh-CN");
    hub(&a).publish("desk:1:zh-CN", &live::Frame::region("desk-now", "<p>一</p>"));
    let frame = b.run(async {
        tokio::time::timeout(std::time::Duration::from_secs(10), watcher.recv()).await.unwrap().unwrap()
    });
    assert!(frame.text().contains("一"));
    assert!(other.try_recv().is_err());
    assert!(hub(&a).watched("desk:1:zh-CN"), "somebody may watch on another node");
}
