//! SQL and nothing else; one function per question asked of the database.

pub(crate) mod draws;
pub(crate) mod judges;
pub(crate) mod results;
pub(crate) mod roadshows;
pub(crate) mod sheets;
pub(crate) mod stage;
pub(crate) mod vote;
