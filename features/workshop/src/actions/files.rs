//! What people do with files of a group.

use classes::Class;
use store::{Tx, journal};
use web::{Ctx, Error};

use super::events::FilePassed;
use super::name_of;
use super::room::enter;
use super::stages::{plan_of, stage_now};
use crate::model::{Deliverable, FileId, Group, GroupFile, GroupId, Handing, NewFile, Stage};
use crate::store::files as sql;

/// The files of a group.
pub(crate) struct FilesHere {
    /// The class.
    pub class: Class,
    /// The group.
    pub group: Group,
    /// Its files with who brought each, removed ones too, newest first.
    pub files: Vec<(GroupFile, String)>,
    /// What the present stage wants as a file.
    pub wanted: Vec<Deliverable>,
}

/// Reads the files of a group.
pub(crate) fn see_files(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupId) -> Result<FilesHere, Error> {
    let (class, group) = enter(tx, ctx, id)?;
    let mut files = Vec::new();
    for file in sql::files(tx, id)? {
        let by = name_of(tx, &file.by)?;
        files.push((file, by));
    }
    let mut wanted = Vec::new();
    if let Some(stage) = stage_now(tx, &class.id)? {
        wanted = plan_of(tx, ctx, &class, stage)?.deliverables;
        wanted.retain(|deliverable| deliverable.kind == Handing::File);
    }
    Ok(FilesHere { class, group, files, wanted })
}

/// Keeps a file whose bytes lie in the folder of files under `content`.
pub(crate) fn keep_file(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &GroupId,
    new: &NewFile,
    content: &str,
) -> Result<FileId, Error> {
    let (class, group) = enter(tx, ctx, id)?;
    let stage = stage_now(tx, &class.id)?.unwrap_or(Stage::Opening);
    let file = sql::add(tx, ctx, &group.id, stage, new, content)?;
    journal::record(tx, ctx, &FilePassed { group: &group.id, file: &file, to: "kept" })?;
    Ok(file)
}

/// One file that was not removed, for downloading.
pub(crate) fn see_file(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupId, file: &FileId) -> Result<GroupFile, Error> {
    enter(tx, ctx, id)?;
    sql::file(tx, id, file)?.filter(|file| !file.removed).ok_or(Error::NotFound)
}

/// Removes a file or puts it back; doing so twice changes nothing.
pub(crate) fn pass_file(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &GroupId,
    file: &FileId,
    removed: bool,
) -> Result<GroupFile, Error> {
    let (_, group) = enter(tx, ctx, id)?;
    let known = sql::file(tx, id, file)?.ok_or(Error::NotFound)?;
    if known.removed != removed {
        let to = if removed { "removed" } else { "restored" };
        sql::pass(tx, ctx, file, to)?;
        journal::record(tx, ctx, &FilePassed { group: &group.id, file, to })?;
    }
    Ok(known)
}
