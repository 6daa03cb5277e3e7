//! A hall that votes: what is acknowledged is kept, everybody sees their own room only, and a hall goes on
//! after a restart, on one node and on many.

#![cfg(test)]

mod hall;
mod many_nodes;
mod node;
mod one_node;
mod streams;
