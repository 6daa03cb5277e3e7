//! What every page promises before any room exists: languages, errors in words, sessions, safe headers.

#![cfg(test)]

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Extensions, Request, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use store::migrate::{Room, STORE};
use tokio::sync::Notify;
use tower::ServiceExt as _;
use web::access::{Over, Role, Scope, grant};
use web::panels::Panels;
use web::testing::{MONDAY, Site, on_each_site};
use web::{App, Error, Fields, PersonId, Problem, Problems, Visit, WEB, session};

const ROOMS: &[Room] = &[STORE, WEB];

web::permissions! {
    /// Opens the door in these tests.
    OPEN_DOOR = "test.open-door": Organiser;
}

async fn door(visit: Visit) -> Result<Response, Error> {
    visit.ctx.may(OPEN_DOOR, &Scope::Anywhere)?;
    Ok(visit.json(&visit.ctx.name()))
}

async fn form(_visit: Visit, fields: Fields) -> Result<String, Error> {
    let mut read = fields.reader();
    let (name, age) = (read.text("name", 1..=5), read.number("age", 16..=99));
    read.finish()?;
    Ok(format!("{name} {age}"))
}

async fn once(visit: Visit, fields: Fields) -> Result<Response, Error> {
    let href = visit.write_once(fields.once(), |_, ctx| Ok(format!("/made/{}", ctx.token()))).await?;
    Ok(visit.see_other(&href))
}

async fn broken() -> Result<String, Error> {
    Err(Error::broken("secret detail"))
}

async fn panics() -> String {
    panic!("secret panic")
}

/// Writes something, and is held up before what comes after it.
async fn slow(State(gate): State<Arc<Gate>>) -> String {
    gate.begun.notify_one();
    gate.go_on.notified().await;
    gate.finished.notify_one();
    "done".to_owned()
}

#[derive(Default)]
struct Gate {
    begun: Notify,
    go_on: Notify,
    finished: Notify,
}

#[test]
fn what_was_begun_is_finished_though_the_browser_hangs_up() {
    with_site(|site| {
        let gate = Arc::new(Gate::default());
        let slow = post(slow).with_state(gate.clone());
        let house = web::site(site.app.clone(), Router::new().route("/slow", slow));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let request =
                Request::post("/slow").header("sec-fetch-site", "same-origin").body(Body::empty()).unwrap();
            tokio::select! {
                _ = house.oneshot(request) => panic!("it is held up"),
                () = gate.begun.notified() => {} // The browser is gone: nobody asks for the answer any more.
            }
            gate.go_on.notify_one();
            let finished = tokio::time::timeout(Duration::from_secs(20), gate.finished.notified()).await;
            assert!(finished.is_ok(), "it was dropped with the connection");
        });
    });
}

fn rooms() -> Router<App> {
    Router::new()
        .route("/door", get(door))
        .route("/form", post(form))
        .route("/once", post(once))
        .route("/broken", get(broken))
        .route("/panics", get(panics))
}

fn with_site(story: impl Fn(&Site)) {
    let parts = || (rooms(), Panels::default(), Extensions::default());
    on_each_site(ROOMS, parts, |site| story(&site));
}

fn organiser(site: &Site) -> PersonId {
    site.scene(|tx, ctx| {
        let person: PersonId = store::Witness::id(ctx);
        grant(tx, ctx, &person, Role::Organiser, &Over::Organisation("/p/".into()), "og_1")?;
        Ok(person)
    })
}

#[test]
fn an_unknown_page_says_so_in_the_readers_language() {
    with_site(|site| {
        let answer = site.visitor().get("/nowhere");
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.visible().contains("没有这个页面"), "{}", answer.body);
        let answer = site.visitor().with_cookie("lang", "en").get("/nowhere");
        assert!(answer.visible().contains("There is no such page"));
    });
}

#[test]
fn a_stranger_is_led_to_sign_in_and_an_organiser_walks_through() {
    with_site(|site| {
        let answer = site.visitor().get("/door?a=1");
        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, "/sign-in?back=%2Fdoor%3Fa%3D1")
        );
        let person = organiser(site);
        let mut visitor = site.visitor_as(&person, "王敏");
        assert_eq!(visitor.get("/door").body, "\"王敏\"");
        let trainee = site.scene(|_, ctx| Ok(store::Witness::id::<PersonId>(ctx)));
        assert_eq!(site.visitor_as(&trainee, "李强").get("/door").status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn an_idle_or_ended_session_is_nobody() {
    with_site(|site| {
        let person = organiser(site);
        let mut visitor = site.visitor_as(&person, "王敏");
        assert_eq!(visitor.get("/door").status, StatusCode::OK);
        let (who, now) = (person.clone(), MONDAY);
        let known = site.scene(move |tx, _| Ok(session::of_person(tx, &who, now)?));
        assert_eq!(known.len(), 1);
        let (who, id) = (person.clone(), known[0].id.clone());
        assert!(site.scene(move |tx, ctx| Ok(session::end(tx, &who, &id, ctx.now)?)));
        assert_eq!(visitor.get("/door").status, StatusCode::SEE_OTHER);
        let mut visitor = site.visitor_as(&person, "王敏");
        site.clock.advance(session::Kind::Link.idle() + 1);
        assert_eq!(visitor.get("/door").status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn bad_fields_are_named_and_nothing_is_a_server_error() {
    with_site(|site| {
        let mut visitor = site.visitor();
        let answer = visitor.post("/form", &[("name", "很长很长的名字"), ("age", "七")]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.visible().contains("最多 5 个字") && answer.visible().contains("整数"));
        assert_eq!(visitor.post("/form", &[("name", "𠮷"), ("age", "20")]).body, "𠮷 20");
        let huge = "长".repeat(4_000_000);
        assert_eq!(visitor.post("/form", &[("name", &huge)]).status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(
            visitor.post("/form", &[("name", "a\u{7}b"), ("age", "20")]).status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    });
}

#[test]
fn a_form_sent_twice_acts_once() {
    with_site(|site| {
        let mut visitor = site.visitor();
        let first = visitor.post("/once", &[("once", "k1")]);
        let again = visitor.post("/once", &[("once", "k1")]);
        assert_eq!(first.location, again.location);
        assert_ne!(first.location, visitor.post("/once", &[("once", "k2")]).location);
    });
}

#[test]
fn a_defect_shows_a_number_and_nothing_else() {
    with_site(|site| {
        for path in ["/broken", "/panics"] {
            let answer = site.visitor().get(path);
            assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            assert!(!answer.body.contains("secret"));
            assert!(answer.visible().contains("出错编号"));
        }
    });
}

#[test]
fn health_metrics_and_assets_answer() {
    with_site(|site| {
        assert_eq!(site.visitor().get("/healthz").body, "ok\n");
        assert!(site.visitor().get("/metrics").body.contains("gongfang_http_requests"));
        assert_eq!(site.visitor().get(&site.app.assets.css).status, StatusCode::OK);
        assert_eq!(site.visitor().get("/assets/../Cargo.toml").status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn problems_speak_both_languages() {
    for problem in [
        Problem::Missing,
        Problem::TooLong { most: 3 },
        Problem::TooShort { least: 2 },
        Problem::OutOfRange { least: 1, most: 9 },
        Problem::NotADate,
    ] {
        assert_ne!(problem.words(web::Lang::Zh), problem.words(web::Lang::En));
    }
    assert_eq!(Problems::at("a", Problem::Missing).0.len(), 1);
}
