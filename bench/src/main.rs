//! Figures, measured in one run and printed as one table with the machine's name.
//!
//! `cargo xtask bench` builds everything in release and runs this. The server runs as its own process
//! and the load comes from this one, over loopback. Nothing here is asserted: goals stand beside the
//! figures, and a missed one is marked.

mod back;
mod client;
mod crowd;
mod groups;
mod hall;
mod judging;
mod machine;
mod pages;
mod receipts;
mod rooms;
mod server;
mod sizes;
mod streams;
mod table;
mod votes;
mod writes;

use anyhow::Result;

use crate::table::Table;

fn main() -> Result<()> {
    let only: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|o| o == name);
    let mut table = Table::default();
    if wanted("groups") {
        groups::measure(&mut table)?;
    }
    if wanted("writes") {
        writes::measure(&mut table)?;
    }
    if wanted("receipts") {
        receipts::measure(&mut table)?;
    }
    if wanted("pages") {
        pages::measure(&mut table)?;
    }
    if wanted("judging") {
        judging::measure(&mut table)?;
    }
    if wanted("votes") {
        votes::measure(&mut table)?;
    }
    if wanted("rooms") {
        rooms::measure(&mut table)?;
    }
    if wanted("sizes") {
        sizes::measure(&mut table)?;
    }
    println!("\n{}\n\n{}", machine::describe(), table.markdown());
    Ok(())
}
