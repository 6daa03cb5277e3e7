//! Searches under way: what each has found so far, in the process that carries it out; that it is under way, that
//! it should stop and why it failed in the database, for every node. When one ends it is forgotten here.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use classes::ClassId;
use grouping::{Infeasible, Solution};
use store::{Millis, Tx};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use web::{Ctx, Error};

use super::{Question, Studio};
use crate::access::{MAKE_GROUPS, SEE_GROUPING};
use crate::model::{Found, GroupingId, Seen, Sought, look, rounds};
use crate::store::{groupings, searches as sql};

/// The curve of the best so far has at most so many points.
const POINTS: u64 = 120;

/// A point of the curve: how far, in thousandths, and the best total by then.
pub(crate) type Point = (u64, i64);

/// What has been seen of a search.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sight {
    /// How far it is, in thousandths.
    pub done: u64,
    /// Rounds that are over.
    pub over: usize,
    /// The best total by how far it was.
    pub curve: Vec<Point>,
    /// How often it got better.
    pub bettered: usize,
    /// The best groups so far.
    pub best: Option<Arc<Solution>>,
    /// Counts what is worth drawing anew: the groups, not the curve.
    pub drawn: usize,
}

/// A search.
pub(crate) struct Search {
    /// What is asked.
    pub question: Question,
    /// The studio as it was when it began: names for what the question numbers.
    pub studio: Studio,
    /// How many rounds there are.
    pub rounds: usize,
    once: Option<String>,
    steps: u64,
    waits: AtomicBool,
    stop: AtomicBool,
    sight: Mutex<Sight>,
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Search {
    /// A search that has not begun; `once` tells the same form sent twice.
    pub(crate) fn new(question: Question, studio: Studio, once: Option<String>) -> Self {
        let rounds = rounds(question.snapshot.problem.people.len(), question.settings.care);
        Self {
            rounds: rounds.len(),
            once,
            steps: rounds.iter().sum::<u64>().max(1),
            waits: AtomicBool::new(true),
            stop: AtomicBool::new(false),
            sight: Mutex::default(),
            question,
            studio,
        }
    }

    /// Looks, and notes what is seen. Pure arithmetic: give it a thread of its own.
    pub(crate) fn look(&self) -> Result<Found, Infeasible> {
        self.waits.store(false, Ordering::Relaxed);
        let asked = &self.question.snapshot.problem;
        look(asked, self.question.settings.care, &mut |seen| {
            self.note(seen);
            if self.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    }

    fn note(&self, seen: Seen<'_>) {
        let mut sight = lock(&self.sight);
        match seen {
            Seen::Step { done, best } => {
                sight.done = (done * 1_000 / self.steps).min(1_000);
                let Some(best) = best else { return };
                let (at, highest) = sight.curve.last().copied().unwrap_or((0, i64::MIN));
                sight.bettered += usize::from(best > highest && !sight.curve.is_empty());
                let step = 1_000 / POINTS;
                if sight.curve.is_empty() || (best > highest && sight.done >= at + step) {
                    let done = sight.done;
                    sight.curve.push((done, best));
                } else if let Some(last) = sight.curve.last_mut() {
                    last.1 = last.1.max(best);
                }
            }
            Seen::Round { over, better } => {
                sight.over = over;
                if let Some(better) = better {
                    sight.best = Some(Arc::new(better.clone()));
                    sight.drawn += 1;
                }
            }
        }
    }

    /// What has been seen so far.
    pub(crate) fn sight(&self) -> Sight {
        lock(&self.sight).clone()
    }

    /// Whether others come first.
    pub(crate) fn waits(&self) -> bool {
        self.waits.load(Ordering::Relaxed)
    }

    /// Asks it to stop with what it has.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// The searches of this process.
#[derive(Clone)]
pub(crate) struct Searches {
    known: Arc<Mutex<Vec<Arc<Search>>>>,
    /// A search takes a processor for itself. One is left for everybody else, and who comes later waits.
    places: Arc<Semaphore>,
}

impl Default for Searches {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
        Self { known: Arc::default(), places: Arc::new(Semaphore::new((processors - 1).max(1))) }
    }
}

impl Searches {
    /// Waits for its turn, in the order of asking; the place is free again when it is dropped.
    pub(crate) async fn place(&self) -> Result<OwnedSemaphorePermit, Error> {
        self.places.clone().acquire_owned().await.map_err(Error::broken)
    }

    /// Takes a search up; the one already under way where the same form came twice.
    pub(crate) fn begin(&self, search: Search) -> Result<Arc<Search>, Arc<Search>> {
        let mut searches = lock(&self.known);
        let same = |known: &&Arc<Search>| {
            search.once.is_some()
                && known.once == search.once
                && known.question.class.id == search.question.class.id
        };
        if let Some(known) = searches.iter().find(same) {
            return Err(known.clone());
        }
        let search = Arc::new(search);
        searches.push(search.clone());
        Ok(search)
    }

    /// The search that makes this draft of the class.
    pub(crate) fn of(&self, class: &ClassId, draft: &GroupingId) -> Option<Arc<Search>> {
        let searches = lock(&self.known);
        searches.iter().find(|one| one.question.id == *draft && one.question.class.id == *class).cloned()
    }

    /// Forgets a search.
    pub(crate) fn end(&self, draft: &GroupingId) {
        lock(&self.known).retain(|one| one.question.id != *draft);
    }
}

/// Notes for every node that a search has begun.
pub(crate) fn begun(tx: &mut Tx<'_>, ctx: &Ctx, question: &Question) -> Result<(), Error> {
    ctx.may(MAKE_GROUPS, &question.class.scope())?;
    Ok(sql::begin(tx, ctx, &question.id, &question.class.id, &question.settings)?)
}

/// Asks a search to stop with what it has, wherever it is carried out.
pub(crate) fn stop(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, id: &GroupingId) -> Result<(), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(MAKE_GROUPS, &class.scope())?;
    sql::search(tx, &class.id, id)?.ok_or(Error::NotFound)?;
    Ok(sql::stop(tx, ctx, id)?)
}

/// Notes for every node why there are no groups.
pub(crate) fn failed(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupingId, reasons: &[String]) -> Result<(), Error> {
    Ok(sql::fail(tx, ctx, id, reasons)?)
}

/// A search as every node knows it, for whoever may see drafts.
pub(crate) fn sought(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    id: &GroupingId,
) -> Result<(classes::Class, Sought), Error> {
    let class = classes::class(tx, class)?;
    ctx.may(SEE_GROUPING, &class.scope())?;
    let sought = sql::search(tx, &class.id, id)?.ok_or(Error::NotFound)?;
    Ok((class, sought))
}

/// The latest search of a class that is under way.
pub(crate) fn under_way(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<Option<GroupingId>, Error> {
    Ok(sql::under_way(tx, class, Millis(ctx.now.0 - Sought::LONGEST.0))?)
}

/// Whether there is still something to watch, for whoever may see drafts.
pub(crate) fn watched(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, id: &GroupingId) -> Result<bool, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(SEE_GROUPING, &class.scope())?;
    let begun = sql::search(tx, &class.id, id)?;
    Ok(begun.is_some_and(|sought| sought.reasons.is_none()) && groupings::draft(tx, id)?.is_none())
}

/// Whether a search should stop.
pub(crate) fn to_stop(tx: &mut Tx<'_>, class: &ClassId, id: &GroupingId) -> Result<bool, Error> {
    Ok(sql::search(tx, class, id)?.is_some_and(|sought| sought.to_stop))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn who_comes_later_waits_until_a_place_is_free() {
        let searches = Searches { places: Arc::new(Semaphore::new(1)), ..Searches::default() };
        let first = searches.place().await.unwrap();
        let second = tokio::spawn({
            let searches = searches.clone();
            async move { searches.place().await.is_ok() }
        });
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert!(!second.is_finished(), "the only place is taken");
        drop(first);
        assert!(second.await.unwrap());
    }
}
