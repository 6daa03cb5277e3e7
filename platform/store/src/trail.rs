//! Provenance: *this came from that*. need → topic → group → proposal → result, readable both ways.
//!
//! A room puts its own things on the trail and links them to what they came from; any page can then
//! show the whole chain without knowing the rooms it runs through.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Millis, StoreError, Tx, args};

/// A thing on the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The thing's own id.
    pub id: String,
    /// Its kind in the glossary's English, such as `need`, `topic`, `proposal`.
    pub kind: String,
    /// Its title as shown.
    pub title: String,
    /// Where it stands, a word its room defines, such as `open` or `announced`.
    pub state: String,
    /// Its page.
    pub href: String,
    /// Whether anyone may open that page.
    pub shown: bool,
    /// When its title or state last changed.
    pub changed_at: Millis,
}

/// Puts a thing on the trail, or brings what is said of it up to date.
///
/// # Errors
/// As the database fails.
pub fn put(tx: &mut Tx<'_>, node: &Node) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO trail_nodes (id, kind, title, state, href, shown, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title,
           state = excluded.state, href = excluded.href, shown = excluded.shown,
           changed_at = excluded.changed_at",
        args![&node.id, &node.kind, &node.title, &node.state, &node.href, node.shown, node.changed_at],
    )?;
    Ok(())
}

/// Says that `child` came from `parent`; saying it twice changes nothing.
///
/// # Errors
/// [`StoreError::Conflict`] when one of them is not on the trail.
pub fn link(tx: &mut Tx<'_>, child: &str, parent: &str, at: Millis) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO trail_links (child, parent, at) VALUES ($1, $2, $3)
         ON CONFLICT (child, parent) DO NOTHING",
        args![child, parent, at],
    )?;
    Ok(())
}

/// Takes back that `child` came from `parent`.
///
/// # Errors
/// As the database fails.
pub fn unlink(tx: &mut Tx<'_>, child: &str, parent: &str) -> Result<(), StoreError> {
    tx.exec("DELETE FROM trail_links WHERE child = $1 AND parent = $2", args![child, parent])?;
    Ok(())
}

/// A thing on the trail, where it is on it.
///
/// # Errors
/// As the database fails.
pub fn node(tx: &mut Tx<'_>, id: &str) -> Result<Option<Node>, StoreError> {
    tx.opt(
        "SELECT id, kind, title, state, href, shown, changed_at FROM trail_nodes WHERE id = $1",
        args![id],
        read_node,
    )
}

/// What came of a thing: its descendants, nearest first.
///
/// # Errors
/// As the database fails.
pub fn came_of(tx: &mut Tx<'_>, id: &str) -> Result<Vec<Node>, StoreError> {
    walk(
        tx,
        id,
        "SELECT n.id, n.kind, n.title, n.state, n.href, n.shown, n.changed_at
         FROM trail_links l JOIN trail_nodes n ON n.id = l.child WHERE l.parent = $1 ORDER BY l.at, n.id",
    )
}

/// What a thing came from: its ancestors, nearest first.
///
/// # Errors
/// As the database fails.
pub fn came_from(tx: &mut Tx<'_>, id: &str) -> Result<Vec<Node>, StoreError> {
    walk(
        tx,
        id,
        "SELECT n.id, n.kind, n.title, n.state, n.href, n.shown, n.changed_at
         FROM trail_links l JOIN trail_nodes n ON n.id = l.parent WHERE l.child = $1 ORDER BY l.at, n.id",
    )
}

/// How many things of each kind came of any of these, each counted once.
///
/// # Errors
/// As the database fails.
pub fn count_by_kind(tx: &mut Tx<'_>, roots: &[String]) -> Result<BTreeMap<String, usize>, StoreError> {
    let mut seen = BTreeSet::new();
    let mut counts = BTreeMap::new();
    for root in roots {
        for node in came_of(tx, root)? {
            if seen.insert(node.id) {
                *counts.entry(node.kind).or_insert(0) += 1;
            }
        }
    }
    Ok(counts)
}

/// Breadth first, so that a chain reads in its natural order; a thing is met once.
fn walk(tx: &mut Tx<'_>, start: &str, sql: &str) -> Result<Vec<Node>, StoreError> {
    let mut met = BTreeSet::from([start.to_owned()]);
    let mut found: Vec<Node> = Vec::new();
    let mut at = 0;
    let mut from = start.to_owned();
    loop {
        for node in tx.all(sql, args![&from], read_node)? {
            if met.insert(node.id.clone()) {
                found.push(node);
            }
        }
        let Some(next) = found.get(at) else { return Ok(found) };
        from.clone_from(&next.id);
        at += 1;
    }
}

fn read_node(row: &crate::Row<'_>) -> Result<Node, StoreError> {
    Ok(Node {
        id: row.get(0)?,
        kind: row.get(1)?,
        title: row.get(2)?,
        state: row.get(3)?,
        href: row.get(4)?,
        shown: row.get(5)?,
        changed_at: row.get(6)?,
    })
}
