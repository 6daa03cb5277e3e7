//! The story of this room, on both databases: from the first run to the last administrator.

#![cfg(test)]

mod account;
mod bad_input;
mod entry;
mod first_run;
mod house;
mod organisations;
mod persons;
mod staff;
