//! The SQL of this room and nothing else: one function per question.

use store::{Millis, Row, StoreError, Tx, Witness, args};
use web::Ctx;
use web::SessionId;

use crate::model::{Need, NeedId, NewNeed, Passage, PassageId, State};

/// A need with the state of its latest passage.
const NEEDS: &str = "SELECT n.id, n.text, n.trade, n.place, n.said_at, COALESCE(
    (SELECT p.kind FROM need_passages p WHERE p.need = n.id ORDER BY p.id DESC LIMIT 1), 'open')
  FROM needs n";

fn read_need(row: &Row<'_>) -> Result<Need, StoreError> {
    Ok(Need {
        id: row.get(0)?,
        text: row.get(1)?,
        trade: row.get(2)?,
        place: row.get(3)?,
        said_at: row.get(4)?,
        state: row.get(5)?,
    })
}

/// Every need, newest first.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Need>, StoreError> {
    tx.all(&format!("{NEEDS} ORDER BY n.id DESC"), args![], read_need)
}

/// Needs nobody has answered or gathered yet, oldest first.
///
/// # Errors
/// As the database fails.
pub fn open(tx: &mut Tx<'_>) -> Result<Vec<Need>, StoreError> {
    let sql = format!(
        "{NEEDS} WHERE NOT EXISTS (SELECT 1 FROM need_passages q WHERE q.need = n.id AND q.kind <> 'answered')
         ORDER BY n.id"
    );
    tx.all(&sql, args![], read_need)
}

/// How many needs there are.
pub(crate) fn total(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    tx.one("SELECT count(*) FROM needs", args![], |row| row.get(0))
}

/// How many needs wait for an answer.
pub(crate) fn waiting(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    tx.one(
        "SELECT count(*) FROM needs n
         WHERE NOT EXISTS (SELECT 1 FROM need_passages p WHERE p.need = n.id)",
        args![],
        |row| row.get(0),
    )
}

/// One need.
pub(crate) fn by_id(tx: &mut Tx<'_>, id: &NeedId) -> Result<Need, StoreError> {
    tx.one(&format!("{NEEDS} WHERE n.id = $1"), args![id], read_need)
}

/// These needs, in the order asked for; unknown ids are left out.
///
/// # Errors
/// As the database fails.
pub fn by_ids(tx: &mut Tx<'_>, ids: &[NeedId]) -> Result<Vec<Need>, StoreError> {
    let mut found = Vec::new();
    for id in ids {
        found.extend(tx.opt(&format!("{NEEDS} WHERE n.id = $1"), args![id], read_need)?);
    }
    Ok(found)
}

/// The need a reply code belongs to.
pub(crate) fn by_reply(tx: &mut Tx<'_>, hash: &str) -> Result<Option<Need>, StoreError> {
    tx.opt(&format!("{NEEDS} WHERE n.reply_hash = $1"), args![hash], read_need)
}

/// What was said on this phone, newest first.
pub(crate) fn of_device(tx: &mut Tx<'_>, device: &SessionId) -> Result<Vec<Need>, StoreError> {
    tx.all(&format!("{NEEDS} WHERE n.device = $1 ORDER BY n.id DESC"), args![device], read_need)
}

/// Whether this need was said on this phone.
pub(crate) fn is_of_device(tx: &mut Tx<'_>, id: &NeedId, device: &SessionId) -> Result<bool, StoreError> {
    let found: Option<i64> =
        tx.opt("SELECT said_at FROM needs WHERE id = $1 AND device = $2", args![id, device], |row| {
            row.get(0)
        })?;
    Ok(found.is_some())
}

/// Whether a need has a reply code.
pub(crate) fn has_reply(tx: &mut Tx<'_>, id: &NeedId) -> Result<bool, StoreError> {
    tx.one("SELECT reply_hash IS NOT NULL FROM needs WHERE id = $1", args![id], |row| row.get(0))
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    id: &NeedId,
    new: &NewNeed,
    at: Millis,
    device: Option<&SessionId>,
    reply_hash: Option<&str>,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO needs (id, text, trade, place, said_at, device, reply_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![id, &new.text, &new.trade, &new.place, at, device, reply_hash],
    )?;
    Ok(())
}

/// What happened to a need, in order.
pub(crate) fn passages(tx: &mut Tx<'_>, id: &NeedId) -> Result<Vec<Passage>, StoreError> {
    tx.all("SELECT kind, words, at FROM need_passages WHERE need = $1 ORDER BY id", args![id], |row| {
        Ok(Passage { state: row.get(0)?, words: row.get(1)?, at: row.get(2)? })
    })
}

pub(crate) fn pass(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    need: &NeedId,
    state: State,
    words: &str,
) -> Result<(), StoreError> {
    let id: PassageId = ctx.id();
    tx.exec(
        "INSERT INTO need_passages (id, need, kind, words, at, by_actor) VALUES ($1, $2, $3, $4, $5, $6)",
        args![id, need, state, words, ctx.now, ctx.actor()],
    )?;
    Ok(())
}
