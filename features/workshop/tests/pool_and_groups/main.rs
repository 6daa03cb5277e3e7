//! The story of a class from needs to groups: topics made of what workers said, wishes on the phone, the pool
//! closing, groups computed, changed by hand, published; on both databases.

#![cfg(test)]

mod grouping;
mod pages;
mod publishing;
mod racing;
mod scene;
mod studio;
mod topics;
mod wishes;
