//! The tree of organisations: reading, searching, adding, editing.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use web::form::Choice;
use web::{Error, Fields, FormState, Kind, Page, Visit};

use super::at_its_field;
use crate::access::EDIT_ORGANISATIONS;
use crate::actions::orgs as actions;
use crate::links;
use crate::model::{Org, OrgDraft, OrgId, OrgKind};
use crate::words::{Words, words};

/// An organisation as a line of the tree.
pub(crate) struct Branch {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) code: String,
    pub(crate) aliases: String,
    pub(crate) href: String,
    pub(crate) add: Option<String>,
    /// The style's word for how far in it stands: `d0` … `d4`.
    pub(crate) depth: usize,
    /// Whether the search found it, or it only stands above what was found.
    pub(crate) found: bool,
}

#[derive(Template)]
#[template(path = "organisations.html")]
pub(crate) struct OrgsPage {
    pub(crate) search: &'static str,
    pub(crate) part: String,
    pub(crate) total: usize,
    pub(crate) found: usize,
    pub(crate) branches: Vec<Branch>,
    pub(crate) add: Option<&'static str>,
    pub(crate) w: &'static Words,
}

#[derive(Template)]
#[template(path = "organisation.html")]
pub(crate) struct OrgFormPage {
    pub(crate) title: String,
    pub(crate) form: FormState,
    pub(crate) send: String,
    pub(crate) back: &'static str,
    pub(crate) kinds: Vec<Choice>,
    pub(crate) parents: Vec<Choice>,
    pub(crate) unions: Vec<Choice>,
    pub(crate) is_new: bool,
    pub(crate) is_root: bool,
    pub(crate) may_edit: bool,
    pub(crate) w: &'static Words,
}

#[derive(Deserialize)]
pub(super) struct Searched {
    #[serde(default)]
    q: String,
}

pub(super) async fn tree(visit: Visit, Query(searched): Query<Searched>) -> Result<Response, Error> {
    let (w, lang) = (words(visit.lang()), visit.lang());
    let mut orgs = visit.read(actions::see_tree).await?;
    let (part, total) = (searched.q.trim().chars().take(60).collect::<String>(), orgs.len());
    let hit = |org: &Org| {
        org.name.contains(&part)
            || org.short_name.contains(&part)
            || org.aliases.iter().any(|alias| alias.contains(&part))
            || org.region_code.as_deref().is_some_and(|code| code.starts_with(&part))
    };
    let found: HashSet<OrgId> = orgs.iter().filter(|org| hit(org)).map(|org| org.id.clone()).collect();
    // What stands above a hit is shown too, so that one sees where it is.
    let wanted: Vec<String> = orgs.iter().filter(|o| found.contains(&o.id)).map(|o| o.path.clone()).collect();
    orgs.retain(|org| part.is_empty() || wanted.iter().any(|path| path.starts_with(&org.path)));
    // Ids sort by when they were made, so siblings stand in the order they were added.
    orgs.sort_by(|a, b| a.path.cmp(&b.path));
    let branches = orgs
        .into_iter()
        .map(|org| {
            let may_edit = visit.ctx.can(EDIT_ORGANISATIONS, &org.scope());
            Branch {
                kind: org.kind.label(lang),
                code: org.region_code.clone().unwrap_or_default(),
                aliases: org.aliases.join(lang.pick("、", ", ")),
                href: links::organisation(&org.id),
                add: may_edit.then(|| links::organisation_new_below(&org.id)),
                depth: org.depth().min(4),
                found: part.is_empty() || found.contains(&org.id),
                name: org.name,
            }
        })
        .collect();
    let add =
        visit.ctx.can(EDIT_ORGANISATIONS, &web::access::Scope::Anywhere).then_some(links::ORGANISATION_NEW);
    let page = OrgsPage { search: links::ORGANISATIONS, found: found.len(), part, total, branches, add, w };
    visit.page(&Page::new(Kind::Desk, w.organisations_title()), &page)
}

#[derive(Deserialize)]
pub(super) struct Below {
    #[serde(default)]
    parent: String,
}

pub(super) async fn new_form(visit: Visit, Query(below): Query<Below>) -> Result<Response, Error> {
    visit.ctx.may(EDIT_ORGANISATIONS, &web::access::Scope::Anywhere)?;
    let form = FormState::filled(visit.ctx.token(), &[("parent", &below.parent), ("kind", "grassroots")]);
    show(&visit, None, form).await
}

async fn show(visit: &Visit, id: Option<OrgId>, form: FormState) -> Result<Response, Error> {
    let (w, lang) = (words(visit.lang()), visit.lang());
    let mut orgs = visit.read(actions::see_tree).await?;
    orgs.sort_by(|a, b| a.path.cmp(&b.path));
    let own = match &id {
        Some(id) => Some(orgs.iter().find(|org| org.id == *id).cloned().ok_or(Error::NotFound)?),
        None => None,
    };
    let below_own = |org: &Org| own.as_ref().is_some_and(|own| org.path.starts_with(&own.path));
    let choice = |org: &Org| (org.id.to_string(), indented(org));
    let none = || (String::new(), w.choice_none());
    let may = |org: &&Org| visit.ctx.can(EDIT_ORGANISATIONS, &org.scope()) && !below_own(org);
    let page = OrgFormPage {
        title: own.as_ref().map_or_else(|| w.organisation_new(), |org| org.name.clone()),
        send: id.as_ref().map_or_else(|| links::ORGANISATION_NEW.to_owned(), links::organisation),
        back: links::ORGANISATIONS,
        kinds: OrgKind::ALL.map(|kind| (kind.word().to_owned(), kind.label(lang))).into(),
        // The parent it has stays a choice, even where the reader administers only below it.
        parents: orgs
            .iter()
            .filter(|org| may(org) || own.as_ref().is_some_and(|own| own.parent.as_ref() == Some(&org.id)))
            .map(choice)
            .collect(),
        unions: std::iter::once(none())
            .chain(orgs.iter().filter(|org| org.kind == OrgKind::Industry && !below_own(org)).map(choice))
            .collect(),
        is_new: own.is_none(),
        is_root: own.as_ref().is_some_and(|org| org.parent.is_none()),
        may_edit: own.as_ref().is_none_or(|org| visit.ctx.can(EDIT_ORGANISATIONS, &org.scope())),
        form,
        w,
    };
    visit.page(&Page::new(Kind::Desk, page.title.clone()).checked(&page.form), &page)
}

/// Full-width spaces in front show the depth in a list of choices.
pub(super) fn indented(org: &Org) -> String {
    format!("{}{}", "\u{3000}".repeat(org.depth()), org.name)
}

pub(super) async fn create(visit: Visit, fields: Fields) -> Result<Response, Error> {
    let draft = match OrgDraft::read(&fields) {
        Ok(draft) => draft,
        Err(problems) => {
            return show(&visit, None, FormState::refused(&fields, &problems, visit.lang())).await;
        }
    };
    let added = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::add_org(tx, ctx, &draft.0).map(|_| links::ORGANISATIONS.to_owned())
        })
        .await;
    match added {
        Ok(href) => Ok(visit.see_other_saying(&href, &words(visit.lang()).organisation_added())),
        Err(error) => {
            let problems = at_its_field(error)?;
            show(&visit, None, FormState::refused(&fields, &problems, visit.lang())).await
        }
    }
}

pub(super) async fn edit_form(visit: Visit, Path(id): Path<String>) -> Result<Response, Error> {
    let id: OrgId = id.parse()?;
    let wanted = id.clone();
    let org = visit
        .read(move |tx, ctx| {
            actions::see_tree(tx, ctx)?.into_iter().find(|org| org.id == wanted).ok_or(Error::NotFound)
        })
        .await?;
    let id_text = |id: Option<&OrgId>| id.map(ToString::to_string).unwrap_or_default();
    let form = FormState::filled(
        visit.ctx.token(),
        &[
            ("name", &org.name),
            ("short_name", &org.short_name),
            ("kind", org.kind.word()),
            ("parent", &id_text(org.parent.as_ref())),
            ("industry_parent", &id_text(org.industry_parent.as_ref())),
            ("region_code", org.region_code.as_deref().unwrap_or_default()),
            ("aliases", &org.aliases.join("\n")),
        ],
    );
    show(&visit, Some(id), form).await
}

pub(super) async fn change(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id: OrgId = id.parse()?;
    let draft = match OrgDraft::read(&fields) {
        Ok(draft) => draft,
        Err(problems) => {
            return show(&visit, Some(id), FormState::refused(&fields, &problems, visit.lang())).await;
        }
    };
    let changed = id.clone();
    match visit.write(move |tx, ctx| actions::change_org(tx, ctx, &id, &draft.0)).await {
        Ok(()) => Ok(visit.see_other_saying(links::ORGANISATIONS, &words(visit.lang()).saved())),
        Err(error) => {
            let problems = at_its_field(error)?;
            show(&visit, Some(changed), FormState::refused(&fields, &problems, visit.lang())).await
        }
    }
}
