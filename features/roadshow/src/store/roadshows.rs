//! Roadshows and their rules in the database.

use classes::ClassId;
use judging::{FrozenRule, Rule};
use store::{Millis, StoreError, Tx, Witness, args};

use crate::model::{Roadshow, RoadshowId, RowId};

/// A rule as it stands before it is frozen, and how often it was changed.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The rule.
    pub rule: Rule,
    /// Counts up with every change.
    pub version: usize,
    /// Who changed it last.
    pub by: String,
}

/// One roadshow.
pub(crate) fn roadshow(tx: &mut Tx<'_>, id: &RoadshowId) -> Result<Option<Roadshow>, StoreError> {
    tx.opt("SELECT id, class FROM roadshows WHERE id = $1", args![id], read)
}

/// The roadshow of a class.
pub(crate) fn of_class(tx: &mut Tx<'_>, class: &ClassId) -> Result<Option<Roadshow>, StoreError> {
    tx.opt("SELECT id, class FROM roadshows WHERE class = $1", args![class], read)
}

/// Adds a roadshow.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    id: &RoadshowId,
    class: &ClassId,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO roadshows (id, class, made_at, made_by) VALUES ($1, $2, $3, $4)",
        args![id, class, who.now(), who.actor()],
    )?;
    Ok(())
}

/// The rule as it was last written down.
pub(crate) fn draft(tx: &mut Tx<'_>, id: &RoadshowId) -> Result<Option<Draft>, StoreError> {
    let rows = tx.all(
        "SELECT rule, by_actor FROM rule_drafts WHERE roadshow = $1 ORDER BY id DESC",
        args![id],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)),
    )?;
    let version = rows.len();
    let Some((rule, by)) = rows.into_iter().next() else { return Ok(None) };
    Ok(Some(Draft { rule: parsed(&rule)?, version, by }))
}

/// Writes the rule down once more.
pub(crate) fn add_draft(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    id: &RoadshowId,
    rule: &Rule,
) -> Result<(), StoreError> {
    let row: RowId = who.id();
    tx.exec(
        "INSERT INTO rule_drafts (id, roadshow, rule, at, by_actor) VALUES ($1, $2, $3, $4, $5)",
        args![row, id, written(rule)?, who.now(), who.actor()],
    )?;
    Ok(())
}

/// The frozen rule, once there is one, and when it was frozen.
pub(crate) fn frozen(tx: &mut Tx<'_>, id: &RoadshowId) -> Result<Option<(FrozenRule, Millis)>, StoreError> {
    let row = tx.opt("SELECT rule, at FROM frozen_rules WHERE roadshow = $1", args![id], |row| {
        Ok((row.get::<String>(0)?, row.get::<Millis>(1)?))
    })?;
    row.map(|(rule, at)| Ok((parsed(&rule)?, at))).transpose()
}

/// Freezes the rule.
pub(crate) fn freeze(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    id: &RoadshowId,
    rule: &FrozenRule,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO frozen_rules (roadshow, rule, at, by_actor) VALUES ($1, $2, $3, $4)",
        args![id, written(rule)?, who.now(), who.actor()],
    )?;
    Ok(())
}

/// A text of this program's own making, read back.
pub(crate) fn parsed<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(StoreError::broken)
}

/// A value as text.
pub(crate) fn written<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(StoreError::broken)
}

fn read(row: &store::Row<'_>) -> Result<Roadshow, StoreError> {
    Ok(Roadshow { id: row.get(0)?, class: row.get(1)? })
}
