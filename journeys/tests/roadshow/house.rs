//! Where it happens: one program on SQLite, or two nodes over one PostgreSQL and one NATS behind one address. The
//! story is the same; only the power cut is not.

use std::time::{Duration, Instant};

use journeys::Server;
use journeys::http::Visitor;

use crate::door;

/// The programs that serve the roadshow.
pub struct House {
    nodes: Vec<Server>,
    /// The one address everybody has.
    pub base: String,
    /// The room that was played by the node which was lost, and the fence it had.
    lost: Option<(String, i64)>,
}

impl House {
    /// One program.
    pub fn one() -> Self {
        let server = Server::demo().unwrap();
        Self { base: server.base.clone(), nodes: vec![server], lost: None }
    }

    /// Two nodes behind a door.
    pub fn two(postgres: &str, nats: &str) -> Self {
        let first = Server::demo_node(postgres, nats).unwrap();
        let second = first.another_node().unwrap();
        let nodes = vec![first, second];
        let addresses = nodes.iter().map(|node| node.base.strip_prefix("http://").unwrap().to_owned());
        Self { base: door::open(addresses.collect()), nodes, lost: None }
    }

    /// The path somebody comes in by.
    pub fn way_in(&self, role: &str) -> &str {
        self.nodes[0].entry(role).unwrap().strip_prefix(&self.nodes[0].base).unwrap()
    }

    /// Somebody who came in, without a window.
    pub async fn visitor(&self, role: &str) -> Visitor {
        Visitor::entered(&self.base, self.way_in(role)).await.unwrap()
    }

    /// The power goes. Of two nodes it is the one that plays this room which is lost.
    pub fn loses_power(&mut self, room: &str) {
        if self.nodes.len() == 1 {
            return self.nodes[0].kill().unwrap();
        }
        let fences: Vec<Option<i64>> = self.nodes.iter().map(|node| node.plays(room).unwrap()).collect();
        let owner = fences.iter().position(Option::is_some).expect("somebody plays the room");
        assert_eq!(fences.iter().flatten().count(), 1, "one node alone plays it");
        self.nodes.remove(owner).kill().unwrap();
        self.lost = fences[owner].map(|fence| (room.to_owned(), fence));
    }

    /// The power is back: one program is started again where it was. Of two nodes one is lost for good.
    pub fn has_power_again(&mut self) {
        if self.lost.is_none() {
            self.nodes[0].start_again().unwrap();
        }
    }

    /// Whoever was lost, the node that is left plays the room, under a fence that shuts the lost one out.
    pub async fn has_taken_over(&self) {
        let Some((room, before)) = &self.lost else { return };
        let began = Instant::now();
        while self.nodes[0].plays(room).unwrap().is_none_or(|fence| fence <= *before) {
            assert!(began.elapsed() < Duration::from_secs(30), "nobody has taken {room} over");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}
