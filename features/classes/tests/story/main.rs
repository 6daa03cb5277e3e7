//! The story of a class: set up, filled from receipts, seen on the desk and on the phone; on both
//! databases.

#![cfg(test)]

mod doors;
mod import;
mod roster;
mod timetable;
mod world;
