//! Types and rules of the workshop; pure.

mod files;
mod groups;
mod proposals;
mod rehearsal;
mod room;
mod stages;
mod topics;
mod wishes;

pub use groups::GroupId;
pub use topics::TopicId;
