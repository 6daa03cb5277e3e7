//! What a room adds to pages it does not own: entries of the navigation, steps of a class's strip,
//! things still to do, cards on a person's home. The owner of the page asks; nobody calls upwards.

mod together;

use store::Tx;

pub use together::{ClassToday, Panels, Today};

use crate::ctx::Ctx;
use crate::nav::NavItem;
use crate::{Error, Lang};

/// A class as the shell needs to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassHere {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its host's path, for permissions.
    pub host: String,
    /// How many people are on its roster, for the figure beside the entry.
    pub size: usize,
}

/// How far a step of the strip is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Behind us.
    Done,
    /// Where we are.
    Now,
    /// Still to come.
    Ahead,
}

impl Progress {
    /// The style's word for it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Ahead => "ahead",
        }
    }
}

/// One step of the strip 需求 → 课题 → 组 → 路演 → 落地 on a class's home.
#[derive(Debug, Clone)]
pub struct Step {
    /// The figure or word, large.
    pub figure: String,
    /// What it counts.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// How far.
    pub progress: Progress,
}

/// Something that is still to do, or done.
#[derive(Debug, Clone)]
pub struct Todo {
    /// Whether it is done.
    pub done: bool,
    /// What.
    pub title: String,
    /// More about it, one line.
    pub note: String,
    /// Where to do it.
    pub href: String,
}

/// A card on a person's home: the next thing for them.
#[derive(Debug, Clone)]
pub struct Card {
    /// One character shown as its mark.
    pub mark: String,
    /// The colour word of the mark: seal, gold, jade, sky.
    pub tone: &'static str,
    /// What.
    pub title: String,
    /// More about it, one line.
    pub note: String,
    /// Where it leads.
    pub href: String,
    /// A word at its end, such as 有回音; may be empty.
    pub tag: String,
}

/// One line of a day: when, what, where.
#[derive(Debug, Clone)]
pub struct Line {
    /// When it begins.
    pub time: String,
    /// What.
    pub title: String,
    /// More about it, one line.
    pub note: String,
    /// A word about when it is, such as 进行中.
    pub state: String,
    /// Whether it is on now.
    pub now: bool,
}

/// A class that is on, with its day: shown on the first page of those who run it or look after it.
#[derive(Debug, Clone)]
pub struct Running {
    /// The class.
    pub class: ClassHere,
    /// Its dates and place.
    pub note: String,
    /// How far it is, such as 第 4 天.
    pub state: String,
    /// Its home.
    pub href: String,
    /// Which day is shown, such as 今天 · 第 4 天.
    pub day: String,
    /// What is on that day.
    pub lines: Vec<Line>,
    /// The whole timetable.
    pub timetable: String,
}

/// What a room may add. Everything is optional.
pub trait Contribution: Send + Sync {
    /// Entries of the main navigation for this reader.
    fn main_nav(&self, _ctx: &Ctx) -> Vec<NavItem> {
        Vec::new()
    }

    /// Entries below 本班 for this reader.
    fn class_nav(&self, _ctx: &Ctx, _class: &ClassHere) -> Vec<NavItem> {
        Vec::new()
    }

    /// Steps of a class's strip, in order.
    ///
    /// # Errors
    /// As the database fails.
    fn strip(&self, _tx: &mut Tx<'_>, _ctx: &Ctx, _class: &ClassHere) -> Result<Vec<Step>, Error> {
        Ok(Vec::new())
    }

    /// What is still to do in a class.
    ///
    /// # Errors
    /// As the database fails.
    fn todos(&self, _tx: &mut Tx<'_>, _ctx: &Ctx, _class: &ClassHere) -> Result<Vec<Todo>, Error> {
        Ok(Vec::new())
    }

    /// Cards for the person's home.
    ///
    /// # Errors
    /// As the database fails.
    fn cards(&self, _tx: &mut Tx<'_>, _ctx: &Ctx) -> Result<Vec<Card>, Error> {
        Ok(Vec::new())
    }

    /// The classes that are on, for a reader who runs them or looks after them.
    ///
    /// # Errors
    /// As the database fails.
    fn running(&self, _tx: &mut Tx<'_>, _ctx: &Ctx) -> Result<Vec<Running>, Error> {
        Ok(Vec::new())
    }

    /// The first steps of a new installation, in order; a room leaves out what the reader may not do.
    ///
    /// # Errors
    /// As the database fails.
    fn first_steps(&self, _tx: &mut Tx<'_>, _ctx: &Ctx) -> Result<Vec<Todo>, Error> {
        Ok(Vec::new())
    }

    /// Tabs below the phone for this reader.
    fn tabs(&self, _ctx: &Ctx) -> Vec<NavItem> {
        Vec::new()
    }

    /// What an event of this room's kind means, in words for the journal's readers.
    fn happened(&self, _kind: &str, _lang: Lang) -> Option<String> {
        None
    }

    /// A page of this room that a lower room may lead to by name, such as `topic-from-needs`.
    fn place(&self, _name: &str, _lang: Lang) -> Option<NavItem> {
        None
    }
}
