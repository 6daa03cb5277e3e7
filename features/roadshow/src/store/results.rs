//! Published results in the database: each publication is a row that stays.

use store::{Row, StoreError, Tx, Witness, args};

use super::roadshows::{parsed, written};
use crate::model::{Published, RoadshowId, Version};

/// The result as it was last published.
pub(crate) fn latest(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Option<Version>, StoreError> {
    tx.opt(
        "SELECT version, reason, at, result FROM published_results WHERE roadshow = $1
         ORDER BY version DESC LIMIT 1",
        args![roadshow],
        read,
    )
}

/// Whether anything was published.
pub(crate) fn is_published(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<bool, StoreError> {
    let count: i64 =
        tx.one("SELECT count(*) FROM published_results WHERE roadshow = $1", args![roadshow], |row| {
            row.get(0)
        })?;
    Ok(count > 0)
}

/// Every publication, the first one first.
pub(crate) fn versions(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Vec<Version>, StoreError> {
    tx.all(
        "SELECT version, reason, at, result FROM published_results WHERE roadshow = $1 ORDER BY version",
        args![roadshow],
        read,
    )
}

/// Publishes.
pub(crate) fn publish(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    roadshow: &RoadshowId,
    version: i64,
    result: &Published,
    reason: &str,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO published_results (roadshow, version, result, reason, at, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6)",
        args![roadshow, version, written(result)?, reason, who.now(), who.actor()],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Version, StoreError> {
    Ok(Version {
        version: row.get(0)?,
        reason: row.get(1)?,
        at: row.get(2)?,
        result: parsed(&row.get::<String>(3)?)?,
    })
}
