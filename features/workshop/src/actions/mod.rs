//! What people do in the workshop: may they, is it right, write, record.

pub(crate) mod files;
pub(crate) mod groups;
pub(crate) mod proposals;
pub(crate) mod rehearsal;
pub(crate) mod room;
pub(crate) mod stages;
pub(crate) mod topics;
pub(crate) mod wishes;
