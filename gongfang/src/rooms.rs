//! The rooms of this house, in shelf order: their tables, routes, contributions and permissions.

use std::sync::Arc;

use anyhow::Result;
use axum::Router;
use store::migrate::{Room, STORE};
use store::{Db, SystemClock};
use web::access::Action;
use web::panels::{Contribution, Panels};
use web::{App, Lang, WEB};

use crate::config::Config;

/// Every room with tables, lower shelves first.
pub static ALL: &[Room] = &[
    STORE,
    WEB,
    live::LIVE,
    people::PEOPLE,
    needs::NEEDS,
    classes::CLASSES,
    workshop::WORKSHOP,
    roadshow::ROADSHOW,
];

/// Every address.
pub fn routes() -> Router<App> {
    people::routes()
        .merge(needs::routes())
        .merge(classes::routes())
        .merge(workshop::routes())
        .merge(roadshow::routes())
}

/// What many do at once in them.
pub(crate) fn play(rooms: &live::Rooms) {
    roadshow::play(rooms);
}

/// What the rooms add to each other's pages.
pub fn panels() -> Panels {
    let rooms: Vec<Arc<dyn Contribution>> = vec![
        Arc::new(needs::Contribution),
        Arc::new(classes::Contribution),
        Arc::new(workshop::Contribution),
        Arc::new(roadshow::Contribution),
        Arc::new(people::Contribution),
    ];
    Panels::of(rooms)
}

/// Every action of every room, for the permission table.
pub fn actions() -> Vec<&'static [Action]> {
    vec![
        people::access::ALL,
        needs::access::ALL,
        classes::access::ALL,
        workshop::access::ALL,
        roadshow::access::ALL,
    ]
}

/// A room's name and its pages rendered with made-up content.
pub type Samples = (&'static str, Vec<(&'static str, String)>);

/// Every page of every room with made-up content, in a language.
pub fn samples(lang: Lang) -> Vec<Samples> {
    vec![
        ("people", people::samples(lang)),
        ("needs", needs::samples(lang)),
        ("classes", classes::samples(lang)),
        ("workshop", workshop::samples(lang)),
        ("roadshow", roadshow::samples(lang)),
    ]
}

/// Opens the database of a configuration and brings its schema up to date.
pub(crate) fn open(config: &Config) -> Result<Db> {
    std::fs::create_dir_all(&config.data)?;
    store::migrate::open(&config.place, ALL, &SystemClock).map_err(|e| anyhow::anyhow!("{e}"))
}
