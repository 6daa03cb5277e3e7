//! Makes mixed groups: hard rules, balance, preferences; deterministic by seed.
//!
//! [`solve`] splits the people of a [`Problem`] into groups that differ within and resemble each other, keeps
//! every [`Rule`], gives each group a topic by the wishes of its members, and reports what it could not do.
//! [`effect_of`] says what a change by hand would do; [`report_of`] reports on any grouping.

mod conflict;
mod effect;
mod problem;
mod report;
mod rules;
mod score;
mod solution;

pub use conflict::{Conflict, Fault, Infeasible, Reason};
pub use effect::{Change, Effect, NoSuchChange, Standing};
pub use problem::{
    Attribute, Budget, By, Encounter, MAX_GROUPS, MAX_PEOPLE, Person, Problem, Size, Sizes, Topics, UNKNOWN,
    Weight,
};
pub use report::{CategoryCount, Drawn, GroupProfile, Kept, Report, Share, Thinned, Unmet};
pub use rules::{Broken, Rule, RuleRef, apart_ceiling};
pub use score::{Score, wish_points};
pub use solution::{Assignment, Progress, Solution};
