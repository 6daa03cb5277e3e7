//! All rooms' contributions put together: a reader's first page, and where a class stands.

use std::sync::Arc;

use store::{Remembered, Tx};

use super::{Card, ClassHere, Contribution, Progress, Running, Step, Todo};
use crate::ctx::{Actor, Ctx};
use crate::nav::NavItem;
use crate::{Error, Lang};

const MINUTE: i64 = 60_000;

/// A class that is on, with where it stands: what its organiser and leader want to see in a minute.
#[derive(Debug, Clone)]
pub struct ClassToday {
    /// The class and its day.
    pub class: Running,
    /// Where the loop stands.
    pub strip: Vec<Step>,
    /// What is still to do; what is done is on the class's own page.
    pub todos: Vec<Todo>,
}

/// What all rooms have for a reader's first page.
#[derive(Debug, Clone, Default)]
pub struct Today {
    /// The next things for the reader.
    pub cards: Vec<Card>,
    /// The first steps of a new installation; none once a roster is filled or all are done.
    pub first_steps: Vec<Todo>,
    /// The classes that are on.
    pub classes: Vec<ClassToday>,
}

/// What the first page depends on besides the database.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Reader {
    actor: Actor,
    lang: Lang,
    /// Times are said to the minute (在 5 分钟后, 已过期).
    minute: i64,
}

/// All contributions, in shelf order.
#[derive(Clone, Default)]
pub struct Panels {
    rooms: Vec<Arc<dyn Contribution>>,
    today: Arc<Remembered<Reader, Arc<Today>>>,
}

impl Panels {
    /// The contributions in the order of their shelves.
    pub fn of(rooms: Vec<Arc<dyn Contribution>>) -> Self {
        Self { rooms, today: Arc::default() }
    }

    /// Goes through them.
    pub fn iter(&self) -> impl Iterator<Item = &dyn Contribution> {
        self.rooms.iter().map(AsRef::as_ref)
    }

    /// What there is for a reader's first page. It asks every room, so it is remembered while nothing is written.
    ///
    /// # Errors
    /// As the database fails.
    pub fn today(&self, tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Arc<Today>, Error> {
        let reader =
            Reader { actor: ctx.actor.clone(), lang: ctx.lang, minute: ctx.now.0.div_euclid(MINUTE) };
        self.today.get(tx, reader, |tx| self.read_today(tx, ctx).map(Arc::new))
    }

    fn read_today(&self, tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Today, Error> {
        let (mut today, mut running) = (Today::default(), Vec::new());
        for room in self.iter() {
            today.cards.extend(room.cards(tx, ctx)?);
            running.extend(room.running(tx, ctx)?);
        }
        // Who has filled a roster knows the way.
        if running.iter().all(|class| class.class.size == 0) {
            for room in self.iter() {
                today.first_steps.extend(room.first_steps(tx, ctx)?);
            }
            if today.first_steps.iter().all(|step| step.done) {
                today.first_steps.clear();
            }
        }
        for class in running {
            let (strip, mut todos) = self.standing(tx, ctx, &class.class)?;
            todos.retain(|todo| !todo.done);
            today.classes.push(ClassToday { class, strip, todos });
        }
        Ok(today)
    }

    /// Where a class stands, and what is still to do or done in it.
    ///
    /// # Errors
    /// As the database fails.
    pub fn standing(
        &self,
        tx: &mut Tx<'_>,
        ctx: &Ctx,
        class: &ClassHere,
    ) -> Result<(Vec<Step>, Vec<Todo>), Error> {
        let strip = self.strip(tx, ctx, class)?;
        // Once only what comes afterwards is left, nothing stands before it any more.
        let over = strip.last().is_some_and(|step| step.progress == Progress::Now);
        let todos = if over { Vec::new() } else { self.todos(tx, ctx, class)? };
        Ok((strip, todos))
    }

    /// A class's strip. We are at one step only: where two rooms both say they are, what lies before the
    /// later one is behind us.
    ///
    /// # Errors
    /// As the database fails.
    fn strip(&self, tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassHere) -> Result<Vec<Step>, Error> {
        let mut steps = Vec::new();
        for room in self.iter() {
            steps.extend(room.strip(tx, ctx, class)?);
        }
        if let Some(here) = steps.iter().rposition(|step| step.progress == Progress::Now) {
            for passed in steps.iter_mut().take(here).filter(|step| step.progress == Progress::Now) {
                passed.progress = Progress::Done;
            }
        }
        Ok(steps)
    }

    /// What is still to do in a class, and what is done.
    ///
    /// # Errors
    /// As the database fails.
    fn todos(&self, tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassHere) -> Result<Vec<Todo>, Error> {
        let mut todos = Vec::new();
        for room in self.iter() {
            todos.extend(room.todos(tx, ctx, class)?);
        }
        Ok(todos)
    }

    /// The page a room offers under this name.
    pub fn place(&self, name: &str, lang: Lang) -> Option<NavItem> {
        self.iter().find_map(|room| room.place(name, lang))
    }

    /// What an event of this kind means, in words; the kind itself where no room says.
    pub fn happened(&self, kind: &str, lang: Lang) -> String {
        self.iter().find_map(|room| room.happened(kind, lang)).unwrap_or_else(|| kind.to_owned())
    }
}
