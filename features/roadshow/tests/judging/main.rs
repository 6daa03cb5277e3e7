//! From setting a roadshow up to its published result, on both databases.

#![cfg(test)]

mod day;
mod doors;
mod opinion;
mod scoring;
mod set_up;
mod world;
