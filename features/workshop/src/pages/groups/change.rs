//! A change by hand, sent by one of the studio's buttons.

use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use web::{Error, Fields, Visit};

use crate::actions::groups as actions;
use crate::links;
use crate::model::{Change, GroupingId};
use crate::refusal::Refusal;
use crate::words::words;

pub(super) async fn change(
    visit: Visit,
    Path((class, draft)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (class, id): (ClassId, GroupingId) = (class.parse()?, draft.parse()?);
    let version: usize = fields.value("version").parse().map_err(|_| Error::Unreadable)?;
    let wanted = read(&fields).ok_or(Refusal::NoSuchChange)?;
    let w = words(visit.lang());
    let said = match wanted {
        Change::Undo { .. } => w.change_undone(),
        Change::Redo { .. } => w.change_redone(),
        Change::Lock => w.draft_locked(),
        Change::Unlock => w.draft_unlocked(),
        _ => w.change_made(),
    };
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::change(tx, ctx, &class, &id, version, &wanted)?;
            Ok(format!("{}{}", links::draft(&class, &id), place(&wanted)))
        })
        .await?;
    Ok(visit.see_other_saying(&href, &said))
}

/// Where on the page the change is to be seen.
fn place(change: &Change) -> String {
    match change {
        Change::Move { person, .. }
        | Change::Swap { a: person, .. }
        | Change::Pin { person }
        | Change::Unpin { person }
        | Change::Lead { person } => format!("#p-{person}"),
        Change::Hold { group } | Change::Release { group } | Change::Topic { group, .. } => {
            format!("#g-{}", group + 1)
        }
        Change::Undo { .. } | Change::Redo { .. } | Change::Lock | Change::Unlock => "#steps".to_owned(),
    }
}

/// The change the fields name; none where they name nothing that exists. Groups count from 1 outside.
fn read(fields: &Fields) -> Option<Change> {
    let person = |name: &str| fields.value(name).parse().ok();
    let group = || fields.value("group").parse::<usize>().ok()?.checked_sub(1);
    Some(match fields.value("what") {
        "move" => Change::Move { person: person("person")?, to: group()? },
        "swap" => Change::Swap { a: person("person")?, b: person("other")? },
        "pin" => Change::Pin { person: person("person")? },
        "unpin" => Change::Unpin { person: person("person")? },
        "lead" => Change::Lead { person: person("person")? },
        "topic" => Change::Topic { group: group()?, topic: fields.value("topic").parse().ok()? },
        "hold" => Change::Hold { group: group()? },
        "release" => Change::Release { group: group()? },
        "redo" => Change::Redo { number: fields.value("number").parse().ok()? },
        "lock" => Change::Lock,
        "unlock" => Change::Unlock,
        "undo" => Change::Undo { number: fields.value("number").parse().ok()? },
        _ => return None,
    })
}
