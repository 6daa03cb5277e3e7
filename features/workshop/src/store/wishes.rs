//! Wishes: one row each time somebody chooses.

use std::collections::BTreeMap;

use classes::ClassId;
use store::{Millis, StoreError, Tx, Witness, args};
use web::{Ctx, PersonId};

use crate::model::{Choice, TopicId, WishId};

/// Keeps a choice; earlier ones stay.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    person: &PersonId,
    choice: &Choice,
) -> Result<(), StoreError> {
    let id: WishId = ctx.id();
    tx.exec(
        "INSERT INTO wishes (id, class, person, at, by_actor) VALUES ($1, $2, $3, $4, $5)",
        args![&id, class, person, ctx.now, ctx.actor()],
    )?;
    for (rank, topic) in choice.topics.iter().enumerate() {
        tx.exec("INSERT INTO wish_topics (wish, rank, topic) VALUES ($1, $2, $3)", args![&id, rank, topic])?;
    }
    Ok(())
}

/// Everybody's latest choice, the dearest topic first.
pub(crate) fn chosen(
    tx: &mut Tx<'_>,
    class: &ClassId,
) -> Result<BTreeMap<PersonId, Vec<TopicId>>, StoreError> {
    let rows = tx.all(
        "SELECT w.person, t.topic FROM wishes w JOIN wish_topics t ON t.wish = w.id
         WHERE w.class = $1
           AND w.id = (SELECT max(x.id) FROM wishes x WHERE x.class = w.class AND x.person = w.person)
         ORDER BY w.person, t.rank",
        args![class],
        |row| Ok((row.get::<PersonId>(0)?, row.get::<TopicId>(1)?)),
    )?;
    let mut chosen: BTreeMap<PersonId, Vec<TopicId>> = BTreeMap::new();
    for (person, topic) in rows {
        chosen.entry(person).or_default().push(topic);
    }
    Ok(chosen)
}

/// When somebody last chose.
pub(crate) fn chosen_at(
    tx: &mut Tx<'_>,
    class: &ClassId,
    person: &PersonId,
) -> Result<Option<Millis>, StoreError> {
    tx.opt(
        "SELECT at FROM wishes WHERE class = $1 AND person = $2 ORDER BY id DESC LIMIT 1",
        args![class, person],
        |row| row.get(0),
    )
}
