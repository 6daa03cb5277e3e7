//! The hub: channels by name. A channel keeps the latest state of each region; who is slow gets that, never
//! a backlog, and holds up nobody.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::Frame;
use crate::frame::{Slot, Stamp};
use crate::turns::{Turn, Turns};
use crate::wire::Wire;

/// A channel that nobody watches is kept this long: a phone that asks again and again finds its place.
const KEPT: Duration = Duration::from_secs(60);

/// Channels and who watches them. With other nodes, what is published here reaches their watchers too.
#[derive(Clone)]
pub struct Hub {
    shared: Arc<Shared>,
}

struct Shared {
    channels: Mutex<HashMap<String, Channel>>,
    /// The fence of everything this hub numbers itself; another after each start of the program.
    birth: u64,
    round: AtomicU64,
    closed: AtomicBool,
    turns: Turns,
    wire: Arc<Wire>,
}

struct Channel {
    state: watch::Sender<State>,
    left: Option<Instant>,
}

/// What a channel's watchers are to be shown: at most one slot for each region, in order of arrival.
#[derive(Default)]
struct State {
    slots: Vec<(u64, Arc<Slot>)>,
    fence: u64,
    /// Who has seen up to here has missed nothing of what this hub numbered.
    since: u64,
    reloads: u64,
    closed: bool,
}

impl State {
    /// Takes a frame in. A late one, of an earlier owner or overtaken on the way, says nothing any more.
    fn put(&mut self, frame: Frame, stamp: Stamp, arrival: u64) -> bool {
        let late = |(_, slot): &(u64, Arc<Slot>)| slot.frame.region == frame.region && slot.stamp >= stamp;
        if stamp.fence < self.fence || (stamp.fence == self.fence && self.slots.iter().any(late)) {
            return false;
        }
        if stamp.fence > self.fence {
            self.slots.clear();
            self.fence = stamp.fence;
        }
        self.slots.retain(|(_, slot)| slot.frame.region != frame.region);
        self.slots.push((arrival, Arc::new(Slot::new(frame, stamp))));
        true
    }
}

impl Hub {
    pub(crate) fn new(wire: Arc<Wire>, birth: u64) -> Self {
        let (channels, round, closed) = (Mutex::default(), AtomicU64::new(0), AtomicBool::new(false));
        let turns = Turns::default();
        Self { shared: Arc::new(Shared { channels, birth, round, closed, turns, wire }) }
    }

    /// Sends a frame to everyone who watches the channel, on every node.
    pub fn publish(&self, channel: &str, frame: &Frame) {
        self.deliver(channel, frame, None);
        self.shared.wire.cast(channel, frame, None);
    }

    /// Waits for one's turn to read what a subject is like and to publish that, so that nothing old is sent after
    /// something new. None when somebody who began later has done it already.
    pub async fn turn(&self, subject: &str) -> Option<Turn> {
        self.shared.turns.wait(subject).await
    }

    /// As [`Hub::publish`], for a room: its frames are numbered by who plays it.
    pub(crate) fn publish_stamped(&self, channel: &str, frame: &Frame, stamp: Stamp) {
        self.deliver(channel, frame, Some(stamp));
        self.shared.wire.cast(channel, frame, Some(stamp));
    }

    /// Takes in a frame for those who watch here.
    pub(crate) fn deliver(&self, channel: &str, frame: &Frame, stamp: Option<Stamp>) {
        let channels = self.channels();
        let Some(channel) = channels.get(channel) else { return };
        channel.state.send_if_modified(|state| {
            if frame.is_reload() {
                // Whatever was shown before is older than the page that will be fetched.
                state.slots.clear();
                state.reloads += 1;
                state.since = self.count();
                return true;
            }
            // Counted inside the channel, so that numbers rise in the order of arrival.
            let arrival = self.count();
            let own = Stamp { fence: self.shared.birth, round: arrival };
            state.put(frame.clone(), stamp.unwrap_or(own), arrival)
        });
    }

    fn count(&self) -> u64 {
        self.shared.round.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// Starts watching a channel: what is published from now on.
    pub fn watch(&self, channel: &str) -> Watcher {
        let mut channels = self.channels();
        let channel = channels.entry(channel.to_owned()).or_insert_with(|| {
            let closed = self.is_closed();
            let state = State { since: self.count(), closed, ..State::default() };
            Channel { state: watch::channel(state).0, left: None }
        });
        channel.left = None;
        let state = channel.state.subscribe();
        let reloads = state.borrow().reloads;
        let arrival = self.count();
        let birth = self.shared.birth;
        Watcher { state, arrival, joined: arrival, known: Stamp::default(), reloads, birth }
    }

    /// How many watch a channel on this node.
    pub fn watchers(&self, channel: &str) -> usize {
        self.channels().get(channel).map_or(0, |channel| channel.state.receiver_count())
    }

    /// Whether anybody may be watching: here, or on another node, which is not asked. Who polls is away between two
    /// polls, and comes back for what happened meanwhile: so a channel is watched until it is forgotten.
    pub fn watched(&self, channel: &str) -> bool {
        !self.is_alone() || self.channels().contains_key(channel)
    }

    /// Whether there are no other nodes.
    pub fn is_alone(&self) -> bool {
        self.shared.wire.is_alone()
    }

    /// The channels somebody watches here.
    pub(crate) fn watched_here(&self) -> Vec<String> {
        let channels = self.channels();
        let watched = channels.iter().filter(|(_, channel)| channel.state.receiver_count() > 0);
        watched.map(|(name, _)| name.clone()).collect()
    }

    /// Everybody here fetches the page: frames from other nodes may have been missed.
    pub(crate) fn reload_all(&self) {
        for name in self.watched_here() {
            self.deliver(&name, &Frame::reload(), None);
        }
    }

    /// Ends every stream: the program is going down, and the phones come back to the next one.
    pub(crate) fn close(&self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        for channel in self.channels().values() {
            channel.state.send_modify(|state| state.closed = true);
        }
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.shared.closed.load(Ordering::SeqCst)
    }

    /// Forgets channels that nobody has watched for a while.
    pub(crate) fn prune(&self, now: Instant) {
        self.channels().retain(|_, channel| {
            if channel.state.receiver_count() > 0 {
                return true;
            }
            let left = *channel.left.get_or_insert(now);
            now.duration_since(left) < KEPT
        });
    }

    fn channels(&self) -> std::sync::MutexGuard<'_, HashMap<String, Channel>> {
        self.shared.channels.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One who watches a channel.
pub struct Watcher {
    state: watch::Receiver<State>,
    /// What has arrived up to here has been shown.
    arrival: u64,
    /// When this watcher came.
    joined: u64,
    /// What was there before and need not be shown again.
    known: Stamp,
    reloads: u64,
    birth: u64,
}

/// What a watcher is shown next.
pub(crate) enum Next {
    Slot(Arc<Slot>),
    Reload,
}

impl Watcher {
    /// Begins where an earlier stream left off. Says whether that place is known; if not, it begins with
    /// everything there is.
    pub(crate) fn since(&mut self, seen: Option<Stamp>) -> bool {
        let state = self.state.borrow();
        let known = seen.filter(|seen| match seen.fence {
            0 => false,
            fence if fence == self.birth => seen.round >= state.since,
            fence => fence == state.fence,
        });
        self.arrival = 0;
        self.known = known.unwrap_or_default();
        known.is_some()
    }

    /// The id to come back with: up to here everything has been shown.
    pub(crate) fn place(&self) -> Stamp {
        let state = self.state.borrow();
        let latest = state.slots.iter().map(|(_, slot)| slot.stamp).max();
        latest.unwrap_or(Stamp { fence: self.birth, round: self.joined })
    }

    /// Begins with a request to fetch the page.
    pub(crate) fn reload_first(&mut self) {
        self.reloads = self.reloads.wrapping_sub(1);
    }

    /// What is to be shown now, if anything; `Err` when the hub has been closed.
    pub(crate) fn ready(&mut self) -> Result<Option<Next>, Closed> {
        let state = self.state.borrow_and_update();
        if state.closed {
            return Err(Closed);
        }
        if state.reloads != self.reloads {
            self.reloads = state.reloads;
            return Ok(Some(Next::Reload));
        }
        let (joined, known) = (self.joined, self.known);
        let seen_before = |arrival: u64, slot: &Slot| {
            arrival <= joined && slot.stamp.fence == known.fence && slot.stamp <= known
        };
        let next = state.slots.iter().find(|(at, slot)| *at > self.arrival && !seen_before(*at, slot));
        Ok(next.map(|(at, slot)| {
            self.arrival = *at;
            Next::Slot(slot.clone())
        }))
    }

    /// Waits for what is to be shown next.
    pub(crate) async fn next(&mut self) -> Result<Next, Closed> {
        loop {
            if let Some(next) = self.ready()? {
                return Ok(next);
            }
            self.state.changed().await.map_err(|_| Closed)?;
        }
    }

    /// The next frame, if there is one.
    ///
    /// # Errors
    /// [`Closed`] when there is none now.
    pub fn try_recv(&mut self) -> Result<Frame, Closed> {
        self.ready()?.map(Next::frame).ok_or(Closed)
    }

    /// Waits for the next frame.
    ///
    /// # Errors
    /// [`Closed`] when the program is going down.
    pub async fn recv(&mut self) -> Result<Frame, Closed> {
        self.next().await.map(Next::frame)
    }
}

impl Next {
    pub(crate) fn frame(self) -> Frame {
        match self {
            Self::Slot(slot) => slot.frame.clone(),
            Self::Reload => Frame::reload(),
        }
    }
}

/// Nothing more comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing more comes")]
pub struct Closed;

#[cfg(test)]
mod tests {
    use super::*;

    fn hub() -> Hub {
        Hub::new(Arc::new(Wire::new("one", "", None)), 1 << 60)
    }

    fn texts(watcher: &mut Watcher) -> Vec<String> {
        std::iter::from_fn(|| watcher.try_recv().ok()).map(|frame| frame.text().to_owned()).collect()
    }

    #[test]
    fn everyone_on_a_channel_gets_the_frame_and_nobody_on_another() {
        let hub = hub();
        let (mut a, mut b, mut other) = (hub.watch("r1"), hub.watch("r1"), hub.watch("r2"));
        hub.publish("r1", &Frame::region("board", "<p>一</p>"));
        assert_eq!(a.try_recv().unwrap(), b.try_recv().unwrap());
        assert!(other.try_recv().is_err());
        assert_eq!(hub.watchers("r1"), 2);
        drop((a, b));
        assert_eq!(hub.watchers("r1"), 0);
    }

    #[test]
    fn who_was_away_is_shown_the_latest_of_each_region_and_no_backlog() {
        let hub = hub();
        let mut slow = hub.watch("r1");
        for n in 0..1_000 {
            hub.publish("r1", &Frame::region("count", &n.to_string()));
            hub.publish("r1", &Frame::region("board", &n.to_string()));
        }
        let shown = texts(&mut slow);
        assert_eq!(shown.len(), 2);
        assert!(shown.iter().all(|text| text.contains("999")));
    }

    #[test]
    fn who_comes_back_is_shown_what_is_new_or_told_to_fetch_the_page() {
        let hub = hub();
        let mut first = hub.watch("r1");
        hub.publish("r1", &Frame::region("a", "1"));
        assert_eq!(texts(&mut first).len(), 1);
        let place = first.place();
        drop(first);
        hub.publish("r1", &Frame::region("b", "2"));
        let mut back = hub.watch("r1");
        assert!(back.since(Some(place)), "the place is known");
        assert_eq!(texts(&mut back).len(), 1);
        let place = back.place();
        assert!(back.since(Some(place)) && texts(&mut back).is_empty());
        for unknown in [None, Some(Stamp { fence: 1 << 60, round: 0 }), Some(Stamp { fence: 9, round: 9 })] {
            assert!(!hub.watch("r1").since(unknown), "{unknown:?}");
        }
    }

    #[test]
    fn a_late_frame_of_an_earlier_owner_says_nothing_any_more() {
        let hub = hub();
        let mut watcher = hub.watch("r1");
        let put = |html: &str, fence, round| {
            hub.deliver("r1", &Frame::region("a", html), Some(Stamp { fence, round }));
        };
        put("new owner", 2, 1);
        put("paused owner", 1, 900);
        put("overtaken", 2, 0);
        assert_eq!(texts(&mut watcher), [Frame::region("a", "new owner").text()]);
    }

    #[test]
    fn a_frame_that_was_lost_and_comes_with_the_next_look_is_still_shown() {
        let hub = hub();
        let mut watcher = hub.watch("r1");
        hub.deliver("r1", &Frame::region("b", "5"), Some(Stamp { fence: 1, round: 5 }));
        assert_eq!(texts(&mut watcher).len(), 1);
        hub.deliver("r1", &Frame::region("a", "3"), Some(Stamp { fence: 1, round: 3 }));
        assert_eq!(texts(&mut watcher), [Frame::region("a", "3").text()]);
    }

    #[test]
    fn when_frames_may_have_been_missed_everybody_fetches_the_page_once() {
        let hub = hub();
        let (mut a, mut b) = (hub.watch("r1"), hub.watch("r2"));
        hub.publish("r1", &Frame::region("a", "old"));
        hub.reload_all();
        hub.publish("r1", &Frame::region("a", "new"));
        assert_eq!(texts(&mut a), [Frame::reload().text(), Frame::region("a", "new").text()]);
        assert_eq!(texts(&mut b), [Frame::reload().text()]);
        assert!(texts(&mut hub.watch("r2")).is_empty(), "a fresh page is fresh");
    }

    #[test]
    fn a_program_that_goes_down_ends_every_stream_and_begins_none() {
        let hub = hub();
        let mut watcher = hub.watch("r1");
        hub.close();
        assert!(
            watcher.ready().is_err() && hub.watch("r1").ready().is_err() && hub.watch("r2").ready().is_err()
        );
    }

    #[test]
    fn an_idle_channel_is_forgotten_after_a_while() {
        let hub = hub();
        let mut watcher = hub.watch("r1");
        hub.publish("r1", &Frame::region("a", "1"));
        let place = {
            texts(&mut watcher);
            watcher.place()
        };
        drop(watcher);
        let now = Instant::now();
        hub.prune(now);
        hub.prune(now + KEPT / 2);
        assert!(hub.watched("r1"), "what happens now is kept for it");
        assert!(hub.watch("r1").since(Some(place)), "a phone that polls is expected back");
        hub.prune(now + KEPT * 2);
        hub.prune(now + KEPT * 4);
        assert!(!hub.watched("r1"));
        assert!(!hub.watch("r1").since(Some(place)));
    }
}
