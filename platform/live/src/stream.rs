//! A channel as server-sent events: the stream a browser holds open.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_util::StreamExt as _;
use tokio_stream::wrappers::BroadcastStream;
use web::{Error, Visit};

use crate::{Frame, Hub};

/// Proxies cut silent connections after a minute; a comment every 20 seconds keeps them.
const BREATH: Duration = Duration::from_secs(20);

/// Answers a browser that wants to watch a channel. The room has checked that it may.
///
/// # Errors
/// When the program was built without a hub.
pub fn watch(visit: &Visit, channel: &str) -> Result<Response, Error> {
    let hub = visit.app.extras.get::<Hub>().ok_or_else(|| Error::broken("no hub"))?;
    let frames = BroadcastStream::new(hub.watch(channel)).map(|received| {
        // Behind by more than the queue holds: the latest page says more than the missed frames.
        let frame = received.unwrap_or_else(|_| Frame::reload());
        Ok::<_, Infallible>(Event::default().data(frame.text()))
    });
    let mut response = Sse::new(frames).keep_alive(KeepAlive::new().interval(BREATH)).into_response();
    // A proxy that buffers would hold the events back.
    response.headers_mut().insert("x-accel-buffering", axum::http::HeaderValue::from_static("no"));
    Ok(response)
}
