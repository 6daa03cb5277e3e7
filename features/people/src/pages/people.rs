//! A person's page for staff: data, roles, sessions.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::access::{GrantId, Role};
use web::form::Choice;
use web::{Error, Fields, FormState, Kind, Page, PersonId, Problem, Problems, SessionId, Visit};

use super::account::{SessionLine, role_line, session_lines};
use super::at_its_field;
use super::staff::{places, roles, show_link};
use crate::actions::staff::Whole;
use crate::actions::{account, entry, staff as actions};
use crate::links;
use crate::model::{OrgId, PersonDraft, Sex, role_name};
use crate::words::{Words, words};

/// A role on the page, with the way to take it back.
pub(crate) struct RoleLine {
    pub(crate) label: String,
    pub(crate) take: Option<String>,
}

#[derive(Template)]
#[template(path = "person.html")]
pub(crate) struct PersonPage {
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) city: Option<String>,
    pub(crate) industry: Option<String>,
    pub(crate) post: String,
    pub(crate) phone: Option<String>,
    /// How they sign in, where they are staff; and whether they have chosen a password.
    pub(crate) login: Option<(String, bool)>,
    pub(crate) role_lines: Vec<RoleLine>,
    /// Failed tries, the latest first, and where somebody waits, the way to end that.
    pub(crate) failures: Vec<String>,
    pub(crate) lift_send: Option<String>,
    pub(crate) sessions: Vec<SessionLine>,
    pub(crate) data: FormState,
    pub(crate) giving: FormState,
    pub(crate) roles: Vec<Choice>,
    pub(crate) orgs: Vec<Choice>,
    pub(crate) units: Vec<Choice>,
    pub(crate) sexes: Vec<Choice>,
    pub(crate) may_edit: bool,
    pub(crate) may_give: bool,
    pub(crate) data_send: String,
    pub(crate) roles_send: String,
    pub(crate) password_send: String,
    pub(crate) withdraw_send: String,
    pub(crate) back: &'static str,
    pub(crate) w: &'static Words,
}

#[derive(Template)]
#[template(path = "take_role.html")]
pub(crate) struct TakeRolePage {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) send: String,
    pub(crate) back: String,
    pub(crate) w: &'static Words,
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Error> {
    render(&visit, id.parse()?, None, None).await
}

async fn render(
    visit: &Visit,
    id: PersonId,
    data: Option<FormState>,
    giving: Option<FormState>,
) -> Result<Response, Error> {
    let wanted = id.clone();
    let whole = visit.read(move |tx, ctx| actions::see_person(tx, ctx, &wanted)).await?;
    let orgs = if whole.may_edit { places(visit).await? } else { Vec::new() };
    let page = PersonPage::of(visit, whole, orgs, data, giving);
    let framed = Page::new(Kind::Desk, page.name.clone()).checked(&page.data);
    let framed = if page.giving.has_errors() { framed.checked(&page.giving) } else { framed };
    visit.page(&framed, &page)
}

impl PersonPage {
    fn of(
        visit: &Visit,
        whole: Whole,
        orgs: Vec<Choice>,
        data: Option<FormState>,
        giving: Option<FormState>,
    ) -> Self {
        let (w, lang, person) = (words(visit.lang()), visit.lang(), whole.person);
        let unit_id = person.unit.as_ref().map(OrgId::as_str).unwrap_or_default();
        let filled = [
            ("name", person.name.as_str()),
            ("post", person.post.as_str()),
            ("unit", unit_id),
            ("sex", person.sex.map(Sex::word).unwrap_or_default()),
        ];
        let mut units = orgs.clone();
        if person.unit.is_none() {
            units.insert(0, (String::new(), w.choice_none()));
        }
        let sexes = vec![
            (String::new(), w.choice_none()),
            (Sex::Male.to_string(), w.sex_male()),
            (Sex::Female.to_string(), w.sex_female()),
        ];
        Self {
            data: data.unwrap_or_else(|| FormState::filled(visit.ctx.token(), &filled)),
            giving: giving.unwrap_or_else(|| FormState::filled(visit.ctx.token(), &[])),
            role_lines: whole
                .roles
                .iter()
                .map(|held| RoleLine {
                    label: role_line(w, lang, held),
                    take: (whole.may_give && !held.over_class).then(|| links::role_taken(&held.id)),
                })
                .collect(),
            sessions: session_lines(visit, &whole.sessions, |session| {
                links::person_session_end(&person.id, session)
            }),
            failures: whole.failures.at.iter().map(|at| visit.ctx.moment(*at)).collect(),
            lift_send: whole.failures.waiting.then(|| links::person_wait_lifted(&person.id)),
            login: whole.login.map(|login| (login.login, login.hash.is_some())),
            phone: whole.phone,
            roles: roles(visit),
            sexes,
            may_edit: whole.may_edit,
            may_give: whole.may_give,
            data_send: links::person_data(&person.id),
            roles_send: links::person_roles(&person.id),
            password_send: links::person_password_link(&person.id),
            withdraw_send: links::person_withdraw_links(&person.id),
            back: links::STAFF,
            name: person.name,
            unit: person.unit_name,
            city: person.city,
            industry: person.industry,
            post: person.post,
            units,
            orgs,
            w,
        }
    }
}

pub(super) async fn correct(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id: PersonId = id.parse()?;
    let draft = match PersonDraft::read(&fields) {
        Ok(draft) => draft,
        Err(problems) => {
            let form = FormState::refused(&fields, &problems, visit.lang());
            return render(&visit, id, Some(form), None).await;
        }
    };
    let corrected = id.clone();
    match visit.write(move |tx, ctx| account::correct_another(tx, ctx, &id, &draft)).await {
        Ok(()) => Ok(visit.see_other_saying(&links::person(&corrected), &words(visit.lang()).saved())),
        Err(error) => {
            let form = FormState::refused(&fields, &at_its_field(error)?, visit.lang());
            render(&visit, corrected, Some(form), None).await
        }
    }
}

pub(super) async fn give_role(
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let id: PersonId = id.parse()?;
    let mut read = fields.reader();
    let (role, org) = (read.parsed::<Role>("role"), read.parsed::<OrgId>("org"));
    let asked = match (read.finish(), role, org) {
        (Ok(()), Some(role), Some(org)) => Ok((role, org)),
        (Err(problems), _, _) => Err(problems),
        _ => Err(Problems::at("role", Problem::Missing)),
    };
    let (role, org) = match asked {
        Ok(asked) => asked,
        Err(problems) => {
            let form = FormState::refused(&fields, &problems, visit.lang());
            return render(&visit, id, None, Some(form)).await;
        }
    };
    let back = links::person(&id);
    visit.write(move |tx, ctx| actions::give_role(tx, ctx, &id, role, &org)).await?;
    Ok(visit.see_other_saying(&back, &words(visit.lang()).role_given()))
}

pub(super) async fn ask_take_role(visit: Visit, Path(grant): Path<String>) -> Result<Response, Error> {
    let grant: GrantId = grant.parse()?;
    let wanted = grant.clone();
    let (held, name) = visit.read(move |tx, ctx| actions::role_to_take(tx, ctx, &wanted)).await?;
    let (w, lang) = (words(visit.lang()), visit.lang());
    let over = held.over_name.unwrap_or_default();
    let page = TakeRolePage {
        role: format!("{} · {over}", role_name(held.role, lang)),
        send: links::role_taken(&grant),
        back: links::person(&held.person),
        name,
        w,
    };
    visit.page(&Page::new(Kind::Desk, w.take_role_title()), &page)
}

pub(super) async fn take_role(visit: Visit, Path(grant): Path<String>) -> Result<Response, Error> {
    let grant: GrantId = grant.parse()?;
    let person = visit.write(move |tx, ctx| actions::take_role(tx, ctx, &grant)).await?;
    Ok(visit.see_other_saying(&links::person(&person), &words(visit.lang()).role_taken()))
}

pub(super) async fn password_link(visit: Visit, Path(id): Path<String>) -> Result<Response, Error> {
    let id: PersonId = id.parse()?;
    let person = id.clone();
    let (name, path) = visit.write(move |tx, ctx| actions::new_password_link(tx, ctx, &id)).await?;
    show_link(&visit, &person, name, &path)
}

pub(super) async fn lift_wait(visit: Visit, Path(id): Path<String>) -> Result<Response, Error> {
    let id: PersonId = id.parse()?;
    let back = links::person(&id);
    visit.write(move |tx, ctx| entry::lift_wait(tx, ctx, &id)).await?;
    Ok(visit.see_other_saying(&back, &words(visit.lang()).wait_lifted()))
}

pub(super) async fn withdraw_links(visit: Visit, Path(id): Path<String>) -> Result<Response, Error> {
    let id: PersonId = id.parse()?;
    let back = links::person(&id);
    visit.write(move |tx, ctx| actions::withdraw_links(tx, ctx, &id)).await?;
    Ok(visit.see_other_saying(&back, &words(visit.lang()).links_withdrawn()))
}

pub(super) async fn end_session(
    visit: Visit,
    Path((id, session)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (id, session): (PersonId, SessionId) = (id.parse()?, session.parse()?);
    let back = links::person(&id);
    visit.write(move |tx, ctx| actions::end_session(tx, ctx, &id, &session)).await?;
    Ok(visit.see_other_saying(&back, &words(visit.lang()).session_ended()))
}
