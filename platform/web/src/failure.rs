//! Turns an [`Error`] into what the asker can read: a page with what happened and what to do, or
//! problem+json (RFC 9457). Defects are logged here, once, with the request's id.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::ctx::{Actor, Ctx};
use crate::page::{Kind, Page};
use crate::security::RequestId;
use crate::words::{Words, words};
use crate::{App, Error, Lang, Visit, links, visit};

/// Carries the error from the handler to [`render`], which knows the reader.
#[derive(Clone)]
struct Failure(Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Failure(Arc::new(self)));
        response
    }
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    title: String,
    text: String,
    problems: Vec<String>,
    request: &'a str,
    sign_in: Option<String>,
    home: &'a str,
    w: &'static Words,
}

/// Renders what a handler failed with, and answers for what no handler made (an unknown address, a
/// method that does not fit).
pub(crate) async fn render(State(app): State<App>, request: Request, next: Next) -> Response {
    let reader = Reader::of(&request);
    let mut response = next.run(request).await;
    let failure = match response.extensions_mut().remove::<Failure>() {
        Some(failure) => failure.0,
        None => match response.status() {
            StatusCode::NOT_FOUND if bare(&response) => Arc::new(Error::NotFound),
            StatusCode::METHOD_NOT_ALLOWED => Arc::new(Error::NotFound),
            StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE if bare(&response) => {
                Arc::new(Error::Unreadable)
            }
            StatusCode::INTERNAL_SERVER_ERROR | StatusCode::REQUEST_TIMEOUT if bare(&response) => {
                Arc::new(Error::broken("a handler panicked or took too long"))
            }
            _ => return response,
        },
    };
    if let Error::Broken(source) = failure.as_ref() {
        tracing::error!(error = %source, request = reader.request, path = reader.here, "a defect");
    }
    reader.answer(&app, &failure)
}

/// Whether no page of ours was made yet: axum's own plain-text answers.
fn bare(response: &Response) -> bool {
    response
        .headers()
        .get(CONTENT_TYPE)
        .is_none_or(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/plain")))
}

/// What is known of the asker before any handler ran.
struct Reader {
    lang: Lang,
    json: bool,
    elder: bool,
    get: bool,
    here: String,
    request: String,
}

impl Reader {
    fn of(request: &Request) -> Self {
        let headers = request.headers();
        let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let lang = visit::cookie_value(headers, "lang").and_then(|tag| Lang::from_tag(&tag));
        Self {
            lang: lang.unwrap_or_else(|| Lang::from_accept(text("accept-language"))),
            json: text("accept").starts_with("application/json"),
            elder: visit::cookie_value(headers, "size").as_deref() == Some("elder"),
            get: request.method() == Method::GET,
            here: request.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned(),
            request: request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
        }
    }

    fn answer(&self, app: &App, error: &Error) -> Response {
        let visit = Visit::anonymous(
            app,
            Ctx::new(&app.sources, Actor::Anonymous, self.lang, self.request.clone()),
            &self.here,
            self.elder,
        );
        if let (Error::Forbidden(denied), true, false) = (error, self.get, self.json)
            && !denied.known
        {
            return visit.see_other(&links::sign_in_and_back(&self.here));
        }
        let (title, text) = sentence(error, self.lang);
        let problems = problems(error, self.lang);
        let mut response = if self.json {
            self.problem_json(error, &title, &text, &problems)
        } else {
            self.page(&visit, error, title, text, problems)
        };
        if let Error::TooMany { wait } = error {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*wait));
        }
        response
    }

    fn page(
        &self,
        visit: &Visit,
        error: &Error,
        title: String,
        text: String,
        problems: Vec<String>,
    ) -> Response {
        let known = matches!(error, Error::Forbidden(denied) if !denied.known);
        let content = FailurePage {
            title: title.clone(),
            text,
            problems,
            request: &self.request,
            sign_in: known.then(|| links::sign_in_and_back(links::HOME)),
            home: links::HOME,
            w: words(self.lang),
        };
        let page = Page::new(Kind::Plain, title).status(error.status());
        visit.page(&page, &content).unwrap_or_else(|broken| {
            tracing::error!(?broken, "the error page itself cannot be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        })
    }

    fn problem_json(&self, error: &Error, title: &str, text: &str, problems: &[String]) -> Response {
        let fields = match error {
            Error::Invalid(found) => found.0.iter().map(|(field, _)| field.as_str()).collect(),
            _ => Vec::new(),
        };
        let body = serde_json::json!({
            "type": format!("urn:gongfang:{}", error.code()),
            "title": title,
            "detail": text,
            "status": error.status().as_u16(),
            "instance": self.request,
            "fields": fields,
            "problems": problems,
        });
        let kind = [(CONTENT_TYPE, "application/problem+json")];
        (error.status(), kind, body.to_string()).into_response()
    }
}

fn problems(error: &Error, lang: Lang) -> Vec<String> {
    match error {
        Error::Invalid(found) => found.0.iter().map(|(_, problem)| problem.words(lang)).collect(),
        _ => Vec::new(),
    }
}

/// What happened, and what to do.
fn sentence(error: &Error, lang: Lang) -> (String, String) {
    let w = words(lang);
    match error {
        Error::NotFound => (w.error_not_found(), w.error_not_found_text()),
        Error::Forbidden(denied) if !denied.known => (w.error_sign_in(), w.error_sign_in_text()),
        Error::Forbidden(_) => (w.error_forbidden(), w.error_forbidden_text()),
        Error::Refused(refusal) => (w.error_refused(), refusal.words(lang)),
        Error::Invalid(_) => (w.error_invalid(), w.error_invalid_text()),
        Error::Unreadable => (w.error_unreadable(), w.error_unreadable_text()),
        Error::TooLarge { limit } => {
            (w.error_too_large(), w.error_too_large_text((limit / 1024).to_string()))
        }
        Error::TooMany { wait } => (w.error_too_many(), w.error_too_many_text(*wait)),
        Error::Foreign => (w.error_foreign(), w.error_foreign_text()),
        Error::Busy => (w.error_busy(), w.error_busy_text()),
        Error::Broken(_) => (w.error_broken(), w.error_broken_text()),
    }
}
