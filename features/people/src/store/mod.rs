//! The SQL of this room and nothing else: one function per question.

pub(crate) mod complaints;
pub(crate) mod logins;
pub(crate) mod orgs;
pub(crate) mod persons;
pub(crate) mod staff;
