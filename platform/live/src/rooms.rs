//! The rooms of a node: who plays which, and the way to each, here or on another node.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use axum::response::Response;
use store::{Millis, StoreError};
use tokio::time::Instant;
use web::{App, Error, Visit};

use crate::board::channel;
use crate::frame::Stamp;
use crate::lease::{self, Lease, Taking};
use crate::letter::{Ask, Note, Reply, post};
use crate::room::{self, LetterBox};
use crate::wire::Wire;
use crate::{Frame, Hub, Play, Trouble, Unkept, Watching};

/// How rooms are played; the defaults are meant to be kept.
#[derive(Debug, Clone)]
pub struct Rules {
    /// A node that has not said that it lives for so many milliseconds loses its rooms. It says so three
    /// times as often.
    pub term: i64,
    /// So many commands may wait for a room; more are told that it is busy.
    pub queue: usize,
    /// So many commands are written in one transaction at most.
    pub batch: usize,
    /// A room that nobody uses or watches, with no deadline, is put away after this.
    pub rest: Duration,
    /// So long a command looks for whoever plays its room.
    pub patience: Duration,
}

impl Default for Rules {
    fn default() -> Self {
        let (rest, patience) = (Duration::from_secs(600), Duration::from_secs(12));
        Self { term: 6_000, queue: 16_384, batch: 512, rest, patience }
    }
}

/// The rooms of this node.
#[derive(Clone)]
pub struct Rooms {
    shared: Arc<Shared>,
}

struct Shared {
    hub: Hub,
    wire: Arc<Wire>,
    rules: Rules,
    kinds: Mutex<HashMap<&'static str, Opener>>,
    spots: Mutex<HashMap<String, Spot>>,
    /// The first heartbeat.
    began: OnceLock<Millis>,
}

/// Where a room is played, as far as this node knows. Locked while it is being found out.
type Spot = Arc<tokio::sync::Mutex<Place>>;

#[derive(Clone)]
enum Place {
    Unknown,
    Here(LetterBox),
    There { node: String, asked: Instant },
}

/// What is known of another node's room is believed for so long.
const BELIEVED: Duration = Duration::from_secs(2);
/// A command that found nobody tries again after this.
const AGAIN: Duration = Duration::from_millis(50);

type Opening = Pin<Box<dyn Future<Output = Result<LetterBox, Unkept>> + Send>>;
type Opener = fn(App, Hub, Lease, Rules) -> Opening;

fn opener<P: Play>(app: App, hub: Hub, lease: Lease, rules: Rules) -> Opening {
    Box::pin(async move { room::open::<P>(&app, hub, lease, rules).await })
}

/// The name of a room among all kinds of rooms.
fn name_of<P: Play>(room: &str) -> String {
    format!("{}:{room}", P::KIND)
}

impl Rooms {
    pub(crate) fn new(hub: Hub, wire: Arc<Wire>, rules: Rules) -> Self {
        let (kinds, spots) = (Mutex::default(), Mutex::default());
        Self { shared: Arc::new(Shared { hub, wire, rules, kinds, spots, began: OnceLock::new() }) }
    }

    /// The rooms of the running program.
    ///
    /// # Errors
    /// When the program was built without.
    pub fn of(app: &App) -> Result<&Self, StoreError> {
        app.extras.get::<Self>().ok_or_else(|| StoreError::broken("the program was built without rooms"))
    }

    /// Makes a kind of room known, so that its deadlines go on after a restart before anybody comes.
    pub fn play<P: Play>(&self) {
        lock(&self.shared.kinds).insert(P::KIND, opener::<P>);
    }

    /// Asks something of a room and waits until it is kept or refused. `once` names this asking: sent again
    /// by the same seat with the same key it counts once.
    ///
    /// # Errors
    /// [`Trouble`]: refused by the room, too busy, or a defect.
    pub async fn ask<P: Play>(
        &self,
        app: &App,
        room: &str,
        ask: (&str, &str, Millis),
        command: &P::Command,
    ) -> Result<P::Answer, Trouble<P::Refusal>> {
        self.play::<P>();
        let (seat, once, at) = (ask.0.to_owned(), ask.1.to_owned(), ask.2);
        let command = serde_json::to_string(command).map_err(StoreError::broken)?;
        let note = Note::Ask(Ask { seat, once, at, command });
        match self.send(app, &name_of::<P>(room), note).await {
            Reply::Answer(text) => Ok(serde_json::from_str(&text).map_err(StoreError::broken)?),
            Reply::Refused(text) => {
                Err(Trouble::Refused(serde_json::from_str(&text).map_err(StoreError::broken)?))
            }
            Reply::Busy | Reply::Moved => Err(Trouble::Busy),
            other => Err(StoreError::broken(format!("a room replied {other:?}")).into()),
        }
    }

    /// Tells a room that somebody wrote its tables without asking it. Nothing is done where nobody plays it.
    pub async fn reread<P: Play>(&self, app: &App, room: &str) {
        self.play::<P>();
        self.send(app, &name_of::<P>(room), Note::Reread).await;
    }

    /// What an audience of a room is shown, as a stream or a long poll; the page has checked that it may.
    ///
    /// # Errors
    /// When the answer cannot be made.
    pub async fn watch<P: Play>(
        &self,
        app: &App,
        room: &str,
        audience: &str,
        watching: &Watching,
    ) -> Result<Response, Error> {
        self.play::<P>();
        let name = name_of::<P>(room);
        let channel = channel(&name, audience);
        // Watching comes first, so that nothing is missed between the look and the stream.
        let mut watcher = self.shared.hub.watch(&channel);
        self.look(app, &name, audience).await;
        watcher.since(watching.since);
        Ok(watching.answer(watcher))
    }

    /// Whether this node plays a room.
    pub async fn plays<P: Play>(&self, room: &str) -> bool {
        let spot = self.spot(&name_of::<P>(room));
        matches!(&*spot.lock().await, Place::Here(letters) if !letters.is_closed())
    }

    /// Asks what an audience is shown and hands it to those who watch here.
    async fn look(&self, app: &App, name: &str, audience: &str) {
        let note = Note::Look { audience: audience.to_owned() };
        let Reply::Shown { fence, regions } = self.try_send(app, name, &note).await else { return };
        for shown in regions {
            let frame = Frame { region: shown.region.as_str().into(), text: shown.text.into() };
            let stamp = Stamp { fence, round: shown.round };
            self.shared.hub.deliver(&channel(name, audience), &frame, Some(stamp));
        }
    }

    /// Sends a note to whoever plays the room, for as long as patience lasts.
    async fn send(&self, app: &App, name: &str, note: Note) -> Reply {
        let give_up = Instant::now() + self.shared.rules.patience;
        loop {
            match self.try_send(app, name, &note).await {
                Reply::Moved if Instant::now() < give_up => tokio::time::sleep(AGAIN).await,
                reply => return reply,
            }
        }
    }

    async fn try_send(&self, app: &App, name: &str, note: &Note) -> Reply {
        if self.shared.hub.is_closed() {
            return Reply::Busy;
        }
        let reply = match self.find(app, name).await {
            Ok(Place::Here(letters)) => post(&letters, note.clone()).await,
            Ok(Place::There { node, .. }) => {
                self.shared.wire.ask(&node, name, note).await.unwrap_or(Reply::Moved)
            }
            Ok(Place::Unknown) | Err(Unkept::Fenced | Unkept::Stale) => Reply::Moved,
            Err(Unkept::Store(error)) => {
                tracing::error!(%error, room = name, "a room cannot be opened");
                Reply::Moved
            }
        };
        if reply == Reply::Moved {
            self.forget(name).await;
        }
        reply
    }

    /// Finds out who plays a room; where nobody does, this node does from now on.
    async fn find(&self, app: &App, name: &str) -> Result<Place, Unkept> {
        let spot = self.spot(name);
        let mut place = spot.lock().await;
        match &*place {
            Place::Here(letters) if !letters.is_closed() => return Ok(place.clone()),
            Place::There { asked, .. } if asked.elapsed() < BELIEVED => return Ok(place.clone()),
            _ => {}
        }
        *place = match self.holder(app, name).await? {
            Some(node) => Place::There { node, asked: Instant::now() },
            None => match self.take(app, name).await? {
                Taking::Held { node } => Place::There { node, asked: Instant::now() },
                Taking::Ours(lease) => {
                    let kind = name.split(':').next().unwrap_or_default();
                    let Some(opener) = lock(&self.shared.kinds).get(kind).copied() else {
                        return Ok(Place::Unknown);
                    };
                    let (hub, rules) = (self.shared.hub.clone(), self.shared.rules.clone());
                    Place::Here(opener(app.clone(), hub, lease, rules).await?)
                }
            },
        };
        Ok(place.clone())
    }

    /// The other living node that plays a room.
    async fn holder(&self, app: &App, name: &str) -> Result<Option<String>, StoreError> {
        if self.shared.wire.is_alone() {
            return Ok(None);
        }
        let (name, now) = (name.to_owned(), app.sources.clock.now());
        let holder = app.db.read(move |tx| lease::holder(tx, &name, now)).await?;
        Ok(holder.filter(|node| *node != self.shared.wire.node))
    }

    async fn take(&self, app: &App, name: &str) -> Result<Taking, StoreError> {
        let (name, now) = (name.to_owned(), app.sources.clock.now());
        let (node, alone, term) =
            (self.shared.wire.node.clone(), self.shared.wire.is_alone(), self.shared.rules.term);
        app.db
            .write(move |tx| {
                // A node that takes rooms lives.
                lease::beat(tx, &node, now, now.plus(term))?;
                lease::take(tx, &name, &node, now, alone)
            })
            .await
    }

    async fn forget(&self, name: &str) {
        let spot = self.spot(name);
        let mut place = spot.lock().await;
        if !matches!(&*place, Place::Here(letters) if !letters.is_closed()) {
            *place = Place::Unknown;
        }
    }

    fn spot(&self, name: &str) -> Spot {
        let mut spots = lock(&self.shared.spots);
        spots
            .entry(name.to_owned())
            .or_insert_with(|| Arc::new(tokio::sync::Mutex::new(Place::Unknown)))
            .clone()
    }

    /// A note from another node, for a room that is played here.
    pub(crate) async fn receive(&self, name: &str, note: Note) -> Reply {
        let place = self.spot(name).lock().await.clone();
        match place {
            Place::Here(letters) => post(&letters, note).await,
            Place::Unknown | Place::There { .. } => Reply::Moved,
        }
    }

    /// One beat of the node's heart: it says that it lives, drops what others have taken meanwhile, takes up
    /// rooms whose deadline is running and whose node is gone, and looks again at what is watched here. [`begin`](crate::begin) does this every third of a term.
    ///
    /// # Errors
    /// As the database fails.
    pub async fn beat(&self, app: &App) -> Result<(), StoreError> {
        // What was given back is not taken again.
        if self.shared.hub.is_closed() {
            return Ok(());
        }
        let (node, alone, now) =
            (self.shared.wire.node.clone(), self.shared.wire.is_alone(), app.sources.clock.now());
        let until = now.plus(self.shared.rules.term);
        let began = *self.shared.began.get_or_init(|| now);
        let (held, orphans, others) = app
            .db
            .write(move |tx| {
                lease::beat(tx, &node, now, until)?;
                let others = alone && lease::others(tx, &node, began)?;
                Ok::<_, StoreError>((lease::held(tx, &node)?, lease::orphans(tx, &node, now, alone)?, others))
            })
            .await?;
        self.shared.wire.note_others(others);
        self.drop_lost(&held).await;
        for name in orphans {
            // Whoever was believed to play it is gone.
            self.forget(&name).await;
            if let Err(error) = self.find(app, &name).await {
                tracing::warn!(%error, room = name, "an orphaned room was not taken up");
            }
        }
        self.look_again(app).await;
        self.shared.hub.prune(std::time::Instant::now());
        Ok(())
    }

    /// A room that another node took while this one was paused is played here no more.
    async fn drop_lost(&self, held: &[String]) {
        let spots: Vec<(String, Spot)> =
            lock(&self.shared.spots).iter().map(|(name, spot)| (name.clone(), spot.clone())).collect();
        for (name, spot) in spots {
            // Whoever holds the lock is finding out anyway.
            let Ok(place) = spot.try_lock() else { continue };
            if let Place::Here(letters) = &*place
                && !letters.is_closed()
                && !held.contains(&name)
            {
                let letters = letters.clone();
                drop(place);
                tracing::warn!(room = name, "another node has taken the room");
                post(&letters, Note::Leave).await;
            }
        }
        lock(&self.shared.spots).retain(|_, spot| {
            let free = Arc::strong_count(spot) == 1;
            !(free && spot.try_lock().is_ok_and(|place| is_over(&place)))
        });
    }

    async fn look_again(&self, app: &App) {
        for channel in self.shared.hub.watched_here() {
            // Channels of pages have no room.
            if let Some((name, audience)) = channel.split_once('/') {
                self.look(app, name, audience).await;
            }
        }
    }

    /// Gives every room back and ends every stream: the program goes down, and others may go on at once.
    pub(crate) async fn leave(&self) {
        self.shared.hub.close();
        let spots: Vec<Spot> = lock(&self.shared.spots).values().cloned().collect();
        for spot in spots {
            let place = std::mem::replace(&mut *spot.lock().await, Place::Unknown);
            if let Place::Here(letters) = place {
                post(&letters, Note::Leave).await;
            }
        }
    }

    pub(crate) fn hub(&self) -> &Hub {
        &self.shared.hub
    }

    pub(crate) fn wire(&self) -> &Arc<Wire> {
        &self.shared.wire
    }

    pub(crate) fn rules(&self) -> &Rules {
        &self.shared.rules
    }
}

fn is_over(place: &Place) -> bool {
    match place {
        Place::Unknown => true,
        Place::Here(letters) => letters.is_closed(),
        Place::There { asked, .. } => asked.elapsed() > BELIEVED,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Asks something of a room in the name of a visit; see [`Rooms::ask`].
///
/// # Errors
/// As [`Rooms::ask`].
pub async fn ask<P: Play>(
    visit: &Visit,
    room: &str,
    seat: &str,
    once: Option<&str>,
    command: &P::Command,
) -> Result<P::Answer, Trouble<P::Refusal>> {
    // Without a key of its own an asking is named by its request: it is not repeated.
    let once = once.unwrap_or(&visit.ctx.request);
    let rooms = Rooms::of(&visit.app)?;
    rooms.ask::<P>(&visit.app, room, (seat, once, visit.ctx.now), command).await
}
