//! What a room has shown to whom: views rendered once for all, numbers at most five times a second, a
//! region only when it has changed.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use crate::frame::Stamp;
use crate::letter::{Reply, Shown};
use crate::{At, Frame, Hub, Play};

/// Numbers are shown this often at most.
pub(crate) const PACE: Duration = Duration::from_millis(200);
/// Who looked is told of changes for this long; other nodes look again every few seconds.
const WANTED: Duration = Duration::from_secs(30);

/// The board of one room.
pub(crate) struct Board {
    room: String,
    fence: u64,
    round: u64,
    hub: Hub,
    audiences: HashMap<String, Audience>,
    last: Option<Instant>,
    pending: bool,
}

struct Audience {
    looked: Instant,
    shown: Vec<Shown>,
}

impl Audience {
    fn new() -> Self {
        Self { looked: Instant::now(), shown: Vec::new() }
    }
}

/// The channel of one audience of a room.
pub(crate) fn channel(room: &str, audience: &str) -> String {
    format!("{room}/{audience}")
}

impl Board {
    pub(crate) fn new(room: &str, fence: u64, hub: Hub) -> Self {
        let room = room.to_owned();
        let channels = hub.watched_here();
        let of_room =
            |channel: &String| Some(channel.split_once('/').filter(|(name, _)| *name == room)?.1.to_owned());
        let audiences =
            channels.iter().filter_map(of_room).map(|audience| (audience, Audience::new())).collect();
        Self { room, fence, round: 0, hub, audiences, last: None, pending: false }
    }

    /// Something changed. What only counts waits for its turn.
    pub(crate) fn changed<P: Play>(&mut self, state: &P, at: &At<'_>, only_counts: bool) {
        self.pending = true;
        if !only_counts || self.wait().is_some_and(|wait| wait.is_zero()) {
            self.show(state, at);
        }
    }

    /// How long until what waits may be shown; none where nothing waits.
    pub(crate) fn wait(&self) -> Option<Duration> {
        let since = |last: Instant| (last + PACE).saturating_duration_since(Instant::now());
        self.pending.then(|| self.last.map_or(Duration::ZERO, since))
    }

    /// Whether anybody looks on.
    pub(crate) fn is_watched(&self) -> bool {
        self.audiences.iter().any(|(name, audience)| self.wanted(name, audience))
    }

    fn wanted(&self, name: &str, audience: &Audience) -> bool {
        audience.looked.elapsed() < WANTED || self.hub.watchers(&channel(&self.room, name)) > 0
    }

    /// Shows everybody how it is now.
    pub(crate) fn show<P: Play>(&mut self, state: &P, at: &At<'_>) {
        self.pending = false;
        self.last = Some(Instant::now());
        let mut audiences = std::mem::take(&mut self.audiences);
        audiences.retain(|name, audience| self.wanted(name, audience));
        for (name, audience) in &mut audiences {
            self.show_to(state, at, name, audience);
        }
        self.audiences = audiences;
    }

    fn show_to<P: Play>(&mut self, state: &P, at: &At<'_>, name: &str, audience: &mut Audience) {
        let channel = channel(&self.room, name);
        for region in state.view(name, at) {
            let frame = Frame::region(region.id, &region.html);
            let before = audience.shown.iter().position(|shown| shown.region == region.id);
            if before.is_some_and(|before| audience.shown[before].text == frame.text()) {
                continue;
            }
            self.round += 1;
            self.hub.publish_stamped(&channel, &frame, Stamp { fence: self.fence, round: self.round });
            let text = frame.text().to_owned();
            let now = Shown { region: region.id.to_owned(), round: self.round, text };
            match before {
                Some(before) => audience.shown[before] = now,
                None => audience.shown.push(now),
            }
        }
    }

    /// What an audience was last shown: the same for all who come in one moment, rendered once.
    pub(crate) fn look<P: Play>(&mut self, state: &P, at: &At<'_>, name: &str) -> Reply {
        let mut audience = self.audiences.remove(name).unwrap_or_else(Audience::new);
        audience.looked = Instant::now();
        if audience.shown.is_empty() {
            self.show_to(state, at, name, &mut audience);
        }
        let regions = audience.shown.clone();
        self.audiences.insert(name.to_owned(), audience);
        Reply::Shown { fence: self.fence, regions }
    }
}
