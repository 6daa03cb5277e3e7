//! Who watches what, and what they are sent: regions of a page, rendered once, the same bytes to
//! everyone on a channel, as server-sent events.
//!
//! A room renders a region after its commit and publishes it; every browser that watches the channel
//! puts the new region in its place. Who falls behind is told to fetch the page again: it gets the
//! latest state, never a backlog.

mod hub;
mod stream;

pub use hub::{Frame, Hub};
pub use stream::watch;

use axum::http::Extensions;
use web::Visit;

/// What the door keeps in the program for this crate.
pub fn extras() -> Extensions {
    let mut extras = Extensions::new();
    extras.insert(Hub::default());
    extras
}

/// Sends a region to everyone who watches the channel. `region` is the element's id in the page.
pub fn publish(visit: &Visit, channel: &str, region: &str, html: &str) {
    match visit.app.extras.get::<Hub>() {
        Some(hub) => hub.publish(channel, &Frame::region(region, html)),
        None => tracing::warn!(channel, "nobody can watch: the program was built without a hub"),
    }
}
