//! Setting up a class, like another one or by the standard plan, and changing it.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use web::form::{Choice, choice};
use web::{Error, Fields, FormState, Kind, Page, Problems, Visit};

use super::show::dates;
use crate::actions;
use crate::links;
use crate::model::{Class, ClassId, NewClass};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "class_form.html")]
pub(crate) struct FormPage {
    pub title: String,
    /// Where one comes from: the list, or the class itself.
    pub crumb: String,
    pub action: String,
    pub back: String,
    pub submit: String,
    pub form: FormState,
    pub hosts: Vec<Choice>,
    /// Classes whose timetable can be taken over; none when an existing class is changed.
    pub sources: Vec<Choice>,
    pub is_new: bool,
    pub w: &'static Words,
}

#[derive(Deserialize)]
pub(super) struct From {
    #[serde(default)]
    from: String,
}

pub(super) async fn new(visit: Visit, Query(query): Query<From>) -> Result<Response, Error> {
    let source = if query.from.is_empty() { None } else { Some(query.from.parse::<ClassId>()?) };
    let source = match source {
        None => None,
        Some(id) => Some(
            visit
                .read(move |tx, ctx| {
                    let class = actions::class(tx, &id)?;
                    ctx.may(crate::access::SEE_CLASS, &class.scope())?;
                    Ok(class)
                })
                .await?,
        ),
    };
    let token = visit.ctx.token();
    let form = match &source {
        None => FormState::filled(token, &[]),
        Some(class) => FormState::filled(
            token,
            &[
                ("name", &class.name),
                ("host", class.host.as_str()),
                ("place", &class.place),
                ("contact", &class.contact),
                ("from", class.id.as_str()),
            ],
        ),
    };
    new_page(&visit, form).await
}

async fn new_page(visit: &Visit, form: FormState) -> Result<Response, Error> {
    let (hosts, classes) =
        visit.read(|tx, ctx| Ok((actions::hosts_for(tx, ctx)?, actions::classes_for(tx, ctx)?))).await?;
    if hosts.is_empty() {
        visit.ctx.may(crate::access::CREATE_CLASS, &web::access::Scope::Organisation("/".to_owned()))?;
    }
    let w = words(visit.lang());
    let mut sources = vec![choice("", w.standard_plan())];
    sources.extend(
        classes
            .iter()
            .map(|class| choice(class.id.as_str(), w.like_class(&class.name, dates(class, &visit.ctx)))),
    );
    let content = FormPage {
        title: w.new_class(),
        crumb: w.classes_title(),
        action: links::NEW.to_owned(),
        back: links::CLASSES.to_owned(),
        submit: w.create_class(),
        hosts: hosts.into_iter().map(|org| choice(org.id.as_str(), org.name)).collect(),
        sources,
        is_new: true,
        form,
        w,
    };
    visit.page(&Page::new(Kind::Desk, w.new_class()).checked(&content.form), &content)
}

pub(super) async fn create(visit: Visit, fields: Fields) -> Result<Response, Error> {
    let new = match NewClass::read(&fields) {
        Ok(new) => new,
        Err(problems) => return new_page(&visit, FormState::refused(&fields, &problems, visit.lang())).await,
    };
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::create_class(tx, ctx, &new).map(|id| links::class_home(&id))
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).class_created()))
}

pub(super) async fn edit(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class = editable(&visit, class.parse()?).await?;
    let (starts_on, ends_on) = (class.starts_on.to_string(), class.ends_on.to_string());
    let form = FormState::filled(
        visit.ctx.token(),
        &[
            ("name", &class.name),
            ("host", class.host.as_str()),
            ("term", &class.term),
            ("starts_on", &starts_on),
            ("ends_on", &ends_on),
            ("place", &class.place),
            ("contact", &class.contact),
        ],
    );
    edit_page(&visit, &class, form).await
}

async fn edit_page(visit: &Visit, class: &Class, form: FormState) -> Result<Response, Error> {
    let hosts = visit.read(actions::hosts_for).await?;
    let w = words(visit.lang());
    let content = FormPage {
        title: w.edit_class(),
        crumb: class.name.clone(),
        action: links::edit(&class.id),
        back: links::class_home(&class.id),
        submit: w.save(),
        hosts: hosts.into_iter().map(|org| choice(org.id.as_str(), org.name)).collect(),
        sources: Vec::new(),
        is_new: false,
        form,
        w,
    };
    let page = Page::new(Kind::Desk, w.edit_class()).of_class(class.here()).checked(&content.form);
    visit.page(&page, &content)
}

pub(super) async fn save(visit: Visit, Path(class): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let class = editable(&visit, id.clone()).await?;
    let new = match NewClass::read(&fields) {
        Ok(new) => new,
        Err(problems) => return refused(&visit, &class, &fields, &problems).await,
    };
    visit.write(move |tx, ctx| actions::edit_class(tx, ctx, &id, &new)).await?;
    Ok(visit.see_other_saying(&links::class_home(&class.id), &words(visit.lang()).saved()))
}

async fn refused(
    visit: &Visit,
    class: &Class,
    fields: &Fields,
    problems: &Problems,
) -> Result<Response, Error> {
    edit_page(visit, class, FormState::refused(fields, problems, visit.lang())).await
}

async fn editable(visit: &Visit, id: ClassId) -> Result<Class, Error> {
    visit
        .read(move |tx, ctx| {
            let class = actions::class(tx, &id)?;
            ctx.may(crate::access::EDIT_CLASS, &class.scope())?;
            Ok(class)
        })
        .await
}
