//! What every handler has at hand: the database, files, sources of time and chance, settings, and
//! what the rooms contributed. Built once by the door.

use std::ops::Deref;
use std::sync::Arc;

use axum::http::Extensions;
use jiff::tz::TimeZone;
use store::{Db, Files};

use crate::assets::Assets;
use crate::ctx::Sources;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::panels::Panels;

/// What the operator decides.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address people type, without a slash at the end: `https://gongfang.example`.
    pub base_url: String,
    /// The organisation's time zone.
    pub zone: TimeZone,
    /// Whether a proxy in front tells the true client address in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Whether this is the throw-away demonstration, with its sign-in links.
    pub demo: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            base_url: "http://127.0.0.1:8080".to_owned(),
            zone: TimeZone::get("Asia/Shanghai").unwrap_or(TimeZone::UTC),
            behind_proxy: false,
            demo: false,
        }
    }
}

impl Settings {
    /// The whole address of a page, as people type it or scan it.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}

/// The parts of an [`App`].
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Uploaded files.
    pub files: Files,
    /// Time, chance, keys.
    pub sources: Sources,
    /// What the operator decided.
    pub settings: Settings,
    /// What the rooms add to pages they do not own.
    pub panels: Panels,
    /// Styles, scripts, icons.
    pub assets: Assets,
    /// Who has tried how often.
    pub limits: Limits,
    /// What is counted.
    pub metrics: Metrics,
    /// What higher floors of the platform keep here, found by its type (the live hub).
    pub extras: Extensions,
}

/// The running program, cheap to clone; the state of every route.
#[derive(Clone)]
pub struct App(Arc<Parts>);

impl App {
    /// Puts the parts together.
    pub fn new(
        db: Db,
        files: Files,
        sources: Sources,
        settings: Settings,
        panels: Panels,
        extras: Extensions,
    ) -> Self {
        // The settings are the one place where the zone is decided.
        let sources = Sources { zone: settings.zone.clone(), ..sources };
        let (assets, limits, metrics) = (Assets::load(), Limits::default(), Metrics::default());
        Self(Arc::new(Parts { db, files, sources, settings, panels, assets, limits, metrics, extras }))
    }
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
