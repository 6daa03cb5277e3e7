//! A group's way through the stages: gates open, a proposal is written by several at once, files come in,
//! a rehearsal gets its feedback, the proposal is opened to everybody.

#![cfg(test)]

mod doors;
mod files;
mod proposals;
mod rehearsal;
mod stages;
mod world;
