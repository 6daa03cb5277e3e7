//! The journal for administrators: what happened, newest first.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use store::Tx;
use store::journal::{self, Entry, EntryId};
use web::{Error, Kind, Page, PersonId, Visit};

use crate::access::SEE_AUDIT;
use crate::actions::account::with_names;
use crate::actions::everything;
use crate::links;
use crate::model::OrgId;
use crate::store::{orgs, persons};
use crate::words::{Words, words};

/// Entries on a page.
const A_PAGE: usize = 50;

/// An entry as shown.
pub(crate) struct AuditLine {
    pub(crate) at: String,
    pub(crate) who: String,
    pub(crate) what: String,
    pub(crate) kind: String,
    pub(crate) subject: String,
    /// Where the subject's page is ours.
    pub(crate) href: Option<String>,
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
    let (entries, subjects) = visit
        .read(move |tx, ctx| {
            ctx.may(SEE_AUDIT, &everything(tx)?)?;
            let entries = journal::latest(tx, before.as_ref(), A_PAGE)?;
            let subjects = named(tx, &entries)?;
            Ok((with_names(tx, entries)?, subjects))
        })
        .await?;
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let older = (entries.len() == A_PAGE).then(|| entries.last()).flatten();
    let older = older.map(|(entry, _)| links::audit_before(&entry.id));
    let lines = entries
        .into_iter()
        .map(|(entry, name)| AuditLine {
            at: visit.ctx.moment(entry.at),
            who: who(w, &entry.actor, name),
            what: visit.app.panels.happened(&entry.kind, lang),
            kind: entry.kind,
            href: page_of(&entry.subject),
            subject: subjects.get(&entry.subject).cloned().unwrap_or(entry.subject),
            detail: entry.detail,
        })
        .collect();
    visit.page(
        &Page::new(Kind::Desk, w.audit_title()),
        &AuditPage { lines, older, newest: links::AUDIT, first, w },
    )
}

/// The names of the persons and organisations that the entries are about, by their ids.
fn named(tx: &mut Tx<'_>, entries: &[Entry]) -> Result<HashMap<String, String>, Error> {
    let persons: Vec<PersonId> = entries.iter().filter_map(|entry| entry.subject.parse().ok()).collect();
    let mut names: HashMap<String, String> =
        persons::by_ids(tx, &persons)?.into_iter().map(|p| (p.id.to_string(), p.name)).collect();
    if entries.iter().any(|entry| entry.subject.parse::<OrgId>().is_ok()) {
        names.extend(orgs::all(tx)?.into_iter().map(|org| (org.id.to_string(), org.name)));
    }
    Ok(names)
}

/// The page of a person or an organisation.
fn page_of(subject: &str) -> Option<String> {
    let person = subject.parse::<PersonId>().ok().map(|id| links::person(&id));
    person.or_else(|| subject.parse::<OrgId>().ok().map(|id| links::organisation(&id)))
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
