//! Who works with the installation, and inviting somebody.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use store::once;
use web::access::Scope;
use web::form::Choice;
use web::{Error, Fields, FormState, Kind, Page, PersonId, Visit, qr};

use super::account::role_line;
use super::at_its_field;
use super::organisations::indented;
use crate::access::INVITE_STAFF;
use crate::actions::{orgs, staff as actions};
use crate::links;
use crate::model::{InviteDraft, role_name, staff_roles};
use crate::words::{Words, words};

/// A person as a line of the list.
pub(crate) struct StaffLine {
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) post: String,
    pub(crate) roles: Vec<String>,
    pub(crate) href: String,
}

#[derive(Template)]
#[template(path = "staff.html")]
pub(crate) struct StaffPage {
    pub(crate) search: &'static str,
    pub(crate) part: String,
    pub(crate) lines: Vec<StaffLine>,
    pub(crate) invite: &'static str,
    pub(crate) complaints: &'static str,
    pub(crate) audit: &'static str,
    pub(crate) w: &'static Words,
}

#[derive(Template)]
#[template(path = "invite.html")]
pub(crate) struct InvitePage {
    pub(crate) form: FormState,
    pub(crate) send: &'static str,
    pub(crate) back: &'static str,
    pub(crate) roles: Vec<Choice>,
    pub(crate) orgs: Vec<Choice>,
    pub(crate) w: &'static Words,
}

/// Shown once: the link by which the colleague chooses a password.
#[derive(Template)]
#[template(path = "invited.html")]
pub(crate) struct InvitedPage {
    pub(crate) name: String,
    pub(crate) link: String,
    pub(crate) qr: String,
    pub(crate) person: String,
    pub(crate) w: &'static Words,
}

#[derive(Deserialize)]
pub(super) struct Searched {
    #[serde(default)]
    q: String,
}

pub(super) async fn list(visit: Visit, Query(searched): Query<Searched>) -> Result<Response, Error> {
    let (w, lang) = (words(visit.lang()), visit.lang());
    let part: String = searched.q.trim().chars().take(60).collect();
    let wanted = part.clone();
    let lines = visit
        .read(move |tx, ctx| {
            let staff = actions::see_staff(tx, ctx)?;
            if wanted.is_empty() {
                return Ok(staff.into_iter().map(|one| (one.person, one.roles)).collect::<Vec<_>>());
            }
            let found = actions::search(tx, ctx, &wanted)?.into_iter().map(|person| {
                let roles = staff.iter().find(|one| one.person.id == person.id);
                let roles = roles.map(|one| one.roles.clone()).unwrap_or_default();
                (person, roles)
            });
            Ok(found.collect())
        })
        .await?
        .into_iter()
        .map(|(person, roles)| StaffLine {
            href: links::person(&person.id),
            roles: roles.iter().map(|held| role_line(w, lang, held)).collect(),
            name: person.name,
            unit: person.unit_name,
            post: person.post,
        })
        .collect();
    let page = StaffPage {
        search: links::STAFF,
        part,
        lines,
        invite: links::STAFF_INVITE,
        complaints: links::COMPLAINTS,
        audit: links::AUDIT,
        w,
    };
    visit.page(&Page::new(Kind::Desk, w.staff_title()), &page)
}

/// The organisations over which the reader gives roles.
pub(super) async fn places(visit: &Visit) -> Result<Vec<Choice>, Error> {
    let mut orgs = visit.read(orgs::see_tree).await?;
    orgs.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(orgs
        .iter()
        .filter(|org| visit.ctx.can(INVITE_STAFF, &org.scope()))
        .map(|org| (org.id.to_string(), indented(org)))
        .collect())
}

/// The roles that are given over an organisation.
pub(super) fn roles(visit: &Visit) -> Vec<Choice> {
    let lang = visit.lang();
    staff_roles().map(|role| (role.word().to_owned(), role_name(role, lang))).into()
}

pub(super) async fn invite_form(visit: Visit) -> Result<Response, Error> {
    visit.ctx.may(INVITE_STAFF, &Scope::Anywhere)?;
    let form = FormState::filled(visit.ctx.token(), &[("role", "organiser")]);
    show(&visit, form).await
}

async fn show(visit: &Visit, form: FormState) -> Result<Response, Error> {
    let w = words(visit.lang());
    let page = Page::new(Kind::Desk, w.invite_title()).checked(&form);
    let (roles, orgs) = (roles(visit), places(visit).await?);
    let (send, back) = (links::STAFF_INVITE, links::STAFF);
    visit.page(&page, &InvitePage { form, send, back, roles, orgs, w })
}

pub(super) async fn invite(visit: Visit, fields: Fields) -> Result<Response, Error> {
    visit.ctx.may(INVITE_STAFF, &Scope::Anywhere)?;
    let draft = match InviteDraft::read(&fields) {
        Ok(draft) => draft,
        Err(problems) => return show(&visit, FormState::refused(&fields, &problems, visit.lang())).await,
    };
    let (key, name) = (fields.once(), draft.person.name.clone());
    let invited = visit
        .write(move |tx, ctx| {
            // The link itself is kept nowhere, so a form sent twice only finds the person again.
            let key = key.as_ref().map(|key| format!("{}:{key}", store::Witness::actor(ctx)));
            if let Some(key) = &key
                && let Some(person) = once::answered(tx, key)?
            {
                return Ok((person.parse::<PersonId>()?, None));
            }
            let (person, token) = actions::invite(tx, ctx, &draft)?;
            if let Some(key) = &key {
                once::remember(tx, key, person.as_str(), ctx.now)?;
            }
            Ok((person, Some(token)))
        })
        .await;
    match invited {
        Ok((person, Some(token))) => show_link(&visit, &person, name, &links::choose_password(&token)),
        Ok((person, None)) => Ok(visit.see_other(&links::person(&person))),
        Err(error) => {
            let problems = at_its_field(error)?;
            show(&visit, FormState::refused(&fields, &problems, visit.lang())).await
        }
    }
}

/// Shows a link once, to be handed to its person.
pub(super) fn show_link(
    visit: &Visit,
    person: &PersonId,
    name: String,
    path: &str,
) -> Result<Response, Error> {
    let w = words(visit.lang());
    let link = visit.app.settings.address(path);
    let page = InvitedPage { name, qr: qr::svg(&link)?, link, person: links::person(person), w };
    visit.page(&Page::new(Kind::Desk, w.invited_title()), &page)
}
