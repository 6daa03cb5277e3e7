//! The SQL of this room and nothing else: one function per question.

pub(crate) mod files;
pub(crate) mod groupings;
pub(crate) mod groups;
pub(crate) mod proposals;
pub(crate) mod rehearsal;
pub(crate) mod searches;
pub(crate) mod stages;
pub(crate) mod topics;
pub(crate) mod wishes;
