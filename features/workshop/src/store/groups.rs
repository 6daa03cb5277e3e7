//! Published groups.

use std::collections::BTreeMap;

use classes::ClassId;
use store::{Row, StoreError, Tx, Witness, args};
use web::{Ctx, PersonId};

use crate::model::{Group, GroupId, GroupingId, Outing, Publication, PublicationId};

const GROUPS: &str = "SELECT g.id, g.class, g.number, g.name, g.topic, COALESCE(t.title, ''), g.leader
  FROM class_groups g JOIN publications p ON p.id = g.publication LEFT JOIN topics t ON t.id = g.topic
  WHERE p.withdrawn_at IS NULL";

fn read_group(row: &Row<'_>) -> Result<Group, StoreError> {
    Ok(Group {
        id: row.get(0)?,
        class: row.get(1)?,
        number: row.get(2)?,
        name: row.get(3)?,
        topic: row.get(4)?,
        topic_title: row.get(5)?,
        leader: row.get(6)?,
        members: Vec::new(),
    })
}

/// The publication of a class that stands.
pub(crate) fn publication(tx: &mut Tx<'_>, class: &ClassId) -> Result<Option<Publication>, StoreError> {
    tx.opt(
        "SELECT id, grouping, at FROM publications WHERE class = $1 AND withdrawn_at IS NULL
         ORDER BY id DESC LIMIT 1",
        args![class],
        |row| Ok(Publication { id: row.get(0)?, grouping: row.get(1)?, at: row.get(2)? }),
    )
}

/// Each time a draft was published, the first first.
pub(crate) fn outings(tx: &mut Tx<'_>, grouping: &GroupingId) -> Result<Vec<Outing>, StoreError> {
    tx.all(
        "SELECT at, by_actor, withdrawn_at, COALESCE(withdrawn_by, '') FROM publications WHERE grouping = $1
         ORDER BY id",
        args![grouping],
        |row| {
            let by: String = row.get(3)?;
            let withdrawn: Option<store::Millis> = row.get(2)?;
            Ok(Outing { at: row.get(0)?, by: row.get(1)?, withdrawn: withdrawn.map(|at| (at, by)) })
        },
    )
}

/// The published groups of a class, by number.
pub(crate) fn groups(tx: &mut Tx<'_>, class: &ClassId) -> Result<Vec<Group>, StoreError> {
    let mut groups =
        tx.all(&format!("{GROUPS} AND g.class = $1 ORDER BY g.number"), args![class], read_group)?;
    let members = tx.all(
        "SELECT m.group_id, m.person FROM group_members m JOIN class_groups g ON g.id = m.group_id
         WHERE g.class = $1 ORDER BY m.group_id, m.place",
        args![class],
        |row| Ok((row.get::<GroupId>(0)?, row.get::<PersonId>(1)?)),
    )?;
    let mut by_group: BTreeMap<GroupId, Vec<PersonId>> = BTreeMap::new();
    for (group, person) in members {
        by_group.entry(group).or_default().push(person);
    }
    for group in &mut groups {
        group.members = by_group.remove(&group.id).unwrap_or_default();
    }
    Ok(groups)
}

/// The published groups of a class, by number: their names and no more.
pub(crate) fn names(tx: &mut Tx<'_>, class: &ClassId) -> Result<Vec<(GroupId, String)>, StoreError> {
    tx.all(
        "SELECT g.id, g.name FROM class_groups g JOIN publications p ON p.id = g.publication
         WHERE p.withdrawn_at IS NULL AND g.class = $1 ORDER BY g.number",
        args![class],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// One published group.
pub(crate) fn group(tx: &mut Tx<'_>, id: &GroupId) -> Result<Option<Group>, StoreError> {
    let found = tx.opt(&format!("{GROUPS} AND g.id = $1"), args![id], read_group)?;
    let Some(mut group) = found else { return Ok(None) };
    group.members =
        tx.all("SELECT person FROM group_members WHERE group_id = $1 ORDER BY place", args![id], |row| {
            row.get(0)
        })?;
    Ok(Some(group))
}

/// The published group a person is in.
pub(crate) fn group_of(
    tx: &mut Tx<'_>,
    class: &ClassId,
    person: &PersonId,
) -> Result<Option<GroupId>, StoreError> {
    tx.opt(
        "SELECT g.id FROM group_members m JOIN class_groups g ON g.id = m.group_id
         JOIN publications p ON p.id = g.publication
         WHERE m.person = $2 AND g.class = $1 AND p.withdrawn_at IS NULL",
        args![class, person],
        |row| row.get(0),
    )
}

/// The published groups of other classes a person has been in.
pub(crate) fn earlier_groups(
    tx: &mut Tx<'_>,
    class: &ClassId,
    person: &PersonId,
) -> Result<Vec<GroupId>, StoreError> {
    tx.all(
        "SELECT g.id FROM group_members m JOIN class_groups g ON g.id = m.group_id
         JOIN publications p ON p.id = g.publication
         WHERE m.person = $2 AND g.class <> $1 AND p.withdrawn_at IS NULL ORDER BY g.id",
        args![class, person],
        |row| row.get(0),
    )
}

/// Publishes a draft.
pub(crate) fn publish(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &PublicationId,
    class: &ClassId,
    grouping: &GroupingId,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO publications (id, class, grouping, at, by_actor) VALUES ($1, $2, $3, $4, $5)",
        args![id, class, grouping, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// Keeps a group of a publication with its people in their order.
pub(crate) fn add(tx: &mut Tx<'_>, publication: &PublicationId, group: &Group) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO class_groups (id, class, publication, number, name, topic, leader)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![
            &group.id,
            &group.class,
            publication,
            group.number,
            &group.name,
            group.topic.as_ref(),
            group.leader.as_ref()
        ],
    )?;
    for (place, person) in group.members.iter().enumerate() {
        tx.exec(
            "INSERT INTO group_members (group_id, person, place) VALUES ($1, $2, $3)",
            args![&group.id, person, place],
        )?;
    }
    Ok(())
}

/// Withdraws a publication; says whether it stood.
pub(crate) fn withdraw(tx: &mut Tx<'_>, ctx: &Ctx, id: &PublicationId) -> Result<bool, StoreError> {
    let touched = tx.exec(
        "UPDATE publications SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1 AND withdrawn_at IS NULL",
        args![id, ctx.now, ctx.actor()],
    )?;
    Ok(touched > 0)
}
