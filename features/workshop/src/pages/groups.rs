//! Pages of groups.

use axum::Router;
use web::App;

/// The addresses of this part.
pub(super) fn routes() -> Router<App> {
    Router::new()
}
