//! A visit: everything a handler needs to know of a request, in one extractor, and the ways to
//! answer it.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE, LOCATION, SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use cookie::{Cookie, SameSite};
use store::{Millis, StoreError, Tx, once};

use crate::ctx::{Actor, Ctx, SessionId};
use crate::security::RequestId;
use crate::{App, Error, Lang, PersonId, session};

/// The cookie that holds a session's token.
pub const SESSION_COOKIE: &str = "gf";
const TOAST_COOKIE: &str = "toast";

/// One request, understood.
#[derive(Clone)]
pub struct Visit {
    /// The running program.
    pub app: App,
    /// The context for actions.
    pub ctx: Arc<Ctx>,
    /// The path and query, for coming back here.
    pub here: String,
    /// Whether the asker wants JSON.
    pub wants_json: bool,
    /// Large type, chosen with one tap and kept.
    pub elder: bool,
    /// A light stage, for a bright hall, chosen with one tap and kept.
    pub light: bool,
    /// What the browser calls itself.
    pub device: String,
    toast: Option<String>,
}

impl Visit {
    /// The reader's language.
    pub fn lang(&self) -> Lang {
        self.ctx.lang
    }

    /// Runs a read with the context.
    ///
    /// # Errors
    /// As the action fails.
    pub async fn read<T, F>(&self, action: F) -> Result<T, Error>
    where
        F: Fn(&mut Tx<'_>, &Ctx) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let ctx = self.ctx.clone();
        self.app.db.read(move |tx| action(tx, &ctx)).await
    }

    /// Runs a write with the context; returns after it is on disk.
    ///
    /// # Errors
    /// As the action fails.
    pub async fn write<T, F>(&self, action: F) -> Result<T, Error>
    where
        F: Fn(&mut Tx<'_>, &Ctx) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let ctx = self.ctx.clone();
        self.app.db.write(move |tx| action(tx, &ctx)).await
    }

    /// Runs a write whose form may arrive twice (double tap, lost answer, back-swipe): the second
    /// arrival does nothing and gets the first one's answer.
    ///
    /// # Errors
    /// As the action fails.
    pub async fn write_once<F>(&self, key: Option<String>, action: F) -> Result<String, Error>
    where
        F: Fn(&mut Tx<'_>, &Ctx) -> Result<String, Error> + Send + 'static,
    {
        self.write(move |tx, ctx| {
            // A browser without a name may get its session between the first arrival and the second.
            let sender = ctx.person().map_or("anyone", PersonId::as_str);
            let Some(key) = key.as_ref().map(|key| format!("{sender}:{key}")) else {
                return action(tx, ctx);
            };
            if let Some(answer) = once::answered(tx, &key)? {
                return Ok(answer);
            }
            let answer = action(tx, ctx)?;
            once::remember(tx, &key, &answer, ctx.now)?;
            Ok(answer)
        })
        .await
    }

    /// Sends the browser to a page with GET.
    pub fn see_other(&self, href: &str) -> Response {
        let location = HeaderValue::from_str(&encoded(href)).unwrap_or(HeaderValue::from_static("/"));
        (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
    }

    /// Sends the browser to a page, which then says this once.
    pub fn see_other_saying(&self, href: &str, toast: &str) -> Response {
        let mut response = self.see_other(href);
        self.set_cookie(&mut response, TOAST_COOKIE, &percent(toast), 60, true);
        response
    }

    /// What the page before wanted to be said here.
    pub fn toast(&self) -> Option<&str> {
        self.toast.as_deref()
    }

    /// Forgets the toast: it has been shown.
    pub(crate) fn without_toast(&self, response: &mut Response) {
        if self.toast.is_some() {
            self.set_cookie(response, TOAST_COOKIE, "", 0, true);
        }
    }

    /// The session of this browser, started without a name where there is none yet. A new one's token
    /// goes into the answer by [`Visit::let_in`] with [`session::Kind::Device`].
    ///
    /// # Errors
    /// As the database fails.
    pub async fn device(&self) -> Result<(SessionId, Option<String>), Error> {
        if let Some(known) = self.ctx.session() {
            return Ok((known.clone(), None));
        }
        let device = self.device.clone();
        let started =
            self.write(move |tx, ctx| Ok(session::start(tx, ctx, session::Kind::Device, None, &device)?));
        let (id, token) = started.await?;
        Ok((id, Some(token)))
    }

    /// Puts the session's token into the browser.
    pub fn let_in(&self, response: &mut Response, token: &str, kind: session::Kind) {
        self.set_cookie(response, SESSION_COOKIE, token, kind.idle() / Millis::SECOND, true);
    }

    /// Takes the session's token out of the browser.
    pub fn let_out(&self, response: &mut Response) {
        self.set_cookie(response, SESSION_COOKIE, "", 0, true);
    }

    /// Sets a cookie of ours: same site, secure where the address is https.
    pub fn set_cookie(&self, response: &mut Response, name: &str, value: &str, seconds: i64, hidden: bool) {
        let cookie = Cookie::build((name, value))
            .path("/")
            .http_only(hidden)
            .same_site(SameSite::Lax)
            .secure(self.app.settings.base_url.starts_with("https://"))
            .max_age(cookie::time::Duration::seconds(seconds))
            .build();
        if let Ok(header) = HeaderValue::from_str(&cookie.to_string()) {
            response.headers_mut().append(SET_COOKIE, header);
        }
    }

    /// A visit by nobody we know: for pages made before or without a handler.
    pub(crate) fn anonymous(app: &App, ctx: Ctx, here: &str, elder: bool) -> Self {
        let (app, ctx, here) = (app.clone(), Arc::new(ctx), here.to_owned());
        Self { app, ctx, here, wants_json: false, elder, light: false, device: String::new(), toast: None }
    }

    async fn read_from(parts: &Parts, app: &App) -> Result<Self, Error> {
        let headers = &parts.headers;
        let cookie = |name: &str| cookie_value(headers, name);
        let text = |name| headers.get(name).and_then(|v: &HeaderValue| v.to_str().ok()).unwrap_or_default();
        let lang = cookie("lang")
            .and_then(|tag| Lang::from_tag(&tag))
            .unwrap_or_else(|| Lang::from_accept(text(ACCEPT_LANGUAGE)));
        let request = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        let actor = match cookie(SESSION_COOKIE) {
            Some(token) => known(app, token).await?,
            None => Actor::Anonymous,
        };
        Ok(Self {
            app: app.clone(),
            ctx: Arc::new(Ctx::new(&app.sources, actor, lang, request)),
            here: parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned(),
            wants_json: text(ACCEPT).starts_with("application/json"),
            elder: cookie("size").as_deref() == Some("elder"),
            light: cookie("stage").as_deref() == Some("light"),
            device: text(USER_AGENT).to_owned(),
            toast: cookie(TOAST_COOKIE).map(|t| unpercent(&t)).filter(|t| !t.is_empty()),
        })
    }
}

async fn known(app: &App, token: String) -> Result<Actor, Error> {
    let now = app.sources.clock.now();
    let found = app.db.read(move |tx| session::find(tx, &token, now)).await;
    let Some(found) = found.map_err(|e: StoreError| Error::from(e))? else { return Ok(Actor::Anonymous) };
    if let Some((session, until)) = found.touch {
        let db = app.db.clone();
        // Nobody waits for this: whether a session was used at 10:20 or 10:30 matters to no one.
        tokio::spawn(async move {
            let noted: Result<(), StoreError> =
                db.write(move |tx| session::touch(tx, &session, now, until)).await;
            if let Err(error) = noted {
                tracing::warn!(%error, "a session could not be noted as used");
            }
        });
    }
    Ok(found.actor)
}

/// The value of a cookie in the request.
pub(crate) fn cookie_value(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// Cookies and locations carry ASCII only; Chinese is percent-encoded.
fn percent(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn unpercent(text: &str) -> String {
    form_urlencoded::parse(text.as_bytes()).next().map(|(key, _)| key.into_owned()).unwrap_or_default()
}

/// A location with everything outside ASCII percent-encoded.
fn encoded(href: &str) -> String {
    href.chars()
        .flat_map(|c| {
            let mut buffer = [0; 4];
            if c.is_ascii_graphic() {
                vec![c]
            } else {
                c.encode_utf8(&mut buffer)
                    .bytes()
                    .flat_map(|b| format!("%{b:02X}").chars().collect::<Vec<_>>())
                    .collect()
            }
        })
        .collect()
}

impl FromRequestParts<App> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        Self::read_from(parts, app).await
    }
}

impl OptionalFromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, Infallible> {
        Ok(Self::read_from(parts, app).await.ok())
    }
}
