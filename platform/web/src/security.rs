//! What every request passes: a name for the log, a check that it comes from our own pages, headers
//! that tell the browser what it may do, one log line and one count.

use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN, REFERER, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::{App, Error};

/// No inline script or style, nothing from elsewhere, no framing.
const CSP: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
                   form-action 'self'; frame-ancestors 'none'";

/// The request's name in the log and on an error page.
#[derive(Clone)]
pub(crate) struct RequestId(pub(crate) String);

/// Names the request, logs it once, counts it.
pub(crate) async fn witness(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let mut random = [0_u8; 6];
    app.sources.chance.fill(&mut random);
    let id = random.iter().map(|b| format!("{b:02x}")).collect::<String>();
    request.extensions_mut().insert(RequestId(id.clone()));
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let began = Instant::now();
    let response = next.run(request).await;
    let took = began.elapsed();
    app.metrics.request(response.status().as_u16(), took);
    // Paths of personal links carry their token: it is never written down.
    let shown = if path.starts_with("/in/") { "/in/…" } else { &path };
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    tracing::debug!(http.method = %method, http.path = shown, http.status = response.status().as_u16(), http.micros = micros, request = id, "request");
    response
}

/// Refuses a change that another site's page asks for (cross-site request forgery).
///
/// Browsers name the page a request comes from in `Sec-Fetch-Site`, older ones in `Origin` or at least
/// `Referer`; a change that carries none of them comes from a program, which has no cookies to abuse.
pub(crate) async fn same_origin(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || from_here(request.headers()) {
        next.run(request).await
    } else {
        Error::Foreign.into_response()
    }
}

fn from_here(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text(&HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(host) = text(&HOST) else { return false };
    let named = text(&ORIGIN).or_else(|| text(&REFERER));
    named.is_none_or(|origin| {
        let rest = origin.split_once("://").map_or("", |(_, rest)| rest);
        rest.split('/').next() == Some(host)
    })
}

/// Tells the browser what it may do with the answer.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("geolocation=(), camera=(), microphone=()"),
    );
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(CSP));
    let page = headers
        .get(CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html") || kind.starts_with("application/"));
    if page {
        // Pages are personal; a shared phone must not show the last reader's from its cache.
        headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        from_here(&headers)
    }

    #[test]
    fn a_form_on_another_site_cannot_act_for_the_reader() {
        assert!(sent(&[("sec-fetch-site", "same-origin"), ("host", "gf.example")]));
        assert!(!sent(&[("sec-fetch-site", "cross-site"), ("host", "gf.example")]));
        assert!(!sent(&[("sec-fetch-site", "same-site"), ("host", "gf.example")]));
        assert!(sent(&[("origin", "https://gf.example"), ("host", "gf.example")]));
        assert!(!sent(&[("origin", "https://evil.example"), ("host", "gf.example")]));
        assert!(!sent(&[("origin", "null"), ("host", "gf.example")]));
        assert!(!sent(&[("referer", "https://evil.example/gf.example"), ("host", "gf.example")]));
        assert!(sent(&[("host", "gf.example")]));
    }
}
