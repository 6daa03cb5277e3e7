//! The client's address, for rate limits only; never stored.

use std::convert::Infallible;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use crate::App;

/// The address a request comes from, through a trusted proxy where the operator says there is one.
#[derive(Debug, Clone)]
pub struct Address(pub String);

impl FromRequestParts<App> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let direct = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or_else(|| "local".to_owned(), |ConnectInfo(address)| address.ip().to_string());
        let forwarded = parts.headers.get("x-forwarded-for").and_then(|v| v.to_str().ok());
        // The last entry is the one our own proxy wrote; earlier ones may be invented.
        let told = forwarded.filter(|_| app.settings.behind_proxy).and_then(|list| list.rsplit(',').next());
        Ok(Self(told.map_or(direct, |address| address.trim().to_owned())))
    }
}
