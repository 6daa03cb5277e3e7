//! Streams of events go round the compression: it would keep kilobytes for each of thousands of open
//! streams, and what they carry is compressed once for all where it is made.

use std::mem::take;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::Response;

/// A stream on its way round.
#[derive(Clone)]
struct Aside(Arc<Mutex<Body>>);

/// Within the compression: takes a stream out of the answer.
pub(crate) async fn take_aside(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes() == b"text/event-stream") {
        let stream = Aside(Arc::new(Mutex::new(take(response.body_mut()))));
        response.extensions_mut().insert(stream);
    }
    response
}

/// Around the compression: puts it back.
pub(crate) async fn put_back(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Some(Aside(stream)) = response.extensions_mut().remove() {
        *response.body_mut() = take(&mut *stream.lock().unwrap_or_else(PoisonError::into_inner));
    }
    response
}
