//! What leaves the house: the roster as Excel, and personal links as cards or as Excel.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use web::{Download, Error, Fields, Kind, Page, Visit};

use crate::actions;
use crate::links as addresses;
use crate::model::ClassId;
use crate::sheets;
use crate::words::{Words, words};

/// Cards on one sheet of A4.
const CARDS: usize = 8;

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
    pub sheets: Vec<Vec<Card>>,
    pub back: String,
    pub w: &'static Words,
}

/// One person's card.
pub(crate) struct Card {
    pub name: String,
    pub unit: String,
    pub qr: String,
    pub address: String,
}

pub(super) async fn make_links(
    visit: Visit,
    Path(class): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let (class, made) = visit.write(move |tx, ctx| actions::make_links(tx, ctx, &id)).await?;
    let (w, base) = (words(visit.lang()), visit.app.settings.base_url.clone());
    if fields.value("as") == "excel" {
        let rows = made.into_iter().map(|(t, path)| [t.unit_name, t.name, t.post, format!("{base}{path}")]);
        let headings = [w.unit(), w.name(), w.post(), w.personal_link()];
        let name = w.links_of(&class.name);
        let bytes = sheets::links_file(&name, headings, rows.collect())?;
        return Ok(Download::excel(&name, bytes).into_response());
    }
    let mut cards = Vec::with_capacity(made.len());
    for (trainee, path) in made {
        let address = format!("{base}{path}");
        let qr = web::qr::svg(&address)?;
        cards.push(Card { name: names::display_spaced(&trainee.name), unit: trainee.unit_name, qr, address });
    }
    let mut sheets = Vec::new();
    while !cards.is_empty() {
        let rest = cards.split_off(cards.len().min(CARDS));
        sheets.push(std::mem::replace(&mut cards, rest));
    }
    let content = CardsPage { name: class.name.clone(), sheets, back: addresses::entry_links(&class.id), w };
    visit.page(&Page::new(Kind::Paper, w.links_of(&class.name)), &content)
}
