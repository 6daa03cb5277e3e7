//! What people do in this room: may they? is it right? write, record. One function, one transaction.

pub(crate) mod events;
pub(crate) mod orgs;
pub(crate) mod persons;
