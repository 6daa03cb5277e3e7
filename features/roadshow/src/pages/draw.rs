//! Drawing the running order in public: the seal, the seed, the order, and how to check them again.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use web::{Error, Fields, FormState, Kind, Page, Visit};
use workshop::Group;

use crate::actions;
use crate::links;
use crate::model::{Draw, Reveal};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "draw.html")]
pub(crate) struct DrawPage {
    pub class_name: String,
    pub back: String,
    pub state: State,
    pub stands: bool,
    pub stale: bool,
    pub order: Vec<String>,
    pub desk: String,
    pub draws: Vec<Told>,
    pub seal_action: String,
    pub reveal_action: String,
    pub form: FormState,
    pub w: &'static Words,
}

/// What can be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// There is nobody to draw.
    NoGroups,
    /// A seal can be published.
    Fresh,
    /// The seal waits to be opened.
    Sealed,
    /// The order is drawn.
    Drawn,
}

/// A draw as everybody may read it.
pub(crate) struct Told {
    pub seal: String,
    pub sealed_at: String,
    pub reason: String,
    pub reveal: Option<Opened>,
}

/// An opened draw.
pub(crate) struct Opened {
    pub secret: String,
    pub hall: String,
    pub seed: String,
    pub at: String,
    pub teams: Vec<(String, String)>,
    pub order: Vec<String>,
    pub holds: bool,
}

impl Told {
    /// A draw in words; `name` gives a group's name.
    pub(crate) fn of(draw: &Draw, name: &dyn Fn(&workshop::GroupId) -> String, ctx: &web::Ctx) -> Self {
        let opened = |reveal: &Reveal| Opened {
            secret: reveal.secret.clone(),
            hall: reveal.hall.clone(),
            seed: reveal.seed.clone(),
            at: ctx.moment(reveal.at),
            teams: reveal.teams.iter().map(|id| (id.to_string(), name(id))).collect(),
            order: reveal.order.iter().map(name).collect(),
            holds: reveal.holds(&draw.seal),
        };
        Self {
            seal: draw.seal.clone(),
            sealed_at: ctx.moment(draw.sealed_at),
            reason: draw.reason.clone(),
            reveal: draw.reveal.as_ref().map(opened),
        }
    }
}

pub(super) async fn show(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let form = FormState::filled(visit.ctx.token(), &[]);
    page(&visit, class.parse()?, form).await
}

async fn page(visit: &Visit, class: ClassId, form: FormState) -> Result<Response, Error> {
    let page = visit.read(move |tx, ctx| actions::draws(tx, ctx, &class)).await?;
    let (w, setting) = (words(visit.lang()), &page.setting);
    let name = |id: &workshop::GroupId| {
        setting
            .groups
            .iter()
            .find(|group| group.id == *id)
            .map_or_else(|| w.group_gone(), |group| group.name.clone())
    };
    let state = match page.draws.first() {
        _ if setting.groups.is_empty() => State::NoGroups,
        Some(draw) if draw.reveal.is_none() => State::Sealed,
        Some(_) => State::Drawn,
        None => State::Fresh,
    };
    let class = &setting.class;
    let content = DrawPage {
        class_name: class.name.clone(),
        back: links::set_up(&class.id),
        state,
        stands: page.stands,
        stale: state == State::Drawn && !setting.drawn,
        order: if setting.drawn { setting.groups.iter().map(Group::full_name).collect() } else { Vec::new() },
        desk: links::desk(&class.id),
        draws: page.draws.iter().map(|draw| Told::of(draw, &name, &visit.ctx)).collect(),
        seal_action: links::draw_seal(&class.id),
        reveal_action: links::draw_reveal(&class.id),
        form,
        w,
    };
    let frame = Page::new(Kind::Desk, w.draw_title()).of_class(class.here()).checked(&content.form);
    visit.page(&frame, &content)
}

pub(super) async fn seal(visit: Visit, Path(class): Path<String>, fields: Fields) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let mut read = fields.reader();
    let reason = read.text("reason", 0..=100);
    if let Err(problems) = read.finish() {
        let form = FormState::refused(&fields, &problems, visit.lang());
        return page(&visit, class, form).await;
    }
    let href = links::draw(&class);
    visit.write(move |tx, ctx| actions::seal(tx, ctx, &class, &reason)).await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).draw_sealed()))
}

pub(super) async fn reveal(
    visit: Visit,
    Path(class): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let mut read = fields.reader();
    let hall = read.text("hall", 1..=60);
    if let Err(problems) = read.finish() {
        let form = FormState::refused(&fields, &problems, visit.lang());
        return page(&visit, class, form).await;
    }
    let href = links::draw(&class);
    visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::reveal(tx, ctx, &class, &hall).map(|()| String::new())
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).draw_drawn()))
}
