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
    let undone = matches!(wanted, Change::Undo { .. });
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::change(tx, ctx, &class, &id, version, &wanted)?;
            Ok(links::draft(&class, &id))
        })
        .await?;
    let w = words(visit.lang());
    Ok(visit.see_other_saying(&href, &if undone { w.change_undone() } else { w.change_made() }))
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
        "undo" => Change::Undo { number: fields.value("number").parse().ok()? },
        _ => return None,
    })
}
