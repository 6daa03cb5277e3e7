//! Topics: the pool of a class, the needs in them, whether the pool is open.

use classes::ClassId;
use needs::NeedId;
use store::{Millis, Row, StoreError, Tx, Witness, args};
use web::Ctx;

use crate::model::{PassageId, Topic, TopicDraft, TopicId, TopicState};

const TOPICS: &str =
    "SELECT t.id, t.class, t.number, t.title, t.background, t.wanted, t.difficulty, t.capacity,
    t.version,
    COALESCE((SELECT p.kind FROM topic_passages p WHERE p.topic = t.id ORDER BY p.id DESC LIMIT 1), 'draft'),
    (SELECT count(*) FROM topic_needs n WHERE n.topic = t.id)
  FROM topics t";

fn read_topic(row: &Row<'_>) -> Result<Topic, StoreError> {
    Ok(Topic {
        id: row.get(0)?,
        class: row.get(1)?,
        number: row.get(2)?,
        title: row.get(3)?,
        background: row.get(4)?,
        wanted: row.get(5)?,
        difficulty: row.get(6)?,
        capacity: row.get(7)?,
        version: row.get(8)?,
        state: row.get(9)?,
        needs: row.get(10)?,
    })
}

/// Every topic of a class, withdrawn ones too, by number.
pub(crate) fn pool(tx: &mut Tx<'_>, class: &ClassId) -> Result<Vec<Topic>, StoreError> {
    tx.all(&format!("{TOPICS} WHERE t.class = $1 ORDER BY t.number"), args![class], read_topic)
}

/// One topic.
pub(crate) fn topic(tx: &mut Tx<'_>, id: &TopicId) -> Result<Option<Topic>, StoreError> {
    tx.opt(&format!("{TOPICS} WHERE t.id = $1"), args![id], read_topic)
}

/// The number the next topic of a class gets.
pub(crate) fn next_number(tx: &mut Tx<'_>, class: &ClassId) -> Result<usize, StoreError> {
    tx.one("SELECT COALESCE(max(number), 0) + 1 FROM topics WHERE class = $1", args![class], |row| row.get(0))
}

/// Keeps a new topic.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &TopicId,
    class: &ClassId,
    number: usize,
    draft: &TopicDraft,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO topics (id, class, number, title, background, wanted, difficulty, capacity, version,
           made_at, made_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $9)",
        args![
            id,
            class,
            number,
            &draft.title,
            &draft.background,
            &draft.wanted,
            draft.difficulty,
            draft.capacity,
            ctx.now,
            ctx.actor()
        ],
    )?;
    Ok(())
}

/// Changes a topic that is still at this version; says whether it was.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &TopicId,
    version: i64,
    draft: &TopicDraft,
) -> Result<bool, StoreError> {
    let touched = tx.exec(
        "UPDATE topics SET title = $3, background = $4, wanted = $5, difficulty = $6, capacity = $7,
           version = version + 1, changed_at = $8
         WHERE id = $1 AND version = $2",
        args![
            id,
            version,
            &draft.title,
            &draft.background,
            &draft.wanted,
            draft.difficulty,
            draft.capacity,
            ctx.now
        ],
    )?;
    Ok(touched > 0)
}

/// Gives a topic this number.
pub(crate) fn renumber(tx: &mut Tx<'_>, id: &TopicId, number: i64) -> Result<(), StoreError> {
    tx.exec("UPDATE topics SET number = $2 WHERE id = $1", args![id, number])?;
    Ok(())
}

/// A passage of a topic.
pub(crate) fn pass(tx: &mut Tx<'_>, ctx: &Ctx, id: &TopicId, state: TopicState) -> Result<(), StoreError> {
    let passage: PassageId = ctx.id();
    tx.exec(
        "INSERT INTO topic_passages (id, topic, kind, at, by_actor) VALUES ($1, $2, $3, $4, $5)",
        args![passage, id, state, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// Where a topic stood before its latest passage.
pub(crate) fn state_before(tx: &mut Tx<'_>, id: &TopicId) -> Result<TopicState, StoreError> {
    let two: Vec<TopicState> = tx.all(
        "SELECT kind FROM topic_passages WHERE topic = $1 ORDER BY id DESC LIMIT 2",
        args![id],
        |row| row.get(0),
    )?;
    Ok(two.get(1).copied().unwrap_or(TopicState::Draft))
}

/// Puts a need into a topic; saying it twice changes nothing.
pub(crate) fn add_need(tx: &mut Tx<'_>, id: &TopicId, need: &NeedId, place: usize) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO topic_needs (topic, need, place) VALUES ($1, $2, $3) ON CONFLICT (topic, need) DO NOTHING",
        args![id, need, place],
    )?;
    Ok(())
}

/// The needs a topic came from, in the order they were gathered.
pub(crate) fn needs_of(tx: &mut Tx<'_>, id: &TopicId) -> Result<Vec<NeedId>, StoreError> {
    tx.all("SELECT need FROM topic_needs WHERE topic = $1 ORDER BY place, need", args![id], |row| row.get(0))
}

/// How many needs were gathered into the topics of a class that are not withdrawn.
pub(crate) fn needs_in_pool(tx: &mut Tx<'_>, class: &ClassId) -> Result<usize, StoreError> {
    tx.one(
        "SELECT count(DISTINCT n.need) FROM topic_needs n JOIN topics t ON t.id = n.topic
         WHERE t.class = $1 AND COALESCE(
           (SELECT p.kind FROM topic_passages p WHERE p.topic = t.id ORDER BY p.id DESC LIMIT 1), 'draft')
           <> 'withdrawn'",
        args![class],
        |row| row.get(0),
    )
}

/// When the pool was closed and by whom, where it is closed.
pub(crate) fn closed(tx: &mut Tx<'_>, class: &ClassId) -> Result<Option<(Millis, String)>, StoreError> {
    let latest = tx.opt(
        "SELECT kind, at, by_actor FROM pool_passages WHERE class = $1 ORDER BY id DESC LIMIT 1",
        args![class],
        |row| Ok((row.get::<String>(0)?, row.get::<Millis>(1)?, row.get::<String>(2)?)),
    )?;
    Ok(latest.filter(|(kind, ..)| kind == "closed").map(|(_, at, by)| (at, by)))
}

/// The pool closes or opens.
pub(crate) fn pass_pool(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, kind: &str) -> Result<(), StoreError> {
    let passage: PassageId = ctx.id();
    tx.exec(
        "INSERT INTO pool_passages (id, class, kind, at, by_actor) VALUES ($1, $2, $3, $4, $5)",
        args![passage, class, kind, ctx.now, ctx.actor()],
    )?;
    Ok(())
}
