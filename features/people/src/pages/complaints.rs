//! Complaints and suggestions: the public form, and the list for administrators.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::address::Address;
use web::limits::Limit;
use web::{Error, Fields, FormState, Kind, Page, Visit};

use crate::actions::complaints as actions;
use crate::links;
use crate::model::{ComplaintDraft, ComplaintId};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "complain.html")]
pub(crate) struct ComplainPage {
    pub(crate) form: FormState,
    pub(crate) send: &'static str,
    pub(crate) w: &'static Words,
}

#[derive(Template)]
#[template(path = "complaint_thanks.html")]
pub(crate) struct ThanksPage {
    pub(crate) home: &'static str,
    pub(crate) w: &'static Words,
}

/// A complaint as the list shows it.
pub(crate) struct ComplaintLine {
    pub(crate) text: String,
    pub(crate) contact: Option<String>,
    pub(crate) said_at: String,
    /// By whom and when it was dealt with, and how.
    pub(crate) handled: Option<(String, String)>,
    pub(crate) send: String,
}

#[derive(Template)]
#[template(path = "complaints.html")]
pub(crate) struct ComplaintsPage {
    pub(crate) open: usize,
    pub(crate) lines: Vec<ComplaintLine>,
    pub(crate) w: &'static Words,
}

pub(super) async fn form(visit: Visit) -> Result<Response, Error> {
    let form = FormState::filled(visit.ctx.token(), &[]);
    show(&visit, form)
}

fn show(visit: &Visit, form: FormState) -> Result<Response, Error> {
    let w = words(visit.lang());
    let page = Page::new(Kind::Plain, w.complain_title()).checked(&form);
    visit.page(&page, &ComplainPage { form, send: web::links::COMPLAIN, w })
}

pub(super) async fn send(visit: Visit, address: Address, fields: Fields) -> Result<Response, Error> {
    let draft = match ComplaintDraft::read(&fields) {
        Ok(draft) => draft,
        Err(problems) => return show(&visit, FormState::refused(&fields, &problems, visit.lang())),
    };
    visit.app.limits.count(Limit::Anonymous, &address.0)?;
    let key = fields.once();
    visit.write(move |tx, ctx| actions::complain(tx, ctx, &draft, key.as_deref())).await?;
    Ok(visit.see_other(links::COMPLAINT_SENT))
}

pub(super) async fn thanks(visit: Visit) -> Result<Response, Error> {
    let w = words(visit.lang());
    visit.page(&Page::new(Kind::Plain, w.complaint_thanks_title()), &ThanksPage { home: web::links::HOME, w })
}

pub(super) async fn list(visit: Visit) -> Result<Response, Error> {
    let w = words(visit.lang());
    let lines: Vec<ComplaintLine> = visit
        .read(actions::see_complaints)
        .await?
        .into_iter()
        .map(|(complaint, contact)| ComplaintLine {
            said_at: visit.ctx.moment(complaint.said_at),
            handled: complaint.handled.map(|handled| {
                (w.complaint_handled_by(visit.ctx.moment(handled.at), handled.by), handled.note)
            }),
            send: links::complaint_handled(&complaint.id),
            text: complaint.text,
            contact,
        })
        .collect();
    let open = lines.iter().filter(|line| line.handled.is_none()).count();
    let page = ComplaintsPage { open, lines, w };
    visit.page(&Page::new(Kind::Desk, w.complaints_title()), &page)
}

pub(super) async fn handled(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id: ComplaintId = id.parse()?;
    let mut read = fields.reader();
    let note = read.text("note", 0..=500);
    read.finish()?;
    visit.write(move |tx, ctx| actions::handle(tx, ctx, &id, &note)).await?;
    Ok(visit.see_other_saying(links::COMPLAINTS, &words(visit.lang()).complaint_handled()))
}
