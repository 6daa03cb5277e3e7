//! The journal for administrators: what happened, newest first.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use store::journal::{self, EntryId};
use web::{Error, Kind, Page, Visit, when};

use crate::access::SEE_AUDIT;
use crate::actions::account::with_names;
use crate::actions::everything;
use crate::links;
use crate::words::{Words, words};

/// Entries on a page.
const A_PAGE: usize = 50;

/// An entry as shown.
pub(crate) struct AuditLine {
    pub(crate) at: String,
    pub(crate) who: String,
    pub(crate) kind: String,
    pub(crate) subject: String,
    pub(crate) detail: String,
}

#[derive(Template)]
#[template(path = "audit.html")]
pub(crate) struct AuditPage {
    pub(crate) lines: Vec<AuditLine>,
    pub(crate) older: Option<String>,
    pub(crate) newest: &'static str,
    pub(crate) first: bool,
    pub(crate) w: &'static Words,
}

#[derive(Deserialize)]
pub(super) struct From {
    before: Option<String>,
}

pub(super) async fn journal(visit: Visit, Query(from): Query<From>) -> Result<Response, Error> {
    let before = from.before.map(|text| text.parse::<EntryId>()).transpose()?;
    let first = before.is_none();
    let entries = visit
        .read(move |tx, ctx| {
            ctx.may(SEE_AUDIT, &everything(tx)?)?;
            let entries = journal::latest(tx, before.as_ref(), A_PAGE)?;
            with_names(tx, entries)
        })
        .await?;
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let older = (entries.len() == A_PAGE).then(|| entries.last()).flatten();
    let older = older.map(|(entry, _)| links::audit_before(&entry.id));
    let lines = entries
        .into_iter()
        .map(|(entry, name)| AuditLine {
            at: when::moment(entry.at, visit.ctx.now, visit.ctx.zone(), lang),
            who: who(w, &entry.actor, name),
            kind: entry.kind,
            subject: entry.subject,
            detail: entry.detail,
        })
        .collect();
    visit.page(
        &Page::new(Kind::Desk, w.audit_title()),
        &AuditPage { lines, older, newest: links::AUDIT, first, w },
    )
}

/// Who acted, in words.
pub(super) fn who(w: &Words, actor: &str, name: String) -> String {
    match actor {
        _ if !name.is_empty() => name,
        "program" => w.actor_program(),
        "anonymous" => w.actor_anonymous(),
        _ => w.actor_device(),
    }
}
