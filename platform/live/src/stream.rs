//! A channel as server-sent events, or as a long poll where those do not get through: the same frames.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue, VARY,
};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use futures_util::stream;
use web::{Error, Visit};

use crate::frame::{GZIP_HEAD, Stamp, event, pack};
use crate::hub::{Next, Watcher};
use crate::{Frame, Hub};

/// Proxies cut silent connections after a minute; a comment every 20 seconds keeps them.
const BREATH: Duration = Duration::from_secs(20);
const COMMENT: &[u8] = b":\n\n";
/// A poll that has nothing to tell is answered after this, below the minute of proxies.
const POLL: Duration = Duration::from_secs(25);

/// How a browser wants to watch: `Last-Event-ID` or `?since=…` says where it left off, `?poll` that events
/// do not get through to it.
#[derive(Debug, Clone, Default)]
pub struct Watching {
    pub(crate) since: Option<Stamp>,
    poll: bool,
    packed: bool,
}

impl Watching {
    fn of(query: &str, last: Option<&str>, accepts: &str) -> Self {
        let mut watching = Self { since: last.and_then(|id| id.parse().ok()), ..Self::default() };
        watching.packed =
            accepts.split(',').any(|kind| kind.split(';').next().map(str::trim) == Some("gzip"));
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*key {
                "since" => watching.since = watching.since.or_else(|| value.parse().ok()),
                "poll" => watching.poll = true,
                _ => {}
            }
        }
        watching
    }

    /// Answers with what the watcher is shown.
    pub(crate) fn answer(&self, watcher: Watcher) -> Response {
        if self.poll { polled(watcher) } else { streamed(watcher, self.packed) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Watching {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let text = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let last = text(HeaderName::from_static("last-event-id"));
        let accepts = text(ACCEPT_ENCODING).unwrap_or_default();
        Ok(Self::of(parts.uri.query().unwrap_or_default(), last, accepts))
    }
}

/// Answers a browser that wants to watch a channel of a page. The room has checked that it may.
///
/// # Errors
/// When the program was built without a hub.
pub fn watch(visit: &Visit, channel: &str) -> Result<Response, Error> {
    let query = visit.here.split_once('?').map_or("", |(_, query)| query);
    watch_as(visit, channel, &Watching::of(query, None, ""))
}

/// As [`watch()`], compressed and from where the browser left off, as its headers say.
///
/// # Errors
/// When the program was built without a hub.
pub fn watch_as(visit: &Visit, channel: &str, watching: &Watching) -> Result<Response, Error> {
    let hub = visit.app.extras.get::<Hub>().ok_or_else(|| Error::broken("no hub"))?;
    let mut watcher = hub.watch(channel);
    // A fresh page needs nothing from before; one that was away fetches itself where it missed something.
    if watching.since.is_some() && !watcher.since(watching.since) {
        watcher = hub.watch(channel);
        watcher.reload_first();
    }
    Ok(watching.answer(watcher))
}

fn streamed(watcher: Watcher, packed: bool) -> Response {
    let begin = if packed { GZIP_HEAD } else { COMMENT };
    let pieces = stream::unfold((watcher, Some(begin)), move |(mut watcher, begin)| async move {
        // The first bytes leave at once, so that the browser knows that it is connected.
        if let Some(begin) = begin {
            return Some((Ok::<_, Infallible>(Bytes::from_static(begin)), (watcher, None)));
        }
        let piece = match tokio::time::timeout(BREATH, watcher.next()).await {
            Ok(Ok(Next::Slot(slot))) => {
                if packed {
                    slot.packed()
                } else {
                    slot.event()
                }
            }
            Ok(Ok(Next::Reload)) => told(&event(None, &Frame::reload()), packed),
            Ok(Err(_)) => return None,
            Err(_) => told(COMMENT, packed),
        };
        Some((Ok(piece), (watcher, None)))
    });
    let mut response = Body::from_stream(pieces).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    // A proxy that buffers would hold the events back.
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    if packed {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

fn told(plain: &[u8], packed: bool) -> Bytes {
    if packed { pack(plain) } else { Bytes::copy_from_slice(plain) }
}

/// `{"since": "…", "frames": […]}`: what there is to tell, at once or when there is something.
fn polled(mut watcher: Watcher) -> Response {
    let body = async move {
        let mut frames = Vec::new();
        // Where to go on is looked at before the last look at what there is: what arrives in between is told
        // twice rather than never.
        let mut place = watcher.place();
        // Going down or nothing to tell: an empty answer, and the browser asks again.
        if let Ok(Ok(first)) = tokio::time::timeout(POLL, watcher.next()).await {
            place = watcher.place();
            frames.push(first.frame());
            while let Ok(frame) = watcher.try_recv() {
                frames.push(frame);
            }
        }
        let texts: Vec<&str> = frames.iter().map(Frame::text).collect();
        Ok::<_, Infallible>(format!("{{\"since\":\"{place}\",\"frames\":[{}]}}", texts.join(",")))
    };
    let kind = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    (kind, Body::from_stream(stream::once(body))).into_response()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;
    use crate::wire::Wire;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_poll_leaves_nothing_out_that_arrives_while_it_is_answered() {
        let hub = Hub::new(Arc::new(Wire::new("one", "", None)), 1 << 60);
        let mut since = None;
        for round in 0..3_000 {
            let (told, news) = (hub.clone(), round.to_string());
            let telling = tokio::spawn(async move {
                for region in ["now", "board", "foot"] {
                    told.publish("stage", &Frame::region(region, &news));
                }
            });
            let mut seen = BTreeSet::new();
            while seen.len() < 3 {
                let mut watcher = hub.watch("stage");
                watcher.since(since);
                let answer = axum::body::to_bytes(polled(watcher).into_body(), usize::MAX);
                let answer = tokio::time::timeout(Duration::from_secs(5), answer).await;
                let answer = answer.unwrap_or_else(|_| panic!("round {round}: only {seen:?} came")).unwrap();
                let answer: serde_json::Value = serde_json::from_slice(&answer).unwrap();
                since = answer["since"].as_str().unwrap().parse().ok();
                let new = answer["frames"].as_array().unwrap().iter();
                seen.extend(
                    new.filter(|f| f["html"] == round.to_string().as_str()).map(|f| f["region"].to_string()),
                );
            }
            telling.await.unwrap();
        }
    }

    #[test]
    fn a_browser_says_where_it_left_off_and_what_gets_through_to_it() {
        let place = Some(Stamp { fence: 3, round: 7 });
        let native = Watching::of("", Some("3-7"), "gzip, deflate, br");
        assert!(native.since == place && !native.poll && native.packed);
        let poll = Watching::of("key=a&poll&since=3-7", None, "identity");
        assert!(poll.since == place && poll.poll && !poll.packed);
        assert!(Watching::of("since=nonsense", None, "").since.is_none());
    }
}
