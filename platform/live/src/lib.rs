//! Rooms that are played and pages that are watched: who is sent what, on one node or many.
//!
//! - A page publishes regions after its commit: [`publish`] and [`watch()`].
//! - What many do at once (a hall that votes, judges who hand in) is a **room**: a feature says in a [`Play`]
//!   what may be asked, what is kept and what is shown; [`ask`] is answered once it is on disk, and
//!   [`Rooms::watch`] shows everybody the same bytes.
//!
//! On one node everything is in this process. With PostgreSQL and NATS any node answers any phone, and a
//! room is played by one of them; when that one dies another takes over by reading the tables. See
//! `docs/decisions/0011-rooms-and-nodes.md`.

mod begin;
mod board;
mod frame;
mod hub;
mod lease;
mod letter;
mod once;
mod play;
mod room;
mod rooms;
pub mod rows;
mod stream;
mod turns;
mod wire;

pub use begin::{Net, begin, extras, extras_of, farewell};
pub use frame::Frame;
pub use hub::{Closed, Hub, Watcher};
pub use play::{Asked, At, Decision, Play, Region, Trouble, Unkept};
pub use rooms::{Rooms, Rules, ask};
pub use stream::{Watching, watch, watch_as};
pub use turns::Turn;

use web::Visit;

/// The tables of this crate: who plays which room, and what was answered.
pub const LIVE: store::migrate::Room = store::migrate::Room {
    name: "live",
    steps: &[store::migrate::Step {
        name: "0001_live",
        sql: include_str!("../migrations/0001_live.sql"),
        postgres: None,
    }],
    tables: &["live_nodes", "live_rooms", "live_once"],
};

/// Sends a region to everyone who watches the channel. `region` is the element's id in the page.
pub fn publish(visit: &Visit, channel: &str, region: &str, html: &str) {
    match visit.app.extras.get::<Hub>() {
        Some(hub) => hub.publish(channel, &Frame::region(region, html)),
        None => tracing::warn!(channel, "nobody can watch: the program was built without a hub"),
    }
}
