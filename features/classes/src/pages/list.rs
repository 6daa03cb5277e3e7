//! All classes: those that are on, those to come, those that are over.

use askama::Template;
use axum::response::Response;
use web::access::Scope;
use web::{Error, Kind, Page, Visit};

use super::show::{dates, where_it_stands};
use crate::access::{CREATE_CLASS, SEE_CLASSES};
use crate::actions;
use crate::links;
use crate::model::{Class, Phase};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "class_list.html")]
pub(crate) struct ListPage {
    pub groups: Vec<Group>,
    pub new_href: Option<&'static str>,
    pub w: &'static Words,
}

/// Classes under one heading.
pub(crate) struct Group {
    pub title: String,
    pub lines: Vec<ClassLine>,
}

/// One class in the list.
pub(crate) struct ClassLine {
    pub href: String,
    pub name: String,
    pub term: String,
    pub dates: String,
    pub place: String,
    pub host: String,
    pub people: String,
    pub stands: String,
    pub tone: &'static str,
    pub copy_href: Option<String>,
}

pub(super) async fn list(visit: Visit) -> Result<Response, Error> {
    if let Err(denied) = visit.ctx.may(SEE_CLASSES, &Scope::Anywhere) {
        // A trainee has one class: the list of classes is their day.
        let class = visit
            .read(|tx, ctx| match ctx.person() {
                Some(person) => actions::class_of_trainee(tx, ctx, person),
                None => Ok(None),
            })
            .await?;
        return class.map(|class| visit.see_other(&links::today(&class.id))).ok_or_else(|| denied.into());
    }
    let (classes, may_create) = visit
        .read(|tx, ctx| Ok((actions::classes_for(tx, ctx)?, !actions::hosts_for(tx, ctx)?.is_empty())))
        .await?;
    let w = words(visit.lang());
    let group = |phase: Phase, title: String| {
        let mut lines: Vec<&Class> =
            classes.iter().filter(|c| c.phase(visit.ctx.now, visit.ctx.zone()) == phase).collect();
        if phase == Phase::Coming {
            lines.reverse();
        }
        let lines = lines.into_iter().map(|class| line(&visit, class, phase, may_create)).collect();
        Group { title, lines }
    };
    let groups =
        [(Phase::Now, w.classes_now()), (Phase::Coming, w.classes_coming()), (Phase::Past, w.classes_past())]
            .into_iter()
            .map(|(phase, title)| group(phase, title))
            .filter(|group| !group.lines.is_empty())
            .collect();
    let page = ListPage { groups, new_href: may_create.then_some(links::NEW), w };
    visit.page(&Page::new(Kind::Desk, w.classes_title()), &page)
}

fn line(visit: &Visit, class: &Class, phase: Phase, may_create: bool) -> ClassLine {
    let w = words(visit.lang());
    let copies = may_create && visit.ctx.can(CREATE_CLASS, &Scope::Organisation(class.host_path.clone()));
    ClassLine {
        href: links::class_home(&class.id),
        name: class.name.clone(),
        term: class.term.clone(),
        dates: dates(class, &visit.ctx),
        place: class.place.clone(),
        host: class.host_name.clone(),
        people: if class.size == 0 { w.roster_is_empty() } else { w.n_trainees(class.size) },
        stands: where_it_stands(class, &visit.ctx),
        tone: match phase {
            Phase::Now => "seal",
            Phase::Coming => "gold",
            Phase::Past => "",
        },
        copy_href: copies.then(|| links::copy(&class.id)),
    }
}
