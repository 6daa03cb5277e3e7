//! Files of a group; their bytes lie in the folder of files.

use store::{Row, StoreError, Tx, Witness, args};
use web::Ctx;

use crate::model::{FileId, FilePassageId, GroupFile, GroupId, NewFile, Stage};

const FILES: &str = "SELECT f.id, f.stage, f.deliverable, f.name, f.kind, f.size, f.content, f.at, f.by_actor,
    COALESCE((SELECT p.kind FROM group_file_passages p WHERE p.file = f.id ORDER BY p.id DESC LIMIT 1), 'kept')
  FROM group_files f";

fn read_file(row: &Row<'_>) -> Result<GroupFile, StoreError> {
    Ok(GroupFile {
        id: row.get(0)?,
        stage: row.get(1)?,
        deliverable: row.get(2)?,
        name: row.get(3)?,
        kind: row.get(4)?,
        size: row.get(5)?,
        content: row.get(6)?,
        at: row.get(7)?,
        by: row.get(8)?,
        removed: row.get::<String>(9)? == "removed",
    })
}

/// Every file of a group, removed ones too, newest first.
pub(crate) fn files(tx: &mut Tx<'_>, group: &GroupId) -> Result<Vec<GroupFile>, StoreError> {
    tx.all(&format!("{FILES} WHERE f.group_id = $1 ORDER BY f.id DESC"), args![group], read_file)
}

/// One file of a group.
pub(crate) fn file(tx: &mut Tx<'_>, group: &GroupId, id: &FileId) -> Result<Option<GroupFile>, StoreError> {
    tx.opt(&format!("{FILES} WHERE f.group_id = $1 AND f.id = $2"), args![group, id], read_file)
}

/// Keeps a file whose bytes are kept under `content`.
pub(crate) fn add(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    group: &GroupId,
    stage: Stage,
    new: &NewFile,
    content: &str,
) -> Result<FileId, StoreError> {
    let id: FileId = ctx.id();
    tx.exec(
        "INSERT INTO group_files (id, group_id, stage, deliverable, name, kind, size, content, at, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            &id,
            group,
            stage,
            &new.deliverable,
            &new.name,
            new.kind,
            new.bytes.len(),
            content,
            ctx.now,
            ctx.actor()
        ],
    )?;
    Ok(id)
}

/// Removes a file or puts it back; its bytes stay.
pub(crate) fn pass(tx: &mut Tx<'_>, ctx: &Ctx, id: &FileId, kind: &str) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO group_file_passages (id, file, kind, at, by_actor) VALUES ($1, $2, $3, $4, $5)",
        args![ctx.id::<FilePassageId>(), id, kind, ctx.now, ctx.actor()],
    )?;
    Ok(())
}
