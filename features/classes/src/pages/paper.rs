//! What leaves the house: the roster as Excel, and personal links as cards or as Excel.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use web::cards::{self, LinkCard};
use web::{Download, Error, Fields, Kind, Page, Visit};

use crate::actions;
use crate::links as addresses;
use crate::model::ClassId;
use crate::sheets;
use crate::words::{Words, words};

pub(super) async fn export(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let (class, people) = visit.write(move |tx, ctx| actions::export(tx, ctx, &id)).await?;
    let name = words(visit.lang()).roster_of(&class.name);
    Ok(Download::excel(&name, sheets::roster_file(&name, people)?).into_response())
}

#[derive(Template)]
#[template(path = "class_links.html")]
pub(crate) struct LinksPage {
    pub back: String,
    pub action: String,
    pub people: usize,
    pub w: &'static Words,
}

pub(super) async fn links(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let class = visit.read(move |tx, ctx| actions::class_to_link(tx, ctx, &id)).await?;
    let w = words(visit.lang());
    let content = LinksPage {
        back: addresses::roster(&class.id),
        action: addresses::entry_links(&class.id),
        people: class.size,
        w,
    };
    visit.page(&Page::new(Kind::Desk, w.hand_out_links()).of_class(class.here()), &content)
}

#[derive(Template)]
#[template(path = "class_cards.html")]
pub(crate) struct CardsPage {
    pub name: String,
    pub sheets: Vec<Vec<LinkCard>>,
    pub back: String,
    pub w: &'static Words,
}

pub(super) async fn make_links(
    visit: Visit,
    Path(class): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let (class, made) = visit.write(move |tx, ctx| actions::make_links(tx, ctx, &id)).await?;
    let (w, settings) = (words(visit.lang()), &visit.app.settings);
    if fields.value("as") == "excel" {
        let rows = made.into_iter().map(|(t, path)| [t.unit_name, t.name, t.post, settings.address(&path)]);
        let headings = [w.unit(), w.name(), w.post(), w.personal_link()];
        let name = w.links_of(&class.name);
        let bytes = sheets::links_file(&name, headings, rows.collect())?;
        return Ok(Download::excel(&name, bytes).into_response());
    }
    let mut cards = Vec::with_capacity(made.len());
    for (trainee, path) in made {
        let name = names::display_spaced(&trainee.name);
        cards.push(LinkCard::new(name, trainee.unit_name, settings.address(&path))?);
    }
    let (back, sheets) = (addresses::entry_links(&class.id), cards::sheets(cards));
    let content = CardsPage { name: class.name.clone(), sheets, back, w };
    visit.page(&Page::new(Kind::Paper, w.links_of(&class.name)), &content)
}
