//! The demonstration's links: who opens one is in at once. Mounted by the door in the demonstration
//! only, never in an installation with real people.

use std::collections::HashMap;

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use web::session::{self, Kind as SessionKind};
use web::{App, Error, PersonId, Visit};

/// The demonstration's keys: the person, their name, and the page they begin on.
#[derive(Debug, Clone, Default)]
pub struct DemoKeys(pub HashMap<String, (PersonId, String, String)>);

/// The demonstration's own routes, apart from [`crate::routes`].
pub fn demo_routes() -> Router<App> {
    Router::new().route("/demo/in/{key}", get(enter))
}

async fn enter(visit: Visit, Path(key): Path<String>) -> Result<Response, Error> {
    let found = visit.app.extras.get::<DemoKeys>().and_then(|keys| keys.0.get(&key)).cloned();
    let Some((person, name, lands_on)) = found.filter(|_| visit.app.settings.demo) else {
        return Err(Error::NotFound);
    };
    let device = visit.device.clone();
    let token = visit
        .write(move |tx, ctx| {
            session::end_this(tx, ctx)?;
            Ok(session::start(tx, ctx, SessionKind::Password, Some((&person, &name)), &device)?.1)
        })
        .await?;
    let mut response = visit.see_other(web::links::safe_back(&lands_on));
    visit.let_in(&mut response, &token, SessionKind::Password);
    Ok(response)
}
