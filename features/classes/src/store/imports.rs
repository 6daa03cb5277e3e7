//! Receipt files that were read.

use store::{Row, StoreError, Tx, Witness, args};
use web::Ctx;

use crate::model::{ClassId, Done, Fixes, Import, ImportId};

const COLUMNS: &str = "id, file_name, file, fixes, version, read_at, dropped_at, imported_at, added, updated,
  unchanged, skipped, read_by, imported_by";

/// A line of the history: the file, who read it, who imported it.
pub(crate) struct ImportLine {
    pub import: Import,
    pub read_by: String,
    pub imported_by: Option<String>,
}

/// The files read for a class, the latest first.
pub(crate) fn imports(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<Vec<ImportLine>, StoreError> {
    tx.all(
        &format!("SELECT {COLUMNS} FROM roster_imports WHERE class = $1 ORDER BY id DESC"),
        args![class],
        |row| {
            let import = read_import(row, ctx)?;
            Ok(ImportLine { import, read_by: row.get(12)?, imported_by: row.get(13)? })
        },
    )
}

/// One file.
pub(crate) fn import(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    id: &ImportId,
) -> Result<Option<Import>, StoreError> {
    tx.opt(
        &format!("SELECT {COLUMNS} FROM roster_imports WHERE class = $1 AND id = $2"),
        args![class, id],
        |row| read_import(row, ctx),
    )
}

/// Notes a file that was read.
pub(crate) fn add_import(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ImportId,
    class: &ClassId,
    file_name: &str,
    file: &str,
    fixes: &Fixes,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO roster_imports (id, class, file_name, file, fixes, version, read_at, read_by,
           added, updated, unchanged, skipped)
         VALUES ($1, $2, $3, $4, $5, 1, $6, $7, 0, 0, 0, 0)",
        args![id, class, file_name, file, sealed(ctx, fixes)?, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// Writes down what was put right.
pub(crate) fn fix(tx: &mut Tx<'_>, ctx: &Ctx, id: &ImportId, fixes: &Fixes) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE roster_imports SET fixes = $2, version = version + 1 WHERE id = $1",
        args![id, sealed(ctx, fixes)?],
    )?;
    Ok(())
}

/// Gives a file up.
pub(crate) fn drop_import(tx: &mut Tx<'_>, ctx: &Ctx, id: &ImportId) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE roster_imports SET dropped_at = $2, dropped_by = $3 WHERE id = $1 AND imported_at IS NULL",
        args![id, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// Notes what importing came to.
pub(crate) fn finish_import(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ImportId,
    done: &Done,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE roster_imports SET imported_at = $2, imported_by = $3, added = $4, updated = $5,
           unchanged = $6, skipped = $7 WHERE id = $1",
        args![id, done.at, ctx.actor(), done.added, done.updated, done.unchanged, done.skipped],
    )?;
    Ok(())
}

/// The fixes hold names and phone numbers, so they are sealed like those.
fn sealed(ctx: &Ctx, fixes: &Fixes) -> Result<String, StoreError> {
    ctx.seal(&serde_json::to_string(fixes).map_err(StoreError::broken)?)
}

fn read_import(row: &Row<'_>, ctx: &Ctx) -> Result<Import, StoreError> {
    let fixes = ctx.keys().open(&row.get::<String>(3)?)?;
    let imported_at: Option<store::Millis> = row.get(7)?;
    let done = imported_at.map(|at| -> Result<Done, StoreError> {
        Ok(Done {
            at,
            added: row.get(8)?,
            updated: row.get(9)?,
            unchanged: row.get(10)?,
            skipped: row.get(11)?,
        })
    });
    Ok(Import {
        id: row.get(0)?,
        file_name: row.get(1)?,
        file: row.get(2)?,
        fixes: serde_json::from_str(&fixes).map_err(StoreError::broken)?,
        version: row.get(4)?,
        read_at: row.get(5)?,
        dropped: row.get::<Option<store::Millis>>(6)?.is_some(),
        done: done.transpose()?,
    })
}
