//! Makes mixed groups: hard rules, balance, preferences; deterministic by seed.
//!
//! [`solve`] splits the people of a [`Problem`] into groups that differ within and resemble each other, keeps
//! every [`Rule`], gives each group a topic by the wishes of its members, and reports what it could not do.
//! [`effect_of`] says what a change by hand would do; [`report_of`] reports on any grouping. [`diverse`] is the
//! bare maximally diverse grouping problem on a table of distances, [`rotation`] seats a world café round by round,
//! and [`panels`] assigns judges to teams.

mod chance;
mod comparison;
mod conflict;
mod demands;
pub mod diverse;
mod effect;
mod gain;
mod model;
pub mod panels;
mod problem;
mod proof;
mod report;
pub mod rotation;
mod rules;
mod score;
mod search;
mod solution;
mod solve;
mod state;
mod steps;
mod topics;

pub use conflict::{Conflict, Fault, Infeasible, Reason};
pub use effect::{Change, Effect, NoSuchChange, Standing, effect_of};
pub use problem::{
    Attribute, Budget, By, Encounter, MAX_GROUPS, MAX_PEOPLE, Person, Problem, Size, Sizes, Topics, UNKNOWN,
    Weight,
};
pub use report::{CategoryCount, Drawn, GroupProfile, Kept, Report, Share, Thinned, Unmet, report_of};
pub use rules::{Broken, Rule, RuleRef, apart_ceiling, broken_rules};
pub use score::{Score, wish_points};
pub use solution::{Assignment, Progress, Solution};
pub use solve::solve;
