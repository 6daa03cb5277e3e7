//! A published result: everything it was computed from and everything that was announced, frozen as one text.

use std::collections::BTreeMap;

use judging::audience::Tally;
use judging::{Contest, FrozenRule, Placed};
use serde::{Deserialize, Serialize};
use store::Millis;
use workshop::GroupId;

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The rule that was frozen when scoring opened.
    pub rule: FrozenRule,
    /// The facts: who gave what. Never shown to the hall.
    pub contest: Contest,
    /// The judges' names by their keys, for the signed sheets.
    pub judges: BTreeMap<String, String>,
    /// The groups in the order of the ranks.
    pub groups: Vec<PublishedGroup>,
    /// The hall's vote, where there was one.
    pub audience: Option<Tally>,
    /// The version of the program that computed it.
    pub program: String,
    /// The end of the chain of hashes over every sheet handed in so far; empty in publications from before there
    /// was one.
    #[serde(default)]
    pub chain: String,
}

/// A group and what was announced for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedGroup {
    /// Which.
    pub id: GroupId,
    /// 第二组.
    pub name: String,
    /// Its topic; may be empty.
    pub topic: String,
    /// The title of its proposal; may be empty.
    pub proposal: String,
    /// The announced value, its rank and the sum behind it.
    pub placed: Placed,
    /// What judges wrote for the group, in an order that tells nobody's.
    pub comments: Vec<String>,
}

/// One publication among several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// 1 for the first.
    pub version: i64,
    /// Why it was published once more; empty for the first.
    pub reason: String,
    /// When.
    pub at: Millis,
    /// What.
    pub result: Published,
}
