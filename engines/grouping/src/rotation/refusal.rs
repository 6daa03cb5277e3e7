//! What cannot be, by name.

use crate::problem::Size;

/// Why there is no such rotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoRotation {
    /// There are no tables.
    #[error("there are no tables")]
    NoTables,
    /// There are no rounds.
    #[error("there are no rounds")]
    NoRounds,
    /// More people than [`crate::MAX_PEOPLE`], tables than [`crate::MAX_GROUPS`] or rounds than [`super::MAX_ROUNDS`].
    #[error("more people, tables or rounds than can be planned")]
    TooLarge,
    /// A table's fewest is nought or more than its most.
    #[error("a table is to have at least {} and at most {} people", .0.min, .0.max)]
    Sizes(Size),
    /// The tables need more people than there are.
    #[error("the tables need at least {need} people and there are {people}")]
    TooFewPeople {
        /// The least the tables need.
        need: usize,
        /// How many there are.
        people: usize,
    },
    /// The tables hold fewer people than there are.
    #[error("the tables hold {room} people and there are {people}")]
    TooManyPeople {
        /// What the tables hold.
        room: usize,
        /// How many there are.
        people: usize,
    },
    /// Hosts are listed for another number of tables.
    #[error("{hosts} tables have a line for their host and there are {tables}")]
    HostsOfOtherTables {
        /// How many lines there are.
        hosts: usize,
        /// How many tables.
        tables: usize,
    },
    /// A table's host does not exist.
    #[error("the host of table {0} does not exist")]
    HostOf(usize),
    /// Somebody is host of two tables.
    #[error("person {0} is host of two tables")]
    HostTwice(usize),
    /// This earlier meeting, by its place, names somebody who does not exist or one person twice.
    #[error("earlier meeting {0} is not one of two people")]
    Earlier(usize),
    /// This round of a plan made by hand does not seat these people at these tables.
    #[error("round {0} does not seat these people at these tables")]
    Round(usize),
}
