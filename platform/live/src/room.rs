//! A room being played: one task that owns its state, takes in what waits, writes it down in one
//! transaction, and only then answers and shows.

use std::sync::Arc;
use std::time::Duration;

use store::{Db, Millis, StoreError};
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;
use web::{App, Ctx, Settings, Sources};

use crate::Rules;
use crate::board::Board;
use crate::lease::{self, Lease};
use crate::letter::{Ask, Letter, Note, Reply};
use crate::once::{self, Answered, Once};
use crate::{Asked, At, Decision, Hub, Play, Unkept};

/// So often a batch is decided again when the tables have changed under it.
const ATTEMPTS: usize = 4;
/// The clock on the wall is looked at this often while a deadline runs: it may be set, or stand in a test.
const GLANCE: Duration = Duration::from_millis(250);

/// The room is not played here any more.
pub(crate) struct Gone;

/// Where letters for a room go.
pub(crate) type LetterBox = mpsc::Sender<Letter>;

/// What actions are handed. Not the whole program: an action that held the last of it would close the
/// database from within.
struct Means {
    sources: Sources,
    settings: Settings,
}

impl Means {
    fn ctx(&self) -> Ctx {
        Ctx::program(&self.sources)
    }

    fn at<'a>(&'a self, room: &'a str, ctx: &'a Ctx) -> At<'a> {
        At { room: id_of(room), ctx, settings: &self.settings }
    }
}

/// A room and everything its task owns.
pub(crate) struct Room<P: Play> {
    db: Db,
    means: Arc<Means>,
    lease: Lease,
    rules: Rules,
    /// There are no other nodes.
    alone: bool,
    state: P,
    once: Once,
    board: Board,
    letters: mpsc::Receiver<Letter>,
    /// The deadline that was met last: it is met once.
    met: Option<Millis>,
    next_look: Option<Millis>,
    busy_at: Instant,
}

/// Opens a room that was taken: loads it, moves its deadlines by the time it stood still, lets it play.
pub(crate) async fn open<P: Play>(
    app: &App,
    hub: Hub,
    lease: Lease,
    rules: Rules,
) -> Result<LetterBox, Unkept> {
    let (letter_box, letters) = mpsc::channel(rules.queue);
    let db = app.db.clone();
    let means = Arc::new(Means { sources: app.sources.clone(), settings: app.settings.clone() });
    let (state, once) = load::<P>(&db, &means, &lease.room).await?;
    let alone = hub.is_alone();
    let board = Board::new(&lease.room, lease.fence, hub);
    let busy_at = Instant::now();
    let (met, next_look) = (None, None);
    let mut room =
        Room { db, means, lease, rules, alone, state, once, board, letters, met, next_look, busy_at };
    room.settle().await?;
    // Those who watched it on another node see here how it goes on.
    room.show(false);
    tokio::spawn(room.play());
    Ok(letter_box)
}

async fn load<P: Play>(db: &Db, means: &Arc<Means>, room: &str) -> Result<(P, Once), StoreError> {
    let (means, room) = (means.clone(), room.to_owned());
    db.read(move |tx| {
        let ctx = means.ctx();
        let once = Once::load(tx, &room, ctx.now)?;
        Ok((P::load(tx, &means.at(&room, &ctx))?, once))
    })
    .await
}

/// A room's name without its kind.
fn id_of(room: &str) -> &str {
    room.split_once(':').map_or(room, |(_, id)| id)
}

impl<P: Play> Room<P> {
    async fn settle(&mut self) -> Result<(), Unkept> {
        let now = self.means.sources.clock.now();
        // A deadline that was already due when the room stopped is met now; nobody waited for it to move.
        let running = |since: &Millis| self.state.deadline().is_some_and(|deadline| deadline > *since);
        let by = self.lease.since.filter(running).map(|since| now.0 - since.0).filter(|by| *by > 0);
        let moved: Vec<P::Fact> = by.and_then(|by| self.state.extend(by)).into_iter().collect();
        if let (Some(by), false) = (by, moved.is_empty()) {
            tracing::info!(room = self.lease.room, milliseconds = by, "a room stood still; its time goes on");
        }
        for fact in &moved {
            self.state.apply(fact);
        }
        self.write(moved, Vec::new(), true).await
    }

    async fn play(mut self) {
        let mut waiting = Vec::new();
        loop {
            let pause = self.pause();
            tokio::select! {
                // Everything that waits is one batch.
                _ = self.letters.recv_many(&mut waiting, self.rules.batch) => {}
                () = tokio::time::sleep(pause) => {}
            }
            if self.round(&mut waiting).await.is_err() {
                break;
            }
        }
        // Whoever still waits is told by the closed box to ask again: another may play the room.
        self.letters.close();
        tracing::debug!(
            room = self.lease.room,
            fence = self.lease.fence,
            "a room is not played here any more"
        );
    }

    async fn round(&mut self, waiting: &mut Vec<Letter>) -> Result<(), Gone> {
        if !waiting.is_empty() {
            self.busy_at = Instant::now();
            self.take_in(std::mem::take(waiting)).await?;
        }
        self.watch_the_clock().await?;
        if self.board.wait().is_some_and(|wait| wait.is_zero()) {
            self.show(false);
        }
        let idle = self.busy_at.elapsed() > self.rules.rest && self.state.deadline().is_none();
        if idle && !self.board.is_watched() { self.leave().await } else { Ok(()) }
    }

    /// How long nothing needs to be done unless somebody writes.
    fn pause(&self) -> Duration {
        let timed = self.state.deadline().filter(|moment| self.met != Some(*moment)).is_some();
        let glance = if timed || self.next_look.is_some() { GLANCE } else { self.rules.rest };
        self.board.wait().map_or(glance, |wait| wait.min(glance))
    }

    async fn take_in(&mut self, letters: Vec<Letter>) -> Result<(), Gone> {
        let mut asks = Vec::new();
        let mut others = Vec::new();
        for Letter { note, reply } in letters {
            match note {
                Note::Ask(ask) => asks.push((ask, reply)),
                other => others.push((other, reply)),
            }
        }
        if !asks.is_empty() {
            self.answer(asks).await?;
        }
        for (note, reply) in others {
            let said = match note {
                Note::Look { audience } => self.look(&audience),
                Note::Reread => {
                    self.reload().await?;
                    self.note_deadline().await?;
                    self.show(false);
                    Reply::Done
                }
                Note::Leave => {
                    let left = self.leave().await;
                    send(reply, Reply::Done);
                    return left;
                }
                Note::Ask(_) => continue,
            };
            send(reply, said);
        }
        Ok(())
    }

    /// Decides a batch, keeps it, and answers everybody in it once it is on disk.
    async fn answer(&mut self, asks: Vec<(Ask, oneshot::Sender<Reply>)>) -> Result<(), Gone> {
        for _ in 0..ATTEMPTS {
            let (mut facts, mut answered) = (Vec::new(), Vec::new());
            let said: Vec<Reply> =
                asks.iter().map(|(ask, _)| self.decide(ask, &mut facts, &mut answered)).collect();
            let (only_counts, changed) = (facts.iter().all(P::only_counts), !facts.is_empty());
            // Where nothing is to be kept, a node among others still makes sure that the room is its own:
            // one that was paused must not refuse out of an old memory.
            let known = !changed && self.alone;
            let outcome = if known { Ok(()) } else { self.write(facts, answered, false).await };
            match outcome {
                Ok(()) => {
                    for ((_, reply), said) in asks.into_iter().zip(said) {
                        send(reply, said);
                    }
                    if changed {
                        self.show(only_counts);
                    }
                    return Ok(());
                }
                Err(Unkept::Stale) => self.reload().await?,
                Err(Unkept::Fenced) => return Err(Gone),
                Err(Unkept::Store(error)) => {
                    tracing::error!(%error, room = self.lease.room, "a batch was not kept");
                    self.reload().await?;
                    break;
                }
            }
        }
        for (_, reply) in asks {
            send(reply, Reply::Busy);
        }
        Ok(())
    }

    fn decide(&mut self, ask: &Ask, facts: &mut Vec<P::Fact>, answered: &mut Vec<Answered>) -> Reply {
        if let Some(answer) = self.once.answer(&ask.seat, &ask.once) {
            return Reply::Answer(answer.to_owned());
        }
        let command = match serde_json::from_str(&ask.command) {
            Ok(command) => command,
            Err(error) => return Reply::Unreadable(error.to_string()),
        };
        match self.state.decide(&Asked { seat: ask.seat.clone(), at: ask.at, command }) {
            Decision::Keep(fact, answer) => match serde_json::to_string(&answer) {
                Ok(answer) => {
                    // Applied now, so that who comes next in the batch meets it; shown to nobody before
                    // it is on disk, and thrown away with all memory where it does not get there.
                    self.state.apply(&fact);
                    facts.push(fact);
                    let (seat, once) = (ask.seat.clone(), ask.once.clone());
                    let new = Answered { seat, once, answer: answer.clone(), at: ask.at };
                    self.once.remember(&new);
                    answered.push(new);
                    Reply::Answer(answer)
                }
                Err(error) => Reply::Unreadable(error.to_string()),
            },
            Decision::Already(answer) => serde_json::to_string(&answer)
                .map_or_else(|e| Reply::Unreadable(e.to_string()), Reply::Answer),
            Decision::Refuse(refusal) => serde_json::to_string(&refusal)
                .map_or_else(|e| Reply::Unreadable(e.to_string()), Reply::Refused),
        }
    }

    async fn write(&self, facts: Vec<P::Fact>, answered: Vec<Answered>, tidy: bool) -> Result<(), Unkept> {
        let (means, lease, due) = (self.means.clone(), self.lease.clone(), self.state.deadline());
        self.db
            .write(move |tx| {
                lease::hold(tx, &lease, due)?;
                let ctx = means.ctx();
                if tidy {
                    once::forget(tx, &lease.room, ctx.now)?;
                }
                if !facts.is_empty() {
                    P::keep(tx, &means.at(&lease.room, &ctx), &facts)?;
                }
                Ok(once::keep(tx, &lease.room, &answered)?)
            })
            .await
    }

    /// Meets a deadline whose moment has come, and what changes by itself.
    async fn watch_the_clock(&mut self) -> Result<(), Gone> {
        let now = self.means.sources.clock.now();
        while let Some(moment) = self.state.deadline().filter(|m| *m <= now && self.met != Some(*m)) {
            self.met = Some(moment);
            let Some(fact) = self.state.on_deadline(moment) else { break };
            self.state.apply(&fact);
            match self.write(vec![fact], Vec::new(), false).await {
                Ok(()) => self.show(false),
                Err(Unkept::Fenced) => return Err(Gone),
                Err(failed) => {
                    tracing::error!(%failed, room = self.lease.room, "a deadline was not kept; it is met again");
                    self.met = None;
                    self.reload().await?;
                    tokio::time::sleep(GLANCE).await;
                    break;
                }
            }
        }
        if self.next_look.is_some_and(|moment| moment <= now) {
            self.show(false);
        }
        Ok(())
    }

    /// The tables are the truth. A room that cannot read them is not played on.
    async fn reload(&mut self) -> Result<(), Gone> {
        let loaded = load::<P>(&self.db, &self.means, &self.lease.room).await;
        let (state, once) = loaded.map_err(|error| {
            tracing::error!(%error, room = self.lease.room, "a room cannot be read");
            Gone
        })?;
        (self.state, self.once) = (state, once);
        Ok(())
    }

    async fn note_deadline(&self) -> Result<(), Gone> {
        self.write(Vec::new(), Vec::new(), false).await.map_err(|_| Gone)
    }

    fn show(&mut self, only_counts: bool) {
        let ctx = self.means.ctx();
        let at = self.means.at(&self.lease.room, &ctx);
        self.board.changed(&self.state, &at, only_counts);
        self.next_look = self.state.next_look(ctx.now);
    }

    fn look(&mut self, audience: &str) -> Reply {
        let ctx = self.means.ctx();
        let at = self.means.at(&self.lease.room, &ctx);
        self.next_look = self.state.next_look(ctx.now);
        self.board.look(&self.state, &at, audience)
    }

    async fn leave(&mut self) -> Result<(), Gone> {
        let (lease, now) = (self.lease.clone(), self.means.sources.clock.now());
        if let Err(error) = self.db.write(move |tx| lease::leave(tx, &lease, now)).await {
            let error: StoreError = error;
            tracing::warn!(%error, room = self.lease.room, "a room was not given back; its lease runs out");
        }
        Err(Gone)
    }
}

fn send(to: oneshot::Sender<Reply>, reply: Reply) {
    // Who asked may have gone away; what was kept stays kept.
    let _ = to.send(reply);
}
