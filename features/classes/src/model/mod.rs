//! What a class is, and its rules; pure.

mod class;
mod import;
mod item;
mod roster;
mod timetable;

pub use class::{Class, ClassId, NewClass, Phase};
pub use import::ImportId;
pub use item::{Half, Item, ItemDraft, ItemId, ItemKind};
pub use roster::{Enrolment, EnrolmentId, Extras, Filter, Order, Tally, Trainee, tally};
pub use timetable::{Day, ItemState, days_of, item_state, template};

pub(crate) use import::{Done, Effect, Fixes, Import, Known, Ready, effect, ready};
pub(crate) use item::hhmm;
pub(crate) use roster::{read_wishes, wishes_text};
pub(crate) use timetable::{later, shifted};
