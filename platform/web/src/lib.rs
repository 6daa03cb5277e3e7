//! Pages: the shell, components, forms, sign-in, permissions, errors, languages, assets.
//!
//! A room's handler takes a [`Visit`], runs one action or one read, and renders its template:
//!
//! ```ignore
//! pub async fn topics(visit: Visit, Path(class): Path<ClassId>) -> Result<Response, Error> {
//!     let topics = visit.read(move |tx, ctx| actions::see_topics(tx, ctx, &class)).await?;
//!     visit.page(&Page::new(Kind::Desk, "课题"), &TopicsPage { topics })
//! }
//! ```
//!
//! Never here: a feature's word.

pub mod access;
pub mod address;
mod app;
pub mod assets;
pub mod cards;
mod ctx;
pub mod download;
pub mod entry;
mod error;
mod failure;
pub mod form;
mod lang;
pub mod limits;
pub mod links;
pub mod metrics;
pub mod nav;
mod page;
pub mod panels;
pub mod qr;
mod security;
pub mod session;
mod site;
mod streams;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod visit;
mod vital;
pub mod when;
mod words;

pub use access::PersonId;
pub use app::{App, Settings};
pub use ctx::{Actor, Ctx, SessionId, Sources};
pub use download::Download;
pub use error::{Denied, Error, Refusal};
pub use form::{Fields, FormState, Problem, Problems};
pub use lang::Lang;
pub use page::{Kind, Page};
pub use site::site;
pub use visit::{SESSION_COOKIE, Visit};
pub use vital::{Vital, Vitals};

/// The platform's own tables for sessions, grants and entry links.
pub const WEB: store::migrate::Room = store::migrate::Room {
    name: "web",
    steps: &[store::migrate::Step {
        name: "0001_web",
        sql: include_str!("../migrations/0001_web.sql"),
        postgres: None,
    }],
    tables: &["sessions", "grants", "entry_links"],
};
